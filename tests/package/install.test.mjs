import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, posix } from 'node:path'
import { test } from 'node:test'
import { files, home, installed, run, top } from './installed.mjs'

const read = (path) => readFileSync(join(installed, path), 'utf8')
const manifest = JSON.parse(read('package.json'))

const scripts = [
  ...['element', 'engine', 'redflag.global', 'react', 'register', 'testing'],
  ...['redflag', 'redflag.first', 'redflag.rest'].flatMap((name) => [name, `${name}.en`, `${name}.es`]),
  ...['engine-js', 'rules/back-pain'],
]
/** Scripts that a tool generated have no source map. */
const mapped = scripts.filter((name) => !['engine-js', 'rules/back-pain'].includes(name))
const frameworks = ['preact', 'react', 'solid', 'svelte', 'vue']
const guides = ['csp', 'frameworks', 'privacy', 'protocol', 'recipes', 'server', 'theming']
const doors = [
  'element',
  'engine',
  'react',
  'testing',
  'rules/back-pain',
  'jsx',
  ...frameworks.map((name) => `jsx/${name}`),
]

test('the tarball holds the modules, their maps and types, what editors read, the documents, and nothing else', () => {
  assert.deepEqual(
    files,
    [
      ...['CHANGELOG.md', 'LICENSE', 'NOTICE.md', 'README.md', 'package.json'],
      ...guides.map((name) => `docs/${name}.md`),
      ...scripts.map((name) => `dist/${name}.js`),
      ...mapped.map((name) => `dist/${name}.js.map`),
      ...['custom-elements', 'html-custom-data', 'integrity', 'web-types', 'rules/back-pain.certificate'].map(
        (name) => `dist/${name}.json`,
      ),
      ...['jsx', 'rules/back-pain'].map((name) => `dist/${name}.d.ts`),
      ...['element', 'engine', 'engine-js', 'global', 'react', 'rules', 'testing', 'types'].map(
        (name) => `src/${name}.d.ts`,
      ),
      ...frameworks.map((name) => `src/jsx/${name}.d.ts`),
      ...doors.map((name) => `${name}/package.json`),
    ].sort(),
  )
})

test('the licence and the changelog are those of the project, and the readme is its own', () => {
  for (const name of ['LICENSE', 'CHANGELOG.md']) assert.equal(read(name), readFileSync(join(top, name), 'utf8'))
  assert.match(read('README.md'), /^# redflag-triage\n/)
})

test('no file tells of the machine that made it', () => {
  const own = [top.replace(/\/$/, ''), homedir()]
    .filter((folder) => folder.length > 3)
    .map((folder) => new RegExp(`(?<![\\w.])${folder.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`))
  for (const path of files) {
    const text = read(path)
    for (const folder of own) assert.doesNotMatch(text, folder, path)
    const found = text.match(
      /(?<![\w.])\/(?:home|root|work|tmp|usr|Users|mnt|opt|build|emsdk)\/[\w.-]+|[A-Z]:\\\\\w+|file:\/\/\/|registry\.\w+\.\w+/,
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
      assert.match(
        from ?? imported ?? whole,
        path === 'dist/react.js'
          ? /^(react|\.\/register\.js)$/
          : /^\.\/(engine(-js)?|element|rules\/back-pain|redflag\.rest(\.\w+)?)\.js$/,
        path,
      )
  }
})

/** Is this the file, or one of the files, that package.json names so? */
const matches = (name, path) => {
  const [before, after] = path.replace('./', '').split('*')
  return after === undefined ? name === before : name.startsWith(before) && name.endsWith(after)
}

test('everything that package.json names is there, for readers of exports and for others', () => {
  assert.equal(manifest.name, 'redflag-triage')
  assert.match(manifest.version, /^\d+\.\d+\.\d+$/)
  assert.equal(manifest.license, 'MIT')
  const named = Object.values(manifest.exports).flatMap((value) =>
    typeof value === 'string' ? [value] : Object.values(value),
  )
  const { main, module, types, unpkg, jsdelivr, customElements } = manifest
  named.push(main, module, types, unpkg, jsdelivr, customElements, manifest['web-types'], ...manifest.sideEffects)
  for (const door of doors)
    for (const path of Object.values(JSON.parse(read(`${door}/package.json`)))) named.push(posix.join(door, path))
  for (const path of named)
    assert.ok(
      files.some((name) => matches(name, path)),
      path,
    )
})

test('the integrity of every script is told, and is that of the file', () => {
  const integrity = JSON.parse(read('dist/integrity.json'))
  assert.deepEqual(Object.keys(integrity).sort(), scripts.map((name) => `${name}.js`).sort())
  for (const [name, value] of Object.entries(integrity)) {
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
    const output = run(`${begin}
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
    assert.deepEqual(JSON.parse(output), [
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
  const output = run(`${begin}
    const protocol = structuredClone(backPain.protocol)
    protocol.screens = []
    protocol.rules[0].then = 'nowhere'
    try {
      (await loadEngine()).open({ ...backPain, protocol })
    } catch ({ name, code, problems }) {
      console.log(JSON.stringify([name, code, problems.map((problem) => problem.code + ' ' + problem.path)]))
    }`)
  assert.deepEqual(JSON.parse(output), [
    'RedflagError',
    'empty',
    ['empty protocol.json:/screens', 'unknown-id protocol.json:/rules/0/then'],
  ])
})

test('from the tarball: the element can be imported on a server, with its rules or without', () => {
  const rulesOf = {
    'redflag-triage': ['back-pain'],
    'redflag-triage/redflag.js': ['back-pain'],
    'redflag-triage/element': [],
  }
  for (const [door, rules] of Object.entries(rulesOf)) {
    const output = run(`
      import * as element from '${door}'
      element.RedflagTriage.define()
      console.log(JSON.stringify([Object.keys(element), Object.keys(element.RedflagTriage.protocols)]))`)
    assert.deepEqual(JSON.parse(output), [['RedflagTriage'], rules], door)
  }
})

test('from the tarball: however many doors are imported, there is one class, one engine and one set of rules', () => {
  const output = run(`
    import { RedflagTriage } from 'redflag-triage'
    import * as element from 'redflag-triage/element'
    import backPain from 'redflag-triage/rules/back-pain'
    console.log(RedflagTriage === element.RedflagTriage, RedflagTriage.protocols['back-pain'] === backPain)`)
  assert.equal(output, 'true true\n')
  // The engine stands in one file, which the others import.
  const importing = ['element', 'register'].map((name) => [...read(`dist/${name}.js`).matchAll(/from"([^"]+)"/g)])
  assert.deepEqual(
    importing.map((found) => found.map(([, path]) => path).sort()),
    [['./engine.js'], ['./element.js', './rules/back-pain.js']],
  )
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
