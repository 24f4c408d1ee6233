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

/** What a terminal is sent while the tool runs in it. */
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
/** What it shows in the end. */
const left = (sent) =>
  pieces(sent)
    .filter((piece) => piece.endsWith('\n'))
    .join('')
/** What came and went. */
const lines = (sent) => pieces(sent).filter((piece) => piece && !piece.endsWith('\n'))

test('digest counts its states on a terminal, and takes the count away', () => {
  const args = ['digest', backPain, '--states', '200000']
  const { status, sent } = onTerminal(args)
  assert.equal(status, 0)
  const told = lines(sent)
  assert.ok(told.length > 1, sent)
  for (const line of told) assert.match(line, /^digest: \d+ of 200000 states$/)
  assert.deepEqual(redflag(args), { status: 0, stdout: left(sent), stderr: '' })
})

test('prove names on a terminal what it is at, and then leaves what it found alone', () => {
  const { status, sent } = onTerminal(['prove', backPain])
  const piped = redflag(['prove', backPain])
  const timeless = (text) => text.replace(/[\d.]+ s\b/g, '')
  assert.equal(timeless(left(sent)), timeless(piped.stdout + piped.stderr))
  assert.equal(status, piped.status)
  const properties = left(sent).match(/(?<=^(holds|FAILS) +)[a-z-]+/gm)
  assert.ok(properties.length > 10, sent)
  assert.deepEqual(
    lines(sent).map((line) => line.replace('prove: ', '')),
    properties,
  )
})

test('mutate counts its mutants on a terminal', () => {
  const { sent } = onTerminal(['mutate', shipped])
  const told = lines(sent)
  assert.ok(told.length > 1, sent)
  for (const line of told) assert.match(line, /^mutate: \d+ of \d+ mutants$/)
  assert.match(left(sent), /survived\n$/)
})

test('assess counts patients only where neither they nor their outcomes are at the terminal', (t) => {
  const dir = folder(t, {})
  const [from, to] = ['patients.jsonl', 'outcomes.jsonl'].map((name) => join(dir, name))
  writeFileSync(from, '{"id": 1, "answers": {"age": 40}}\n'.repeat(200_000))
  const { status, sent } = onTerminal(['assess', backPain], `< ${quote(from)} > ${quote(to)}`)
  assert.equal(status, 0)
  const told = lines(sent)
  assert.ok(told.length > 0, sent)
  for (const line of told) assert.match(line, /^assess: \d+ patients$/)
  assert.equal(left(sent), 'redflag: 200000 judged, 0 refused\n')
  assert.ok(!readFileSync(to, 'utf8').includes('\x1b'))

  writeFileSync(from, '{"id": 1, "answers": {"age": 40}}\n'.repeat(20_000))
  assert.deepEqual(lines(onTerminal(['assess', backPain], `< ${quote(from)}`).sent), [])
})
