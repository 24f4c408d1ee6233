/** Where this machine keeps its browsers. */
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

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
