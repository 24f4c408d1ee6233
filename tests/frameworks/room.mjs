// Where pages are built that embed the package: each fixture copied beside an installation that holds the packed tarball, so that
// nothing of the repository is found by chance.
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ownFolder = fileURLToPath(new URL('.', import.meta.url))
const top = join(ownFolder, '../..')
const room = join(top, 'build/frameworks')
export const modules = join(room, 'node_modules')
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined)

/** Links of the files, not of the folder: some builders take none that leads out of their project. */
function furnish() {
  const lock = 'package-lock.json'
  if (read(join(room, lock)) !== read(join(ownFolder, lock))) {
    rmSync(room, { recursive: true, force: true })
    mkdirSync(room, { recursive: true })
    execFileSync('cp', ['-al', join(ownFolder, 'node_modules'), modules])
    // By the lock file some builders know where a project ends.
    for (const name of ['package.json', lock]) cpSync(join(ownFolder, name), join(room, name))
  }
  const pack = join(room, 'pack')
  execFileSync(process.execPath, [join(top, 'web/tools/pack.mjs'), pack], { stdio: 'ignore' })
  const { name, version } = JSON.parse(read(join(top, 'web/package.json')))
  const installed = join(modules, name)
  rmSync(installed, { recursive: true, force: true })
  mkdirSync(installed)
  execFileSync('tar', ['-xzf', join(pack, `${name}-${version}.tgz`), '-C', installed, '--strip-components=1'])
  return installed
}
export const installed = furnish()

/** A fixture, as new. @param {string} name @returns {string} its folder */
export function fixture(name) {
  const folder = join(room, name)
  rmSync(folder, { recursive: true, force: true })
  cpSync(join(ownFolder, name), folder, { recursive: true })
  return folder
}

const env = {
  ...process.env,
  CI: '1',
  NO_COLOR: '1',
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
}

/** Runs the command of a package in a fixture. @returns {string} what it said */
export function run(folder, command, ...args) {
  const { bin } = JSON.parse(read(join(modules, command, 'package.json')))
  const script = typeof bin === 'string' ? bin : Object.values(bin)[0]
  try {
    return execFileSync(process.execPath, [join(modules, command, script), ...args], {
      cwd: folder,
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    })
  } catch (cause) {
    throw new Error(`${command} failed:\n${cause.stdout}\n${cause.stderr}`, { cause })
  }
}

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** Serves folders, the first that has the file. @returns {Promise<string>} the address */
export async function serve(t, ...folders) {
  const server = createServer(({ url }, response) => {
    const path = new URL(url, 'http://localhost').pathname.replace(/\/$/, '/index.html')
    const file = folders.map((folder) => join(folder, path)).find(existsSync)
    if (!file) return response.writeHead(404).end()
    response
      .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
      .end(readFileSync(file))
  })
  await new Promise((resolve) => server.listen(0, 'localhost', resolve))
  t.after(() => server.close())
  return `http://localhost:${server.address().port}/`
}

/** No framework starts here by itself. */
export const PORT = 4680

/** A server of the framework's own. @returns {Promise<string>} the address, once it answers */
export async function start(t, folder, script, ...args) {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: folder,
    env: { ...env, PORT: String(PORT), HOST: 'localhost' },
    stdio: 'ignore',
  })
  t.after(() => child.kill())
  const address = `http://localhost:${PORT}/`
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(address).catch(() => undefined)
    if (answer?.ok) return address
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${script} does not answer`)
}
