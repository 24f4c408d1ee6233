// Tests the results that a visitor takes along: a sheet of paper, a file that needs no network, a text to paste.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cannot, useBrowser } from './browser.mjs'
import { backPain } from './rules.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()
const body =
  '<p>The page around it</p><redflag-triage gates="#slots" doctor-tel="+1-202-555-0100" emergency-tel="112"></redflag-triage><div id="slots">9:00</div>'

/** Catches what would be saved, printed or copied: dialogs of the browser cannot be looked into. */
const caught = () => {
  globalThis.caught = {}
  const { createObjectURL } = URL
  URL.createObjectURL = (blob) => {
    blob.text().then((text) => (globalThis.caught.saved = text))
    return createObjectURL(blob)
  }
  HTMLAnchorElement.prototype.click = function () {
    globalThis.caught.name = this.download
  }
  const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')
  Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
    get() {
      const page = get.call(this)
      page.print = () => {
        const card = page.document.querySelector('.card')
        globalThis.caught.printed = {
          text: page.document.body.textContent,
          title: page.document.title,
          lang: page.document.documentElement.lang,
          border: page.getComputedStyle(card).borderTopStyle,
        }
      }
      return page
    },
  })
  Object.defineProperty(navigator, 'clipboard', {
    value: { writeText: async (text) => (globalThis.caught.copied = text) },
    configurable: true,
  })
}

async function reached(t, disposition, wanted) {
  const opened = await open(t, { body, init: caught, ...wanted })
  const visitor = new Visitor(opened.page)
  await visitor.reach(disposition)
  await visitor.unfold(ui.tools)
  const keptBy = async (button, key) => {
    await visitor.button(ui[button]).click()
    await opened.page.waitForFunction((name) => globalThis.caught[name], key)
    return opened.page.evaluate((name) => globalThis.caught[name], key)
  }
  return { ...opened, visitor, keptBy }
}
const filled = (text, tel = '112') => text.replaceAll('{tel}', tel)
const strict = {
  headers: {
    'content-security-policy':
      "default-src 'none'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'",
  },
}

for (const disposition of ['emergency-room', 'self-care']) {
  test(`${disposition}: the copy is a text that begins with the record's summary and says what to do, with numbers`, async (t) => {
    const { visitor, keptBy } = await reached(t, disposition)
    const { actions } = visitor.words
    const text = await keptBy('copy', 'copied')
    const record = await visitor.host.evaluate((host) => {
      const shared = new Promise((resolve) =>
        host.addEventListener('redflag-share', (event) => {
          event.preventDefault()
          resolve(event.detail)
        }),
      )
      host.shadowRoot.querySelector('.tools > button:last-of-type').click()
      return shared
    })
    assert.equal(record.summary.length, 5)
    assert.ok(text.startsWith(record.summary.join('\n') + '\n'), text)
    assert.equal(record.text, text)
    assert.ok(!text.includes(ui.none), 'names what was ruled out')
    const { protocol } = visitor.rules
    for (const id of protocol.dispositions.find(({ id }) => id === disposition).actions) {
      const { kind } = protocol.actions.find((action) => action.id === id)
      if (kind !== 'learn') assert.ok(text.includes(filled(actions[id].label)), id)
    }
    assert.ok(text.includes(String(new Date().getFullYear())))
    assert.ok(!text.includes('{') && !text.includes('undefined'))
    assert.equal(await visitor.host.getByRole('status').textContent(), ui.copied)
  })
}

test('a number to call stands in the copied text, each with its own call', async (t) => {
  const { visitor, keptBy } = await reached(t, 'call-doctor')
  const lines = (await keptBy('copy', 'copied')).split('\n')
  const { label } = visitor.words.actions['call-doctor']
  assert.ok(lines.includes(`- ${label}: +1-202-555-0100`), lines.join('\n'))
})

test('a browser that cannot copy says so, and what else there is', async (t) => {
  const { page, visitor } = await reached(t, 'self-care')
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
  })
  await visitor.button(ui.copy).click()
  const status = visitor.host.getByRole('status')
  await page.waitForFunction(
    (text) => document.querySelector('redflag-triage').shadowRoot.querySelector('[role=status]').textContent === text,
    ui['not-copied'],
  )
  assert.equal(await status.count(), 1)
})

for (const [policy, wanted] of Object.entries({ 'an ordinary page': {}, 'a strict policy': strict })) {
  test(`${policy}: the file is one page with its own style, no script, no address but of sources, and no button`, async (t) => {
    const { page, visitor, keptBy, log } = await reached(t, 'emergency-room', wanted)
    const text = await keptBy('save', 'saved')
    assert.match(await page.evaluate(() => globalThis.caught.name), /^[a-z-]+\.html$/)
    assert.ok(text.includes(filled(visitor.words.dispositions['emergency-room'].heading).split('112')[0]))
    assert.match(text, /^<!doctype html><html lang="en">/)
    assert.match(text, /<style>[^]*\.card/)
    assert.doesNotMatch(text, /<(script|button|iframe|link|img)\b| on[a-z]+=/)
    for (const [, address] of text.matchAll(/(?:href|src)="([^"]*)"/g)) assert.match(address, /^(tel:112$|https:)/)
    assert.deepEqual(await log(), [])
  })

  test(`${policy}: the guidance alone is printed, dressed, and not the page around it`, async (t) => {
    const { visitor, keptBy, log } = await reached(t, 'emergency-room', wanted)
    const { text, title, lang, border } = await keptBy('print', 'printed')
    assert.ok(text.includes(filled(visitor.words.dispositions['emergency-room'].text[0])))
    assert.ok(!text.includes('The page around it') && !text.includes('9:00'))
    assert.deepEqual([title, lang, border], [ui.title, 'en', 'solid'])
    assert.deepEqual(await log(), [])
  })
}

test(
  "printed by the browser's own command there is nothing to press, and nothing missing",
  { skip: cannot('protocol') },
  async (t) => {
    const { page, visitor } = await reached(t, 'call-doctor')
    await page.driver.send('Emulation.setEmulatedMedia', { media: 'print' })
    assert.deepEqual(
      await visitor.check
        .locator('button')
        .evaluateAll((nodes) => nodes.filter((node) => node.checkVisibility()).length),
      0,
    )
    for (const key of ['paper-name', 'paper-clinic', 'come-back'])
      assert.ok(await visitor.check.getByText(ui[key]).isVisible(), key)
    const smallest = await visitor.check
      .locator('*')
      .evaluateAll((nodes) =>
        Math.min(
          ...nodes.filter((node) => node.checkVisibility()).map((node) => parseFloat(getComputedStyle(node).fontSize)),
        ),
      )
    assert.equal(smallest, 16, '12 points are 16 pixels')
    await page.driver.send('Emulation.setEmulatedMedia', { media: '' })
  },
)

test('what only a button says is said on paper too', async (t) => {
  const { visitor, keptBy } = await reached(t, 'self-care')
  const { text } = await keptBy('print', 'printed')
  assert.ok(text.includes(visitor.words.actions['book-visit'].label))
  assert.ok(!text.includes(ui.restart))
})

/** Where a visitor knows the number as `where` reads it. */
const american = body.replace(' emergency-tel="112"', '')
const sheets = { letter: 'Letter', a4: 'A4' }
const pagesOf = (pdf) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b/g).length

for (const lang of Object.keys(backPain.words)) {
  for (const disposition of backPain.reachable) {
    test(
      `${disposition}, ${lang}: paper is one page, with lines for a name and a clinic, and the summary before all else`,
      { skip: cannot('protocol') },
      async (t) => {
        const { page } = await open(t, { rules: backPain, lang, body: american, init: caught })
        const visitor = new Visitor(page, 'redflag-triage', lang)
        await visitor.reach(disposition)
        const { ui } = visitor.words
        await visitor.unfold(ui.tools)
        await visitor.button(ui.save).click()
        await page.waitForFunction(() => globalThis.caught.saved)
        const saved = await page.evaluate(() => globalThis.caught.saved)
        const tab = await page.driver.browser.newPage()
        t.after(() => tab.close())
        await tab.setContent(saved)
        await tab.emulateMediaType('print')
        const text = await tab.evaluate(() => document.body.innerText.trim())
        const { because } = visitor.words.dispositions[disposition]
        const parts = [ui['paper-name'], ui['paper-clinic'], ui.title, `\n${ui.no}: `, because]
        const places = parts.map((part) => text.indexOf(part))
        assert.ok(places[0] === 0 && places.every((place, index) => !index || place > places[index - 1]), places.join())
        for (const [format, name] of Object.entries(sheets)) assert.equal(pagesOf(await tab.pdf({ format })), 1, name)
      },
    )
  }
}
