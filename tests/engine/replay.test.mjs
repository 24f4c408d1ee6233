// A record that a visitor handed on is judged again: the same rules say the same, other rules say what differs; natively too.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import backPain from '../../web/dist/rules/back-pain.js'
import { backPainFolder, builds, failure, native, vignettes, wasm } from './support.mjs'

const triage = wasm.open(backPain)

/** As the widget makes it, of an interview that these answers bring to its end. */
function recordOf(answers) {
  const step = triage.step(answers)
  if (step.kind !== 'guidance') return undefined
  const { disposition, urgency, booking, rules, actions, version, road } = step
  return {
    record: 1,
    version,
    answers: Object.fromEntries(road.map(({ question, answer }) => [question, answer])),
    outcome: { disposition, urgency, booking, rules, actions },
  }
}
const records = vignettes.map(({ answers }) => recordOf(answers)).filter(Boolean)

/** Rules of another version, in which one sign is worth more. */
const stricter = (data) => {
  const copy = structuredClone(data)
  delete copy.seal
  delete copy.selfTest
  copy.protocol.version = '9.0.0'
  copy.protocol.rules.find(({ id }) => id === 'very-ill').then = 'call-911'
  return copy
}

test('every test patient’s record is given again by the rules that made it', () => {
  assert.ok(records.length > 500)
  for (const engine of builds) {
    const opened = engine.open(backPain)
    for (const record of engine === wasm ? records : records.slice(0, 60)) {
      const { same, differs, now } = opened.replay(record)
      assert.deepEqual([same, differs], [true, []], JSON.stringify(record.answers))
      assert.equal(now.disposition, record.outcome.disposition)
    }
  }
})

test('other rules say what of the outcome differs, and which versions spoke', () => {
  const record = recordOf({ ...backPain.selfTest.well, 'illness-signs': ['very-ill'] })
  const { same, differs, now, versions } = wasm.open(stricter(backPain)).replay(record)
  assert.equal(same, false)
  assert.ok(differs.includes('disposition') && differs.includes('actions'), differs.join())
  assert.deepEqual([record.outcome.disposition, now.disposition], ['emergency-room', 'call-911'])
  assert.deepEqual(versions, { recorded: backPain.protocol.version, now: '9.0.0' })
})

test('rules that would ask more say what they would ask', () => {
  const record = recordOf(backPain.selfTest.well)
  delete record.answers['illness-signs']
  const { same, differs, asks } = triage.replay(record)
  assert.equal(same, false)
  assert.ok(differs.includes('asks'))
  assert.equal(asks, 'illness-signs')
})

test('what is no record is refused, and so are answers that fit no question', () => {
  for (const wrong of [undefined, null, {}, { record: 2, answers: {}, outcome: {} }, { record: 1, answers: {} }])
    assert.equal(failure(() => triage.replay(wrong)).code, 'unknown-record')
  const [record] = records
  assert.equal(failure(() => triage.replay({ ...record, answers: { nobody: 'yes' } })).code, 'unknown-question')
})

test('redflag replay says the same of each record, and exits with 1 when one differs', () => {
  const sample = records.filter((_, index) => index % 9 === 0)
  const altered = sample.map((record, index) =>
    index % 2 ? record : { ...record, outcome: { ...record.outcome, disposition: 'self-care', booking: 'open' } },
  )
  const { status, stdout, stderr } = native(
    ['replay', backPainFolder],
    altered.map((record) => JSON.stringify(record)).join('\n'),
  )
  assert.equal(status, 1)
  const lines = stdout.trim().split('\n')
  assert.equal(lines.length, altered.length)
  lines.forEach((line, index) => {
    assert.deepEqual(JSON.parse(line), triage.replay(altered[index]))
  })
  assert.match(stderr, /the same, \d+ that differ/)
  assert.equal(native(['replay', backPainFolder], JSON.stringify(sample[0])).status, 0)
  const bad = native(['replay', backPainFolder], '{"record":7}\n')
  assert.equal(bad.status, 1)
  assert.match(bad.stderr, /line 1:\/record: unknown-record: /)
  assert.match(bad.stderr, /missing-key: add "answers"/)
  for (const line of ['{}', '[]', '7', 'null', '{"answers":{},"outcome":{},"version":"1.0.0"}'])
    assert.match(native(['replay', backPainFolder], line).stderr, /line 1:: unknown-record: /, line)
})
