import assert from 'node:assert/strict'
import { test } from 'node:test'
import backPain from '../../web/dist/rules/back-pain.js'
import { backPainFolder, builds, inBoth, nativeAssess, sameOutcome, vignettes } from './support.mjs'

const order = backPain.protocol.dispositions.map(({ id }) => id)
const opened = new Map(builds.map((engine) => [engine, engine.open(backPain)]))
const triage = (engine) => opened.get(engine)

/** Answers one screen after the other until guidance, or until the patient has no answer to what leads a screen. */
function interview(triage, answers) {
  const answered = {}
  const walk = []
  for (;;) {
    const step = triage.step(answered, { lang: 'en' })
    walk.push(step)
    if (step.kind === 'guidance' || !complete(answers[step.screen], step.questions[0])) return walk
    for (const { id } of step.questions) if (id in answers) answered[id] = answers[id]
  }
}

/** Does this answer leave no row of the question open? */
function complete(answer, { kind, options }) {
  const rows = kind === 'checklist' && typeof answer === 'object' && !Array.isArray(answer)
  return answer !== undefined && (!rows || options.every((option) => option in answer))
}

test('there are patients to test with', () => assert.ok(vignettes.length >= 40))

for (const { id, answers, lowest, highest, rules, actions } of vignettes) {
  test(`${id}: the same outcome from wasm and from JavaScript, and the one that is expected`, () => {
    const outcome = inBoth((engine) => triage(engine).assess(answers))
    const place = order.indexOf(outcome.disposition)
    assert.ok(place >= order.indexOf(highest) && place <= order.indexOf(lowest), outcome.disposition)
    assert.deepEqual(outcome.rules, rules)
    for (const action of actions) assert.ok(outcome.actions.includes(action), `${action} is not in ${outcome.actions}`)
  })

  test(`${id}: asked screen by screen, wasm and JavaScript walk the same road to where assess leads`, () => {
    const walk = inBoth((engine) => interview(triage(engine), answers))
    const last = walk.at(-1)
    inBoth((engine) => triage(engine).step(answers, { lang: 'en' }))
    assert.deepEqual(triage(builds[0]).step(answers, { lang: 'en' }), last)
    if (last.kind === 'screen') return
    assert.equal(last.disposition, triage(builds[0]).assess(answers).disposition)
    const shut = backPain.protocol.rules.some(({ id, booking }) => booking === 'closed' && rules.includes(id))
    assert.equal(
      last.booking,
      shut ? 'closed' : { emergency: 'closed', urgent: 'closed', soon: 'after-call', routine: 'open' }[last.urgency],
    )
  })

  test(`${id}: progress grows only when an answer has opened a question, and the road grows by each screen`, () => {
    const screens = interview(triage(builds[0]), answers).filter(({ kind }) => kind === 'screen')
    let before = Infinity
    screens.forEach(({ step, about, road, questions }, index) => {
      const earlier = screens.slice(0, index).flatMap((screen) => screen.questions.map(({ id }) => id))
      assert.equal(step, index + 1)
      if (about > before) {
        const last = screens[index - 1].questions.map(({ id }) => id)
        assert.ok(last.some(opens), `about ${about} after about ${before}`)
      }
      assert.ok(step <= about, `step ${step} of about ${about}`)
      // The road holds the answers in the order of the screens, without those that no longer matter.
      const walked = road.map(({ question }) => question)
      assert.deepEqual(
        walked,
        earlier.filter((question) => walked.includes(question)),
      )
      for (const { question, answer } of road) sameAnswer(answer, answers[question])
      const places = new Set(questions.map((asked) => placeOf(asked.id)))
      assert.equal(places.size, 1, 'questions of more than one screen')
      before = about
    })
  })
}

const placeOf = (question) => backPain.protocol.screens.findIndex((screen) => [screen].flat().includes(question))

/** The road tells the answer; a checklist row by row, whichever way it was given. */
function sameAnswer(roadAnswer, answer) {
  if (roadAnswer === null || typeof roadAnswer !== 'object') return assert.deepEqual(roadAnswer, answer)
  for (const [option, truth] of Object.entries(roadAnswer)) {
    const listed =
      Array.isArray(answer) && (answer.includes(option) ? 'yes' : answer.includes('unsure') ? 'unsure' : 'no')
    assert.equal(truth, listed || (typeof answer === 'string' ? answer : answer[option]), option)
  }
}

/** Does any question's `when` look at this one, itself or through a term? */
function opens(question) {
  const looks = (condition) =>
    condition.question === question ||
    (condition.term && looks(backPain.protocol.terms.find(({ id }) => id === condition.term).is)) ||
    [condition.all, condition.any, condition.of, condition.not].flat().some((part) => part && looks(part))
  return backPain.protocol.questions.some(({ when }) => when && looks(when))
}

test('a batch gives what one by one gives', () => {
  const patients = vignettes.map(({ answers }) => answers)
  const outcomes = inBoth((engine) => triage(engine).assessMany(patients))
  assert.deepEqual(
    outcomes,
    patients.map((answers) => triage(builds[0]).assess(answers)),
  )
  assert.deepEqual(
    inBoth((engine) => triage(engine).assessMany([])),
    [],
  )
})

test('the native tool gives every patient the outcome that wasm and JavaScript give', () => {
  const lines = vignettes.map(({ id, answers }) => JSON.stringify({ id, answers }))
  const outcomes = inBoth((engine) => triage(engine).assessMany(vignettes.map(({ answers }) => answers)))
  const nativeOutcomes = nativeAssess(backPainFolder, lines)
  assert.deepEqual(
    nativeOutcomes.map(({ id }) => id),
    vignettes.map(({ id }) => id),
  )
  nativeOutcomes.forEach((outcome, index) => sameOutcome(outcome, outcomes[index]))
})

test('a protocol opened twice, or another beside it, changes nothing for the first', () => {
  for (const engine of builds) {
    const before = triage(engine).assess({})
    const other = engine.open(backPain)
    engine.open({ protocol: JSON.stringify(backPain.protocol) })
    assert.deepEqual(other.assess({}), before)
    assert.deepEqual(triage(engine).assess({}), before)
  }
})
