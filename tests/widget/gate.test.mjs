// Tests which elements `gates` holds back, when, and what a page can and cannot change about it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { focused, useBrowser } from './browser.mjs'
import { article } from './rules.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()
const words = article.words.en
const element = '<redflag-triage gates=".slots">Static text</redflag-triage>'
const slots = '<div class="slots"><button>9:00</button></div>'
const held = (page) => page.locator('.slots').evaluateAll((nodes) => nodes.map((node) => !node.checkVisibility()))
const notes = (page) => page.locator('.held').allInnerTexts()
const note = `${ui.held} ${ui['held-why']}`
const firmNote = `${ui.closed} ${ui['closed-why']}`
const untilHeld = (page, count) =>
  page.waitForFunction(
    (wanted) => [...document.querySelectorAll('.slots')].filter((node) => !node.checkVisibility()).length === wanted,
    count,
  )

test('everything that the selector names is off the page, and a line under the check says why', async (t) => {
  const { page } = await open(t, { body: element + slots + slots })
  await new Visitor(page).heading.waitFor()
  assert.deepEqual(await held(page), [true, true])
  assert.deepEqual(await notes(page), [note])
})

test('a scheduler that comes late or is replaced is held as well, and the old one is let go', async (t) => {
  const { page } = await open(t, { body: element })
  await new Visitor(page).heading.waitFor()
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), slots)
  await untilHeld(page, 1)
  const old = await page.locator('.slots').elementHandle()
  await old.evaluate((node) => node.replaceWith(node.cloneNode(true)))
  await untilHeld(page, 1)
  assert.equal(await old.evaluate((node) => node.checkVisibility()), false)
  assert.deepEqual(await notes(page), [note])
})

test('a page that takes inert off does not bring the scheduler back', async (t) => {
  const { page } = await open(t, { body: element + slots })
  await new Visitor(page).heading.waitFor()
  await page.evaluate(() => document.querySelector('.slots').removeAttribute('inert'))
  assert.deepEqual(await held(page), [true])
})

test('what the page itself made inert stays so when it is let go', async (t) => {
  const { page } = await open(t, { body: element + slots.replace('<div', '<div inert') + slots })
  await new Visitor(page).reach('self-care')
  assert.deepEqual(await held(page), [false, false])
  assert.deepEqual(await page.locator('.slots').evaluateAll((nodes) => nodes.map((node) => node.inert)), [true, false])
})

test("nothing is added to the page's tree, and nothing in it is moved", async (t) => {
  const { page } = await open(t, {
    body: `<main>${element}${slots}</main>`,
    init: () => {
      globalThis.moved = []
      new MutationObserver((records) => {
        for (const { addedNodes, removedNodes, target } of records)
          if (target.closest?.('main') && addedNodes.length + removedNodes.length)
            globalThis.moved.push(target.localName)
      }).observe(document, { childList: true, subtree: true })
      addEventListener('DOMContentLoaded', () => (globalThis.moved.length = 0))
    },
  })
  const visitor = new Visitor(page)
  await visitor.reach('self-care')
  await visitor.restart()
  await visitor.reach('emergency-room')
  assert.deepEqual(await page.evaluate(() => globalThis.moved), [])
})

test('while guidance is urgent, taking gates away or pointing it elsewhere lets nothing go', async (t) => {
  const { page } = await open(t, { body: element + slots + '<div id="other">Other</div>' })
  const visitor = new Visitor(page)
  await visitor.reach('emergency-room')
  assert.deepEqual(await notes(page), [firmNote])
  await visitor.host.evaluate((node) => node.setAttribute('gates', '#other'))
  await page.waitForFunction(() => !document.querySelector('#other').checkVisibility())
  assert.deepEqual(await held(page), [true])
  await visitor.host.evaluate((node) => node.removeAttribute('gates'))
  await page.evaluate(() => Promise.resolve())
  assert.deepEqual(await held(page), [true])
  assert.equal(await visitor.bookingControls.count(), 0)
})

test('before guidance, pointing gates elsewhere lets the first thing go and holds the other', async (t) => {
  const { page } = await open(t, { body: element + slots + '<div id="other">Other</div>' })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  await visitor.host.evaluate((node) => node.setAttribute('gates', '#other'))
  await page.waitForFunction(() => !document.querySelector('#other').checkVisibility())
  assert.deepEqual(await held(page), [false])
  assert.equal((await notes(page)).length, 1)
})

test('a selector that also matches what the check stands in does not make the check unusable', async (t) => {
  const { page } = await open(t, { body: `<main class="slots">${element}</main>${slots}` })
  const visitor = new Visitor(page)
  await visitor.reach('self-care')
  assert.deepEqual(await held(page), [false, false])
})

test('an element that is taken out of the page lets go, and holds again where it is put back', async (t) => {
  const { page } = await open(t, { body: element + slots })
  const visitor = new Visitor(page)
  await visitor.walk(article.patient('self-care').answers, 'illness-signs')
  const check = await visitor.host.elementHandle()
  await check.evaluate((node) => node.remove())
  assert.deepEqual(await held(page), [false])
  assert.deepEqual(await notes(page), [])
  await check.evaluate((node) => document.body.append(node))
  assert.deepEqual(await held(page), [true])
  assert.equal(await visitor.where(), 'illness-signs')
  await visitor.label(words.questions['illness-signs'].options.fever.label).check()
})

test('urgent guidance still holds booking after the element was moved', async (t) => {
  const { page } = await open(t, { body: element + slots + '<footer></footer>' })
  const visitor = new Visitor(page)
  await visitor.reach('urgent-care')
  await visitor.host.evaluate((node) => document.querySelector('footer').append(node))
  assert.equal(await visitor.where(), 'urgent-care')
  assert.deepEqual(await held(page), [true])
  assert.deepEqual(await notes(page), [firmNote])
})

test('two checks on one page keep their answers and what they hold apart', async (t) => {
  const body = ['a', 'b'].map(
    (id) => `<redflag-triage id="${id}" gates="#slots-${id}"></redflag-triage><div id="slots-${id}">x</div>`,
  )
  const { page } = await open(t, { body: body.join('') })
  const [first, second] = ['#a', '#b'].map((selector) => new Visitor(page, selector))
  await first.reach('self-care')
  assert.ok(await second.isFirst())
  const inert = () => page.locator('[id^=slots]').evaluateAll((nodes) => nodes.map((node) => !node.checkVisibility()))
  assert.deepEqual(await inert(), [false, true])
  await second.reach('emergency-room')
  assert.equal(await first.where(), 'self-care')
  assert.deepEqual(await inert(), [false, true])
})

test('two checks that hold the same scheduler let it go only when both allow it', { timeout: 60_000 }, async (t) => {
  const twice = ['a', 'b'].map((id) => `<redflag-triage id="${id}" gates=".slots"></redflag-triage>`).join('')
  const { page } = await open(t, { body: twice + slots })
  const [first, second] = ['#a', '#b'].map((selector) => new Visitor(page, selector))
  await first.reach('self-care')
  await untilHeld(page, 1)
  await second.reach('self-care')
  await untilHeld(page, 0)
})

test('booking moves the focus to what was held, and a page that cancels the event keeps it where it was', async (t) => {
  const { page, events } = await open(t, { body: element + slots })
  const visitor = new Visitor(page)
  await visitor.reach('self-care')
  const book = visitor.button(words.actions['book-visit'].label)
  await page.evaluate(() => addEventListener('redflag-book', (event) => event.preventDefault(), { once: true }))
  await book.click()
  assert.equal(await focused(page).evaluate((node) => node.textContent), words.actions['book-visit'].label)
  await book.click()
  assert.equal(await focused(page).evaluate((node) => node.className), 'slots')
  for (const { cancelable } of await events('redflag-book')) assert.equal(cancelable, true)
})

test('a page that cancels booking after a call keeps its scheduler held, and a link is not followed', async (t) => {
  const { page } = await open(t, { body: element.replace('gates', 'book-href="/elsewhere" gates') + slots })
  const visitor = new Visitor(page)
  await visitor.reach('call-doctor')
  await page.evaluate(() => addEventListener('redflag-book', (event) => event.preventDefault()))
  const { pathname } = new URL(await page.url())
  await visitor.check.getByRole('link', { name: ui['called-continue'] }).click()
  assert.equal(new URL(await page.url()).pathname, pathname)
  assert.deepEqual(await held(page), [true])
})
