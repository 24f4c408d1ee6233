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
/** In the page: the text of the check whose colours are too near each other, by another computation than the check's own. */
function pale() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
    willReadFrequently: true,
  })
  const paint = (colours) => {
    canvas.fillStyle = '#fff'
    canvas.fillRect(0, 0, 1, 1)
    for (const colour of colours) {
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
    }
    const linear = [...canvas.getImageData(0, 0, 1, 1).data]
      .slice(0, 3)
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return linear[0] * 0.2126 + linear[1] * 0.7152 + linear[2] * 0.0722
  }
  const grounds = (node) =>
    node
      ? [
          ...grounds(node.assignedSlot ?? node.parentElement ?? node.getRootNode().host),
          getComputedStyle(node).backgroundColor,
        ]
      : []
  const { shadowRoot } = document.querySelector('redflag-triage')
  return [...shadowRoot.querySelectorAll('*')]
    .filter(
      (node) =>
        !node.matches('.unseen') && node.checkVisibility() && [...node.childNodes].some((child) => child.data?.trim()),
    )
    .map((node) => {
      const under = grounds(node)
      const lights = [paint(under), paint([...under, getComputedStyle(node).color])].sort((a, b) => a - b)
      return { text: node.textContent, ratio: (lights[1] + 0.05) / (lights[0] + 0.05) }
    })
    .filter(({ ratio }) => ratio < 4.45)
}
const ours = { color: 'rgb(255, 255, 255)', backgroundColor: 'rgb(11, 93, 122)' }

async function shown(t, css, options) {
  const { page, log } = await open(t, { ...themed(css), options })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  return { page, visitor, log }
}

for (const [name, css] of Object.entries({
  'in sRGB': '--redflag-accent: #5b21b6; --redflag-on-accent: #fff; --redflag-radius: 0',
  'in another colour space': '--redflag-accent: oklch(0.4 0.15 300); --redflag-on-accent: lab(98 0 0)',
  dark: 'color-scheme: dark; --redflag-background: #101418; --redflag-text: #eee; --redflag-quiet: #ccc; --redflag-accent: #8cf; --redflag-on-accent: #012',
})) {
  test(`a theme that can be read, ${name}, is taken`, async (t) => {
    const { visitor, log } = await shown(t, `redflag-triage { ${css} }`, { colorScheme: 'light' })
    assert.notDeepEqual(await colours(visitor, '.main'), ours)
    assert.notDeepEqual(await colours(visitor, '.main'), ours)
    assert.deepEqual(await log(), [])
  })
}

for (const [name, { css, moved, kept }] of Object.entries({
  'an orange that is legible as a button only': {
    css: 'redflag-triage { --redflag-accent: #f97316; --redflag-on-accent: #000 }',
    moved: ['link'],
    kept: { color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(249, 115, 22)' },
  },
  'a pale accent under white': {
    css: 'redflag-triage { --redflag-accent: #9cf }',
    moved: ['link', 'on-accent'],
    kept: { backgroundColor: 'rgb(153, 204, 255)' },
  },
  'a pale accent in another colour space': {
    css: 'redflag-triage { --redflag-accent: oklch(0.85 0.1 240) }',
    moved: ['link', 'on-accent'],
    kept: {},
  },
  'a warm ground': {
    css: 'redflag-triage { --redflag-accent: #00857c; --redflag-background: #fbf7f0 }',
    moved: ['link'],
    kept: { backgroundColor: 'rgb(0, 133, 124)' },
  },
  'pale text': { css: 'redflag-triage { --redflag-text: #999 }', moved: ['text'], kept: ours },
  'pale hints': { css: 'redflag-triage { --redflag-quiet: rgb(0 0 0 / 30%) }', moved: ['quiet'], kept: ours },
  'a dark ground under dark text': {
    css: 'redflag-triage { --redflag-background: #223 }',
    moved: ['text', 'link', 'quiet', 'error'],
    kept: ours,
  },
  'no ground at all on a dark page': {
    css: 'body { background: #112 } redflag-triage { --redflag-background: transparent }',
    moved: ['text', 'link', 'quiet', 'error'],
    kept: ours,
  },
})) {
  test(`${name}: what cannot be read is moved until it can, and told by its property; the rest is kept`, async (t) => {
    const theme = `${css} redflag-triage { --redflag-radius: 0; --redflag-font: serif }`
    const { page, visitor, log } = await shown(t, theme, { colorScheme: 'light' })
    for (const ids of [[], undefined]) {
      const main = await colours(visitor, '.main')
      assert.deepEqual({ ...main, ...kept }, main)
      const { font, round } = await visitor.host.evaluate((node) => {
        const style = getComputedStyle(node.shadowRoot.querySelector('.main'))
        return { font: style.fontFamily, round: style.borderTopLeftRadius }
      })
      assert.deepEqual([font, round], ['serif', '0px'], (await log()).join())
      assert.deepEqual(await page.evaluate(pale), [])
      assert.equal(await visitor.host.evaluate((node) => node.shadowRoot.querySelectorAll('.own').length), 0)
      if (ids) await visitor.answer('nerve-signs', ids)
      await page.waitForFunction(() => !document.querySelector('redflag-triage').shadowRoot.querySelector('.new'))
    }
    const lines = await log()
    assert.equal(lines.length, 1, lines.join('\n'))
    const changes = [
      ...lines[0].matchAll(/--redflag-([a-z-]+) has a contrast of \d\.\d to 1, not 4\.5: it is shown as /g),
    ]
    assert.deepEqual([...new Set(changes.map(([, name]) => name))], moved)
  })
}

for (const [name, css] of Object.entries({
  'a colour that is none': 'redflag-triage { --redflag-accent: 12px }',
  'a pale colour beside one that is none': 'redflag-triage { --redflag-accent: 12px; --redflag-quiet: #ccc }',
  'a pale part': 'redflag-triage::part(heading) { color: #ddd }',
  'a part on a ground of its own': 'redflag-triage::part(button) { background: #ffe; color: #fff }',
})) {
  test(`${name}: the check shows its own colours instead, and says so once`, async (t) => {
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

test('a theme that cannot be read any more is moved on the screen that is shown next', async (t) => {
  const { page, visitor, log } = await shown(t, '.pale { --redflag-text: #999 }', { colorScheme: 'light' })
  const moved = () => visitor.host.evaluate((node) => node.shadowRoot.querySelectorAll('.frame[style]').length)
  await visitor.host.evaluate((node) => node.classList.add('pale'))
  await visitor.answer('nerve-signs', [])
  await page.waitForFunction(() => document.querySelector('redflag-triage').shadowRoot.querySelector('.frame[style]'))
  assert.deepEqual(await page.evaluate(pale), [])
  assert.equal((await log()).length, 1)
  // From here on each screen is looked at before it is shown.
  await visitor.answer('spine-procedure', 'no')
  assert.equal(await moved(), 1)
  assert.deepEqual(await page.evaluate(pale), [])
  await visitor.host.evaluate((node) => node.classList.remove('pale'))
  await visitor.back()
  assert.equal(await moved(), 0)
  assert.equal((await colours(visitor, '#heading')).color, 'rgb(23, 33, 43)')
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
      const unchosen = shadowRoot.querySelector('.choice:not(:has(:checked))')
      const focused = shadowRoot.activeElement.closest('.choice, .pill') ?? shadowRoot.activeElement
      const width = (node, name) => parseFloat(getComputedStyle(node)[name])
      return {
        chosen: width(chosen, 'borderTopWidth') > width(unchosen, 'borderTopWidth'),
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
