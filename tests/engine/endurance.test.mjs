// Long days: many steps, large batches, and memory that stays as it was.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { article as backPain, small, articleVignettes as vignettes } from './support.mjs'

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
const { loadEngine } = await import('../../web/dist/engine.js?caught')
const engines = [await loadEngine({ kind: 'wasm' }), await loadEngine({ kind: 'js' })]
WebAssembly.instantiate = instantiate
const patients = vignettes.map(({ answers }) => answers)
const openings = [
  {},
  { signs: [] },
  { signs: ['numb', 'unsure'] },
  { signs: 'unsure', hurt: 'no' },
  { signs: ['numb', 'weak'] },
]

/** Bytes in use. The wasm's memory is its own; plain JavaScript's is one of Node's array buffers. */
function inUse() {
  collect()
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return { wasm: memory.buffer.byteLength, arrayBuffers, heapUsed }
}

const MB = 1 << 20

function staysTheSame(work, { before, rounds }) {
  for (let round = 0; round < before; round++) work(round)
  const first = inUse()
  for (let round = 0; round < rounds; round++) work(round)
  const last = inUse()
  assert.equal(last.wasm, first.wasm, 'the memory of the wasm grew')
  assert.ok(
    last.arrayBuffers - first.arrayBuffers < MB / 4,
    `array buffers grew by ${last.arrayBuffers - first.arrayBuffers}`,
  )
  assert.ok(last.heapUsed - first.heapUsed < 4 * MB, `the heap grew by ${last.heapUsed - first.heapUsed}`)
}

test('a hundred protocols stay open side by side, in a few megabytes', () => {
  const before = memory.buffer.byteLength
  for (const engine of engines) {
    const triages = Array.from({ length: 100 }, () => engine.open(small()))
    const first = JSON.stringify(triages[0].step({}))
    for (const triage of triages) assert.equal(JSON.stringify(triage.step({})), first)
  }
  assert.ok(memory.buffer.byteLength - before < 8 * MB)
})

for (const engine of engines) {
  test(`${engine.kind}: 200,000 steps take no memory`, () => {
    assert.ok(memory.buffer.byteLength >= MB)
    const triage = engine.open(small())
    const [long, short] = [engine.open(backPain), openings.length]
    const step = (round) => {
      triage.step(openings[round % short])
      // Now and then a whole interview, which takes thirty times as long.
      if (round % 100 === 0) long.step(patients[(round / 100) % patients.length])
    }
    staysTheSame(step, { before: 10_000, rounds: 200_000 })
  })

  test(`${engine.kind}: thousands of wrong answers and bad protocols take no memory`, () => {
    const triage = engine.open(backPain)
    const bad = [small(), small(), small()]
    bad[0].protocol.screens = []
    bad[1].protocol.rules[0].when = { all: [] }
    bad[2].words.en.questions = {}
    const work = (round) => {
      assert.throws(() => engine.open(bad[round % 2]), { name: 'RedflagError' })
      assert.throws(() => triage.step({ age: -round - 1, injury: `x${round}` }), { name: 'RedflagError' })
    }
    staysTheSame(work, { before: 200, rounds: 3000 })
  })

  test(`${engine.kind}: a batch of 20,000 patients is judged as each one is`, () => {
    const triage = engine.open(backPain)
    const batch = Array.from({ length: 20_000 }, (_, index) => patients[(index * 31) % patients.length])
    const singly = patients.map((answers) => JSON.stringify(triage.assess(answers)))
    const outcomes = triage.assessMany(batch)
    assert.equal(outcomes.length, batch.length)
    outcomes.forEach((outcome, index) => assert.equal(JSON.stringify(outcome), singly[(index * 31) % patients.length]))
  })

  test(`${engine.kind}: batches again and again take no more memory than the first`, () => {
    const triage = engine.open(backPain)
    const batch = Array.from({ length: 5000 }, (_, index) => patients[index % patients.length])
    staysTheSame(() => triage.assessMany(batch), { before: 2, rounds: 8 })
  })

  test(`${engine.kind}: a batch with 20,000 wrong patients tells of the first fifty, and counts the others`, () => {
    const triage = engine.open(backPain)
    assert.throws(
      () => triage.assessMany(Array.from({ length: 20_000 }, () => ({ age: 'x' }))),
      ({ code, path, problems }) => {
        assert.deepEqual([code, path, problems.length, problems[49].path], ['wrong-type', '/0/age', 51, '/49/age'])
        assert.match(problems[50].message, /^and 19950 more/)
        return true
      },
    )
    assert.ok(triage.assess({}).disposition)
  })
}

test('a thousand protocols opened and closed take no more memory than one', () => {
  const open = (round) => {
    const data = structuredClone(backPain)
    data.protocol.version = `1.0.${round}`
    for (const engine of engines) {
      const triage = engine.open(data)
      assert.equal(triage.step({}).kind, 'screen')
      triage.close()
    }
  }
  staysTheSame(open, { before: 20, rounds: 500 })
})

test('a protocol that two have opened stays open until both have closed it; then it says so', () => {
  for (const engine of engines) {
    const [first, second] = [engine.open(backPain), engine.open(backPain)]
    first.close()
    first.close()
    assert.throws(() => first.step({}), { code: 'closed', message: /open the data again/ })
    assert.equal(second.step({}).kind, 'screen')
    second.close()
    assert.throws(() => second.assess({}), { code: 'closed' })
    assert.equal(engine.open(backPain).step({}).kind, 'screen')
  }
})
