/**
 * An embedder's site for one page of one test, in front of the demo's own server: it writes down what is asked for, brings
 * what a test wants to be otherwise, and puts the page's side of the harness before everything else.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const DEMO = fileURLToPath(new URL('../../../web/demo/serve.mjs', import.meta.url))
const INPAGE = fileURLToPath(new URL('./inpage.mjs', import.meta.url))
const SCRIPT = '/harness.js'
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' }

let bundled
/** The page's side, with the libraries it needs. */
const inpage = () =>
  (bundled ??= buildSync({ entryPoints: [INPAGE], bundle: true, format: 'iife', write: false }).outputFiles[0].text)

/** The demo's server, for as long as a file of tests runs. */
export async function startDemo() {
  const server = spawn(process.execPath, [DEMO, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  process.once('exit', () => server.kill())
  for await (const line of createInterface({ input: server.stdout })) {
    const base = /http:\S+/.exec(line)?.[0]
    if (base) return { base, stop: () => server.kill() }
  }
  throw new Error('the demo server ended before it served')
}

const isHtml = (headers) => headers['content-type']?.startsWith('text/html')
const withHarness = (html, more) =>
  html.replace(/<head>|(?=<body)|$/i, (tag) => `${tag}<script src="${SCRIPT}"${more}></script>`)

/**
 * @param {string} demo base address of the demo's server
 * @param {{ own: Record<string, string>, serve?: any, init?: any[] }} wanted `own`: what is beside the demo. For the rest
 *   see browser.mjs
 */
export async function openSite(demo, { own, serve = {}, init = [] }) {
  const requests = []
  const site = { requests, down: false }

  async function original(url) {
    const body = own[url.pathname]
    if (body) return { status: 200, headers: { 'content-type': TYPES[extname(url.pathname)] }, body }
    const response = await fetch(new URL(url.pathname.slice(1) + url.search, demo))
    const headers = Object.fromEntries(response.headers)
    for (const own of ['content-length', 'transfer-encoding', 'connection', 'keep-alive', 'date']) delete headers[own]
    return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) }
  }

  const harness = () => [inpage(), ...init.map((script) => `;(${script})()`)].join('\n')
  /** Where a page refuses scripts without a hash, the harness has one. */
  const hashed = (headers) =>
    headers['integrity-policy']
      ? ` integrity="sha384-${createHash('sha384').update(harness()).digest('base64')}" crossorigin`
      : ''

  async function answer(url) {
    if (url.pathname === SCRIPT) return { status: 200, headers: { 'content-type': TYPES['.js'] }, body: harness() }
    const found = await original(url)
    const otherwise = serve[url.pathname]
    const other = typeof otherwise === 'function' ? await otherwise(String(found.body)) : otherwise
    if (other === 'abort') return other
    const sent = typeof other === 'string' ? { ...found, body: other } : { ...found, ...other }
    const headers = { ...found.headers, ...other?.headers }
    return { ...sent, headers, body: isHtml(headers) ? withHarness(String(sent.body), hashed(headers)) : sent.body }
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url, site.base)
    if (url.pathname !== SCRIPT) requests.push(url.pathname + url.search)
    if (site.down) return request.socket.destroy()
    const answered = await answer(url).catch((error) => ({ status: 500, headers: {}, body: String(error) }))
    if (answered === 'abort' || site.down) return request.socket.destroy()
    response.writeHead(answered.status, { ...answered.headers, 'cache-control': 'no-store' }).end(answered.body)
  })
  server.on('upgrade', ({ url }, socket) => {
    requests.push(url)
    socket.destroy()
  })
  await new Promise((resolve) => server.listen(0, 'localhost', resolve))
  site.base = `http://localhost:${server.address().port}/`
  site.close = () => {
    server.close()
    server.closeAllConnections()
  }
  return site
}
