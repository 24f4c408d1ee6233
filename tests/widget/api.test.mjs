// The element as a script sees it: where it stands, what it found, its properties, and a life of being moved about.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { impatient, useBrowser } from './browser.mjs'
import { Visitor } from './visitor.mjs'

const open = useBrowser()
const body = '<redflag-triage>Static text</redflag-triage>'
const read = (visitor) => visitor.host.evaluate(({ state, result }) => ({ state, result }))

test('state, :state() and result follow the visitor, and tell what the events tell', async (t) => {
  const { page, events } = await open(t, { body })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  assert.deepEqual(await read(visitor), { state: 'asking', result: null })
  await visitor.reach('emergency-room')
  const [{ detail }] = await events('redflag-result')
  assert.deepEqual(await read(visitor), { state: 'guidance', result: detail })
  const matched = await visitor.host.evaluate((node) => {
    try {
      return [node.matches(':state(guidance)'), node.matches(':state(asking)')]
    } catch {
      return 'not known here'
    }
  })
  if (matched !== 'not known here') assert.deepEqual(matched, [true, false])
  await visitor.button(visitor.words.ui.back).click()
  assert.deepEqual(await read(visitor), { state: 'asking', result: null })
})

test('ready is kept for whoever comes early or late, and names the rules', async (t) => {
  const { page } = await open(t, { body })
  const expected = { protocol: 'back-pain', version: '0.1.0' }
  await new Visitor(page).heading.waitFor()
  assert.deepEqual(await page.evaluate(() => document.querySelector('redflag-triage').ready), expected)
  const early = await page.evaluate(async () => {
    const node = document.createElement('redflag-triage')
    const { ready, state } = node
    document.body.append(node)
    return { state, rules: await ready }
  })
  assert.deepEqual(early, { state: 'loading', rules: expected })
})

test('a check that cannot run rejects ready with the code, is in the state failed, and leaves no rejection unhandled', async (t) => {
  const { page, events, log } = await open(t, {
    body,
    init: [
      impatient,
      () => addEventListener('unhandledrejection', ({ reason }) => console.error(`unhandled ${reason}`)),
    ],
  })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  const code = await visitor.host.evaluate(async (node) => {
    node.protocol = 'knee'
    return node.ready.catch((error) => error.code)
  })
  assert.equal(code, 'unknown-protocol')
  assert.deepEqual(await read(visitor), { state: 'failed', result: null })
  assert.deepEqual(
    (await events('redflag-error')).map(({ detail }) => detail),
    [{ code }],
  )
  await visitor.host.evaluate((node) => {
    node.protocol = null
    return node.ready
  })
  assert.equal((await read(visitor)).state, 'asking')
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)))
  assert.deepEqual(
    (await log()).filter((line) => /unhandled/.test(line)),
    [],
  )
})

test('restart() begins anew, but takes no urgent guidance from the screen', async (t) => {
  const { page } = await open(t, { body })
  const visitor = new Visitor(page)
  const restart = () => visitor.host.evaluate((node) => node.restart())
  await visitor.reach('book-visit')
  assert.equal(await restart(), true)
  assert.deepEqual(await read(visitor), { state: 'asking', result: null })
  await visitor.reach('urgent-care')
  assert.equal(await restart(), false)
  assert.equal((await read(visitor)).state, 'guidance')
  assert.equal(await visitor.where(), 'urgent-care')
})

test('each attribute has a property, with the default where it is not set', async (t) => {
  const { page } = await open(t, { body })
  await new Visitor(page).heading.waitFor()
  const seen = await page.evaluate(() => {
    const node = document.querySelector('redflag-triage')
    const properties = {
      ...{ protocol: 'back-pain', gates: '', bookHref: '', doctorTel: '', nurseTel: '', emergencyTel: '911' },
      ...{ erHref: '', urgentCareHref: '', sameDayHref: '', clinic: '', headingLevel: 2 },
    }
    return Object.entries(properties).map(([name, byDefault]) => {
      const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      const before = node[name]
      node[name] = name === 'protocol' ? 'back-pain' : '3'
      const set = node.getAttribute(attribute)
      node[name] = undefined
      return { name, fits: before === byDefault && !!set && !node.hasAttribute(attribute) && node[name] === byDefault }
    })
  })
  assert.deepEqual(
    seen.filter(({ fits }) => !fits),
    [],
  )
})

test('properties that were set before the script came count', async (t) => {
  const { page } = await open(t, {
    body: `${body}<script>
      Object.assign(document.querySelector('redflag-triage'), { doctorTel: '+1-202-555-0100', headingLevel: 4 })
    </script>`,
  })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  assert.equal(await visitor.host.evaluate((node) => node.getAttribute('doctor-tel')), '+1-202-555-0100')
  assert.equal(await visitor.check.getByRole('heading', { level: 4 }).count(), 1)
})

test('removed while it loads, added again, moved: one check, asking, and nobody is told of a failure', async (t) => {
  const { page, events, log } = await open(t, { body: `<main></main><aside></aside>` })
  const state = await page.evaluate(async () => {
    const { RedflagTriage } = await import('/dist/element.js')
    const node = new RedflagTriage()
    const main = document.querySelector('main')
    main.append(node)
    node.remove()
    await new Promise((resolve) => setTimeout(resolve, 20))
    main.append(node)
    document.querySelector('aside').append(node)
    await node.ready
    return node.state
  })
  assert.equal(state, 'asking')
  await new Visitor(page).heading.waitFor()
  assert.deepEqual(await events('redflag-error'), [])
  assert.deepEqual(await log(), [])
})

test('adopted into the document of a frame, it still asks and answers', async (t) => {
  const { page, events, log } = await open(t, { body: `${body}<iframe></iframe>` })
  await new Visitor(page).heading.waitFor()
  const found = await page.evaluate(async () => {
    const node = document.querySelector('redflag-triage')
    document.querySelector('iframe').contentDocument.body.append(node)
    await new Promise((resolve) => setTimeout(resolve, 50))
    node.headingLevel = 5
    await new Promise((resolve) => setTimeout(resolve, 50))
    return [node.state, node.shadowRoot.querySelectorAll('h5').length > 0]
  })
  assert.deepEqual(await log(), [])
  assert.deepEqual(found, ['asking', true])
  assert.deepEqual(await events('redflag-error'), [])
})

test('two hundred checks one after another share one engine and one set of rules', async (t) => {
  const { page } = await open(t, { body })
  await new Visitor(page).heading.waitFor()
  const sizes = await page.evaluate(async () => {
    // The engine's own memory, as the largest array buffer that a new instance would show, cannot be seen from here; a
    // second opening of the same rules is what would grow it.
    const { RedflagTriage } = await import('/dist/element.js')
    const counted = []
    const { parse } = JSON
    let opened = 0
    JSON.parse = (text, ...rest) => {
      if (/"value":\d+}$/.test(text)) opened++
      return parse(text, ...rest)
    }
    for (let round = 0; round < 200; round++) {
      const node = new RedflagTriage()
      document.body.append(node)
      await node.ready
      counted.push(node.state)
      node.remove()
    }
    JSON.parse = parse
    return { states: [...new Set(counted)], opened }
  })
  assert.deepEqual(sizes, { states: ['asking'], opened: 0 })
})
