// When the check cannot run: the author's own text stands, a line says so, booking is free, and the page learns a code.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { impatient, useBrowser } from './browser.mjs'
import { article } from './rules.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()
const body =
  '<redflag-triage gates="#slots"><p>Static text</p></redflag-triage><div id="slots"><button>9:00</button></div>'
const held = (page) => page.locator('#slots').evaluate((node) => !node.checkVisibility())

/** Without WebAssembly in the browser at all. */
const noWasm = () => delete globalThis.WebAssembly

/** The engine's wasm with one byte of its magic number changed, as a proxy or a disk might do. */
const damage = (text) => {
  assert.ok(text.includes('\\0asm'))
  return text.replace('\\0asm', '\\0asn')
}
const packaged = { head: '<script type="module" src="/dist/redflag.js"></script>' }
const damaged = { '/dist/redflag.js': damage }
const missing = { '/dist/engine-js.js': { status: 404, body: 'Not found' } }

/** Runs after the package has registered the element and before the first of them opens. */
const register = (script) => ({
  head: `<script type="module">
    import { RedflagTriage } from '/dist/element.js'
    import backPain from '/dist/rules/back-pain.js'
    const data = structuredClone(backPain)
    ${script}
    RedflagTriage.protocols['back-pain'] = data
    RedflagTriage.define()
  </script>`,
})

async function failed({ page, log, events }, code) {
  await page.waitForFunction(() => globalThis.recorded.some(({ type }) => type === 'redflag-error'))
  assert.deepEqual(
    (await events('redflag-error')).map(({ detail }) => detail),
    [{ code }],
  )
  assert.ok(await page.getByText('Static text').isVisible())
  assert.equal(await held(page), false)
  assert.equal(await page.locator('.held').count(), 0)
  // The browser's own lines about a missing file are not ours to keep back.
  const ours = (await log()).filter((line) => !/Failed to load resource|was not allowed|Loading failed/.test(line))
  assert.equal(ours.length, 1, ours.join('\n'))
  assert.match(ours[0], new RegExp(`^error: redflag-triage: .*${code}`))
  assert.equal(await page.getByRole('button', { name: ui.continue }).count(), 0)
}
const saysSo = (page) => page.getByText(ui.failed).isVisible()

for (const [name, script, code] of [
  [
    'a rule about a question that does not exist',
    "data.protocol.rules[0].when = { question: 'nobody', is: 'yes' }",
    'unknown-id',
  ],
  ['a key that nobody knows', "data.protocol.colour = 'red'", 'unknown-key'],
  ['no screens', 'data.protocol.screens = []', 'empty'],
  ['a missing word', 'delete data.words.en.questions[data.protocol.screens[0]].ask', 'missing-word'],
]) {
  test(`rules with ${name} leave the author's text standing and booking free`, async (t) => {
    const opened = await open(t, { body, ...register(script) })
    await failed(opened, code)
    assert.ok(await saysSo(opened.page))
    assert.deepEqual(await opened.events('redflag-ready'), [])
  })
}

test('a protocol that the page never registered is an error of its own, mended by setting one that is', async (t) => {
  const opened = await open(t, { body: body.replace('gates', 'protocol="knee" gates'), init: impatient })
  const { page, log } = opened
  await failed(opened, 'unknown-protocol')
  assert.ok(await saysSo(page))
  const visitor = new Visitor(page)
  await visitor.host.evaluate((node) => node.setAttribute('protocol', 'back-pain'))
  await visitor.button(ui.continue).waitFor()
  assert.equal(await page.getByText(ui.failed).count(), 0)
  assert.equal(await held(page), true)
  assert.equal((await log()).length, 1)
})

for (const [name, gates] of Object.entries({
  'a selector that is none': '##',
  'one that matches nothing': '#nobody',
})) {
  test(`${name} is told once, and the check runs all the same`, async (t) => {
    const opened = await open(t, { body: body.replace('#slots', gates) })
    const visitor = new Visitor(opened.page)
    await visitor.reach('emergency-room')
    assert.deepEqual(
      (await opened.events('redflag-error')).map(({ detail }) => detail),
      [{ code: 'gates' }],
    )
    const [line, ...more] = await opened.log()
    assert.match(line, new RegExp(`^warn: redflag-triage: nothing is held: gates="${gates}"`))
    assert.deepEqual(more, [])
    await visitor.host.evaluate((node) => node.setAttribute('gates', '#slots'))
    await opened.page.waitForFunction(() => !document.querySelector('#slots').checkVisibility())
  })
}

test('damaged wasm is noticed, and the plain JavaScript engine serves instead', async (t) => {
  const opened = await open(t, { body, ...packaged, serve: damaged })
  await new Visitor(opened.page).button(ui.continue).waitFor()
  // The first question is drawn before there is an engine.
  await opened.page.evaluate(() => document.querySelector('redflag-triage').ready)
  assert.ok(opened.requests.includes('/dist/engine-js.js'))
  assert.deepEqual(await opened.log(), [])
})

test('a browser without WebAssembly is served by the plain JavaScript engine', async (t) => {
  const opened = await open(t, { body, init: noWasm })
  await new Visitor(opened.page).reach('urgent-care')
  assert.ok(opened.requests.includes('/dist/engine-js.js'))
})

for (const [name, { serve, init }] of [
  ['damaged wasm', { serve: damaged }],
  ['no WebAssembly', { init: noWasm }],
]) {
  test(`${name} and no other engine to be had: the check did not run, and says so`, async (t) => {
    const opened = await open(t, { body, ...packaged, init, serve: { ...missing, ...serve } })
    await failed(opened, 'no-engine')
    assert.ok(await saysSo(opened.page))
  })
}

test('wasm refused by policy and no other engine: the demo page keeps its warning signs, and books', async (t) => {
  const { page, events } = await open(t, { at: 'demo/no-wasm.html', serve: missing })
  await page.waitForFunction(() => globalThis.recorded.some(({ type }) => type === 'redflag-error'))
  assert.deepEqual((await events('redflag-error'))[0].detail, { code: 'no-engine' })
  assert.ok(await page.locator('redflag-triage > ul > li').first().isVisible())
  assert.ok(await saysSo(page))
  assert.equal(await page.locator('#scheduler').isVisible(), true)
})

test('an engine that never answers is given up, and booking is let go', async (t) => {
  const opened = await open(t, {
    body,
    init: () => {
      WebAssembly.instantiate = () => new Promise(() => {})
      const later = globalThis.setTimeout
      // From 30 s on it is WebKit's driver, which waits in the page too.
      const isOurs = (ms) => ms > 5000 && ms < 30_000
      globalThis.setTimeout = (work, ms) => (isOurs(ms) ? (globalThis.muchLater = work) : later(work, ms))
    },
  })
  const { page } = opened
  await page.locator('.held').waitFor()
  assert.equal(await held(page), true)
  assert.ok(await page.getByText('Static text').isVisible())
  await page.evaluate(() => globalThis.muchLater())
  await failed(opened, 'timeout')
  assert.ok(await saysSo(page))
})

test("an engine that stops in the middle of a visit gives way to the author's text", async (t) => {
  const opened = await open(t, { body })
  const visitor = new Visitor(opened.page)
  await visitor.walk(article.patient('self-care').answers, 'illness-signs')
  // Not for the driver, which may read its own messages with it.
  await opened.page.evaluate(() => {
    const { parse } = JSON
    JSON.parse = (text, ...rest) => {
      if (/"screen"|"disposition"|"problems"/.test(text)) throw new Error('out of memory')
      return parse(text, ...rest)
    }
  })
  await visitor.answer('illness-signs', [])
  await failed(opened, 'engine-failed')
  assert.ok(await saysSo(opened.page))
})

test('where the module never comes, the text between the tags is the page, and nothing is held', async (t) => {
  for (const at of ['demo/index.html', 'demo/strict.html']) {
    const { page } = await open(t, { at, serve: { '/dist/redflag.js': 'abort' } })
    assert.ok(await page.locator('redflag-triage > ul > li').first().isVisible())
    assert.ok(await page.getByText('Pick a day and time').isVisible())
    assert.equal(await page.locator('#scheduler').isVisible(), true)
  }
})

test("until the check can be used the author's text is shown, and booking is held from the first moment", async (t) => {
  const { page } = await open(t, {
    body,
    init: () => {
      const instantiate = WebAssembly.instantiate
      WebAssembly.instantiate = async (...all) => {
        await new Promise((resolve) => (globalThis.goOn = resolve))
        return instantiate(...all)
      }
    },
  })
  await page.waitForFunction(() => globalThis.goOn)
  assert.ok(await page.getByText('Static text').isVisible())
  assert.equal(await held(page), true)
  await page.evaluate(() => globalThis.goOn())
  await new Visitor(page).button(ui.continue).waitFor()
  assert.equal(await page.getByText('Static text').isVisible(), false)
})
