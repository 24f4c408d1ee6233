// Where the focus is, and a visit by keyboard alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { focused, focusedText, useBrowser } from './browser.mjs'
import { Visitor, patient, protocol, questions, ui, words } from './visitor.mjs'

const open = useBrowser()

/** Presses Tab until the focus is on a control of this name, as somebody does who cannot use a mouse. */
async function tabTo(page, name) {
  for (let presses = 0; presses < 80; presses++) {
    const here = await (
      await focused(page)
    ).evaluate((node) => node.matches('a, button, input, summary') && (node.labels?.[0] ?? node).innerText.trim())
    if (here === name) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`Tab never leads to "${name}"`)
}

/** Answers by Tab, arrows and Space. Radio buttons are one stop: Tab leads to the group, arrows move in it. */
async function answerByKeys(page, question, answer) {
  const { kind, options = [], sensitive } = protocol.questions.find(({ id }) => id === question)
  const name = (id) => questions[question].options?.[id]?.label ?? ui[id]
  if (kind === 'checklist') {
    for (const id of answer.length ? answer : ['none']) {
      await tabTo(page, name(id))
      await page.keyboard.press('Space')
    }
  } else if (kind === 'number') {
    await tabTo(page, questions[question].ask)
    await page.keyboard.type(String(answer))
  } else {
    const ids = [...(kind === 'yes-no' ? ['yes', 'no'] : options.map(({ id }) => id)), 'unsure']
    if (sensitive) ids.push('declined')
    await tabTo(page, name(ids[0]))
    await page.keyboard.press('Space')
    for (let step = 0; step < ids.indexOf(answer); step++) await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
}

async function walkByKeys(page, visitor, answers) {
  await tabTo(page, ui.start)
  await page.keyboard.press('Enter')
  for (;;) {
    const here = await visitor.where()
    if (here in words.dispositions) return here
    await answerByKeys(page, here, answers[here])
  }
}

test('the check takes the focus neither when it comes nor when its attributes change', async (t) => {
  const { page } = await open(t, { body: '<input id="own" autofocus><redflag-triage></redflag-triage>' })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  const own = async () => (await focused(page)).getAttribute('id')
  assert.equal(await own(), 'own')
  await visitor.host.evaluate((node) => node.setAttribute('heading-level', '3'))
  await visitor.check.locator('h3').waitFor()
  assert.equal(await own(), 'own')
})

test('on a page without a focus the first screen leaves it so', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  await new Visitor(page).heading.waitFor()
  assert.equal(await (await focused(page)).evaluate((node) => node.tagName), 'BODY')
})

test('each new screen begins with the focus on its heading, onwards, back, and from the list of answers', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  const onHeading = async (where) => {
    assert.equal(await visitor.where(), where)
    assert.equal(await focusedText(page), (await visitor.heading.textContent()).trim(), where)
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'redflag-triage')
  }
  const { answers } = patient('self-care')
  await visitor.start()
  await onHeading('nerve-signs')
  await visitor.answer('nerve-signs', [])
  await onHeading('spine-procedure')
  await visitor.back()
  await onHeading('nerve-signs')
  await visitor.back()
  await onHeading('start')
  await visitor.get('self-care')
  await onHeading('self-care')
  await visitor.change('injected-drugs')
  await onHeading('injected-drugs')
  await visitor.mark('injected-drugs', answers['injected-drugs'])
  await visitor.continue()
  await onHeading('self-care')
  await visitor.button(ui.restart).click()
  await onHeading('start')
})

test('the heading of a new screen can be seen when it takes the focus, also on a small screen', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html', options: { viewport: { width: 320, height: 480 } } })
  const visitor = new Visitor(page)
  await visitor.start()
  for (const question of ['nerve-signs', 'spine-procedure', 'illness-signs']) {
    const { y, height } = await visitor.heading.boundingBox()
    assert.ok(y >= 0 && y + height <= 480, `${question}: ${y}`)
    await visitor.answer(question, patient('self-care').answers[question])
  }
})

test('a heading that had the focus is no stop for the Tab key afterwards', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  await visitor.start()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  assert.notEqual(await focusedText(page), await visitor.heading.textContent())
})

test('the step is announced through a live region that was there before its words', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  const status = visitor.host.getByRole('status')
  const node = await status.elementHandle()
  assert.equal(await status.textContent(), '')
  await visitor.start()
  assert.match(await node.textContent(), /^Step 1 of about \d+$/)
  await visitor.answer('nerve-signs', [])
  assert.match(await node.textContent(), /^Step 2 of about \d+$/)
  assert.ok(await node.evaluate((live) => live.isConnected))
})

test('by keyboard alone: loss of bladder control leads to the emergency room', async (t) => {
  const { page } = await open(t, { at: 'demo/strict.html' })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  const answers = { 'nerve-signs': ['bladder-bowel'] }
  assert.equal(await walkByKeys(page, visitor, answers), 'emergency-room')
  await tabTo(page, words.actions['call-911-no-ride'].label.replace('{tel}', '911'))
})

test('by keyboard alone: no red flag, then a visit is booked and confirmed', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  assert.equal(await walkByKeys(page, visitor, patient('self-care').answers), 'self-care')
  await tabTo(page, words.actions['book-visit'].label)
  await page.keyboard.press('Enter')
  assert.equal(await (await focused(page)).getAttribute('id'), 'scheduler')
  const day = await page.locator('#scheduler .days .pill').first().innerText()
  await tabTo(page, day.trim())
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await page.locator('#scheduler').getByRole('heading', { name: 'Confirm your visit' }).waitFor()
  await tabTo(page, 'Confirm visit')
  await page.keyboard.press('Enter')
  assert.equal(await focusedText(page), 'Your visit is booked')
})

test('by keyboard alone: a number is typed, and Enter goes on', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  await visitor.walk({ ...patient('self-care').answers, injury: 'bump-or-fall' }, 'age')
  await answerByKeys(page, 'age', 75)
  assert.equal(await visitor.where(), 'urgent-care')
})
