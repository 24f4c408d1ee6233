// Memory that runs out, at any allocation, and memory that a large call took: an error with its code, never a byte where
// none was given, and the next call goes on.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { article, asJson, articleVignettes as vignettes, small } from './support.mjs'

const MB = 1 << 20
/** The wasm with another greatest number of pages: section 5 holds one memory, with a least and a greatest size. */
function withMost(bytes, most) {
  const number = (at) => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      value |= (bytes[at] & 127) << shift
      if (bytes[at++] < 128) return [value, at]
    }
  }
  for (let at = 8; ;) {
    const [size, content] = number(at + 1)
    if (bytes[at] === 5) {
      const [, greatest] = number(content + 2)
      assert.deepEqual(number(greatest), [32_768, content + size])
      return bytes
        .with(greatest, (most & 127) | 128)
        .with(greatest + 1, ((most >> 7) & 127) | 128)
        .with(greatest + 2, most >> 14)
    }
    at = content + size
  }
}

/** The memories of the instances that were made, the newest last. */
const memories = []
const found = ({ exports }) => Object.values(exports).find((value) => value instanceof WebAssembly.Memory)
const { instantiate, Instance } = WebAssembly
let pages = 32_768
WebAssembly.instantiate = async (bytes, imports) => {
  const result = await instantiate.call(WebAssembly, withMost(bytes, pages), imports)
  memories.push(found(result.instance))
  return result
}
WebAssembly.Instance = function (...args) {
  const instance = new Instance(...args)
  memories.push(found(instance))
  return instance
}

let remaining = Infinity
globalThis.allocationGranted = () => (remaining-- > 0 ? 1 : 0)
const { loadEngine: loadFailing, RedflagError } = await import('../../build/wasm/engine-failing.js')
const failing = await loadFailing({ kind: 'wasm' })
const { loadEngine } = await import('../../web/dist/engine.js?memory')

const patients = vignettes.map(({ answers }) => answers)
let versions = 0
/** A protocol that no instance has open yet. */
const unknown = (data) => ({ ...data, protocol: { ...data.protocol, version: `0.0.${++versions}` } })

/** Does `work` with only so many allocations granted; what it throws, if it does. */
function granting(allocations, work) {
  remaining = allocations
  try {
    work()
  } catch (error) {
    return error
  } finally {
    remaining = Infinity
  }
}

const triage = failing.open(article)
const expected = JSON.stringify(triage.step(patients[0]))
const works = {
  'opening a protocol': () => failing.open(unknown({ protocol: small().protocol })),
  'opening a protocol with its words': () => failing.open(unknown(small())),
  'opening a protocol that is wrong': () => {
    const wrong = unknown(small())
    wrong.protocol.rules[0].then = 'nowhere'
    assert.throws(() => failing.open(wrong), { code: 'unknown-id' })
  },
  'a step': () => triage.step(patients[1]),
  'an outcome': () => triage.assess(patients[2]),
  'a batch': () => triage.assessMany(patients.slice(0, 5)),
  'a wrong answer': () => assert.throws(() => triage.assess({ age: 'x', none: 1 }), { code: 'wrong-type' }),
}
for (const [name, work] of Object.entries(works))
  test(`${name}: whichever allocation fails, it is an error, and the next call works`, () => {
    let allocations = 0
    for (; ; allocations++) {
      const memory = memories.at(-1)
      const error = granting(allocations, work)
      assert.deepEqual([...new Uint8Array(memory.buffer, 0, 64)], Array(64).fill(0), 'something was written to nowhere')
      if (!error) break
      const stopped = error instanceof RedflagError ? error : error.actual
      assert.equal(stopped?.code, 'out-of-memory', String(error))
      assert.equal(JSON.stringify(triage.step(patients[0])), expected)
    }
    assert.ok(allocations > 10, `only ${allocations} allocations could fail`)
  })

test('opening back pain: wherever the memory ends, it is an error, and the next call works', () => {
  for (let allocations = 0; ; allocations += 41) {
    const error = granting(allocations, () => failing.open(unknown(article)))
    if (!error) break
    assert.equal(error.code, 'out-of-memory')
    assert.equal(JSON.stringify(triage.step(patients[0])), expected)
  }
})

test('where the memory cannot grow, a large batch is an error, and the next call works', async () => {
  const batch = Array.from({ length: 20_000 }, (_, index) => patients[index % patients.length])
  for (const most of [16, 17, 24, 48, 80, 130, 210]) {
    pages = most
    const { loadEngine: loadSmall } = await import(`../../web/dist/engine.js?pages=${most}`)
    const triage = (await loadSmall({ kind: 'wasm' })).open(article)
    pages = 32_768
    for (let time = 0; time < 3; time++) {
      assert.throws(() => triage.assessMany(asJson(batch)), { name: 'RedflagError', code: 'out-of-memory' })
      assert.equal(JSON.stringify(triage.step(patients[0])), expected)
    }
    assert.ok(memories.at(-1).buffer.byteLength <= most * 65_536)
    assert.equal(triage.assessMany(batch.slice(0, 50)).length, 50)
  }
})

test('in plain JavaScript too', async () => {
  const engine = await loadEngine({ kind: 'js' })
  const triage = engine.open(article)
  const batch = Array.from({ length: 20_000 }, (_, index) => patients[index % patients.length])
  const { ArrayBuffer: Real } = globalThis
  globalThis.ArrayBuffer = class extends Real {
    constructor(size) {
      if (size > 4 * MB) throw new RangeError('no more')
      super(size)
    }
  }
  try {
    assert.throws(() => triage.assessMany(asJson(batch)), { name: 'RedflagError', code: 'out-of-memory' })
    assert.equal(JSON.stringify(triage.step(patients[0])), expected)
  } finally {
    globalThis.ArrayBuffer = Real
  }
  assert.equal(triage.assessMany(batch).length, batch.length)
})

test('a large call leaves no large memory behind', async () => {
  const engine = await loadEngine({ kind: 'wasm' })
  const triage = engine.open(article)
  const before = triage.step(patients[0]) && memories.at(-1).buffer.byteLength
  const batch = Array.from({ length: 50_000 }, (_, index) => patients[index % patients.length])
  const grown = memories.at(-1)
  const outcomes = triage.assessMany(batch)
  assert.equal(grown.buffer.byteLength, before, 'patients who go by way of columns take no more room than one')
  assert.deepEqual(triage.assessMany(asJson(batch)), outcomes)
  assert.ok(grown.buffer.byteLength > 32 * MB, 'the batch was not large')
  assert.equal(JSON.stringify(triage.step(patients[0])), expected)
  assert.notEqual(memories.at(-1), grown)
  assert.ok(memories.at(-1).buffer.byteLength <= before)
})

test('the same protocol is opened once, however often it is asked for', async () => {
  const engine = await loadEngine({ kind: 'wasm' })
  engine.open(article)
  const before = memories.at(-1).buffer.byteLength
  for (let time = 0; time < 2000; time++) engine.open({ protocol: article.protocol })
  assert.equal(memories.at(-1).buffer.byteLength, before)
})

test('what was opened, asked and closed gives all of its memory back', async () => {
  const engine = await loadEngine({ kind: 'wasm' })
  const visit = (version) => {
    const triage = engine.open({ protocol: { ...article.protocol, version: `1.0.${version}` } })
    triage.assessMany(patients)
    triage.close()
  }
  visit(100)
  const before = memories.at(-1).buffer.byteLength
  for (let version = 101; version < 400; version++) visit(version)
  assert.equal(memories.at(-1).buffer.byteLength, before)
})

test('protocols that are opened and forgotten never fill the memory, and those in use go on', async () => {
  const engine = await loadEngine({ kind: 'wasm' })
  const triage = engine.open(article)
  for (let time = 0; time < 1000; time++) {
    engine.open(unknown({ protocol: article.protocol }))
    assert.ok(memories.at(-1).buffer.byteLength < 48 * MB)
  }
  assert.equal(JSON.stringify(triage.step(patients[0])), expected)
})
