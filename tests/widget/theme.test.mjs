// A theme may change how the check looks, never whether it can be read.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cannot, useBrowser } from './browser.mjs'
import { Visitor } from './visitor.mjs'

const open = useBrowser()
const themed = (css) => ({ body: `<style>${css}</style><redflag-triage>Static text</redflag-triage>` })

/** The colours of a thing on the screen, as the browser paints them. */
const colours = (visitor, selector) =>
  visitor.host.evaluate((node, css) => {
    const { color, backgroundColor } = getComputedStyle(node.shadowRoot.querySelector(css))
    return { color, backgroundColor }
  }, selector)
const ours = { color: 'rgb(255, 255, 255)', backgroundColor: 'rgb(11, 93, 122)' }

async function shown(t, css, options) {
  const { page, log } = await open(t, { ...themed(css), options })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  return { page, visitor, log }
}

for (const [what, css] of Object.entries({
  'in sRGB': '--redflag-accent: #5b21b6; --redflag-on-accent: #fff; --redflag-radius: 0',
  'in another colour space': '--redflag-accent: oklch(0.4 0.15 300); --redflag-on-accent: lab(98 0 0)',
  dark: 'color-scheme: dark; --redflag-background: #101418; --redflag-text: #eee; --redflag-quiet: #ccc; --redflag-accent: #8cf; --redflag-on-accent: #012',
})) {
  test(`a theme that can be read, ${what}, is taken`, async (t) => {
    const { visitor, log } = await shown(t, `redflag-triage { ${css} }`, { colorScheme: 'light' })
    assert.notDeepEqual(await colours(visitor, '.main'), ours)
    assert.notDeepEqual(await colours(visitor, '.main'), ours)
    assert.deepEqual(await log(), [])
  })
}

for (const [what, css] of Object.entries({
  'a pale accent': 'redflag-triage { --redflag-accent: #9cf }',
  'a pale accent in another colour space': 'redflag-triage { --redflag-accent: oklch(0.85 0.1 240) }',
  'pale text': 'redflag-triage { --redflag-text: #999 }',
  'pale hints': 'redflag-triage { --redflag-quiet: rgb(0 0 0 / 30%) }',
  'a dark ground under dark text': 'redflag-triage { --redflag-background: #223 }',
  'no ground at all on a dark page': 'body { background: #112 } redflag-triage { --redflag-background: transparent }',
  'a colour that is none': 'redflag-triage { --redflag-accent: 12px }',
  'a pale part': 'redflag-triage::part(heading) { color: #ddd }',
  'a part on a ground of its own': 'redflag-triage::part(button) { background: #ffe; color: #fff }',
})) {
  test(`${what}: the check shows its own colours instead, and says so once`, async (t) => {
    const { page, visitor, log } = await shown(t, css, { colorScheme: 'light' })
    await visitor.answer('nerve-signs', [])
    await page.waitForFunction(() => document.querySelector('redflag-triage').shadowRoot.querySelector('.own'))
    assert.deepEqual(await colours(visitor, '.main'), ours)
    assert.equal((await colours(visitor, '#heading')).color, 'rgb(23, 33, 43)')
    const lines = await log()
    assert.equal(lines.length, 1, lines.join('\n'))
    assert.match(lines[0], /^warn(ing)?: redflag-triage: .*contrast of \d+\.\d to 1, not 4\.5/)
  })
}

test('a theme that cannot be read any more is left out of the screen that is shown next', async (t) => {
  const { page, visitor, log } = await shown(t, '.pale { --redflag-text: #999 }', { colorScheme: 'light' })
  await visitor.host.evaluate((node) => node.classList.add('pale'))
  await visitor.answer('nerve-signs', [])
  await page.waitForFunction(() => document.querySelector('redflag-triage').shadowRoot.querySelector('.own'))
  assert.equal((await colours(visitor, '#heading')).color, 'rgb(23, 33, 43)')
  assert.equal((await log()).length, 1)
  // From here on each screen is looked at before it is shown.
  await visitor.answer('spine-procedure', 'no')
  assert.equal((await colours(visitor, '#heading')).color, 'rgb(23, 33, 43)')
  await visitor.host.evaluate((node) => node.classList.remove('pale'))
  await visitor.back()
  assert.equal(await visitor.host.evaluate((node) => node.shadowRoot.querySelectorAll('.own').length), 0)
})

test('no theme reaches the emergency line', async (t) => {
  const plain = await shown(t, '', { colorScheme: 'light' })
  const before = await colours(plain.visitor, '.alarm')
  const { visitor } = await shown(
    t,
    `redflag-triage { --redflag-background: #101418; --redflag-text: #eee; --redflag-quiet: #ddd; --redflag-accent: #8cf;
       --redflag-on-accent: #012; --red: #111; --B: #111 }
     redflag-triage::part(emergency), redflag-triage::part(alarm) { display: none }`,
    { colorScheme: 'light' },
  )
  assert.deepEqual(await colours(visitor, '.alarm'), before)
  const parts = await visitor.host.evaluate((node) => node.shadowRoot.querySelector('.alarm').part.length)
  assert.equal(parts, 0)
})

test('where visitors bring their own colours, no theme is blamed', { skip: cannot('forcedColors') }, async (t) => {
  const { log } = await shown(t, 'redflag-triage { --redflag-accent: #9cf }', { forcedColors: 'active' })
  assert.deepEqual(await log(), [])
})

test(
  'in forced colours what is chosen, and where the focus is, can be seen',
  { skip: cannot('forcedColors') },
  async (t) => {
    const { page, visitor } = await shown(t, '', { forcedColors: 'active' })
    await visitor.mark('nerve-signs', ['leg-weakness'])
    await page.keyboard.press('Tab')
    const styles = await visitor.host.evaluate((node) => {
      const { shadowRoot } = node
      const chosen = shadowRoot.querySelector('.choice:has(:checked)')
      const other = shadowRoot.querySelector('.choice:not(:has(:checked))')
      const focused = shadowRoot.activeElement.closest('.choice, .pill') ?? shadowRoot.activeElement
      const width = (one, name) => parseFloat(getComputedStyle(one)[name])
      return {
        chosen: width(chosen, 'borderTopWidth') > width(other, 'borderTopWidth'),
        focused: width(focused, 'outlineWidth') >= 2 && getComputedStyle(focused).outlineStyle !== 'none',
        native: getComputedStyle(shadowRoot.querySelector('input')).appearance !== 'none',
      }
    })
    assert.deepEqual(styles, { chosen: true, focused: true, native: true })
  },
)

test(
  'a visitor who prefers more contrast gets hints and borders as dark as the text',
  { skip: cannot('contrast') },
  async (t) => {
    const { visitor } = await shown(t, '', { contrast: 'more', colorScheme: 'light' })
    assert.equal((await colours(visitor, '.quiet')).color, 'rgb(23, 33, 43)')
  },
)
