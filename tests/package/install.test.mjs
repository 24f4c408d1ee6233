import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { files, home, installed, run, top } from './installed.mjs'

const read = (path) => readFileSync(join(installed, path), 'utf8')
const manifest = JSON.parse(read('package.json'))

test('the tarball holds the modules, their types, the licence, the readme and the changelog, and nothing else', () => {
  assert.deepEqual(files, [
    'CHANGELOG.md',
    'LICENSE',
    'NOTICE.md',
    'README.md',
    'dist/element.js',
    'dist/engine-js.js',
    'dist/engine.js',
    'dist/integrity.json',
    'dist/redflag.en.js',
    'dist/redflag.es.js',
    'dist/redflag.js',
    'dist/rules/back-pain.certificate.json',
    'dist/rules/back-pain.js',
    'dist/testing.js',
    'package.json',
    'src/element.d.ts',
    'src/engine.d.ts',
    'src/rules.d.ts',
    'src/testing.d.ts',
    'src/types.d.ts',
  ])
})

test('the licence, the readme and the changelog are those of the project', () => {
  for (const name of ['LICENSE', 'README.md', 'CHANGELOG.md'])
    assert.equal(read(name), readFileSync(join(top, name), 'utf8'))
})

test('no file tells of the machine that made it', () => {
  const own = [top.replace(/\/$/, ''), homedir()]
    .filter((folder) => folder.length > 3)
    .map((folder) => new RegExp(`(?<![\\w.])${folder.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`))
  for (const path of files) {
    const text = read(path)
    for (const folder of own) assert.doesNotMatch(text, folder, path)
    const found = text.match(
      /(?<![\w.])\/(?:home|root|work|tmp|usr|Users|mnt|opt|build|emsdk)\/[\w.-]+|[A-Z]:\\\\\w+|file:\/\/\/|sourceMappingURL|registry\.\w+/,
    )
    assert.equal(found, null, `${path} holds ${found}`)
  }
})

test('the package depends on nothing and runs nothing when it is installed', () => {
  for (const key of [
    'dependencies',
    'peerDependencies',
    'optionalDependencies',
    'bundledDependencies',
    'scripts',
    'bin',
  ])
    assert.equal(manifest[key], undefined, key)
  assert.deepEqual(
    readdirSync(join(home, 'node_modules')).filter((name) => !name.startsWith('.')),
    ['redflag-triage'],
  )
  for (const path of files.filter((name) => name.endsWith('.js'))) {
    const wanted = [
      ...read(path).matchAll(/\}\s*from\s*["']([^"']+)["']|\bimport\s*\(?\s*["']([^"']+)["']\)?;?|\brequire\(/g),
    ]
    for (const [whole, from, imported] of wanted)
      assert.match(from ?? imported ?? whole, /^\.\/engine(-js)?\.js$/, path)
  }
})

/** Is this the file, or one of the files, that package.json names so? */
const matches = (name, path) => {
  const [before, after] = path.replace('./', '').split('*')
  return after === undefined ? name === before : name.startsWith(before) && name.endsWith(after)
}

test('everything that package.json names is there', () => {
  assert.equal(manifest.name, 'redflag-triage')
  assert.match(manifest.version, /^\d+\.\d+\.\d+$/)
  assert.equal(manifest.license, 'MIT')
  const named = Object.values(manifest.exports).flatMap((value) =>
    typeof value === 'string' ? [value] : Object.values(value),
  )
  for (const path of [...named, ...manifest.sideEffects])
    assert.ok(
      files.some((name) => matches(name, path)),
      path,
    )
})

test('the integrity that is told is that of the file', async () => {
  const { createHash } = await import('node:crypto')
  const told = JSON.parse(read('dist/integrity.json'))
  assert.ok(told['redflag.js'])
  for (const [name, value] of Object.entries(told)) {
    const hash = createHash('sha384')
      .update(readFileSync(join(installed, 'dist', name)))
      .digest('base64')
    assert.equal(value, `sha384-${hash}`, name)
  }
})

const begin = `
  import { loadEngine, RedflagError } from 'redflag-triage/engine'
  import backPain from 'redflag-triage/rules/back-pain'
`

for (const kind of ['wasm', 'js']) {
  test(`${kind}, from the tarball: a patient with a red flag, one without, and a wrong answer`, () => {
    const told = run(`${begin}
      const triage = (await loadEngine({ kind: '${kind}' })).open(backPain)
      const told = [triage.step({}).screen]
      const { kind, disposition, booking, text } = triage.step({ 'emergency-signs': [], 'nerve-signs': ['lost-control'], 'nerve-same': [] }, { lang: 'en-GB' })
      told.push(kind, disposition, booking, text.heading, text.because)
      const calm = { 'emergency-signs': [], 'nerve-signs': [], age: 40, 'illness-signs': [], history: [], events: [], 'daily-life': 'hardly' }
      told.push(triage.step(calm).disposition, triage.step(calm).booking, triage.assessMany([calm, {}]).map((one) => one.disposition))
      try {
        triage.step({ age: 'old' })
      } catch (error) {
        told.push(error instanceof RedflagError, error.code, error.path)
      }
      console.log(JSON.stringify(told))`)
    assert.deepEqual(JSON.parse(told), [
      'emergency-signs',
      ...[
        'guidance',
        'emergency-room',
        'closed',
        'Go to an emergency room now',
        ['leaking pee or poop, or not feeling it'],
      ],
      ...['self-care', 'open', ['self-care', 'emergency-room']],
      ...[true, 'wrong-type', '/age'],
    ])
  })
}

test('from the tarball: a protocol that is broken is refused with all its problems', () => {
  const told = run(`${begin}
    const protocol = structuredClone(backPain.protocol)
    protocol.screens = []
    protocol.rules[0].then = 'nowhere'
    try {
      (await loadEngine()).open({ ...backPain, protocol })
    } catch ({ name, code, problems }) {
      console.log(JSON.stringify([name, code, problems.map((problem) => problem.code + ' ' + problem.path)]))
    }`)
  assert.deepEqual(JSON.parse(told), [
    'RedflagError',
    'empty',
    ['empty protocol.json:/screens', 'unknown-id protocol.json:/rules/0/then'],
  ])
})

test('from the tarball: the element can be imported on a server, with its rules or without', () => {
  const told = run(`
    import * as ready from 'redflag-triage'
    import * as element from 'redflag-triage/element'
    element.RedflagTriage.define()
    console.log(JSON.stringify([Object.keys(ready), Object.keys(ready.RedflagTriage.protocols), Object.keys(element), Object.keys(element.RedflagTriage.protocols)]))`)
  assert.deepEqual(JSON.parse(told), [['RedflagTriage'], ['back-pain'], ['RedflagTriage'], []])
})

test('from the tarball: nothing but the named doors opens', () => {
  for (const door of [
    'redflag-triage/dist/engine.js',
    'redflag-triage/src/engine.js',
    'redflag-triage/rules/knee-pain',
  ])
    assert.throws(() => run(`import '${door}'`), /ERR_PACKAGE_PATH_NOT_EXPORTED|ERR_MODULE_NOT_FOUND/, door)
  assert.equal(
    run(`import manifest from 'redflag-triage/package.json' with { type: 'json' }\nconsole.log(manifest.name)`).trim(),
    'redflag-triage',
  )
})

test('from the tarball: the rules are those of the repository', () => {
  const { protocol, words, sources, review } = JSON.parse(
    run(`import data from 'redflag-triage/rules/back-pain'\nconsole.log(JSON.stringify(data))`),
  )
  const file = (name) => JSON.parse(readFileSync(join(top, 'rules/back-pain', name), 'utf8'))
  assert.deepEqual(protocol, file('protocol.json'))
  assert.deepEqual(words.en, file('words/en.json'))
  assert.deepEqual(review, file('review.json'))
  assert.deepEqual(
    sources.map(({ id }) => id),
    file('sources.json').sources.map(({ id }) => id),
  )
})
