// The demo's configurator tells how well a theme can be read, and can itself be read and used by everybody.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { configurator, snippetsOf, look, quiet, set } from './configurator.mjs'
import { backPain } from './rules.mjs'
import { Visitor } from './visitor.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2's own words, for colours as browsers compute them. */
const ratio = (...colours) => {
  const [light, dark] = colours
    .map((css) => {
      const [r, g, b] = css.match(/[\d.]+/g).map((part) => {
        const value = css.startsWith('rgb') ? part / 255 : Number(part)
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    })
    .sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const contrastTable = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('#contrast tbody tr')].map(({ cells: [name, ...numbers] }) => [
        name.textContent,
        numbers.map(({ textContent }) => Number(textContent)),
      ]),
    ),
  )
const verdict = (page, pattern) =>
  page.waitForFunction((source) => new RegExp(source).test(document.querySelector('#verdict').textContent), pattern)

/** Of what the check shows, from the colours that the browser has worked out. */
async function drawn(page) {
  const { colours } = await look(page)
  const coloursOf = (css) => colours.find(([name]) => name === css)
  const [, text, ground] = coloursOf('.frame')
  const [, quiet] = coloursOf('.frame .quiet')
  const [, onAccent, accent] = coloursOf('.main')
  const [, link] = coloursOf('.link')
  const pairs = { Text: [text, ground], 'Hints and small print': [quiet, ground], Links: [link, ground] }
  return { ...pairs, 'Text on buttons': [onAccent, accent] }
}

for (const colorScheme of ['light', 'dark'])
  test(`the contrast told is that of what is drawn, and of the color that the check moves: ${colorScheme}`, async (t) => {
    const { page } = await configurator(t, { colorScheme })
    const compare = async (column) => {
      const table = await contrastTable(page)
      for (const [name, pair] of Object.entries(await drawn(page)))
        assert.ok(Math.abs(table[name][column] - ratio(...pair)) <= 0.006, `${name}: ${table[name]}, ${ratio(...pair)}`)
      return table
    }
    await verdict(page, 'keeps')
    await compare(0)
    const [accent, onAccent] = colorScheme === 'light' ? ['#5b21b6', '#fdfaff'] : ['#8cccff', '#001122']
    await set(page, { '--redflag-accent': accent, '--redflag-on-accent': onAccent })
    await page.waitForFunction(
      (colour) =>
        getComputedStyle(
          document
            .querySelector('#preview')
            .shadowRoot.querySelector('redflag-triage')
            .shadowRoot.querySelector('.main'),
        ).backgroundColor === colour,
      colorScheme === 'light' ? 'rgb(91, 33, 182)' : 'rgb(140, 204, 255)',
    )
    const table = await compare(0)
    for (const [wanted, real] of Object.values(table)) assert.equal(wanted, real)
    const pale = colorScheme === 'light' ? '#fcc' : '#411'
    await set(page, { '--redflag-on-accent': accent, '--redflag-error': pale })
    await verdict(page, 'moves')
    const moved = await compare(1)
    const [wanted, real] = moved['Text on buttons']
    assert.deepEqual([wanted, real >= 4.5], [1, true])
    const [before, after] = moved['What is wrong with an entry']
    assert.ok(before < 4.5 && after >= 4.5, `${before}, ${after}`)
    // It says so as soon as it can be read again.
    await page.getByRole('button', { name: 'theme' }).click()
    await verdict(page, 'keeps')
    assert.equal((await snippetsOf(page)).css, '')
  })

test('a colour can be picked or written, in every way of CSS', async (t) => {
  const { page } = await configurator(t)
  await page.locator('[data-picks="--redflag-accent"]').fill('#5b21b6')
  assert.equal(await page.locator('[name="--redflag-accent"]').inputValue(), '#5b21b6')
  await set(page, { '--redflag-text': 'light-dark(#111, #eee)' })
  const { css } = await snippetsOf(page)
  assert.equal(css, 'redflag-triage {\n  --redflag-accent: #5b21b6;\n  --redflag-text: light-dark(#111, #eee);\n}\n')
  const picked = (name) => page.locator(`[data-picks="${name}"]`).inputValue()
  const usual = await picked('--redflag-accent')
  await set(page, { '--redflag-accent': '#fa0' })
  assert.equal(await picked('--redflag-accent'), '#ffaa00', 'what is written is what the picker shows')
  await page.getByRole('button', { name: 'theme' }).click()
  assert.notEqual(await picked('--redflag-accent'), usual)
  assert.equal(await picked('--redflag-link'), await picked('--redflag-accent'), 'links have the accent')
})

test('below the choices stands what becomes of them, one press away on a phone', async (t) => {
  const { page } = await configurator(t, { viewport: { width: 390, height: 844 } })
  for (const name of ['Preview', 'Contrast', 'What to paste']) {
    await page.evaluate(() => scrollTo(0, 0))
    await page.getByRole('link', { name, exact: true }).click()
    const { y } = await page.getByRole('heading', { name, exact: true }).boundingBox()
    assert.ok(y > -1 && y < 844, `${name} at ${y}`)
  }
})

test('urgent guidance takes no theme, and the preview can be started again', async (t) => {
  const { page } = await configurator(t)
  page.rules = backPain
  const visitor = new Visitor(page)
  await visitor.reach('emergency-room')
  await verdict(page, 'Urgent')
  await page.getByRole('button', { name: 'again' }).click()
  assert.equal(await visitor.isFirst(), true)
})

test('by the keyboard alone every control is reached, and what is pasted is what was copied', async (t) => {
  const { page } = await configurator(t)
  await set(page, { title: 'Check my back' })
  const wanted = await page.evaluate(() => {
    document.querySelector('#choices details').open = true
    document.activeElement.blur()
    const controls = [...document.querySelectorAll('main :is(input, select, textarea, button, summary)')]
    const shown = controls.filter(
      // WebKitGTK leaves colours out of the order; the field beside each takes the same.
      (node) =>
        node.checkVisibility() && !node.disabled && node.type !== 'color' && (node.type !== 'radio' || node.checked),
    )
    shown.forEach((node, index) => (node.dataset.stop = index))
    return shown.length
  })
  assert.ok(wanted > 40)
  const reached = new Set()
  for (let presses = 0; reached.size < wanted && presses < 3 * wanted; presses++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => document.activeElement.dataset.stop)
    if (stop !== undefined) reached.add(stop)
  }
  assert.equal(reached.size, wanted)
  const field = page.locator('[name=text]')
  for (const id of ['html', 'script']) {
    const text = (await snippetsOf(page))[id]
    await page.locator(`[data-copies=${id}]`).focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('#copied').textContent === 'Copied')
    await field.focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+v')
    assert.equal(await field.inputValue(), text)
  }
})

for (const colorScheme of ['light', 'dark'])
  test(`axe finds nothing to object to, and at 320 px nothing scrolls sideways: ${colorScheme}`, async (t) => {
    const { page, log } = await configurator(t, { colorScheme, viewport: { width: 320, height: 640 } })
    await set(page, { '--redflag-radius': '3px', title: 'Check my back' })
    await page.evaluate(`(() => {${axe}})()`)
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      const found = await page.evaluate(async () => {
        document.querySelector('#choices details').open = true
        const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] })
        return violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
        )
      })
      assert.deepEqual(found, [])
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false)
    }
    assert.deepEqual(await quiet(log), [])
  })
