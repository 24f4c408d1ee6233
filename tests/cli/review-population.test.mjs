// `redflag review --population`: what became of simulated people, as part of the page.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { test } from 'node:test'
import { backPain, redflag, rules } from './redflag.mjs'
import { ids, text } from './review-page.mjs'

const { protocol, review } = rules()
const [rule] = protocol.rules
const measured = {
  version: protocol.version,
  sources: ['Somebody 2009, of <1,172> people'],
  tables: [
    {
      title: '500 people with nothing serious',
      columns: ['low', 'high'],
      rows: [
        { label: rule.id, shares: [0.0451, 1] },
        { label: 'urgent care or higher', shares: [0, 0.5] },
      ],
    },
  ],
}

/** The page made with this file's text. */
function page(context, file) {
  const dir = mkdtempSync(join(tmpdir(), 'redflag-'))
  context.after(() => rmSync(dir, { recursive: true }))
  const path = join(dir, 'population.json')
  if (file !== undefined) writeFileSync(path, file)
  return redflag(['review', backPain, '--today', review.due, '--population', path])
}

test('the tables stand on the page in percent, rules as links, with the figures that they are made from', (context) => {
  const { stdout } = page(context, JSON.stringify(measured))
  const section = stdout.slice(stdout.indexOf('<section id="population"'), stdout.indexOf('<section id="signature"'))
  const words = text(section)
  for (const part of ['500 people with nothing serious', 'low high', '4.5 % 100.0 %', '0.0 % 50.0 %'])
    assert.ok(words.includes(part), `${part} is not in ${words}`)
  assert.ok(section.includes(`<a href="#rule-${rule.id}">`))
  assert.ok(words.includes('Somebody 2009, of <1,172> people'))
  assert.doesNotMatch(words, /Measured with another version/)
  assert.match(stdout, /<a href="#population">Simulated people<\/a>/)
})

test('figures that were measured with another version are called so', (context) => {
  const { stdout } = page(context, JSON.stringify({ ...measured, version: '0.0.1' }))
  assert.match(text(stdout), /Measured with another version: 0\.0\.1\./)
})

test('without the file nothing is said of it', () => {
  const { stdout } = redflag(['review', backPain, '--today', review.due])
  assert.ok(!ids(stdout).includes('population'))
})

test('a file that is not there or is not JSON is told of, and no page is made', (context) => {
  for (const file of [undefined, '{']) {
    const { status, stdout, stderr } = page(context, file)
    assert.deepEqual({ status, stdout }, { status: 2, stdout: '' })
    assert.match(stderr, /population\.json could not be read as JSON/)
  }
})
