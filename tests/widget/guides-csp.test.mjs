// The guide to policies, web/docs/csp.md: the check runs under each policy in it, and a failure is seen as it says.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { engine } from './browser.mjs'
import { JS, dist, file, guide, headersOf, holds, plain, runs, shows, visit, wrong } from './guides.mjs'

const { blocks, untried } = guide('csp')

test('the smallest policy: it runs, with WebAssembly, and without it by the plain engine; no style-src is needed', async (t) => {
  const [least] = blocks('The smallest policy', 'http')
  const { 'Content-Security-Policy': policy } = headersOf(least)
  for (const [without, asked] of [
    [/ 'wasm-unsafe-eval'/, true],
    [/; style-src 'self'/, false],
    [/$^/, false],
  ]) {
    const opened = await visit(t, {
      html: plain,
      headers: { 'Content-Security-Policy': policy.replace(without, '') },
    })
    await runs(opened)
    assert.equal(opened.requests.includes('/engine-js.js'), asked)
    if (!asked) assert.deepEqual(await wrong(opened.log), [])
  }
})

test('a file that no policy lets in: no check, no event, the own text stands and the scheduler is open', async (t) => {
  const headers = { 'Content-Security-Policy': "default-src 'none'; script-src https://elsewhere.example" }
  const { page, events } = await visit(t, { html: plain, headers })
  assert.deepEqual(await shows(page, 'redflag-triage p, #scheduler'), [true, true])
  assert.deepEqual(await events(), [])
})

test("nonces and strict-dynamic: one nonce is enough, without 'wasm-unsafe-eval' too", async (t) => {
  const heading = 'Nonces and `strict-dynamic`'
  const [policy] = blocks(heading, 'http')
  const [html] = blocks(heading, 'html')
  for (const headers of [headersOf(policy), headersOf(policy.replace(" 'wasm-unsafe-eval'", ''))]) {
    const opened = await visit(t, { html, headers })
    await opened.visitor.reach('emergency-room')
    assert.equal(opened.requests.includes('/engine-js.js'), !/wasm/.test(Object.values(headers)[0]))
  }
  // WebKit takes modules without a nonce where 'strict-dynamic' is allowed.
  const { page } = await visit(t, {
    html: html.replace(' nonce="R4nd0m"', ''),
    headers: headersOf(policy.replace(" 'strict-dynamic'", '')),
  })
  assert.deepEqual(await shows(page, 'redflag-triage p'), [true], 'without a nonce it is kept away')
})

test('Trusted Types: a whole visit asks for no policy', async (t) => {
  const [policy] = blocks('Trusted Types', 'http')
  const opened = await visit(t, { html: plain, headers: headersOf(policy) })
  await holds(opened, '#scheduler')
  assert.deepEqual(await wrong(opened.log), [])
})

test('cross-origin isolation: it runs from its own host, and by CORS from another', async (t) => {
  const heading = 'From another host, and cross-origin isolation'
  const [isolated] = blocks(heading, 'http')
  const [html] = blocks(heading, 'html')
  for (const cors of [true, false]) {
    const server = createServer(({ url }, response) => {
      response.writeHead(200, { 'content-type': JS, ...(cors && { 'access-control-allow-origin': '*' }) })
      response.end(dist(url.slice(1)))
    })
    await new Promise((resolve) => server.listen(0, 'localhost', resolve))
    t.after(() => server.close())
    const elsewhere = html.replace('https://cdn.example', `http://localhost:${server.address().port}`)
    const { page, visitor } = await visit(t, { html: elsewhere, headers: headersOf(isolated) })
    assert.ok(await page.evaluate(() => globalThis.crossOriginIsolated))
    if (cors) await visitor.reach('emergency-room')
    else assert.deepEqual(await shows(page, 'redflag-triage p'), [true])
    server.closeAllConnections()
  }
  const opened = await visit(t, { html: plain, headers: headersOf(isolated) })
  await runs(opened)
})

test('integrity: both files are held by their hashes, and every script may be asked for one', async (t) => {
  const [html] = blocks('Integrity', 'html')
  const [policy] = blocks('Integrity', 'http')
  const noWasm = { 'Content-Security-Policy': "script-src 'self' 'unsafe-inline'" }
  for (const headers of [{}, noWasm, { ...noWasm, ...headersOf(policy) }]) {
    const opened = await visit(t, { html, headers })
    await opened.visitor.reach('emergency-room')
    assert.equal(opened.requests.includes('/engine-js.js'), 'Content-Security-Policy' in headers)
  }
  const other = { '/redflag.js': () => file(`${dist('redflag.js')}\n`) }
  const { page } = await visit(t, { html, serve: other })
  assert.deepEqual(await shows(page, 'redflag-triage p'), [true], 'another file is refused')
})

test('failures are told: a file that did not come, and an engine that no policy lets start', async (t) => {
  const [js] = blocks('How to see a failure', 'js')
  const codeOf = async (wanted, last) => {
    const { page, log } = await visit(t, { html: plain, js, ...wanted })
    await page.waitForFunction((text) => globalThis.harness.log.some((line) => line === `warn: redflag: ${text}`), last)
    return (await log()).map((line) => line.replace(/^warn(ing)?: redflag: /, ''))
  }
  await codeOf({ serve: { '/redflag.js': 'abort' } }, 'the file did not run')
  const headers = { 'Content-Security-Policy': "script-src 'self'" }
  const serve = { '/engine-js.js': () => ({ status: 404, headers: {}, body: '' }) }
  const refused = await codeOf({ headers, serve }, 'no-engine')
  // WebKit tells of no violation by WebAssembly.
  if (engine === 'webkit') return
  assert.ok(
    refused.some((line) => /^script-src\S* refuses wasm-eval/.test(line)),
    refused.join('\n'),
  )
})

test('every block of the guide is tried', () => assert.deepEqual(untried(), []))
