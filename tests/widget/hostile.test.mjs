// While guidance is urgent, nothing that a page sets on the element hides it, softens it or shows booking.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { engine, impatient, useBrowser } from './browser.mjs'
import { difference } from './harness/png.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()
// Higher than any guidance, so that a picture of the page is one of the window.
const viewport = { width: 640, height: 2400 }
const body = '<redflag-triage book-href="/booking" doctor-tel="+1-202-555-0100">Static text</redflag-triage>'

const hiding = {
  display: 'redflag-triage { display: none !important }',
  visibility: 'redflag-triage { visibility: hidden !important }',
  opacity: 'redflag-triage { opacity: 0 !important }',
  position: 'redflag-triage { position: absolute !important; left: -9999px !important }',
  size: 'redflag-triage { height: 0 !important; width: 0 !important; overflow: hidden !important }',
  clipping:
    'redflag-triage { clip-path: inset(50%) !important; mask: linear-gradient(transparent, transparent) !important }',
  transforms: 'redflag-triage { transform: scale(0) !important; scale: 0; translate: -100vw; zoom: 0.01 }',
  filters: 'redflag-triage { filter: opacity(0) !important; mix-blend-mode: multiply !important }',
  'content-visibility': 'redflag-triage { content-visibility: hidden !important }',
  'text size': 'redflag-triage { font-size: 0 !important; line-height: 0 !important; text-indent: -999px !important }',
  'text colour': 'redflag-triage { color: transparent !important; -webkit-text-fill-color: transparent !important }',
  'inherited text':
    'body { color: white; text-transform: lowercase; font: 1px/0 serif; letter-spacing: -1em; word-spacing: -9px }',
  'the root text size': 'html { font-size: 1px !important }',
  'an animation': '@keyframes gone { to { opacity: 0 } } redflag-triage { animation: gone 1ms forwards !important }',
  parts:
    'redflag-triage::part(frame), redflag-triage::part(guidance), redflag-triage::part(heading) { display: none !important }',
  'generated content': 'redflag-triage::before { content: "All is well" !important; display: block !important }',
  'custom properties':
    'redflag-triage { --redflag-text: white; --redflag-background: white; --redflag-accent: white; --redflag-radius: 9rem; --level: white; --red: white; --bg: red }',
  'the font': 'redflag-triage { --redflag-font: monospace }',
  'a transition': 'redflag-triage { transition: all 999s !important; opacity: 0 }',
}

/** WebKitGTK may paint text again a fraction of a pixel aside, which changes colours by up to 50 of 256 (measured). */
const [APART, SHARE] = engine === 'webkit' ? [64, 0.0005] : [0, 0]
const alike = (first, second) => first.equals(second) || (SHARE > 0 && difference(first, second, APART) <= SHARE)

/** A picture of the page, which holds nothing but the check: of two in a row that are alike, as nothing moves any more. */
async function picture(page) {
  const shot = () => page.screenshot({ fullPage: true })
  for (let before = await shot(), tries = 0; ; tries++) {
    const now = await shot()
    if (alike(now, before)) return now
    assert.ok(tries < 20, 'the page never holds still')
    before = now
  }
}

/** A frame that is still being painted is looked at again: what a style hides stays hidden. */
async function looksAs(page, plain) {
  for (let tries = 0; tries < 5; tries++) if (alike(await picture(page), plain)) return true
  return false
}

/** The names of the styles that change the picture. */
async function changing(page, styles) {
  const plain = await picture(page)
  const changed = []
  for (const [name, content] of Object.entries(styles)) {
    const style = await page.addStyleTag({ content })
    if (!(await looksAs(page, plain))) changed.push(name)
    await style.evaluate((node) => node.remove())
  }
  return changed
}

for (const disposition of ['emergency-room', 'urgent-care']) {
  test(`${disposition}: no style that a page can write changes a pixel of the guidance`, async (t) => {
    const { page } = await open(t, { body, options: { viewport } })
    const visitor = new Visitor(page)
    await visitor.reach(disposition)
    assert.deepEqual(await changing(page, hiding), [])
  })
}

test('a hidden attribute and inline styles on the element do not hide urgent guidance either', async (t) => {
  const { page } = await open(t, { body, options: { viewport } })
  const visitor = new Visitor(page)
  await visitor.reach('emergency-room')
  const plain = await picture(page)
  for (const [name, value] of [
    ['hidden', ''],
    ['hidden', 'until-found'],
    ['style', 'display: none !important; opacity: 0 !important; --redflag-text: white'],
    ['popover', ''],
    ['class', 'sr-only'],
  ]) {
    await visitor.host.evaluate((node, [key, text]) => node.setAttribute(key, text), [name, value])
    assert.ok(await looksAs(page, plain), `${name}="${value}"`)
    await visitor.host.evaluate((node, key) => node.removeAttribute(key), name)
  }
})

test('the same styles do reach guidance that is not urgent, and the questions: theming works', async (t) => {
  const { page } = await open(t, { body, options: { viewport } })
  const visitor = new Visitor(page)
  const themes = Object.fromEntries(
    ['display', 'parts', 'custom properties', 'the font'].map((name) => [name, hiding[name]]),
  )
  assert.deepEqual(await changing(page, themes), Object.keys(themes))
  await visitor.reach('self-care')
  assert.deepEqual(await changing(page, themes), Object.keys(themes))
})

test('urgent guidance offers the page no part to hold on to, other screens do', async (t) => {
  const { page } = await open(t, { body })
  const visitor = new Visitor(page)
  const parts = () => visitor.host.evaluate((node) => node.shadowRoot.querySelectorAll('[part]').length)
  await visitor.heading.waitFor()
  assert.ok((await parts()) > 2)
  await visitor.reach('urgent-care')
  assert.equal(await parts(), 0)
})

test('no attribute shows booking, or takes the emergency number away, while guidance is urgent', async (t) => {
  const { page } = await open(t, { body: `${body}<div id="slots">9:00</div>` })
  const visitor = new Visitor(page)
  await visitor.reach('emergency-room')
  for (const [name, value] of [
    ['book-href', '/elsewhere'],
    ['gates', '#slots'],
    ['lang', 'de'],
    ['emergency-tel', ''],
    ['emergency-tel', ' '],
    ['emergency-tel', 'nobody'],
    ['heading-level', '6'],
    ['protocol', 'knee'],
    ['protocol', '__proto__'],
    ['protocol', 'back-pain'],
    ['gates', '##'],
    ['gates', '#nobody'],
    ['lang', 'a-'.repeat(100_000) + 'a'],
  ]) {
    await visitor.host.evaluate((node, [key, text]) => node.setAttribute(key, text), [name, value])
    await page.waitForFunction(() => new Promise((resolve) => requestAnimationFrame(resolve)).then(() => true))
    assert.equal(await visitor.where(), 'emergency-room', name)
    assert.equal(await visitor.bookingControls.count(), 0, name)
    assert.equal(await visitor.check.getByRole('link', { name: '911', exact: true }).count(), 1, name)
    assert.equal(await visitor.host.locator('a[href="/elsewhere"]').count(), 0)
  }
  assert.equal(await page.locator('#slots').isVisible(), false)
  assert.ok(await visitor.check.getByText(ui['emergency-line'].split('{tel}')[0]).isVisible())
})

test('words of the page are not said on urgent guidance', async (t) => {
  const { page } = await open(t, { body })
  const visitor = new Visitor(page)
  const fine = 'All is well. You may book below.'
  const set = (...keys) => {
    const ui = Object.fromEntries(keys.map((key) => [key, fine]))
    return visitor.host.evaluate((node, words) => (node.words = words), { en: { ui } })
  }
  const markup = () => visitor.host.evaluate((node) => node.shadowRoot.querySelector('.frame').outerHTML)
  await visitor.heading.waitFor()
  await set('about-heading', 'restart', 'your-answers')
  await page.waitForFunction(
    (text) => document.querySelector('redflag-triage').shadowRoot.innerHTML.includes(text),
    fine,
  )
  await visitor.reach('emergency-room')
  assert.ok(!(await markup()).includes(fine))
  await set('title', 'restart', 'your-answers', 'change', 'print', 'sources')
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  assert.ok(!(await markup()).includes(fine))
})

test('a button to book that the page has kept from earlier guidance does nothing', async (t) => {
  const gated = '<redflag-triage gates="#slots"></redflag-triage><div id="slots">9:00</div>'
  const { page, events } = await open(t, { body: gated })
  const visitor = new Visitor(page)
  await visitor.reach('self-care')
  const kept = await visitor.bookingControls.elementHandle()
  await visitor.restart()
  await visitor.reach('emergency-room')
  await kept.evaluate((node) => node.click())
  assert.deepEqual(await events('redflag-book'), [])
  assert.equal(await page.locator('#slots').isVisible(), false)
})

test('an engine that stops while guidance is urgent leaves it, and booking shut', async (t) => {
  const gated = '<redflag-triage gates="#slots"></redflag-triage><div id="slots">9:00</div>'
  const { page, events } = await open(t, { body: gated })
  const visitor = new Visitor(page)
  await visitor.reach('emergency-room')
  await page.evaluate(() => {
    const { parse } = JSON
    JSON.parse = (text, ...rest) => {
      if (/"screen"|"disposition"|"problems"/.test(text)) throw new Error('out of memory')
      return parse(text, ...rest)
    }
  })
  await visitor.host.evaluate((node) => (node.lang = 'es'))
  await page.waitForFunction(() => globalThis.recorded.some(({ type }) => type === 'redflag-error'))
  assert.deepEqual((await events('redflag-error'))[0].detail, { code: 'engine-failed' })
  assert.equal(await visitor.where(), 'emergency-room')
  assert.equal(await page.locator('#slots').isVisible(), false)
})

test('a protocol that the page names while guidance is urgent comes once the visitor changes an answer', async (t) => {
  const { page, events } = await open(t, { body, init: impatient })
  const visitor = new Visitor(page)
  await visitor.reach('emergency-room')
  await visitor.host.evaluate((node) => node.setAttribute('protocol', 'knee'))
  assert.equal(await visitor.where(), 'emergency-room')
  await visitor.restart()
  await page.waitForFunction(() => globalThis.recorded.some(({ type }) => type === 'redflag-error'))
  assert.deepEqual((await events('redflag-error'))[0].detail, { code: 'unknown-protocol' })
})

test("a page's words do not reach the prototype of all objects", async (t) => {
  const { page } = await open(t, { body })
  await new Visitor(page).heading.waitFor()
  const polluted = await page.evaluate(() => {
    const check = document.querySelector('redflag-triage')
    check.words = JSON.parse('{"__proto__":{"ui":{"title":"X"}},"en":null,"es":{"ui":null}}')
    return {}.title
  })
  assert.equal(polluted, undefined)
})
