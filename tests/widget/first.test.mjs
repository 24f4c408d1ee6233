// The first question is drawn while the engine is on its way, and nothing on it is lost when the engine has come.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useBrowser } from './browser.mjs'
import { backPain } from './rules.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()
const body =
  '<redflag-triage gates="#slots"><p>Static text</p></redflag-triage><div id="slots"><button>9:00</button></div>'
const [first] = [backPain.protocol.screens[0]].flat()
const rows = backPain.protocol.questions.find(({ id }) => id === first).options.map(({ id }) => id)
const files = { one: 'redflag.js', two: 'redflag.first.js', 'two in English': 'redflag.first.en.js' }
const script = (name) => ({ rules: backPain, body, head: `<script type="module" src="/dist/${name}"></script>` })

/** Runs in the page: no engine starts before `release`, nor without WebAssembly. */
function hold() {
  const { instantiate } = WebAssembly
  const released = new Promise((resolve) => (globalThis.release = resolve))
  WebAssembly.instantiate = (...args) => released.then(() => instantiate.apply(WebAssembly, args))
}
const release = (page) => page.evaluate(() => globalThis.release())
const state = (visitor) => visitor.host.evaluate((node) => node.state)
const slotsHeld = (page) => page.locator('#slots').evaluate((node) => !node.checkVisibility())
const sayAll = async (visitor, id) => {
  for (const row of rows)
    await visitor
      .row(visitor.answerLabel(first, row))
      .getByLabel(visitor.answerLabel(first, id), { exact: true })
      .check()
}

for (const [number, name] of Object.entries(files))
  test(`of ${number}: the first question can be answered before there is an engine, and is not drawn again`, async (t) => {
    const { page, events, log } = await open(t, { ...script(name), init: [hold] })
    const visitor = new Visitor(page)
    await visitor.heading.waitFor()
    assert.equal(await visitor.where(), first)
    assert.equal(await state(visitor), 'loading')
    assert.deepEqual(await events('redflag-ready'), [])
    assert.ok(await slotsHeld(page))
    await sayAll(visitor, 'no')
    const heading = await visitor.heading.elementHandle()
    await release(page)
    await page.waitForFunction(() => document.querySelector('redflag-triage').state === 'asking')
    assert.equal(await heading.evaluate((node) => node.isConnected), true)
    assert.equal((await events('redflag-ready')).length, 1)
    await visitor.button(ui.continue).click()
    assert.notEqual(await visitor.where(), first)
    assert.deepEqual(await log(), [])
  })

test('Continue waits for the engine, says so, and then goes on with the answers of that moment', async (t) => {
  const { page, events } = await open(t, { ...script('redflag.js'), init: [hold] })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  await sayAll(visitor, 'no')
  await visitor.button(ui.continue).click()
  await visitor.button(ui.loading).waitFor()
  assert.equal(await visitor.where(), first)
  assert.deepEqual(await events('redflag-step'), [])
  // A second thought, which must not be lost.
  await visitor.row(visitor.answerLabel(first, 'chest-or-breath')).getByLabel(ui.yes, { exact: true }).check()
  await release(page)
  await page.waitForFunction(() => document.querySelector('redflag-triage').state === 'guidance')
  assert.equal(await visitor.where(), 'call-911')
})

test('what is missing is told before there is an engine', async (t) => {
  const { page } = await open(t, { ...script('redflag.js'), init: [hold] })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  await visitor.button(ui.continue).click()
  await visitor.check.getByRole('alert').waitFor()
})

test('in another language, and about somebody else, before there is an engine', async (t) => {
  const { page } = await open(t, { ...script('redflag.js'), init: [hold] })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  await visitor.button(backPain.words.es.ui.language).click()
  visitor.read('es')
  await visitor.heading.waitFor()
  await visitor.label(visitor.words.ui['for-other']).check()
  await release(page)
  await page.waitForFunction(() => document.querySelector('redflag-triage').state === 'asking')
  assert.equal(await visitor.where(), first)
  assert.ok(await visitor.label(visitor.words.ui['for-other']).isChecked())
})

test('where the engine asks something else first, that is asked, and what was picked stays', async (t) => {
  const stale = `<script type="module">
    import { RedflagTriage } from '/dist/element.js'
    import backPain from '/dist/rules/back-pain.js'
    const [asked] = backPain.first.asked
    const fewer = { ...backPain.first, asked: [{ ...asked, options: asked.options.slice(0, 2) }] }
    RedflagTriage.protocols['back-pain'] = { ...backPain, first: fewer }
    RedflagTriage.define()
  </script>`
  const { page } = await open(t, { rules: backPain, body, head: stale, init: [hold] })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  assert.equal(await visitor.check.locator('.row').count(), 2)
  await release(page)
  await page.waitForFunction(() => document.querySelector('redflag-triage').state === 'asking')
  assert.equal(await visitor.check.locator('.row').count(), rows.length)
})

for (const [name, serve, init] of [
  [
    'no engine starts',
    { '/dist/engine-js.js': { status: 404, body: 'Not found' } },
    [() => delete globalThis.WebAssembly],
  ],
  ['the rest does not come', { '/dist/redflag.rest.js': { status: 404, body: 'Not found' } }, []],
])
  test(`where ${name}, the author's text comes back in place of the first question, and booking is free`, async (t) => {
    const { page, events } = await open(t, { ...script('redflag.first.js'), serve, init })
    await page.waitForFunction(() => document.querySelector('redflag-triage').state === 'failed')
    assert.deepEqual(
      (await events('redflag-error')).map(({ detail }) => detail),
      [{ code: 'no-engine' }],
    )
    assert.ok(await page.getByText('Static text').isVisible())
    assert.equal(await slotsHeld(page), false)
  })
