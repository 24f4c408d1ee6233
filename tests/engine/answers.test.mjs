// Wrong answers, and strings of every kind.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  article as backPain,
  articleFolder as backPainFolder,
  builds,
  failure,
  inBoth,
  nativeAssess,
  small,
} from './support.mjs'

const opened = new Map(builds.map((engine) => [engine, engine.open(backPain)]))
const triage = (engine) => opened.get(engine)

/** The error of `step` and `assess`, which must be the same in both builds, and leave both usable. */
const complaint = (answers) => {
  const problem = inBoth((engine) => {
    const { code, path, message, problems } = failure(() => triage(engine).step(answers))
    return { code, path, message, problems }
  })
  inBoth((engine) => {
    const error = failure(() => triage(engine).assess(answers))
    assert.deepEqual([error.code, error.message, error.path], [problem.code, problem.message, `/0${problem.path}`])
    assert.equal(triage(engine).step({}).screen, 'nerve-signs')
  })
  return problem
}

const wrong = [
  ['a question that does not exist', { 'sore-toe': 'yes' }, 'unknown-question', '/sore-toe', /"sore-toe"/],
  ['a name that every object has', { constructor: 'yes' }, 'unknown-question', '/constructor', /"constructor"/],
  ['an option that does not exist', { injury: 'bitten' }, 'unknown-option', '/injury', /"injury".*"bitten"/],
  ['a tick that does not exist', { 'nerve-signs': ['leg-numbness', 'x'] }, 'unknown-option', '/nerve-signs/1', /"x"/],
  ['a yes-no question answered by maybe', { 'sore-spot': 'maybe' }, 'unknown-option', '/sore-spot', /"maybe"/],
  ['yes to a choice', { injury: 'yes' }, 'unknown-option', '/injury', /"yes"/],
  ['declined among the ticks', { 'nerve-signs': ['declined'] }, 'unknown-option', '/nerve-signs/0', /"declined"/],
  ['a tick that is a list', { 'nerve-signs': [[]] }, 'wrong-type', '/nerve-signs/0', /"nerve-signs"/],
  ['true for yes', { 'sore-spot': true }, 'wrong-type', '/sore-spot', /"yes" or "no"/],
  ['one option where a list belongs', { 'nerve-signs': 'leg-weakness' }, 'wrong-type', '/nerve-signs', /a list/],
  ['a list where one option belongs', { injury: ['bump-or-fall'] }, 'wrong-type', '/injury', /one option/],
  ['an object for an answer', { injury: {} }, 'wrong-type', '/injury', /one option/],
  ['a number in quotes', { age: '70' }, 'wrong-type', '/age', /a number/],
  ['a number below the least', { age: -1 }, 'out-of-range', '/age', /min/],
  ['a number above the greatest', { age: 120.5 }, 'out-of-range', '/age', /max/],
  ['a fraction where whole numbers are asked', { age: 70.5 }, 'out-of-range', '/age', /whole/],
  ['a number too long to be exact', { age: 0.1 + 0.2 }, 'json-number', '/age', /15 digits/],
]

for (const [name, answers, code, path, message] of wrong) {
  test(`${name}: ${code}, and the engine stays usable`, () => {
    const found = complaint(answers)
    assert.equal(found.code, code)
    assert.equal(found.path, path)
    assert.match(found.message, message)
  })
}

test('every wrong answer of a patient is told, each with its place', () => {
  const { problems } = complaint({ age: 200, injury: 'bitten', 'nerve-signs': ['a', 'b'], other: 'x' })
  assert.deepEqual(problems.map(({ code, path }) => `${code} ${path}`).sort(), [
    'out-of-range /age',
    'unknown-option /injury',
    'unknown-option /nerve-signs/0',
    'unknown-option /nerve-signs/1',
    'unknown-question /other',
  ])
})

test('the wrong patients of a batch are told by their place in it', () => {
  for (const engine of builds) {
    const error = failure(() => triage(engine).assessMany([{}, { age: -1 }, {}, { injury: 'bitten' }, null]))
    assert.deepEqual(
      error.problems.map(({ path }) => path),
      ['/1/age', '/3/injury', '/4'],
    )
  }
})

test('what is no answers at all is refused', () => {
  for (const answers of [null, undefined, 7, true, [], ['yes']])
    assert.equal(complaint(answers).code, 'wrong-type', String(answers))
})

test('what is no list of patients is refused', () => {
  for (const patients of [null, undefined, 7, true, {}, { a: {} }])
    inBoth((engine) =>
      assert.equal(failure(() => triage(engine).assessMany(patients)).code, 'wrong-type', String(patients)),
    )
})

test('what cannot be written as JSON is refused', () => {
  const circle = {}
  circle.circle = circle
  let deep = []
  for (let depth = 0; depth < 1e5; depth++) deep = [deep]
  for (const answers of [{ age: 71n }, { injury: circle }, circle, { 'nerve-signs': deep }]) {
    for (const engine of builds) {
      assert.equal(failure(() => triage(engine).step(answers)).code, 'not-json')
      assert.equal(failure(() => triage(engine).assessMany([{}, answers])).code, 'not-json')
      assert.equal(failure(() => engine.open({ protocol: answers })).code, 'not-json')
    }
  }
  assert.equal(complaint({ age: () => 71, injury: 7 }).code, 'wrong-type')
})

test('answers are an object and never the text of one', () => {
  for (const text of ['{}', '{"nerve-signs":[]}', '', 'yes']) assert.equal(complaint(text).code, 'wrong-type')
  inBoth((engine) => assert.equal(failure(() => triage(engine).assessMany('[]')).code, 'wrong-type'))
})

test('the native tool complains of wrong answers in the same words', () => {
  const lines = wrong.map(([id, answers]) => JSON.stringify({ id, answers }))
  const outcomes = nativeAssess(backPainFolder, lines)
  wrong.forEach(([name, answers], index) => {
    const { code, path, message } = complaint(answers)
    const { id, error } = outcomes[index]
    assert.equal(id, name)
    assert.deepEqual([error.code, error.path, error.message], [code, `/answers${path}`, message])
  })
})

test('no answer yet may be null, undefined or left out', () => {
  for (const nothing of [
    { 'nerve-signs': null },
    { 'nerve-signs': undefined },
    {},
    { 'nerve-signs': null, age: NaN },
  ]) {
    const step = inBoth((engine) => triage(engine).step(nothing))
    assert.equal(step.screen, 'nerve-signs')
    assert.deepEqual(step.road, [])
  }
})

test('not sure, declined and missing are never a no', () => {
  const no = {
    ...Object.fromEntries(
      backPain.protocol.questions.map(({ id, kind }) => [id, { checklist: [], 'yes-no': 'no' }[kind]]),
    ),
    injury: 'no-injury',
    'daily-life': 'hardly',
    'weight-loss': 'no-weight-loss',
  }
  const order = backPain.protocol.dispositions.map(({ id }) => id)
  const rank = (answers) => order.indexOf(inBoth((engine) => triage(engine).assess(answers)).disposition)
  const calm = rank(no)
  for (const question of backPain.protocol.questions) {
    for (const answer of ['unsure', 'declined', undefined]) {
      assert.ok(rank({ ...no, [question.id]: answer }) <= calm)
      assert.equal(rank({ ...no, [question.id]: answer }), rank({ ...no, [question.id]: 'unsure' }), question.id)
    }
  }
  assert.ok(rank({ ...no, 'nerve-signs': 'unsure' }) < calm)
  assert.ok(rank({ ...no, 'nerve-signs': ['unsure'] }) < calm)
})

// Strings with characters that an encoder or a parser on the way could spoil.
const strings = [
  'naïve Ångström',
  'крепость 痛み ألم',
  '🩺 👩🏽‍⚕️ 🏳️‍🌈',
  'e\u0301 and é',
  '"quoted" \'single\' `back`',
  'back\\slash and \\u0041',
  'slash/tilde~0~1',
  'line\nbreak\ttab\r\b\f',
  '\u0000nul\u0000',
  '\u0001\u001f\u007f\u0080\u009f',
  '\u2028\u2029\ufeff\ufffd\uffff',
  '\u{10ffff}',
  '</script><!-- &amp; %s {value} ${x}',
  ' ',
  'x'.repeat(250),
  '𝒳'.repeat(60),
]
const pointer = (name) => '/' + name.replaceAll('~', '~0').replaceAll('/', '~1')

for (const text of strings) {
  const title = JSON.stringify(text.length > 40 ? `${text.slice(0, 8)}… ${text.length}` : text)
  test(`${title} goes in and comes out whole`, () => {
    const { code, path, message } = complaint({ [text]: 'yes' })
    assert.equal(code, 'unknown-question')
    assert.equal(path, pointer(text))
    assert.equal(message, `there is no question "${text}"`)
    assert.ok(complaint({ injury: text }).message.includes(`"${text}"`))
    for (const engine of builds) {
      const data = small()
      data.words.en.questions.signs.options.numb = { label: text, sign: text }
      data.words.en.dispositions.now.heading = text
      const asText = { ...data, words: { en: JSON.stringify(data.words.en) } }
      for (const form of [data, asText]) {
        const triage = engine.open(form)
        assert.equal(triage.step({}).text.questions[0].options.numb.label, text)
        const { text: words } = triage.step({ signs: ['numb', 'weak'] })
        assert.equal(words.heading, text)
        assert.ok(words.because.includes(text))
      }
    }
  })
}

test('half a surrogate pair is refused, be it in answers, in words or in a protocol', () => {
  for (const half of ['\ud83d', '\udc00', 'a\ud83d!', '\ude00\ud83d']) {
    for (const answers of [{ [half]: 'yes' }, { injury: half }]) {
      assert.equal(
        inBoth((engine) => failure(() => triage(engine).step(answers)).code),
        'json-syntax',
      )
      assert.equal(
        inBoth((engine) => failure(() => triage(engine).assess(answers)).code),
        'json-syntax',
      )
    }
    const data = small()
    data.words.en.dispositions.now.heading = half
    assert.equal(
      inBoth((engine) => failure(() => engine.open(data)).code),
      'json-syntax',
    )
  }
})

test('control characters that stand raw in JSON text are refused', () => {
  for (const raw of ['\u0000', '\n', '\u001f']) {
    const text = JSON.stringify(small().words.en).replace('Go now', `Go ${raw}now`)
    assert.equal(
      inBoth((engine) => failure(() => engine.open({ ...small(), words: { en: text } })).code),
      'json-syntax',
    )
  }
})
