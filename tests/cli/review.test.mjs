// `redflag review` on back pain: the page holds everything of the folder, by itself, in words, and leads nowhere else.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { backPain, digestOf, folder, redflag, rules } from './redflag.mjs'
import { ids, links, review, text } from './review-page.mjs'

const all = rules()
const today = all.review.due
const { status, page, stderr } = review(backPain, today)
const words = text(page)
const assertShown = (part, kind) => assert.ok(words.includes(text(part)), `the page lacks ${kind}: ${part}`)

test('a folder without a problem gives a page and exit status 0', () => {
  assert.equal(stderr, '')
  assert.equal(status, 0)
  assert.ok(page.startsWith('<!DOCTYPE html>'))
  assert.doesNotMatch(page, /id="problems"/)
})

test('each rule, floor, term, question, option, disposition, action, statement, decision and patient has its place', () => {
  const places = ids(page)
  const { protocol, sources, decisions, vignettes } = all
  const wanted = [
    ...protocol.rules.map(({ id }) => `rule-${id}`),
    ...protocol.floors.map(({ id }) => `floor-${id}`),
    ...protocol.terms.map(({ id }) => `term-${id}`),
    ...protocol.questions.map(({ id }) => `question-${id}`),
    ...protocol.questions.flatMap(({ id, options = [] }) => options.map((option) => `option-${id}--${option.id}`)),
    ...protocol.dispositions.map(({ id }) => `disposition-${id}`),
    ...protocol.actions.map(({ id }) => `action-${id}`),
    ...sources.sources.map(({ id }) => `source-${id}`),
    ...sources.sources.flatMap(({ statements }) => Object.keys(statements).map((id) => `source-${id}`)),
    ...[...decisions.matchAll(/^### ([^ :]+): /gm)].map(([, id]) => `decision-${id}`),
    ...vignettes.vignettes.map(({ id }) => `vignette-${id}`),
  ]
  assert.deepEqual(
    wanted.filter((id) => !places.includes(id)),
    [],
  )
  assert.equal(new Set(places).size, places.length, 'an id stands twice')
})

test('every word a visitor reads is there', () => {
  const strings = (value) => (typeof value === 'string' ? [value] : Object.values(value).flatMap(strings))
  const { ui, questions, dispositions, actions } = all.words
  for (const word of strings({ ui, questions, dispositions, actions })) assertShown(word, 'the words')
})

test('statements, stories, changes, use and open points are there in their own words', () => {
  for (const { statements } of all.sources.sources)
    for (const line of Object.values(statements)) assertShown(line, 'a statement')
  for (const { story } of all.vignettes.vignettes) assertShown(story, 'a story')
  for (const changes of Object.values(all.review.changes))
    for (const { what: change } of changes) assertShown(change, 'a change')
  for (const line of Object.values(all.protocol.intendedUse).flat()) assertShown(line, 'the intended use')
  for (const [, point] of all.decisions.matchAll(/^- open: \S+ — (.*)$/gm))
    assertShown(point.replaceAll(/[`*]/g, ''), 'an open point')
})

test('every test patient agrees, and the summary says so', () => {
  const { length } = all.vignettes.vignettes
  assertShown(`${length} of ${length} test patients agree.`, 'the summary')
  assert.equal(page.split('✓ Agrees').length - 1, length)
  assert.doesNotMatch(page, /✗/)
})

test('nobody signed: the page says so; someone did: it says who and when', (context) => {
  assertShown('Status Draft. Not yet reviewed by a clinician.', 'the status')
  const signed = rules()
  Object.assign(signed.review, { status: 'reviewed', reviewer: 'A. Reader, MD', reviewed: '2026-01-02' })
  signed.review.signed = { version: signed.protocol.version, sha256: digestOf(folder(context, signed)) }
  const changed = review(folder(context, signed), today)
  assert.equal(changed.status, 0)
  assert.doesNotMatch(changed.page.replaceAll(/<td.*/g, ''), /Not yet reviewed/) // but for the widget's own words
  assert.match(text(changed.page), /Status Reviewed .*A\. Reader, MD .*2026-01-02/)
})

test('every link inside the page leads somewhere, and those out of it are only the sources', () => {
  const places = new Set(ids(page))
  const urls = all.sources.sources.map(({ url }) => url)
  for (const link of links(page))
    assert.ok(link.startsWith('#') ? places.has(link.slice(1)) : urls.includes(link), `${link} leads nowhere`)
})

test('it asks nobody for anything and runs nothing', () => {
  assert.match(
    page,
    /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">/,
  )
  const outer = page.replaceAll(/<a href="https:[^"]*"|xmlns(:xlink)?="[^"]*"/g, '')
  assert.doesNotMatch(
    outer,
    /<(script|link|img|iframe|object|embed|base|form)\b|\b(src|srcset|on[a-z]+)=|url\(|@import/i,
  )
  assert.doesNotMatch(page, /<!--/)
})

test('it is valid HTML with its headings in order', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: { 'long-title': 'off', 'no-raw-characters': ['error', { relaxed: true }] },
  })
  const { results } = await validator.validateString(page)
  const messages = results.flatMap(({ messages }) => messages)
  assert.deepEqual(
    messages.map(({ line, ruleId, message }) => `${line} ${ruleId} ${message}`),
    [],
  )
  let before = 0
  for (const [, level] of page.matchAll(/<h([1-6])[ >]/g)) {
    assert.ok(Number(level) <= before + 1, `an h${level} follows an h${before}`)
    before = Number(level)
  }
})

test('what is signed can be told without this program: the SHA-256 of what sha256sum prints', () => {
  const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')
  const files = ['protocol.json', 'words/en.json', 'sources.json', 'decisions.md', 'vignettes.json']
  const lines = files.map((name) => `${sha256(readFileSync(join(backPain, name)))}  ${name}\n`)
  for (const line of lines) assertShown(line.slice(0, 64), 'the digest of a file')
  assertShown(sha256(lines.join('')), 'the digest of all')
})

test('the same folder and day give the same bytes, into a file too', (context) => {
  const dir = mkdtempSync(join(tmpdir(), 'redflag-'))
  context.after(() => rmSync(dir, { recursive: true }))
  const file = join(dir, 'page.html')
  const { status: exit, stdout } = redflag(['review', backPain, '--today', today, '--output', file])
  assert.deepEqual({ exit, stdout }, { exit: 0, stdout: '' })
  assert.equal(readFileSync(file, 'utf8'), page)
  const lost = redflag(['review', backPain, '--today', today, '--output', join(dir, 'no/where.html')])
  assert.equal(lost.status, 2)
  assert.match(lost.stderr, /could not be written/)
})
