// axe finds nothing to object to: on every kind of screen and every guidance, light and dark, on a small screen.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { useBrowser } from './browser.mjs'
import { gallery } from './gallery.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every rule that is on by default, best practices among them, over the whole page. @returns {Promise<string[]>} */
async function objections(page) {
  // A page that was loaded anew has no axe.
  if (!(await page.evaluate(() => Boolean(globalThis.axe)))) await page.evaluate(`(() => {${axe}})()`)
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  )
}

for (const colorScheme of ['light', 'dark']) {
  test(`no screen and no guidance has an accessibility violation that axe can find: ${colorScheme}`, async (t) => {
    const viewport = { width: 320, height: 640 }
    const { page } = await open(t, { at: 'demo/index.html', options: { viewport, colorScheme } })
    for await (const name of gallery(page)) assert.deepEqual(await objections(page), [], name)
  })
}

test('axe looks inside the check: a field without a name would be found', async (t) => {
  const { page } = await open(t, { body: '<redflag-triage></redflag-triage>' })
  const visitor = new Visitor(page)
  await visitor.check.getByRole('checkbox').first().waitFor()
  await visitor.check
    .getByRole('checkbox')
    .first()
    .evaluate((node) => node.parentNode.replaceWith(node))
  assert.match((await objections(page)).join(), /^label .*redflag-triage/)
})

test('the question is the name of its group of choices, and the choices are named by their words', async (t) => {
  const { page } = await open(t, { body: '<redflag-triage></redflag-triage>' })
  const visitor = new Visitor(page)
  const group = visitor.check.getByRole('group', { name: await visitor.heading.innerText(), exact: true })
  assert.ok((await group.getByRole('checkbox').count()) >= 3)
  assert.equal(await group.getByRole('checkbox', { name: ui.none, exact: true }).count(), 1)
  assert.equal(await group.getByRole('heading').count(), 1)
})

test('every Change button says which answer it changes', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  await visitor.reach('self-care')
  const names = await visitor.check.locator('dl button').allTextContents()
  assert.ok(names.length > 3)
  assert.equal(new Set(names).size, names.length)
})

test('the urgency of guidance is said in words, not by colour alone', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  await visitor.reach('emergency-room')
  const { level } = visitor.words.dispositions['emergency-room']
  assert.ok(await visitor.check.getByRole('heading', { name: new RegExp(`^${level}: `) }).isVisible())
})
