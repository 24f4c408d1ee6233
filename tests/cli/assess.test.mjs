// `redflag assess`: what becomes of good lines.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assess, backPain, converse, redflag, rules, vignettes } from './redflag.mjs'

const { protocol } = rules()
const levels = protocol.dispositions.map(({ id }) => id)

test('every vignette ends where its author says, with its rules and actions, in one run', () => {
  assert.ok(vignettes.length >= 40)
  const { status, outcomes } = assess(vignettes.map(({ id, answers }) => JSON.stringify({ id, answers })))
  assert.equal(status, 0)
  assert.equal(outcomes.length, vignettes.length)
  vignettes.forEach(({ id, lowest, highest, rules, actions }, index) => {
    const outcome = outcomes[index]
    assert.equal(outcome.id, id)
    const place = levels.indexOf(outcome.disposition)
    assert.ok(place >= levels.indexOf(highest) && place <= levels.indexOf(lowest), `${id}: ${outcome.disposition}`)
    assert.deepEqual(outcome.rules, rules, id)
    for (const action of actions) assert.ok(outcome.actions.includes(action), `${id}: no ${action}`)
  })
})

test('an outcome has the disposition, the rules that fired, what to do, and the rules that are unknown', () => {
  const { outcomes } = assess(['{"id":"a","answers":{"nerve-signs":["bladder-bowel"]}}'])
  const [{ id, disposition, rules: fired, actions, unsure }] = outcomes
  assert.deepEqual([id, disposition, fired], ['a', 'emergency-room', ['nerve-pressure']])
  assert.ok(actions.includes('go-to-er'))
  // Nothing else was answered: all other rules are unknown, and the one that fired is not.
  assert.deepEqual(
    unsure,
    protocol.rules.map((rule) => rule.id).filter((rule) => rule !== 'nerve-pressure'),
  )
})

test('who answered nothing is never sent home', () => {
  const { outcomes } = assess(['{"id":1,"answers":{}}'])
  assert.ok(levels.indexOf(outcomes[0].disposition) <= levels.indexOf(protocol.unsure), outcomes[0].disposition)
  assert.deepEqual(outcomes[0].rules, [])
})

const ids = [
  'a',
  '',
  'vier Wörter für dich',
  '😀',
  '"quoted" \\ / ',
  'two\nlines\tand \u0001',
  '\u2028',
  0,
  7,
  -3,
  2.5,
  0.1,
]

test('an id comes back as it was given, text or number', () => {
  const { status, outcomes } = assess(ids.map((id) => JSON.stringify({ id, answers: {} })))
  assert.equal(status, 0)
  assert.deepEqual(
    outcomes.map(({ id }) => id),
    ids,
  )
})

test('an id may be written in any way that JSON allows', () => {
  const { outcomes } = assess(
    ['1e3', '1.50', '"\\u00e9\\ud83d\\ude00"', '-0', '999999999999999'].map((id) => `{"id":${id},"answers":{}}`),
  )
  assert.deepEqual(
    outcomes.map(({ id }) => id),
    [1000, 1.5, 'é😀', 0, 999999999999999],
  )
})

test('the key order, blanks, a byte order mark and a CR before the line feed do not matter', () => {
  const plain = assess(['{"id":"a","answers":{"nerve-signs":[],"injury":"bump-or-fall","age":75}}']).outcomes[0]
  const others = [
    '{"answers":{"age":75,"injury":"bump-or-fall","nerve-signs":[]},"id":"a"}',
    ' \t{ "id" : "a" , "answers" : { "nerve-signs" : [ ] , "injury" : "bump-or-fall" , "age" : 75.0 } } \t',
    '{"id":"a","answers":{"nerve-signs":[],"injury":"bump-or-fall","age":75}}\r',
    '\ufeff{"id":"a","answers":{"nerve-signs":[],"injury":"bump-or-fall","age":75}}',
  ]
  const { status, outcomes } = assess(others)
  assert.equal(status, 0)
  assert.deepEqual(outcomes, [plain, plain, plain, plain])
})

test('blank lines are passed by; no input at all is no output', () => {
  const line = '{"id":"a","answers":{}}'
  const one = redflag(['assess', backPain], `${line}\n`).stdout
  assert.equal(one.split('\n').length, 2)
  const { status, stdout } = redflag(['assess', backPain], `\n\r\n  \t\n${line}\n\n\n${line}\r\n \r\n`)
  assert.deepEqual([status, stdout], [0, one + one])
  for (const nothing of ['', '\n', ' \r\n\n'])
    assert.deepEqual(redflag(['assess', backPain], nothing), { status: 0, stdout: '', stderr: '' })
})

test('a last line without a line feed counts', () => {
  const lines = ['{"id":1,"answers":{}}', '{"id":2,"answers":{}}'].join('\n')
  const { stdout } = redflag(['assess', backPain], lines)
  assert.equal(stdout, redflag(['assess', backPain], `${lines}\n`).stdout)
  assert.ok(stdout.endsWith('}\n'))
  assert.equal(stdout.split('\n').length, 3)
})

test('null and a key left out are the same: no answer', () => {
  const { status, outcomes } = assess(['{"id":1,"answers":{"injury":null}}', '{"id":1,"answers":{}}'])
  assert.equal(status, 0)
  assert.deepEqual(outcomes[0], outcomes[1])
})

test('through a pipe each line is answered before the next is written', async (context) => {
  const talk = converse(context, ['assess', backPain])
  for (const { id, answers } of vignettes.slice(0, 8)) {
    talk.write(`${JSON.stringify({ id, answers })}\n`)
    const said = await talk.until('\n')
    assert.equal(JSON.parse(said).id, id)
    assert.equal(said.split('\n').length, 2)
  }
  talk.write('nonsense\n')
  assert.equal(JSON.parse(await talk.until('\n')).error.code, 'json-syntax')
  talk.write('{"id":"last","answers":{}}')
  talk.end()
  assert.equal(JSON.parse(await talk.until('\n')).id, 'last')
  assert.equal(await talk.ended, 1)
})

test('ten thousand lines come out in the order in which they went in', () => {
  const lines = Array.from({ length: 10_000 }, (_, id) => JSON.stringify({ id, answers: { age: id % 121 } }))
  const { status, outcomes } = assess(lines)
  assert.equal(status, 0)
  assert.ok(outcomes.every(({ id }, index) => id === index))
  assert.equal(outcomes.length, lines.length)
})
