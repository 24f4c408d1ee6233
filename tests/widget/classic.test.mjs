// `redflag.global.js`, for pages that can load no module: the same check from a classic script. Where WebAssembly is refused it
// has to find engine-js.js by itself, beside it and not beside the page.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { engine, useBrowser } from './browser.mjs'
import { backPain } from './rules.mjs'
import { Visitor } from './visitor.mjs'

const open = useBrowser()
const dist = new URL('../../web/dist/', import.meta.url)
const PLAIN = '/dist/engine-js.js'
const policy = (scripts) => `<meta http-equiv="Content-Security-Policy" content="script-src ${scripts}">`
const script = (more = '') => `<script src="/dist/redflag.global.js"${more}></script>`
const body = `<redflag-triage gates="#slots"><p id="own">Static text</p></redflag-triage><form id="slots"><button>9:00</button></form>`
const slotsShown = (page) => page.locator('#slots').evaluate((node) => node.checkVisibility())
const asPage = { rules: backPain, body }

/** A patient with a red flag and one without get what they should. */
async function works({ page }) {
  const visitor = new Visitor(page)
  await visitor.reach('emergency-room')
  assert.equal(await slotsShown(page), false)
  await visitor.restart()
  await visitor.reach('self-care')
  assert.equal(await slotsShown(page), true)
}

// In the head it runs before there is a body; with `defer` after it.
for (const more of ['', ' defer', ' async'])
  test(`<script${more}>: the check runs, holds the scheduler and leaves its class`, async (t) => {
    const opened = await open(t, { ...asPage, head: script(more) })
    await works(opened)
    assert.ok(!opened.requests.includes(PLAIN))
    assert.ok(await opened.page.evaluate(() => customElements.get('redflag-triage') === globalThis.RedflagTriage))
    assert.deepEqual(await opened.log(), [])
  })

test('without wasm-unsafe-eval the plain engine is loaded from beside the script', async (t) => {
  const opened = await open(t, { ...asPage, head: policy("'self'") + script() })
  await works(opened)
  assert.ok(opened.requests.includes(PLAIN))
})

test('a nonce is enough for both: what the script imports has its own', async (t) => {
  const opened = await open(t, { ...asPage, head: policy("'nonce-abc'") + script(' nonce="abc"') })
  await works(opened)
  assert.ok(opened.requests.includes(PLAIN))
})

test('from another site, and without CORS for the script itself, it finds the plain engine there', async (t) => {
  const asked = []
  const server = createServer(({ url }, response) => {
    asked.push(url)
    // A module always needs CORS.
    const cors = url.includes('engine-js') && { 'access-control-allow-origin': '*' }
    response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', ...cors })
    response.end(readFileSync(new URL(url.slice(1), dist)))
  })
  await new Promise((resolve) => server.listen(0, 'localhost', resolve))
  t.after(() => server.close())
  const origin = `http://localhost:${server.address().port}`
  const head = policy(`'self' ${origin}`) + `<script src="${origin}/redflag.global.js"></script>`
  const opened = await open(t, { ...asPage, head })
  await works(opened)
  assert.deepEqual(asked.sort(), ['/engine-js.js', '/redflag.global.js'])
  assert.ok(!opened.requests.includes(PLAIN))
})

const hashes = JSON.parse(readFileSync(new URL('integrity.json', dist), 'utf8'))
const pinned = (plain) => `
  <script type="importmap">{"integrity": {"${PLAIN}": "${plain}"}}</script>${policy("'self' 'unsafe-inline'")}
  <script type="module" src="/dist/redflag.js" integrity="${hashes['redflag.js']}" crossorigin></script>`

test('an import map holds the plain engine to its integrity, and integrity.json has the value', async (t) => {
  const opened = await open(t, { ...asPage, head: pinned(hashes['engine-js.js']) })
  await works(opened)
  assert.ok(opened.requests.includes(PLAIN))
})

const unaware = engine !== 'chromium' && 'only newer versions of it know integrity in an import map'
test("an engine of another integrity is refused, and the page's own text stands", { skip: unaware }, async (t) => {
  const opened = await open(t, { ...asPage, head: pinned(hashes['engine.js']) })
  await opened.page.waitForFunction(() => document.querySelector('redflag-triage').state === 'failed')
  const [{ detail }] = (await opened.events('redflag-error')).slice(-1)
  assert.equal(detail.code, 'no-engine')
  assert.ok(await opened.page.locator('#own').evaluate((node) => node.checkVisibility()))
})
