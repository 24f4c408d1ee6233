// `redflag check` on folders that are broken in one way each. `breaks` edits a copy of back pain; `problems` must all be
// told, as FILE:POINTER: CODE, where /#id stands for the place of the (last) item with this id; `also` are the codes
// of what follows from the same mistake and may be told too. Nothing else may be.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import declined from './broken-declined.mjs'
import evidence from './broken-evidence.mjs'
import ids from './broken-ids.mjs'
import interview from './broken-interview.mjs'
import vignettes, { nonsense } from './broken-vignettes.mjs'
import words from './broken-words.mjs'
import { folder, redflagAsync, rules } from './redflag.mjs'

// Before every review is due: what is told must not depend on the day of the test.
const someDay = '2026-11-22'

/** The problems of a folder, `{file, pointer, code, message}`: told in both forms, and the same in both. */
async function check(dir, today = someDay) {
  const [lines, json] = await Promise.all([
    redflagAsync(['check', dir, '--today', today]),
    redflagAsync(['check', dir, '--today', today, '--json']),
  ])
  assert.equal(json.status, lines.status)
  assert.equal(json.stderr, '')
  const { ok, problems, ...more } = JSON.parse(json.stdout)
  assert.deepEqual(more, {})
  assert.equal(ok, problems.length === 0)
  assert.equal(lines.stdout, ok ? `${dir}: no problems\n` : '')
  assert.equal(
    lines.stderr,
    problems.map(({ file, pointer, code, message }) => `${file}:${pointer}: ${code}: ${message}\n`).join(''),
  )
  for (const problem of problems) {
    assert.deepEqual(Object.keys(problem), ['file', 'pointer', 'code', 'message'])
    assert.match(problem.pointer, /^(\/[^/]+)*$/)
    assert.match(problem.code, /^[a-z]+(-[a-z]+)*$/)
    assert.ok(problem.message.length > 7, `no message: ${JSON.stringify(problem)}`)
    assert.ok(problem.file.startsWith(`${dir}/`), problem.file)
  }
  const problemsInFolder = problems.map((problem) => ({ ...problem, file: problem.file.slice(dir.length + 1) }))
  const unlike = new Set(problemsInFolder.map((problem) => JSON.stringify(problem)))
  assert.equal(unlike.size, problemsInFolder.length, 'the same problem is told twice')
  return { status: lines.status, problems: problemsInFolder }
}

const parts = { 'protocol.json': 'protocol', 'vignettes.json': 'vignettes' }

/** FILE:POINTER: CODE with places for ids. */
function placed(problem, all) {
  const [, file, pointer, code] = problem.match(/^([^:]+):([^:]*): (.+)$/)
  let at = all[parts[file]]
  if (!pointer.includes('#')) return problem
  const keys = pointer.split('/').slice(1)
  const steps = keys.map((key) => {
    const place = key.startsWith('#') ? at.findLastIndex((element) => (element.id ?? element) === key.slice(1)) : key
    assert.notEqual(place, -1, `nothing has the id ${key}`)
    at = at?.[place]
    return `/${place}`
  })
  return `${file}:${steps.join('')}: ${code}`
}

const tables = { declined, ids, interview, words, evidence, vignettes }

for (const [title, table] of Object.entries(tables)) {
  describe(title, { concurrency: 4 }, () => {
    for (const [name, { breaks, problems: wanted, also = [], today, status }] of Object.entries(table)) {
      test(name, async (context) => {
        const all = rules()
        breaks(all)
        const result = await check(folder(context, all), today)
        const reported = result.problems.map(({ file, pointer, code }) => `${file}:${pointer}: ${code}`)
        const places = wanted.map((problem) => placed(problem, all))
        for (const place of places) assert.ok(reported.includes(place), `${place} is not in\n${reported.join('\n')}`)
        const beyond = result.problems.filter(
          ({ code }, index) => !places.includes(reported[index]) && !also.includes(code),
        )
        assert.deepEqual(beyond, [])
        assert.equal(result.status, status ?? (wanted.length > 0 ? 1 : 0))
      })
    }
  })
}

describe('nonsense', { concurrency: 4 }, () => {
  for (const { part, file, text } of nonsense) {
    test(`${file} that holds ${text.slice(0, 20)} is told, and stops nothing`, async (context) => {
      const { status, problems } = await check(folder(context, { ...rules(), [part]: text }))
      assert.equal(status, 1)
      assert.ok(
        problems.some((problem) => problem.file === file),
        JSON.stringify(problems),
      )
    })
  }
})
