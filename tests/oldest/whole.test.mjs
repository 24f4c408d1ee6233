// The check in the oldest Chromium that the package promises: a real one, from a package of npm that holds it.
// By hand: REDFLAG_BROWSER=oldest node --test tests/oldest; any file of tests/widget can be tried the same way.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { useBrowser } from '../widget/browser.mjs'
import { walkByKeys } from '../widget/keyboard.mjs'
import { backPain } from '../widget/rules.mjs'
import { confirmSlot, isHeld, pickSlot, tabReachesScheduler } from '../widget/scheduler.mjs'
import { Visitor } from '../widget/visitor.mjs'

const open = useBrowser()
const { browserslist } = JSON.parse(readFileSync(new URL('../../web/package.json', import.meta.url), 'utf8'))
const skip = process.arch !== 'x64' && 'the package holds a Chromium for x64 alone'

test('it is the oldest that the package promises, and knows nothing newer', { skip }, async (t) => {
  const { page } = await open(t, { body: '' })
  const [, version] = /Chrome\/(\d+)/.exec(await page.evaluate(() => navigator.userAgent))
  assert.ok(browserslist.includes(`chrome >= ${version}`), `it is Chromium ${version}`)
})

for (const [at, engine] of Object.entries({ 'demo/index.html': 'wasm', 'demo/no-wasm.html': 'js' }))
  for (const disposition of backPain.reachable)
    test(
      `${engine}: ${disposition} by keyboard, in Spanish, with booking held as the guidance says`,
      { skip },
      async (t) => {
        const opened = await open(t, { at })
        const { page, events, log } = opened
        const visitor = new Visitor(page)
        await visitor.heading.waitFor()
        assert.equal(await isHeld(page), true)
        assert.equal(await tabReachesScheduler(page), false)
        assert.equal(
          opened.requests.some((path) => path.endsWith('/engine-js.js')),
          engine === 'js',
        )
        await visitor.button('Español').click()
        visitor.read('es')
        assert.equal(await walkByKeys(visitor, backPain.patient(disposition).answers), disposition)
        const [{ detail }] = await events('redflag-result')
        assert.equal(detail.disposition, disposition)
        assert.equal(await isHeld(page), detail.booking !== 'open')
        if (detail.booking === 'open') {
          await pickSlot(page)
          await confirmSlot(page)
        } else assert.equal(await tabReachesScheduler(page), false)
        assert.deepEqual(await log(), [])
      },
    )

// This Chromium is from before its version was finished: it has no `:modal` yet.
test('a dialog of the page that opens while booking is held makes no error', { skip }, async (t) => {
  const body = '<redflag-triage gates="#slots"></redflag-triage><div id="slots">Slots</div><dialog>Hours</dialog>'
  const { page, log } = await open(t, { body })
  await new Visitor(page).heading.waitFor()
  await page.evaluate(async () => {
    document.querySelector('dialog').showModal()
    await new Promise((resolve) => setTimeout(resolve))
  })
  assert.deepEqual(await log(), [])
})
