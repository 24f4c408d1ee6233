// Many patients as typed arrays, in both engines: the same as one by one.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import backPain from '../../web/dist/rules/back-pain.js'
import { dice } from '../dice.mjs'
import { builds, failure, vignettes } from './support.mjs'

const { questions } = backPain.protocol

/** The truth of one row of a checklist, from an answer in any of its forms. */
function rowOf(answer, option) {
  if (answer === undefined) return 'missing'
  if (typeof answer === 'string') return answer
  if (!Array.isArray(answer)) return answer[option] ?? 'missing'
  return answer.includes(option) ? 'yes' : answer.includes('unsure') ? 'unsure' : 'no'
}

function fill(columns, patient, answers) {
  const { cells, choices } = columns
  for (const { id, kind, options = [] } of questions) {
    const answer = answers[id]
    const column = columns.answers[id]
    if (kind === 'checklist') for (const option of options) column[option.id][patient] = cells[rowOf(answer, option.id)]
    else if (kind === 'number')
      column[patient] = { undefined: NaN, unsure: Infinity, declined: -Infinity }[answer] ?? answer
    else column[patient] = choices[id]?.[answer] ?? cells[answer ?? 'missing']
  }
}

/** The outcome of one patient, read from the columns. */
function outcomeOf({ outcomes, dispositions, bookings, rules }, patient) {
  const words = Math.ceil(rules.length / 32)
  const listed = (bits) => rules.filter((_, rule) => (bits[patient * words + (rule >> 5)] >> (rule & 31)) & 1)
  return {
    disposition: dispositions[outcomes.disposition[patient]],
    booking: bookings[outcomes.booking[patient]],
    rules: listed(outcomes.rules),
    unsure: listed(outcomes.unsure),
  }
}

const wanted = ({ disposition, booking, rules, unsure }) => ({ disposition, booking, rules, unsure })

for (const engine of builds)
  test(`${engine.kind}: every test patient, and thousands put together from them, are judged in columns as one by one`, () => {
    const below = dice(5)
    const mixed = () =>
      Object.assign({}, ...Array.from({ length: 3 }, () => vignettes[below(vignettes.length)].answers))
    const patients = [...vignettes.map(({ answers }) => answers), ...Array.from({ length: 9000 }, mixed)]
    const triage = engine.open(backPain)
    const columns = triage.columns(patients.length)
    patients.forEach((answers, patient) => fill(columns, patient, answers))
    assert.equal(columns.assess(), columns.outcomes)
    triage.assessMany(patients).forEach((outcome, patient) => {
      assert.deepEqual(outcomeOf(columns, patient), wanted(outcome), JSON.stringify(patients[patient]))
    })
    triage.close()
  })

for (const engine of builds)
  test(`${engine.kind}: columns that nobody wrote into are people who answered nothing; none are none`, () => {
    const triage = engine.open(backPain)
    const columns = triage.columns(3)
    columns.assess()
    for (const patient of [0, 1, 2]) assert.deepEqual(outcomeOf(columns, patient), wanted(triage.assess({})))
    assert.equal(triage.columns(0).assess().disposition.length, 0)
  })

for (const engine of builds)
  test(`${engine.kind}: a cell that nobody can have answered is told with its patient and question; mended, all are judged`, () => {
    const triage = engine.open(backPain)
    const columns = triage.columns(20_000)
    const number = questions.find(({ kind }) => kind === 'number')
    const list = questions.find(({ kind }) => kind === 'checklist')
    const bad = [
      [number.id, columns.answers[number.id], number.max + 1],
      [list.id, columns.answers[list.id][list.options[0].id], 9],
    ]
    for (const [question, column, value] of bad) {
      const [before] = column
      column[19_998] = value
      const { code, path, message } = failure(() => columns.assess())
      assert.deepEqual([code, path], ['out-of-range', `/19998/${question}`])
      assert.match(message, /takes no such cell/)
      column[19_998] = before
      assert.equal(columns.assess().disposition.length, 20_000)
    }
    assert.deepEqual(outcomeOf(columns, 19_998), wanted(triage.assess({})))
  })

test('a million patients are judged as one is', () => {
  const [engine] = builds
  const triage = engine.open(backPain)
  const columns = triage.columns(1_000_000)
  columns.answers.age.fill(40)
  const { disposition } = columns.assess()
  const { disposition: expected } = triage.assess({ age: 40 })
  const place = columns.dispositions.indexOf(expected)
  assert.ok(disposition.every((index) => index === place))
  assert.equal(triage.assess({ age: 40 }).disposition, expected)
})

test('after the triage was closed, its columns say so', () => {
  const triage = builds[0].open({ protocol: { ...backPain.protocol, version: '7.7.7' } })
  const columns = triage.columns(4)
  triage.close()
  assert.equal(failure(() => columns.assess()).code, 'closed')
})

for (const engine of builds)
  test(`${engine.kind}: after a call that left the engine large, columns are judged in what room there is`, () => {
    const triage = engine.open(backPain)
    const columns = triage.columns(50_000)
    // Up to the size at which an instance gives way to a new one.
    for (let patients = 4000; patients <= 24_000; patients += 4000) {
      triage.assessMany(Array.from({ length: patients }, () => ({ age: 40 })))
      columns.answers.age.fill(patients / 1000)
      columns.assess()
      assert.deepEqual(outcomeOf(columns, 49_999), wanted(triage.assess({ age: patients / 1000 })))
    }
  })

test('what is no count of patients is refused', () => {
  const triage = builds[0].open(backPain)
  for (const wrong of [undefined, NaN, -1, 2.5, '3', 1e300])
    assert.equal(failure(() => triage.columns(wrong)).code, 'wrong-type', String(wrong))
})
