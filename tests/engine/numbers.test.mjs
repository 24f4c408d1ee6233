// Every number means the same natively, in wasm, in JavaScript and to the JavaScript that reads it itself: the engine has
// its own decimal reader and its own libc, so this is not to be taken for granted.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  article as backPain,
  articleFolder as backPainFolder,
  builds,
  failure,
  folder,
  inBoth,
  native,
  nativeAssess,
  sameOutcome,
} from './support.mjs'

// Numbers as an author may write them.
const written = [
  '-273.15',
  '-40',
  '-1',
  '-0.5',
  '-0.1',
  '-1e-7',
  '-0',
  '0',
  '0.0',
  '1e-7',
  '0.1',
  '0.10',
  '1e-1',
  '0.2',
  '0.3',
  '0.7',
  '0.99',
  '1',
  '1.0',
  '1.005',
  '2.675',
  '3.3',
  '4.35',
  '9.95',
  '36.6',
  '37',
  '37.5',
  '37.50',
  '375e-1',
  '0.375E+2',
  '38',
  '38.05',
  '38.3',
  '39.999999999999',
  '70',
  '71',
  '98.6',
  '99.9',
  '100.4',
  '1004e-1',
  '123.456',
  '1000000.5',
  '123456789.012345',
  '99999999999999.9',
  '-99999999999999.9',
  '999999999999999',
  '1e21',
]
// The same number with more digits takes another way through the reader, and must come out the same.
const spelled = written.flatMap((text) =>
  /^-?\d{1,7}\.\d{1,4}$/.test(text)
    ? [text, `${text}0`, `${text}000`, `${text.replace('.', '')}e-${text.split('.')[1].length}`]
    : [text],
)
const thresholds = spelled
  .filter((text) => !/^-?0\d/.test(text))
  .map((text, index) => ({ id: `from-${index}`, text, value: Number(text) }))

const question = { id: 'value', kind: 'number', unit: 'x', min: 'least', max: 'most', sources: ['S1'] }
const protocolText = JSON.stringify({
  id: 'numbers',
  version: '1.0.0',
  unsure: 'none-fired',
  dispositions: [
    { id: 'fired', urgency: 'soon', actions: ['act'], sources: ['S1'] },
    { id: 'none-fired', urgency: 'routine', actions: ['act'], sources: ['S1'] },
  ],
  screens: ['value'],
  questions: [question],
  rules: thresholds.flatMap(({ id, text }) => [
    { id, when: { question: 'value', min: `n${text}n` }, then: 'fired', sources: ['S1'] },
    { id: id.replace('from', 'to'), when: { question: 'value', max: `n${text}n` }, then: 'fired', sources: ['S1'] },
  ]),
  actions: [{ id: 'act', kind: 'do', sources: ['S1'] }],
})
  .replace('"least"', '-1e21')
  .replace('"most"', '1e21')
  .replace(/"n([^"]*)n"/g, '$1')

/** SplitMix32: the same numbers in every run. */
let seed = 0x5eed
function random(count) {
  seed = (seed + 0x9e3779b9) | 0
  let mixed = Math.imul(seed ^ (seed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return ((mixed ^ (mixed >>> 15)) >>> 0) % count
}

/** A number of up to 15 digits, anywhere near the thresholds. */
function draw() {
  const { value } = thresholds[random(thresholds.length)]
  const steps = [0, 0.1, -0.1, 0.01, -0.01, 1e-6, -1e-6, 1, -1, random(1000) / 8, -random(1e6) / 1e3]
  return Number((value + steps[random(steps.length)]).toPrecision(1 + random(15)))
}
const digits = (value) =>
  JSON.stringify(value)
    .replace(/e.*|[-.]/g, '')
    .replace(/^0+/, '').length
const values = [...thresholds.map(({ value }) => value), ...Array.from({ length: 600 }, draw)].filter(
  (value) => digits(value) <= 15,
)

/** The rules that JavaScript's own comparisons hold for this value. */
const expected = (value) =>
  thresholds.flatMap(({ id, value: threshold }) => [
    ...(value >= threshold ? [id] : []),
    ...(value <= threshold ? [id.replace('from', 'to')] : []),
  ])

test('every threshold, however it is written, is met by the same numbers in every build', (context) => {
  const patients = values.map((value) => ({ value }))
  const outcomes = inBoth((engine) => engine.open({ protocol: protocolText }).assessMany(patients))
  outcomes.forEach(({ rules }, index) => assert.deepEqual(rules, expected(values[index]), String(values[index])))
  const dir = folder(context, { 'protocol.json': protocolText })
  const nativeOutcomes = nativeAssess(
    dir,
    patients.map((answers, id) => JSON.stringify({ id, answers })),
  )
  assert.equal(nativeOutcomes.length, outcomes.length)
  nativeOutcomes.forEach((outcome, index) => sameOutcome(outcome, outcomes[index]))
})

test('answers are read the same however they are written', (context) => {
  const dir = folder(context, { 'protocol.json': protocolText })
  const texts = [
    ...written,
    '1E2',
    '1e+2',
    '100e0',
    '10000e-2',
    '0.000000000000001e17',
    '12.500',
    '125e-1',
    '-0.0',
    '1e0',
  ]
  const nativeOutcomes = nativeAssess(
    dir,
    texts.map((text) => `{"id":"${text}","answers":{"value":${text}}}`),
  )
  nativeOutcomes.forEach(({ rules }, index) => assert.deepEqual(rules, expected(Number(texts[index])), texts[index]))
})

test('a number that cannot be told exactly is refused everywhere, never rounded', (context) => {
  const dir = folder(context, { 'protocol.json': protocolText })
  const triage = builds.map((engine) => engine.open({ protocol: protocolText }))
  for (const value of [
    0.1 + 0.2,
    1 / 3,
    Math.PI,
    1e-300,
    5e-324,
    1.7976931348623157e308,
    1234567890123456,
    2 ** 53,
    -(2 ** 60),
  ]) {
    const [first, second] = triage.map((build) => failure(() => build.assess({ value })))
    assert.deepEqual([first.code, first.path], ['json-number', '/0/value'], String(value))
    assert.equal(second.message, first.message)
    const [nativeOutcome] = nativeAssess(dir, [JSON.stringify({ id: 'x', answers: { value } })])
    assert.deepEqual(
      [nativeOutcome.error.code, nativeOutcome.error.path, nativeOutcome.error.message],
      ['json-number', '/answers/value', first.message],
    )
  }
})

test('numbers that JSON does not know are syntax errors', () => {
  for (const text of ['01', '1.', '.5', '+1', '1e', '0x10', 'NaN', 'Infinity', '-', '1e+', '--1', '1_000', '1,5']) {
    const error = inBoth((engine) => {
      const { code, path, message } = failure(() => engine.open({ protocol: protocolText.replace('-1e21', text) }))
      return { code, path, message }
    })
    assert.equal(error.code, 'json-syntax', text)
  }
})

test('the limits of a number question take what they include and refuse what they do not', (context) => {
  const protocol = JSON.parse(protocolText)
  Object.assign(protocol.questions[0], { min: -0.5, max: 100.4 })
  const triage = builds.map((engine) => engine.open({ protocol }))
  const dir = folder(context, { 'protocol.json': protocol })
  for (const value of [-0.6, -0.5000001, -0.5, -0.4999999, 0, 100.3999999, 100.4, 100.4000001, 100.5, 1e9]) {
    const fits = value >= -0.5 && value <= 100.4
    for (const build of triage) {
      if (fits) build.assess({ value })
      else assert.equal(failure(() => build.assess({ value })).code, 'out-of-range', String(value))
    }
    const [nativeOutcome] = nativeAssess(dir, [JSON.stringify({ id: 'x', answers: { value } })])
    assert.equal(nativeOutcome.error?.code, fits ? undefined : 'out-of-range', String(value))
  }
})

test('every age turns back pain the same way natively, in wasm and in JavaScript', () => {
  const ages = Array.from({ length: 125 }, (_, index) => index - 2).concat([70.5, 70.999999, 71.000001, -0])
  const patient = (age) => ({ injury: 'bump-or-fall', age })
  const triage = builds.map((engine) => engine.open(backPain))
  const nativeOutcomes = nativeAssess(
    backPainFolder,
    ages.map((age, id) => JSON.stringify({ id, answers: patient(age) })),
  )
  ages.forEach((age, index) => {
    const whole = Number.isInteger(age) && age >= 0 && age <= 120
    for (const build of triage) {
      if (!whole) assert.equal(failure(() => build.assess(patient(age))).code, 'out-of-range', String(age))
      else {
        const outcome = build.assess(patient(age))
        assert.equal(outcome.rules.includes('minor-injury-over-70'), age > 70, String(age))
        sameOutcome(nativeOutcomes[index], outcome)
      }
    }
    assert.equal(nativeOutcomes[index].error?.code, whole ? undefined : 'out-of-range', String(age))
  })
})

test('the native tool takes this protocol for whole', (context) => {
  const { stderr } = native(['assess', folder(context, { 'protocol.json': protocolText })])
  assert.equal(stderr, 'redflag: 0 judged, 0 refused\n')
})
