// Where the focus is, and a visit by keyboard alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { focused, focusedText, useBrowser } from './browser.mjs'
import { answerByKeys, tabTo, walkByKeys } from './keyboard.mjs'
import { article, backPain } from './rules.mjs'
import { Visitor } from './visitor.mjs'

const open = useBrowser()
const embedded = { body: '<redflag-triage></redflag-triage>' }
const { answers } = article.patient('self-care')

test('the check takes the focus neither when it comes nor when its attributes change', async (t) => {
  const { page } = await open(t, { body: '<input id="own" autofocus><redflag-triage></redflag-triage>' })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  const own = async () => focused(page).getAttribute('id')
  // A browser gives it when it has the time, and to nobody where something has the focus already.
  await page.waitForFunction(() => document.activeElement.id === 'own')
  await visitor.host.evaluate((node) => node.setAttribute('heading-level', '3'))
  await visitor.check.locator('h3').waitFor()
  assert.equal(await own(), 'own')
})

test('on a page without a focus the first screen leaves it so', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  await new Visitor(page).heading.waitFor()
  assert.equal(await focused(page).evaluate((node) => node.tagName), 'BODY')
})

test('each new screen begins with the focus on its heading, onwards, back, and from the list of answers', async (t) => {
  const { page } = await open(t, embedded)
  const visitor = new Visitor(page)
  const onHeading = async (screen) => {
    assert.equal(await visitor.where(), screen)
    assert.equal(await focusedText(page), (await visitor.heading.textContent()).trim(), screen)
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'redflag-triage')
  }
  await visitor.answer('nerve-signs', [])
  await onHeading('spine-procedure')
  await visitor.back()
  await onHeading('nerve-signs')
  await visitor.reach('self-care')
  await onHeading('self-care')
  await visitor.change('injected-drugs')
  await onHeading('injected-drugs')
  await visitor.mark('injected-drugs', answers['injected-drugs'])
  await visitor.continue()
  await onHeading('self-care')
  await visitor.restart()
  await onHeading('nerve-signs')
})

test('the heading of a new screen can be seen when it takes the focus, also on a small screen', async (t) => {
  const { page } = await open(t, { ...embedded, options: { viewport: { width: 320, height: 480 } } })
  const visitor = new Visitor(page)
  for (const question of ['nerve-signs', 'spine-procedure', 'illness-signs']) {
    const { y, height } = await visitor.heading.boundingBox()
    assert.ok(y >= 0 && y + height <= 480, `${question}: ${y}`)
    await visitor.answer(question, answers[question])
  }
})

for (const disposition of backPain.reachable) {
  test(`${disposition}: on a small phone the first thing to do is in the window, and all above it`, async (t) => {
    const { page } = await open(t, { at: 'demo/index.html', options: { viewport: { width: 360, height: 640 } } })
    const visitor = new Visitor(page)
    await visitor.reach(disposition)
    const { top, call } = await visitor.host.evaluate(({ shadowRoot }) => ({
      top: shadowRoot.querySelector('.frame').getBoundingClientRect().top,
      // Self-care has no button: its first action is plain text.
      call: shadowRoot.querySelector('.steps .call, .steps .main, .steps > li > *').getBoundingClientRect().bottom,
    }))
    assert.ok(top > -1 && call <= 640, `the screen begins at ${top}, the number ends at ${call}`)
  })
}

test('a page that scrolls smoothly is scrolled at once, and not before the visitor does something', async (t) => {
  const { page } = await open(t, {
    body: `<style>html { scroll-behavior: smooth }</style><p style="block-size: 1500px"></p>${embedded.body}<p style="block-size: 900px"></p>`,
    options: { viewport: { width: 360, height: 640 }, reducedMotion: 'no-preference' },
  })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  assert.equal(await page.evaluate(() => scrollY), 0)
  await visitor.host.evaluate((node) => node.setAttribute('heading-level', '3'))
  await visitor.check.locator('h3').waitFor()
  assert.equal(await page.evaluate(() => scrollY), 0)
  await visitor.mark('nerve-signs', [])
  const top = await visitor.host.evaluate((host) => {
    host.shadowRoot.querySelector('.bar .main').click()
    return host.getBoundingClientRect().top
  })
  assert.ok(Math.abs(top) < 2, `${top}`)
})

test('a heading that had the focus is no stop for the Tab key afterwards', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  assert.notEqual(await focusedText(page), await visitor.heading.textContent())
})

test('a result is said once: by its heading, which has the focus', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  await visitor.reach('emergency-room')
  assert.equal(await focusedText(page), await visitor.heading.textContent())
  assert.equal(await visitor.host.getByRole('status').textContent(), '')
  // The focus stays on the button of the other language: then the live region says it.
  await visitor.button(backPain.words.es.ui.language).click()
  const spanish = new Visitor(page, 'redflag-triage', 'es')
  await spanish.heading.waitFor()
  assert.equal(await spanish.host.getByRole('status').textContent(), await spanish.heading.textContent())
})

test('the step is announced through a live region that was there before its words', async (t) => {
  const { page } = await open(t, embedded)
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  const node = await visitor.host.getByRole('status').elementHandle()
  assert.equal(await node.textContent(), '')
  await visitor.answer('nerve-signs', [])
  assert.match(await node.textContent(), /^Step 2 of about \d+$/)
  assert.ok(await node.evaluate((live) => live.isConnected))
})

test('by keyboard alone: an emergency, and the number to call can be reached', async (t) => {
  const { page } = await open(t, { at: 'demo/strict.html' })
  const visitor = new Visitor(page)
  const [disposition] = visitor.rules.reachable
  assert.equal(await walkByKeys(visitor, visitor.rules.patient(disposition).answers), disposition)
  const { protocol } = visitor.rules
  const { actions } = visitor.rules.disposition(disposition)
  const call = protocol.actions.find(({ id, phone }) => phone === 'emergency' && actions.includes(id))
  await tabTo(
    page,
    visitor.words.actions[(call ?? protocol.actions.find(({ phone }) => phone === 'emergency')).id].label.replace(
      '{tel}',
      '911',
    ),
  )
})

test('by keyboard alone: no red flag, then a visit is booked and confirmed', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  const { rules, words } = visitor
  assert.equal(await walkByKeys(visitor, rules.patient('self-care').answers), 'self-care')
  await tabTo(page, words.actions['book-visit'].label)
  await page.keyboard.press('Enter')
  assert.equal(await focused(page).getAttribute('id'), 'scheduler')
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
  const { page } = await open(t, embedded)
  const visitor = new Visitor(page)
  await visitor.walk({ ...answers, injury: 'bump-or-fall' }, 'age')
  await answerByKeys(visitor, 'age', 75)
  await page.keyboard.press('Enter')
  assert.equal(await visitor.where(), 'urgent-care')
})
