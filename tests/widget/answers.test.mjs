// Going back, and changing one answer of many: nothing that was said has to be said again.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useBrowser } from './browser.mjs'
import { article } from './rules.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()
const { questions } = article.words.en
const { answers } = article.vignette('no-warning-signs')

async function openAt(t, goal, patient = answers) {
  const { page } = await open(t, { body: '<redflag-triage></redflag-triage>' })
  const visitor = new Visitor(page)
  assert.equal(await visitor.walk(patient, goal), goal)
  return visitor
}

/** The answers picked in the form, by their labels. */
const short = { unsure: ui['not-sure-short'], declined: ui.skip }
const isMarked = async (visitor, question, answer) => {
  if (typeof answer === 'number') return (await visitor.label(questions[question].ask).inputValue()) === String(answer)
  const picked = await visitor.check
    .locator('form input:checked')
    .evaluateAll((inputs) => inputs.map(({ labels: [label] }) => label.innerText.trim()))
  const truths = article.question(question).options?.map(({ id }) => [id, visitor.truth(answer, id)]) ?? []
  const rows = truths.filter(([, truth]) => truth !== 'no')
  const wanted =
    article.question(question).kind !== 'checklist'
      ? [visitor.answerLabel(question, answer)]
      : rows.map(([id, truth]) => (truth === 'yes' ? visitor.answerLabel(question, id) : short[truth]))
  assert.deepEqual(picked, wanted.length ? wanted : [ui.none], question)
  return true
}

/** The list under "Answers", as pairs of question and answer. */
const listed = (visitor) =>
  visitor.check
    .locator('dl > div')
    .evaluateAll((rows) =>
      rows.map((row) => [row.querySelector('dt').textContent, row.querySelector('dd').textContent]),
    )

test('Back shows each question with the answer that was given, up to the very start', async (t) => {
  const patient = { ...article.vignette('fall-weak-bones-not-sure').answers, 'spine-procedure': 'unsure' }
  const visitor = await openAt(t, 'call-doctor', patient)
  const asked = (await listed(visitor)).map(([ask]) => Object.keys(questions).find((id) => questions[id].ask === ask))
  assert.ok(asked.includes('age') && asked.includes('bone-risk'))
  for (const question of asked.reverse()) {
    await visitor.back()
    assert.equal(await visitor.where(), question)
    assert.ok(await isMarked(visitor, question, patient[question]), question)
  }
  assert.ok(await visitor.isFirst())
  assert.equal(await visitor.button(ui.back).count(), 0)
})

test('after Back, Continue walks forward through the answers that are kept', async (t) => {
  const visitor = await openAt(t, 'injury')
  await visitor.back()
  await visitor.back()
  await visitor.back()
  await visitor.back()
  for (const question of ['nerve-signs', 'spine-procedure', 'illness-signs', 'injected-drugs']) {
    assert.equal(await visitor.where(), question)
    assert.ok(await isMarked(visitor, question, answers[question]))
    await visitor.continue()
  }
  assert.equal(await visitor.where(), 'injury')
})

test('the list of answers says every question and answer in the words of the screen', async (t) => {
  const visitor = await openAt(t, 'self-care')
  const rows = await listed(visitor)
  assert.deepEqual(rows[0], [questions['nerve-signs'].ask, ui.none])
  assert.deepEqual(rows[1], [questions['spine-procedure'].ask, ui.no])
  const { ask, options } = questions['daily-life']
  assert.ok(rows.some(([asked, answer]) => asked === ask && answer === options.hardly.label))
})

test('Change leads to that question with its answer, and Continue straight back to the guidance', async (t) => {
  const visitor = await openAt(t, 'self-care')
  const before = await listed(visitor)
  await visitor.change('illness-signs')
  assert.equal(await visitor.where(), 'illness-signs')
  assert.ok(await isMarked(visitor, 'illness-signs', []))
  await visitor.continue()
  assert.equal(await visitor.where(), 'self-care')
  assert.deepEqual(await listed(visitor), before)
})

test('Change to an answer that asks for more asks only for more, and keeps all later answers', async (t) => {
  const visitor = await openAt(t, 'self-care')
  const before = new Map(await listed(visitor))
  await visitor.change('injury')
  await visitor.answer('injury', 'bump-or-fall')
  assert.equal(await visitor.where(), 'age')
  await visitor.walk({ age: 45, 'bone-risk': [] }, 'sore-spot')
  await visitor.answer('sore-spot', 'no')
  // The questions after the new ones keep their answers and can be passed by.
  for (let screen; (screen = await visitor.where()) !== 'call-doctor'; await visitor.continue())
    assert.ok(await isMarked(visitor, screen, answers[screen]), screen)
  const after = new Map(await listed(visitor))
  for (const [ask, answer] of before) if (ask !== questions.injury.ask) assert.equal(after.get(ask), answer, ask)
  assert.equal(after.get(questions.age.ask), `45 ${questions.age.unit}`)
})

test('Change and then Back leaves the answer, and the guidance, as they were', async (t) => {
  const visitor = await openAt(t, 'self-care')
  const before = await listed(visitor)
  await visitor.change('daily-life')
  await visitor.mark('daily-life', 'stops')
  await visitor.back()
  assert.equal(await visitor.where(), 'self-care')
  assert.deepEqual(await listed(visitor), before)
})

test('an emergency sign set by mistake can be taken back, and the interview goes on where it would have', async (t) => {
  const visitor = await openAt(t, 'emergency-room', { 'nerve-signs': ['bladder-bowel'] })
  await visitor.change('nerve-signs')
  const { label } = questions['nerve-signs'].options['bladder-bowel']
  assert.ok(await visitor.label(label).isChecked())
  await visitor.label(label).click()
  await visitor.answer('nerve-signs', [])
  assert.equal(await visitor.where(), 'spine-procedure')
  assert.equal(await visitor.walk(answers), 'self-care')
})

test('an answer is changed from the folded list under a question too, and leads back to that question', async (t) => {
  const visitor = await openAt(t, 'illness-signs')
  await visitor.check.getByText(ui['your-answers'], { exact: true }).click()
  await visitor.change('nerve-signs')
  assert.ok(await isMarked(visitor, 'nerve-signs', []))
  await visitor.continue()
  assert.equal(await visitor.where(), 'illness-signs')
})

test('Start again forgets every answer', async (t) => {
  const visitor = await openAt(t, 'self-care')
  await visitor.restart()
  assert.equal(await visitor.check.locator('form input:checked').count(), 0)
  await visitor.answer('nerve-signs', ['leg-weakness'])
  assert.equal((await listed(visitor)).length, 1)
})
