// `redflag review` on other folders: each form of condition as a sentence, languages side by side, and what is broken.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { test } from 'node:test'
import { backPain, folder, item, redflag, rules } from './redflag.mjs'
import { article, ids, links, review, text } from './review-page.mjs'

const today = rules().review.due

const fever = { question: 'illness-signs', is: 'fever' }
const chills = { question: 'illness-signs', is: 'shaking-chills' }
const spot = { question: 'sore-spot', is: 'yes' }
const feverish = 'you have a fever or feel very hot'
const shaking = 'you have chills that make you shake'
const sore = 'you can point to one sore spot on your back'

const forms = [
  ['yes-no', spot, `If ${sore}, then Emergency`],
  ['one option', fever, `If ${feverish}, then Emergency`],
  [
    'a list of options',
    { question: 'illness-signs', is: ['fever', 'shaking-chills'] },
    `If ${feverish} or ${shaking}, then`,
  ],
  ['a choice', { question: 'injury', is: 'bump-or-fall' }, 'If you had a bump, a slip, or a fall from standing, then'],
  ['all of two', { all: [fever, spot] }, `If ${feverish} and ${sore}, then`],
  ['all of three', { all: [fever, chills, spot] }, `If all of these are so: ${feverish} ${shaking} ${sore} then`],
  [
    'any of three',
    { any: [fever, chills, spot] },
    `If at least one of these is so: ${feverish} ${shaking} ${sore} then`,
  ],
  [
    'any in any is one list',
    { any: [{ any: [fever, chills] }, spot] },
    `one of these is so: ${feverish} ${shaking} ${sore} then`,
  ],
  [
    'any in all',
    { all: [spot, { any: [fever, chills] }] },
    `all of these are so: ${sore} ${feverish} or ${shaking} then`,
  ],
  [
    'at least two',
    { atLeast: 2, of: [fever, chills, spot] },
    `If at least 2 of these are so: ${feverish} ${shaking} ${sore} then`,
  ],
  ['not', { not: fever }, `If it is not so that ${feverish}, then`],
  ['not of a group', { not: { all: [fever, spot] } }, `If this is not so: ${feverish} and ${sore} then`],
  ['from a number', { question: 'age', min: 71 }, 'If you are 71 or more years old, then'],
  ['to a number', { question: 'age', max: 17 }, 'If you are 17 or less years old, then'],
  ['a range', { question: 'age', min: 18, max: 70 }, 'If you are from 18 to 70 years old, then'],
  ['a term', { term: 'minor-injury' }, 'If “minor injury” applies, then'],
]

for (const [name, when, sentence] of forms)
  test(`a rule in words: ${name}`, (context) => {
    const all = rules()
    all.protocol.rules[0].when = when
    const { page } = review(folder(context, all), today)
    const ruleText = text(article(page, 'rule-nerve-pressure'))
    assert.ok(ruleText.includes(sentence), `${sentence}\nis not in\n${ruleText}`)
    assert.match(ruleText, /If that is not sure: Emergency: Go to an emergency room now\./)
    if (when.term) assert.match(ruleText, /“minor injury” means: you had a bump, a slip, or a fall from standing/)
  })

test('a rule without its own "unsure" says what the protocol gives', () => {
  const { protocol } = rules()
  assert.equal(item(protocol.rules, 'weight-loss').unsure, undefined)
  const { page } = review(backPain, today)
  assert.match(text(article(page, 'rule-weight-loss')), /If that is not sure: Soon: Call your doctor today\./)
})

test('a second language stands beside the first, marked as what it is', (context) => {
  const all = rules()
  all.spanish = JSON.parse(JSON.stringify(all.words).replaceAll('Continue', 'Seguir <b>&'))
  all.spanish.lang = 'es'
  const { page } = review(folder(context, all), today)
  assert.match(page, /<td lang="en">Continue<\/td><td lang="es">Seguir &lt;b&gt;&amp;<\/td>/)
})

test('without Graphviz the list is all there is, and the exit status stays 0', () => {
  const { status, page, stderr } = review(backPain, today, { PATH: '/nowhere' })
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' })
  assert.doesNotMatch(page, /<svg|<figure/)
  for (const { id } of rules().protocol.questions) assert.ok(ids(page).includes(`question-${id}`))
})

test('a waived statement says why, and one that nothing uses says that it acts nowhere', (context) => {
  const all = rules()
  Object.assign(all.sources.sources[0].statements, { S90: 'One.', S91: 'Two.' })
  all.decisions += '\n- waived: S90 — told by `S1` already\n'
  const { status, page } = review(folder(context, all), today)
  assert.equal(status, 1)
  const pageText = text(page)
  assert.match(pageText, /S90 One\. Not used: told by S1 already/)
  assert.match(pageText, /S91 Two\. Nowhere yet/)
})

test('decisions read as prose: headings, lists, tables, bold, emphasis, code and links, and nothing else', (context) => {
  const all = rules()
  all.decisions += [
    '',
    '### X-1: a `code` title',
    'One *slanted* and **bold `code`** word, 2 * 3 * 4,',
    'and [a link](https://example.org/?a=1&b=2), [no link](javascript:alert(1)).',
    '',
    '1. first',
    '   goes on',
    '2. second',
    '',
    '| a | b |',
    '|---|:-:|',
    '| 1 | **2** |',
    '<b>not bold</b> `open',
  ].join('\n')
  const { status, page } = review(folder(context, all), today)
  assert.equal(status, 0)
  for (const html of [
    '<h5 id="decision-X-1">X-1: a <code>code</code> title</h5>',
    '<p>One <em>slanted</em> and <strong>bold <code>code</code></strong> word, 2 * 3 * 4, and ' +
      '<a href="https://example.org/?a=1&amp;b=2" rel="noreferrer">a link</a>, [no link](javascript:alert(1)).</p>',
    '<ol>\n<li>first goes on</li>\n<li>second</li>\n</ol>',
    '<th scope="col">a</th><th scope="col">b</th>',
    '<td>1</td><td><strong>2</strong></td>',
    '<p>&lt;b&gt;not bold&lt;/b&gt; `open</p>',
  ])
    assert.ok(page.includes(html), html)
})

test('what a test patient states in full stands with it in words, and only there', (context) => {
  const all = rules()
  const vignette = item(all.vignettes.vignettes, 'fever-alone')
  vignette.floors = [{ id: 'fever-seen-today', atLeast: 'urgent-care' }]
  vignette.outcome = {
    urgency: 'urgent',
    booking: 'closed',
    actions: [{ id: 'call-nurse-line', kind: 'call', phone: 'nurse' }],
  }
  vignette.asked = ['nerve-signs', ['illness-signs', 'injury']]
  vignette.comeBackIf = ['illness-signs/shaking-chills', 'sore-spot no']
  const { page } = review(folder(context, all), today)
  const shown = text(article(page, 'vignette-fever-alone'))
  const { questions } = all.words
  const label = questions['illness-signs'].options['shaking-chills'].label
  assert.match(shown, /safety floors that hold\s+fever-seen-today: the result must be at least Urgent/)
  assert.match(shown, /Urgency: urgent\s+Booking: closed\s+[^]*: a call: nurse/)
  assert.ok(shown.includes(`${questions['illness-signs'].ask}; ${questions.injury.ask}`), shown)
  assert.ok(shown.includes(label) && shown.includes(`it is not so that ${questions['sore-spot'].ask}`), shown)
  assert.doesNotMatch(text(article(page, 'vignette-bladder-control-lost')), /what to come back for/)
})

test('what check finds stands at the top, on stderr too, and the exit status is 1', (context) => {
  const all = rules()
  item(all.vignettes.vignettes, 'fever-alone').rules = []
  const dir = folder(context, all)
  const { status, page, stderr } = review(dir, today)
  assert.equal(status, 1)
  assert.equal(stderr, redflag(['check', dir, '--today', today]).stderr)
  assert.match(stderr, /vignette-rules/)
  assert.ok(page.indexOf('id="problems"') < page.indexOf('id="about"'))
  assert.match(text(page), /Problems to mend first .*vignettes\.json:\/vignettes\/\d+\/rules vignette-rules: /)
  assert.match(text(article(page, 'vignette-fever-alone')), /✗ Does not agree/)
  const { length } = all.vignettes.vignettes
  assert.ok(text(page).includes(`${length - 1} of ${length} test patients agree.`))
})

test('markup in every string, keys too, shows as it is written', (context) => {
  const evil = '<script>alert("1")</script>&amp;\'--></style>\u0001'
  const spoil = (value) => {
    if (typeof value === 'string') return value + evil
    if (Array.isArray(value)) return value.map(spoil)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spoil(inner)]))
  }
  const all = Object.fromEntries(
    Object.entries(rules()).map(([part, value]) => [
      part,
      part === 'decisions' ? value.replaceAll(/(\S)$/gm, `$1 ${evil}`) : spoil(value),
    ]),
  )
  all.sources.sources[0].statements[`S1${evil}`] = 'x'
  all.words.ui[`key${evil}`] = evil
  const { status, page } = review(folder(context, all), today)
  assert.equal(status, 1)
  assert.doesNotMatch(page, /<script|-->|&amp'/)
  assert.ok(!page.includes('\u0001'))
  assert.equal(page.match(/<\/style>/g).length, 1)
  assert.doesNotMatch(page, /&(?!(amp|lt|gt|quot|#\d+|#x[0-9a-f]+);)/)
  assert.ok(page.includes('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;'))
  const places = new Set(ids(page))
  for (const link of links(page)) assert.ok(!link.startsWith('#') || places.has(link.slice(1)), `${link} leads nowhere`)
  for (const id of places) assert.match(id, /^[A-Za-z0-9_-]+$/)
})

test('trees of any shape give a page, and terms that go round in circles end', (context) => {
  const all = rules()
  all.protocol.terms = [
    { id: 'one', is: { term: 'two' } },
    { id: 'two', is: { not: { term: 'one' } } },
  ]
  all.protocol.rules = [
    { id: 'odd', when: { all: 'x' } },
    7,
    { when: { question: 3 } },
    { id: 'round', when: { term: 'one' } },
  ]
  all.protocol.screens = [null]
  all.words = []
  all.review = 'x'
  all.sources = { sources: [{ id: 'a', statements: ['x'] }] }
  const { status, page } = review(folder(context, all), today)
  assert.equal(status, 1)
  assert.match(
    text(article(page, 'rule-round')),
    /“one” means: “two” applies .*“two” means: it is not so that “one” applies/,
  )
})

test('no protocol is no page; other files that are missing are told, and the page is written', (context) => {
  const empty = mkdtempSync(join(tmpdir(), 'redflag-'))
  context.after(() => rmSync(empty, { recursive: true }))
  const none = review(empty, today)
  assert.deepEqual([none.status, none.page], [2, ''])
  assert.match(none.stderr, /protocol\.json:: unreadable/)
  const { vignettes, ...others } = rules()
  assert.ok(vignettes)
  const incomplete = review(folder(context, others), today)
  assert.equal(incomplete.status, 2)
  assert.match(text(incomplete.page), /vignettes\.json: unreadable: /)
  assert.equal(redflag(['review', empty, '--today', 'soon']).status, 2)
})
