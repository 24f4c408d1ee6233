// Tests the input that `redflag ask` takes, and its answer to any other.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { announced, keysFor, type, words } from './typing.mjs'

const { ui } = words

/** The screens, each with all that was said until the next one. */
const screens = (stdout) => stdout.split(/(?<=\n)(?=Step \d+ of )/).slice(1)
const count = (text, part) => text.split(part).length - 1
const error = (key, filling = {}) =>
  `${ui['error-prefix']} ${ui[key].replace(/\{(\w+)\}/g, (_, name) => filling[name])}\n`

// To the question about age: no signs, a bump, and little trouble.
const toAge = ['0', '2', '0', '2', '2', '3']

/** The output for these lines, typed on the screen of this number, on which the interview must stay. */
function stays(before, ...lines) {
  const shown = screens(type(...before, ...lines).stdout)
  assert.equal(shown.length, before.length + 1, `${lines} led on`)
  return shown.at(-1)
}

test('a screen shows the step, the question, its hint and every key', () => {
  const [screen] = screens(type().stdout)
  const { ask, hint, options } = words.questions['nerve-signs']
  assert.match(screen, /^Step 1 of about \d+\n/)
  for (const line of [ask, hint, ui['check-all']]) assert.ok(screen.includes(`${line}\n`), line)
  Object.values(options).forEach(({ label }, index) => assert.ok(screen.includes(`  ${index + 1}  ${label}\n`), label))
  assert.ok(screen.includes(`  0  ${ui.none}\n`))
  assert.ok(screen.includes(`  u  ${ui.unsure}\n`))
})

test('several numbers tick several, in any order, by blanks or commas, twice or once', () => {
  const { options } = words.questions['nerve-signs']
  const signs = ['bladder-bowel', 'leg-numbness'].map((id) => `  - ${options[id].sign}\n`)
  const outputs = ['1 3', '3 1', '1,3', ' 1 ,\t3 ', '1 3 1', '01 03'].map((line) => type(line).stdout)
  for (const stdout of outputs) {
    for (const sign of signs) assert.ok(stdout.includes(sign), sign)
    assert.equal(count(stdout, options['leg-weakness'].sign), 0)
    assert.equal(stdout, outputs[0])
  }
})

test('some ticked and not sure of the others is one answer', () => {
  const { status, stdout } = type('2 u')
  assert.equal(status, 0)
  assert.ok(stdout.includes(`  - ${words.questions['nerve-signs'].options['leg-weakness'].sign}\n`))
})

test('not sure about the nerve signs leads to the emergency room, and says about what', () => {
  const signs = Object.values(words.questions['nerve-signs'].options).map(({ sign }) => `  - ${sign}\n`)
  const headings = { u: 'not-sure', U: 'not-sure', ' u ': 'not-sure', d: 'skipped', D: 'skipped' }
  for (const [key, heading] of Object.entries(headings)) {
    const { status, stdout } = type(key)
    assert.equal(status, 0)
    assert.ok(stdout.includes(announced('emergency-room')), key)
    assert.ok(stdout.includes(`${ui[heading]}\n${signs.join('')}`), key)
  }
})

test('a row may be not sure or declined by itself, and the others are a no', () => {
  const { options } = words.questions['nerve-signs']
  const [first, second, third] = Object.values(options).map(({ sign }) => `  - ${sign}\n`)
  const assertListed = (line, heading, ...signs) => {
    const { status, stdout } = type(line)
    assert.equal(status, 0, line)
    assert.ok(stdout.includes(`\n${ui[heading]}\n${signs.join('')}`), line)
    const reasons = stdout.slice(stdout.indexOf(`\n${ui[heading]}\n`), stdout.indexOf(ui['come-back']))
    for (const sign of [first, second, third])
      assert.equal(count(reasons, sign), signs.includes(sign) ? 1 : 0, `${line}: ${sign}`)
  }
  for (const line of ['3u', '3U', ' 03u ', '3u 3u']) assertListed(line, 'not-sure', third)
  for (const line of ['3d', '3D', '3d,3d']) assertListed(line, 'skipped', third)
  assertListed('2u, 3u', 'not-sure', second, third)
  assertListed('1d 2d', 'skipped', first, second)
})

test('a checklist takes nothing but its numbers, and none only alone', () => {
  const wrong = [
    '4',
    '9',
    '-1',
    'x',
    '',
    ' ',
    '0 1',
    '1 0',
    '0 u',
    'd 1',
    '1 1u',
    '1u 1d',
    '0 2d',
    '0u',
    '4u',
    '4d',
    'ud',
    '1ud',
    'u1',
    '1.5',
    '1 x',
    'yes',
    '99999999999999999999',
    'é',
  ]
  const screen = stays([], ...wrong)
  assert.equal(count(screen, error('error-checklist')), wrong.length)
  assert.equal(count(screen, ui['error-prefix']), wrong.length)
})

test('a yes-no question and a choice take one number', () => {
  const wrong = ['0', '3', '1 2', '', 'yes', 'y', '-1', '1,', 'd']
  // "1," is one number all the same.
  const refused = wrong.filter((line) => line !== '1,')
  assert.equal(count(stays(['0'], ...refused), error('error-choose')), refused.length)
  assert.equal(screens(type('0', '1,').stdout).length, 3)
  const choice = ['0', '4', '1 2', '', 'u u', 'd']
  assert.equal(count(stays(toAge.slice(0, 4), ...choice), error('error-choose')), choice.length)
})

test('a number is asked again until it is one, in range and whole', () => {
  const wrong = {
    'error-number': ['', 'forty', '4O', '1e1', '0x10', '45 46', '.5', '5.', '--5', '+45', '1.2.3', 'NaN', 'inf', '٤٥'],
    'error-range': ['-1', '121', '120.5', '999999', '9'.repeat(10)],
    'error-whole': ['45.5', '0.1'],
  }
  const bounds = { min: '0', max: '120' }
  for (const [key, lines] of Object.entries(wrong))
    for (const line of lines) {
      const screen = stays(toAge, line)
      assert.equal(count(screen, error(key, bounds)), 1, `${line}: ${screen}`)
    }
  assert.match(stays(toAge), new RegExp(`${words.questions.age.unit}> `))
  for (const line of ['45', '0', '70', ' 45 ', '45.0', '045', 'u'])
    assert.equal(screens(type(...toAge, line).stdout).length, toAge.length + 2, line)
  assert.equal(type(...toAge, '120').status, 0)
})

test('the age counts: 70 and 71 lead to different places', () => {
  const rest = ['0', '2', '3']
  assert.ok(type(...toAge, '70', ...rest).stdout.includes(announced('call-doctor')))
  assert.ok(type(...toAge, '71', ...rest).stdout.includes(announced('urgent-care')))
})

test('? says why it is asked and changes nothing', () => {
  const screen = stays([], '?', ' ? ')
  assert.equal(count(screen, `${words.questions['nerve-signs'].why}\n`), 2)
  assert.equal(count(screen, ui['error-prefix']), 0)
  assert.equal(count(stays(toAge, '?'), `${words.questions.age.why}\n`), 1)
})

test('b goes back, shows the answer in brackets, and Enter keeps it', () => {
  const shown = screens(type('0', 'b', '', '1', 'B', '').stdout)
  const steps = shown.map((screen) => screen.match(/^Step (\d+)/)[1]).join('')
  assert.equal(steps, '121232' + '3')
  assert.match(shown[2], /\[0\]> $/m)
  assert.match(shown[5], /\[1\]> $/m)
})

test('a different answer after going back leads elsewhere; later answers are kept', () => {
  const changed = type('0', '2', '0', 'b', 'b', 'b', '1 2')
  assert.equal(changed.status, 0)
  assert.ok(changed.stdout.includes(announced('emergency-room')))
  const toInjury = [...toAge, '60', 'b', 'b', 'b']
  const output = type(...toInjury, '3', '', '3').stdout
  assert.ok(output.includes(announced('self-care')), 'an age without an injury counts for nothing')
  const again = type(...toInjury, '2', '', '', '0', '2', '3').stdout
  assert.match(again, /\[60\] years> /)
  assert.ok(again.includes(announced('call-doctor')))
})

test('on the first screen there is nowhere to go back to', () => {
  const screen = stays([], 'b')
  assert.equal(count(screen, error('error-choose')), 1)
  assert.doesNotMatch(screen, new RegExp(`^  b  ${ui.back}$`, 'm'))
  assert.match(screens(type('0').stdout)[1], new RegExp(`^  b  ${ui.back}$`, 'm'))
})

test('not to say is offered where a question is sensitive, and taken only there', () => {
  const [first, second] = screens(type('0').stdout)
  assert.equal(keysFor(first, 'nerve-signs', 'declined'), 'd')
  assert.doesNotMatch(second, new RegExp(ui.declined))
  assert.equal(count(stays(['0'], 'd'), error('error-choose')), 1)
})

test('lines may end with CR LF, and the last one with nothing', () => {
  const plain = type('0', '1 2', '3', 'b', '1')
  assert.equal(type('0\r', '1 2\r', '3\r', 'b\r', '1\r').stdout, plain.stdout)
})
