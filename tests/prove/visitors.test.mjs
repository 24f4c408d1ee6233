// Each property of an interview fails where one thing is wrong, with an example that shows what; and holds where nothing is.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { failing, item, proved, sound } from './support.mjs'

describe('ends', () => {
  test('of a question with a range that holds no whole number', (context) => {
    const protocol = sound()
    Object.assign(item(protocol.questions, 'age'), { min: 70.2, max: 70.8 })
    const { patients } = failing(context, protocol, 'ends', 'age')
    assert.equal(patients[0].answers.injury, 'bump')
    assert.equal(patients[0].answers.age, undefined)
  })

  test('counts the screens of the longest way', (context) => {
    const { proof } = proved(context, sound())
    // Only people with a bump are asked for their age, and being tired is less urgent than a bump.
    assert.match(proof.properties[0].scope, /longest way is 4 of 5 screens/)
    const protocol = sound()
    item(protocol.rules, 'tired').then = 'today'
    assert.match(proved(context, protocol).proof.properties[0].scope, /longest way is 5 of 5 screens/)
  })
})

describe('stop-is-sound', () => {
  test('not where a screen is shown for a rule that can never be true', (context) => {
    const protocol = sound()
    protocol.questions.push({ id: 'odd', kind: 'choice', options: [{ id: 'red' }, { id: 'blue' }, { id: 'neither' }] })
    protocol.screens.push('odd')
    const conditions = ['red', 'blue'].map((option) => ({ question: 'odd', is: option }))
    protocol.rules.push({ id: 'never', when: { all: conditions }, then: 'now', unsure: 'home' })
    const { patients } = failing(context, protocol, 'stop-is-sound', 'odd')
    assert.equal(patients[0].answers.odd, undefined)
  })
})

describe('nothing-is-dead', () => {
  test('not where others give as much as a rule whenever it is true', (context) => {
    const protocol = sound()
    const conditions = ['fever', 'chills'].map((option) => ({ question: 'signs', is: option }))
    protocol.rules.push({
      id: 'shadowed',
      when: { all: [...conditions, { question: 'tired', is: 'yes' }] },
      then: 'now',
    })
    const { patients } = failing(context, protocol, 'nothing-is-dead', 'shadowed')
    assert.ok(patients[0].rules.includes('shadowed') && patients[0].rules.includes('shaking'))
  })

  test('a shadowed rule lives by an action of its own', (context) => {
    const protocol = sound()
    protocol.actions.push({ id: 'extra', kind: 'do' })
    const when = { question: 'signs', is: 'fever' }
    protocol.rules.push({ id: 'shadowed', when, then: 'soon', unsure: 'soon', actions: ['extra'] })
    assert.deepEqual(proved(context, protocol).fails, {})
  })

  const cases = {
    'an action of nobody': [(p) => p.actions.push({ id: 'never', kind: 'do' }), 'never'],
    'a disposition of no rule': [
      (p) => (item(p.rules, 'tired').then = item(p.rules, 'tired').unsure = 'soon'),
      'visit',
    ],
    'an option that no rule looks at': [(p) => item(p.questions, 'signs').options.push({ id: 'sweat' }), 'signs/sweat'],
    'a question that no rule looks at': [
      (p) => p.questions.push({ id: 'idle', kind: 'yes-no' }) && p.screens.push('idle'),
      'idle',
    ],
    'a question that applies to nobody': [
      (p) => {
        const contrary = ['crash', 'bump'].map((option) => ({ question: 'injury', is: option }))
        item(p.questions, 'age').when = {
          all: [{ question: 'numb', is: 'yes' }, { question: 'numb', is: 'yes' }, ...contrary],
        }
      },
      'age',
    ],
    'a screen that is there twice': [(p) => p.screens.push('numb'), 'numb'],
  }
  for (const [name, [change, id]] of Object.entries(cases))
    test(`not with ${name}`, (context) => {
      const protocol = sound()
      change(protocol)
      failing(context, protocol, 'nothing-is-dead', id)
    })

  test('an option that only says that the others do not fit is alive', (context) => {
    const { fails: found } = proved(context, sound())
    assert.equal(found['nothing-is-dead'], undefined)
  })
})
