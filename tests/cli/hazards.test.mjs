// hazards.json, the safety case: held to its form by check, and part of the page that a clinician reads.
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { backPain, redflag } from './redflag.mjs'
import { ids, text } from './review-page.mjs'

const shipped = fileURLToPath(new URL('../../rules/back-pain', import.meta.url))
const safetyCase = JSON.parse(readFileSync(join(shipped, 'hazards.json'), 'utf8'))

test('the page for review holds the whole safety case, and that nobody has reviewed it', () => {
  const { status, stdout } = redflag(['review', shipped])
  assert.equal(status, 0)
  const words = text(stdout)
  const places = ids(stdout)
  assert.ok(words.includes(text(safetyCase.status)))
  for (const { id, hazard, cause, effect, severity, before, after, controls, left: residual } of safetyCase.hazards) {
    assert.ok(places.includes(`hazard-${id}`), id)
    for (const part of [hazard, cause, effect, residual, ...controls.map(({ what: control }) => control)])
      assert.ok(words.includes(text(part)), `${id} lacks: ${part}`)
    assert.ok(words.includes(`${severity * before}; with the controls ${severity * after}`), id)
  }
  assert.match(stdout, /<a href="#hazards">/)
})

test('a protocol without a safety case has a page without one', () => {
  assert.doesNotMatch(redflag(['review', backPain]).stdout, /hazards/)
})

const breaks = {
  'a hazard without a control': [({ hazards }) => void (hazards[2].controls = []), '/hazards/2/controls: empty: '],
  'a hazard that says nothing of what is left': [({ hazards }) => void delete hazards[0].left, '/hazards/0: missing-'],
  'a severity that nobody explained': [
    ({ hazards }) => void (hazards[1].severity = 9),
    '/hazards/1/severity: unknown-value: ',
  ],
  'a likelihood that nobody explained': [
    ({ hazards }) => void (hazards[1].after = 0.5),
    '/hazards/1/after: unknown-value: ',
  ],
  'two hazards with one id': [({ hazards }) => void (hazards[1].id = hazards[0].id), '/hazards/1/id: duplicate-id: '],
  'a list in place of it all': [() => [], ': wrong-type: '],
}
for (const [name, [change, problem]] of Object.entries(breaks))
  test(`check tells ${name}`, (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'redflag-'))
    t.after(() => rmSync(folder, { recursive: true }))
    cpSync(shipped, folder, { recursive: true })
    const broken = structuredClone(safetyCase)
    writeFileSync(join(folder, 'hazards.json'), JSON.stringify(change(broken) ?? broken))
    const { status, stderr } = redflag(['check', folder])
    assert.equal(status, 1)
    assert.ok(stderr.includes(`hazards.json:${problem}`), stderr)
  })
