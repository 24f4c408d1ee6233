// Long days: what is in use after each tenth of a million steps, of a thousand protocols opened and closed, of a quarter million
// steps in each of four workers, and with a hundred checks on a page. It stays flat.
import { startChromium } from '../widget/harness/puppeteer.mjs'
import { Page } from '../widget/harness/page.mjs'
import { openSite, startDemo } from '../widget/harness/site.mjs'
import { crowd, heapOf, inThread, stir } from './load/load.mjs'

const MB = 1 << 20
const mb = (bytes) => `${(bytes / MB).toFixed(1)} MB`.padStart(10)
const row = (name, wasm, heap) => console.log(`${String(name).padStart(12)}${mb(wasm)}${mb(heap)}`)
const title = (text) => console.log(`\n${text}\n${'after'.padStart(12)}${'wasm'.padStart(10)}${'heap'.padStart(10)}`)

title('one million steps')
const tell = ({ calls, wasm, heap }) => row(calls, wasm, heap)
await inThread({ job: 'steps', calls: 100_000, rounds: 10 }, tell)

title('one thousand protocols, each opened, asked and closed')
await inThread({ job: 'cycles', calls: 100, rounds: 10 }, tell)

title('four workers, 250,000 steps each; the largest of the four')
const four = await Promise.all(Array.from({ length: 4 }, () => inThread({ job: 'steps', calls: 25_000, rounds: 10 })))
const highest = (round, key) => Math.max(...four.map((uses) => uses[round][key]))
four[0].forEach(({ calls }, round) => row(calls, highest(round, 'wasm'), highest(round, 'heap')))

console.log('\na hundred checks on a page of Chromium, each walked on and back; the heap of the page')
const demo = await startDemo()
const page = `<!doctype html><html lang="en"><head><title>A crowd</title>
  <script type="module" src="/dist/redflag.js"></script></head><body>${crowd(100)}</body></html>`
const site = await openSite(demo.base, { own: { '/page.html': page } })
const driver = await startChromium({})
try {
  await driver.begin({ base: site.base, viewport: { width: 800, height: 600 } })
  const tab = new Page(driver)
  await tab.goto(`${site.base}page.html`)
  for (let round = 0; round < 10; round++) {
    const asking = await tab.evaluate(stir)
    console.log(`${String(round + 1).padStart(12)}${mb(await heapOf(driver))}   ${asking} asking`)
  }
} finally {
  await driver.stop()
  site.close()
  demo.stop()
}
