// The package as a stranger gets it: packed, and installed from the tarball alone in an empty folder.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'

export const top = fileURLToPath(new URL('../..', import.meta.url))
export const tools = join(top, 'tests/node_modules')

const root = realpathSync(mkdtempSync(join(tmpdir(), 'redflag-package-')))
after(() => rmSync(root, { recursive: true, force: true }))

/** The folder of a project that depends on the package. */
export const home = join(root, 'home')
mkdirSync(home)
writeFileSync(join(home, 'package.json'), '{"name": "home", "private": true, "type": "module"}')

const npm = (cwd, ...args) =>
  execFileSync('npm', [...args, '--cache', join(root, 'cache'), '--loglevel=error', '--no-update-notifier'], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })

const [packed] = JSON.parse(npm(join(top, 'web'), 'pack', '--json', '--pack-destination', root))
export const tarball = join(root, packed.filename)
/** The files of the tarball, by path. */
export const files = packed.files.map(({ path }) => path).sort()
npm(home, 'install', '--offline', '--no-audit', '--no-fund', tarball)
export const installed = join(home, 'node_modules/redflag-triage')

/** Runs `script` as a module of that project, in a Node of its own. */
export function run(script, name = `script-${scripts++}.mjs`) {
  writeFileSync(join(home, name), script)
  return execFileSync(process.execPath, [name], {
    cwd: home,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
let scripts = 0
