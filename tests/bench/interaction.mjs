// How long a visitor on a slow phone waits to see what a press did: interaction to next paint in Chromium at 4× CPU throttle.
import { startChromium } from '../widget/harness/puppeteer.mjs'
import { Page } from '../widget/harness/page.mjs'
import { openSite, startDemo } from '../widget/harness/site.mjs'
import { backPain } from '../widget/rules.mjs'
import { Visitor } from '../widget/visitor.mjs'

const THROTTLE = 4
const GOAL_MS = 50

/** Runs in the page: the duration of every interaction, as the browser itself counts it, in steps of 8 ms. */
function hearInteractions() {
  globalThis.interactions = new Map()
  const observer = new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (interactionId) {
        const longest = Math.max(duration, globalThis.interactions.get(interactionId) ?? 0)
        globalThis.interactions.set(interactionId, longest)
      }
    }
  })
  observer.observe({ type: 'event', durationThreshold: 16, buffered: true })
}

const demo = await startDemo()
const site = await openSite(demo.base, { own: {}, init: [hearInteractions] })
const driver = await startChromium({})
const page = Object.assign(new Page(driver), { rules: backPain })
try {
  await driver.begin({ base: site.base, viewport: { width: 360, height: 640 } })
  await driver.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
  const durations = []
  let presses = 0
  for (let run = 0; run < 3; run++) {
    for (const disposition of backPain.reachable) {
      await page.goto(`${site.base}demo/index.html`)
      await new Visitor(page).reach(disposition)
      await new Promise((resolve) => setTimeout(resolve, 300))
      durations.push(...(await page.evaluate(() => [...globalThis.interactions.values()])))
      presses += await page.evaluate(() => performance.interactionCount)
    }
  }
  // The browser reports no duration below 16 ms: those interactions are only counted.
  while (durations.length < presses) durations.push(8)
  durations.sort((a, b) => a - b)
  const share = (part) => durations[Math.min(durations.length - 1, Math.floor(part * durations.length))]
  console.log(`\ninteraction to next paint, ms, at ${THROTTLE}× throttle, ${presses} presses`)
  for (const [name, part] of Object.entries({ median: 0.5, 'of 100, the 98th': 0.98, worst: 1 }))
    console.log(
      `${name.padEnd(32)}${share(part).toFixed(0).padStart(12)}${share(part) > GOAL_MS ? `   over ${GOAL_MS}` : ''}`,
    )
} finally {
  await driver.stop()
  site.close()
  demo.stop()
}
