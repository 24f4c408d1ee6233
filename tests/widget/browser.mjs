/** A Chromium and the demo's own server for one file of tests, and a page that is listened to for each test. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before } from 'node:test'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const SERVER = fileURLToPath(new URL('../../web/demo/serve.mjs', import.meta.url))
const NAMES = ['chromium', 'chromium-browser', 'google-chrome']
// No sandbox, because containers run as root. The rest keeps the browser from calling home or asking anything.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

function findChromium() {
  const onPath = (name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))
  const found = NAMES.flatMap(onPath).find((file) => existsSync(file))
  if (!found) throw new Error(`no browser: none of ${NAMES.join(', ')} is on PATH`)
  return found
}

async function startServer() {
  const server = spawn(process.execPath, [SERVER, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  process.once('exit', () => server.kill())
  for await (const line of createInterface({ input: server.stdout })) {
    const base = /http:\S+/.exec(line)?.[0]
    if (base) return { server, base }
  }
  throw new Error('the demo server ended before it served')
}

/** Runs in the page, before everything else: every event of the check with what it carries, whoever listens or not. */
function recordEvents() {
  globalThis.recorded = []
  const dispatch = EventTarget.prototype.dispatchEvent
  EventTarget.prototype.dispatchEvent = function (event) {
    if (event.type.startsWith('redflag-')) {
      const { type, detail, bubbles, composed, cancelable } = event
      globalThis.recorded.push({ type, detail: structuredClone(detail), bubbles, composed, cancelable })
    }
    return dispatch.call(this, event)
  }
}

/** A page of an embedder: what `body` holds, and the check from the package unless `head` says otherwise. */
const documentOf = ({ head = '<script type="module" src="/dist/redflag.js"></script>', body }) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An embedder</title>
  <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">${head}</head>
  <body>${body}</body></html>`

/**
 * Call once at the top of a test file.
 * @returns {(t: any, where: { at?: string, head?: string, body?: string, before?: (page: any) => any, options?: any })
 *   => Promise<any>} opens a page in a context of its own: one of the demo's by `at`, or one made of `head` and `body`
 */
export function useBrowser() {
  let browser, server, base

  before(async () => {
    ;({ server, base } = await startServer())
    browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS })
  })
  after(async () => {
    await browser?.close()
    server?.kill()
  })

  return async (t, { at = 'page.html', head, body, before: prepare, options } = {}) => {
    // No transitions: what is measured and photographed is the end of them.
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
    t.after(() => context.close())
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    const log = []
    const requests = []
    page.on('console', (message) => log.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => log.push(`exception: ${error}`))
    page.on('request', (request) => requests.push(request.url().replace(base, '/')))
    page.on('websocket', (socket) => requests.push(socket.url()))
    await page.addInitScript(recordEvents)
    if (body != null) {
      await page.route('**/page.html', (route) =>
        route.fulfill({ contentType: 'text/html', body: documentOf({ head, body }) }),
      )
    }
    await prepare?.(page)
    await page.goto(base + at)
    const events = (type) =>
      page.evaluate((name) => globalThis.recorded.filter((event) => !name || event.type === name), type)
    return { page, context, base, log, requests, events }
  }
}

/** What has the focus, looked for inside shadow roots too. @returns {Promise<any>} a handle */
export const focused = (page) =>
  page.evaluateHandle(() => {
    let node = document.activeElement
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement
    return node
  })

export const focusedText = async (page) => (await focused(page)).evaluate((node) => node.textContent.trim())
