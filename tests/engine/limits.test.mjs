// The limits that src/text/limits.h sets: authors are told of each, each is enforced, and what is beyond one costs little.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { mistakes } from './mistakes.mjs'
import { article, builds, failure, folder, native, small, top, wasm } from './support.mjs'

const header = readFileSync(join(top, 'src/text/limits.h'), 'utf8')
const limits = [...header.matchAll(/^inline constexpr std::size_t \w+ = ([\d']+); +\/\/ ([a-z-]+): (.+)$/gm)].map(
  ([, number, code, meaning]) => ({ number: Number(number.replaceAll("'", '')), code, meaning }),
)

test('every limit stands in the guide for authors, with its code', () => {
  const guide = readFileSync(join(top, 'rules/README.md'), 'utf8')
  const table = limits.map(
    ({ number, code, meaning }) => `| ${meaning} | ${number.toLocaleString('en-US')} | \`${code}\` |`,
  )
  assert.ok(table.length > 10)
  for (const row of table) assert.ok(guide.includes(row), row)
})

test('every code of a limit is that of a mistake which the engine and the command line tell, or is tried here', () => {
  const tried = new Set(Object.values(mistakes).map(([, [code]]) => code))
  tried.add('more-problems')
  for (const { code } of limits) assert.ok(tried.has(code), code)
})

test('of hundreds of problems the first fifty are told, and the others counted', (context) => {
  const data = small()
  for (let more = 0; more < 300; more++) data.protocol.rules[0][`key${more}`] = 0
  for (const engine of builds) {
    const { problems } = failure(() => engine.open(data))
    assert.equal(problems.length, 51)
    assert.deepEqual([problems[0].code, problems[50].code], ['unknown-key', 'more-problems'])
    assert.match(problems[50].message, /^and 250 more/)
  }
  const dir = folder(context, { 'protocol.json': data.protocol, 'words/en.json': data.words.en })
  assert.match(native(['check', dir]).stderr, /more-problems: and 250 more/)
})

test('a problem repeats no more than a line of what was read', () => {
  for (const engine of builds) {
    const { message, path } = failure(() =>
      engine.open(article).assess({ age: 'x'.repeat(9000), ['y'.repeat(9000)]: 1 }),
    )
    assert.ok(message.length < 1000 && path.length < 1000, message.length)
  }
})

test('an answer of a million characters is refused, and so is a patient of a million answers', () => {
  for (const engine of builds) {
    const triage = engine.open(article)
    assert.equal(failure(() => triage.assess({ age: 'x'.repeat(1e6) })).code, 'text-too-long')
    assert.equal(failure(() => triage.step({ age: 'x'.repeat(2e6) })).code, 'too-large')
    const tooMany = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`a${index}`, 1]))
    assert.equal(failure(() => triage.step(tooMany)).code, 'too-many-keys')
    assert.ok(triage.assess({}).disposition)
  }
})

test('a batch may be larger than a file', () => {
  const patients = Array.from({ length: 300_000 }, (_, index) => ({
    age: 20 + (index % 60),
    'nerve-signs': ['leg-weakness'],
  }))
  assert.ok(JSON.stringify(patients).length > 1 << 23)
  const outcomes = wasm.open(article).assessMany(patients)
  assert.equal(outcomes.length, patients.length)
})
