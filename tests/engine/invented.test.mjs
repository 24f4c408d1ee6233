// Protocols and patients that a fuzz target invents, with the outcomes that the native engine and the oracle agree on: both engines
// that JavaScript runs say the same, one by one and screen by screen.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { writeSeeds } from '../fuzz/seeds.mjs'
import { asJson, builds } from './support.mjs'

const top = fileURLToPath(new URL('../..', import.meta.url))
const tool = join(top, 'build/dev/fuzz_differential')
if (!existsSync(tool)) throw new Error(`${tool} is missing: run ./dev build dev`)
const folder = join(top, 'build/fuzz/seeds/invented')
writeSeeds('differential', folder)
const { stdout, status } = spawnSync(tool, [folder, '400'], {
  encoding: 'utf8',
  maxBuffer: 1 << 28,
  env: { ...process.env, REDFLAG_PRINT: 'yes' },
})
const invented = stdout
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

for (const engine of builds)
  test(`${engine.kind}: invented protocols mean what they mean natively`, () => {
    assert.equal(status, 0)
    assert.ok(invented.length >= 400)
    let patientsJudged = 0
    for (const { protocol, patients, outcomes } of invented) {
      const triage = engine.open({ protocol })
      assert.deepEqual(triage.assessMany(patients), outcomes)
      assert.deepEqual(triage.assessMany(asJson(patients)), outcomes)
      patientsJudged += patients.length
      for (const answers of patients) {
        const step = triage.step(answers)
        if (step.kind !== 'guidance') continue
        const used = Object.fromEntries(step.road.map(({ question, answer }) => [question, answer]))
        assert.equal(step.disposition, triage.assess(used).disposition)
      }
      triage.close()
    }
    assert.ok(patientsJudged > 1000, `only ${patientsJudged}`)
  })
