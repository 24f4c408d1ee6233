// The guide to privacy, web/docs/privacy.md: its log hears what it says and no more, and a visit leaves no trace.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guide, plain, textOf, visit } from './guides.mjs'
import { backPain } from './rules.mjs'

/** Visits that end in other ways. */
const visits = ['emergency-room', 'self-care']
const { blocks, untried } = guide('privacy')

test('the log hears of screens and failures, and of no result', async (t) => {
  const [js] = blocks('What your page may log', 'js')
  const init = () => {
    globalThis.sent = []
    navigator.sendBeacon = (...sent) => globalThis.sent.push(sent)
  }
  const { page, visitor } = await visit(t, { html: plain, js, init })
  for (const disposition of visits) {
    await visitor.reach(disposition)
    await visitor.restart()
  }
  const sent = await page.evaluate(() => globalThis.sent)
  assert.ok(sent.length > visits.length)
  for (const [to, text] of sent) {
    assert.equal(to, '/log')
    const { type, ...detail } = JSON.parse(text)
    const { version } = backPain.protocol
    if (type === 'redflag-ready') assert.deepEqual(detail, { protocol: 'back-pain', version })
    else assert.deepEqual([type, Object.keys(detail), typeof detail.position], ['redflag-step', ['position'], 'number'])
  }
})

test('the recorders that it names are those whose marks the screens bear', async (t) => {
  const text = textOf('privacy')
  const [, named] = text.match(/mask it: (.+)\. Settings/)
  const marks = {
    ...{ Clarity: 'data-clarity-mask', Datadog: 'data-dd-privacy', FullStory: 'fs-mask', Hotjar: 'data-hj-suppress' },
    ...{ LogRocket: 'data-private', Matomo: 'data-matomo-mask', PostHog: 'ph-no-capture', rrweb: 'rr-mask' },
    Sentry: 'data-sentry-mask',
  }
  assert.deepEqual(named.split(', '), Object.keys(marks))
  const { visitor, page } = await visit(t, { html: plain })
  await visitor.heading.waitFor()
  const frame = await page.locator('.frame').evaluate((node) => [...node.classList, ...node.getAttributeNames()])
  for (const mark of Object.values(marks)) assert.ok(frame.includes(mark), mark)
  const own = frame.filter((name) => /^data-|-(no-capture|mask)$/.test(name))
  assert.deepEqual(own.sort(), Object.values(marks).sort())
})

test('every block of the guide is tried', () => assert.deepEqual(untried(), []))
