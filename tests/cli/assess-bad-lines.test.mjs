// `redflag assess` with lines that are wrong: each is told by itself, and the others go on.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { openSync } from 'node:fs'
import { test } from 'node:test'
import { assess, backPain, redflag, rules, folder, tool } from './redflag.mjs'

const good = '{"id":"good","answers":{"nerve-signs":["leg-weakness"]}}'
const [sound] = assess([good]).outcomes

/** The error of a line, which leaves the good lines around it as they are. */
function refused(line) {
  const { status, stderr, outcomes } = assess([good, line, good])
  assert.equal(status, 1, line.slice(0, 80))
  assert.deepEqual([outcomes[0], outcomes[2], outcomes.length], [sound, sound, 3])
  const { id, line: number, error, ...more } = outcomes[1]
  assert.deepEqual(more, {}, 'an outcome beside an error')
  assert.equal(number, 2)
  const { code, path, message, problems } = error
  assert.deepEqual(problems[0], { code, path, message })
  for (const problem of problems) assert.ok(problem.message.length > 7, JSON.stringify(problem))
  const lines = problems.map(({ code, path, message }) => `line 2:${path}: ${code}: ${message}`)
  assert.deepEqual(stderr.trimEnd().split('\n'), [...lines, 'redflag: 2 judged, 1 refused'])
  return { id, problems: problems.map((problem) => `${problem.path}: ${problem.code}`) }
}

// Wrong lines, each with the id that its error carries and the problems that are reported.
const mistakes = [
  ['nope', null, ': json-syntax'],
  ['{"id":"a","answers":{}', null, ': json-syntax'],
  ['{"id":"a","answers":{}} {}', null, ': json-syntax'],
  ["{'id':'a','answers':{}}", null, ': json-syntax'],
  ['[]', null, ': wrong-type'],
  ['null', null, ': wrong-type'],
  ['"a"', null, ': wrong-type'],
  ['5', null, ': wrong-type'],
  ['{}', null, ': missing-key', ': missing-key'],
  ['{"answers":{}}', null, ': missing-key'],
  ['{"id":"a"}', 'a', ': missing-key'],
  ['{"id":"a","answers":{},"more":1}', 'a', '/more: unknown-key'],
  ['{"id":null,"answers":{}}', null, '/id: wrong-type'],
  ['{"id":true,"answers":{}}', null, '/id: wrong-type'],
  ['{"id":[1],"answers":{}}', null, '/id: wrong-type'],
  ['{"id":{"a":1},"answers":{}}', null, '/id: wrong-type'],
  ['{"id":"a","id":"b","answers":{}}', null, '/id: duplicate-key'],
  ['{"id":1e400,"answers":{}}', null, '/id: json-number'],
  ['{"id":9,"answers":[]}', 9, '/answers: wrong-type'],
  ['{"id":9,"answers":null}', 9, '/answers: wrong-type'],
  ['{"id":9,"answers":{"age":40,"age":80}}', 9, '/answers/age: duplicate-key'],
  ['{"id":9,"answers":{"colour":"red"}}', 9, '/answers/colour: unknown-question'],
  ['{"id":9,"answers":{"injury":"fell"}}', 9, '/answers/injury: unknown-option'],
  ['{"id":9,"answers":{"injury":["bump-or-fall"]}}', 9, '/answers/injury: wrong-type'],
  ['{"id":9,"answers":{"sore-spot":true}}', 9, '/answers/sore-spot: wrong-type'],
  ['{"id":9,"answers":{"sore-spot":"maybe"}}', 9, '/answers/sore-spot: unknown-option'],
  ['{"id":9,"answers":{"nerve-signs":"leg-weakness"}}', 9, '/answers/nerve-signs: wrong-type'],
  ['{"id":9,"answers":{"nerve-signs":["leg-weakness","arm"]}}', 9, '/answers/nerve-signs/1: unknown-option'],
  ['{"id":9,"answers":{"nerve-signs":[1]}}', 9, '/answers/nerve-signs/0: wrong-type'],
  ['{"id":9,"answers":{"age":"40"}}', 9, '/answers/age: wrong-type'],
  ['{"id":9,"answers":{"age":-1}}', 9, '/answers/age: out-of-range'],
  ['{"id":9,"answers":{"age":121}}', 9, '/answers/age: out-of-range'],
  ['{"id":9,"answers":{"age":40.5}}', 9, '/answers/age: out-of-range'],
]

for (const [line, id, ...problems] of mistakes) {
  test(`${line} is told as ${problems.join(' and ')}, with ${id === null ? 'no' : 'its'} id`, () => {
    assert.deepEqual(refused(line), { id, problems })
  })
}

test('all that is wrong with a line is told at once', () => {
  const line = '{"id":"a","answers":{"age":"x","zz":1,"injury":"fell"},"more":2}'
  const { id, problems } = refused(line)
  assert.equal(id, 'a')
  assert.deepEqual(problems.sort(), [
    '/answers/age: wrong-type',
    '/answers/injury: unknown-option',
    '/answers/zz: unknown-question',
    '/more: unknown-key',
  ])
})

test('bytes that are no UTF-8 are an error, and never come out again', () => {
  const bad = [[0xff], [0xc3], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82], [0x80]]
  for (const bytes of bad)
    for (const [before, after] of [
      ['{"id":"', '","answers":{}}'],
      ['{"id":1,"answers":{"', '":1}}'],
      ['', ''],
    ]) {
      const line = Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(`${after}\n${good}\n`)])
      const { status, stdout } = redflag(['assess', backPain], line, 'buffer')
      const text = new TextDecoder('utf-8', { fatal: true }).decode(stdout)
      const [error, outcome] = text.trimEnd().split('\n').map(JSON.parse)
      assert.equal(error.error.code, 'json-syntax', `${before}${bytes}`)
      assert.deepEqual([outcome, status], [sound, 1])
    }
})

test('a null byte is an error of its line alone', () => {
  assert.deepEqual(refused('{"id":"a\0","answers":{}}').problems, ['/id: json-syntax'])
  assert.deepEqual(refused('{"id":"a","answers":{}}\0').problems, [': json-syntax'])
})

test('a line up to the limit is answered like any other, and one of many megabytes is refused', () => {
  const space = ' '.repeat((1 << 20) - 40)
  const { status, outcomes } = assess([`{"id":"a",${space}"answers":{}}`, good])
  assert.deepEqual([status, outcomes[0].id, outcomes[1]], [0, 'a', sound])
  for (const huge of ['x'.repeat(8 << 20), `{"id":"a","answers":{}}${' '.repeat(1 << 20)}x`])
    assert.deepEqual(refused(huge).problems, [': too-large'])
})

test('lines are counted as an editor counts them, blank ones too', () => {
  const { stdout, stderr } = redflag(['assess', backPain], `${good}\n\n  \nnope\n`)
  assert.equal(JSON.parse(stdout.split('\n')[1]).line, 4)
  assert.match(stderr, /^line 4:: json-syntax: /)
})

test('what is not JSON is told by what it is, where that is known', () => {
  const why = {
    "{'id':1}": /JSON quotes with "/,
    '{"id":1} // one': /JSON has no comments/,
    '{"id":"a\tb"}': /a tab stands in the text/,
    '{"id":"\\ud800"}': /halves of one character/,
    '{"id":"never': /never ends/,
  }
  for (const [line, message] of Object.entries(why)) {
    const { stdout } = redflag(['assess', backPain], `${line}\n`)
    const { error } = JSON.parse(stdout)
    assert.equal(error.code, 'json-syntax', line)
    assert.match(error.message, message)
  }
  const latin = redflag(['assess', backPain], Buffer.from('{"id":"a\xe9"}\n', 'latin1'))
  assert.match(JSON.parse(latin.stdout).error.message, /not UTF-8; it may be Latin-1/)
})

test('a folder in place of the patients is told, and nobody is judged', () => {
  const { status, stderr } = spawnSync(tool, ['assess', backPain], {
    stdio: [openSync(backPain, 'r'), 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  assert.equal(status, 2)
  assert.match(stderr, /unreadable: the patients come from standard input/)
})

test('brackets nested a million deep are an error, not the end', () => {
  for (const text of [
    '['.repeat(1e6),
    '{"a":'.repeat(1e6),
    `{"id":1,"answers":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
  ]) {
    const { problems } = refused(text)
    assert.equal(problems.length, 1)
    assert.match(problems[0], /: (json-|too-large)/)
  }
})

test('a bad last line without a line feed is told as well', () => {
  const { status, stdout } = redflag(['assess', backPain], `${good}\n{"id":"cut`)
  assert.equal(status, 1)
  assert.equal(JSON.parse(stdout.split('\n')[1]).error.code, 'json-syntax')
})

test('with a broken protocol nobody is assessed: its problems are told, and the exit status is 2', (context) => {
  const { protocol } = rules()
  protocol.rules[0].then = 'nowhere'
  protocol.zzz = 1
  const dir = folder(context, { protocol })
  const { status, stdout, stderr } = redflag(['assess', dir], `${good}\n`)
  assert.deepEqual([status, stdout], [2, ''])
  assert.match(stderr, /protocol\.json:\/rules\/0\/then: unknown-id: /)
  assert.match(stderr, /protocol\.json:\/zzz: unknown-key: /)
})
