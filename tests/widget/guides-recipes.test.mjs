// The recipes, web/docs/recipes.md, each on a page of its own. Calendars and counters are stand-ins.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { file, guide, holds, plain, shows, visit, web } from './guides.mjs'
import { backPain } from './rules.mjs'
import { ui } from './visitor.mjs'
import { loadEngine } from '../../web/dist/engine.js'

/** Visits that end in other ways. */
const visits = ['emergency-room', 'self-care']
const { blocks, untried } = guide('recipes')

test('a calendar in the page is held, filled before the check or after', async (t) => {
  const [html] = blocks('A calendar in the page', 'html')
  const frame = `<iframe title="Calendar" srcdoc="<button>9:00</button>"></iframe>`
  await holds(await visit(t, { html: html.replace('id="calendar">', `id="calendar">${frame}`) }), '#calendar, iframe')
  const late = await visit(t, { html })
  await late.visitor.heading.waitFor()
  await late.page.evaluate((text) => (document.querySelector('#calendar').innerHTML = text), frame)
  await holds(late, '#calendar, iframe')
})

test('a calendar that pops up is held: its button, and what comes without it', async (t) => {
  const [html] = blocks('A calendar that pops up', 'html')
  const js = `addEventListener('DOMContentLoaded', () => {
    globalThis.popUp = () => {
      const box = document.body.appendChild(document.createElement('cal-modal-box'))
      box.innerHTML = '<div style="position: fixed; inset: 0"><iframe title="Calendar" srcdoc="9:00"></iframe></div>'
      document.body.insertAdjacentHTML('beforeend', '<div class="calendly-badge-widget">Book</div>')
    }
    document.querySelector('.book').onclick = popUp
  })`
  const opened = await visit(t, { html, js })
  const { page, visitor } = opened
  await visitor.heading.waitFor()
  await page.evaluate(() => document.querySelector('.book').click())
  assert.equal(await page.evaluate(() => document.querySelectorAll('cal-modal-box').length), 0, 'a press does nothing')
  await page.evaluate(() => globalThis.popUp())
  await holds(opened, '.book, cal-modal-box, .calendly-badge-widget')
})

test('the first question sooner: both files are held by their hashes, and without the second the page is as before', async (t) => {
  const [html] = blocks('The first question sooner', 'html')
  await holds(await visit(t, { html }), '#scheduler')
  const missing = { '/redflag.rest.en.js': () => ({ status: 404, headers: {}, body: '' }) }
  const { page } = await visit(t, { html, serve: missing })
  await page.waitForFunction(() => document.querySelector('redflag-triage').state === 'failed')
  assert.deepEqual(await shows(page, 'redflag-triage p, #scheduler'), [true, true])
})

test('WordPress: the block alone is the whole embed', async (t) => {
  const [html] = blocks('WordPress', 'html')
  await holds(await visit(t, { html }), '.booking')
})

test('a tag manager brings the script late, and what was open until then is held', async (t) => {
  const [html] = blocks('Tag managers', 'html')
  const body = '<redflag-triage gates="#slots"><p>Static text</p></redflag-triage><div id="slots">9:00</div>'
  const opened = await visit(t, { body })
  assert.deepEqual(await shows(opened.page, 'redflag-triage p, #slots'), [true, true])
  // As they do it: a script that is only set as markup does not run.
  await opened.page.evaluate((text) => {
    const [script] = new DOMParser().parseFromString(text, 'text/html').scripts
    document.body.append(Object.assign(document.createElement('script'), { src: script.getAttribute('src') }))
  }, html)
  await holds(opened, '#slots')
})

const counters = {
  'a tag manager': ['Tag managers', 0, 'globalThis.dataLayer = { push: (...told) => heard.push(told) }'],
  'Google Analytics': ['Analytics', 0, 'globalThis.gtag = (...told) => heard.push(told)'],
  Segment: ['Analytics', 1, 'globalThis.analytics = { track: (...told) => heard.push(told) }'],
  Matomo: ['Analytics', 2, 'globalThis._paq = { push: (...told) => heard.push(told) }'],
}
for (const [name, [heading, index, standIn]] of Object.entries(counters))
  test(`${name} counts screens and failures, and cannot tell one answer from another`, async (t) => {
    const js = `const heard = (globalThis.heard = []);${standIn};${blocks(heading, 'js')[index]}`
    const heardIn = async (disposition) => {
      const { page, visitor, events } = await visit(t, { html: plain, js })
      await visitor.reach(disposition)
      const steps = (await events('redflag-step')).length
      await page.evaluate(() => {
        document
          .querySelector('redflag-triage')
          .dispatchEvent(new CustomEvent('redflag-error', { bubbles: true, detail: { code: 'timeout' } }))
      })
      return { heard: await page.evaluate(() => globalThis.heard), steps }
    }
    for (const disposition of visits) {
      const { heard: events, steps } = await heardIn(disposition)
      // Ready, each screen, and the failure: the same but for how many.
      assert.equal(events.length, steps + 2)
      const text = JSON.stringify(events)
      for (const word of [disposition, 'emergency', 'urgent', 'routine', 'closed', 'open'])
        assert.ok(!text.includes(word), word)
      assert.ok(JSON.stringify(events.at(-1)).includes('timeout'))
      events.slice(1, -1).forEach((event, step) => assert.ok(JSON.stringify(event).includes(step + 2)))
      const numberless = events.slice(1, -1).map((event) => JSON.stringify(event).replace(/\d+/g, ''))
      assert.ok(new Set(numberless).size <= 1)
    }
  })

const booking = `<script type="module" src="/redflag.js"></script>
  <redflag-triage book-href="/elsewhere"><p>Static text</p></redflag-triage><main id="app"></main>`

test('single-page navigation: booking goes on in the page', async (t) => {
  const [js] = blocks('Single-page navigation', 'js')
  const { page, visitor } = await visit(t, { html: booking, js })
  await visitor.reach('self-care')
  await visitor.bookingControls.first().click()
  await page.waitForFunction(() => location.pathname === '/book')
  assert.equal(await visitor.where(), 'self-care', 'it is still the same page')
})

test('React: booking is handed to the router', async (t) => {
  const [tsx] = blocks('Single-page navigation', 'tsx')
  const { outputFiles } = await build({
    stdin: {
      contents: `${tsx}
        import { createElement } from 'react'
        import { render } from 'preact'
        render(createElement(Check, { navigate: (to) => history.pushState({}, '', to) }), document.querySelector('#app'))`,
      loader: 'tsx',
      resolveDir: fileURLToPath(new URL('..', import.meta.url)),
    },
    alias: {
      react: 'preact/compat',
      'react/jsx-runtime': 'preact/jsx-runtime',
      'redflag-triage/react': `${web}dist/react.js`,
    },
    nodePaths: [fileURLToPath(new URL('../node_modules', import.meta.url))],
    ...{ jsx: 'automatic', bundle: true, format: 'esm', write: false, logLevel: 'silent' },
    external: ['./engine-js.js'],
  })
  const app = outputFiles[0].text
  const { page, visitor } = await visit(t, {
    html: '<main id="app"></main><script type="module" src="/app.js"></script>',
    serve: { '/app.js': () => file(app) },
  })
  await visitor.reach('self-care')
  await visitor.bookingControls.first().click()
  await page.waitForFunction(() => location.pathname === '/book')
  assert.equal(await visitor.where(), 'self-care')
})

test('the record goes with the booking only if the visitor says so, and a server judges it as the page did', async (t) => {
  const [html] = blocks('Send the record with the booking', 'html')
  const [js] = blocks('Send the record with the booking', 'js')
  for (const agreed of [false, true]) {
    const { page, visitor } = await visit(t, { html, js })
    await visitor.reach('book-visit')
    if (agreed) await visitor.check.getByLabel(ui.send.replace('{clinic}', 'Riverside Telehealth')).check()
    await visitor.bookingControls.first().click()
    const sent = await page.evaluate(() => new FormData(document.querySelector('form')).get('record'))
    if (!agreed) assert.equal(sent, '')
    else {
      const triage = (await loadEngine()).open(backPain.data)
      assert.equal(triage.replay(JSON.parse(sent)).now.disposition, 'book-visit')
    }
  }
})

test('every block of the guide is tried', () => assert.deepEqual(untried(), []))
