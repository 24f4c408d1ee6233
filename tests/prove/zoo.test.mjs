// The solver and the enumerator, which share no line about what rules mean, say the same of every animal in the zoo; and it is
// the planted defect that they find, and nothing else.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assess } from '../cli/redflag.mjs'
import { enumerated, proven } from './agreement.mjs'
import { randomMember } from './random.mjs'
import { everyState, outcomesOf, sayable } from './states.mjs'
import { properties } from './support.mjs'
import { folderOf, protocolOf, zoo } from './zoo.mjs'

const members = Object.entries(zoo)

const sorted = (breaks = {}) => Object.fromEntries(Object.entries(breaks).map(([key, ids]) => [key, [...ids].sort()]))

test('there are at least forty, half of them sound, and two or more with each defect', () => {
  const sound = members.filter(([, { breaks }]) => !breaks)
  assert.ok(members.length >= 40)
  assert.ok(sound.length >= members.length / 2, `${sound.length} of ${members.length}`)
  for (const property of properties) {
    // The first that is named is the one that was planted; the others follow from it.
    const planted = members.filter(([, { breaks = {} }]) => Object.keys(breaks)[0] === property)
    assert.ok(planted.length >= 2, property)
  }
})

describe('what trying every state finds is what was planted', () => {
  for (const [name, member] of members)
    test(`${name}: ${member.about}`, (context) => {
      const dir = folderOf(context, protocolOf(member), member.words)
      const { broken, states } = enumerated(dir)
      assert.deepEqual(broken, sorted(member.breaks))
      assert.ok(states > 1)
    })
})

describe('the solver finds the same', () => {
  for (const [name, member] of members)
    test(name, (context) => {
      const dir = folderOf(context, protocolOf(member), member.words)
      const proof = proven(dir)
      assert.deepEqual(proof.broken, sorted(member.breaks))
      assert.deepEqual(
        proof.properties.map(({ id }) => id),
        properties,
      )
      for (const property of proof.properties)
        for (const failure of property.failures) {
          checkExample(dir, protocolOf(member), property.id, failure)
          checkVain(context, dir, protocolOf(member), failure)
        }
    })
})

// Checks the visitors who are reported to see a screen in vain: no answer to it may change their outcome.
let vain = 0
function checkVain(context, dir, protocol, { patients, message }) {
  if (!message.includes('is shown when nothing')) return
  vain++
  const asked = protocol.questions.filter(({ id }) => protocol.screens.includes(id) && !(id in patients[0].answers))
  const states = everyState(asked).map((rest) => ({ ...patients[0].answers, ...rest }))
  const ends = new Set(
    outcomesOf(
      dir,
      sayable(protocol, (gates) => folderOf(context, gates), states),
    ).map(({ disposition }) => disposition),
  )
  assert.equal(ends.size, 1, `${JSON.stringify(patients[0].answers)} leads to ${[...ends]}`)
}

// Checks an example by the engine.
function checkExample(dir, protocol, property, { of: subject, patients, differs }) {
  if (patients.length === 0) return
  const { outcomes, status } = assess(
    patients.map(({ answers }, id) => JSON.stringify({ id, answers })),
    dir,
  )
  assert.equal(status, 0)
  const level = (id) => protocol.dispositions.findIndex((disposition) => disposition.id === id)
  const levels = outcomes.map(({ disposition }) => level(disposition))
  assert.deepEqual(
    levels,
    patients.map(({ disposition }) => level(disposition)),
  )
  if (property === 'floors') assert.ok(levels[0] > level(protocol.floors.find(({ id }) => id === subject).atLeast))
  if (property === 'monotone') assert.ok(levels[1] > levels[0])
  if (property === 'monotone' || property === 'unknown-is-safe') {
    const changed = protocol.questions.filter(
      ({ id }) => JSON.stringify(patients[0].answers[id]) !== JSON.stringify(patients[1].answers[id]),
    )
    assert.deepEqual(
      changed.map(({ id }) => id),
      [differs],
    )
  }
}

test('of protocols made by dice, the two find the same', (context) => {
  const found = new Set()
  // 400 has a question that no rule looks at, and that decides what another one offers.
  for (const seed of [...Array.from({ length: 60 }, (_, index) => index + 1), 400]) {
    const protocol = protocolOf(randomMember(seed))
    const dir = folderOf(context, protocol)
    const { broken } = enumerated(dir)
    const proof = proven(dir)
    assert.deepEqual(proof.broken, broken, `seed ${seed}`)
    for (const failure of proof.properties.flatMap(({ failures }) => failures))
      checkVain(context, dir, protocol, failure)
    for (const property of Object.keys(broken)) found.add(property)
  }
  assert.ok(vain > 4, `${vain} screens in vain`)
  // Hardly any that the dice break stays without an example.
  assert.ok(found.size >= 7, [...found].join(' '))
})
