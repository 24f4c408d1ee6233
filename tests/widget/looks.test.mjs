// On a phone and on a desktop, light and dark. The pictures in build/screenshots/ are for people to look at: of each engine.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { cannot, engine, useBrowser } from './browser.mjs'
import { gallery } from './gallery.mjs'
import { Visitor } from './visitor.mjs'

const open = useBrowser()
const folder = fileURLToPath(new URL(`../../build/screenshots/${engine}/`, import.meta.url))
mkdirSync(folder, { recursive: true })

/** The targets that are too small for a finger. A link in a sentence may be as high as its line (WCAG 2.5.8). */
const tooSmall = (visitor) =>
  visitor.host.evaluate((host) =>
    [...host.shadowRoot.querySelectorAll('button, summary, label.choice, input:not(label *), a')]
      .filter((node) => node.checkVisibility() && !node.matches('[part=sources] a'))
      .map((node) => [node.textContent.trim() || node.id, node.getBoundingClientRect()])
      .filter(([, { width, height }]) => width < 44 || height < 44)
      .map(([name, { width, height }]) => `${name}: ${width} x ${height}`),
  )

const photograph = (page, name) => page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })

const scrollsSideways = (page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)

/** The same page as a phone and a desktop show it. @yields {number} width */
async function* everyWidth(page) {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: width === 320 ? 640 : 900 })
    yield width
  }
}

for (const colorScheme of ['light', 'dark']) {
  test(`${colorScheme}: every screen fits without scrolling sideways and can be hit with a finger, at 320 and 1280 px`, async (t) => {
    const { page } = await open(t, { at: 'demo/index.html', options: { colorScheme } })
    const visitor = new Visitor(page)
    const wrong = []
    for await (const name of gallery(page)) {
      for await (const width of everyWidth(page)) {
        await photograph(page, `${name}-${width}-${colorScheme}`)
        if (await scrollsSideways(page)) wrong.push(`${name} scrolls sideways at ${width} px`)
        for (const target of await tooSmall(visitor)) wrong.push(`${name} at ${width} px: ${target}`)
      }
    }
    assert.deepEqual(wrong, [])
  })

  for (const name of ['strict', 'no-wasm']) {
    test(`${colorScheme}: ${name}.html is dressed in spite of its policy`, async (t) => {
      const { page } = await open(t, { at: `demo/${name}.html`, options: { colorScheme } })
      const visitor = new Visitor(page)
      await visitor.heading.waitFor()
      for await (const width of everyWidth(page)) {
        await photograph(page, `${name}-start-${width}-${colorScheme}`)
        const background = await visitor.check.evaluate((node) => getComputedStyle(node).backgroundColor)
        assert.equal(background, colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(21, 30, 37)')
        assert.equal(await scrollsSideways(page), false)
      }
    })
  }
}

test('the page follows a change of colour scheme', { skip: cannot('emulateMedia') }, async (t) => {
  const { page } = await open(t, { at: 'demo/index.html', options: { colorScheme: 'light' } })
  const visitor = new Visitor(page)
  await visitor.reach('emergency-room')
  const colours = () =>
    visitor.check.evaluate((node) => [getComputedStyle(node).color, getComputedStyle(node).backgroundColor])
  const [light] = await colours()
  await page.emulateMedia({ colorScheme: 'dark' })
  const [dark] = await colours()
  assert.notEqual(light, dark)
})

test('a page with a small root text size, as 62.5 % is on many, leaves the check as large as it was', async (t) => {
  const body = '<style>html { font-size: 62.5% }</style><redflag-triage></redflag-triage>'
  const { page } = await open(t, { body })
  const visitor = new Visitor(page)
  const size = await visitor.check
    .locator('label')
    .first()
    .evaluate((node) => parseFloat(getComputedStyle(node).fontSize))
  assert.ok(size >= 16, `${size} px`)
  assert.deepEqual(await tooSmall(visitor), [])
})

test('a link is underlined from its first letter to its last, a phone number in it too', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  await visitor.reach('self-care')
  const numbers = await visitor.host.evaluate((host) =>
    [...host.shadowRoot.querySelectorAll('a bdi')].map((node) => {
      const line = (element) => getComputedStyle(element).textDecorationLine
      return [line(node.closest('a')), line(node)]
    }),
  )
  assert.ok(numbers.some(([link]) => link === 'underline'))
  for (const [link, number] of numbers) assert.equal(number, link)
})
