// The digest: one SHA-256 over (answers → outcome) of thousands of patients. Three builds, one number.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import backPain from '../../web/dist/rules/back-pain.js'
import { backPainFolder, builds, folder, native, small } from './support.mjs'

/** The lines that the digest is made of: answers, tab, outcome. */
function printed(dir, ...options) {
  const { status, stdout, stderr } = native(['digest', dir, ...options, '--print'])
  assert.equal(status, 0, stderr)
  assert.ok(stdout.endsWith('\n'))
  return stdout
    .slice(0, -1)
    .split('\n')
    .map((line) => line.split('\t'))
}

function digest(dir, ...options) {
  const { status, stdout, stderr } = native(['digest', dir, ...options])
  assert.equal(status, 0, stderr)
  return stdout.match(/\b[0-9a-f]{64}\b/)[0]
}

/** The same digest, with the outcomes that this engine gives. */
function recomputed(triage, lines) {
  const outcomes = triage.assessMany(lines.map(([answers]) => JSON.parse(answers)))
  const hash = createHash('sha256')
  lines.forEach(([answers], index) => hash.update(`${answers}\t${JSON.stringify(outcomes[index])}\n`))
  return hash.digest('hex')
}

for (const engine of builds) {
  test(`${engine.kind}: the digest of back pain is the native one`, () => {
    const lines = printed(backPainFolder)
    assert.ok(lines.length >= 1000, `only ${lines.length} patients`)
    assert.equal(recomputed(engine.open(backPain), lines), digest(backPainFolder))
  })

  test(`${engine.kind}: so is that of other patients`, () => {
    for (const seed of ['2', '77']) {
      const options = ['--states', '3000', '--seed', seed]
      assert.equal(
        recomputed(engine.open(backPain), printed(backPainFolder, ...options)),
        digest(backPainFolder, ...options),
      )
    }
  })

  test(`${engine.kind}: so is that of a protocol with every kind of question and condition`, (context) => {
    const data = small()
    const dir = folder(context, { 'protocol.json': data.protocol, 'vignettes.json': { vignettes: [] } })
    assert.equal(recomputed(engine.open(data), printed(dir)), digest(dir))
  })
}

test('the digest is over patients of every kind', () => {
  const patients = printed(backPainFolder).map(([answers]) => JSON.parse(answers))
  for (const { id, kind, options } of backPain.protocol.questions) {
    const values = patients.map((answers) => answers[id])
    assert.ok(values.includes('unsure'), `${id} is never not sure`)
    assert.ok(values.includes('declined'), `${id} is never declined`)
    assert.ok(values.includes(undefined), `${id} is never missing`)
    if (kind === 'number') assert.ok(values.some((value) => value >= 71) && values.some((value) => value <= 70), id)
    for (const option of options ?? []) assert.ok(values.flat().includes(option.id), `${id} is never ${option.id}`)
    if (kind === 'checklist')
      assert.ok(
        values.some((value) => Array.isArray(value) && value.length === 0),
        `${id} is never none`,
      )
  }
  const dispositions = new Set(printed(backPainFolder).map(([, outcome]) => JSON.parse(outcome).disposition))
  for (const wanted of ['emergency-room', 'urgent-care', 'call-doctor', 'book-visit', 'self-care'])
    assert.ok(dispositions.has(wanted), wanted)
})

test('another rule, another digest', (context) => {
  const protocol = structuredClone(backPain.protocol)
  protocol.rules.find(({ id }) => id === 'minor-injury-over-70').when.all[1].min = 72
  assert.notEqual(digest(folder(context, { 'protocol.json': protocol })), digest(backPainFolder))
})
