/**
 * Serves the demo pages, to this machine only: `node web/demo/serve.mjs --port 8080`.
 * `/` is the booking page; a path is looked for in `web/`, then in `web/demo/`.
 */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const WEB = fileURLToPath(new URL('..', import.meta.url))

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
}

/** The same policies stand in the pages themselves, so that they also hold on a host that sends no headers. */
const POLICIES = {
  'strict.html':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'",
  'configure.html':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'",
  'no-wasm.html': "default-src 'none'; script-src 'self'; style-src 'self'",
}

/** @param {string} path absolute URL path, already free of `..` because URL resolves it */
const find = async (path) => {
  for (const folder of [WEB, join(WEB, 'demo')]) {
    const file = join(folder, path.endsWith('/') ? path + 'index.html' : path)
    try {
      return { file, body: await readFile(file) }
    } catch (error) {
      if (!['ENOENT', 'EISDIR', 'ENOTDIR'].includes(error.code)) throw error
    }
  }
}

const answer = async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost')
  const path = decodeURIComponent(pathname)
  // `%2e%2e%2f` passes the URL parser as one segment and becomes a step up only when decoded.
  const found = path.split(/[/\\]/).includes('..') ? undefined : await find(path)
  if (!found) return response.writeHead(404, { 'content-type': TYPES['.html'] }).end('Not found\n')
  const headers = {
    'content-type': TYPES[extname(found.file)] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  }
  const policy = POLICIES[path.split('/').pop()]
  if (policy) headers['content-security-policy'] = policy
  response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : found.body)
}

const serve = (host, port) =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      answer(request, response).catch(() => response.writeHead(400).end('Bad request\n'))
    })
    server.once('error', reject)
    server.listen(port, host, () => resolve(server.address().port))
  })

const { values } = parseArgs({ options: { port: { type: 'string', default: '8080' } } })

try {
  const port = await serve('127.0.0.1', Number(values.port))
  // `localhost` is ::1 first on many machines; where there is no IPv6 at all, one address is enough.
  await serve('::1', port).catch(() => {})
  console.log(`Redflag demo: http://localhost:${port}/`)
} catch (error) {
  console.error(`Redflag demo: cannot serve on port ${values.port}: ${error.message}. Try --port with another number.`)
  process.exit(1)
}
