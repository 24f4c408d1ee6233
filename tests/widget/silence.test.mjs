// Answers are health data: during a whole visit nothing is asked of the network, stored or logged.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useBrowser } from './browser.mjs'
import { confirmSlot, pickSlot } from './scheduler.mjs'
import { Visitor } from './visitor.mjs'

const open = useBrowser()

/** Runs in the page: writes down every touch of a place where a page could keep something. */
function hearStorage() {
  globalThis.touched = []
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
    const get = Object.getOwnPropertyDescriptor(globalThis, name)?.get
    const own = get ?? Object.getOwnPropertyDescriptor(Object.getPrototypeOf(globalThis), name).get
    Object.defineProperty(globalThis, name, { get: () => (globalThis.touched.push(name), own.call(globalThis)) })
  }
  const { set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
  Object.defineProperty(Document.prototype, 'cookie', {
    ...Object.getOwnPropertyDescriptor(Document.prototype, 'cookie'),
    set(value) {
      globalThis.touched.push('cookie')
      set.call(this, value)
    },
  })
}
const touched = (page) => page.evaluate(() => globalThis.touched)

/** The data that is stored after all. */
const kept = (page) =>
  page.evaluate(async () => ({
    cookies: document.cookie,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    url: location.search + location.hash,
    name: window.name,
  }))
const nothingKept = { cookies: '', workers: 0, databases: [], caches: [], storage: [], url: '', name: '' }
const historyLength = (page) => page.evaluate(() => history.length)

/** A visit that goes through everything: a mistake, urgent guidance, a changed mind, all that unfolds, a booked slot. */
async function visit(page) {
  const visitor = new Visitor(page)
  await visitor.continue()
  await visitor.reach('urgent-care')
  await visitor.back()
  await visitor.continue()
  await visitor.restart()
  await visitor.reach('self-care')
  for (const fold of await visitor.check.locator('summary').all()) await fold.click()
  await visitor.change(visitor.rules.protocol.screens[0])
  await visitor.back()
  await visitor.button(visitor.words.actions['book-visit'].label).click()
  await pickSlot(page)
  await confirmSlot(page)
}

const everywhere = ['demo/index.html', 'demo/strict.html', 'demo/no-wasm.html']
for (const at of everywhere) {
  test(`${at}: nothing is requested after load, nothing stored and nothing logged in a whole visit`, async (t) => {
    const opened = await open(t, { at, init: hearStorage })
    const { page, base } = opened
    await new Visitor(page).engine()
    const loaded = opened.requests
    const visited = await historyLength(page)
    const files = [at, 'demo/demo.css', 'demo/demo.js', 'dist/redflag.js']
    if (at === 'demo/no-wasm.html') files.push('dist/engine-js.js')
    assert.deepEqual(loaded.filter((url) => !url.startsWith('data:')).sort(), files.map((file) => '/' + file).sort())
    await visit(page)
    assert.equal(await page.url(), base + at)
    assert.deepEqual(opened.requests, loaded)
    // Firefox's lines about the page's policy do not come from the visitor.
    assert.deepEqual(
      (await opened.log()).filter((line) => !/^error: Content-Security-Policy/.test(line)),
      [],
    )
    assert.deepEqual(await touched(page), [])
    assert.deepEqual(await kept(page), nothingKept)
    assert.equal(await historyLength(page), visited)
  })
}

test('the page that opens first is the booking page, and asks for no more than it', async (t) => {
  const opened = await open(t, { at: '' })
  await new Visitor(opened.page).engine()
  assert.deepEqual(opened.requests.filter((url) => !url.startsWith('data:')).sort(), [
    '/',
    '/demo.css',
    '/demo.js',
    '/dist/redflag.js',
  ])
})

test('a check that is left half done leaves nothing behind for the next visitor of this browser', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  const { rules } = visitor
  await visitor.walk(rules.patient('self-care').answers, rules.protocol.screens[3])
  await page.reload()
  assert.ok(await visitor.isFirst())
  assert.equal(await visitor.check.getByRole('checkbox', { checked: true }).count(), 0)
})

test('these tests would hear a request, a log line, an exception and a touch of storage', async (t) => {
  const opened = await open(t, { at: 'demo/index.html', init: hearStorage })
  const { page } = opened
  await new Visitor(page).engine()
  const loaded = opened.requests.length
  await page.evaluate(async () => {
    localStorage.seen = 'yes'
    sessionStorage.removeItem('seen')
    document.cookie = 'seen=yes'
    const opening = indexedDB.open('seen')
    await new Promise((resolve) => opening.addEventListener('success', resolve))
    await caches.open('seen')
    console.log('seen')
    await fetch('/demo/demo.css')
    await fetch('http://elsewhere.invalid/').catch(() => {})
    navigator.sendBeacon('/seen')
    setTimeout(() => {
      throw new Error('seen')
    })
    await new Promise((resolve) => addEventListener('error', resolve))
  })
  assert.deepEqual(await touched(page), ['localStorage', 'sessionStorage', 'cookie', 'indexedDB', 'caches'])
  const { cookies, databases, caches, storage } = await kept(page)
  assert.deepEqual([cookies, databases, caches, storage], ['seen=yes', ['seen'], ['seen'], ['seen']])
  assert.deepEqual(
    opened.requests.slice(loaded).sort(),
    ['/demo/demo.css', '/seen', 'http://elsewhere.invalid/'].sort(),
  )
  const log = await opened.log()
  assert.ok(log.includes('log: seen') && log.some((line) => /^exception: .*Error: seen/.test(line)), log.join())
})
