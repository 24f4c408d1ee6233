// Every word that the engine hands to whoever shows it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { article as backPain, builds, js, small, articleVignettes as vignettes, wasm } from './support.mjs'

const { en } = backPain.words
const triage = wasm.open(backPain)

/** Every text of a value, with the way to it. */
function* texts(value, path = '') {
  if (value !== null && typeof value === 'object')
    for (const [key, member] of Object.entries(value)) yield* texts(member, `${path}/${key}`)
  else yield [path, value]
}

// Not every action has a phone, nor every citation an address.
const optional = /\/(phone|url|year|reviewer|reviewed|sensitive|min|max|whole|unit|options|why|hint|sign|alarm)$/

function complete(step, id) {
  assert.ok(step.text.lang && step.text.dir)
  for (const [path, text] of texts(step.text)) {
    if (optional.test(path) && (text === undefined || text === '')) continue
    assert.notEqual(text, undefined, `${id}: nothing at ${path}`)
    if (typeof text !== 'string') continue
    assert.notEqual(text.trim(), '', `${id}: no words at ${path}`)
    assert.doesNotMatch(text, /\bundefined\b|\bnull\b|\bNaN\b|\[object/, `${id}: ${path}`)
    // The number to call is the page's, and a screen's own sign waits for its answer.
    if (!path.endsWith('/sign')) assert.doesNotMatch(text, /\{(?!tel\})/, `${id}: ${path}`)
  }
}

function walk(triage, answers) {
  const answered = {}
  const steps = []
  for (;;) {
    const step = triage.step(answered)
    steps.push(step)
    if (step.kind === 'guidance') return steps
    for (const { id } of step.questions) answered[id] = answers[id] ?? 'unsure'
  }
}

for (const { id, answers } of vignettes) {
  test(`${id}: no screen and no guidance lacks a word`, () => {
    const steps = walk(triage, answers)
    for (const step of steps) complete(step, id)
    for (const { questions, text } of steps.slice(0, -1)) {
      assert.equal(text.questions.length, questions.length)
      // A row that calls for help at once comes with the words of that call.
      assert.equal(
        Boolean(text.alarm),
        questions.some(({ instant }) => instant?.length),
      )
      questions.forEach(({ id, options, sensitive }, index) => {
        const words = text.questions[index]
        assert.equal(words.ask, en.questions[id].ask)
        for (const option of options ?? [])
          assert.equal(words.options[option].label, en.questions[id].options[option].label)
        if (sensitive) assert.ok(words.why)
      })
    }
    const { text, actions, disposition, comeBackIf, road } = steps.at(-1)
    assert.equal(text.heading, en.dispositions[disposition].heading)
    assert.deepEqual(
      text.actions.map((action) => action.id),
      actions,
    )
    assert.equal(text.comeBackIf.length, comeBackIf.length)
    assert.deepEqual(
      text.road.map(({ question }) => question),
      road.map(({ question }) => question),
    )
    assert.ok(text.sources.length > 0)
    assert.ok(
      text.because.length + text.notSure.length + text.skipped.length > 0 || disposition === 'self-care',
      'no reason is told',
    )
  })
}

test('both kinds of engine say the same', () => {
  const other = js.open(backPain)
  for (const { answers } of vignettes) assert.deepEqual(walk(other, answers), walk(triage, answers))
})

test('come back if: each sign told would raise the result, and none that was said already', () => {
  const order = backPain.protocol.dispositions.map(({ id }) => id)
  for (const { answers } of vignettes) {
    const { comeBackIf, disposition, text } = walk(triage, answers).at(-1)
    for (const change of comeBackIf) assert.ok(order.indexOf(change.disposition) < order.indexOf(disposition))
    for (const { text: sign } of text.comeBackIf) assert.ok(!text.because.includes(sign), sign)
  }
})

test('come back if: a good sign that goes is told as no longer so', () => {
  for (const engine of builds) {
    const data = small()
    data.protocol.questions.find(({ id }) => id === 'hurt').fixed = false
    data.protocol.rules = [
      { id: 'kept-still', then: 'now', unsure: 'now', sources: ['S1'], when: { not: { question: 'hurt', is: 'yes' } } },
    ]
    data.words.en.ui['no-longer'] = 'it is over that {sign}'
    const { comeBackIf, text } = engine.open(data).step({ hurt: 'yes' })
    assert.deepEqual(comeBackIf, [{ question: 'hurt', disposition: 'now', truth: 'no' }])
    assert.deepEqual(
      text.comeBackIf.map((change) => change.text),
      [`it is over that ${data.words.en.questions.hurt.sign}`],
    )
  }
})

/** The small protocol in several languages, each telling its name in the first question. */
function polyglot(...languages) {
  const data = small()
  data.words = Object.fromEntries(
    languages.map((lang) => {
      const words = structuredClone(small().words.en)
      words.lang = lang
      words.ui = { ...words.ui, title: lang }
      words.questions.signs.ask = `in ${lang}`
      return [lang, words]
    }),
  )
  return data
}

const picks = [
  [['en', 'es'], 'es', 'es'],
  [['en', 'es'], 'es-MX', 'es'],
  [['en', 'es'], 'ES-mx', 'es'],
  [['en', 'es'], 'es-Latn-MX', 'es'],
  [['en', 'es', 'es-MX'], 'es-MX', 'es-MX'],
  [['en', 'es', 'es-MX'], 'es-mx', 'es-MX'],
  [['en', 'es', 'es-MX'], 'es-AR', 'es'],
  [['en'], 'es-MX', 'en'],
  [['es', 'en'], 'fr', 'en'],
  [['en', 'es'], undefined, 'en'],
  [['en', 'es'], '', 'en'],
  [['es', 'de'], 'fr', 'es'],
  [['es', 'de'], 'en', 'es'],
  [['zh-Hant', 'zh-Hans', 'en'], 'zh-Hant-TW', 'zh-Hant'],
  [['en', 'es'], 'esperanto', 'en'],
  [['en', 'es'], 'constructor', 'en'],
  [['en', 'es'], '-', 'en'],
]

for (const [languages, wanted, picked] of picks) {
  test(`${wanted} among ${languages.join(', ')} is ${picked}`, () => {
    for (const engine of builds) {
      const triage = engine.open(polyglot(...languages))
      assert.deepEqual(triage.languages, languages)
      assert.equal(triage.resolve(wanted), picked)
      assert.equal(triage.ui(wanted).title, picked)
      assert.equal(triage.step({}, { lang: wanted }).text.questions[0].ask, `in ${picked}`)
      assert.equal(triage.step({}, { lang: wanted }).text.lang, picked)
    }
  })
}

test('{value} is filled in with what was said', () => {
  for (const engine of builds) {
    for (const heat of [100.4, 101, 103.25]) {
      const { text } = engine.open(small()).step({ signs: ['numb'], hurt: 'no', heat })
      assert.ok(text.because.includes(`you are ${heat} degrees hot`), text.because)
      assert.equal(text.road.find(({ question }) => question === 'heat').answer, `${heat} degrees`)
    }
  }
})

test('the answers given are told in words', () => {
  const { text } = walk(triage, {
    ...vignettes.find(({ id }) => id === 'no-warning-signs').answers,
    'spine-procedure': 'declined',
    'illness-signs': [],
  }).at(-1)
  const roadAnswers = Object.fromEntries(text.road.map(({ question, answer }) => [question, answer]))
  assert.equal(roadAnswers['illness-signs'], en.ui.none)
  assert.equal(roadAnswers['spine-procedure'], en.ui.declined)
  assert.equal(roadAnswers['injected-drugs'], en.ui.no)
  assert.equal(roadAnswers.injury, en.questions.injury.options['no-injury'].label)
  const { text: ticked } = triage.step({ 'nerve-signs': ['leg-weakness', 'leg-numbness', 'unsure'] })
  const { options } = en.questions['nerve-signs']
  assert.equal(
    ticked.road[0].answer,
    [
      options['leg-weakness'].label,
      options['leg-numbness'].label,
      `${en.ui['not-sure-short']}: ${options['bladder-bowel'].label}`,
    ].join('; '),
  )
  assert.deepEqual(ticked.because, [options['leg-weakness'].sign, options['leg-numbness'].sign])
})

test('not sure is told by the row that was read, and of a question without rows by that question', () => {
  const { options } = en.questions['nerve-signs']
  const { text } = triage.step({ 'nerve-signs': 'unsure' })
  assert.deepEqual(text.because, [])
  assert.deepEqual(text.skipped, [])
  assert.deepEqual(
    text.notSure.toSorted(),
    Object.values(options)
      .map(({ label }) => label)
      .sort(),
  )
  for (const engine of builds) {
    const whole = engine.open(small()).step({ signs: [], hurt: 'unsure', heat: 101 })
    assert.deepEqual(whole.text.notSure, [small().words.en.questions.hurt.ask])
  }
})

test('what was skipped is told by itself, and never as not sure', () => {
  const options = small().words.en.questions.signs.options
  for (const engine of builds) {
    const { text } = engine.open(small()).step({ signs: { numb: 'yes', weak: 'declined' }, hurt: 'no', heat: 98 })
    assert.deepEqual(text.because, [options.numb.sign])
    assert.deepEqual([text.skipped, text.notSure], [[options.weak.label], []])
  }
})

test('only what led to the result is told as its reason, and only that is cited', () => {
  const { text, reasons, disposition } = triage.step({ 'nerve-signs': ['leg-weakness'] })
  assert.deepEqual(
    reasons.map((reason) => reason.disposition),
    [disposition],
  )
  assert.deepEqual(
    text.sources.map(({ id }) => id),
    ['article'],
  )
})

test('without words the engine speaks in ids alone', () => {
  for (const engine of builds) {
    const bare = engine.open({ protocol: backPain.protocol })
    assert.deepEqual(bare.languages, [])
    assert.deepEqual(bare.ui(), {})
    assert.equal(bare.resolve('en'), undefined)
    const withWords = triage.step({ 'nerve-signs': ['leg-weakness'] })
    const without = bare.step({ 'nerve-signs': ['leg-weakness'] })
    assert.equal(without.text, undefined)
    assert.deepEqual({ ...without, text: withWords.text }, withWords)
    assert.equal(bare.step({}).text, undefined)
  }
})

test('asking with the same answers twice says the same, and leaves the answers as they were', () => {
  const answers = Object.freeze({ 'nerve-signs': Object.freeze([]), 'spine-procedure': 'no' })
  assert.deepEqual(triage.step(answers), triage.step(answers))
  assert.deepEqual(answers, { 'nerve-signs': [], 'spine-procedure': 'no' })
})
