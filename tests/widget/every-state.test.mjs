// The demo's gallery shows every state there is, in both languages, none of them blank, and axe objects to none.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { useBrowser } from './browser.mjs'
import { backPain } from './rules.mjs'

const open = useBrowser()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const languages = Object.keys(backPain.words)
const dispositions = backPain.protocol.dispositions.map(({ id }) => id)

async function gallery(t, options) {
  // The page presses faster than any visitor.
  const { page, log } = await open(t, { at: 'demo/gallery.html', settle: -1, options })
  await page.waitForFunction(() => 'ready' in document.documentElement.dataset)
  return { page, log }
}

/** The visible content of each state. */
const states = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.state')].map(({ dataset, children: [, node] }) => {
      const inside = node.shadowRoot ?? node.contentDocument
      const shown = inside.querySelector('.frame') ?? inside.body
      const heading = inside.querySelector('#heading')
      return {
        ...dataset,
        is: node.state ?? 'loading',
        disposition: node.result?.disposition,
        lang: dataset.lang,
        speaks: inside.querySelector('.frame')?.lang ?? dataset.lang,
        words: shown.innerText.split(/\s+/).length,
        heading: heading?.textContent,
        wrong: inside.querySelectorAll('.summary').length,
        alarms: inside.querySelectorAll('.alert:not([hidden])').length,
        ...(({ width, height }) => ({ width, height }))(shown.getBoundingClientRect()),
      }
    }),
  )

test('the gallery shows loading, failing, every screen with and without a mistake, and every result, in each language', async (t) => {
  const { page } = await gallery(t)
  const all = await states(page)
  for (const lang of languages) {
    const own = all.filter((state) => state.lang === lang)
    const named = (name) => own.find(({ state }) => state === name)
    assert.equal(named('loading').is, 'loading')
    assert.equal(named('failed').is, 'failed')
    assert.equal(named('a sign of minutes').alarms, 1)
    for (const id of dispositions) assert.deepEqual([named(id).is, named(id).disposition], ['guidance', id])
    const asking = own.filter(({ is, state }) => is === 'asking' && /^screen \d+$/.test(state))
    // The visitor to whom no follow-up is asked still sees every screen of the protocol that is not one.
    assert.ok(asking.length >= 5, `${asking.length} screens`)
    assert.equal(new Set(asking.map(({ heading }) => heading)).size, asking.length)
    for (const { state, heading } of asking) {
      const mistaken = named(`${state}, unanswered`)
      assert.deepEqual([mistaken.is, mistaken.wrong, mistaken.heading], ['asking', 1, heading], state)
    }
    for (const { state, speaks, words, width, height } of own) {
      assert.equal(speaks, lang, state)
      assert.ok(words > 10 && width > 200 && height > 40, `${state}, ${lang} is blank`)
    }
  }
})

test('its switches choose a language, colours, a width, larger text and paper', async (t) => {
  const { page } = await gallery(t)
  const look = () =>
    page.evaluate(() => {
      const root = document.querySelector('[data-state=self-care] redflag-triage').shadowRoot
      const frame = root.querySelector('.frame')
      return {
        shown: new Set([...document.querySelectorAll('.state:not([hidden])')].map(({ dataset }) => dataset.lang)).size,
        background: getComputedStyle(frame).backgroundColor,
        size: parseFloat(getComputedStyle(frame).fontSize),
        width: frame.getBoundingClientRect().width,
        paper: root.querySelector('.paper').checkVisibility(),
      }
    })
  const set = (name, value) =>
    page.evaluate(
      ([name, value]) => {
        const input = document.querySelector(`[name=${name}]`)
        if (value === true) input.checked = true
        else input.value = value
        input.dispatchEvent(new Event('input', { bubbles: true }))
      },
      [name, value],
    )
  await set('scheme', 'light')
  const before = await look()
  assert.equal(before.shown, languages.length)
  assert.ok(!before.paper)
  await set('lang', 'en')
  await set('scheme', 'dark')
  await set('width', '1000px')
  await set('large', true)
  const after = await look()
  assert.equal(after.shown, 1)
  assert.notEqual(after.background, before.background)
  assert.equal(after.size, 2 * before.size)
  assert.ok(after.width > before.width)
  await set('print', true)
  assert.ok((await look()).paper)
})

for (const colorScheme of ['light', 'dark'])
  test(`axe finds no violation of WCAG 2.2 A and AA in any state: ${colorScheme}`, async (t) => {
    const { page, log } = await gallery(t, { colorScheme })
    await page.evaluate(`(() => {${axe}})()`)
    const found = await page.evaluate(async () => {
      // A sticky bar covers content that can be scrolled from under it: see slips.test.mjs.
      for (const { shadowRoot } of document.querySelectorAll('redflag-triage'))
        shadowRoot.querySelector('.bar')?.style.setProperty('position', 'static')
      const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
      const runOnly = { type: 'tag', values }
      const { violations } = await globalThis.axe.run(document, { runOnly, resultTypes: ['violations'] })
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
      )
    })
    assert.deepEqual(found, [])
    // One state is there to fail, in each language.
    const lines = await log()
    assert.deepEqual(
      lines.filter((line) => !/json-syntax/.test(line)),
      [],
    )
    assert.equal(lines.length, languages.length)
  })
