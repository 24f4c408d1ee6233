// Measures the cost of the engine for a page: both kinds side by side in one run, as medians and as multiples of the wasm's.
import { readFileSync } from 'node:fs'
import backPain from '../../web/dist/rules/back-pain.js'

const { vignettes } = JSON.parse(readFileSync(new URL('../../rules/back-pain/vignettes.json', import.meta.url), 'utf8'))
const patients = vignettes.map(({ answers }) => answers)
const batch = Array.from({ length: 10_000 }, (_, index) => patients[index % patients.length])

const kinds = ['wasm', 'js']
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1]

const timed = async (work) => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** A module of its own each time, so that nothing is loaded already. */
let copies = 0
const fresh = async (kind) => (await import(`../../web/dist/engine.js?${copies++}`)).loadEngine({ kind })

const jobs = {
  'load the engine': (kind) => timed(() => fresh(kind)),
  'open the rules': (_, engine) => timed(() => engine.open(backPain)),
  'one step, first screen': (_, engine, triage) => timed(() => triage.step({})),
  'guidance of every vignette': (_, engine, triage) => timed(() => patients.map((answers) => triage.step(answers))),
  'assess 10,000 in one call': (_, engine, triage) => timed(() => triage.assessMany(batch)),
}

console.log(`${'median of 21 runs, ms'.padEnd(32)}${kinds.map((kind) => kind.padStart(12)).join('')}    js/wasm`)
const engines = {}
for (const kind of kinds) engines[kind] = await fresh(kind)
const opened = Object.fromEntries(kinds.map((kind) => [kind, engines[kind].open(backPain)]))
for (const [name, job] of Object.entries(jobs)) {
  const times = { wasm: [], js: [] }
  for (let run = 0; run < 21; run++)
    for (const kind of kinds) times[kind].push(await job(kind, engines[kind], opened[kind]))
  const [wasm, js] = kinds.map((kind) => median(times[kind]))
  console.log(
    `${name.padEnd(32)}${[wasm, js].map((time) => time.toFixed(3).padStart(12)).join('')}${(js / wasm).toFixed(2).padStart(11)}`,
  )
}
