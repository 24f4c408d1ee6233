// The check fits where a page puts it: a sidebar, a wide column, zoomed in, with wide spacing, in longer words, from right to left.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { engine, useBrowser } from './browser.mjs'
import { readerOf, speaking } from './pseudo.mjs'
import { article, backPain } from './rules.mjs'
import { Visitor } from './visitor.mjs'

const open = useBrowser()
const folder = fileURLToPath(new URL('../../build/screenshots/', import.meta.url))
mkdirSync(folder, { recursive: true })

/** The layout faults of the screen that is shown, inside a box of this width. */
const faults = (page, finger) =>
  page.evaluate(
    ([smallest]) => {
      const host = document.querySelector('redflag-triage')
      const all = [...host.shadowRoot.querySelectorAll('section *')].filter((node) => node.checkVisibility())
      const seen = all.filter((node) => !node.closest('.unseen'))
      const name = (node) => `${node.localName}.${node.className} "${node.textContent.slice(0, 30)}"`
      const box = host.getBoundingClientRect()
      // Where it ends up: what sticks to the window lies over what can be scrolled from under it, see slips.test.mjs.
      const bar = host.shadowRoot.querySelector('.bar')
      if (bar) bar.style.position = 'static'
      const found = []
      if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways')
      for (const node of seen) {
        const { left, right, width, height } = node.getBoundingClientRect()
        if (width && (left < box.left - 1 || right > box.right + 1)) found.push(`${name(node)} sticks out`)
        if (
          node.scrollWidth > node.clientWidth + 2 &&
          node.clientWidth &&
          getComputedStyle(node).overflow !== 'visible'
        )
          found.push(`${name(node)} is cut off`)
        const target = node.matches('button, summary, label.choice, label.pill, a:not([part=sources] a, ul a), .typed')
        if (target && (width < smallest || height < smallest)) found.push(`${name(node)} is ${width} x ${height}`)
      }
      // Words that lie over other words.
      const texts = seen.filter((node) =>
        node.matches('p, li, dt, dd, button, summary, label, legend, h2, h3, h4, a.call, a.second'),
      )
      // A paragraph flows around what floats beside it, and inline text is no box: their lines count, not the box about them.
      const boxes = texts.map((node) => {
        if (node.localName !== 'p' && getComputedStyle(node).display !== 'inline') return [node.getBoundingClientRect()]
        const range = document.createRange()
        range.selectNodeContents(node)
        return [...range.getClientRects()]
      })
      const meet = (a, b) => {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        return wide > 2 && high > 8
      }
      for (const [index, first] of texts.entries()) {
        for (const [place, second] of texts.entries()) {
          if (place <= index || first.contains(second) || second.contains(first)) continue
          if (boxes[index].some((a) => boxes[place].some((b) => meet(a, b))))
            found.push(`${name(first)} lies over ${name(second)}`)
        }
      }
      if (bar) bar.style.position = ''
      return found
    },
    [finger],
  )

/** One screen of each kind, and the longest guidance there is. */
async function* screens(visitor) {
  const fallen = { ...article.patient('self-care').answers, injury: 'bump-or-fall' }
  await visitor.heading.waitFor()
  yield 'checklist'
  await visitor.continue()
  yield 'checklist-error'
  await visitor.walk(fallen, 'age')
  await visitor.continue()
  yield 'number-error'
  await visitor.check.locator('summary').last().click()
  yield 'answers-so-far'
  await visitor.walk({ ...fallen, age: 40, 'bone-risk': [], 'sore-spot': 'no' })
  yield 'call-doctor'
  await visitor.restart()
  await visitor.reach('emergency-room')
  yield 'emergency-room'
  await visitor.restart()
  await visitor.reach('self-care')
  for (const fold of await visitor.check.locator('summary').all()) await fold.click()
  yield 'self-care'
}

const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`
/** As for somebody whose browser has letters of twice the size. */
const LARGE = ':host { font-size: 32px !important }'
const places = {
  'a sidebar of 280 px': { width: 280, viewport: 640 },
  'a column of 1,000 px': { width: 1000, viewport: 1280 },
  '320 px in wide spacing (WCAG 1.4.12)': { width: 320, viewport: 640, css: SPACED },
  'a phone of 320 px with text of 200 % (WCAG 1.4.4)': { width: 320, css: LARGE },
  'a phone of 375 px with text of 200 %': { width: 375, css: LARGE },
  'a desktop of 1,280 px at 400 % zoom': { width: 320, height: 256 },
}
const attributes = 'gates="#slots" doctor-tel="+1-202-555-0100" nurse-tel="+1-202-555-0111"'

for (const [title, { width, viewport = width, height = 700, css }] of Object.entries(places)) {
  for (const lang of ['en', 'en-XA', 'en-XB']) {
    test(`${title}, ${lang}: nothing is cut off, sticks out, lies over other words, or is too small for a finger`, async (t) => {
      const body = `<style>body { margin: 0 } div { inline-size: ${width}px }</style>
        <div><redflag-triage lang="${lang}" ${attributes}></redflag-triage></div><p id="slots"></p>`
      const { page } = await open(t, { ...speaking, body, options: { viewport: { width: viewport, height } } })
      const visitor = readerOf(page, lang)
      const wrong = []
      for await (const name of screens(visitor)) {
        if (css) {
          await page.evaluate((text) => {
            const { shadowRoot } = document.querySelector('redflag-triage')
            const sheet = new CSSStyleSheet()
            sheet.replaceSync(text)
            shadowRoot.adoptedStyleSheets.push(sheet)
          }, css)
        }
        const path = join(folder, `${lang}-${name}-${width}${css === SPACED ? '-spaced' : css ? '-large' : ''}.png`)
        if (height === 700 && engine === 'chromium') await page.screenshot({ path, fullPage: true })
        for (const fault of await faults(page, 44)) wrong.push(`${name}: ${fault}`)
      }
      assert.deepEqual(wrong, [])
    })
  }
}

/** The size of a result on a phone before anything is unfolded: its words, and its height in windows. */
const measure = (page) =>
  page.evaluate(() => {
    const frame = document.querySelector('redflag-triage').shadowRoot.querySelector('.frame')
    const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT)
    let words = 0
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode
      if (parentElement.checkVisibility() && !parentElement.closest('.unseen'))
        words += data.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
    }
    return { words, phones: frame.getBoundingClientRect().height / innerHeight }
  })

// Spanish needs a fifth more for the same.
for (const [lang, more] of Object.entries({ en: 1, es: 1.2 })) {
  for (const disposition of backPain.reachable) {
    test(`${disposition}, ${lang}: a result is at most 220 words and two and a half phones long, unfolded by nobody`, async (t) => {
      const body = `<redflag-triage lang="${lang}" ${attributes}></redflag-triage><p id="slots"></p>`
      const { page } = await open(t, { rules: backPain, body, options: { viewport: { width: 360, height: 740 } } })
      const visitor = new Visitor(page, 'redflag-triage', lang)
      await visitor.reach(disposition)
      await page.waitForFunction(() => !document.querySelector('redflag-triage').shadowRoot.querySelector('.new'))
      const { words, phones } = await measure(page)
      assert.ok(words > 60 && words <= 220 * more, `${words} words`)
      assert.ok(phones > 1 && phones <= 2.5 * more, `${phones} phones`)
    })
  }
}

test('these tests would see what sticks out, what is too small, and what lies over other words', async (t) => {
  const body = `<style>body { margin: 0 } redflag-triage::part(heading) { inline-size: 600px }
    redflag-triage::part(unsure) { min-block-size: 0; padding: 0 }
    redflag-triage::part(choice) { margin-block-end: -1.5em }</style><redflag-triage></redflag-triage>`
  const { page } = await open(t, { body, options: { viewport: { width: 320, height: 700 } } })
  await readerOf(page, 'en').heading.waitFor()
  const found = (await faults(page, 44)).join('\n')
  for (const sign of [/heading.*|h2.* sticks out/, /button\.link .* is \d+/, / lies over /]) assert.match(found, sign)
})
