// Every sentence of the founding article became statements of sources.json, or there is a reason why not; and every statement
// acts: a question asks it, a rule judges it, or a result or an action tells it. The review page shows where.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { digest, sentences, table } from './article.mjs'

const read = (name) => readFileSync(new URL(`../../rules/back-pain/${name}`, import.meta.url), 'utf8')
const protocol = JSON.parse(read('protocol.json'))
const article = JSON.parse(read('sources.json')).sources.find(({ id }) => id === 'article')
const waived = [...read('decisions.md').matchAll(/^- waived: (S\d+) — /gm)].map(([, id]) => id)
const statements = Object.keys(article.statements)

test('the article is 39 statements, and each comes from a sentence of it', () => {
  assert.deepEqual(
    statements,
    Array.from({ length: 39 }, (_, index) => `S${index + 1}`),
  )
  const used = new Set(table.flatMap((row) => row.statements))
  assert.deepEqual(
    statements.filter((id) => !used.has(id)),
    [],
  )
})

test('every sentence of it is one or more of these statements, or says why it is none', () => {
  assert.ok(table.length > 120)
  for (const { digest, statements: ids, reason } of table) {
    assert.match(digest, /^[0-9a-f]{16}$/)
    if (reason !== undefined) assert.ok(reason.length >= 8, `${digest}: no reason`)
    assert.deepEqual(
      ids.filter((id) => !statements.includes(id)),
      [],
      digest,
    )
  }
})

test('every statement acts in a question, an answer, a rule, a result or an action, or is waived in decisions.md', () => {
  const { questions, rules, dispositions, actions } = protocol
  const things = [
    ...questions,
    ...questions.flatMap(({ options = [] }) => options),
    ...rules,
    ...dispositions,
    ...actions,
  ]
  const acting = new Set(things.flatMap(({ sources = [] }) => sources))
  assert.deepEqual(
    statements.filter((id) => !acting.has(id) && !waived.includes(id)),
    [],
  )
})

test('a sentence that the table does not know is told of', (context) => {
  const dir = mkdtempSync(join(tmpdir(), 'redflag-'))
  context.after(() => rmSync(dir, { recursive: true }))
  const copy = join(dir, 'article.txt')
  writeFileSync(copy, 'Fever\n  • A sentence that was never there. Fever\n')
  const tool = fileURLToPath(new URL('article.mjs', import.meta.url))
  const { status, stdout } = spawnSync(process.execPath, [tool, copy], { encoding: 'utf8' })
  const [unknown] = sentences('A sentence that was never there.')
  assert.equal(stdout, `not in article.tsv: ${digest(unknown)} ${unknown}\n`)
  assert.equal(status, 1)
})
