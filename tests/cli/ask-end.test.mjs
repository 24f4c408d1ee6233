// `redflag ask` when the input ends too early, and in other languages.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backPain, folder, redflag, rules, vignettes } from './redflag.mjs'
import { allClear, announced, interview, words } from './typing.mjs'

/** Output of an interview that nobody finished: nothing in it may pass for advice. */
function nothingTold({ status, stdout, stderr }) {
  assert.equal(status, 1)
  assert.match(stderr, /^redflag: the input ended/)
  for (const text of allClear) assert.ok(!stdout.includes(text), text)
  const emergency = words.ui['emergency-line'].replace('{tel}', '911')
  assert.ok(stdout.endsWith(`\n${words.ui.held}\n${emergency}\n`), stdout.slice(-200))
}

const well = vignettes.find(({ id }) => id === 'no-warning-signs')

test('an interview that ends at any screen exits with 1, and tells nobody that all is well', async (context) => {
  const { typed, output } = await interview(context, well.answers)
  assert.ok(output.includes(announced('self-care')))
  for (let length = 0; length < typed.length; ++length) {
    const lines = typed.slice(0, length)
    nothingTold(redflag(['ask', backPain], lines.map((line) => `${line}\n`).join('')))
    nothingTold(redflag(['ask', backPain], [...lines, 'nonsense'].join('\n')))
    nothingTold(redflag(['ask', backPain], [...lines, '?'].join('\n')))
    if (length > 0) nothingTold(redflag(['ask', backPain], [...lines, 'b'].join('\n')))
  }
})

test('a last line that lacks its line feed is still an answer', async (context) => {
  const { typed } = await interview(context, well.answers)
  const { status, stdout } = redflag(['ask', backPain], typed.join('\n'))
  assert.equal(status, 0)
  assert.ok(stdout.includes(announced('self-care')))
})

test('someone who stops in the middle of a talk is told to finish the check', async (context) => {
  const answers = { ...well.answers }
  delete answers.injury
  const { status, output, road } = await interview(context, answers)
  assert.equal(status, 1)
  assert.equal(road.at(-1), 'injury')
  assert.ok(output.includes(words.ui.held))
})

test('what nobody can type leads nowhere: nulls, control characters, broken UTF-8, a very long line', () => {
  const bytes = Buffer.concat([Buffer.from([0, 10, 27, 91, 65, 10, 0xff, 0xfe, 10]), Buffer.alloc(1 << 20, 'x')])
  nothingTold(redflag(['ask', backPain], bytes))
})

/** Back pain with a second and a third language, each told by its first line. */
function translated(context) {
  const all = rules()
  all.words.ui.title = 'In English'
  all.spanish = structuredClone(all.words)
  all.spanish.lang = 'es'
  all.spanish.ui.title = 'En español'
  return folder(context, all)
}

test('a language is found by its tag, by less of it, and in any case; English when none is named', (context) => {
  const dir = translated(context)
  const heading = (...options) => redflag(['ask', dir, ...options]).stdout.split('\n')[0]
  assert.equal(heading(), 'In English')
  for (const tag of ['en', 'EN', 'en-US', 'en-Latn-GB']) assert.equal(heading('--lang', tag), 'In English', tag)
  for (const tag of ['es', 'ES', 'es-MX', 'es-419', 'Es-Latn-MX'])
    assert.equal(heading('--lang', tag), 'En español', tag)
  assert.equal(heading('--lang=es'), 'En español')
})

test('a language that is not there: exit status 2, and those that are', (context) => {
  const dir = translated(context)
  for (const tag of ['fr', 'e', 'eng', 'english', 'est-EE', '', '-', '../words/en', 'en/..']) {
    const { status, stdout, stderr } = redflag(['ask', dir, `--lang=${tag}`], '1\n')
    assert.deepEqual([tag, status, stdout], [tag, 2, ''])
    assert.match(stderr, /has no language .*; it has en es$/m)
  }
})

test('words of another language that are broken stop only that language', (context) => {
  const all = rules()
  all.spanish = '{'
  const dir = folder(context, all)
  assert.equal(redflag(['ask', dir, '--lang', 'en'], '1\n').status, 0)
  const { status, stdout, stderr } = redflag(['ask', dir, '--lang', 'es'], '1\n')
  assert.deepEqual([status, stdout], [2, ''])
  assert.match(stderr, /words\/es\.json:.*: json-syntax: /)
})

test('without a word file there is no language', (context) => {
  const others = rules()
  delete others.words
  const { status, stdout, stderr } = redflag(['ask', folder(context, others)], '1\n')
  assert.deepEqual([status, stdout], [2, ''])
  assert.match(stderr, /has no language en; it has none$/m)
})
