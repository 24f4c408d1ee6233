// Tests situations that look like a failure and must not be one: the check goes on, or takes from the rules what the author
// left out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { body, damaged, noWasm, packaged } from './broken.mjs'
import { impatient, useBrowser } from './browser.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()

test('an author who wrote nothing between the tags: the signs come from the rules', async (t) => {
  const empty = '<redflag-triage gates="#slots" protocol="knee">\n</redflag-triage><div id="slots">9:00</div>'
  const { page } = await open(t, { head: packaged, body: empty, init: impatient })
  const { check } = new Visitor(page)
  await check.getByText(ui['failed-signs']).waitFor()
  assert.ok(await check.getByText(ui.failed).isVisible())
  assert.ok(await check.getByRole('link', { name: '911', exact: true }).isVisible())
})

test('a slow network: the text can be read within a second, nothing turns, and the check comes when it comes', async (t) => {
  const late = async (text) => {
    await new Promise((resolve) => setTimeout(resolve, 2500))
    return text
  }
  const began = Date.now()
  // The page is open only when its modules are, so it is watched from another page.
  const inner = `<!doctype html><html lang="en"><head>${packaged}</head><body>${body}</body></html>`
  const { page } = await open(t, {
    body: '<iframe src="/inner.html" width="600" height="900"></iframe>',
    head: `<script type="module">
      const frame = () => document.querySelector('iframe').contentDocument
      const seen = () => frame()?.querySelector('redflag-triage p')?.checkVisibility()
      const began = performance.now()
      const look = () => seen() ? (globalThis.readAfter = performance.now() - began) : setTimeout(look, 20)
      look()
    </script>`,
    serve: {
      '/inner.html': { status: 200, headers: { 'content-type': 'text/html' }, body: inner },
      '/dist/redflag.js': late,
    },
  })
  assert.ok((await page.evaluate(() => globalThis.readAfter)) < 1000)
  await page.waitForFunction(() =>
    document
      .querySelector('iframe')
      .contentDocument.querySelector('redflag-triage')
      .shadowRoot?.querySelector('button'),
  )
  assert.ok(Date.now() - began > 2400)
})

test('two copies of the script: the first serves, the second is silent', async (t) => {
  const twice = packaged + packaged.replace('redflag.js', 'redflag.js?again')
  const { page, log, events } = await open(t, { head: twice, body })
  await new Visitor(page).engine()
  assert.equal((await events('redflag-ready')).length, 1)
  assert.deepEqual(await log(), [])
})

test('the network goes away during the visit: it goes on to the guidance', async (t) => {
  const { page, site, log } = await open(t, { body })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  site.down = true
  await visitor.reach('self-care')
  assert.deepEqual(await log(), [])
})

for (const [name, wanted] of Object.entries({
  refused: { init: noWasm },
  damaged: { serve: { '/dist/redflag.js': damaged } },
})) {
  test(`WebAssembly is ${name}: plain JavaScript serves, without a word`, async (t) => {
    const opened = await open(t, { head: packaged, body, ...wanted })
    await new Visitor(opened.page).engine()
    assert.ok(opened.requests.includes('/dist/engine-js.js'))
    assert.deepEqual(await opened.log(), [])
  })
}
