// Tests that the Questionnaire shows the questions that the interview asks: at every step of the test patients' visits and of
// others made by dice. And the records that end such visits become Bundles.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import backPain from '../../web/dist/rules/back-pain.js'
import { enabledItems, questionnaireOf, responseIn, shipped, stream } from '../cli/fhir-tools.mjs'
import { dice } from '../dice.mjs'
import { vignettes, wasm } from './support.mjs'

const triage = wasm.open(backPain)
const form = questionnaireOf(shipped)

/** A list that is answered once more, in part: its ticks as rows. */
const rowsOf = (answer) => (Array.isArray(answer) ? Object.fromEntries(answer.map((row) => [row, 'yes'])) : answer)

/** One visit: the answers before each step, and the linkIds of what it asks. What `known` says nothing of is left to the dice. */
function* visit(known, below) {
  const pick = (list) => list[below(list.length)]
  // Mostly no: otherwise a visit is an emergency before it has begun.
  const truth = () => (below(12) ? 'no' : pick(['yes', 'unsure', 'declined']))
  let answers = {}
  for (;;) {
    const step = triage.step(answers)
    if (step.kind === 'guidance') return
    const links = step.questions.flatMap(({ id, kind, options }) =>
      kind === 'checklist' ? options.map((option) => `${id}/${option}`) : [id],
    )
    yield { answers, links }
    const entries = step.questions.map(({ id, kind, options, min, max }) => {
      if (known[id] !== undefined && answers[id] === undefined) return [id, known[id]]
      if (kind === 'checklist')
        return [id, { ...rowsOf(answers[id]), ...Object.fromEntries(options.map((option) => [option, truth()])) }]
      if (kind === 'number') return [id, below(6) ? min + below(max - min + 1) : 'unsure']
      return [id, kind === 'choice' ? pick([...options, 'unsure', 'declined']) : truth()]
    })
    answers = { ...answers, ...Object.fromEntries(entries) }
  }
}

test('every question and every option that a step asks is enabled in the form', () => {
  const below = dice(7)
  const known = [...vignettes.map(({ answers }) => answers), ...Array(100).fill({})]
  const steps = known.flatMap((answers) => [...visit(answers, below)])
  const { status, values } = stream(
    ['fhir', shipped, '--records'],
    steps.map(({ answers }) => ({ answers })),
  )
  assert.equal(status, 0)
  const asked = new Set()
  steps.forEach(({ answers, links }, index) => {
    const enabled = enabledItems(form, responseIn(values[index]))
    for (const link of links) {
      assert.ok(enabled.has(link), `${link} after ${JSON.stringify(answers)}`)
      asked.add(link.split('/')[0])
    }
  })
  const never = backPain.protocol.questions.map(({ id }) => id).filter((id) => !asked.has(id))
  assert.deepEqual(never, [])
})

test('the record of every visit that ends becomes a Bundle with its outcome', () => {
  const records = vignettes
    .map(({ answers }) => triage.step(answers))
    .filter(({ kind }) => kind === 'guidance')
    .map(({ disposition, urgency, booking, rules, actions, version, road }) => ({
      ...{ record: 1, time: new Date(0).toISOString(), version },
      answers: Object.fromEntries(road.map(({ question, answer }) => [question, answer])),
      outcome: { disposition, urgency, booking, rules, actions },
    }))
  assert.ok(records.length > 500)
  const { status, stderr, values } = stream(['fhir', shipped, '--records'], records)
  assert.equal(status, 0, stderr)
  values.forEach((bundle, index) => {
    const { status: state, authored } = responseIn(bundle)
    assert.deepEqual([state, authored], ['completed', '1970-01-01T00:00:00.000Z'])
    const [{ outcome }] = bundle.entry[1].resource.prediction
    assert.equal(outcome.coding[0].code, records[index].outcome.disposition)
  })
})
