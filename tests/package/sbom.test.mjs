// The bills of materials that `./dev pack` writes: in CycloneDX's form, of what ships, and of what builds it.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv'
import formats from 'ajv-formats'

const top = fileURLToPath(new URL('../..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(top, 'web/package.json'), 'utf8'))
const make = () => {
  const folder = mkdtempSync(join(tmpdir(), 'redflag-bill-'))
  after(() => rmSync(folder, { recursive: true }))
  execFileSync(process.execPath, [join(top, 'web/tools/sbom.mjs'), folder])
  const text = (kind) => readFileSync(join(folder, `redflag-triage-${version}${kind}.cdx.json`), 'utf8')
  return { ships: text(''), builds: text('.build') }
}
const texts = make()
const ships = JSON.parse(texts.ships)
const builds = JSON.parse(texts.builds)
const purls = new Set(builds.components.map(({ purl }) => purl))

/** As the library has it, which checks the same with more packages. */
const schema = (name) =>
  JSON.parse(
    readFileSync(join(top, `tests/node_modules/@cyclonedx/cyclonedx-library/res/schema/${name}.SNAPSHOT.schema.json`)),
  )

test('both hold to the schema of CycloneDX 1.6, and a bill that does not is found', () => {
  const ajv = formats(new Ajv({ strict: false }))
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs'])
    ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`)
  for (const format of ['idn-email', 'iri-reference']) ajv.addFormat(format, true)
  const holds = ajv.compile(schema('bom-1.6'))
  for (const bill of [ships, builds]) assert.ok(holds(bill), JSON.stringify(holds.errors))
  assert.equal(holds(JSON.parse(texts.ships.replace('"library"', '"libary"'))), false)
})

test('they say of the same machine the same, byte for byte', () => {
  assert.deepEqual(make(), texts)
})

test('what ships depends on no package, and names the work of others that is in it, as the notice does', () => {
  assert.equal(ships.metadata.component.purl, `pkg:npm/redflag-triage@${version}`)
  assert.deepEqual(
    ships.components.filter(({ purl }) => purl),
    [],
  )
  const notice = readFileSync(join(top, 'web/NOTICE.md'), 'utf8')
  assert.ok(ships.components.length > 2)
  for (const { name } of ships.components) assert.match(notice, new RegExp(name.split('-')[0], 'i'))
})

test('what builds it names every package of every lock file, with its hash', () => {
  const folders = [
    'tests',
    'tests/tools/node',
    'tests/tools/closure',
    'tests/tools/fhir',
    'tests/frameworks',
    'tests/bench/page',
    'tests/oldest',
    'tests/bench/peers',
  ]
  for (const folder of folders) {
    const { packages } = JSON.parse(readFileSync(join(top, folder, 'package-lock.json'), 'utf8'))
    for (const [path, { name, version }] of Object.entries(packages)) {
      const full = name ?? path.split('node_modules/').at(-1)
      if (path) assert.ok(purls.has(`pkg:npm/${full.replace('@', '%40')}@${version}`), `${folder}: ${path}`)
    }
  }
  const npm = builds.components.filter(({ purl }) => purl.startsWith('pkg:npm/'))
  assert.ok(npm.every(({ hashes }) => /^[0-9a-f]{128}$/.test(hashes[0].content)))
})

test('and every Debian package that the set-up installs', () => {
  const setup = readFileSync(join(top, 'tests/tools/setup.sh'), 'utf8')
  const rows = setup.split("packages='")[1].split("'")[0].trim().split('\n')
  assert.ok(rows.length > 10)
  for (const row of rows) {
    const name = row.trim().split(/\s+/).at(-1)
    const found = [...purls].some(
      (purl) =>
        purl === `pkg:deb/debian/${name.replaceAll('+', '%2B')}` ||
        purl.startsWith(`pkg:deb/debian/${name.replaceAll('+', '%2B')}@`),
    )
    assert.ok(found, name)
  }
})
