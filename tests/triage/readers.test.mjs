// Readers who saw only a story and the words answered the check, once with care and once at a glance (the first six words of
// each label). No emergency may be missed by either, and ordinary people keep their booking. Their answers are fixed, so this
// holds the rules to them; after a label has changed much, it must be read anew.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { loadEngine } from '../../web/dist/engine.js'
import backPain from '../../web/dist/rules/back-pain.js'

const { protocol } = backPain
const triage = (await loadEngine()).open({ protocol })
const { people } = JSON.parse(readFileSync(new URL('readers.json', import.meta.url), 'utf8'))
const urgencyOf = Object.fromEntries(protocol.dispositions.map(({ id, urgency }) => [id, urgency]))

/** Of a list, what the reader did not mention was answered no. */
const whole = (answers) =>
  Object.fromEntries(
    protocol.questions
      .filter(({ id, kind }) => kind === 'checklist' || id in answers)
      .map(({ id, kind, options }) => [
        id,
        kind === 'checklist'
          ? Object.fromEntries(options.map((option) => [option.id, answers[id]?.[option.id] ?? 'no']))
          : answers[id],
      ]),
  )

/** The stories of a kind whose reader comes out at one of these urgencies: "id: disposition". */
const sent = (reader, emergency, ...urgencies) =>
  people
    .filter((person) => person.emergency === emergency)
    .map((person) => ({ id: person.id, place: triage.assess(whole(person[reader])).disposition }))
    .filter(({ place }) => urgencies.includes(urgencyOf[place]))
    .map(({ id, place }) => `${id}: ${place}`)

const ordinary = people.filter(({ emergency }) => !emergency).length

test('there are as many stories as were written, of both kinds', () => {
  assert.equal(people.length, 56)
  assert.equal(ordinary, 32)
})

for (const [reader, limits] of Object.entries({
  careful: { urgent: 0.025, book: 0.925 },
  hurried: { urgent: 0.05, book: 0.88 },
})) {
  test(`a ${reader} reader sends every emergency to the emergency room or 911`, () => {
    assert.deepEqual(sent(reader, true, 'urgent', 'soon', 'routine'), [])
  })

  test(`a ${reader} reader sends few ordinary people to care on the same day, none to an emergency room`, () => {
    assert.deepEqual(sent(reader, false, 'emergency'), [])
    const alarms = sent(reader, false, 'urgent')
    assert.ok(alarms.length <= limits.urgent * ordinary, alarms.join(', '))
  })

  test(`a ${reader} reader lets ordinary people book`, () => {
    const kept = sent(reader, false, 'routine').length
    assert.ok(kept >= limits.book * ordinary, `${kept} of ${ordinary}; not: ${sent(reader, false, 'urgent', 'soon')}`)
  })
}
