// Source maps for what ships: of the JavaScript that people wrote, and of nothing that a tool made. The wasm is put into a
// bundle after esbuild is done, so whatever stands behind it on its line has moved.
import { createRequire } from 'node:module'

const require = createRequire(new URL('../../tests/package.json', import.meta.url))
const { decode, encode } = require('@jridgewell/sourcemap-codec')

/**
 * @param {string} text the map of a bundle
 * @param {string} name of the bundle
 * @param {{ line: number, column: number, by: number }} [moved] what stands from there on in that line, and how far it has moved
 */
export function finishedMap(text, name, moved) {
  const { version, sources, sourcesContent, names, mappings } = JSON.parse(text)
  const written = sources.map((source) => source.startsWith('../src/'))
  const keptIndexes = sources.flatMap((_, index) => (written[index] ? [index] : []))
  const place = new Map(keptIndexes.map((index, place) => [index, place]))
  const lines = decode(mappings).map((segments, line) =>
    segments.map(([column, source, ...rest]) => {
      const at = moved && line === moved.line && column >= moved.column ? column + moved.by : column
      return written[source] ? [at, place.get(source), ...rest] : [at]
    }),
  )
  return JSON.stringify({
    ...{ version, file: name, names },
    sources: keptIndexes.map((index) => sources[index]),
    sourcesContent: keptIndexes.map((index) => sourcesContent[index]),
    mappings: encode(lines),
  })
}
