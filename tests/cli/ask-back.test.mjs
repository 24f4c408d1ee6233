// `redflag ask` when Back and a changed answer offer more, or less, and when only some rows may be skipped.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { folder, item, redflag, rules } from './redflag.mjs'
import { announced, words } from './typing.mjs'

const { ui } = words
const labels = Object.values(words.questions['nerve-signs'].options).map(({ label }) => label)

/**
 * Age, then the nerve signs, of which leg weakness is offered from 40 on, then whether the spine was operated on. The
 * first sign may be skipped, and then a doctor is called; not sure of any is the emergency room.
 */
function askWith(context) {
  const all = rules()
  const { protocol } = all
  const signs = item(protocol.questions, 'nerve-signs')
  delete item(protocol.questions, 'age').when
  delete signs.sensitive
  signs.options[0].sensitive = true
  signs.options[1].when = { question: 'age', min: 40 }
  const asked = ['age', 'nerve-signs', 'spine-procedure']
  // No rule looks at the others, so nobody is asked.
  const unasked = protocol.questions.map(({ id }) => id).filter((id) => !asked.includes(id))
  protocol.screens = [['age', 'nerve-signs'], 'spine-procedure', ...unasked]
  const [nerve] = protocol.rules
  protocol.rules = [
    { ...nerve, declined: 'call-doctor' },
    { ...nerve, id: 'operated', when: { question: 'spine-procedure', is: 'yes' } },
  ]
  const dir = folder(context, all)
  return (...lines) => {
    const { stdout, stderr } = redflag(['ask', dir], lines.map((line) => `${line}\n`).join(''))
    return { stdout, stderr, screens: stdout.split(/(?<=\n)(?=Step \d+ of )/).slice(1) }
  }
}

/** The places of the signs that a screen offers, from 1. */
const offered = (screen) =>
  labels.flatMap((label, index) => (screen.includes(`  ${index + 1}  ${label}\n`) ? [index + 1] : []))

test('after Back and a changed age only the option that it newly offers is asked, and has no answer yet', (context) => {
  const ask = askWith(context)
  const before = ask('30', '0')
  assert.deepEqual(offered(before.screens[1]), [1, 3])
  const { screens } = ask('30', '0', 'b', 'b', '50')
  assert.equal(screens.length, 6)
  assert.match(screens[3], /\[0\]> $/m)
  assert.deepEqual(offered(screens[5]), [2])
  assert.doesNotMatch(screens[5], /\[.*\]> $/m)
  // Enter is no answer to what nobody was asked.
  const enter = ask('30', '0', 'b', 'b', '50', '').screens
  assert.equal(enter.length, 6)
  assert.ok(enter[5].includes(`${ui['error-prefix']} ${ui['error-checklist']}\n`))
  const yes = ask('30', '0', 'b', 'b', '50', '2')
  assert.ok(yes.stdout.includes(announced('emergency-room')))
  const no = ask('30', '0', 'b', 'b', '50', '0', '2')
  assert.ok(no.stdout.includes(announced('self-care')), no.stdout)
})

test('what was said before of the other options stands', (context) => {
  const ask = askWith(context)
  const { screens, stdout } = ask('30', '1d', 'b', 'b', '50', '0', '2')
  assert.deepEqual(offered(screens[5]), [2])
  assert.ok(stdout.includes(announced('call-doctor')), stdout)
})

test('an option that the changed age withdraws is not asked, and Enter keeps the rest', (context) => {
  const ask = askWith(context)
  const { screens, stdout } = ask('50', '1d 2d', '50')
  assert.ok(screens[1].includes(ui['error-checklist']), 'only the first may be skipped')
  assert.equal(screens.length, 2, stdout)
  const less = ask('50', '1d', 'b', 'b', '30', '', '2')
  assert.deepEqual(offered(less.screens[5]), [1, 3])
  assert.match(less.screens[5], /\[1d\]> $/m)
  assert.ok(less.stdout.includes(announced('call-doctor')), less.stdout)
})

test('d alone skips only what may be skipped; the other options are asked', (context) => {
  const ask = askWith(context)
  const { screens } = ask('50', 'd')
  assert.deepEqual(offered(screens[2]), [2, 3])
  assert.ok(screens[1].includes(`  d  ${ui.declined}\n`))
  assert.ok(!screens[2].includes(`  d  ${ui.declined}\n`))
  assert.ok(ask('50', 'd', '0', '2').stdout.includes(announced('call-doctor')))
  assert.ok(ask('50', 'd', 'u').stdout.includes(announced('emergency-room')))
  assert.ok(ask('50', 'd', '3').stdout.includes(announced('emergency-room')))
})

test('questions of one screen are one step', (context) => {
  const steps = askWith(context)('50', '0').screens.map((screen) => screen.split('\n')[0])
  assert.deepEqual(steps, ['Step 1 of about 2', 'Step 1 of about 2', 'Step 2 of about 2'])
})
