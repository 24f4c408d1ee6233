// Never a blank box. After any failure, the author's text and the emergency number stand above a scheduler that is free,
// the page learns why, and the console says it in one line.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SIGNS, body, damaged, notFound, noWasm, packaged } from './broken.mjs'
import { impatient, useBrowser } from './browser.mjs'
import { article } from './rules.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()

/** Where the author's text and the scheduler stand, and whether both can be used. Also of a page in a frame. */
const standing = (page, inFrame) =>
  page.evaluate(
    ([signs, frame]) => {
      const tree = frame ? document.querySelector('iframe').contentDocument : document
      const slots = tree.querySelector('#slots')
      const text = [...tree.querySelectorAll('redflag-triage p')].find((node) => node.textContent.includes(signs))
      const place = text.getBoundingClientRect()
      return {
        read: text.checkVisibility() && place.height > 10 && place.width > 50,
        above: place.bottom <= slots.getBoundingClientRect().top,
        free: slots.checkVisibility() && !slots.inert,
        notes: tree.querySelector('redflag-triage').shadowRoot?.querySelectorAll('.held').length ?? 0,
      }
    },
    [SIGNS, inFrame],
  )
const stands = { read: true, above: true, free: true, notes: 0 }

async function failed({ page, log, events }, code, hint) {
  await page.waitForFunction(() => globalThis.recorded.some(({ type }) => type === 'redflag-error'))
  const errors = await events('redflag-error')
  assert.deepEqual(
    errors.map(({ detail }) => detail),
    [{ code }],
  )
  assert.deepEqual(await standing(page), stands)
  assert.ok(await page.getByText(ui.failed).isVisible())
  assert.ok(await new Visitor(page).check.getByRole('link', { name: '911', exact: true }).isVisible())
  const lines = await log()
  assert.deepEqual(
    lines.filter((line) => line.startsWith('exception')),
    [],
  )
  const ours = lines.filter((line) => line.includes('redflag-triage:'))
  assert.equal(ours.length, 1, lines.join('\n'))
  assert.match(ours[0], /^error: redflag-triage: the check did not run; the page's own text is shown\. /)
  assert.match(ours[0], hint)
}

// 1: nothing of ours ever runs.
const never = {
  'the file is not there': { serve: { '/dist/redflag.js': notFound } },
  'the network breaks off': { serve: { '/dist/redflag.js': 'abort' } },
  'the file is of the wrong type': { serve: { '/dist/redflag.js': { headers: { 'content-type': 'text/plain' } } } },
  'the file is not the one whose hash the page names': {
    head: packaged.replace('>', ` integrity="sha384-${'A'.repeat(64)}" crossorigin>`),
  },
  'the browser is too old to read the file': { serve: { '/dist/redflag.js': 'class Check { #new syntax }' } },
  'the browser knows no custom elements': {
    init: () => Object.defineProperty(globalThis, 'customElements', { value: undefined }),
  },
}
for (const [name, wanted] of Object.entries(never)) {
  test(`${name}: the text between the tags is the page`, async (t) => {
    const { page, events } = await open(t, { head: packaged, body, ...wanted })
    assert.deepEqual(await standing(page), stands)
    assert.deepEqual(await events(), [])
  })
}

const framed = {
  'JavaScript is off': { sandbox: 'allow-same-origin', policy: '' },
  'a policy refuses every script': {
    sandbox: 'allow-same-origin allow-scripts',
    policy: `<meta http-equiv="Content-Security-Policy" content="script-src 'none'">`,
  },
}
for (const [name, { sandbox, policy }] of Object.entries(framed)) {
  test(`${name}: the text between the tags is the page`, async (t) => {
    const inner = `<!doctype html><html lang="en"><head>${policy}${packaged}</head><body>${body}</body></html>`
    const { page } = await open(t, {
      body: `<iframe sandbox="${sandbox}" src="/inner.html" width="600" height="300"></iframe>`,
      serve: { '/inner.html': { status: 200, headers: { 'content-type': 'text/html' }, body: inner } },
    })
    await page.waitForFunction(() => document.querySelector('iframe').contentDocument?.querySelector('#slots'))
    assert.deepEqual(await standing(page, true), stands)
  })
}

// 2: it runs, and finds that it cannot.
const noMemory = () => {
  WebAssembly.instantiate = () => Promise.reject(new RangeError('could not allocate memory'))
  globalThis.ArrayBuffer = class extends ArrayBuffer {
    constructor(size) {
      if (size > 100_000) throw new RangeError('Array buffer allocation failed')
      super(size)
    }
  }
}
const silent = () => {
  WebAssembly.instantiate = () => new Promise(() => {})
}
/** Good rules, spoilt before the element is defined. */
const spoilt = (script) => ({
  serve: {
    '/embedder.js': (text) =>
      text.replace(
        'RedflagTriage.define()',
        `
    const data = RedflagTriage.protocols['back-pain']
    ${script}
    RedflagTriage.define()`,
      ),
  },
})
const atOnce = {
  'WebAssembly is refused and the other engine is not there': {
    code: 'no-engine',
    hint: /wasm-unsafe-eval.*engine-js\.js/,
    wanted: { head: packaged, init: noWasm, serve: { '/dist/engine-js.js': notFound } },
  },
  'the engine is damaged and the network is gone': {
    code: 'no-engine',
    hint: /wasm-unsafe-eval.*engine-js\.js/,
    wanted: { head: packaged, serve: { '/dist/redflag.js': damaged, '/dist/engine-js.js': 'abort' } },
  },
  'memory is refused to both engines': {
    code: 'no-engine',
    hint: /allocat/,
    wanted: { head: packaged, init: noMemory },
  },
  'the engine never answers': { code: 'timeout', hint: /20 s/, wanted: { head: packaged, init: [impatient, silent] } },
  'nobody registered the protocol': {
    code: 'unknown-protocol',
    hint: /"knee", only "back-pain"/,
    wanted: { head: packaged, body: body.replace('gates', 'protocol="knee" gates'), init: impatient },
  },
  'the rules speak of a question that there is not': {
    code: 'unknown-id',
    hint: /nobody/,
    wanted: spoilt("data.protocol.rules[0].when = { question: 'nobody', is: 'yes' }"),
  },
  'a word is missing': {
    code: 'missing-word',
    hint: /words/,
    wanted: spoilt('delete Object.values(data.words.en.questions)[0].ask'),
  },
  'the rules are not there at all': {
    code: 'wrong-type',
    hint: /object/,
    wanted: spoilt('data.protocol = null'),
  },
}
for (const [name, { code, hint, wanted }] of Object.entries(atOnce)) {
  test(`${name}: the author's text stands, with the reason`, async (t) => {
    await failed(await open(t, { body, ...wanted }), code, hint)
  })
}

// 3: it breaks in the visitor's hands.
test('an exception in a screen: the text takes its place, and the focus is not lost', async (t) => {
  const opened = await open(t, { body })
  const { page } = opened
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  await page.evaluate(async () => {
    const { RedflagTriage } = await import('/dist/element.js')
    delete RedflagTriage.protocols['back-pain'].words.en.ui['change-for']
  })
  await visitor.answer('nerve-signs', [])
  await failed(opened, 'internal', /./)
  assert.equal(await page.focused.textContent(), ui.failed)
})

test('an exception in what a button does: the text takes the place of the screen', async (t) => {
  const opened = await open(t, { body })
  const visitor = new Visitor(opened.page)
  await opened.page.evaluate(() => {
    Element.prototype.prepend = () => {
      throw new Error('the page has its own prepend()')
    }
  })
  await visitor.continue()
  await failed(opened, 'internal', /its own prepend/)
})

test('an engine that stops in the middle gives way to the text', async (t) => {
  const opened = await open(t, { body })
  const visitor = new Visitor(opened.page)
  await visitor.walk(article.patient('self-care').answers, 'illness-signs')
  await opened.page.evaluate(() => {
    JSON.parse = () => {
      throw new RangeError('out of memory')
    }
  })
  await visitor.answer('illness-signs', [])
  await failed(opened, 'engine-failed', /out of memory/)
})

test('a page on which the element cannot be made keeps the text between the tags', async (t) => {
  const broken = () => {
    Object.entries = () => {
      throw new Error('the page has its own entries()')
    }
  }
  const { page } = await open(t, { head: packaged, body, init: broken })
  await page.waitForFunction(() => globalThis.harness.log.some((line) => line.includes('its own entries()')))
  assert.deepEqual(await standing(page), stands)
})

test('a page without a console is told by the event', async (t) => {
  const silent = () => {
    console.error = () => {
      throw new Error('the page has its own console')
    }
  }
  const { page } = await open(t, {
    head: packaged,
    body: body.replace('gates', 'protocol="knee" gates'),
    init: [impatient, silent],
  })
  await page.waitForFunction(() => globalThis.recorded.some(({ type }) => type === 'redflag-error'))
  assert.deepEqual(await standing(page), stands)
})

test('urgent guidance that cannot be shown gives way to the text, and booking stays shut', async (t) => {
  const { page, events } = await open(t, { body })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  await page.evaluate(() => {
    Intl.DateTimeFormat = class {
      constructor() {
        throw new Error('the page has its own dates')
      }
    }
  })
  await visitor.walk(article.patient('emergency-room').answers).catch(() => {})
  await page.waitForFunction(() => globalThis.recorded.some(({ type }) => type === 'redflag-error'))
  assert.deepEqual((await events('redflag-error'))[0].detail, { code: 'internal' })
  const { read, free } = await standing(page)
  assert.deepEqual({ read, free }, { read: true, free: false })
})

test('where the page has broken more than the check, booking is free all the same', async (t) => {
  const { page } = await open(t, { body })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  await page.evaluate(() => {
    document.createElement = () => {
      throw new Error('broken')
    }
  })
  await visitor.mark('nerve-signs', [])
  await visitor.continue().catch(() => {})
  await page.waitForFunction(() => document.querySelector('#slots').checkVisibility())
})
