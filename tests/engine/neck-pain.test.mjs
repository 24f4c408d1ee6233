// The second protocol through both engines: nothing of them knows about backs.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import neckPain from '../../web/dist/rules/neck-pain.js'
import { builds, inBoth, nativeAssess, sameOutcome, top } from './support.mjs'

const folder = join(top, 'rules/neck-pain')
const { vignettes } = JSON.parse(readFileSync(join(folder, 'vignettes.json'), 'utf8'))
const opened = new Map(builds.map((engine) => [engine, engine.open(neckPain)]))
const order = neckPain.protocol.dispositions.map(({ id }) => id)

test('it is built like any other: with hashes, patients to test itself with, and words in two languages', () => {
  assert.match(neckPain.sha256, /^[0-9a-f]{64}$/)
  assert.deepEqual(Object.keys(neckPain.seal), ['protocol.json', 'words/en.json', 'words/es.json'])
  assert.ok(neckPain.selfTest.patients.length > neckPain.protocol.rules.length)
  const damaged = structuredClone(neckPain)
  damaged.protocol.rules[0].then = 'self-care'
  for (const engine of builds) assert.throws(() => engine.open(damaged), { code: 'damaged' })
})

test('it is a draft that nobody has reviewed, and says so', () => {
  assert.equal(neckPain.review.status, 'draft')
  assert.equal(neckPain.review.reviewer, '')
})

for (const { id, answers, lowest, highest, rules, actions } of vignettes)
  test(`${id}: where it is expected, from wasm and from JavaScript, at once and screen by screen`, () => {
    const outcome = inBoth((engine) => opened.get(engine).assess(answers))
    const place = order.indexOf(outcome.disposition)
    assert.ok(place >= order.indexOf(highest) && place <= order.indexOf(lowest), outcome.disposition)
    assert.deepEqual(outcome.rules, rules)
    for (const action of actions) assert.ok(outcome.actions.includes(action), `${action} is not in ${outcome.actions}`)
    const end = inBoth((engine) => {
      const answered = {}
      for (;;) {
        const step = opened.get(engine).step(answered, { lang: 'es' })
        if (step.kind === 'guidance') return step
        for (const question of step.questions) answered[question.id] = answers[question.id]
      }
    })
    assert.equal(end.disposition, outcome.disposition)
    assert.equal(end.protocol, 'neck-pain')
  })

test('the native tool says the same of each', () => {
  const lines = vignettes.map(({ id, answers }) => JSON.stringify({ id, answers }))
  const outcomes = inBoth((engine) => opened.get(engine).assessMany(vignettes.map(({ answers }) => answers)))
  nativeAssess(folder, lines).forEach((outcome, index) => sameOutcome(outcome, outcomes[index]))
})
