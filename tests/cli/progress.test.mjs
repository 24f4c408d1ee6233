// Long works say on a terminal how far they have come, and nowhere else.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { backPain, folder, redflag, tool } from './redflag.mjs'

/** Long enough to be counted: 13 s, measured. */
const shipped = fileURLToPath(new URL('../../rules/back-pain', import.meta.url))

const quote = (text) => `'${text}'`

/** Everything that the tool sends to a terminal while it runs in it. */
function onTerminal(args, more = '') {
  const command = [tool, ...args].map(quote).join(' ')
  const { status, stdout, error } = spawnSync('script', ['-qec', `${command} ${more}`, '/dev/null'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  assert.equal(error, undefined)
  return { status, sent: stdout }
}

/** Apart where the line on the terminal is wiped. */
const pieces = (sent) => sent.replaceAll('\r\n', '\n').split('\r\x1b[K')
/** The text that is left on the terminal in the end. */
const finalText = (sent) =>
  pieces(sent)
    .filter((piece) => piece.endsWith('\n'))
    .join('')
/** The lines that were overwritten. */
const lines = (sent) => pieces(sent).filter((piece) => piece && !piece.endsWith('\n'))

test('digest counts its states on a terminal, and takes the count away', () => {
  const args = ['digest', backPain, '--states', '200000']
  const { status, sent } = onTerminal(args)
  assert.equal(status, 0)
  const updates = lines(sent)
  assert.ok(updates.length > 1, sent)
  for (const line of updates) assert.match(line, /^digest: \d+ of 200000 states$/)
  assert.deepEqual(redflag(args), { status: 0, stdout: finalText(sent), stderr: '' })
})

test('prove names on a terminal what it is at, and then leaves what it found alone', () => {
  const { status, sent } = onTerminal(['prove', backPain])
  const piped = redflag(['prove', backPain])
  const timeless = (text) => text.replace(/[\d.]+ s\b/g, '')
  assert.equal(timeless(finalText(sent)), timeless(piped.stdout + piped.stderr))
  assert.equal(status, piped.status)
  const properties = finalText(sent).match(/(?<=^(holds|FAILS) +)[a-z-]+/gm)
  assert.ok(properties.length > 10, sent)
  assert.deepEqual(
    lines(sent).map((line) => line.replace('prove: ', '')),
    properties,
  )
})

test('mutate counts its mutants on a terminal', () => {
  const { sent } = onTerminal(['mutate', shipped])
  const updates = lines(sent)
  assert.ok(updates.length > 1, sent)
  for (const line of updates) assert.match(line, /^mutate: \d+ of \d+ mutants$/)
  assert.match(finalText(sent), /survived\n$/)
})

test('assess counts patients only where neither they nor their outcomes are at the terminal', (t) => {
  const dir = folder(t, {})
  const [from, to] = ['patients.jsonl', 'outcomes.jsonl'].map((name) => join(dir, name))
  writeFileSync(from, '{"id": 1, "answers": {"age": 40}}\n'.repeat(200_000))
  const { status, sent } = onTerminal(['assess', backPain], `< ${quote(from)} > ${quote(to)}`)
  assert.equal(status, 0)
  const updates = lines(sent)
  assert.ok(updates.length > 0, sent)
  for (const line of updates) assert.match(line, /^assess: \d+ patients$/)
  assert.equal(finalText(sent), 'redflag: 200000 judged, 0 refused\n')
  assert.ok(!readFileSync(to, 'utf8').includes('\x1b'))

  writeFileSync(from, '{"id": 1, "answers": {"age": 40}}\n'.repeat(20_000))
  assert.deepEqual(lines(onTerminal(['assess', backPain], `< ${quote(from)}`).sent), [])
})
