// The safety case: every hazard has a control, every control is shown by a test, and that test is there to be run.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const top = fileURLToPath(new URL('../..', import.meta.url))
const read = (...path) => readFileSync(join(top, ...path), 'utf8')

/** Titles of the tests in a file, with the `${…}` of those made in a loop as they stand. */
const titles = (text) =>
  [
    ...text.matchAll(
      /\btest\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`)\s*,\s*(?=([^]{0,40}))/g,
    ),
  ].map(([, single, double, template, after]) => ({
    title: (single ?? double ?? template).replaceAll(/\\(['"`])/g, '$1'),
    runs: !/^\{[^}]*\b(skip|todo): true/.test(after),
  }))

/** A draft in no package needs no safety case. */
const { exports: published } = JSON.parse(read('web/package.json'))
const complaints = readdirSync(join(top, 'rules')).filter((name) => `./rules/${name}` in published)

for (const name of complaints) {
  const { hazards, severity, likelihood, status, reviewer } = JSON.parse(read('rules', name, 'hazards.json'))

  test(`${name}: each hazard says its cause, effect, risk before and after, and what is left`, () => {
    assert.ok(hazards.length >= 20)
    assert.equal(new Set(hazards.map(({ id }) => id)).size, hazards.length)
    for (const hazard of hazards) {
      for (const key of ['hazard', 'cause', 'effect', 'left']) assert.ok(hazard[key].length > 8, `${hazard.id}: ${key}`)
      assert.ok(hazard.severity in severity, hazard.id)
      assert.ok(hazard.before in likelihood && hazard.after in likelihood, hazard.id)
      assert.ok(hazard.after <= hazard.before, hazard.id)
      assert.ok(hazard.controls.length > 0, hazard.id)
    }
  })

  test(`${name}: what is claimed is no more than what was done: an estimate, and no reviewer that there was not`, () => {
    assert.match(status, /claims no conformity/)
    assert.equal(reviewer, JSON.parse(read('rules', name, 'review.json')).reviewer)
  })

  for (const { id, controls } of hazards)
    test(`${name}, ${id}: every control is shown by tests that run`, () => {
      for (const { what: control, tests } of controls) {
        assert.ok(control.length > 8 && tests.length > 0, control)
        for (const [file, title] of tests) {
          const found = titles(read(file)).filter((candidate) => candidate.title === title)
          assert.equal(found.length, 1, `${file}: "${title}"`)
          assert.ok(found[0].runs, `${file}: "${title}" is skipped`)
        }
      }
    })
}

test('a test that is gone, or skipped, is noticed', () => {
  const text = "test('here', async (t) => {})\n  test(`in ${a} loop`, () => {})\ntest('off', { skip: true }, () => {})"
  assert.deepEqual(titles(text), [
    { title: 'here', runs: true },
    { title: 'in ${a} loop', runs: true },
    { title: 'off', runs: false },
  ])
})
