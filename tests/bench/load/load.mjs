/** Load, and what is in use meanwhile: in threads of Node, and with many checks on one page of a browser. */
import { Worker } from 'node:worker_threads'

/**
 * @typedef {{calls: number, wasm: number, heap: number}} Use after so many calls: bytes of the wasm's memory and of the heap
 * @param {{job: 'steps' | 'cycles', calls: number, rounds: number}} work `calls` a round
 * @param {(use: Use) => void} [tell] at once after each round
 * @returns {Promise<Use[]>} after warming up, and after each round
 */
export const inThread = (work, tell) =>
  new Promise((resolve, reject) => {
    const uses = []
    new Worker(new URL('./worker.mjs', import.meta.url), { workerData: work })
      .on('message', (use) => {
        uses.push(use)
        tell?.(use)
      })
      .on('error', reject)
      .on('exit', () => resolve(uses))
  })

/** A page with so many checks on it; one engine serves them all. */
export const crowd = (count) => '<redflag-triage><p>Static text</p></redflag-triage>'.repeat(count)

/** Walks every check on the page through its first screens, in its own terms, and back. Runs in the page. */
export const stir = async () => {
  const hosts = [...document.querySelectorAll('redflag-triage')]
  await Promise.all(hosts.map((host) => host.ready))
  customElements.get('redflag-triage').settle = -1
  for (const { shadowRoot } of hosts) {
    for (const no of shadowRoot.querySelectorAll('.pills:not(fieldset.whom *) label:first-child > input')) no.click()
    shadowRoot.querySelector('form .main').click()
    shadowRoot.querySelector('button.back').click()
  }
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  return hosts.filter(({ state }) => state === 'asking').length
}

/** Bytes of the page's heap after everything that can go has gone. Chromium only. @param {any} driver */
export async function heapOf(driver) {
  await driver.send('HeapProfiler.collectGarbage')
  const { usedSize, backingStorageSize = 0 } = await driver.send('Runtime.getHeapUsage')
  return usedSize + backingStorageSize
}
