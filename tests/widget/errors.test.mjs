// Continue with nothing chosen, or with what is not an answer: said at once, at the top and at the field, and nothing is lost.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { focused, focusedText, useBrowser } from './browser.mjs'
import { article } from './rules.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()
const embedded = { body: '<redflag-triage></redflag-triage>' }
const { questions } = article.words.en
const { answers } = article.vignette('no-warning-signs')
const { min, max } = article.question('age')
const range = ui['error-range'].replace('{min}', min).replace('{max}', max)

async function openAt(t, question, patient = answers) {
  const opened = await open(t, embedded)
  const visitor = new Visitor(opened.page)
  assert.equal(await visitor.walk(patient, question), question)
  return { ...opened, visitor }
}

/** The summary has the focus and says the message, which stands at the field too and is bound to it. */
async function complains({ page, visitor, message, question }) {
  assert.equal(await visitor.where(), question)
  const summary = focused(page)
  assert.match(await summary.textContent(), new RegExp(`^${ui['error-heading']}`))
  const alert = visitor.check.getByRole('alert')
  assert.equal(await alert.count(), 1)
  assert.ok(await summary.evaluate((node) => Boolean(node.querySelector('[role=alert]'))))
  assert.equal(await alert.getByRole('link').innerText(), message)
  const beside = visitor.check.locator('#q0-error')
  assert.equal(await beside.textContent(), `${ui['error-prefix']} ${message}`)
  assert.ok(await beside.isVisible())
  const described = visitor.check.locator('[aria-describedby~="q0-error"]')
  assert.equal(await described.count(), 1)
}

for (const [question, key] of [
  ['nerve-signs', 'error-checklist'],
  ['spine-procedure', 'error-choose'],
  ['injury', 'error-choose'],
]) {
  test(`Continue with nothing chosen on ${question} says what is missing, and leads to the first choice`, async (t) => {
    const { page, visitor, events } = await openAt(t, question)
    const steps = (await events()).length
    await visitor.continue()
    await complains({ page, visitor, question, message: ui[key] })
    assert.equal((await events()).length, steps)
    await visitor.check.getByRole('alert').getByRole('link').click()
    const first = visitor.check.getByRole(question === 'nerve-signs' ? 'checkbox' : 'radio').first()
    assert.ok(await first.evaluate((node) => node.getRootNode().activeElement === node))
  })
}

test('after a mistake the answer is taken as if there had been none, and the message is gone', async (t) => {
  const { page, visitor } = await openAt(t, 'spine-procedure')
  await visitor.continue()
  await visitor.continue()
  await complains({ page, visitor, question: 'spine-procedure', message: ui['error-choose'] })
  await visitor.answer('spine-procedure', 'no')
  assert.equal(await visitor.where(), 'illness-signs')
  assert.equal(await visitor.check.getByRole('alert').count(), 0)
  assert.equal(await focusedText(page), questions['illness-signs'].ask)
})

test('a mistake loses none of the answers given before', async (t) => {
  const { visitor } = await openAt(t, 'illness-signs', article.vignette('fever-after-spinal-injection').answers)
  await visitor.continue()
  await visitor.back()
  assert.equal(await visitor.label(ui.yes).isChecked(), true)
  await visitor.back()
  assert.equal(await visitor.label(ui.none).isChecked(), true)
})

const fallen = { ...answers, injury: 'bump-or-fall' }
test('what is no age is refused with the reason, and stays in the field to be mended', async (t) => {
  const { page, visitor } = await openAt(t, 'age', fallen)
  const field = visitor.label(questions.age.ask)
  for (const [typed, message] of [
    ['', ui['error-number']],
    ['old', ui['error-number']],
    ['75-80', ui['error-number']],
    ['1,000', ui['error-number']],
    ['1950', range],
    ['-5', range],
    ['121', range],
    ['70.5', ui['error-whole']],
  ]) {
    await field.fill(typed)
    await visitor.continue()
    await complains({ page, visitor, question: 'age', message })
    assert.equal(await field.inputValue(), typed)
    assert.equal(await field.getAttribute('aria-invalid'), 'true')
  }
})

test('an age is taken as people write it, in other digits too', async (t) => {
  const { visitor } = await openAt(t, 'age', fallen)
  for (const typed of ['75', ' 71 years ', 'about 75', '٧٥', '۷۵', '120']) {
    await visitor.label(questions.age.ask).fill(typed)
    await visitor.continue()
    assert.equal(await visitor.where(), 'urgent-care', typed)
    await visitor.change('age')
  }
  await visitor.label(questions.age.ask).fill('70')
  await visitor.continue()
  assert.equal(await visitor.where(), 'bone-risk')
})

test('an age and "Not sure" put each other out', async (t) => {
  const { visitor } = await openAt(t, 'age', fallen)
  const field = visitor.label(questions.age.ask)
  const unsure = visitor.label(ui.unsure)
  await field.fill('75')
  await unsure.check()
  assert.equal(await field.inputValue(), '')
  await field.fill('7')
  assert.equal(await unsure.isChecked(), false)
  await unsure.check()
  await visitor.continue()
  assert.equal(await visitor.where(), 'bone-risk')
})

test('each row of a list to tick has one answer, and "None of these" goes when a row has one', async (t) => {
  const { visitor } = await openAt(t, 'nerve-signs', article.patient('self-care').answers)
  const { label } = questions['nerve-signs'].options['leg-weakness']
  const none = visitor.label(ui.none)
  await visitor.button(ui['some-unsure']).click()
  const boxes = [label, `${ui['not-sure-short']} ${label}`, `${ui.skip} ${label}`].map((name) =>
    visitor.check.getByRole('checkbox', { name, exact: true }),
  )
  const ticked = () => Promise.all([...boxes, none].map((box) => box.isChecked()))
  for (const [place, box] of boxes.entries()) {
    await box.check()
    assert.deepEqual(
      await ticked(),
      [0, 1, 2, 3].map((other) => other === place),
    )
  }
  await boxes[2].click()
  await none.check()
  assert.deepEqual(await ticked(), [false, false, false, true])
  await boxes[1].check()
  assert.deepEqual(await ticked(), [false, true, false, false])
})
