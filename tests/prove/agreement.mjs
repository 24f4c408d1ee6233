// The failures that the solver and the enumerator each find, in one form: {property: [ids]}.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { redflag, tool } from '../cli/redflag.mjs'
import { statusOf } from './support.mjs'

const enumerator = join(dirname(tool), 'redflag_exhaust')
if (!existsSync(enumerator)) throw new Error('build/release/redflag_exhaust is missing: run ./dev build release')

const sorted = (ids) => [...new Set(ids)].sort()
const byProperty = (entries) => Object.fromEntries(entries.filter(([, ids]) => ids.length > 0))

/** By trying every state; with `parts` only those of parts of that size. */
export function enumerated(dir, parts) {
  const options = parts === undefined ? [dir] : [dir, '--parts', String(parts)]
  const { status, stdout, stderr } = spawnSync(enumerator, options, { encoding: 'utf8', maxBuffer: 1 << 28 })
  assert.equal(stderr, '')
  const result = JSON.parse(stdout)
  const broken = byProperty(
    result.properties.map(({ property, broken: failures }) => [property, sorted(Object.keys(failures))]),
  )
  assert.equal(status, Object.keys(broken).length > 0 ? 1 : 0)
  return { ...result, broken }
}

/** By Z3. */
export function proven(dir) {
  const { status, stdout, stderr } = redflag(['prove', dir, '--json'])
  assert.equal(stderr, '')
  const result = JSON.parse(stdout)
  const broken = byProperty(
    result.properties.map(({ id, failures }) => [id, sorted(failures.map(({ of: subject }) => subject))]),
  )
  assert.equal(result.holds, Object.keys(broken).length === 0)
  assert.equal(status, statusOf(result))
  return { ...result, broken }
}
