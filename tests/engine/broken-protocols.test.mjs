// A wrong protocol or wrong words: each mistake has its own clear error, the same from every build.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RedflagError } from '../../web/dist/engine.js'
import backPain from '../../web/dist/rules/back-pain.js'
import { mistakes } from './mistakes.mjs'
import { builds, failure, folder, inBoth, native, small, wasm } from './support.mjs'

/** The error of opening this data, which must be the same in both builds. */
const complaint = (data) =>
  inBoth((engine) => {
    const { code, path, message, problems } = failure(() => engine.open(data))
    return { code, path, message, problems }
  })

const spoiled = (spoil) => {
  const data = small()
  return spoil(data) ?? data
}

const matches = (actual, expected) =>
  expected instanceof RegExp ? assert.match(actual, expected) : assert.equal(actual, expected)

test('the small protocol that these tests break is whole', () => {
  for (const engine of builds) assert.equal(engine.open(small()).protocol, 'small')
})

for (const [mistake, [spoil, [code, path, message]]] of Object.entries(mistakes)) {
  test(`${mistake}: ${code}, with its place and how to mend it`, () => {
    const found = complaint(spoiled(spoil))
    assert.equal(found.code, code)
    matches(found.path, path)
    assert.match(found.message, message)
    assert.ok(found.message.length < 200, found.message)
  })

  test(`${mistake}: the native tool tells of it in the same words`, (context) => {
    const data = spoiled(spoil)
    const dir = folder(context, { 'protocol.json': data.protocol, 'words/en.json': data.words.en })
    const { status, stderr } = native(['check', dir])
    assert.equal(status, 1, stderr)
    const lines = new Set(stderr.split('\n'))
    for (const { code, path, message } of complaint(data).problems) {
      const line = `${dir}/${path}: ${code}: ${message}`
      assert.ok(lines.has(line), `redflag check does not say\n${line}\nbut\n${stderr}`)
    }
  })
}

test('no two kinds of mistake share a sentence', () => {
  const kinds = [
    'text that is no JSON',
    'an unknown key',
    'a dangling id',
    'a question that is asked depending on its own answer',
    'a missing word',
    'a duplicate id',
    'an unknown disposition',
    'a wrong type',
    'no screens',
  ]
  const sentences = kinds.map((kind) => complaint(spoiled(mistakes[kind][0])).message)
  assert.equal(new Set(sentences).size, kinds.length)
})

test('several mistakes are told at once, each with its place', () => {
  const data = small()
  data.protocol.rules[0].then = 'nowhere'
  data.protocol.rules[1].colour = 'red'
  data.protocol.questions[1].kind = 7
  data.protocol.screens = []
  const { problems } = complaint(data)
  const reported = problems.map(({ code, path }) => `${code} ${path.replace('protocol.json:', '')}`)
  for (const problem of [
    'empty /screens',
    'wrong-type /questions/1/kind',
    'unknown-id /rules/0/then',
    'unknown-key /rules/1/colour',
  ])
    assert.ok(reported.includes(problem), `${problem} is not among ${reported.join(', ')}`)
  assert.equal(new Set(reported).size, reported.length, 'a problem is told twice')
})

test('mistakes in several languages are told at once, each with its file', () => {
  const data = small()
  data.words = { en: data.words.en, es: small().words.en, 'de-AT': '{"lang":' }
  delete data.words.en.actions.go
  data.words.es.dispositions.now.text = 'Go.'
  assert.deepEqual(
    complaint(data).problems.map(({ code, path }) => [code, path]),
    [
      ['missing-word', 'words/en.json:/actions'],
      ['wrong-type', 'words/es.json:/dispositions/now/text'],
      ['json-syntax', 'words/de-AT.json:/lang'],
    ],
  )
})

test('what is like no name at all is given none: a guess that is far off misleads', () => {
  for (const then of ['x', 'emergency-room', 'somewhere'])
    assert.doesNotMatch(
      complaint(spoiled(({ protocol }) => void (protocol.rules[1].then = then))).message,
      /did you mean/,
    )
})

test('no protocol at all is told as such', () => {
  for (const data of [undefined, null, {}, { protocol: null }, { protocol: undefined, words: {} }, 7, 'text', []]) {
    const { code, path } = complaint(data)
    assert.equal(code, 'wrong-type')
    assert.equal(path, 'protocol.json:')
  }
  for (const protocol of ['', ' ', 'no', '\0', '{}{}', '{"id"', '[,]', "{'id':1}", '// x'])
    assert.equal(complaint({ protocol }).code, 'json-syntax', protocol)
  for (const protocol of ['[]', '7', '"text"', 'true', [], 7, true])
    assert.equal(complaint({ protocol }).code, 'wrong-type')
  assert.equal(complaint({ protocol: {} }).code, 'missing-key')
})

test('words of the wrong type are told as such', () => {
  for (const en of [null, [], 7, true, 'null'])
    assert.equal(complaint({ ...small(), words: { en } }).problems[0].code, 'wrong-type', JSON.stringify(en))
})

test('a million brackets are refused, and cost neither the stack nor the engine', () => {
  for (const text of ['['.repeat(1e6), '{"a":'.repeat(1e6), '['.repeat(1e6) + ']'.repeat(1e6)]) {
    assert.equal(complaint({ protocol: text }).code, 'json-too-deep')
    assert.equal(complaint({ ...small(), words: { en: text } }).code, 'json-too-deep')
  }
  for (const engine of builds) assert.ok(engine.open(backPain).assess({}).disposition)
})

test('the engine is as good as new after hundreds of bad protocols', () => {
  // Without the endless ones, which take a while.
  const spoils = Object.values(mistakes).flatMap(([spoil, [code]]) => (/^too-|-too-long/.test(code) ? [] : [spoil]))
  for (const engine of builds) {
    const before = engine.open(small())
    for (let round = 0; round < 20; round++)
      for (const spoil of spoils) assert.throws(() => engine.open(spoiled(spoil)), RedflagError)
    assert.deepEqual(before.assess({ hurt: 'yes' }), engine.open(small()).assess({ hurt: 'yes' }))
    assert.deepEqual(engine.open(backPain).assess({}), wasm.open(backPain).assess({}))
  }
})

test('a protocol cut off anywhere is refused, and never opened by half', () => {
  const text = JSON.stringify(small().protocol)
  for (let end = 0; end < text.length; end += 7)
    assert.throws(() => wasm.open({ protocol: text.slice(0, end) }), RedflagError)
})

test('a protocol with one character changed is opened or refused, and nothing else', () => {
  const text = JSON.stringify(small().protocol)
  let opened = 0
  for (let at = 0; at < text.length; at += 3) {
    for (const letter of ['"', '}', '0', '\u0000', '\ud800', 'é']) {
      try {
        wasm.open({ protocol: text.slice(0, at) + letter + text.slice(at + 1) }).assess({})
        opened++
      } catch (error) {
        assert.ok(error instanceof RedflagError, `${JSON.stringify(letter)} at ${at}: ${error.stack}`)
        assert.notEqual(error.code, 'engine-failed')
      }
    }
  }
  assert.ok(opened > 0)
})

test('a file that begins with a byte order mark is opened or refused, and nothing else', () => {
  for (const engine of builds) {
    for (const data of [
      { protocol: `\ufeff${JSON.stringify(small().protocol)}` },
      { ...small(), words: { en: `\ufeff${JSON.stringify(small().words.en)}` } },
    ]) {
      try {
        engine.open(data)
      } catch (error) {
        assert.ok(error instanceof RedflagError, error.stack)
      }
    }
  }
})
