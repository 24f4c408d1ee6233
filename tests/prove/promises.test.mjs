// redflag diff, what a version promises: floors by proof, and every flag, range, order and word that changed.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { redflag } from '../cli/redflag.mjs'
import { diff, dirOf, review, shown } from './changes.mjs'
import { item, sound, words } from './support.mjs'

describe('floors are promises', () => {
  const floors = (edit) => (after) => edit(after.floors)

  test('one that is gone is a LOWER, with the smallest patient to whom it was promised', (context) => {
    const { status, group } = diff(context, (after) => void after.floors.splice(0, 1))
    assert.equal(status, 1)
    const removed = group('numb-to-er')
    assert.deepEqual([removed.kind, removed.change, removed.lowers], ['floor', 'removed', true])
    assert.deepEqual(shown(removed), [['less-urgent', 'now', 'home']])
    assert.equal(removed.examples[0].answers.numb, 'yes')
    assert.equal(removed.examples[0].answers.injury, 'none-of-it')
  })

  test('so is one that demands less, or of fewer; the reason stands in review.json', (context) => {
    const less = diff(
      context,
      floors(([numb]) => (numb.atLeast = 'today')),
    )
    assert.deepEqual([less.status, shown(less.group('numb-to-er'))], [1, [['less-urgent', 'now', 'today']]])
    const narrower = floors(([numb]) => (numb.when = { all: [numb.when, { question: 'tired', is: 'yes' }] }))
    assert.deepEqual(diff(context, narrower).group('numb-to-er').examples[0].answers.tired, 'no')
    const why = review([{ version: '1.1.0', of: 'numb-to-er', why: 'The source took it back.' }])
    assert.equal(diff(context, narrower, { review: why }).status, 0)
  })

  test('one that is put in other words, or is new, is none', (context) => {
    const result = diff(
      context,
      floors(([numb]) => (numb.when = { any: [numb.when] })),
    )
    assert.deepEqual([result.status, result.group('numb-to-er').examples], [0, []])
    const tired = { id: 'tired-to-visit', when: { question: 'tired', is: 'yes' }, atLeast: 'visit' }
    const more = diff(
      context,
      floors((list) => list.push(tired)),
    )
    assert.deepEqual([more.status, shown(more.group('tired-to-visit'))], [0, [['more-urgent', 'home', 'visit']]])
  })

  test('all of them can go, and come', (context) => {
    const { status, groups } = diff(context, (after) => void delete after.floors)
    assert.deepEqual(
      [status, groups.map(({ of: subject, change }) => [subject, change])],
      [
        1,
        [
          ['numb-to-er', 'removed'],
          ['crash-to-er', 'removed'],
        ],
      ],
    )
  })
})

describe('what changes nobody’s outcome is listed besides', () => {
  const condition = { question: 'numb', is: 'yes' }
  const excuse = { property: 'monotone', of: 'tired', where: condition, decisions: ['D1'] }
  const age = (protocol) => item(protocol.questions, 'age')
  const cases = {
    'an exception that is new': [
      (after) => (after.exceptions = [excuse]),
      ['exception monotone of tired', 'where', '', JSON.stringify(condition)],
    ],
    'a fact about the past that is none': [(after) => delete age(after).fixed, ['question age', 'fixed', 'true', '']],
    'a question that can be declined': [
      (after) => (item(after.questions, 'numb').sensitive = true),
      ['question numb', 'sensitive', '', 'true'],
    ],
    'good news': [
      (after) => (item(after.questions, 'signs').options[1].reassuring = true),
      ['option signs/chills', 'reassuring', '', 'true'],
    ],
    'the mildest number': [(after) => (age(after).mildest = 30), ['question age', 'mildest', '', '30']],
    'whole numbers': [(after) => delete age(after).whole, ['question age', 'whole', 'true', '']],
    'a range': [(after) => (age(after).max = 119), ['question age', 'max', '120', '119']],
    'the order of options': [
      (after) => item(after.questions, 'signs').options.reverse(),
      ['question signs', 'order of options', '["fever","chills"]', '["chills","fever"]'],
    ],
    'a phone': [
      (after) => (item(after.actions, 'call').phone = 'nurse'),
      ['action call', 'phone', '"doctor"', '"nurse"'],
    ],
    'what excludes what': [
      (after) => (item(after.actions, 'rest').excludes = ['go']),
      ['action rest', 'excludes', '', '["go"]'],
    ],
    'the order of screens': [
      (after) => after.screens.push(after.screens.shift()),
      ['protocol', 'screens', '["numb","signs","injury","age","tired"]', '["signs","injury","age","tired","numb"]'],
    ],
    'the order of actions': [
      (after) => after.actions.push(after.actions.shift()),
      [
        'protocol',
        'order of actions',
        '["go","see","call","book","rest","tell"]',
        '["see","call","book","rest","tell","go"]',
      ],
    ],
    'a list of actions': [
      (after) => item(after.dispositions, 'now').actions.push('tell'),
      ['disposition now', 'actions', '["go"]', '["go","tell"]'],
    ],
  }
  for (const [name, [edit, expected]] of Object.entries(cases))
    test(name, (context) => {
      const { promises } = diff(context, edit)
      const found = promises.map(({ of: subject, what: aspect, before, after }) => [subject, aspect, before, after])
      assert.ok(
        found.some((promise) => JSON.stringify(promise) === JSON.stringify(expected)),
        JSON.stringify(found),
      )
    })

  test('an exception that loses its condition excuses everywhere', (context) => {
    const dirs = [excuse, { ...excuse, where: undefined }].map((exception) =>
      dirOf(context, { ...sound(), exceptions: [exception] }),
    )
    const { promises } = JSON.parse(redflag(['diff', ...dirs, '--json']).stdout)
    assert.deepEqual(promises, [
      { of: 'exception monotone of tired', what: 'where', before: JSON.stringify(condition), after: 'everywhere' },
    ])
  })

  test('labels and headings, in every language', (context) => {
    const changedWords = words(sound())
    changedWords.questions.signs.options.fever.label = 'Fever of 104 F'
    changedWords.dispositions.now.heading = 'Book a visit'
    const { promises, status } = diff(context, () => {}, { words: changedWords })
    assert.equal(status, 0)
    assert.deepEqual(promises, [
      {
        of: 'words en',
        what: 'questions/signs/options/fever/label',
        before: '"Sign of fever"',
        after: '"Fever of 104 F"',
      },
      { of: 'words en', what: 'dispositions/now/heading', before: '"Go now"', after: '"Book a visit"' },
    ])
  })

  test('a language that is new or gone', (context) => {
    const spanish = words(sound(), 'es')
    const [englishOnly, bilingual] = [dirOf(context, sound()), dirOf(context, sound(), { spanish })]
    const promisesOf = (...dirs) => JSON.parse(redflag(['diff', ...dirs, '--json']).stdout).promises
    assert.deepEqual(promisesOf(englishOnly, bilingual), [
      { of: 'words es', what: 'language', before: '', after: 'there' },
    ])
    assert.deepEqual(promisesOf(bilingual, englishOnly), [
      { of: 'words es', what: 'language', before: 'there', after: '' },
    ])
  })

  test('in the text, too; and two different protocols of one version are told', (context) => {
    const after = sound()
    item(after.actions, 'call').phone = 'nurse'
    const { stdout } = redflag(['diff', dirOf(context, sound()), dirOf(context, after)])
    assert.match(stdout, /^ {2}action call, phone: "doctor" became "nurse"$/m)
    assert.match(stdout, /^both say version 1\.0\.0, and differ: raise it/m)
    const same = dirOf(context, sound())
    assert.doesNotMatch(redflag(['diff', same, same]).stdout, /both say/)
  })
})
