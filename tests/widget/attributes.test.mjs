// The attributes of the contract, from the start and changed at run time.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { focused, useBrowser } from './browser.mjs'
import { article } from './rules.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()
const words = article.words.en
const { questions } = words
const embedded = (attributes = '') => ({ body: `<redflag-triage ${attributes}>Static text</redflag-triage>` })
const set = (visitor, attributes) =>
  visitor.host.evaluate((node, list) => {
    for (const [name, value] of Object.entries(list)) node.setAttribute(name, value)
  }, attributes)
const callLinks = (visitor) =>
  visitor.check.locator('a[href^="tel:"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')))

/** Registers the same rules a second time with a second language, whose words show which language they are in. */
const addFrench = (page) =>
  page.evaluate(async () => {
    const { RedflagTriage } = await import('/dist/element.js')
    const backPain = RedflagTriage.protocols['back-pain']
    const french = structuredClone(backPain.words.en)
    french.lang = 'fr'
    french.questions['nerve-signs'].ask = 'Depuis quand ?'
    RedflagTriage.protocols.bilingual = { ...backPain, words: { ...backPain.words, fr: french } }
  })

test('without attributes the emergency number is 911, headings begin at level 2, and no number is made up', async (t) => {
  const { page } = await open(t, embedded())
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  assert.equal(await visitor.check.getByRole('heading', { level: 2 }).count(), 1)
  assert.deepEqual(await callLinks(visitor), ['tel:911'])
  await visitor.reach('call-doctor')
  assert.deepEqual(await callLinks(visitor), ['tel:911'])
  assert.ok(await visitor.check.getByText(words.actions['call-doctor'].label).last().isVisible())
})

test('numbers of the practice and the nurse line can be tapped, and are written as the page wrote them', async (t) => {
  const { page } = await open(t, embedded('doctor-tel="+1 (202) 555-0100" nurse-tel="202.555.0111"'))
  const visitor = new Visitor(page)
  await visitor.reach('call-doctor')
  const links = await callLinks(visitor)
  assert.ok(links.includes('tel:+12025550100') && links.includes('tel:2025550111'), links.join())
  assert.ok(await visitor.check.getByText('+1 (202) 555-0100').first().isVisible())
})

test('the emergency number is the same in the line on top and in the guidance, and follows the attribute', async (t) => {
  const { page } = await open(t, embedded('emergency-tel="112"'))
  const visitor = new Visitor(page)
  await visitor.reach('emergency-room')
  assert.deepEqual(new Set(await callLinks(visitor)), new Set(['tel:112']))
  await set(visitor, { 'emergency-tel': '999' })
  await visitor.check.getByRole('link', { name: '999', exact: true }).waitFor()
  assert.deepEqual(new Set(await callLinks(visitor)), new Set(['tel:999']))
})

test('headings follow heading-level down the page, and never leave the six levels there are', async (t) => {
  const { page } = await open(t, embedded('heading-level="4"'))
  const visitor = new Visitor(page)
  await visitor.reach('urgent-care')
  const levels = () =>
    visitor.check.getByRole('heading').evaluateAll((nodes) => nodes.map((node) => Number(node.tagName[1])))
  assert.equal((await levels())[0], 4)
  assert.ok((await levels()).slice(1).every((level) => level > 4))
  for (const [level, first] of [
    ['9', 6],
    ['-2', 1],
    ['two', 2],
    ['3', 3],
  ]) {
    await set(visitor, { 'heading-level': level })
    await visitor.check.locator(`h${first}#heading`).waitFor()
    assert.ok(
      (await levels()).every((depth) => depth >= first && depth <= 6),
      level,
    )
  }
})

test('attributes changed while a question is open keep what is ticked and where the focus is', async (t) => {
  const { page } = await open(t, embedded())
  const visitor = new Visitor(page)
  const label = questions['nerve-signs'].options['leg-numbness'].label
  await visitor.label(label).check()
  await set(visitor, { 'heading-level': '3', 'emergency-tel': '112', 'doctor-tel': '+1-202-555-0100' })
  await visitor.check.locator('h3#heading').waitFor()
  assert.equal(await visitor.label(label).isChecked(), true)
  assert.equal(await focused(page).evaluate((node) => node.labels?.[0].textContent), label)
})

test('a typed number is still there after an attribute has changed', async (t) => {
  const { page } = await open(t, embedded())
  const visitor = new Visitor(page)
  await visitor.walk({ ...article.patient('self-care').answers, injury: 'bump-or-fall' }, 'age')
  const field = visitor.label(questions.age.ask)
  await field.fill('about 70')
  await set(visitor, { 'heading-level': '5' })
  await visitor.check.locator('h5#heading').waitFor()
  assert.equal(await field.inputValue(), 'about 70')
})

test('changing several attributes at once shows the screen anew once, and announces no new step', async (t) => {
  const { page, events } = await open(t, embedded())
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  const before = (await events()).length
  const added = await visitor.host.evaluate(async (node) => {
    let sections = 0
    const observer = new MutationObserver((records) => {
      for (const { addedNodes } of records) sections += addedNodes.length
    })
    observer.observe(node.shadowRoot, { childList: true })
    node.setAttribute('emergency-tel', '112')
    node.setAttribute('nurse-tel', '113')
    node.setAttribute('heading-level', '3')
    await new Promise((resolve) => requestAnimationFrame(resolve))
    return sections
  })
  assert.equal(added, 1)
  assert.equal((await events()).length, before)
})

test('the language is the one of the element, else of the nearest ancestor, else English', async (t) => {
  const { page } = await open(t, { body: '<div lang="fr-CA"><section></section></div>' })
  await addFrench(page)
  const opened = (lang) =>
    page.evaluate(async (own) => {
      const check = document.createElement('redflag-triage')
      check.setAttribute('protocol', 'bilingual')
      if (own) check.lang = own
      const ready = new Promise((resolve) => check.addEventListener('redflag-ready', resolve, { once: true }))
      document.querySelector('section').replaceChildren(check)
      await ready
      const frame = check.shadowRoot.querySelector('[lang]')
      return [frame.lang, check.shadowRoot.querySelector('#heading').textContent]
    }, lang)
  const french = ['fr', 'Depuis quand ?']
  const english = ['en', questions['nerve-signs'].ask]
  assert.deepEqual(await opened(), french)
  assert.deepEqual(await opened('en'), english)
  assert.deepEqual(await opened('FR'), french)
  assert.deepEqual(await opened('de'), english)
})

test('lang changed at run time changes the words of the question, and keeps the answers', async (t) => {
  const { page } = await open(t, { body: '<section></section>' })
  await addFrench(page)
  await page.evaluate(() => {
    const check = document.createElement('redflag-triage')
    check.setAttribute('protocol', 'bilingual')
    document.querySelector('section').append(check)
  })
  const visitor = new Visitor(page)
  const box = visitor.label(questions['nerve-signs'].options['leg-weakness'].label)
  await box.check()
  await set(visitor, { lang: 'fr' })
  await visitor.check.getByText('Depuis quand ?').waitFor()
  assert.equal(await box.isChecked(), true)
  await visitor.continue()
  assert.equal(await visitor.where(), 'emergency-room')
})

test('a protocol that is set later starts that check from the beginning', async (t) => {
  const { page, events } = await open(t, embedded())
  await addFrench(page)
  const visitor = new Visitor(page)
  await visitor.walk(article.patient('self-care').answers, 'illness-signs')
  await set(visitor, { protocol: 'bilingual' })
  await visitor.button(ui.continue).waitFor()
  assert.ok(await visitor.isFirst())
  assert.equal(await visitor.check.getByRole('checkbox', { checked: true }).count(), 0)
  assert.equal((await events('redflag-ready')).length, 2)
})

test('a link leads where the page says, but an address that would run code is none', async (t) => {
  const names = ['er-href', 'urgent-care-href', 'book-href', 'same-day-href']
  for (const value of ['javascript:void(0)', ' JavaScript:alert(1)', 'java&#9;script:alert(1)', '/somewhere'])
    for (const goal of ['emergency-room', 'urgent-care', 'call-doctor', 'book-visit']) {
      const { page } = await open(t, embedded(names.map((name) => `${name}="${value}"`).join(' ')))
      const visitor = new Visitor(page)
      await visitor.reach(goal)
      const links = await visitor.check
        .locator('a[href]')
        .evaluateAll((all) => all.map((link) => link.protocol + link.pathname))
      const wanted = links.filter((link) => link.endsWith('/somewhere')).length
      // The rules of this test send nobody to look for a place.
      const linked = value === '/somewhere' && (goal === 'call-doctor' || goal === 'book-visit')
      assert.equal(wanted > 0, linked, `${goal}: ${links}`)
      assert.ok(!links.some((link) => link.startsWith('javascript:')), `${goal}: ${links}`)
    }
})
