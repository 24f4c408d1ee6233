// redflag diff: each change with the smallest patient whom it concerns, what is lowered marked, and nothing missed.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { redflag } from '../cli/redflag.mjs'
import { diff, dirOf, review, shown } from './changes.mjs'
import { randomMember } from './random.mjs'
import { everyState, outcomesOf, sayable } from './states.mjs'
import { item, sound } from './support.mjs'
import { folderOf, protocolOf } from './zoo.mjs'

test('a protocol does not differ from itself', (context) => {
  const { status, groups, onlyOld, onlyNew } = diff(context, () => {})
  assert.deepEqual([status, groups, onlyOld, onlyNew], [0, [], [], []])
})

test('a rule that gives less is a LOWER, with the smallest patient, whom both versions tell what is said', (context) => {
  const { status, groups, group } = diff(context, (after) => (item(after.rules, 'numb').then = 'today'))
  assert.equal(status, 1)
  assert.equal(groups.length, 1)
  const [example] = group('numb').examples
  assert.deepEqual(shown(group('numb')), [['less-urgent', 'now', 'today']])
  assert.equal(group('numb').lowers, true)
  assert.equal(example.answers.numb, 'yes')
  assert.deepEqual([example.answers.signs, example.answers.injury, example.answers.tired], [[], 'none-of-it', 'no'])
  assert.deepEqual(example.before.rules, ['numb'])
  assert.deepEqual(example.after.actions, ['see'])
})

test('a rule that gives more is none', (context) => {
  const { status, group } = diff(context, (after) => (item(after.rules, 'tired').then = 'soon'))
  assert.equal(status, 0)
  assert.deepEqual(shown(group('tired')), [['more-urgent', 'visit', 'soon']])
  assert.equal(group('tired').lowers, false)
})

test('a threshold that moves up concerns whoever stands just there', (context) => {
  const { status, group } = diff(context, (after) => (item(after.rules, 'old').when.all[1].min = 72))
  assert.equal(status, 1)
  assert.equal(group('old').examples[0].answers.age, 71)
  assert.deepEqual(shown(group('old')), [['less-urgent', 'today', 'soon']])
})

test('a rule may lower some and raise others', (context) => {
  const { group } = diff(context, (after) => (item(after.rules, 'old').when.all[1] = { question: 'age', max: 10 }))
  assert.deepEqual(shown(group('old')), [
    ['less-urgent', 'today', 'soon'],
    ['more-urgent', 'soon', 'today'],
  ])
})

test('a rule that is gone lowers, unless another one gives as much', (context) => {
  const without = (id) => (after) => (after.rules = after.rules.filter((rule) => rule.id !== id))
  const removed = diff(context, without('fever'))
  assert.deepEqual([removed.group('fever').change, removed.status], ['removed', 1])
  const renamed = diff(context, (after) => (item(after.rules, 'fever').id = 'hot'))
  assert.deepEqual(
    [renamed.group('fever').change, renamed.group('hot').change, renamed.status],
    ['removed', 'added', 0],
  )
  assert.deepEqual(shown(renamed.group('hot')), [['reasons', 'today', 'today']])
})

test('a new rule raises', (context) => {
  const { status, group } = diff(context, (after) =>
    after.rules.push({
      id: 'tired-and-hot',
      when: {
        all: [
          { question: 'tired', is: 'yes' },
          { question: 'signs', is: 'chills' },
        ],
      },
      then: 'today',
    }),
  )
  assert.deepEqual([status, group('tired-and-hot').change], [0, 'added'])
  assert.deepEqual(shown(group('tired-and-hot')), [['more-urgent', 'soon', 'today']])
})

test('a change that says the same in other words changes nothing for anybody', (context) => {
  const { status, groups } = diff(context, (after) => item(after.rules, 'shaking').when.all.reverse())
  assert.deepEqual([status, groups.length], [0, 1])
  assert.deepEqual(groups[0].examples, [])
})

test('actions and booking are seen where the disposition stays', (context) => {
  const silent = diff(context, (after) => delete item(after.rules, 'bump').actions)
  assert.equal(silent.group('bump').examples[0].kind, 'actions')
  assert.deepEqual(silent.group('bump').examples[0].before.actions, ['call', 'tell'])
  const closed = (protocol) => (item(protocol.rules, 'tired').booking = 'closed')
  const shut = diff(context, closed)
  assert.deepEqual([shut.status, shown(shut.group('tired'))], [0, [['booking', 'visit', 'visit']]])
  const before = sound()
  closed(before)
  const opened = redflag(['diff', dirOf(context, before), dirOf(context, sound()), '--json'])
  assert.equal(opened.status, 1)
  assert.equal(JSON.parse(opened.stdout).groups[0].lowers, true)
})

test('what a disposition says is a change of it', (context) => {
  const { status, group } = diff(context, (after) => {
    item(after.dispositions, 'today').actions = ['see', 'tell']
    item(after.dispositions, 'soon').urgency = 'routine'
  })
  assert.equal(group('today').kind, 'disposition')
  assert.deepEqual(group('today').examples[0].after.actions, ['see', 'tell'])
  assert.deepEqual(
    [group('soon').examples[0].before.booking, group('soon').examples[0].after.booking],
    ['after-call', 'open'],
  )
  assert.equal(status, 0)
  const urgent = diff(context, (after) => (item(after.dispositions, 'today').urgency = 'soon'))
  assert.deepEqual([urgent.status, urgent.group('today').lowers], [1, true])
})

describe('a LOWER is explained', () => {
  const lower = (after) => (item(after.rules, 'numb').then = 'today')
  const why = 'The new guideline says so.'
  test('by review.json, for this version and this rule', (context) => {
    const { status, group, unexplained } = diff(context, lower, {
      review: review([{ version: '1.1.0', of: 'numb', why }]),
    })
    assert.deepEqual([status, unexplained, group('numb').why], [0, 0, why])
  })
  test('not for another version or another rule', (context) => {
    for (const other of [
      { version: '1.0.0', of: 'numb' },
      { version: '1.1.0', of: 'fever' },
    ])
      assert.equal(diff(context, lower, { review: review([{ ...other, why }]) }).status, 1)
  })
  test('for a rule that is gone, too', (context) => {
    const removeNumb = (after) => (after.rules = after.rules.filter(({ id }) => id !== 'numb'))
    assert.equal(diff(context, removeNumb, { review: review([{ version: '1.1.0', of: 'numb', why }]) }).status, 0)
  })
})

describe('what only one version has', () => {
  test('a question that is new has no answer in the old one', (context) => {
    const { status, onlyNew, group } = diff(context, (after) => {
      after.questions.unshift({ id: 'faint', kind: 'yes-no' })
      after.screens.unshift('faint')
      after.rules.unshift({ id: 'faint', when: { question: 'faint', is: 'yes' }, then: 'now' })
    })
    assert.deepEqual([status, onlyNew], [0, ['faint']])
    assert.deepEqual(shown(group('faint')), [['more-urgent', 'home', 'now']])
    assert.equal(group('faint').examples[0].answers.faint, 'yes')
  })
  test('a question that is gone is not heard by the new one: who was sent somewhere by it is lowered', (context) => {
    const { status, onlyOld, group } = diff(context, (after) => {
      after.questions = after.questions.filter(({ id }) => id !== 'numb')
      after.screens = after.screens.filter((id) => id !== 'numb')
      after.rules = after.rules.filter(({ id }) => id !== 'numb')
      after.floors = after.floors.filter(({ id }) => id !== 'numb-to-er')
    })
    assert.deepEqual([status, onlyOld], [1, ['numb']])
    assert.deepEqual(shown(group('numb')), [['less-urgent', 'now', 'home']])
    assert.equal(group('numb').examples[0].answers.numb, 'yes')
  })
  test('an option that is gone counts for nothing in the new one, one that is new for nothing in the old', (context) => {
    const { onlyOld, onlyNew, group } = diff(context, (after) => {
      item(after.questions, 'signs').options[1].id = 'sweats'
      item(after.rules, 'chills').when.is = 'sweats'
      item(after.rules, 'shaking').when.all[1].is = 'sweats'
    })
    assert.deepEqual([onlyOld, onlyNew], [['signs/chills'], ['signs/sweats']])
    assert.deepEqual(
      group('chills').examples.map(({ answers }) => answers.signs),
      [['chills'], ['sweats']],
    )
    assert.deepEqual(shown(group('chills')), [
      ['less-urgent', 'soon', 'home'],
      ['more-urgent', 'home', 'soon'],
    ])
  })
  test('a question of another kind is another question', (context) => {
    const { onlyOld, onlyNew } = diff(context, (after) => {
      Object.assign(item(after.questions, 'tired'), { kind: 'choice', options: [{ id: 'very' }, { id: 'not-at-all' }] })
      item(after.rules, 'tired').when.is = 'very'
    })
    assert.deepEqual([onlyOld, onlyNew], [['tired-before'], ['tired']])
  })
  test('a disposition that is gone stands where it stood', (context) => {
    const { onlyOld, group, status } = diff(context, (after) => {
      after.dispositions = after.dispositions.filter(({ id }) => id !== 'visit')
      item(after.rules, 'tired').then = 'soon'
      delete item(after.rules, 'tired').unsure
      after.actions = after.actions.filter(({ id }) => id !== 'book')
    })
    assert.deepEqual([onlyOld, status], [['visit', 'book'], 0])
    assert.deepEqual(shown(group('tired')), [['more-urgent', 'visit', 'soon']])
  })
  test('a last disposition that is gone raises everybody who got it', (context) => {
    const { status, groups } = diff(context, (after) => {
      after.dispositions = after.dispositions.filter(({ id }) => id !== 'home')
      after.actions = after.actions.filter(({ id }) => id !== 'rest')
    })
    assert.equal(status, 0)
    assert.ok(groups.some((group) => shown(group).some(([, earlier, now]) => earlier === 'home' && now === 'visit')))
  })
})

test('for people: what changed, the patient in words, and why', (context) => {
  const after = sound()
  after.version = '1.1.0'
  item(after.rules, 'numb').then = 'today'
  const parts = { review: review([{ version: '1.1.0', of: 'numb', why: 'A new guideline.' }]) }
  const { status, stdout } = redflag(['diff', dirOf(context, sound()), dirOf(context, after, parts)])
  assert.equal(status, 0)
  for (const line of [
    'tested 1.0.0 to 1.1.0',
    'rule numb changed',
    '  LOWER: now became today',
    '      How about numb?  Yes',
    '  why: A new guideline.',
  ])
    assert.ok(stdout.split('\n').includes(line), `${line}\n${stdout}`)
  const silent = redflag(['diff', dirOf(context, sound()), dirOf(context, after)])
  assert.equal(silent.status, 1)
  assert.match(silent.stdout, /review\.json does not say why/)
})

test('two folders, both readable', (context) => {
  const dir = dirOf(context, sound())
  for (const args of [['diff'], ['diff', dir], ['diff', dir, dir, dir], ['diff', dir, `${dir}/nowhere`]])
    assert.equal(redflag(args).status, 2)
})

// Held against brute force: whom a change lowers or raises is found, just where there is someone.
test('of protocols made by dice and changed by dice, it finds a lowering just where there is one, and a raising', (context) => {
  let lowered = 0
  for (let seed = 1; seed <= 40; seed++) {
    const old = protocolOf(randomMember(seed))
    const changed = structuredClone(old)
    changed.version = '1.1.0'
    const rule = changed.rules[seed % changed.rules.length]
    const places = changed.dispositions.map(({ id }) => id)
    if (seed % 3 === 0) rule.then = places[seed % places.length]
    else if (seed % 3 === 1) rule.when = { not: rule.when }
    else if (changed.rules.length > 1) changed.rules.splice(seed % changed.rules.length, 1)
    const [before, after] = [folderOf(context, old), folderOf(context, changed)]
    const { groups } = JSON.parse(redflag(['diff', before, after, '--json']).stdout)
    const states = sayable(changed, (protocol) => folderOf(context, protocol), everyState(changed.questions))
    const level = ({ disposition }) => places.indexOf(disposition)
    const levelsBefore = outcomesOf(before, states).map(level)
    const levelsAfter = outcomesOf(after, states).map(level)
    const kinds = groups.flatMap(({ examples }) => examples.map(({ kind }) => kind))
    assert.equal(
      kinds.includes('less-urgent'),
      levelsAfter.some((place, index) => place > levelsBefore[index]),
      `seed ${seed}`,
    )
    assert.equal(
      kinds.includes('more-urgent'),
      levelsAfter.some((place, index) => place < levelsBefore[index]),
      `seed ${seed}`,
    )
    lowered += kinds.includes('less-urgent')
  }
  assert.ok(lowered > 5)
})
