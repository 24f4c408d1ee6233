// A busy server: workers beside each other, and protocols that come and go in each. `./dev bench load` shows it at length.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inThread } from '../bench/load/load.mjs'

const MB = 1 << 20

function flat(uses) {
  const [first, last] = [uses[0], uses.at(-1)]
  assert.equal(last.wasm, first.wasm, 'the memory of the wasm grew')
  assert.ok(last.heap - first.heap < 4 * MB, `the heap grew by ${last.heap - first.heap}`)
}

test('four workers, each with an engine of its own, take no more memory the longer they run', async () => {
  const four = await Promise.all(Array.from({ length: 4 }, () => inThread({ job: 'steps', calls: 2000, rounds: 3 })))
  for (const uses of four) {
    assert.equal(uses.length, 4)
    flat(uses)
  }
})

test('protocols that are opened, asked and closed leave nothing behind in a worker', async () => {
  flat(await inThread({ job: 'cycles', calls: 20, rounds: 4 }))
})
