// Nothing is handed on unless the visitor chooses to: then a record that can be judged again, and a sheet to show.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { engine, useBrowser } from './browser.mjs'
import { backPain } from './rules.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()
const body = (attributes = '') => `<redflag-triage doctor-tel="+1-202-555-0100" ${attributes}>Static text
  <form slot="scheduler"><button type="button">9:00</button></form></redflag-triage>`
const ofBackPain = { rules: backPain }
const choice = (visitor) => visitor.check.getByRole('checkbox')
const book = async (visitor) => {
  await visitor.host.evaluate((node) => node.addEventListener('redflag-book', (event) => event.preventDefault()))
  await visitor.bookingControls.first().click()
}

test('without a clinic that asks for it, nobody is offered to send answers', async (t) => {
  const { page, events } = await open(t, { ...ofBackPain, body: body() })
  const visitor = new Visitor(page)
  await visitor.reach('book-visit')
  assert.equal(await choice(visitor).count(), 0)
  await book(visitor)
  const [{ detail }] = await events('redflag-book')
  assert.deepEqual(Object.keys(detail).sort(), ['booking', 'disposition', 'protocol', 'urgency', 'version'])
})

test('the choice says what is sent and to whom, and is not taken by itself', async (t) => {
  const { page, events } = await open(t, { ...ofBackPain, body: body('clinic="Lakeside Clinic"') })
  const visitor = new Visitor(page)
  await visitor.reach('book-visit')
  assert.equal(await choice(visitor).count(), 1)
  assert.ok(await visitor.check.getByLabel(ui.send.replace('{clinic}', 'Lakeside Clinic'), { exact: true }).isVisible())
  await book(visitor)
  const [{ detail }] = await events('redflag-book')
  assert.ok(!('record' in detail))
})

test('chosen, the booking carries a record, from which the engine comes to the same outcome', async (t) => {
  const head = '<script type="module" src="/dist/redflag.js"></script>'
  const { page, events } = await open(t, { ...ofBackPain, head, body: body('clinic="Lakeside Clinic"') })
  const visitor = new Visitor(page)
  await visitor.reach('book-visit')
  await choice(visitor).click()
  await book(visitor)
  const [{ detail }] = await events('redflag-book')
  const { record } = detail
  assert.deepEqual(Object.keys(record).sort(), [
    ...['answers', 'engine', 'findings', 'forOther', 'outcome', 'protocol', 'reasons', 'record', 'sha256', 'summary'],
    ...['text', 'time', 'version'],
  ])
  assert.equal(record.outcome.disposition, detail.disposition)
  assert.match(record.time, /^\d{4}-\d\d-\d\dT.*Z$/)
  assert.match(record.sha256, /^[0-9a-f]{64}$/)
  // Signs that were denied are in it by name.
  const denied = record.findings.filter(({ answer }) => answer === 'no')
  assert.ok(denied.some(({ question, option, label }) => question === 'nerve-signs' && option && label.length > 3))
  assert.equal(record.summary.length, 5)
  assert.ok(record.summary[1].includes(visitor.words.dispositions['book-visit'].heading))
  assert.match(record.summary[4], new RegExp(denied[0].label))
  const replayed = await page.evaluate(async (record) => {
    const { loadEngine } = await import('/dist/engine.js')
    const { protocols } = customElements.get('redflag-triage')
    return (await loadEngine()).open(protocols['back-pain']).replay(record)
  }, record)
  assert.deepEqual([replayed.same, replayed.differs], [true, []])
})

test('while guidance is urgent there is no booking, and nothing to send with it', async (t) => {
  const { page } = await open(t, { ...ofBackPain, body: body('clinic="Lakeside Clinic"') })
  const visitor = new Visitor(page)
  await visitor.reach('emergency-room')
  assert.equal(await choice(visitor).count(), 0)
})

for (const disposition of ['call-911', 'emergency-room', 'call-doctor'])
  test(`${disposition}: a sheet to show fills the window in black on white, is read from its first line, and closes`, async (t) => {
    const { page } = await open(t, {
      ...ofBackPain,
      body: body(),
      options: { viewport: { width: 360, height: 640 }, colorScheme: engine === 'chromium' ? 'dark' : undefined },
    })
    const visitor = new Visitor(page)
    await visitor.reach(disposition)
    await visitor.button(ui.show).click()
    const sheet = () =>
      visitor.host.evaluate(({ shadowRoot }) => {
        const dialog = shadowRoot.querySelector('dialog')
        if (!dialog) return null
        const { left, top, width, height } = dialog.getBoundingClientRect()
        const { color, backgroundColor } = getComputedStyle(dialog)
        return {
          covers: left <= 0 && top <= 0 && width >= innerWidth && height >= innerHeight,
          colours: [color, backgroundColor],
          lines: dialog.querySelectorAll('p').length,
          text: dialog.textContent,
          within: dialog.contains(shadowRoot.activeElement) && shadowRoot.activeElement.localName,
          scrolled: dialog.scrollTop,
          beside: dialog.scrollWidth - dialog.clientWidth,
        }
      })
    const { covers, colours, lines, text, within, scrolled, beside } = await sheet()
    assert.ok(covers)
    assert.deepEqual(colours, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
    assert.ok(lines >= 3 && lines <= 4, `${lines} lines`)
    assert.ok(text.includes(visitor.words.dispositions[disposition].heading.replace('{tel}', '911')))
    assert.deepEqual([within, scrolled], ['div', 0])
    assert.equal(beside, 0, 'nothing reaches beyond the side of the window')
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => !document.querySelector('redflag-triage').shadowRoot.querySelector('dialog'))
    assert.equal(await visitor.where(), disposition)
  })

test('a visitor who reads Spanish shows the sheet in Spanish and in English', async (t) => {
  const { page } = await open(t, { ...ofBackPain, lang: 'es', body: body() })
  const visitor = new Visitor(page, 'redflag-triage', 'es')
  await visitor.reach('emergency-room')
  await visitor.button(visitor.words.ui.show).click()
  const parts = await visitor.host.evaluate(({ shadowRoot }) =>
    [...shadowRoot.querySelectorAll('dialog [lang]')].map(({ lang, textContent }) => [lang, textContent]),
  )
  assert.deepEqual(
    parts.map(([lang]) => lang),
    ['es', 'en'],
  )
  const { words } = visitor.rules
  for (const [lang, text] of parts) assert.ok(text.includes(words[lang].dispositions['emergency-room'].heading), lang)
})
