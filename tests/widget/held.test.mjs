// Ways past the gate, each tried while urgent guidance is on the screen: none of them books, and none takes the guidance away.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { engine, impatient, useBrowser } from './browser.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()

const time = '<button type="button" class="time" onclick="booked.push(1)" accesskey="k">9:00</button>'
const form = (inner) =>
  `<form class="slots" id="slots" onsubmit="booked.push(2); event.preventDefault()">${inner}</form>`
const start = () => (globalThis.booked = [])

/** The scheduler, and what the page has beside it; `act` runs in the page and is what is tried. */
const ways = {
  'a modal dialog that a button opens': {
    scheduler: `<div class="slots"><dialog id="times">${time}</dialog></div>`,
    beside: '<button id="opener" onclick="times.showModal()">Times</button>',
    press: '#opener',
  },
  'a modal dialog that a button names': {
    scheduler: `<div class="slots"><dialog id="times">${time}</dialog></div>`,
    beside: '<button id="opener" commandfor="times" command="show-modal">Times</button>',
    press: '#opener',
  },
  'a modal dialog that the page opens by itself': {
    scheduler: `<div class="slots"><dialog id="times">${time}</dialog></div>`,
    act: () => document.querySelector('#times').showModal(),
  },
  'a dialog that is the scheduler': {
    scheduler: `<dialog class="slots" id="times">${time}</dialog>`,
    act: () => document.querySelector('#times').showModal(),
  },
  'a popover that is open already': {
    scheduler: `<div class="slots"><div id="times" popover="manual">${time}</div></div>`,
    act: () => document.querySelector('#times').showPopover?.(),
  },
  'a label outside': {
    scheduler: form('<button id="book">Book</button>'),
    beside: '<label for="book" id="label">Book now</label>',
    press: '#label',
  },
  'a button outside that sends the form': {
    scheduler: form('<input name="day">'),
    beside: '<button form="slots" id="send">Book</button>',
    press: '#send',
  },
  'a script that asks the form to be sent': {
    scheduler: form('<input name="day">'),
    act: () => document.querySelector('#slots').requestSubmit(),
  },
  'a script that presses': {
    scheduler: form(time),
    act: () => document.querySelector('.time').click(),
  },
  'an access key': { scheduler: form(time), keys: ['Alt+k'] },
  'the Tab key': { scheduler: form(time), keys: Array(20).fill('Tab') },
  'focus that a script sets': {
    scheduler: form(time),
    act: () => document.querySelector('.time').focus(),
    keys: ['Enter', 'Enter'],
  },
  'a frame that takes the focus': {
    scheduler: `<iframe class="slots" title="Times" srcdoc='<button onclick="parent.booked.push(3)">9:00</button>
      <script>document.querySelector("button").focus()</script>'></iframe>`,
    act: () => document.querySelector('iframe').contentDocument.querySelector('button').focus(),
    keys: ['Enter', 'Enter'],
  },
  // WebKit lets a frame that focuses itself without end have the keys and tells the page nothing: README says so.
  ...(engine !== 'webkit' && {
    'a frame that takes the focus again and again': {
      scheduler: `<iframe class="slots" title="Times" srcdoc='<button onclick="parent.booked.push(3)">9:00</button>
        <script>setInterval(() => document.querySelector("button").focus(), 30)</script>'></iframe>`,
      keys: ['Enter', 'Space', 'Enter'],
    },
  }),
  'a page that takes inert and its classes away': {
    scheduler: form(time),
    act: () => {
      const node = document.querySelector('#slots')
      node.inert = false
      node.removeAttribute('style')
    },
    press: '.time',
  },
}

const places = {
  'named by gates': (scheduler) => `<redflag-triage gates=".slots">Static text</redflag-triage>${scheduler}`,
  'in the slot': (scheduler) =>
    `<redflag-triage>Static text${scheduler.replace('class="slots"', 'class="slots" slot="scheduler"')}</redflag-triage>`,
}

for (const [name, place] of Object.entries(places)) {
  describe(`a scheduler ${name} is not reached by`, () => {
    for (const [way, { scheduler, beside = '', act, press, keys = [] }] of Object.entries(ways))
      test(way, async (t) => {
        const { page } = await open(t, { body: place(scheduler) + beside, init: start })
        const visitor = new Visitor(page)
        await visitor.reach('emergency-room')
        if (act) await page.evaluate(act)
        if (press) await page.evaluate((css) => document.querySelector(css).click(), press)
        for (const key of keys) await page.keyboard.press(key)
        if (!act && !press) await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
        assert.deepEqual(await page.evaluate(() => globalThis.booked), [])
        assert.equal(await page.evaluate(() => !!document.activeElement.closest('.slots')), false)
        assert.equal(await page.locator('.slots').evaluate((node) => node.checkVisibility()), false)
        assert.equal(await page.evaluate(() => document.querySelectorAll('dialog:modal').length), 0)
        // The guidance can still be used.
        assert.equal(await visitor.where(), 'emergency-room')
        await visitor.restart()
        assert.ok(await visitor.isFirst())
      })
  })
}

test('a dialog that the page opens again and again is told, and does not stop the page', async (t) => {
  const { page, log } = await open(t, {
    body: places['named by gates'](ways['a dialog that is the scheduler'].scheduler),
  })
  const visitor = new Visitor(page)
  await visitor.reach('emergency-room')
  await page.evaluate(() => {
    const dialog = document.querySelector('dialog')
    dialog.addEventListener('close', () => dialog.showModal())
    dialog.showModal()
  })
  await page.waitForFunction(() => globalThis.harness.log.some((line) => line.includes('closed no more')))
  assert.equal((await log()).length, 1)
})

test('what is in the slot is there once booking opens, with the focus, and not before', async (t) => {
  const { page } = await open(t, { body: places['in the slot'](form(time)), init: start })
  const visitor = new Visitor(page)
  const slots = page.locator('#slots')
  await visitor.heading.waitFor()
  assert.equal(await slots.isVisible(), false)
  assert.equal(await page.locator('.held').innerText(), `${ui.held} ${ui['held-why']}`)
  await visitor.reach('self-care')
  assert.equal(await slots.isVisible(), true)
  assert.equal(await page.locator('.held').count(), 0)
  await visitor.bookingControls.click()
  assert.equal(await page.evaluate(() => document.activeElement.id), 'slots')
  await page.locator('.time').click()
  assert.deepEqual(await page.evaluate(() => globalThis.booked), [1])
})

test("what is pressed and typed in the slot is heard by the page's listeners, which a framework may have at the root", async (t) => {
  const { page } = await open(t, { body: places['in the slot'](form(`${time}<input class="day">`)), init: start })
  await page.evaluate(() => {
    globalThis.heard = []
    for (const type of ['click', 'input', 'change'])
      document.addEventListener(type, ({ target }) => globalThis.heard.push(`${type} ${target.className}`))
  })
  await new Visitor(page).reach('self-care')
  await page.locator('.time').click()
  await page.locator('.day').fill('Monday')
  assert.deepEqual(await page.evaluate(() => globalThis.heard), ['click time', 'input day', 'change day'])
})

test('what is in the slot is there where the check cannot run, and is no text of the author', async (t) => {
  const body = places['in the slot'](form(time)).replace('Static text', '').replace('>', ' protocol="knee">')
  const { page } = await open(t, { body, init: [impatient, start] })
  await page.waitForFunction(() => globalThis.recorded.some(({ type }) => type === 'redflag-error'))
  assert.equal(await page.locator('#slots').isVisible(), true)
  assert.ok(await page.getByText(ui['failed-signs']).isVisible())
})

describe('an ordinary selector that matches much', () => {
  const selectors = [
    ...[
      '#panel > *',
      '#panel *',
      'redflag-triage + *',
      'redflag-triage ~ *',
      '#panel > :not(redflag-triage)',
      'form, p',
    ],
    ...['*', ':not(x)', 'section, section *', '#panel :is(h2,p,form)', 'body', ':root', 'redflag-triage'],
  ]
  for (const gates of selectors)
    test(`${gates} leaves the page alive, and the check on it`, async (t) => {
      const body = `<main id="panel"><redflag-triage gates="${gates}"><p>Static text</p></redflag-triage>
        <section><h2>Times</h2><p>Pick one</p>${form(time)}</section></main>`
      const { page } = await open(t, { body, init: start })
      const visitor = new Visitor(page)
      await visitor.reach('emergency-room')
      const free = ['body', ':root', 'redflag-triage'].includes(gates)
      assert.equal(await page.locator('#slots').evaluate((node) => node.checkVisibility()), free)
    })
})

test('a page that changes back whatever is changed, at once and later, is not fought with', async (t) => {
  const { page } = await open(t, {
    body: places['named by gates'](form(time)),
    init: () => {
      globalThis.turns = 0
      const undo = () => {
        globalThis.turns++
        for (const node of document.querySelectorAll('[inert]')) node.inert = false
      }
      new MutationObserver(() => {
        undo()
        setTimeout(undo)
      }).observe(document, { childList: true, subtree: true, attributes: true })
    },
  })
  const visitor = new Visitor(page)
  await visitor.reach('emergency-room')
  const before = await page.evaluate(() => globalThis.turns)
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
  assert.ok((await page.evaluate(() => globalThis.turns)) - before < 5)
  assert.equal(await page.locator('#slots').isVisible(), false)
})
