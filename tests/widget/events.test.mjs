// Tests the events of the element, and that they never carry an answer.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { impatient, useBrowser } from './browser.mjs'
import { article } from './rules.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()
const embedded = { body: '<redflag-triage gates="#slots"></redflag-triage><div id="slots">Slots</div>' }
const { version } = article.protocol
const words = article.words.en
const { questions } = words

/** Everything an answer could be called: ids of options, the words for them, and the answers that stand by themselves. */
const answerWords = new Set(
  Object.values(questions).flatMap(({ options = {}, sign }) => [
    ...Object.entries(options).flatMap(([id, { label, sign: rowSign }]) => [id, label, rowSign]),
    sign,
  ]),
)
for (const own of ['yes', 'no', 'none', 'unsure', 'declined']) answerWords.add(own).add(ui[own])

/** Every string and number in a value, keys included. */
const leaves = (value) =>
  value && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, inner]) => [...(Array.isArray(value) ? [] : [key]), ...leaves(inner)])
    : [value]

/** All that an event may carry, by its type. */
const outcome = ['disposition', 'urgency', 'booking', 'protocol', 'version']
const carried = {
  'redflag-ready': ['protocol', 'version'],
  'redflag-step': ['position'],
  'redflag-result': outcome,
  'redflag-book': outcome,
}

test('the events of a visit are ready, one step a question, and the result, in this order', async (t) => {
  const { page, events } = await open(t, embedded)
  const visitor = new Visitor(page)
  await visitor.answer('nerve-signs', [])
  await visitor.answer('spine-procedure', 'no')
  await visitor.answer('illness-signs', ['confusion'])
  assert.deepEqual(
    (await events()).map(({ type, detail }) => [type, detail]),
    [
      ['redflag-ready', { protocol: 'back-pain', version }],
      ['redflag-step', { position: 2 }],
      ['redflag-step', { position: 3 }],
      [
        'redflag-result',
        { disposition: 'emergency-room', urgency: 'emergency', booking: 'closed', protocol: 'back-pain', version },
      ],
    ],
  )
})

test('ready comes only when the first screen is there to be used', async (t) => {
  const { page } = await open(t, {
    ...embedded,
    init: () =>
      addEventListener('redflag-ready', ({ target }) => {
        globalThis.atReady = target.shadowRoot.querySelector('.main')?.textContent
      }),
  })
  await new Visitor(page).heading.waitFor()
  assert.equal(await page.evaluate(() => globalThis.atReady), ui.continue)
})

test('every event bubbles, and comes out of the shadow roots that the element stands in', async (t) => {
  const { page } = await open(t, {
    body: '<div id="outside"></div>',
    init: [
      impatient,
      () => {
        globalThis.outside = []
        for (const name of ['ready', 'step', 'result', 'book', 'share', 'error'])
          addEventListener('redflag-' + name, ({ type, target }) => globalThis.outside.push([type, target.id]))
      },
    ],
  })
  await page.evaluate(() => {
    const root = document.querySelector('#outside').attachShadow({ mode: 'open' })
    root.append(Object.assign(document.createElement('div'), { id: 'slots' }))
    const check = document.createElement('redflag-triage')
    check.setAttribute('gates', '#slots')
    root.prepend(check)
  })
  const visitor = new Visitor(page)
  await visitor.reach('self-care')
  assert.equal(await page.locator('#slots').evaluate((node) => node.checkVisibility()), true)
  await visitor.unfold(ui.tools)
  await visitor.button(ui.share).click()
  await visitor.button(words.actions['book-visit'].label).click()
  await visitor.host.evaluate((node) => node.setAttribute('protocol', 'knee'))
  await page.waitForFunction(() => globalThis.outside.at(-1)[0] === 'redflag-error')
  const received = await page.evaluate(() => globalThis.outside)
  assert.deepEqual(
    [...new Set(received.map(([type]) => type))],
    ['ready', 'step', 'result', 'share', 'book', 'error'].map((name) => 'redflag-' + name),
  )
  assert.ok(received.every(([, id]) => id === 'outside'))
})

for (const id of ['fall-with-every-risk', 'bladder-not-sure', 'injected-drugs-declined']) {
  test(`no event but share carries an answer: "${id}" goes all the way, back and through the list`, async (t) => {
    const { page, events } = await open(t, embedded)
    const visitor = new Visitor(page)
    await visitor.walk(article.vignette(id).answers)
    await visitor.change('nerve-signs')
    await visitor.back()
    await visitor.back()
    await visitor.continue()
    await visitor.restart()
    await visitor.reach('call-doctor')
    await visitor.button(ui['called-continue']).click()
    const all = await events()
    assert.ok(all.length > 5)
    for (const { type, detail } of all) {
      assert.deepEqual(Object.keys(detail).sort(), [...carried[type]].sort(), type)
      for (const leaf of leaves(detail)) {
        assert.equal(typeof leaf, leaf === detail.position ? 'number' : 'string', `${type} carries ${leaf}`)
        assert.ok(!answerWords.has(leaf), `${type} carries ${leaf}`)
      }
    }
  })
}

test("what the visitor picks and types is not heard by the page's listeners, and names no answer where they listen in", async (t) => {
  const { page } = await open(t, embedded)
  await page.evaluate(() => {
    globalThis.heard = []
    globalThis.overheard = []
    for (const type of ['input', 'change', 'click', 'submit']) {
      document.addEventListener(type, () => globalThis.heard.push(type))
      addEventListener(
        type,
        (event) => {
          const [{ value, id, name }] = event.composedPath()
          globalThis.overheard.push(value, id, name)
        },
        true,
      )
    }
  })
  const visitor = new Visitor(page)
  const { answers } = article.vignette('fall-with-every-risk')
  await visitor.walk(answers)
  // Back removes its own button together with the screen.
  await visitor.back()
  assert.deepEqual(await page.evaluate(() => globalThis.heard), [])
  const overheard = await page.evaluate(() => globalThis.overheard.filter(Boolean))
  assert.ok(overheard.length > 20)
  const ids = new Set(
    article.protocol.questions.flatMap(({ id, options = [] }) => [id, ...options.map((option) => option.id)]),
  )
  for (const text of overheard) assert.ok(!ids.has(text), text)
})

test('the frame bears the marks by which recorders of sessions leave it out', async (t) => {
  const { page } = await open(t, embedded)
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  for (const disposition of [undefined, 'emergency-room']) {
    if (disposition) await visitor.reach(disposition)
    const frame = page.locator('.frame')
    assert.match(await frame.getAttribute('class'), /\bph-no-capture\b.*\brr-mask\b.*\bfs-mask\b/)
    for (const mark of ['hj-suppress', 'private', 'clarity-mask', 'dd-privacy', 'sentry-mask', 'matomo-mask'])
      assert.equal(await frame.getAttribute('data-' + mark), 'mask')
  }
})

test('share hands over the record of answers, and only when the visitor asks for it', async (t) => {
  const { page, events } = await open(t, embedded)
  const visitor = new Visitor(page)
  const { answers, rules } = article.patient('urgent-care')
  await visitor.reach('urgent-care')
  assert.deepEqual(await events('redflag-share'), [])
  await visitor.host.evaluate((node) => node.addEventListener('redflag-share', (event) => event.preventDefault()))
  await visitor.unfold(ui.tools)
  await visitor.button(ui.share).click()
  const [{ detail }] = await events('redflag-share')
  assert.equal(detail.outcome.disposition, 'urgent-care')
  for (const rule of rules.slice(0, 1)) assert.ok(detail.outcome.rules.includes(rule))
  // A list is handed over row by row, every row that was offered.
  const wantedAnswer = ({ id, kind, options }) =>
    kind === 'checklist'
      ? Object.fromEntries(options.map((option) => [option.id, visitor.truth(answers[id], option.id)]))
      : answers[id]
  assert.ok(Object.keys(detail.answers).length > 0)
  for (const [question, answer] of Object.entries(detail.answers))
    assert.deepEqual(answer, wantedAnswer(article.question(question)), question)
  assert.ok(detail.text.startsWith(ui.title) && detail.text.includes(words.dispositions['urgent-care'].heading))
})

test('a page that cancels share keeps the record out of the clipboard', async (t) => {
  const { page } = await open(t, { body: `${embedded.body}<textarea id="paste">before</textarea>` })
  const field = page.locator('#paste')
  const withControl = async (...keys) => {
    await field.focus()
    for (const key of keys) await page.keyboard.press(`Control+${key}`)
  }
  await withControl('a', 'c')
  /** As a person finds out what is on the clipboard, which needs no permission. */
  const clipboard = async () => {
    await withControl('a', 'v')
    return field.inputValue()
  }
  const visitor = new Visitor(page)
  await visitor.reach('urgent-care')
  await page.evaluate(() => addEventListener('redflag-share', (event) => event.preventDefault(), { once: true }))
  await visitor.unfold(ui.tools)
  await visitor.button(ui.share).click()
  assert.equal(await clipboard(), 'before')
  await visitor.button(ui.share).click()
  await page.waitForFunction(
    (text) => document.querySelector('redflag-triage').shadowRoot.textContent.includes(text),
    ui.copied,
  )
  assert.ok((await clipboard()).startsWith(ui.title))
})
