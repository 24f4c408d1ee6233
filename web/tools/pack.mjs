// `./dev pack`: what is published, in build/pack/ or the folder that is named: the tarball for npm, and a zip for those who
// copy the files to their own server. The same sources make the same bytes, so that whoever builds them anew can compare.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zip } from './zip.mjs'

const web = fileURLToPath(new URL('..', import.meta.url))
const target = resolve(process.argv[2] ?? join(web, '../build/pack'))
const { name, version } = JSON.parse(readFileSync(join(web, 'package.json'), 'utf8'))

const npmPack = (cwd, ...options) =>
  execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--loglevel=error', ...options], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })

rmSync(target, { recursive: true, force: true })
mkdirSync(target, { recursive: true })

const [{ files }] = JSON.parse(npmPack(web, '--dry-run'))
const paths = files.map(({ path }) => path).sort()

// npm writes one date and one owner into its tarballs, but who may read a file as it finds it, which differs by machine.
const stage = mkdtempSync(join(tmpdir(), 'redflag-pack-'))
try {
  for (const path of paths) {
    cpSync(join(web, path), join(stage, path))
    chmodSync(join(stage, path), 0o644)
  }
  npmPack(stage, '--pack-destination', target)
} finally {
  rmSync(stage, { recursive: true, force: true })
}

// The files that a server serves, and those that people read. The rest is for npm.
const served = paths.filter(
  (path) => (path.startsWith('dist/') && !path.endsWith('.d.ts')) || /^[A-Z.a-z]+$/.test(path),
)
const folder = `${name}-${version}`
const entries = served
  .filter((path) => path !== 'package.json')
  .map((path) => [`${folder}/${path}`, readFileSync(join(web, path))])
writeFileSync(join(target, `${folder}.zip`), zip(entries))

for (const file of readdirSync(target).sort()) {
  const bytes = readFileSync(join(target, file))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  console.log(`${file}  ${bytes.length} bytes  sha256 ${sha256}`)
}
