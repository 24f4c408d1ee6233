// Answers are health data: during a whole visit nothing is asked of the network, stored or logged.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useBrowser } from './browser.mjs'
import { confirmSlot, pickSlot } from './scheduler.mjs'
import { Visitor, patient, ui, words } from './visitor.mjs'

const open = useBrowser()

/** Every write to local and session storage, however it is made, as the browser itself reports it. */
async function hearStorage(page, writes) {
  const session = await page.context().newCDPSession(page)
  for (const what of ['Added', 'Updated', 'Removed', 'sCleared']) {
    const event = `DOMStorage.domStorageItem${what}`
    session.on(event, ({ key }) => writes.push(`${event} ${key}`))
  }
  await session.send('DOMStorage.enable')
}

/** What is kept after all, by any other means a page has. */
const kept = async ({ page, context }) => ({
  cookies: (await context.cookies()).map(({ name }) => name),
  workers: context.serviceWorkers().length,
  ...(await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    url: location.search + location.hash,
    history: history.length,
    name: window.name,
  }))),
})
const nothingKept = { cookies: [], workers: 0, databases: [], caches: [], storage: [], url: '', history: 2, name: '' }

/** A visit that goes through everything: a mistake, urgent guidance, a changed mind, all that unfolds, a booked slot. */
async function visit(page) {
  const visitor = new Visitor(page)
  await visitor.start()
  await visitor.continue()
  await visitor.get('urgent-care')
  await visitor.back()
  await visitor.continue()
  await visitor.button(ui.restart).click()
  await visitor.get('self-care')
  for (const fold of await visitor.check.locator('summary').all()) await fold.click()
  await visitor.change('illness-signs')
  await visitor.back()
  await visitor.button(words.actions['book-visit'].label).click()
  await pickSlot(page)
  await confirmSlot(page)
}

const everywhere = ['demo/index.html', 'demo/strict.html', 'demo/no-wasm.html']
for (const at of everywhere) {
  test(`${at}: nothing is requested after load, nothing stored and nothing logged in a whole visit`, async (t) => {
    const writes = []
    const opened = await open(t, { at, before: (page) => hearStorage(page, writes) })
    const { page, base, requests, log } = opened
    await new Visitor(page).heading.waitFor()
    const loaded = [...requests]
    const files = [at, 'demo/demo.css', 'demo/demo.js', 'dist/redflag.js']
    if (at === 'demo/no-wasm.html') files.push('dist/engine-js.js')
    assert.deepEqual(loaded.filter((url) => !url.startsWith('data:')).sort(), files.map((file) => '/' + file).sort())
    await visit(page)
    assert.equal(page.url(), base + at)
    assert.deepEqual(requests, loaded)
    assert.deepEqual(log, [])
    assert.deepEqual(writes, [])
    assert.deepEqual(await kept(opened), nothingKept)
  })
}

test('the page that opens first is the booking page, and asks for no more than it', async (t) => {
  const { page, requests } = await open(t, { at: '' })
  await new Visitor(page).heading.waitFor()
  assert.deepEqual(requests.filter((url) => !url.startsWith('data:')).sort(), [
    '/',
    '/demo.css',
    '/demo.js',
    '/dist/redflag.js',
  ])
})

test('a check that is left half done leaves nothing behind for the next visitor of this browser', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  await visitor.walk(patient('self-care').answers, 'injury')
  await page.reload()
  assert.equal(await visitor.where(), 'start')
  await visitor.start()
  assert.equal(await visitor.check.getByRole('checkbox', { checked: true }).count(), 0)
})

test('these tests would hear a request, a log line, an exception and a write to storage', async (t) => {
  const writes = []
  const opened = await open(t, { at: 'demo/index.html', before: (page) => hearStorage(page, writes) })
  const { page, requests, log } = opened
  await new Visitor(page).heading.waitFor()
  requests.length = 0
  await page.evaluate(async () => {
    localStorage.seen = 'yes'
    localStorage.removeItem('seen')
    document.cookie = 'seen=yes'
    indexedDB.open('seen')
    await caches.open('seen')
    console.log('seen')
    await fetch('/demo/demo.css')
    navigator.sendBeacon('/seen')
    setTimeout(() => {
      throw new Error('seen')
    })
    await new Promise((resolve) => addEventListener('error', resolve))
  })
  const { cookies, databases, caches } = await kept(opened)
  assert.deepEqual([cookies, databases, caches], [['seen'], ['seen'], ['seen']])
  assert.deepEqual(requests, ['/demo/demo.css', '/seen'])
  assert.ok(writes.length >= 2)
  assert.deepEqual(log.slice(0, 2).sort(), ['exception: Error: seen', 'log: seen'].sort())
})
