// Rules of another complaint: from the first question to guidance, and registered before or after the element that asks by them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { impatient, useBrowser } from './browser.mjs'
import { neckPain } from './rules.mjs'
import { Visitor } from './visitor.mjs'

const open = useBrowser()
const at = 'demo/neck-pain.html'
const { ui } = neckPain.words.en

for (const id of ['slept-badly', 'worst-headache', 'cannot-button', 'slipped-at-65', 'had-cancer'])
  test(`neck pain in the demo: ${id} is asked and guided as its rules say`, async (t) => {
    const { page, events, log } = await open(t, { at, rules: neckPain })
    const visitor = new Visitor(page)
    await visitor.heading.waitFor()
    const { answers, lowest } = neckPain.vignette(id)
    assert.equal(await visitor.walk(answers), lowest)
    const [{ detail }] = await events('redflag-result')
    assert.equal(detail.protocol, 'neck-pain')
    assert.equal(detail.disposition, lowest)
    assert.deepEqual(await log(), [])
  })

test('neck pain says that no clinician has reviewed it, on the first screen and with the guidance', async (t) => {
  const { page } = await open(t, { at, rules: neckPain })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  assert.ok((await visitor.check.getByText(ui['review-none']).count()) > 0)
  await visitor.walk(neckPain.vignette('slept-badly').answers)
  assert.ok((await visitor.check.getByText(ui['review-none']).count()) > 0)
})

test('neck pain in Spanish', async (t) => {
  const { page } = await open(t, { at, rules: neckPain })
  await page.evaluate(() => (document.querySelector('redflag-triage').lang = 'es'))
  const visitor = new Visitor(page, 'redflag-triage', 'es')
  await visitor.heading.waitFor()
  assert.equal(await visitor.walk(neckPain.vignette('weak-arm').answers), 'emergency-room')
})

const body =
  '<redflag-triage protocol="neck-pain" gates="#slots"><p>Static text</p></redflag-triage><div id="slots">9:00</div>'
const state = (page) => page.evaluate(() => document.querySelector('redflag-triage').state)
const held = (page) => page.locator('#slots').evaluate((node) => !node.checkVisibility())
const register = (page) =>
  page.evaluate(async () => {
    const { RedflagTriage } = await import('/dist/element.js')
    const { default: rules } = await import('/dist/rules/neck-pain.js')
    RedflagTriage.protocols['neck-pain'] = rules
    await document.querySelector('redflag-triage').ready
  })

test('rules that come after their element: its own text and a held scheduler until then, and no failure', async (t) => {
  const { page, events } = await open(t, { body })
  await page.waitForFunction(() => document.querySelector('redflag-triage').shadowRoot)
  assert.equal(await state(page), 'loading')
  assert.ok(await page.getByText('Static text').isVisible())
  assert.equal(await held(page), true)
  await register(page)
  page.rules = neckPain
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  assert.equal(await visitor.walk(neckPain.vignette('slept-badly').answers), 'self-care')
  assert.deepEqual(await events('redflag-error'), [])
})

test('rules that come after the check gave up waiting start it all the same', async (t) => {
  const { page, events } = await open(t, { body, init: impatient })
  await page.waitForFunction(() => globalThis.recorded.some(({ type }) => type === 'redflag-error'))
  assert.deepEqual((await events('redflag-error'))[0].detail, { code: 'unknown-protocol' })
  assert.equal(await state(page), 'failed')
  assert.equal(await held(page), false)
  assert.ok(await page.getByText('Static text').isVisible())
  await register(page)
  assert.equal(await state(page), 'asking')
  assert.equal(await held(page), true)
})

test('an element on no page, or one that asks by other rules, is left alone by what is registered', async (t) => {
  const { page, events } = await open(t, { body: '<redflag-triage></redflag-triage>' })
  await new Visitor(page).heading.waitFor()
  await page.evaluate(async () => {
    const { RedflagTriage } = await import('/dist/element.js')
    const { default: rules } = await import('/dist/rules/neck-pain.js')
    globalThis.gone = Object.assign(document.createElement('redflag-triage'), { protocol: 'neck-pain' })
    document.body.append(globalThis.gone)
    globalThis.gone.remove()
    RedflagTriage.protocols['neck-pain'] = rules
  })
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
  assert.equal(await page.evaluate(() => globalThis.gone.state), 'loading')
  assert.equal((await events('redflag-ready')).length, 1)
})

test('set to rules that nobody has registered, no screen of the old ones stands', async (t) => {
  const { page } = await open(t, { body: '<redflag-triage><p>Static text</p></redflag-triage>' })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  await visitor.host.evaluate((node) => (node.protocol = 'neck-pain'))
  await page.waitForFunction(() => !document.querySelector('redflag-triage').shadowRoot.querySelector('#heading'))
  assert.ok(await page.getByText('Static text').isVisible())
  await register(page)
  assert.equal(await state(page), 'asking')
})
