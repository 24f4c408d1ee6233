// Pages on odd hosts: other encodings, sandboxes, no network. Policies are tried with their guide, in guides-csp.test.mjs.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dist, file, holds, plain, shows, visit } from './guides.mjs'

const classic = plain.replace('type="module" src="/redflag.js"', 'src="/redflag.global.js" defer')
const page = (html, encoding) => () =>
  file(
    `<!doctype html><html lang="en"><head><title>Old</title></head><body>${html}</body></html>`,
    `text/html${encoding}`,
  )
/** The files of the package, as a host sends them that names this encoding, or none. */
const sent = (encoding) =>
  Object.fromEntries(
    ['redflag.js', 'redflag.global.js', 'engine-js.js'].map((name) => [
      `/${name}`,
      () => file(dist(name), `text/javascript${encoding}`),
    ]),
  )

const latin = '; charset=ISO-8859-1'
const scripts = {
  'a module': plain,
  'a classic script with its charset': classic.replace('defer', 'charset="utf-8" defer'),
}
for (const [name, encoding] of Object.entries({ 'in ISO-8859-1': latin, 'that names no encoding': '' }))
  for (const [script, html] of Object.entries(scripts))
    test(`a page ${name} is served by ${script}`, async (t) => {
      const opened = await visit(t, { serve: { ...sent(''), '/page.html': page(html, encoding) } })
      await holds(opened, '#scheduler')
      assert.notEqual(await opened.page.evaluate(() => document.characterSet), 'UTF-8')
      assert.ok(!opened.requests.includes('/engine-js.js'), 'by WebAssembly')
      assert.deepEqual(await opened.page.locator('[lang=es]').evaluateAll(([link]) => link.textContent), 'Español')
    })

for (const [name, encoding] of Object.entries({ 'sent in another encoding': latin, 'read in that of the page': '' }))
  test(`a script ${name} is damaged: the own text stands, the scheduler is open, and the code says so`, async (t) => {
    const {
      page: old,
      events,
      log,
    } = await visit(t, { serve: { ...sent(encoding), '/page.html': page(classic, latin) } })
    await old.waitForFunction(() => document.querySelector('redflag-triage').state === 'failed')
    assert.deepEqual(await shows(old, 'redflag-triage p, #scheduler'), [true, true])
    assert.deepEqual(
      (await events()).map(({ type, detail }) => [type, detail.code]),
      [['redflag-error', 'damaged']],
    )
    assert.ok((await log()).some((line) => line.includes('damaged')))
  })

const sandboxed = (flags) => ({ headers: { 'content-security-policy': `sandbox ${flags}` } })

test('a sandbox without forms takes answers, and guidance comes', async (t) => {
  await holds(await visit(t, { html: plain, ...sandboxed('allow-scripts allow-same-origin') }), '#scheduler')
})

test('a sandbox of no origin runs the classic script, and a module only by CORS', async (t) => {
  const alone = sandboxed('allow-scripts')
  await holds(await visit(t, { html: classic, ...alone }), '#scheduler')
  const { page: refused } = await visit(t, { html: plain, ...alone })
  assert.deepEqual(await shows(refused, 'redflag-triage p, #scheduler'), [true, true])
  const shared = () => ({
    ...file(dist('redflag.js')),
    headers: { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' },
  })
  await holds(await visit(t, { html: plain, ...alone, serve: { '/redflag.js': shared } }), '#scheduler')
})

for (const [engine, policy] of Object.entries({ WebAssembly: " 'wasm-unsafe-eval'", 'plain JavaScript': '' }))
  test(`no network once it asks: the visit goes on, by ${engine}`, async (t) => {
    const headers = { 'Content-Security-Policy': `script-src 'self'${policy}` }
    const opened = await visit(t, { html: plain, headers })
    await opened.visitor.heading.waitFor()
    await opened.page.waitForFunction(() => document.querySelector('redflag-triage').state === 'asking')
    opened.site.down = true
    await holds(opened, '#scheduler')
  })
