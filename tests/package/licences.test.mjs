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
const FREE = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'MIT-0', 'MPL-2.0']
const parts = (expression) => expression.replace(/[()]/g, '').split(/ (?:AND|OR) /)

/** Of data about browsers and CSS, of a parser and of images: they run while a page of a test is built, and nothing of them is in it. */
const RUN = ['CC-BY-4.0', 'CC0-1.0', 'LGPL-3.0-or-later', 'Python-2.0']

/**
 * Named by their packages only as "see LICENSE.md", and read: the terms of the US National Library of Medicine, which are those of
 * BSD-3-Clause with the owner's notice to keep. By the SHA-256 of what was read; they only run tests.
 */
const READ = {
  'node_modules/fhirpath': 'e3845fb19fe87896d697d9f350e90ad1c00255ffbf2882d843d3009e589a4dac',
  'node_modules/lforms': '97778f0922d2f5b95be265e1cbdc2ea8179d65be46b54067bb275412af7dd619',
}

const locks = {
  // Of mdn-data, in jsdom.
  tests: [...FREE, 'CC0-1.0'],
  'tests/frameworks': [...FREE, ...RUN],
  'tests/oldest': FREE,
  'tests/tools/fhir': FREE,
  'tests/tools/closure': FREE,
  'tests/bench/page': FREE,
  'tests/bench/peers': FREE,
}
for (const [lock, free] of Object.entries(locks)) {
  const packages = Object.entries(readJson(`${lock}/package-lock.json`).packages).filter(([path]) => path)

  test(`${lock}: every pinned package names a licence that is free`, () => {
    assert.ok(packages.length > 0)
    const read = (path) => lock === 'tests/tools/fhir' && path in READ
    const unfree = packages.filter(
      ([path, { license }]) => !read(path) && (!license || !parts(license).every((licence) => free.includes(licence))),
    )
    assert.deepEqual(
      unfree.map(([path, { license }]) => `${path}: ${license}`),
      [],
    )
  })

  test(`${lock}: every pinned package is held to its bytes, and to no host`, () => {
    const loose = packages.filter(([, { integrity, resolved }]) => resolved || !/^sha512-/.test(integrity ?? ''))
    assert.deepEqual(loose, [])
  })

  test(`${lock}: every pinned package finds what it asks for, optional or not, or npm ci refuses the whole`, () => {
    const all = Object.fromEntries(packages)
    /** In its own folder, or in that of whoever it stands in. */
    const found = (path, name) =>
      `${path}/node_modules/${name}` in all ||
      (path.includes('/node_modules/')
        ? found(path.slice(0, path.lastIndexOf('/node_modules/')), name)
        : `node_modules/${name}` in all)
    const missing = packages.flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !found(path, name))
        .map((name) => `${path}: ${name}`),
    )
    assert.deepEqual(missing, [])
  })
}

test('a licence that was read is still the one that was read', () => {
  for (const [path, wanted] of Object.entries(READ)) {
    const text = readFileSync(join(top, 'tests/tools/fhir', path, 'LICENSE.md'))
    assert.equal(createHash('sha256').update(text).digest('hex'), wanted, path)
  }
})

test('the package itself depends on nothing', () => {
  const manifest = readJson('web/package.json')
  for (const key of ['dependencies', 'peerDependencies', 'optionalDependencies']) assert.equal(manifest[key], undefined)
})
