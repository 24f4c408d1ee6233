// The element on pages that do all a careless or broken page may do. `./dev fuzz element` goes on for as long as it is let.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { engine, useBrowser } from './browser.mjs'

const open = useBrowser()

/** As many pages as take well under a minute on an idle machine. */
const PAGES = { chromium: 250, firefox: 250, webkit: 80 }[engine]
const { REDFLAG_SEED: from = 0, REDFLAG_SEEDS: count = PAGES, REDFLAG_SECONDS: seconds = Infinity } = process.env

const script = () =>
  buildSync({
    entryPoints: [fileURLToPath(new URL('./attack/run.mjs', import.meta.url))],
    bundle: true,
    format: 'esm',
    external: ['/dist/*'],
    write: false,
  }).outputFiles[0].text

test('whatever a page does, the check is never blank, never softer than the engine, and tells what fails', async (t) => {
  const { page } = await open(t, {
    head: '<script type="module" src="/attack.js"></script>',
    body: '<p>The pages under attack stand in frames.</p>',
    serve: { '/attack.js': { status: 200, headers: { 'content-type': 'text/javascript' }, body: script() } },
  })
  await page.waitForFunction(() => globalThis.attack)
  const broken = []
  const reached = {}
  const began = performance.now()
  let tried = 0
  for (; tried < count && performance.now() - began < seconds * 1000 && broken.length < 10; tried++) {
    const result = await page.evaluate((seed) => globalThis.attack(seed), Number(from) + tried)
    reached[result.reached] = (reached[result.reached] ?? 0) + 1
    if (result.faults.length) broken.push(result)
  }
  const reports = broken.map(({ seed, lines, faults }) =>
    [`seed ${seed}: ./dev fuzz element --seed ${seed}`, ...lines, ...faults.map((fault) => `FAULT ${fault}`)].join(
      '\n  ',
    ),
  )
  t.diagnostic(`${tried} pages, ${Math.round(performance.now() - began)} ms: ${JSON.stringify(reached)}`)
  assert.equal(reports.length, 0, `\n${reports.join('\n')}`)
})
