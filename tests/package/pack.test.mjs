// `./dev pack`: whoever builds the same sources anew gets the same bytes, whatever their clock, and whoever may read their files.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, readdirSync, readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { home, top, files } from './installed.mjs'

const web = join(top, 'web')
const { version } = JSON.parse(readFileSync(join(web, 'package.json'), 'utf8'))
const pack = (from, target) =>
  execFileSync(process.execPath, [join(from, 'tools/pack.mjs'), target], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })

const first = join(home, 'first')
const output = pack(web, first)
const names = [`redflag-triage-${version}.tgz`, `redflag-triage-${version}.zip`]

test('a tarball and a zip, and it tells of each its size and its SHA-256', () => {
  assert.deepEqual(readdirSync(first).sort(), names)
  const lines = names.map((name) => {
    const bytes = readFileSync(join(first, name))
    return `${name}  ${bytes.length} bytes  sha256 ${createHash('sha256').update(bytes).digest('hex')}\n`
  })
  assert.equal(output, lines.join(''))
})

test('the same again, from a copy made at another time, by somebody who lets nobody else read: the same bytes', () => {
  const copy = join(home, 'copy/web')
  cpSync(web, copy, { recursive: true })
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true }).reverse()) {
    const path = join(entry.parentPath, entry.name)
    utimesSync(path, 1e9, 1e9)
    if (entry.isFile()) chmodSync(path, 0o600)
  }
  const again = join(home, 'again')
  assert.equal(pack(copy, again), output)
  for (const name of names) assert.ok(readFileSync(join(first, name)).equals(readFileSync(join(again, name))), name)
})

test('the zip holds what a server serves and people read, as it is in the tarball', () => {
  const unzipped = unzipSync(readFileSync(join(first, names[1])))
  const folder = `redflag-triage-${version}/`
  const wanted = files.filter((path) => /^dist\/.*\.(js|json|map)$|^[A-Z]+(\.md)?$/.test(path))
  assert.deepEqual(Object.keys(unzipped).sort(), wanted.map((path) => folder + path).sort())
  for (const must of [
    'README.md',
    'LICENSE',
    'NOTICE.md',
    'dist/integrity.json',
    'dist/redflag.js',
    'dist/engine-js.js',
  ])
    assert.ok(wanted.includes(must), must)
  for (const path of wanted) assert.ok(readFileSync(join(web, path)).equals(unzipped[folder + path]), path)
})
