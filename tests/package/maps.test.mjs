// A source map is believed when it is needed most, so each is held against both ends: the text that it names in the source
// stands in the bundle where it says.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { decode } from '@jridgewell/sourcemap-codec'

const web = fileURLToPath(new URL('../../web', import.meta.url))
const dist = join(web, 'dist')
const read = (name) => readFileSync(join(dist, name), 'utf8')
const names = readdirSync(dist)
  .filter((name) => name.endsWith('.js.map'))
  .map((name) => name.replace('.map', ''))

test('there are maps', () => assert.ok(names.includes('redflag.js') && names.includes('redflag.global.js')))

for (const name of names) {
  const code = read(name)
  const map = JSON.parse(read(`${name}.map`))

  test(`${name} names its map, which brings the sources that people wrote, and no other`, () => {
    assert.ok(code.endsWith(`\n//# sourceMappingURL=${name}.map\n`))
    assert.equal(code.split('sourceMappingURL').length, 2)
    assert.ok(map.sources.length > 0)
    map.sources.forEach((source, index) => {
      assert.match(source, /^\.\.\/src\//)
      const file = readFileSync(join(dist, source), 'utf8')
      // Style sheets are minified before.
      if (source.endsWith('.js')) assert.equal(map.sourcesContent[index], file, source)
    })
  })

  test(`${name}: the strings of the sources stand where the map says`, () => {
    const lines = code.split('\n')
    const sources = map.sourcesContent.map((text) => text.split('\n'))
    let found = 0
    decode(map.mappings).forEach((segments, line) => {
      for (const [column, source, sourceLine, sourceColumn] of segments) {
        const word = sources[source]?.[sourceLine].slice(sourceColumn).match(/^'([a-z-]{4,})'/)?.[1]
        if (!word) continue
        const generated = lines[line].slice(column, column + word.length + 2)
        assert.ok(generated.includes(word), `${map.sources[source]}:${sourceLine + 1}: ${word}, and there ${generated}`)
        found++
      }
    })
    // In a file that holds the engine they stand on both sides of it.
    assert.ok(found >= (code.length > 1000 ? 20 : 1), `${found} were compared`)
  })
}
