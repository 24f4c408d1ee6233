// The guide to themes, web/docs/theming.md: each style and word in it does what it says, and no more.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { file, guide, plain, shows, textOf, visit } from './guides.mjs'
import { FREE } from '../../web/src/overrides.js'

const { blocks, untried } = guide('theming')

const styled = (page, css, part) =>
  page.evaluate(
    ([css, part]) => {
      const { shadowRoot } = document.querySelector('redflag-triage')
      return getComputedStyle(css ? shadowRoot.querySelector(css) : document.querySelector('redflag-triage'))[part]
    },
    [css, part],
  )
const [theme, dark] = blocks('# Theming', 'css')

for (const colorScheme of ['light', 'dark'])
  test(`the theme can be read on a ${colorScheme} page`, async (t) => {
    const body = '<style>:root { color-scheme: light dark }</style>'
    const { page, visitor, log } = await visit(t, { html: plain, css: theme, body, options: { colorScheme } })
    await visitor.heading.waitFor()
    const accent = colorScheme === 'light' ? 'rgb(91, 33, 182)' : 'rgb(196, 181, 253)'
    assert.equal(await styled(page, '.main', 'backgroundColor'), accent)
    assert.match(await styled(page, '.frame', 'fontFamily'), /Georgia/)
    assert.deepEqual(await log(), [])
    await visitor.reach('urgent-care')
    assert.doesNotMatch(await styled(page, '.frame', 'fontFamily'), /Georgia/, 'urgent guidance takes no theme')
  })

test('a dark page that says so gets a dark check', async (t) => {
  const { page, visitor, log } = await visit(t, { html: plain, css: dark, options: { colorScheme: 'light' } })
  await visitor.heading.waitFor()
  assert.equal(await styled(page, '.frame', 'backgroundColor'), 'rgb(16, 20, 24)')
  assert.deepEqual(await log(), [])
})

test('parts are reached, and not while guidance is urgent', async (t) => {
  const [css] = blocks('Parts', 'css')
  const { page, visitor } = await visit(t, { html: plain, css })
  await visitor.heading.waitFor()
  assert.equal(await styled(page, '.main', 'textTransform'), 'uppercase')
  assert.notEqual(await styled(page, '#heading', 'letterSpacing'), 'normal')
  await visitor.reach('emergency-room')
  assert.equal(await styled(page, '#heading', 'letterSpacing'), 'normal')
})

test('states: room and a closed scheduler before the script, another margin once there is guidance', async (t) => {
  const [css] = blocks('States', 'css')
  const without = await visit(t, { html: plain, css, serve: { '/redflag.js': 'abort' } })
  assert.ok((await without.page.locator('redflag-triage').boundingBox()).height >= 600)
  assert.deepEqual(await shows(without.page, '#scheduler'), [false])
  const { page, visitor } = await visit(t, { html: plain, css })
  await visitor.heading.waitFor()
  assert.equal(await styled(page, '', 'marginBlockStart'), '0px')
  await visitor.reach('self-care')
  assert.equal(await styled(page, '', 'marginBlockStart'), '32px')
  assert.deepEqual(await shows(page, '#scheduler'), [true])
})

test('words: those that it lists may be set, and no other', async (t) => {
  const [js] = blocks('Words', 'js')
  const [, listed] = textOf('theming').match(/^The words that can be set: (.+?)\. /m)
  assert.deepEqual(listed.match(/[a-z-]+/g).sort(), [...FREE].sort())
  // At its end: there the element is.
  const { page, log } = await visit(t, {
    html: plain,
    serve: { '/late.js': () => file(js) },
    body: '<script src="/late.js"></script>',
  })
  const check = page.locator('redflag-triage')
  await check.getByRole('region', { name: 'Check my back', exact: true }).waitFor()
  assert.equal(await check.getByRole('button', { name: 'Go on', exact: true }).count(), 1)
  assert.deepEqual(await log(), [])
})

test('every block of the guide is tried', () => assert.deepEqual(untried(), []))
