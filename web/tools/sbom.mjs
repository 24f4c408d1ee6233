// `./dev pack`: two bills of materials in build/pack, in CycloneDX's form. What ships is one statement: the package, and the
// work of others that was compiled into it (web/NOTICE.md). What builds and tests it is another: the npm packages of the
// lock files, and the Debian packages that tests/tools/setup.sh installs, in the versions that this machine has.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(new URL('../../tests/package.json', import.meta.url))
const { Enums, Models, Serialize, Spec } = require('@cyclonedx/cyclonedx-library')
const { LicenseFactory } = require('@cyclonedx/cyclonedx-library/Contrib/License').Factories
const { PackageURL } = require('packageurl-js')

const top = fileURLToPath(new URL('../..', import.meta.url))
const read = (path) => readFileSync(join(top, path), 'utf8')
/** A text that names several licences, or an exception, is an expression. */
const licences = new LicenseFactory((text) => {
  if (!/ (OR|AND|WITH) /.test(text)) throw new RangeError(`${text} is no expression`)
})
const { version } = JSON.parse(read('web/package.json'))
const name = 'redflag-triage'

/** @param {string} type of a package URL @param {string} full name, with its scope */
const component = (type, full, { version, licence, hashes, namespace, kind = Enums.ComponentType.Library, scope }) => {
  const [name, group] = full.split('/').reverse()
  const entry = new Models.Component(kind, name, {
    group,
    version,
    scope,
    purl: type && new PackageURL(type, namespace ?? group, name, version).toString(),
    hashes: new Models.HashDictionary(hashes),
    bomRef: `${type ?? 'compiled'}:${full}@${version ?? ''}`,
  })
  if (licence) entry.licenses.add(licences.makeFromString(licence))
  return entry
}

const sha = (algorithm, bytes) => createHash(algorithm).update(bytes).digest('hex')

/** The lock files of the project: whatever npm installs to build, test and measure. */
const LOCKS = [
  'tests',
  'tests/tools/node',
  'tests/tools/closure',
  'tests/tools/fhir',
  'tests/frameworks',
  'tests/oldest',
  'tests/bench/page',
  'tests/bench/peers',
]

const fromNpm = () => {
  const found = new Map()
  for (const folder of LOCKS)
    for (const [path, entry] of Object.entries(JSON.parse(read(`${folder}/package-lock.json`)).packages)) {
      if (!path) continue
      const full = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 13)
      const hashes = [[Enums.HashAlgorithm['SHA-512'], Buffer.from(entry.integrity.slice(7), 'base64').toString('hex')]]
      found.set(
        `${full}@${entry.version}`,
        component('npm', full, { version: entry.version, licence: entry.license, hashes }),
      )
    }
  return [...found.values()]
}

/** The rows of the table in setup.sh: who needs it, what shows that it is there, the package. */
const debianNames = () => {
  const [, table] = /^packages='\n(.*?)^'/ms.exec(read('tests/tools/setup.sh'))
  return [
    ...new Set(
      table
        .trim()
        .split('\n')
        .map((row) => row.trim().split(/\s+/)[2]),
    ),
  ]
}

/** None on a machine without Debian's packages, or where a program came in another way. */
const installed = (name) => {
  try {
    const query = ['--show', '--showformat=${db:Status-Status} ${Version}', name]
    const [status, version] = execFileSync('dpkg-query', query, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).split(' ')
    return status === 'installed' ? version : undefined
  } catch {
    return undefined
  }
}

const fromDebian = () =>
  debianNames().map((full) =>
    component('deb', full, { version: installed(full), namespace: 'debian', kind: Enums.ComponentType.Application }),
  )

/** Parts of these are in the engine, as web/NOTICE.md says. They come with Debian's emscripten and nlohmann-json3-dev. */
const compiled = () =>
  [
    ['nlohmann-json', 'MIT', 'nlohmann-json3-dev'],
    ['emscripten', 'MIT', 'emscripten'],
    ['musl', 'MIT'],
    ['llvm-libcxx', 'Apache-2.0 WITH LLVM-exception'],
  ].map(([full, licence, from]) => component(undefined, full, { licence, version: from && installed(from) }))

/** @param {string} phase @param {any[]} parts */
const bill = (phase, parts) => {
  const itself = component('npm', name, { version, licence: JSON.parse(read('web/package.json')).license })
  const bom = new Models.Bom({ version: 1 })
  bom.metadata.component = itself
  bom.metadata.lifecycles.add(phase)
  for (const part of parts) {
    bom.components.add(part)
    itself.dependencies.add(part.bomRef)
  }
  return new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6)).serialize(bom, {
    sortLists: true,
    space: 2,
  })
}

const target = resolve(process.argv[2] ?? join(top, 'build/pack'))
const files = {
  [`${name}-${version}.cdx.json`]: bill(Enums.LifecyclePhase.PostBuild, compiled()),
  [`${name}-${version}.build.cdx.json`]: bill(Enums.LifecyclePhase.Build, [...fromNpm(), ...fromDebian()]),
}
for (const [file, text] of Object.entries(files)) {
  writeFileSync(join(target, file), text + '\n')
  console.log(`${file}  ${Buffer.byteLength(text) + 1} bytes  sha256 ${sha('sha256', text + '\n')}`)
}
