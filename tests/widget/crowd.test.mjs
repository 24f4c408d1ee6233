// Many checks on one page share one engine, and what each shows and leaves takes no more memory as time goes by.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crowd, heapOf, stir } from '../bench/load/load.mjs'
import { cannot, useBrowser } from './browser.mjs'

const open = useBrowser()
const MB = 1 << 20

test('twenty checks walked on and back again and again: the heap stays', { skip: cannot('protocol') }, async (t) => {
  const { page } = await open(t, { head: '<script type="module" src="/dist/redflag.js"></script>', body: crowd(20) })
  const heaps = []
  for (let round = 0; round < 5; round++) {
    assert.equal(await page.evaluate(stir), 20)
    heaps.push(await heapOf(page.driver))
  }
  assert.ok(heaps.at(-1) - heaps[1] < MB / 4, heaps.join())
})
