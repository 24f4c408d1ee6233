// The simulated people are what the published figures say, and the rules do to them what is promised.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadEngine } from '../../web/dist/engine.js'
import backPain from '../../web/dist/rules/back-pain.js'
import { ordinary, sick } from './measure.mjs'
import { luck } from '../dice.mjs'
import { figures, people, propensity } from './people.mjs'

const { protocol } = backPain
const triage = (await loadEngine()).open({ protocol })

/** Everything that can be said, as figures.json names it; a choice's last option has what the others leave. */
const findings = protocol.questions.flatMap(({ id, kind, options = [] }) => {
  if (kind === 'number') return []
  if (kind === 'yes-no') return [id]
  return (kind === 'choice' ? options.slice(0, -1) : options).map((option) => `${id}/${option.id}`)
})

test('every answer of the protocol has a figure, and every figure an answer', () => {
  assert.deepEqual(Object.keys(figures.plain).sort(), findings.toSorted())
  for (const { findings: own } of Object.values(figures.serious))
    assert.deepEqual(
      Object.keys(own).filter((key) => !findings.includes(key)),
      [],
    )
  assert.deepEqual(
    figures.otherIllness.keys.filter((key) => !findings.includes(key)),
    [],
  )
})

test('every figure names its source, and every assumption says why', () => {
  const all = [figures.plain, ...Object.values(figures.serious).map(({ findings: own }) => own), figures.hidden]
  for (const [key, figure] of all.flatMap(Object.entries)) {
    if (figure.source) assert.ok(figures.sources[figure.source], `${key}: no source ${figure.source}`)
    if (figure.range) assert.ok(figure.why && figure.range.length === 2, `${key}: an assumption without a reason`)
    else assert.ok(figure.source, `${key}: a share without a source`)
  }
})

test('the same seed gives the same people, another seed others', () => {
  assert.deepEqual(people(protocol, 50), people(protocol, 50))
  assert.notDeepEqual(people(protocol, 50), people(protocol, 50, { seed: 2 }))
})

test('with 25 flags and a mean of 2, the propensity gives what was found: 80.4 % with one or more, median 2, quartiles 1 and 3', () => {
  const counts = Array.from({ length: 20_000 }, (_, seed) => {
    const next = luck(seed)
    const tendency = propensity(next)
    return Array.from({ length: 25 }, () => next() < (tendency * 2) / 25).filter(Boolean).length
  }).sort((a, b) => a - b)
  const flagged = counts.filter((count) => count > 0).length / counts.length
  assert.ok(Math.abs(flagged - 0.804) < 0.015, `${flagged} with a flag`)
  assert.deepEqual(
    [0.25, 0.5, 0.75].map((quartile) => counts[quartile * counts.length]),
    [1, 2, 3],
  )
})

test('the simulated people are as old as those of the cohort, and have what was published as often', () => {
  const all = people(protocol, 10_000)
  const mean = all.reduce((sum, { age }) => sum + age, 0) / all.length
  assert.ok(Math.abs(mean - figures.age.mean) < 1, `mean age ${mean}`)
  for (const [key, { share, given: condition }] of Object.entries(figures.plain)) {
    if (share === undefined || condition) continue
    const [question, option] = key.split('/')
    const found = all.filter((answers) => [answers[question]].flat().includes(option)).length / all.length
    // Three standard errors, and what is lost to those who are not sure.
    const slack = 3 * Math.sqrt((share * (1 - share)) / all.length) + 0.01 * share
    assert.ok(Math.abs(found - share) < slack, `${key}: ${found}, not ${share}`)
  }
})

test('at the low end of the assumptions no more than a quarter of those with nothing serious are sent to urgent care or higher', () => {
  const { all } = ordinary(triage, protocol, 3_000, { levels: () => 0 })
  assert.ok(all.sent <= 0.25, `${all.sent}`)
})

test('nerve pressure and a torn aorta are sent in 98 of 100, every other serious disease in 8 of 10', () => {
  const least = { 'cauda equina': 0.98, aorta: 0.98 }
  for (const [name, { sent }] of Object.entries(sick(triage, protocol, 1_000)))
    assert.ok(sent >= (least[name] ?? 0.8), `${name}: ${sent}`)
})
