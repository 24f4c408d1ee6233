import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { article as backPain, builds, dist, failure, articleVignettes as vignettes } from './support.mjs'

let copies = 0
/** The engine's module, new: nothing is loaded yet. */
const fresh = () => import(`${dist('engine.js')}?copy=${copies++}`)

/** Runs `work` while something of the global scope is another. */
async function withoutGlobal(name, replacement, work) {
  const before = Object.getOwnPropertyDescriptor(globalThis, name)
  Object.defineProperty(globalThis, name, { ...before, value: replacement })
  try {
    return await work()
  } finally {
    Object.defineProperty(globalThis, name, before)
  }
}

const refusals = {
  'WebAssembly is absent': undefined,
  'the page refuses to compile': { instantiate: () => Promise.reject(new WebAssembly.CompileError('refused by CSP')) },
  'WebAssembly throws at once': {
    instantiate: () => {
      throw new WebAssembly.CompileError('refused by CSP')
    },
  },
}

test('the engine is loaded once for all who ask', async () => {
  const { loadEngine } = await fresh()
  const [first, second] = await Promise.all([loadEngine(), loadEngine()])
  assert.equal(first, second)
  assert.equal(await loadEngine({}), first)
  assert.equal(first.kind, 'wasm')
})

test('either kind can be insisted on, and both stand side by side', async () => {
  const { loadEngine } = await fresh()
  const [wasm, js] = await Promise.all([loadEngine({ kind: 'wasm' }), loadEngine({ kind: 'js' })])
  assert.deepEqual([wasm.kind, js.kind], ['wasm', 'js'])
  assert.equal(await loadEngine({ kind: 'js' }), js)
  const triage = [wasm, js].map((engine) => engine.open(backPain))
  for (const { answers } of vignettes.slice(0, 20)) assert.deepEqual(triage[0].step(answers), triage[1].step(answers))
})

for (const [refusal, replacement] of Object.entries(refusals)) {
  test(`where ${refusal}, plain JavaScript serves, and loading wasm can be tried again`, async () => {
    const { loadEngine, RedflagError } = await fresh()
    await withoutGlobal('WebAssembly', replacement, async () => {
      await assert.rejects(loadEngine({ kind: 'wasm' }), (error) => {
        assert.ok(error instanceof RedflagError)
        assert.equal(error.code, 'no-engine')
        assert.ok(error.cause)
        return true
      })
      const engine = await loadEngine()
      assert.equal(engine.kind, 'js')
      const triage = engine.open(backPain)
      const expected = builds[0].open(backPain)
      for (const { answers } of vignettes) assert.deepEqual(triage.assess(answers), expected.assess(answers))
    })
    assert.equal((await loadEngine({ kind: 'wasm' })).kind, 'wasm')
  })
}

test('an engine that stops says so, and the next call gets a new one', async () => {
  const { loadEngine } = await fresh()
  const { instantiate } = WebAssembly
  let memory
  const spying = (...args) =>
    instantiate.apply(WebAssembly, args).then((result) => {
      memory = Object.values((result.instance ?? result).exports).find((value) => value instanceof WebAssembly.Memory)
      return result
    })
  const replacement = Object.create(WebAssembly, { instantiate: { value: spying } })
  const triage = await withoutGlobal('WebAssembly', replacement, async () => (await loadEngine()).open(backPain))
  assert.ok(memory, 'the memory of the instance is out of reach')
  assert.equal(triage.assess({}).disposition, 'emergency-room')
  // Overwrites everything that the instance keeps in its memory.
  new Uint8Array(memory.buffer).fill(0xff)
  assert.throws(() => triage.assess({}), { name: 'RedflagError', code: /^(engine-failed|out-of-memory)$/ })
  assert.equal(triage.assess({}).disposition, 'emergency-room')
  assert.equal((await loadEngine()).open(backPain).assess({}).disposition, 'emergency-room')
})

test('where no new instance may be made at once, whoever loads the engine next gets one', async () => {
  const { loadEngine } = await fresh()
  const { instantiate } = WebAssembly
  let memory
  const spying = (...args) =>
    instantiate.apply(WebAssembly, args).then((result) => {
      memory = Object.values(result.instance.exports).find((value) => value instanceof WebAssembly.Memory)
      return result
    })
  const refusing = Object.create(WebAssembly, {
    instantiate: { value: spying },
    Instance: {
      value: class {
        constructor() {
          throw new RangeError('disallowed on the main thread')
        }
      },
    },
  })
  await withoutGlobal('WebAssembly', refusing, async () => {
    const triage = (await loadEngine()).open(backPain)
    new Uint8Array(memory.buffer).fill(0xff)
    for (let time = 0; time < 3; time++) assert.throws(() => triage.assess({}), { name: 'RedflagError' })
    assert.equal((await loadEngine()).open(backPain).assess({}).disposition, 'emergency-room')
  })
})

test('what cannot be loaded at all is an error with a code', async (context) => {
  const dir = mkdtempSync(join(tmpdir(), 'redflag-'))
  context.after(() => rmSync(dir, { recursive: true }))
  // Without engine-js.js beside it.
  copyFileSync(fileURLToPath(dist('engine.js')), join(dir, 'engine.mjs'))
  const { loadEngine } = await import(pathToFileURL(join(dir, 'engine.mjs')).href)
  for (let time = 0; time < 2; time++) {
    await assert.rejects(loadEngine({ kind: 'js' }), { name: 'RedflagError', code: 'no-engine' })
    await withoutGlobal('WebAssembly', undefined, () => assert.rejects(loadEngine(), { code: 'no-engine' }))
  }
  assert.equal((await loadEngine()).kind, 'wasm')
})

test('each kind says when an answer is wrong', async () => {
  for (const engine of builds) assert.equal(failure(() => engine.open(backPain).step({ age: 'x' })).code, 'wrong-type')
})
