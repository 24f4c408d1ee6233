// Nothing that the project is built and tested with may not be used so; what ships holds the work of others only as NOTICE.md says.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const top = fileURLToPath(new URL('../..', import.meta.url))
const readJson = (path) => JSON.parse(readFileSync(join(top, path), 'utf8'))

/** Each may be used, changed and handed on; MPL-2.0, by file, only in what runs the tests. */
const FREE = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'MPL-2.0']
/**
 * Named by their packages only as "see LICENSE.md", and read: the terms of the US National Library of Medicine, which are those of
 * BSD-3-Clause with the owner's notice to keep. By the bytes that were read; they only run tests.
 */
const READ = {
  'node_modules/fhirpath': 'e3845fb19fe87896d697d9f350e90ad1c00255ffbf2882d843d3009e589a4dac',
  'node_modules/lforms': '97778f0922d2f5b95be265e1cbdc2ea8179d65be46b54067bb275412af7dd619',
}
const sha256 = (path) =>
  createHash('sha256')
    .update(readFileSync(join(top, path)))
    .digest('hex')
const parts = (expression) => expression.replace(/[()]/g, '').split(/ (?:AND|OR) /)

test('every pinned package names a licence that is free', () => {
  const packages = Object.entries(readJson('tests/package-lock.json').packages).filter(([path]) => path)
  assert.ok(packages.length > 100)
  const others = packages.filter(
    ([path, { license }]) =>
      !Object.hasOwn(READ, path) && (!license || !parts(license).every((one) => FREE.includes(one))),
  )
  assert.deepEqual(
    others.map(([path, { license }]) => `${path}: ${license}`),
    [],
  )
})

test('a licence that was read is still the one that was read', () => {
  for (const [path, digest] of Object.entries(READ)) assert.equal(sha256(`tests/${path}/LICENSE.md`), digest, path)
})

test('every pinned package is held to its bytes', () => {
  const loose = Object.entries(readJson('tests/package-lock.json').packages).filter(
    ([path, { integrity, link }]) => path && !link && !/^sha512-/.test(integrity ?? ''),
  )
  assert.deepEqual(loose, [])
})

test('the package itself depends on nothing', () => {
  const manifest = readJson('web/package.json')
  for (const key of ['dependencies', 'peerDependencies', 'optionalDependencies']) assert.equal(manifest[key], undefined)
})
