// `redflag assess`: what becomes of good lines.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { assess, backPain, converse, folder, redflag, rules, vignettes } from './redflag.mjs'

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
  const outcomeLine = redflag(['assess', backPain], `${line}\n`).stdout
  assert.equal(outcomeLine.split('\n').length, 2)
  const { status, stdout } = redflag(['assess', backPain], `\n\r\n  \t\n${line}\n\n\n${line}\r\n \r\n`)
  assert.deepEqual([status, stdout], [0, outcomeLine + outcomeLine])
  for (const nothing of ['', '\n', ' \r\n\n'])
    assert.deepEqual(redflag(['assess', backPain], nothing), {
      status: 0,
      stdout: '',
      stderr: 'redflag: 0 judged, 0 refused\n',
    })
})

test('a last line without a line feed counts', () => {
  const lines = ['{"id":1,"answers":{}}', '{"id":2,"answers":{}}'].join('\n')
  const { stdout } = redflag(['assess', backPain], lines)
  assert.equal(stdout, redflag(['assess', backPain], `${lines}\n`).stdout)
  assert.ok(stdout.endsWith('}\n'))
  assert.equal(stdout.split('\n').length, 3)
})

/** The outcome of a patient who answered this about the nerve signs. */
const nerve = (answer, dir) => assess([JSON.stringify({ id: 1, answers: { 'nerve-signs': answer } })], dir).outcomes[0]

test('a checklist may be answered option by option, and means the same as the list', () => {
  const [yes, no, unsure, declined] = ['yes', 'no', 'unsure', 'declined']
  const rows = (...truths) =>
    Object.fromEntries(['bladder-bowel', 'leg-weakness', 'leg-numbness'].map((id, index) => [id, truths[index]]))
  assert.deepEqual(nerve(rows(yes, no, no)), nerve(['bladder-bowel']))
  assert.deepEqual(nerve(rows(no, no, no)), nerve([]))
  assert.deepEqual(nerve(rows(unsure, unsure, unsure)), nerve('unsure'))
  assert.deepEqual(nerve(rows(declined, declined, declined)), nerve('declined'))
  assert.deepEqual(nerve(rows(unsure, yes, unsure)), nerve(['leg-weakness', 'unsure']))
  assert.deepEqual(nerve({}), nerve(null))
  // Doubt is told of the option that it is about, and of no other.
  const [{ rule, findings }] = nerve(rows(no, unsure, no)).reasons
  assert.deepEqual(
    [rule, findings],
    ['nerve-pressure', [{ question: 'nerve-signs', option: 'leg-weakness', truth: 'unsure' }]],
  )
})

test('an option that is missing from the object counts as not sure, never as no', () => {
  const all = { 'bladder-bowel': 'no', 'leg-weakness': 'no', 'leg-numbness': 'no' }
  assert.ok(!nerve(all).unsure.includes('nerve-pressure'))
  for (const id of Object.keys(all)) {
    const fewer = Object.fromEntries(Object.entries(all).filter(([other]) => other !== id))
    for (const answer of [fewer, { ...all, [id]: null }]) {
      const { disposition, rules: fired, unsure } = nerve(answer)
      assert.deepEqual([disposition, fired], ['emergency-room', []], id)
      assert.ok(unsure.includes('nerve-pressure'), id)
    }
  }
})

test('a declined row gives what the rule has for that, and not sure beside it what it has for not sure', (context) => {
  const all = rules()
  const [signs] = all.protocol.questions
  delete signs.sensitive
  signs.rows = signs.options[0].sensitive = true
  all.protocol.rules = [{ ...all.protocol.rules[0], declined: 'call-doctor' }]
  const dir = folder(context, { protocol: all.protocol })
  const rows = (bladder, weakness) => ({ 'bladder-bowel': bladder, 'leg-weakness': weakness, 'leg-numbness': 'no' })
  const lead = (bladder, weakness) => nerve(rows(bladder, weakness), dir).disposition
  assert.equal(lead('no', 'no'), levels.at(-1))
  assert.equal(lead('declined', 'no'), 'call-doctor')
  assert.equal(lead('declined', 'unsure'), 'emergency-room')
  assert.equal(lead('declined', 'yes'), 'emergency-room')
  assert.equal(lead('declined'), 'emergency-room', 'a row without an answer is not sure')
  const { reasons, unsure } = nerve(rows('declined', 'no'), dir)
  assert.deepEqual(unsure, ['nerve-pressure'])
  assert.deepEqual(reasons[0].findings, [{ question: 'nerve-signs', option: 'bladder-bowel', truth: 'declined' }])
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
    const output = await talk.until('\n')
    assert.equal(JSON.parse(output).id, id)
    assert.equal(output.split('\n').length, 2)
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

test('lines that come in pieces, with blank ones between and after them, are answered as soon as they are whole', async (context) => {
  const talk = converse(context, ['assess', backPain])
  for (const pieces of [
    ['{"id":1,"answers":{}}\n\n \r\n'],
    ['{"id":2,', '"answers":{}', '}\n'],
    ['{"id":3,"answers":{}}\n{"id":', '4,"answers":{}}\n\n'],
    ['{"id":5,"answers":{"age":40}}\n{"id":6,"answers":{}}\nnope\n{"id":7,"answers":{}}\n{"id":8,"answers":{}}\n  \n'],
  ]) {
    const ids = pieces.join('').match(/(?<="id":)\d|nope/g)
    for (const piece of pieces) {
      talk.write(piece)
      await setTimeout(20)
    }
    const answered = []
    while (answered.length < ids.length)
      answered.push(...(await talk.until('\n')).trimEnd().split('\n').map(JSON.parse))
    assert.deepEqual(
      answered.map(({ id }) => String(id ?? 'nope')),
      ids,
    )
  }
  talk.end()
  assert.equal(await talk.ended, 1)
})

test('patients who are judged together do not rub off on one another, whoever is refused among them', () => {
  const patients = vignettes.map(({ id, answers }) => JSON.stringify({ id, answers }))
  const alone = patients.flatMap((patient) => assess([patient]).outcomes)
  const refused = '{"id":"bad","answers":{"nerve-signs":["bladder-bowel"],"age":900}}'
  for (const every of [2, 3, 5]) {
    const mixed = patients.flatMap((patient, index) => (index % every ? [patient] : [refused, patient]))
    const { outcomes } = assess(mixed)
    assert.deepEqual(
      outcomes.filter(({ error }) => !error),
      alone,
    )
  }
})
