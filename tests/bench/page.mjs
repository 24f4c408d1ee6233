// How soon the first question can be seen and answered on a slow phone: Chromium at 4× CPU throttle, 1.6 Mbit/s and 150 ms to the
// server, nothing cached. Pages take turns; medians, and how many times what a plain form takes.
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { startChromium } from '../widget/harness/puppeteer.mjs'
import { pages } from './page/pages.mjs'

const ROUNDS = 9
const CPU = 4
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 }
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '': 'text/html; charset=utf-8' }

/** Runs in the page: when the first answer was painted, how far things have moved, and what kept the page from answering. */
function watch() {
  globalThis.seen = { shift: 0, blocked: 0 }
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) globalThis.seen.shift += value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.seen.blocked += duration - 50
  }).observe({ type: 'longtask', buffered: true })
  const look = () => {
    const name = globalThis.host
    const root = name ? document.querySelector(name)?.shadowRoot : document
    if (!root?.querySelector('input[type=radio]')?.getClientRects().length) return requestAnimationFrame(look)
    // This frame paints it. What comes after, such as an engine that starts, is not waited for.
    globalThis.seen.question = performance.now()
  }
  requestAnimationFrame(look)
}

const contestants = await pages()
const sent = {}
for (const [name, { files }] of Object.entries(contestants)) {
  const packed = Object.entries(files).map(([path, body]) => [path, brotliCompressSync(body)])
  sent[name] = { files: Object.fromEntries(packed), bytes: packed.reduce((sum, [, { length }]) => sum + length, 0) }
}
let served
const server = createServer(({ url }, response) => {
  const body = served[url]
  if (!body) return response.writeHead(404).end()
  response.writeHead(200, { 'content-type': TYPES[extname(url)], 'content-encoding': 'br' }).end(body)
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const base = `http://127.0.0.1:${server.address().port}/`

const driver = await startChromium({})
const found = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]))
try {
  await driver.begin({ base, viewport: { width: 390, height: 844 } })
  await driver.send('Network.enable')
  await driver.send('Network.setCacheDisabled', { cacheDisabled: true })
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, { host }] of Object.entries(contestants)) {
      served = sent[name].files
      const scripts = [await driver.page.evaluateOnNewDocument(`globalThis.host = ${JSON.stringify(host)}`)]
      scripts.push(await driver.page.evaluateOnNewDocument(watch))
      await driver.send('Network.emulateNetworkConditions', LINE)
      await driver.send('Emulation.setCPUThrottlingRate', { rate: CPU })
      await driver.page.goto(base)
      await driver.page.waitForFunction('globalThis.seen.question')
      // Leaves time for layout shifts after everything has loaded.
      await new Promise((resolve) => setTimeout(resolve, 1000))
      found[name].push(await driver.evaluate('globalThis.seen'))
      for (const { identifier } of scripts) await driver.page.removeScriptToEvaluateOnNewDocument(identifier)
      await driver.page.goto('about:blank')
    }
} finally {
  await driver.stop()
  server.close()
}

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1]
const middle = (name, measure) => median(found[name].map((seen) => seen[measure]))
const reference = middle('plain form', 'question')
console.log(`first question at ${CPU}× throttle, 1.6 Mbit/s, 150 ms; median of ${ROUNDS}`)
console.log(
  `${''.padEnd(30)}${['kB sent', 'ms', '× plain form', 'blocked, ms', 'shift'].map((head) => head.padStart(13)).join('')}`,
)
for (const name of Object.keys(found)) {
  const ms = middle(name, 'question')
  const cells = [
    (sent[name].bytes / 1000).toFixed(1),
    ms.toFixed(0),
    (ms / reference).toFixed(2),
    middle(name, 'blocked').toFixed(0),
    middle(name, 'shift').toFixed(3),
  ]
  console.log(name.padEnd(30) + cells.map((cell) => cell.padStart(13)).join(''))
}
