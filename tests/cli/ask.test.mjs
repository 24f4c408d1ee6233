// `redflag ask`: whole interviews, and where they lead.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assess, folder, redflag, rules, vignettes } from './redflag.mjs'
import { announced, interview, protocol, questionOf, type, words } from './typing.mjs'

const levels = protocol.dispositions.map(({ id }) => id)
const certain = vignettes.filter(({ lowest, highest }) => lowest === highest)

// Two patients for each disposition that the vignettes reach, those who answer the most questions.
const chosen = levels.flatMap((level) =>
  certain
    .filter(({ lowest }) => lowest === level)
    .sort((a, b) => Object.keys(b.answers).length - Object.keys(a.answers).length)
    .slice(0, 2),
)

test('the chosen patients reach every disposition that a rule leads to', () => {
  const reached = new Set(chosen.map(({ lowest }) => lowest))
  for (const id of [...protocol.rules.map(({ then }) => then), levels.at(-1)]) assert.ok(reached.has(id), id)
})

describe('interviews', { concurrency: 4 }, () => {
  for (const { id, answers, lowest } of chosen) {
    test(`${id}: answered screen by screen, it ends at ${lowest}`, async (context) => {
      const { output, road, status } = await interview(context, answers)
      assert.equal(status, 0)
      assert.ok(output.includes(announced(lowest)), output)
      for (const level of levels.filter((other) => other !== lowest))
        assert.ok(!output.includes(announced(level)), `${level} too`)
      const order = protocol.screens.filter((screen) => road.includes(screen))
      assert.deepEqual(road, order, 'not in the order of the screens, or twice')
      assert.doesNotMatch(output, /[{}]/, 'a placeholder is left')
      const answered = Object.fromEntries(road.map((question) => [question, answers[question]]))
      const [{ disposition, actions }] = assess([JSON.stringify({ id, answers: answered })]).outcomes
      assert.equal(disposition, lowest)
      const [todo, learn = ''] = output.split(`\n${words.ui['learn-more']}\n`)
      for (const action of actions) {
        const { kind } = protocol.actions.find((candidate) => candidate.id === action)
        const label = words.actions[action].label.replace('{tel}', '911')
        const part = kind === 'learn' ? learn : todo.split(`\n${words.ui['what-to-do']}\n`)[1]
        assert.ok(part.split('\n').includes(`  - ${label}`), `no ${label} in\n${part}`)
      }
      assert.ok(output.includes(words.ui['not-a-diagnosis']))
    })

    test(`${id}: the same keys at once end in the same words`, async (context) => {
      const { output, typed } = await interview(context, answers)
      const { status, stdout, stderr } = type(...typed)
      assert.deepEqual([status, stderr], [0, ''])
      assert.ok(stdout.endsWith(output))
    })
  }
})

test('it begins with what the check is, and the emergency number', () => {
  const { stdout } = type()
  const { ui } = words
  const beginning = [ui.title, ui['start-text'], ui['start-limits'], ui['emergency-line'].replace('{tel}', '911')]
  assert.deepEqual(stdout.split('\n').slice(0, 4), beginning)
})

test('it ends as soon as nothing left to ask could lead to more urgent care', async (context) => {
  const { road, output, status } = await interview(context, { 'nerve-signs': ['bladder-bowel'] })
  assert.deepEqual([road, status], [['nerve-signs'], 0])
  assert.ok(output.includes(announced('emergency-room')))
  assert.ok(output.includes(`  - ${words.questions['nerve-signs'].options['bladder-bowel'].sign}\n`))
})

test('guidance tells what was said, what was not sure, and when to come back, the most urgent first', async (context) => {
  const patient = {
    'nerve-signs': [],
    'spine-procedure': 'no',
    'illness-signs': ['shaking-chills', 'unsure'],
    'injected-drugs': 'no',
    injury: 'no-injury',
  }
  const { output } = await interview(context, patient)
  const section = (key) => output.split(`\n${words.ui[key]}\n`)[1]?.split('\n\n')[0] ?? ''
  assert.ok(output.includes(announced('urgent-care')))
  assert.equal(section('because'), `  - ${words.questions['illness-signs'].options['shaking-chills'].sign}`)
  // Not sure of the others: each of them by name, and not the one that was ticked.
  const doubts = Object.entries(words.questions['illness-signs'].options).filter(([id]) => id !== 'shaking-chills')
  const unsure = section('not-sure').split('\n')
  assert.deepEqual(unsure.sort(), doubts.map(([, { sign }]) => `  - ${sign}`).sort())
  const comeBack = words.ui['come-back-if'].replace('{heading}', words.dispositions['emergency-room'].heading)
  const returning = output.split(`\n${comeBack}\n`)[1].split('\n\n')[0].split('\n')
  const { options } = words.questions['nerve-signs']
  for (const { sign } of Object.values(options)) assert.ok(returning.includes(`  - ${sign}`), sign)
  const urgent = words.ui['come-back-if'].replace('{heading}', words.dispositions['urgent-care'].heading)
  assert.ok(!output.includes(urgent), 'comes back for what is told already')
})

test('where doubt alone decides, a sign that leads to less is told before it', (context) => {
  const all = rules()
  const question = 'nerve-signs'
  const [lesser, doubtful] = all.protocol.questions.find(({ id }) => id === question).options
  const rule = (id, option, then) => ({
    ...all.protocol.rules[0],
    id,
    when: { question, is: option.id },
    then,
    unsure: then,
  })
  all.protocol.rules = [rule('more', doubtful, 'emergency-room'), rule('less', lesser, 'call-doctor')]
  const { stdout } = redflag(['ask', folder(context, all)], '1 2u\n')
  const { options } = words.questions[question]
  assert.ok(stdout.includes(announced('emergency-room')), stdout)
  const position = stdout.indexOf(`\n${words.ui.because}\n  - ${options[lesser.id].sign}\n`)
  assert.ok(
    position > 0 && position < stdout.indexOf(`\n${words.ui['not-sure']}\n  - ${options[doubtful.id].sign}\n`),
    stdout,
  )
})

test('a good sign whose loss would raise the result is told as no longer so', (context) => {
  const all = rules()
  const question = all.protocol.screens[0]
  const { options } = all.protocol.questions.find(({ id }) => id === question)
  all.protocol.rules = [
    {
      ...all.protocol.rules[0],
      when: { not: { question, is: options[0].id } },
      then: 'emergency-room',
      unsure: 'emergency-room',
    },
  ]
  const { stdout } = redflag(['ask', folder(context, all)], '1\n')
  const { sign } = words.questions[question].options[options[0].id]
  assert.ok(stdout.includes(`  - ${words.ui['no-longer'].replace('{sign}', sign)}\n`), stdout.slice(-800))
})

test('a rule that leads to 911 does so at once, with the number in the words', (context) => {
  const all = rules()
  all.protocol.rules.find(({ id }) => id === 'nerve-pressure').then = 'call-911'
  const { status, stdout } = redflag(['ask', folder(context, all)], '1\n')
  assert.equal(status, 0)
  assert.ok(stdout.includes(announced('call-911')))
  assert.ok(stdout.includes(`  - ${words.actions['call-911'].label.replace('{tel}', '911')}\n`))
  assert.equal(questionOf(stdout.slice(stdout.indexOf('=='))), undefined)
})

test('the review status is told: draft, or by whom and when', (context) => {
  assert.ok(type('1').stdout.includes(words.ui['review-none']))
  const all = rules()
  Object.assign(all.review, { status: 'reviewed', reviewer: 'Q. Z.', reviewed: '2026-11-30' })
  const { stdout } = redflag(['ask', folder(context, all)], '1\n')
  const { ui } = words
  assert.ok(stdout.includes(ui['reviewed-by'].replace('{reviewer}', 'Q. Z.').replace('{date}', '2026-11-30')))
  assert.ok(!stdout.includes(ui['review-none']))
})

test('a protocol, words or a review that cannot be used: exit status 2, and not one question', (context) => {
  const spoiled = {
    'protocol.json:/rules/0/then: unknown-id': ({ protocol }) => void (protocol.rules[0].then = 'nowhere'),
    'words/en.json:/questions/injury: missing-word': ({ words }) => void delete words.questions.injury.ask,
    'review.json:: json-syntax': (all) => void (all.review = 'nope'),
    'review.json:: unreadable': (all) => void delete all.review,
  }
  for (const [problem, spoil] of Object.entries(spoiled)) {
    const all = rules()
    spoil(all)
    const { status, stdout, stderr } = redflag(['ask', folder(context, all)], '0\n')
    assert.deepEqual([status, stdout], [2, ''], problem)
    assert.ok(stderr.includes(`/${problem}: `), stderr)
  }
})
