// Between guidance and a booked visit.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { focused, focusedText, useBrowser } from './browser.mjs'
import { confirmSlot, isHeld, pickSlot, scheduler, tabReachesScheduler } from './scheduler.mjs'
import { article, backPain } from './rules.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()
const bookLabel = backPain.words.en.actions['book-visit'].label

for (const at of ['demo/index.html', 'demo/strict.html', 'demo/no-wasm.html']) {
  test(`${at}: without a red flag booking opens, a slot is picked and the visit confirmed`, async (t) => {
    const { page } = await open(t, { at })
    const visitor = new Visitor(page)
    await visitor.heading.waitFor()
    assert.equal(await tabReachesScheduler(page), false)
    await visitor.reach('self-care')
    assert.equal(await isHeld(page), false)
    assert.equal(await page.locator('.held').count(), 0)
    await visitor.button(bookLabel).click()
    assert.equal(await focused(page).getAttribute('id'), 'scheduler')
    const chosen = await pickSlot(page)
    await confirmSlot(page)
    assert.match(chosen, /day, \w+ \d+, \d+:[03]0 [AP]M/)
    assert.equal(await focusedText(page), 'Your visit is booked')
    assert.equal(await scheduler(page).locator('.chosen strong').innerText(), chosen)
  })
}

test('no day is offered without a time, and no time that is past', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  await visitor.reach('book-visit')
  for (const day of await scheduler(page).getByRole('group', { name: 'Day' }).getByRole('radio').all()) {
    await day.check()
    const times = scheduler(page).getByRole('group', { name: 'Time' }).getByRole('radio')
    assert.ok((await times.count()) > 0)
    for (const time of await times.all()) assert.ok(Number(await time.inputValue()) > Date.now())
  }
})

test('the scheduler asks for a time before it goes on', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  await new Visitor(page).reach('self-care')
  await scheduler(page).getByRole('button', { name: 'Review this time' }).click()
  assert.ok(await scheduler(page).getByText('Pick a time to go on.').isVisible())
})

test('where a doctor must be called first, booking opens only after the visitor says that the call was made', async (t) => {
  const { page, events } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  await visitor.reach('call-doctor')
  assert.equal(await isHeld(page), true)
  assert.equal(await page.locator('.held').innerText(), ui['held-call'])
  assert.equal(await visitor.button(bookLabel).count(), 0)
  await visitor.button(ui['called-continue']).click()
  assert.equal(await isHeld(page), false)
  assert.equal((await events('redflag-book'))[0].detail.disposition, 'call-doctor')
  await pickSlot(page)
  await confirmSlot(page)
  await scheduler(page).getByText('Your visit is booked').waitFor()
})

test('a call that was made does not count any more once an answer is changed', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  await visitor.reach('call-doctor')
  await visitor.button(ui['called-continue']).click()
  await visitor.change('illness-signs')
  assert.equal(await isHeld(page), true)
  await visitor.continue()
  assert.equal(await visitor.where(), 'call-doctor')
  assert.equal(await isHeld(page), true)
})

test('changing an answer after booking has opened closes it again until the check is done', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  await visitor.reach('self-care')
  await visitor.change('illness-signs')
  assert.equal(await isHeld(page), true)
  await visitor.answer('illness-signs', ['fever'])
  assert.equal(await visitor.where(), 'urgent-care')
  assert.equal(await isHeld(page), true)
  assert.equal(await visitor.bookingControls.count(), 0)
  await visitor.restart()
  assert.ok(await visitor.isFirst())
  assert.equal(await isHeld(page), true)
})

test('with book-href, only guidance that allows booking links to it', async (t) => {
  const { page } = await open(t, { body: '<redflag-triage book-href="/booking"></redflag-triage>' })
  const visitor = new Visitor(page)
  const names = { 'call-doctor': ui['called-continue'], 'book-visit': bookLabel, 'self-care': bookLabel }
  for (const disposition of article.reachable) {
    await visitor.reach(disposition)
    const links = visitor.check.locator('a[href="/booking"]')
    assert.deepEqual(await links.allInnerTexts(), names[disposition] ? [names[disposition]] : [], disposition)
    assert.equal(await visitor.bookingControls.count(), names[disposition] ? 1 : 0, disposition)
    await visitor.restart()
  }
})

const today = (visitor) => visitor.check.getByRole('link', { name: visitor.words.ui['same-day'], exact: true })
const withVisitsToday = `<redflag-triage same-day-href="/today" doctor-tel="+1-202-555-0100" gates="#slots">Static text
  </redflag-triage><div id="slots"><button>9:00</button></div>`

test('a clinic with visits today offers one first where a doctor is to be called; later days stay held', async (t) => {
  const { page } = await open(t, { body: withVisitsToday })
  const visitor = new Visitor(page)
  await visitor.reach('call-doctor')
  assert.equal(await visitor.host.evaluate(({ result }) => result.booking), 'after-call')
  assert.equal(await today(visitor).getAttribute('href'), '/today')
  assert.ok(
    await today(visitor).evaluate((node) => node.closest('li').matches(':first-child') && node.matches('.call')),
  )
  assert.equal(await visitor.check.locator('.steps .call').count(), 1)
  assert.ok(await visitor.check.locator('.steps a[href^="tel:"]').first().isVisible())
  assert.equal(await page.locator('#slots').evaluate((node) => node.checkVisibility()), false)
})

for (const disposition of ['emergency-room', 'urgent-care', 'book-visit'])
  test(`${disposition}: a visit today is not offered`, async (t) => {
    const { page } = await open(t, { body: withVisitsToday })
    const visitor = new Visitor(page)
    await visitor.reach(disposition)
    assert.equal(await today(visitor).count(), 0)
  })
