// `redflag review` on what rules back-pain of 0.1.0 did without: several questions on a screen, rows, details, what can be
// skipped, and answers row by row.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { folder, item, rules } from './redflag.mjs'
import { article, ids, review, text } from './review-page.mjs'

const today = rules().review.due

/** Back pain with a screen of two questions, and all that can be said of a row. */
function rows() {
  const all = rules()
  const { protocol, words, vignettes } = all
  const place = protocol.screens.indexOf('sore-spot')
  protocol.screens.splice(place, 2, protocol.screens.slice(place, place + 2))
  const signs = item(protocol.questions, 'nerve-signs')
  signs.rows = true
  item(protocol.questions, 'weight-loss').detail = true
  item(signs.options, 'leg-numbness').sensitive = true
  Object.assign(words.questions['nerve-signs'].options['leg-numbness'], {
    findings: ['leg-numbness', 'foot-numbness'],
    together: 'One limb.',
  })
  item(protocol.rules, 'weight-loss').declined = 'self-care'
  vignettes.vignettes[0].answers['nerve-signs'] = { 'leg-numbness': 'declined', 'leg-weakness': 'yes' }
  return all
}

const page = (context) => review(folder(context, rows()), today).page

/** The markup of what stands in the list of screens as one of it, with the question of this id. */
function screen(html, question) {
  const list = html.slice(html.indexOf('<ol class="screens">'), html.indexOf('</ol>', html.indexOf('class="screens"')))
  return list.split('<li class="card"').find((part) => part.includes(`id="question-${question}"`))
}

test('two questions of a screen stand in one card, each under its own heading', (context) => {
  const html = page(context)
  const card = screen(html, 'sore-spot')
  assert.equal(card, screen(html, 'weight-loss'))
  assert.match(card, /<h3>2 questions on one screen<\/h3>/)
  assert.equal(card.match(/<h4>/g).length, 2)
  for (const { id } of rows().protocol.questions)
    assert.equal(ids(html).filter((other) => other === `question-${id}`).length, 1, id)
})

test('a row says how it is asked, what can be skipped, and why several signs are one', (context) => {
  const html = page(context)
  assert.match(text(screen(html, 'nerve-signs')), /each of these by itself: no, yes or not sure/)
  const row = screen(html, 'nerve-signs')
    .split('<li')
    .find((part) => part.includes('leg-numbness</span>'))
  const rowText = text(row)
  assert.match(rowText, /several signs in one: One limb\. +can be skipped by itself, which never counts as no/)
  assert.match(text(screen(html, 'weight-loss')), /A detail of signs that may be there/)
})

test('what a rule gives when something was skipped is said at the rule and at the place', (context) => {
  const html = page(context)
  assert.match(text(article(html, 'rule-weight-loss')), /If only something skipped leaves it open: /)
  assert.match(text(article(html, 'disposition-self-care')), /Given by +[^]*weight-loss \(when skipped\)/)
})

test('answers by row are told row by row', (context) => {
  const [{ id }] = rows().vignettes.vignettes
  const { ui, questions } = rows().words
  const { 'leg-numbness': numb, 'leg-weakness': weak } = questions['nerve-signs'].options
  const vignetteText = text(article(page(context), `vignette-${id}`))
  assert.ok(vignetteText.includes(`${numb.label}: ${ui.declined}; ${weak.label}: ${ui.yes}`), vignetteText)
})
