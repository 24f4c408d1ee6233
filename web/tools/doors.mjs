// A folder with a package.json for each door of the package, for readers that know no `exports`: Parcel by its defaults, and
// TypeScript with `moduleResolution: node10`. They say what `exports` says, and are made of it.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** The doors that are no files of that name; for those there is `typesVersions`. */
export const doorsOf = (exports) => Object.entries(exports).filter(([door]) => !/^\.$|\.js(on)?$/.test(door))

/** @param {string} folder of the package @param {{ exports: Record<string, any> }} manifest */
export function writeDoors(folder, { exports }) {
  const doors = doorsOf(exports)
  for (const [door] of doors) rmSync(join(folder, door.split('/')[1]), { recursive: true, force: true })
  for (const [door, { types, default: main }] of doors) {
    const from = (path) => path && posix.relative(door, path)
    mkdirSync(join(folder, door), { recursive: true })
    const fields = { ...(main && { main: from(main), module: from(main) }), types: from(types) }
    writeFileSync(join(folder, door, 'package.json'), JSON.stringify(fields, null, 2) + '\n')
  }
}
