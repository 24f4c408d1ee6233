// The gate before every kind of scheduler there is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useBrowser } from './browser.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()
const element = '<redflag-triage gates=".book" doctor-tel="+1-202-555-0100">Static text</redflag-triage>'
const kinds = {
  'a form': '<form class="book"><label>Day <input></label><button>Book</button></form>',
  'a link': '<a class="book" href="#elsewhere">Book online</a>',
  'a button': '<button class="book">Book online</button>',
  'an iframe': '<iframe class="book" title="Booking" srcdoc="<button>9:00</button>"></iframe>',
  'a dialog': '<dialog class="book" open><button>9:00</button></dialog>',
}
const held = (page) => page.locator('.book').evaluateAll((nodes) => nodes.map((node) => !node.checkVisibility()))
const insideScheduler = (page) => page.evaluate(() => Boolean(document.activeElement?.closest('.book')))

/** Where Tab leads, from the start of the page: as often as there are things to stop at. */
async function stops(page) {
  await page.evaluate(() => document.activeElement?.blur())
  const found = []
  for (let presses = 0; presses < 14; presses++) {
    await page.keyboard.press('Tab')
    found.push(await page.evaluate(() => document.activeElement?.className ?? ''))
  }
  return found
}

for (const [name, scheduler] of Object.entries(kinds)) {
  test(`${name}: off the page with a reason, and reached in one press once it may be`, async (t) => {
    const { page } = await open(t, { body: element + scheduler })
    const visitor = new Visitor(page)
    await visitor.heading.waitFor()
    assert.deepEqual(await held(page), [true])
    const focusStops = await stops(page)
    assert.ok(!focusStops.includes('book'), focusStops.join())
    const note = page.getByRole('note')
    assert.equal(await note.innerText(), `${ui.held} ${ui['held-why']}`)
    await visitor.reach('self-care')
    assert.deepEqual(await held(page), [false])
    assert.equal(await note.count(), 0)
    await visitor.bookingControls.click()
    assert.equal(await insideScheduler(page), true)
  })
}

test('what may be focused by itself keeps its own place in the order of the Tab key', async (t) => {
  const { page } = await open(t, { body: element + kinds['a link'] })
  const visitor = new Visitor(page)
  await visitor.reach('self-care')
  await visitor.bookingControls.click()
  await page.evaluate(() => document.activeElement.blur())
  assert.equal(await page.locator('.book').getAttribute('tabindex'), null)
})

test('a scheduler that gets its name only later is held from then on', async (t) => {
  const { page } = await open(t, { body: element + '<div id="late"><button>9:00</button></div>' })
  await new Visitor(page).heading.waitFor()
  await page.evaluate(() => (document.querySelector('#late').className = 'book'))
  await page.waitForFunction(() => !document.querySelector('#late').checkVisibility())
})

test('what stops being the scheduler is let go, but not while guidance is urgent', async (t) => {
  const { page } = await open(t, { body: element + kinds['a form'] })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  const form = page.locator('body > form')
  const usable = () => form.evaluate((node) => node.checkVisibility() && !node.inert)
  await form.evaluate((node) => (node.className = ''))
  await visitor.answer('nerve-signs', [])
  assert.equal(await usable(), true)
  await visitor.back()
  await form.evaluate((node) => (node.className = 'book'))
  await page.waitForFunction(() => !document.querySelector('form').checkVisibility())
  await visitor.reach('emergency-room')
  await form.evaluate((node) => (node.className = ''))
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  assert.equal(await usable(), false)
})

test('a framework that builds the scheduler anew at every change of its own has it held every time', async (t) => {
  const { page } = await open(t, { body: element + '<main id="app"></main>' })
  const visitor = new Visitor(page)
  await visitor.reach('urgent-care')
  const held = await page.evaluate(async (markup) => {
    const app = document.querySelector('#app')
    const seen = []
    for (let round = 0; round < 20; round++) {
      app.replaceChildren()
      app.insertAdjacentHTML('beforeend', markup)
      await Promise.resolve()
      seen.push(!app.querySelector('.book').checkVisibility() && app.childNodes.length === 1)
    }
    return seen
  }, kinds['an iframe'])
  assert.deepEqual(held, Array(20).fill(true))
})

test('where a call comes first, the call is the big button, booking is below it, and the reason beside the scheduler', async (t) => {
  const { page } = await open(t, { body: element + kinds['a form'] })
  const visitor = new Visitor(page)
  await visitor.reach('call-doctor')
  assert.equal(await page.getByRole('note').innerText(), ui['held-call'])
  const call = await visitor.check.locator('.call').first().boundingBox()
  const book = await visitor.bookingControls.boundingBox()
  assert.ok(call.y + call.height <= book.y)
  assert.equal(await visitor.check.locator('.main').count(), 0)
  await visitor.bookingControls.click()
  assert.equal(await insideScheduler(page), true)
})
