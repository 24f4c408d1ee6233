// Tests that enableWhen, read by a second reader, agrees with the core on whom a question and an option are for. The core's
// word is what `redflag fhir --records` keeps of answers to everything: only what applies.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { dice } from '../dice.mjs'
import { randomMember } from '../prove/random.mjs'
import { protocolOf } from '../prove/zoo.mjs'
import { words } from '../prove/support.mjs'
import {
  broken,
  byLink,
  enabledItems,
  evaluate,
  questionnaireOf,
  read,
  responseIn,
  shipped,
  stream,
} from './fhir-tools.mjs'

const TRUTHS = ['yes', 'no', 'unsure', 'declined']
const DOUBTS = ['unsure', 'declined']

/** Answers to each question, whether it applies or not; of some nothing, and of some lists only a part. */
function answersTo(protocol, below) {
  const answers = {}
  const pick = (list) => list[below(list.length)]
  for (const { id, kind, options = [], min, max, whole } of protocol.questions) {
    if (below(8) === 0) continue
    const ids = options.map((option) => option.id)
    if (kind === 'yes-no') answers[id] = pick(TRUTHS)
    else if (kind === 'choice') answers[id] = pick([...ids, ...ids, ...DOUBTS])
    else if (kind === 'number')
      answers[id] = below(6) === 0 ? pick(DOUBTS) : min + below((max - min) * (whole ? 1 : 2) + 1) / (whole ? 1 : 2)
    else {
      // Mostly no, so that whole lists may be ruled out.
      const mostly = below(2)
      const rows = ids.filter(() => below(10) > 0).map((row) => [row, mostly && below(5) ? 'no' : pick(TRUTHS)])
      answers[id] = Object.fromEntries(rows)
    }
  }
  return answers
}

/** The linkIds of what was answered: each row of a list, and why there is no number. */
const linksOf = (protocol, answers) =>
  protocol.questions.flatMap(({ id, kind }) => {
    const answer = answers[id]
    if (answer === undefined) return []
    if (kind === 'checklist') return Object.keys(answer).map((row) => `${id}/${row}`)
    return [kind === 'number' && typeof answer !== 'number' ? `doubt:${id}` : id]
  })

/** Holds them together in so many states, and says how often something was and was not shown. */
function agree(dir, protocol, seed, states) {
  const below = dice(seed)
  const form = questionnaireOf(dir)
  const answerSets = Array.from({ length: states }, () => answersTo(protocol, below))
  const { status, values } = stream(
    ['fhir', dir, '--records'],
    answerSets.map((answers) => ({ answers })),
  )
  assert.equal(status, 0)
  const counts = { shown: 0, hidden: 0 }
  answerSets.forEach((answers, index) => {
    const response = responseIn(values[index])
    const keptLinks = byLink(response)
    const enabled = enabledItems(form, response)
    for (const link of linksOf(protocol, answers)) {
      const [id] = link.split('/')
      const choice = protocol.questions.find((question) => question.id === id)
      // R4 gives an option of a choice no condition, so a choice that was withdrawn tells nothing of its question.
      const withdrawn =
        choice?.kind === 'choice' && choice.options.some(({ id: option, when }) => when && option === answers[id])
      if (withdrawn) continue
      assert.equal(
        enabled.has(link),
        keptLinks.has(link),
        `${link} of ${JSON.stringify(answers)} in ${JSON.stringify(protocol)}`,
      )
      ++counts[keptLinks.has(link) ? 'shown' : 'hidden']
    }
  })
  return { form, ...counts }
}

test('back pain shows in 300 states what the core finds applicable, and hides the rest', () => {
  const { shown, hidden } = agree(shipped, read('protocol.json'), 1, 300)
  assert.ok(shown > 5_000 && hidden > 500, `${shown} shown, ${hidden} hidden`)
})

/** A folder with all that a form is made of. */
function written(context, protocol) {
  const dir = mkdtempSync(join(tmpdir(), 'redflag-fhir-'))
  context.after(() => rmSync(dir, { recursive: true }))
  mkdirSync(join(dir, 'words'))
  const texts = words(protocol)
  for (const { id, kind } of protocol.questions) if (kind === 'number') texts.questions[id].unit = 'units'
  const files = { 'protocol.json': protocol, 'words/en.json': texts, 'sources.json': {}, 'review.json': {} }
  for (const [name, value] of Object.entries(files)) writeFileSync(join(dir, name), JSON.stringify(value))
  return dir
}

/** A protocol by dice, with conditions deeper than the zoo's and some details. */
function folderOf(context, seed) {
  const below = dice(seed)
  const protocol = protocolOf({ ...randomMember(seed), screens: undefined })
  const finding = ({ id, kind, options, min, max }) => {
    if (kind === 'yes-no') return { question: id, is: 'yes' }
    if (kind !== 'number') return { question: id, is: options[below(options.length)].id }
    // Whole numbers too have ends that lie between two of them.
    const low = min + below(2 * (max - min)) / 2
    const ranges = [{ min: low }, { max: low }, { min: low, max: low + 2 }]
    return { question: id, ...ranges[below(3)] }
  }
  const condition = (earlier, depth) => {
    const parts = () => Array.from({ length: 2 + below(2) }, () => condition(earlier, depth - 1))
    const forms = [
      () => ({ not: condition(earlier, depth - 1) }),
      () => ({ all: parts() }),
      () => ({ any: parts() }),
      () => ({ atLeast: 2, of: [...parts(), condition(earlier, depth - 1)] }),
    ]
    return depth > 0 && below(4) > 0 ? forms[below(4)]() : finding(earlier[below(earlier.length)])
  }
  protocol.questions.forEach((question, index) => {
    if (index === 0) return
    const earlier = protocol.questions.slice(0, index)
    question.when = condition(earlier, 3)
    if (question.kind === 'choice') for (const option of question.options) delete option.when
    if (question.kind === 'checklist') for (const option of question.options) option.when = condition(earlier, 2)
    if (question.kind !== 'number' && below(3) === 0) question.detail = true
  })
  return [written(context, protocol), protocol]
}

test('so do 30 protocols made by dice, with conditions of every form inside one another', (context) => {
  const total = { shown: 0, hidden: 0, flat: 0, expressions: 0 }
  for (let seed = 1; seed <= 30; ++seed) {
    const [dir, protocol] = folderOf(context, seed)
    const { form, shown, hidden } = agree(dir, protocol, seed, 30)
    assert.deepEqual(broken(form), [])
    total.shown += shown
    total.hidden += hidden
    for (const { enableWhen, extension = [] } of byLink(form).values()) {
      total.flat += Boolean(enableWhen)
      total.expressions += extension.some(({ url }) => url.endsWith('enableWhenExpression'))
    }
  }
  for (const [name, count] of Object.entries(total)) assert.ok(count > 25, `${name}: ${count}`)
})

test('an option of a choice that is only for some has its condition in SDC’s extension', (context) => {
  const kinds = { choice: [{ id: 'x', when: 'a' }, 'y'] }
  const rules = ['x', 'y'].map((option) => ({ when: `b=${option}`, then: 'now' }))
  const dir = written(context, protocolOf({ questions: { a: 'yes-no', b: kinds }, rules }))
  const form = questionnaireOf(dir)
  assert.deepEqual(broken(form), [])
  const toggles = byLink(form)
    .get('b')
    .extension.filter(({ url }) => url.endsWith('answerOptionsToggleExpression'))
  assert.equal(toggles.length, 1)
  const [option, expression] = toggles[0].extension
  assert.equal(option.valueCoding.code, 'x')
  const offered = (a) => {
    const answers = a ? { a, b: 'x' } : { b: 'x' }
    const response = responseIn(stream(['fhir', dir, '--records'], [{ answers }]).values[0])
    const [holds] = evaluate(expression.valueExpression.expression, response)
    assert.equal(byLink(response).has('b'), holds, a)
    return holds
  }
  assert.deepEqual([...TRUTHS, undefined].map(offered), [true, false, true, true, true])
})

test('a condition that is too large for a form leaves the question in it', (context) => {
  const doubled = Array.from({ length: 40 }, (_, index) => [
    `t${index}`,
    index ? { all: [{ term: `t${index - 1}` }, { term: `t${index - 1}` }] } : 'a',
  ])
  const member = {
    questions: { a: 'yes-no', b: { when: { term: 't39' } } },
    terms: Object.fromEntries(doubled),
    rules: [{ when: 'b', then: 'now' }],
  }
  const b = byLink(questionnaireOf(written(context, protocolOf(member)))).get('b')
  assert.deepEqual([b.enableWhen, b.extension.length], [undefined, 1])
})
