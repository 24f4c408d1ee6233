/** Where this machine keeps its browsers. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'

/** @param {string[]} names the first of these that is on PATH */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file))
  if (!found) throw new Error(`none of ${names.join(', ')} is on PATH`)
  return found
}

/** WebKitGTK's own small browser, which is on nobody's PATH. */
export function miniBrowser() {
  const folders = readdirSync('/usr/lib').flatMap((machine) =>
    ['4.1', '4.0'].map((version) => `/usr/lib/${machine}/webkit2gtk-${version}/MiniBrowser`),
  )
  const found = folders.find((file) => existsSync(file))
  if (!found) throw new Error('there is no MiniBrowser: the package webkit2gtk-driver brings it')
  return found
}

/** The Chromium inside the package that tests/oldest pins, unpacked once. */
export function oldestChromium() {
  const top = fileURLToPath(new URL('../../..', import.meta.url))
  const packed = join(top, 'tests/oldest/node_modules/@sparticuz/chrome-aws-lambda')
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8'))
  const folder = join(top, 'build/oldest')
  const program = join(folder, `chromium-${version}`)
  if (existsSync(program)) return program
  mkdirSync(folder, { recursive: true })
  // Two files of tests may come here at once.
  const mine = `${program}.${process.pid}`
  writeFileSync(mine, brotliDecompressSync(readFileSync(join(packed, 'bin/chromium.br'))), { mode: 0o755 })
  renameSync(mine, program)
  return program
}
