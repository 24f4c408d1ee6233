// Visitors who use the check in different ways, each to every guidance there is.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { cannot, engine, useBrowser } from './browser.mjs'
import { walkByKeys } from './keyboard.mjs'
import { rightToLeft } from './pseudo.mjs'
import { backPain } from './rules.mjs'
import { walkByTree } from './tree.mjs'
import { Visitor } from './visitor.mjs'

const open = useBrowser()
const folder = fileURLToPath(new URL(`../../build/screenshots/${engine}/`, import.meta.url))
mkdirSync(folder, { recursive: true })

const scrollsSideways = (page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)

/** Walks as visitors do, and looks at each screen. */
async function walkWatching(visitor, answers, look) {
  for (let screen = await visitor.where(); ; screen = await visitor.leave(screen)) {
    await look(screen)
    if (screen in visitor.words.dispositions) return screen
    await visitor.answerAll(answers)
  }
}

const body = '<redflag-triage gates="#slots" doctor-tel="+1-202-555-0100"></redflag-triage><div id="slots">Slots</div>'
const mirrored = Object.create(backPain, { words: { value: { ar: rightToLeft(backPain.words.en) } } })

/** How each of them opens the page, and how they walk. */
const visitors = {
  'by keyboard alone': { walk: (visitor, answers) => walkByKeys(visitor, answers) },
  'by what a screen reader is told': { walk: (visitor, answers) => walkByTree(visitor, answers) },
  'on a screen of 320 px': {
    options: { viewport: { width: 320, height: 568 } },
    walk: (visitor, answers) =>
      walkWatching(visitor, answers, async (screen) =>
        assert.equal(await scrollsSideways(visitor.page), false, `${screen} scrolls sideways`),
      ),
  },
  'in Spanish': {
    lang: 'es',
    walk: (visitor, answers) =>
      walkWatching(visitor, answers, async (screen) =>
        assert.equal(await visitor.check.getAttribute('lang'), 'es', `${screen} is not in Spanish`),
      ),
  },
  'from right to left': {
    lang: 'ar',
    rules: mirrored,
    options: { viewport: { width: 320, height: 568 } },
    walk: (visitor, answers) =>
      walkWatching(visitor, answers, async (screen) => {
        assert.equal(await visitor.heading.evaluate((node) => getComputedStyle(node).direction), 'rtl', screen)
        assert.equal(await scrollsSideways(visitor.page), false, `${screen} scrolls sideways`)
      }),
  },
  'in forced colours': {
    needs: ['forcedColors'],
    options: { forcedColors: 'active' },
    walk: (visitor, answers) => walkWatching(visitor, answers, () => sees(visitor)),
  },
}

/** In forced colours: choices and the focus can be told from what lies behind them. */
async function sees(visitor) {
  assert.ok(await visitor.page.evaluate(() => matchMedia('(forced-colors: active)').matches))
  const drawn = await visitor.host.evaluate((host) =>
    [...host.shadowRoot.querySelectorAll('input, button.main, a.call')].map((node) => {
      const { appearance, borderStyle, outlineStyle, forcedColorAdjust } = getComputedStyle(node)
      return (
        forcedColorAdjust === 'auto' && (appearance !== 'none' || borderStyle !== 'none' || outlineStyle !== 'none')
      )
    }),
  )
  assert.ok(drawn.every(Boolean), 'a control has no border of its own')
}

for (const [kind, { walk, needs = [], lang = 'en', rules = backPain, options }] of Object.entries(visitors)) {
  for (const disposition of backPain.reachable) {
    const { id, answers } = backPain.patient(disposition)
    test(`${kind}, "${id}" reaches ${disposition}`, { skip: cannot(...needs) }, async (t) => {
      const { page, events, log } = await open(t, { rules, lang, body, options })
      const visitor = new Visitor(page, 'redflag-triage', lang)
      await visitor.heading.waitFor()
      assert.equal(await walk(visitor, answers), disposition)
      const [{ detail }] = await events('redflag-result')
      assert.equal(detail.disposition, disposition)
      assert.deepEqual(await log(), [])
      await page.screenshot({
        path: `${folder}visitor ${kind} ${disposition}.png`.replaceAll(' ', '-'),
        fullPage: true,
      })
    })
  }
}
