// From the first question to each guidance, on each of the three demo pages.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useBrowser } from './browser.mjs'
import { isHeld, scheduler, tabReachesScheduler } from './scheduler.mjs'
import { article, backPain } from './rules.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()

const pages = {
  'demo/index.html': 'wasm',
  'demo/strict.html': 'wasm',
  'demo/no-wasm.html': 'js',
}
const isClosed = (disposition) => ['emergency', 'urgent'].includes(backPain.disposition(disposition).urgency)

for (const [at, engine] of Object.entries(pages)) {
  test(`${at} is served by the ${engine} engine, and opens without an answer taken for granted`, async (t) => {
    const opened = await open(t, { at })
    const { page, events } = opened
    const visitor = new Visitor(page)
    await visitor.heading.waitFor()
    assert.ok(await visitor.isFirst())
    // The first question is drawn before the engine is asked for.
    await page.waitForFunction(() => document.querySelector('redflag-triage').ready)
    const plain = opened.requests.filter((url) => url.endsWith('/engine-js.js')).length
    assert.equal(plain, engine === 'js' ? 1 : 0)
    assert.deepEqual(await events('redflag-result'), [])
    assert.equal(await isHeld(page), true)
  })

  for (const disposition of backPain.reachable) {
    test(`${at} shows ${disposition} to the test patient "${backPain.patient(disposition).id}"`, async (t) => {
      const { page, events } = await open(t, { at })
      const visitor = new Visitor(page)
      assert.equal(await visitor.walk(backPain.patient(disposition).answers), disposition)
      assert.equal(await isHeld(page), isClosed(disposition) || disposition === 'call-doctor')
      const results = await events('redflag-result')
      assert.equal(results.length, 1)
      assert.equal(results[0].detail.disposition, disposition)
      for (const line of visitor.words.dispositions[disposition].text)
        assert.ok(await visitor.check.getByText(line.replaceAll('{tel}', '911')).isVisible(), line)
    })
  }

  test(`${at}: an emergency sign leads to guidance from its own screen, and booking stays out of reach`, async (t) => {
    const { page } = await open(t, { at })
    const visitor = new Visitor(page)
    const [disposition] = backPain.reachable
    await visitor.reach(disposition)
    assert.equal(await visitor.bookingControls.count(), 0)
    assert.equal(await isHeld(page), true)
    assert.ok(await page.locator('.held').getByText(ui.closed).isVisible())
    assert.equal(await tabReachesScheduler(page), false)
    const pill = scheduler(page).locator('.pill').first()
    await assert.rejects(pill.click({ timeout: 500 }), /cannot be seen/)
    assert.equal(await isHeld(page), true)
  })
}

const embedded = { body: '<redflag-triage></redflag-triage>' }

// More ways through the questions, on one page only: the rules themselves are tested without a browser.
for (const id of [
  'bladder-not-sure',
  'nerve-signs-declined',
  'fever-after-spinal-injection',
  'fall-with-every-risk',
  'injected-drugs-declined',
  'weight-loss-prostate-cancer',
  'fall-age-not-said',
]) {
  test(`the test patient "${id}" gets the guidance and the actions that the vignette names`, async (t) => {
    const { page } = await open(t, embedded)
    const visitor = new Visitor(page)
    const { answers, lowest, actions } = article.vignette(id)
    assert.equal(await visitor.walk(answers), lowest)
    for (const action of actions) {
      const label = visitor.words.actions[action].label.split('{tel}')[0].trim()
      assert.ok(await visitor.check.getByRole('listitem').filter({ hasText: label }).first().isVisible(), label)
    }
  })
}

test('what was not sure is named row by row, as it was asked, under words that say that it counts', async (t) => {
  const { page } = await open(t, embedded)
  const visitor = new Visitor(page)
  await visitor.walk(article.vignette('bladder-not-sure').answers)
  await visitor.check.getByText(ui['not-sure'], { exact: true }).waitFor()
  for (const { label } of Object.values(visitor.words.questions['nerve-signs'].options))
    assert.equal(await visitor.check.getByRole('listitem').filter({ hasText: label }).count(), 1, label)
})

test('where doubt alone decides, a sign that leads to less is named before it', async (t) => {
  const { page } = await open(t, { ...embedded, rules: backPain })
  const visitor = new Visitor(page)
  const signs = { 'new-lump': 'yes', fever: 'unsure' }
  const answers = { ...backPain.patient('self-care').answers, 'illness-signs': signs }
  assert.equal(await visitor.walk(answers), 'urgent-care')
  const [named, doubts] = await visitor.check.locator('.body > ul:not(.steps)').allInnerTexts()
  assert.equal(named.trim(), visitor.words.questions['illness-signs'].options['new-lump'].sign)
  assert.equal(doubts.trim(), visitor.answerLabel('illness-signs', 'fever'))
})

test('the guidance names the sources it rests on, with links, its version and that no clinician has reviewed it', async (t) => {
  const { page } = await open(t, embedded)
  const visitor = new Visitor(page)
  await visitor.walk(article.vignette('injected-drugs-no-fever').answers)
  await visitor.unfold(ui['learn-more'])
  const cited = visitor.check.locator('details[open]').getByRole('listitem')
  assert.match((await cited.allInnerTexts()).join('\n'), /When to Go to Urgent Care for Back Pain.*2025/)
  const links = cited.getByRole('link')
  assert.ok((await links.count()) > 0)
  for (const link of await links.all()) assert.match(await link.getAttribute('href'), /^https:/)
  assert.ok(await visitor.check.getByText(`version ${article.protocol.version}`).isVisible())
  assert.ok(await visitor.check.getByText(ui['review-none']).isVisible())
})
