// Patients as objects go through columns where they plainly can: the same outcomes and the same errors as by JSON.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import backPain from '../../web/dist/rules/back-pain.js'
import { dice } from '../dice.mjs'
import { asJson, builds, failure, small, vignettes } from './support.mjs'

const outcomeOrError = (work) => {
  try {
    return JSON.stringify(work())
  } catch {
    const { code, path, message, problems } = failure(work)
    return { code, path, message, problems }
  }
}

/** Asserts that patients as objects and as JSON have the same outcomes. */
const same = (triage, patients) => {
  const outcomes = outcomeOrError(() => triage.assessMany(patients))
  assert.deepEqual(
    outcomes,
    outcomeOrError(() => triage.assessMany(asJson(patients))),
  )
  return outcomes
}

for (const engine of builds)
  test(`${engine.kind}: test patients, and thousands mixed from them with doubts, are told the same to the last letter`, () => {
    const triage = engine.open(backPain)
    const below = dice(11)
    const { questions } = backPain.protocol
    const doubtful = () => {
      const answers = { ...vignettes[below(vignettes.length)].answers, ...vignettes[below(vignettes.length)].answers }
      const { id, kind, options = [] } = questions[below(questions.length)]
      const doubt = ['unsure', 'declined'][below(2)]
      const row = () => ['yes', 'no', 'unsure', 'declined', null, undefined][below(6)]
      const rows = Object.fromEntries(options.map((option) => [option.id, row()]))
      const ticked = options.map((option) => option.id).filter(() => below(2))
      const forms =
        kind === 'checklist' ? [rows, ticked, [...ticked, 'unsure'], ['unsure', ...ticked]] : [null, undefined]
      answers[id] = [doubt, ...forms][below(1 + forms.length)]
      return answers
    }
    const patients = [...vignettes.map(({ answers }) => answers), ...Array.from({ length: 4000 }, doubtful)]
    assert.equal(typeof same(triage, patients), 'string')
    for (const patient of patients.slice(0, 300)) same(triage, [patient])
    triage.close()
  })

// One patient among others, as nobody should write one, or as few do.
class Inherits {
  hurt = 'yes'
}
Inherits.prototype.where = 'nowhere'
const odd = {
  'no patient': [
    undefined,
    null,
    5,
    'yes',
    true,
    [],
    [{}],
    () => {},
    Symbol('a'),
    new Map([['hurt', 'yes']]),
    new Date(0),
    new String(''),
    new Number(1),
    Object(1n),
  ],
  'no such question': [
    { nobody: 'yes' },
    { nobody: null },
    { nobody: undefined },
    { toString: 'yes' },
    { __proto__: null },
  ],
  'answers to yes or no': ['yes', 'no', 'unsure', 'declined', '', 'maybe', true, 1, [], {}, null].map((hurt) => ({
    hurt,
  })),
  'answers to a choice': ['low', 'yes', 'unsure', 'declined', ['low'], { low: 'yes' }, 5].map((answer) => ({
    where: answer,
  })),
  numbers: [
    100,
    100.4,
    98.600001,
    90,
    110.5,
    110.5000000000001,
    1 / 0,
    NaN,
    -0,
    89.9,
    '100',
    1e-7,
    2 ** 70,
    100.1234567890123,
  ].map((heat) => ({ heat })),
  'lists of ticks': [
    [],
    ['numb'],
    ['numb', 'numb'],
    ['unsure'],
    ['declined'],
    ['numb', null],
    [undefined],
    [['numb']],
    ['no'],
  ].map((signs) => ({ signs })),
  rows: [
    {},
    { numb: 'yes' },
    { numb: 'maybe' },
    { numb: true },
    { nobody: 'no' },
    { nobody: null },
    { numb: null, weak: null },
  ].map((signs) => ({ signs })),
  'what JSON writes in its own way': [
    { toJSON: () => ({ hurt: 'yes' }) },
    { hurt: { toJSON: () => 'yes' } },
    { signs: Object.assign(['numb'], { toJSON: () => ['weak'] }) },
    { signs: new String('unsure') },
    { hurt: new String('yes') },
    { heat: new Number(100) },
    new Inherits(),
    Object.create({ hurt: 'maybe' }),
    Object.defineProperty({}, 'hurt', { value: 'maybe', enumerable: false }),
    { [Symbol('hurt')]: 'maybe' },
    { hurt: 5n },
  ],
}

for (const engine of builds)
  for (const [name, patients] of Object.entries(odd))
    test(`${engine.kind}: ${name}: the same outcome or the same error, and nothing of it is left for the next`, () => {
      const triage = engine.open(small())
      const good = Array.from({ length: 130 }, (_, index) => ({ heat: 95 + (index % 9), signs: ['numb'], hurt: 'no' }))
      const outcomes = same(triage, good)
      for (const patient of patients) {
        same(triage, good.with(70, patient))
        assert.equal(same(triage, good), outcomes)
      }
      triage.close()
    })

test('a patient who asks the engine while being read is told the right thing', () => {
  const triage = builds[0].open(small())
  const asking = {
    signs: ['numb', 'weak'],
    get hurt() {
      triage.assessMany([{ signs: [] }, { heat: 101, signs: [] }])
      return 'yes'
    },
  }
  same(triage, [{ heat: 99 }, asking, { where: 'low' }])
})

for (const engine of builds)
  test(`${engine.kind}: what was closed says so, whoever is to be judged`, () => {
    const triage = engine.open(small())
    triage.assess({})
    triage.close()
    for (const patients of [[], [{}], [{ nobody: 1 }]])
      assert.equal(failure(() => triage.assessMany(patients)).code, 'closed')
  })
