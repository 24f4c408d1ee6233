// The language of the page, another one at the visitor's wish, and words of the page's own where they do no harm.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useBrowser } from './browser.mjs'
import { pseudo, readerOf, speaking } from './pseudo.mjs'
import { backPain } from './rules.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()
const body = '<redflag-triage gates="#slots" lang="en">Static text</redflag-triage><div id="slots"></div>'
const shipped = '<script type="module" src="/dist/redflag.js"></script>'
const spoken = (visitor) => visitor.host.evaluate((node) => node.shadowRoot.querySelector('section').lang)

for (const [lang, expected] of [
  ['en-US', 'en'],
  ['es', 'es'],
  ['es-MX', 'es'],
  ['ES-419', 'es'],
  ['de', 'en'],
  ['', 'en'],
]) {
  test(`a page in "${lang}" gets the check that ships in ${expected}`, async (t) => {
    const { page } = await open(t, { lang, head: shipped, body: '<redflag-triage></redflag-triage>' })
    page.rules = backPain
    const visitor = new Visitor(page, 'redflag-triage', expected)
    await visitor.heading.waitFor()
    assert.ok(await visitor.isFirst())
    assert.equal(await spoken(visitor), expected)
  })
}

test('every language that ships can be picked by its own name, which is said in that language', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  const others = Object.keys(backPain.words).filter((lang) => lang !== 'en')
  assert.ok(others.length > 0)
  for (const lang of others)
    assert.equal(await visitor.button(backPain.words[lang].ui.language).getAttribute('lang'), lang)
  assert.equal(await visitor.button(ui.language).count(), 0)
  // Between the first screen and guidance there is nothing but the questions.
  const [first] = await visitor.asked()
  await visitor.answerAll(backPain.patient('self-care').answers)
  await visitor.leave(first)
  assert.equal(await visitor.check.locator('[part=language]').count(), 0)
  await visitor.reach('self-care')
  for (const lang of others) assert.ok(await visitor.button(backPain.words[lang].ui.language).isVisible())
})

test('the visitor picks another language: the same question, what is ticked, and the focus', async (t) => {
  const { page, events } = await open(t, { body, ...speaking })
  const visitor = readerOf(page, 'en')
  await visitor.mark('nerve-signs', ['leg-weakness'])
  const steps = (await events()).length
  await visitor.button(pseudo['en-XB'].ui.language).click()
  visitor.read('en-XB')
  assert.equal(await visitor.where(), 'nerve-signs')
  assert.equal(await visitor.label(visitor.answerLabel('nerve-signs', 'leg-weakness')).isChecked(), true)
  assert.equal(await page.focused.textContent(), pseudo['en-XA'].ui.language)
  assert.equal((await events()).length, steps)
  const gate = page.locator('.held')
  assert.equal(await gate.innerText(), `${pseudo['en-XB'].ui.held} ${pseudo['en-XB'].ui['held-why']}`)
  assert.deepEqual([await gate.getAttribute('lang'), await gate.getAttribute('dir')], ['en-XB', 'rtl'])
  await visitor.continue()
  assert.equal(await visitor.where(), 'emergency-room')
  await visitor.button(ui.language).click()
  visitor.read('en')
  assert.equal(await visitor.where(), 'emergency-room')
  assert.equal(await page.locator('#slots').isVisible(), false)
})

test('what was picked stays through the visit, until the page itself changes its language', async (t) => {
  const { page } = await open(t, { body: body.replace(' lang="en"', ''), ...speaking })
  const visitor = readerOf(page, 'en')
  await visitor.button(pseudo['en-XA'].ui.language).click()
  visitor.read('en-XA')
  await visitor.reach('self-care')
  await visitor.restart()
  assert.ok(await visitor.isFirst())
  await page.evaluate(() => (document.documentElement.lang = 'en-XB'))
  await page.waitForFunction(
    () => document.querySelector('redflag-triage').shadowRoot.querySelector('section').lang === 'en-XB',
  )
  visitor.read('en-XB')
  assert.ok(await visitor.isFirst())
})

test('the live region speaks the language of the screen', async (t) => {
  const { page } = await open(t, { body, ...speaking })
  const visitor = readerOf(page, 'en')
  await visitor.button(pseudo['en-XB'].ui.language).click()
  visitor.read('en-XB')
  await visitor.answer('nerve-signs', [])
  await visitor.leave('nerve-signs')
  const status = visitor.host.getByRole('status')
  assert.equal(await status.getAttribute('lang'), 'en-XB')
  assert.match(await status.textContent(), /2/)
})

const own = { en: { ui: { continue: 'Let us go on', 'about-heading': 'Before you book with us' } } }

test('a page gives buttons and asides its own words, before the element is there and afterwards', async (t) => {
  const early = (words) => {
    addEventListener('DOMContentLoaded', () => (document.querySelector('redflag-triage').words = words))
  }
  const { page, log } = await open(t, { body, init: `() => (${early})(${JSON.stringify(own)})` })
  const visitor = new Visitor(page)
  await visitor.button('Let us go on').waitFor()
  await visitor.check.getByText('Before you book with us', { exact: true }).waitFor()
  assert.deepEqual(await page.evaluate(() => document.querySelector('redflag-triage').words), own)
  await page.evaluate(() => (document.querySelector('redflag-triage').words = { en: { ui: { continue: 'Go' } } }))
  await visitor.button('Go').waitFor()
  await visitor.check.getByText(ui['about-heading'], { exact: true }).waitFor()
  assert.deepEqual(await log(), [])
})

test('words that keep visitors safe stay as they are signed, and the developer is told which', async (t) => {
  const { page, log } = await open(t, { body })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  const soft = 'All is well'
  await page.evaluate((text) => {
    const ui = {
      ...{
        'emergency-line': text,
        failed: text,
        closed: text,
        'called-continue': text,
        'not-sure': text,
        no: text,
      },
      ...{ continue: '', restart: 7, back: 'One back' },
    }
    const dispositions = { 'emergency-room': { heading: text } }
    const questions = { 'nerve-signs': { ask: text } }
    document.querySelector('redflag-triage').words = { en: { ui, dispositions, questions } }
  }, soft)
  const [line, ...more] = await log()
  assert.deepEqual(more, [])
  for (const key of [
    'ui.emergency-line',
    'ui.failed',
    'ui.closed',
    'ui.called-continue',
    'ui.no',
    'ui.continue',
    'ui.restart',
  ])
    assert.ok(line.includes(`en.${key}`), key)
  assert.ok(line.includes('en.dispositions.emergency-room') && line.includes('en.questions.nerve-signs'))
  assert.ok(!line.includes('ui.back'))
  await visitor.answer('nerve-signs', [])
  await visitor.leave('nerve-signs')
  await visitor.button('One back').click()
  assert.equal(await visitor.where(), 'nerve-signs')
  await visitor.answer('nerve-signs', ['leg-weakness'])
  assert.equal(await visitor.where(), 'emergency-room')
  assert.ok(!(await visitor.check.innerText()).includes(soft))
})
