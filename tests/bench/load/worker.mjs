// One engine under load in a thread of its own: so many rounds of so many calls. After each round it tells what is in use.
import { readFileSync } from 'node:fs'
import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'

setFlagsFromString('--expose_gc')
const collect = runInNewContext('gc')

// The instance's own memory, caught while it is made.
let memory
const { instantiate } = WebAssembly
WebAssembly.instantiate = async (...args) => {
  const result = await instantiate.apply(WebAssembly, args)
  memory = Object.values(result.instance.exports).find((value) => value instanceof WebAssembly.Memory)
  return result
}
const { loadEngine } = await import('../../../web/dist/engine.js')
const { default: backPain } = await import('../../../web/dist/rules/back-pain.js')
const { vignettes } = JSON.parse(
  readFileSync(new URL('../../../rules/back-pain/vignettes.json', import.meta.url), 'utf8'),
)
const patients = vignettes.map(({ answers }) => answers)
const engine = await loadEngine({ kind: 'wasm' })
const triage = engine.open(backPain)

/** Other rules each time, or they would be shared. */
const text = JSON.stringify(backPain.protocol)
const withVersion = (version) => text.replace(`"version":"${backPain.protocol.version}"`, `"version":"1.0.${version}"`)

const jobs = {
  steps: (call) => triage.step(patients[call % patients.length], { lang: call % 2 ? 'en' : 'es' }),
  cycles: (call) => {
    const opened = engine.open({ protocol: withVersion(call), words: backPain.words })
    opened.step({})
    opened.close()
  },
}

const { job, calls, rounds } = workerData
for (let round = 0, call = 0; round <= rounds; round++) {
  // The first round warms up: what is made once is made there.
  for (const end = call + (round ? calls : Math.min(calls, 2000)); call < end; call++) jobs[job](call)
  collect()
  collect()
  parentPort.postMessage({ calls: call, wasm: memory.buffer.byteLength, heap: getHeapStatistics().used_heap_size })
}
