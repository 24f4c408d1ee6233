// Each property of all states fails where one thing is wrong, with an example that shows what; and holds where nothing is.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { failing, item, properties, proved, sound, words } from './support.mjs'

const order = (protocol, id) => protocol.dispositions.findIndex((disposition) => disposition.id === id)
test('all ten hold of a sound protocol', (context) => {
  const { proof, fails: found } = proved(context, sound())
  assert.deepEqual(found, {})
  assert.deepEqual(
    proof.properties.map(({ id }) => id),
    properties,
  )
  for (const { scope, seconds, failures } of proof.properties) {
    assert.ok(scope.length > 5 && seconds >= 0)
    assert.deepEqual(failures, [])
  }
})

describe('decides', () => {
  test('not where a language lacks words for a disposition that comes out, or for an action', (context) => {
    const spanish = words(sound(), 'es')
    delete spanish.dispositions.soon
    const { patients, message } = failing(context, sound(), 'decides', 'soon', { spanish })
    assert.match(message, /\bes has no words/)
    assert.equal(patients[0].disposition, 'soon')
    const silent = words(sound())
    silent.actions.tell.label = ''
    const { patients: shown } = failing(context, sound(), 'decides', 'tell', { words: silent })
    assert.ok(shown[0].actions.includes('tell'))
  })

  test('and words for what never comes out are not missed', (context) => {
    const protocol = sound()
    protocol.actions.push({ id: 'never', kind: 'do' })
    const without = words(protocol)
    delete without.actions.never
    assert.equal(proved(context, protocol, { words: without }).fails.decides, undefined)
  })

  test('without any words it says that it did not look', (context) => {
    const protocol = sound()
    const { proof } = proved(context, protocol, { words: words(protocol) })
    assert.match(proof.properties[1].scope, /words in en/)
  })
})

describe('monotone', () => {
  test('not where one year of age is in no rule', (context) => {
    const protocol = sound()
    item(protocol.rules, 'old').when.all[1] = {
      any: [
        { question: 'age', min: 60, max: 70 },
        { question: 'age', min: 72 },
      ],
    }
    const { patients, differs } = failing(context, protocol, 'monotone', 'age')
    assert.equal(differs, 'age')
    const [milder, worse] = patients
    assert.ok(milder.answers.age >= 60 && milder.answers.age <= 70)
    assert.equal(worse.answers.age, 71)
    assert.deepEqual([milder.disposition, worse.disposition], ['today', 'soon'])
  })

  test('not where an option earlier in the list leads to less', (context) => {
    const protocol = sound()
    item(protocol.questions, 'injury').options.reverse()
    const { patients } = failing(context, protocol, 'monotone', 'injury')
    assert.ok(order(protocol, patients[0].disposition) < order(protocol, patients[1].disposition))
  })

  test('a tick may reassure, where that is said', (context) => {
    const protocol = sound()
    item(protocol.questions, 'tired').reassuring = true
    item(protocol.rules, 'tired').when = { not: { question: 'tired', is: 'yes' } }
    assert.deepEqual(proved(context, protocol).fails, {})
    delete item(protocol.questions, 'tired').reassuring
    failing(context, protocol, 'monotone', 'tired')
  })

  test('below the mildest number less is worse', (context) => {
    const protocol = sound()
    Object.assign(item(protocol.questions, 'age'), { mildest: [18, 70] })
    item(protocol.rules, 'old').when.all[1] = {
      any: [
        { question: 'age', min: 71 },
        { question: 'age', max: 17 },
      ],
    }
    assert.deepEqual(proved(context, protocol).fails, {})
    delete item(protocol.questions, 'age').mildest
    failing(context, protocol, 'monotone', 'age')
  })

  test('a declared exception is no failure, is listed, and is not needed where nothing fails', (context) => {
    const protocol = sound()
    item(protocol.rules, 'tired').when = { not: { question: 'tired', is: 'yes' } }
    const declared = { property: 'monotone', of: 'tired', decisions: ['D1'] }
    protocol.exceptions = [declared, { ...declared, of: 'numb' }, { ...declared, property: 'unknown-is-safe' }]
    const { fails: found, proof } = proved(context, protocol)
    assert.equal(found.monotone, undefined)
    assert.deepEqual(proof.exceptions, [
      { ...declared, needed: true },
      { ...declared, of: 'numb', needed: false },
      { ...declared, property: 'unknown-is-safe', needed: false },
    ])
  })

  test('of an exception for several options, those that excuse nothing are named, and it is wrong', (context) => {
    const protocol = sound()
    item(protocol.rules, 'tired').when = {
      all: [{ question: 'injury', is: 'bump' }, { not: { question: 'tired', is: 'yes' } }],
    }
    item(protocol.rules, 'bump').then = 'visit'
    item(protocol.rules, 'tired').then = 'soon'
    const condition = { question: 'injury', is: ['crash', 'bump'] }
    protocol.exceptions = [{ property: 'monotone', of: 'tired', where: condition, decisions: ['D1'] }]
    const { proof, fails: found } = proved(context, protocol)
    assert.equal(found.monotone, undefined)
    assert.deepEqual(proof.exceptions, [
      { property: 'monotone', of: 'tired', decisions: ['D1'], needed: true, idle: ['crash'] },
    ])
    condition.is = 'bump'
    assert.deepEqual(proved(context, protocol).proof.exceptions, [
      { property: 'monotone', of: 'tired', decisions: ['D1'], needed: true },
    ])
  })

  test('so it is with the alternatives of any other condition, by where they stand', (context) => {
    const protocol = sound()
    item(protocol.rules, 'tired').when = { not: { question: 'tired', is: 'yes' } }
    const any = [{ question: 'numb', is: 'yes' }, { not: { question: 'numb', is: 'yes' } }]
    protocol.exceptions = [{ property: 'monotone', of: 'tired', where: { any }, decisions: ['D1'] }]
    const [{ needed, idle }] = proved(context, protocol).proof.exceptions
    assert.deepEqual([needed, idle], [true, ['any/0']])
  })

  test('a rule that is dead names the one that gives as much', (context) => {
    const protocol = sound()
    protocol.rules.push({ id: 'numb-again', when: { question: 'numb', is: 'yes' }, then: 'today', unsure: 'soon' })
    const { message } = failing(context, protocol, 'nothing-is-dead', 'numb-again')
    assert.match(message, /the rule numb gives as much/)
  })

  test('an exception excuses only where its condition can hold', (context) => {
    const protocol = sound()
    item(protocol.rules, 'tired').when = { not: { question: 'tired', is: 'yes' } }
    const condition = { question: 'numb', is: 'yes' }
    protocol.exceptions = [{ property: 'monotone', of: 'tired', where: condition, decisions: ['D1'] }]
    const { patients } = failing(context, protocol, 'monotone', 'tired')
    for (const { answers } of patients) assert.equal(answers.numb, 'no')
  })
})

describe('floors', () => {
  test('not where a rule gives less than its floor', (context) => {
    const protocol = sound()
    item(protocol.rules, 'crash').then = 'today'
    const { patients } = failing(context, protocol, 'floors', 'crash-to-er')
    assert.equal(patients[0].answers.injury, 'crash')
    assert.equal(patients[0].disposition, 'today')
  })

  test('not where a rule asks for more than its floor', (context) => {
    const protocol = sound()
    item(protocol.rules, 'numb').when = { all: [item(protocol.rules, 'numb').when, { question: 'tired', is: 'yes' }] }
    const { patients } = failing(context, protocol, 'floors', 'numb-to-er')
    assert.deepEqual([patients[0].answers.numb, patients[0].answers.tired], ['yes', 'no'])
  })
})

describe('unknown-is-safe', () => {
  test('not where "not sure" books a visit and yes is an emergency', (context) => {
    const protocol = sound()
    item(protocol.rules, 'numb').unsure = 'visit'
    const { patients, differs } = failing(context, protocol, 'unknown-is-safe', 'numb')
    assert.equal(differs, 'numb')
    const [answered, unanswered] = patients
    assert.deepEqual([answered.answers.numb, answered.disposition], ['yes', 'now'])
    assert.equal(unanswered.answers.numb, 'unsure')
    assert.ok(order(protocol, unanswered.disposition) >= order(protocol, 'visit'))
  })

  test('not where "not sure" gives less than no', (context) => {
    const protocol = sound()
    Object.assign(item(protocol.rules, 'tired'), { when: { not: { question: 'tired', is: 'yes' } }, unsure: 'home' })
    const { patients } = failing(context, protocol, 'unknown-is-safe', 'tired')
    assert.deepEqual([patients[0].disposition, patients[1].disposition], ['visit', 'home'])
  })
})

describe('reasons-suffice', () => {
  test('not where a rule shows a finding that never matters to it', (context) => {
    const protocol = sound()
    const fever = { question: 'signs', is: 'fever' }
    item(protocol.rules, 'fever').when = { any: [fever, { all: [fever, { question: 'tired', is: 'yes' }] }] }
    const { patients, message } = failing(context, protocol, 'reasons-suffice', 'fever')
    assert.match(message, /tired/)
    const shown = item(
      patients[0].reasons.map(({ rule, ...rest }) => ({ id: rule, ...rest })),
      'fever',
    ).findings
    assert.ok(shown.some(({ question }) => question === 'tired'))
    assert.equal(patients[1].answers.tired, 'no')
    assert.equal(patients[0].disposition, patients[1].disposition)
  })

  test('two of which either is enough are both of use', (context) => {
    const protocol = sound()
    item(protocol.rules, 'fever').when = { question: 'signs', is: ['fever', 'chills'] }
    item(protocol.rules, 'chills').when = { question: 'tired', is: 'yes' }
    assert.equal(proved(context, protocol).fails['reasons-suffice'], undefined)
  })
})

describe('booking-is-shut', () => {
  test('not where a disposition that cannot wait books a visit', (context) => {
    const protocol = sound()
    item(protocol.dispositions, 'today').actions.push('book')
    const { patients } = failing(context, protocol, 'booking-is-shut', 'today')
    assert.equal(patients[0].disposition, 'today')
    assert.ok(patients[0].actions.includes('book'))
  })

  test('not where a rule books a visit beside more urgent care', (context) => {
    const protocol = sound()
    item(protocol.rules, 'tired').actions = ['book']
    const { patients } = failing(context, protocol, 'booking-is-shut', 'tired')
    assert.ok(patients[0].actions.includes('book'))
    assert.ok(order(protocol, patients[0].disposition) <= order(protocol, 'today'))
  })

  test("not where a call to the doctor stands in an emergency's place", (context) => {
    const protocol = sound()
    item(protocol.dispositions, 'now').actions = ['call', 'go']
    failing(context, protocol, 'booking-is-shut', 'now')
  })
})
