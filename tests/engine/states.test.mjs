// The proofs of back pain, checked on random patients through the shipped wasm; tests/bench/states.mjs does the same with
// ten million.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import backPain from '../../web/dist/rules/back-pain.js'
import { backPainFolder, native, wasm } from './support.mjs'
import { Patients } from './states.mjs'

const { protocol } = backPain
const triage = wasm.open(backPain)
const states = 20_000

function draw(rules, count = states) {
  const patients = new Patients(rules, 1)
  const groups = []
  for (let drawn = 0; drawn < count; drawn += groups.at(-1).people.length) groups.push(patients.draw())
  return { patients, groups, people: groups.flatMap(({ people }) => people) }
}

function wrongOf({ patients, groups }, outcomes) {
  let at = 0
  return groups.flatMap((group) => patients.wrong(group, outcomes.slice(at, (at += group.people.length))))
}

test(`of ${states} patients by the dice, none shows that what was proved is not so`, () => {
  const drawn = draw(protocol)
  const outcomes = triage.assessMany(drawn.people)
  assert.deepEqual(wrongOf(drawn, outcomes).slice(0, 3), [])
  const reached = new Set(outcomes.map(({ disposition }) => disposition))
  assert.equal(reached.size, protocol.dispositions.length, [...reached].join(' '))
})

test('the native tool makes the same of the first of them', () => {
  const people = draw(protocol, 2000).people
  const outcomes = triage.assessMany(people)
  const lines = people.map((answers, id) => `${JSON.stringify({ id, answers })}\n`)
  const { status, stdout, stderr } = native(['assess', backPainFolder], lines.join(''))
  assert.equal(status, 0, stderr)
  const natively = stdout.trimEnd().split('\n')
  assert.equal(natively.length, people.length)
  natively.forEach((line, id) => assert.deepEqual(JSON.parse(line), { id, ...outcomes[id] }))
})

// That it would show: rules with one mistake each, and the very same patients.
const mistakes = {
  'a floor that no rule holds': (rules) => (rules.rules = rules.rules.filter(({ then }) => then !== 'emergency-room')),
  'a rule that is turned round': (rules) => (rules.rules[0].when = { not: rules.rules[0].when }),
  'an emergency that books': (rules) => rules.dispositions[1].actions.push('book-visit'),
  'not sure that goes home': (rules) => {
    for (const rule of rules.rules) rule.unsure = 'self-care'
  },
}
for (const [name, mistake] of Object.entries(mistakes))
  test(`${name} shows`, () => {
    const broken = structuredClone(backPain)
    delete broken.seal
    delete broken.selfTest
    mistake(broken.protocol)
    const drawn = draw(broken.protocol, 2000)
    assert.ok(wrongOf(drawn, wasm.open(broken).assessMany(drawn.people)).length > 0)
  })
