// `redflag check` on folders that are whole, and on those that are not there.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { test } from 'node:test'
import { backPain, digestOf, folder, redflag, rules } from './redflag.mjs'

const beforeDue = ['--today', rules().review.due]

test('a folder with nothing wrong is said to have no problems, and the exit status is 0', () => {
  const { status, stdout, stderr } = redflag(['check', backPain, ...beforeDue])
  assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: `${backPain}: no problems\n`, stderr: '' })
})

test('so it is with --json, before or after the folder', () => {
  for (const args of [
    ['check', '--json', backPain, ...beforeDue],
    ['check', ...beforeDue, backPain, '--json'],
  ]) {
    const { status, stdout, stderr } = redflag(args)
    assert.equal(stderr, '')
    assert.equal(stdout, '{"ok":true,"problems":[]}\n')
    assert.equal(status, 0)
  }
})

test('a copy of the folder elsewhere is as good, with its slash at the end and without', (context) => {
  const dir = folder(context, rules())
  for (const name of [dir, `${dir}/`]) {
    const { status, stderr } = redflag(['check', name, ...beforeDue])
    assert.equal(stderr, '')
    assert.equal(status, 0)
  }
})

test('the day counts: today by default, else the one that is given, the last one if several are', (context) => {
  const all = rules()
  const overdue = (due, ...options) => {
    all.review.due = due
    return redflag(['check', folder(context, all), ...options]).stderr.includes('review-overdue')
  }
  assert.equal(overdue('2001-01-01'), true)
  assert.equal(overdue('2999-01-01'), false)
  assert.equal(overdue('2001-01-01', '--today=2001-01-01'), false)
  assert.equal(overdue('2001-01-01', '--today', '2001-01-02'), true)
  assert.equal(overdue('2001-01-01', '--today', '2001-01-02', '--today', '2000-12-31'), false)
})

test('a day that is none is wrong usage, and nothing is checked', () => {
  for (const day of ['', 'today', '2026-02-30', '2026-13-01', '2026-1-1', '2026-01-01T00:00', '20260101']) {
    const { status, stdout, stderr } = redflag(['check', backPain, `--today=${day}`])
    assert.equal(status, 2, day)
    assert.equal(stdout, '')
    assert.match(stderr, /--today needs a day as YYYY-MM-DD/)
  }
})

test('a signature holds for what was signed, and for nothing else', (context) => {
  const all = rules()
  const { version } = all.protocol
  Object.assign(all.review, { status: 'reviewed', reviewer: 'A. B.', reviewed: all.review.due })
  all.review.signed = { version, sha256: digestOf(folder(context, all)) }
  const signed = redflag(['check', folder(context, all), ...beforeDue])
  assert.deepEqual([signed.status, signed.stderr], [0, ''])
  all.words.questions['illness-signs'].options.fever.label = 'Fever of 104 F or more'
  const changed = redflag(['check', folder(context, all), ...beforeDue])
  assert.equal(changed.status, 1)
  assert.match(changed.stderr, /review\.json:\/signed\/sha256: same-version: something else was signed/)
})

const needed = ['protocol.json', 'words/en.json', 'sources.json', 'decisions.md', 'vignettes.json', 'review.json']

test('of a folder that is not there, and of an empty one, every file is named, and the exit status is 2', (context) => {
  const empty = mkdtempSync(join(tmpdir(), 'redflag-'))
  context.after(() => rmSync(empty, { recursive: true }))
  for (const dir of [join(empty, 'nowhere'), empty]) {
    const { status, stdout, stderr } = redflag(['check', dir])
    assert.equal(status, 2)
    assert.equal(stdout, '')
    const lines = stderr.trimEnd().split('\n')
    assert.deepEqual(
      lines.map((line) => line.split(': ').slice(0, 2).join(' ')),
      needed.map((name) => `${join(dir, name)}: unreadable`),
    )
    const json = redflag(['check', dir, '--json'])
    assert.equal(json.status, 2)
    assert.deepEqual(
      JSON.parse(json.stdout).problems.map(({ file, code }) => `${file} ${code}`),
      needed.map((name) => `${join(dir, name)} unreadable`),
    )
  }
})

test('a folder where a file belongs cannot be read', (context) => {
  const { review, ...others } = rules()
  const dir = folder(context, others)
  mkdirSync(join(dir, 'review.json'))
  const { status, stderr } = redflag(['check', dir, '--today', review.due])
  assert.match(stderr, /review\.json:: unreadable: /)
  assert.equal(status, 2)
})

test('an unreadable file does not hide what is wrong in the others', (context) => {
  const { review, ...others } = rules()
  others.protocol.rules[0].then = 'nowhere'
  delete others.words.ui.back
  const { status, stderr } = redflag(['check', folder(context, others), '--today', review.due])
  assert.equal(status, 2)
  assert.match(stderr, /protocol\.json:\/rules\/0\/then: unknown-id: /)
  assert.match(stderr, /words\/en\.json:\/ui: missing-word: /)
  assert.match(stderr, /review\.json:: unreadable: /)
})

test('an id with a line break or a colour code stays on its one line', (context) => {
  const all = rules()
  all.protocol.rules[0].then = 'no\n\u001b[31mwhere\u007f'
  const { stderr } = redflag(['check', folder(context, all), ...beforeDue])
  // eslint-disable-next-line no-control-regex
  assert.doesNotMatch(stderr, /[\u0000-\u0009\u000b-\u001f\u007f]/)
  for (const line of stderr.trimEnd().split('\n')) assert.match(line, /^\/.+\.json:(\/.*)?: [a-z-]+: ./)
  assert.match(stderr, /unknown-id: .*where/)
})

test('a second language is as good as the first when it is complete', (context) => {
  const all = rules()
  all.spanish = { ...all.words, lang: 'es' }
  const { status, stderr } = redflag(['check', folder(context, all), ...beforeDue])
  assert.equal(stderr, '')
  assert.equal(status, 0)
})
