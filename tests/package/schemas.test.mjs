// Two describe the form of the rules: the schemas in rules/, for editors, and the tables of src/text/format.h, for the
// engine. Neither may let through what the other's reader would trip over.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv/dist/2020.js'
import { loadEngine } from '../../web/dist/engine.js'
import { folder, native, small } from '../engine/support.mjs'

const rules = fileURLToPath(new URL('../../rules', import.meta.url))
const readJson = (...path) => JSON.parse(readFileSync(join(rules, ...path), 'utf8'))
const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true })
const schemas = {
  protocol: ajv.compile(readJson('protocol.schema.json')),
  words: ajv.compile(readJson('words.schema.json')),
}
const engine = await loadEngine({ kind: 'wasm' })

/** The codes the engine has for this data; none when it opens. */
function codes(data) {
  try {
    engine.open(data)
    return []
  } catch (error) {
    return error.problems.map(({ code }) => code)
  }
}

// Codes of problems that take a view of the whole, which a schema lacks. A finding on a question that is not there may be told as
// one on the wrong kind of question as well.
const meaning = new Set([
  'unknown-id',
  'duplicate-id',
  'cycle',
  'unknown-option',
  'no-default',
  'bad-count',
  'missing-word',
  'unknown-word',
  'bad-order',
  'bad-range',
  'never-asked',
  'missing-placeholder',
  'unknown-placeholder',
])
/** The small protocol with what few protocols need: screens of several questions, rows, details, words for somebody else. */
function whole() {
  const all = small()
  const { protocol, words } = all
  const byId = (list, id) => list.find((item) => item.id === id)
  const signs = byId(protocol.questions, 'signs')
  protocol.screens = ['signs', ['heat', 'hurt'], 'where', 'later']
  signs.rows = true
  delete signs.sensitive
  signs.options[0].sensitive = true
  byId(protocol.questions, 'where').detail = true
  byId(protocol.rules, 'two-signs').declined = 'call'
  for (const id of ['tell', 'phone']) byId(protocol.actions, id).excludes = ['go']
  const { en } = words
  Object.assign(en.questions.signs.options.numb, { findings: ['numb', 'asleep'], together: 'One feeling.' })
  Object.assign(en.questions.signs.options.weak, { findings: ['weak'] })
  en.questions.signs.other = {
    ask: 'Any of these in them?',
    options: { numb: { label: 'Numb', sign: 'they are numb' } },
  }
  en.dispositions.call.other = { heading: 'Call for them', text: ['Call.'] }
  en.actions.go.other = { label: 'Take them', text: ['There.'] }
  return all
}
const ofForm = (codes) => !codes.includes('unknown-id') && codes.some((code) => !meaning.has(code))

// Where the schemas are stricter than the engine: what a page never reads or can live with. `redflag check` is as strict.
const stricter = {
  protocol: {
    'a version of three numbers': /^\/version is (no words|a sentence|an id)$/,
    'intended use, for people': /^\/intendedUse/,
    'floors, which decide nothing': /^\/floors/,
    'sources, for people': /\/sources(\/\*)? is|\/sources stands twice/,
    'decisions, for people': /\/decisions(\/\*)? is|\/decisions stands twice/,
    'actions that are none, or the same twice':
      /^\/((dispositions|rules)\/\*\/actions|actions\/\*\/excludes)( is no items|\/\* is missing| stands twice)$/,
    'a screen twice': /^\/screens(\/\*)? stands twice$/,
    'what a question or an action of this kind needs': /\/(unit|min|max|phone) is (missing|no words)$/,
    'whom to call': /\/phone is (a sentence|an id)$/,
    'options to find that are none, or the same twice': /\/is( is no items|\/\* is missing| stands twice)$/,
  },
  words: {
    'the name of the language': /^\/(lang is (a sentence|an id))$/,
    'words that no page shows': /^\/ui\/(loading|check-all|book|come-back-if)/,
    'words for somebody else, which stand in place of others': /\/other/,
    'a finding twice': /\/findings stands twice$/,
  },
}

// Every way a value may be of the wrong form.
const wrongs = {
  null: null,
  true: true,
  'a number': 7,
  'a fraction': -1.5,
  'no words': '',
  'a sentence': 'Not An Id',
  'an id': 'x',
  'no items': [],
  'no members': {},
  'a list in a list': [[]],
  'a list of null': [null],
  'an object': { x: 1 },
}

/** Every value of a tree with the way to it. */
function* places(value, way = []) {
  yield [way, value]
  if (value !== null && typeof value === 'object')
    for (const key of Object.keys(value)) yield* places(value[key], [...way, key])
}

const at = (root, way) => way.reduce((value, key) => value[key], root)

/** The tree with something at `way` put wrong, once for every way of doing so. */
function* variants(root) {
  for (const [way, value] of places(root)) {
    const change = (work) => {
      const copy = structuredClone({ root })
      work(at(copy, ['root', ...way.slice(0, -1)].slice(0, way.length ? undefined : 0)), way.at(-1) ?? 'root')
      return copy.root
    }
    const name = '/' + way.map((key) => (/^\d+$/.test(key) ? '*' : key)).join('/')
    for (const [wrong, replacement] of Object.entries(wrongs))
      yield [name, `is ${wrong}`, change((parent, key) => (parent[key] = structuredClone(replacement)))]
    if (way.length)
      yield [
        name,
        'is missing',
        change((parent, key) => (Array.isArray(parent) ? parent.splice(key, 1) : delete parent[key])),
      ]
    if (Array.isArray(value))
      yield [name, 'stands twice', change((parent, key) => parent[key].push(structuredClone(parent[key][0])))]
    else if (value !== null && typeof value === 'object')
      yield [name, 'has one more member', change((parent, key) => (parent[key].surprise = 'x'))]
  }
}
/** Each variant of the small protocol, or of its words, with both verdicts. */
function* verdicts(part) {
  const { protocol, words } = whole()
  for (const [name, mistake, value] of variants(part === 'protocol' ? protocol : words.en)) {
    const data = part === 'protocol' ? { protocol: value } : { protocol, words: { en: value } }
    yield { name: `${name} ${mistake}`, value, schema: schemas[part](value), engine: codes(data) }
  }
}

const complaints = ({ errors }) =>
  (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`).join('\n')

for (const complaint of readdirSync(rules, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const { name } = complaint
  test(`rules/${name}/protocol.json is what its schema says`, () => {
    assert.ok(schemas.protocol(readJson(name, 'protocol.json')), complaints(schemas.protocol))
  })
  for (const file of readdirSync(join(rules, name, 'words'))) {
    test(`rules/${name}/words/${file} is what its schema says`, () => {
      assert.ok(schemas.words(readJson(name, 'words', file)), complaints(schemas.words))
    })
  }
}

test('the small protocol is good for both', () => {
  const { protocol, words } = whole()
  assert.ok(schemas.protocol(protocol), complaints(schemas.protocol))
  assert.ok(schemas.words(words.en), complaints(schemas.words))
  assert.deepEqual(codes(whole()), [])
})

for (const part of ['protocol', 'words']) {
  test(`${part}: what the engine refuses for its form, the schema refuses`, () => {
    let refused = 0
    for (const { name, schema, engine } of verdicts(part)) {
      if (!ofForm(engine)) continue
      refused++
      assert.ok(!schema, `${name}: the engine says ${engine}, the schema nothing`)
    }
    assert.ok(refused > 300, `only ${refused} variants were refused`)
  })

  test(`${part}: what the schema refuses, the engine refuses, but for what is listed here`, () => {
    const used = new Set()
    for (const { name, schema, engine } of verdicts(part)) {
      if (schema || engine.length) continue
      const reason = Object.keys(stricter[part]).find((reason) => stricter[part][reason].test(name))
      assert.ok(reason, `${name}: the schema refuses it and the engine opens it`)
      used.add(reason)
    }
    assert.deepEqual([...used].sort(), Object.keys(stricter[part]).sort(), 'the list is longer than the difference')
  })

  test(`${part}: what the schema refuses and the engine opens, redflag check refuses`, (context) => {
    const { protocol, words } = whole()
    const [checked, missed] = [new Set(), []]
    for (const { name, value, schema, engine } of verdicts(part)) {
      // One of each kind: every check starts a process.
      const kind = name
        .replace(/^\/ui\/[^ ]*/, '/ui/…')
        .replace(/^\/(questions|dispositions|actions)\/[^* ]+\//, '/$1/…/')
      if (schema || engine.length || checked.has(kind)) continue
      checked.add(kind)
      const files =
        part === 'protocol'
          ? { 'protocol.json': value, 'words/en.json': words.en }
          : { 'protocol.json': protocol, 'words/en.json': value }
      const { stdout } = native(['check', folder(context, files), '--json'])
      const problems = JSON.parse(stdout).problems.filter(({ file }) =>
        file.endsWith(Object.keys(files)[part === 'protocol' ? 0 : 1]),
      )
      if (problems.length === 0) missed.push(name)
    }
    assert.deepEqual(missed, [], 'redflag check finds nothing in these')
    assert.ok(checked.size > 10)
  })
}

test('redflag check finds nothing in the form of the small protocol', (context) => {
  const { protocol, words } = whole()
  // That it is one of all the options there are says nothing, which the check tells.
  protocol.rules.find(({ id }) => id === 'hurt-and-hot').when.all[1].any[1].not.is = ['low']
  const { stdout } = native([
    'check',
    folder(context, { 'protocol.json': protocol, 'words/en.json': words.en }),
    '--json',
  ])
  const found = JSON.parse(stdout).problems.filter(({ file }) => /protocol\.json|words/.test(file))
  assert.deepEqual(
    found.map(({ code, pointer }) => `${code} ${pointer}`),
    [],
  )
})
