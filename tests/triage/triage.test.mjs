// Tests the promises of the check about its interview and its results, over its test patients.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { loadEngine } from '../../web/dist/engine.js'
import backPain from '../../web/dist/rules/back-pain.js'
import { figures, rows } from './figures.mjs'
import { journey, wellAdult } from './journey.mjs'

const { protocol } = backPain
const triage = (await loadEngine()).open({ protocol })
const { vignettes } = JSON.parse(readFileSync(new URL('../../rules/back-pain/vignettes.json', import.meta.url), 'utf8'))
const list = rows(triage, protocol, vignettes)
const sum = figures(list)
const question = (id) => protocol.questions.find((item) => item.id === id)

test('no emergency among the test patients is sent anywhere but to the emergency room or 911', () => {
  assert.ok(sum.emergencies > 0)
  assert.deepEqual(
    list.filter(({ emergency, caught }) => emergency && !caught).map(({ id, disposition }) => `${id}: ${disposition}`),
    [],
  )
})

test('the test patients meet the published bar: 1.9 % too low, 12.5 % too high; 80 % of the benign keep to a visit', () => {
  assert.ok(sum.under <= 0.019 * sum.patients, `${sum.under} of ${sum.patients} too low`)
  assert.ok(sum.over <= 0.125 * sum.patients, `${sum.over} of ${sum.patients} too high`)
  assert.ok(sum.kept >= 0.8 * sum.benign, `${sum.kept} of ${sum.benign} benign`)
})

test('a well adult of any age reaches booking in 7 screens and 26 taps at the most, 15 of them the forced rows', () => {
  for (let age = 18; age <= 99; age++)
    for (const day of ['limits', 'hardly']) {
      const { screens, taps, booking } = journey(triage, { ...wellAdult(protocol, age), 'daily-life': day })
      assert.equal(booking, 'open', `at ${age}, ${day}`)
      assert.ok(screens.length <= 7, `at ${age}, ${day}: ${screens.length} screens: ${screens}`)
      assert.ok(taps <= 26, `at ${age}, ${day}: ${taps} taps: ${screens}`)
    }
})

test('each nerve sign reaches the emergency room in 3 screens at the most, at any age', () => {
  const { options } = question('nerve-signs')
  assert.ok(options.length >= 8)
  for (const { id } of options) {
    // New, and numb to a touch: the least worrying answer to a detail is not the sign itself.
    const alone = { ...wellAdult(protocol, 40), 'nerve-signs': [id], 'nerve-same': [], 'numb-kind': 'less-touch' }
    const { disposition, screens } = journey(triage, alone)
    // Unsteady walking alone is urgent care; after a cancer it is the emergency room (B9).
    if (id === 'unsteady') assert.equal(disposition, 'urgent-care')
    else assert.deepEqual([disposition, screens.length <= 3], ['emergency-room', true], `${id}: ${screens}`)
  }
})

test('nobody is asked what cannot apply to them: pregnancy from 12 to 55 only, at any age and whatever they said before', () => {
  const asked = (age) => {
    const step = triage.step({ ...wellAdult(protocol, age), history: undefined })
    const history = step.questions?.find((asked) => asked.id === 'history')
    assert.ok(history, `nobody asks about history at ${age}`)
    return history.options.includes('pregnant')
  }
  const ages = Array.from({ length: 121 }, (_, age) => age)
  assert.deepEqual(
    ages.filter(asked),
    ages.filter((age) => age >= 12 && age <= 55),
  )
  for (const { id } of question('history').options.filter((option) => option.id !== 'pregnant'))
    for (const age of [11, 56, 70, 90]) {
      const { questions } = journey(triage, { ...wellAdult(protocol, age), history: [id] })
      assert.ok(!questions.includes('pregnancy-signs'), `${age}, ${id}`)
    }
})
