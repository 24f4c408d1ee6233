// The files that a page loads carry rules without what only authors and proofs read. They must decide as the whole rules do.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import backPain from '../../web/dist/rules/back-pain.js'
import { Patients } from './states.mjs'
import { builds, dist, vignettes, wasm } from './support.mjs'

const whole = wasm.open(backPain)
const names = ['redflag.js', ...Object.keys(backPain.words).map((lang) => `redflag.${lang}.js`)]

/** The people that any difference would show in: test patients, people by the dice, and doubt in every detail of each. */
const patients = vignettes.map(({ answers }) => answers)
const drawn = new Patients(backPain.protocol, 3)
for (let group = 0; group < 60; group++) patients.push(...drawn.draw().people)
const details = backPain.protocol.questions.filter(({ detail }) => detail).map(({ id }) => id)
for (const answers of [...patients])
  for (const doubt of ['unsure', undefined])
    patients.push({ ...answers, ...Object.fromEntries(details.map((id) => [id, doubt])) })

const expected = whole.assessMany(patients)

for (const name of names)
  test(`${name}: every outcome is that of the whole rules, also where a detail is in doubt`, async () => {
    const { RedflagTriage } = await import(dist(name))
    // The engine for where WebAssembly is refused knows all that the package's does, and is handed these rules too.
    for (const engine of builds) {
      const slim = engine.open(RedflagTriage.protocols['back-pain'])
      slim.assessMany(patients).forEach((outcome, index) => assert.deepEqual(outcome, expected[index], name))
    }
  })
