// The documents for those who work on Redflag say what is there: files, commands, rooms, properties, versions and links.
// README.md has more tests of its own, in readme.test.mjs.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { redflag } from '../cli/redflag.mjs'
import { folderOf, protocolOf, zoo } from '../prove/zoo.mjs'

const top = fileURLToPath(new URL('../..', import.meta.url))
const read = (path) => readFileSync(join(top, path), 'utf8')

function below(folder, wanted) {
  if (!existsSync(join(top, folder))) return []
  return readdirSync(join(top, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : below(path, wanted)
    return wanted(entry.name) ? [path] : []
  })
}

const isMarkdown = (name) => name.endsWith('.md')
const documents = [
  ...readdirSync(top).filter(isMarkdown),
  ...['src', 'rules', 'tests'].flatMap((folder) => below(folder, (name) => name === 'README.md')),
  ...below('web/docs', isMarkdown),
]

/** The cells of every table row, without the lines that only rule. */
const rows = (text) =>
  [...text.matchAll(/^\|(.+)\|$/gm)].map(([, row]) => row.split(/(?<!\\)\|/).map((cell) => cell.trim()))
const named = (text) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name)
/** The text under one heading. */
const section = (path, heading) => {
  const [, text] = read(path).match(new RegExp(`^## ${heading}.*\\n([^]*?)(?=^## |(?![^]))`, 'm')) ?? []
  return text ?? assert.fail(`${path} has no section "${heading}"`)
}

const help = spawnSync(join(top, 'dev'), { encoding: 'utf8' }).stdout
const words = (pattern) => help.match(pattern)[1].trim().split(/\s+/)
const devVerbs = [...help.matchAll(/^ {2}([a-z]+)/gm)].map(([, verb]) => verb)
const devWords = {
  test: words(/one group: ([a-z ]+)\n *quick/).concat('quick', 'frameworks'),
  build: words(/or parts: ([a-z ]+)/),
  bench: readdirSync(join(top, 'tests/bench')).map((name) => name.replace('.mjs', '')),
}
const toolVerbs = [...redflag(['--help']).stdout.matchAll(/^ {2}([a-z]+) DIR|^ {2}([a-z]+) OLD/gm)].map(
  ([, verb, other]) => verb ?? other,
)

const slug = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

test('the documents that the project promises are there', () => {
  for (const path of [
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'SECURITY.md',
    'src/README.md',
    'src/prove/README.md',
    'rules/README.md',
  ])
    assert.ok(documents.includes(path), path)
})

for (const document of documents)
  describe(document, () => {
    const text = read(document)

    test('every path that it names is there', () => {
      for (const [, path] of text.matchAll(/`((?:src|web|rules|tests|\.ci)\/[^`\s*<…{]*)`/g))
        assert.ok(existsSync(join(top, path)), path)
    })

    test('every command that it names is there', () => {
      for (const [, verb, word] of text.matchAll(/\.\/dev ([a-z]+)\b(?: ([a-z]+)\b)?/g)) {
        assert.ok(devVerbs.includes(verb), `./dev ${verb}`)
        if (word && devWords[verb]) assert.ok(devWords[verb].includes(word), `./dev ${verb} ${word}`)
      }
      for (const [, verb] of text.matchAll(/(?:`|\.\/dev )redflag ([a-z]+)\b/g))
        assert.ok(toolVerbs.includes(verb), `redflag ${verb}`)
    })

    test('every link within the project leads somewhere', () => {
      for (const [, target] of text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
        const [path, anchor] = target.split('#')
        const found = path ? join(dirname(document), path) : document
        assert.ok(existsSync(join(top, found)), target)
        if (!anchor) continue
        const headings = [...read(found).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slug(heading))
        assert.ok(headings.includes(anchor), target)
      }
    })
  })

describe('src/README.md: the map', () => {
  const rooms = readdirSync(join(top, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const map = Object.fromEntries(
    rows(section('src/README.md', 'Rooms'))
      .filter(([room]) => room.startsWith('`src/'))
      .map(([room, , knows]) => [named(room)[0].replace('src/', ''), knows === '–' ? [] : knows.split(', ')]),
  )
  const sources = (room) => below(`src/${room}`, (name) => /\.(cpp|h)$/.test(name))

  test('has every room, and no other', () => assert.deepEqual(Object.keys(map).sort(), rooms.sort()))

  for (const room of rooms)
    test(`${room} includes what the map allows, and all of it`, () => {
      const used = new Set()
      for (const path of sources(room))
        for (const [, other] of read(path).matchAll(/#include "(?:([a-z]+)\/|redflag\.h)/g))
          for (const known of other ? [other] : ['core', 'text']) if (known !== room) used.add(known)
      assert.deepEqual([...used].sort(), map[room]?.toSorted())
    })

  test('no arrow goes back up', () => {
    const reach = (room, way) => {
      assert.ok(!way.includes(room), [...way, room].join(' → '))
      for (const other of map[room]) reach(other, [...way, room])
    }
    for (const room of rooms) reach(room, [])
  })

  test('one file includes nlohmann/json, two know Embind', () => {
    const including = (header) => rooms.flatMap(sources).filter((path) => read(path).includes(`#include <${header}`))
    assert.deepEqual(including('nlohmann/'), ['src/text/json.cpp'])
    assert.deepEqual(including('emscripten/bind').sort(), ['src/wasm/bindings.cpp', 'src/wasm/types.cpp'])
  })

  test('each step on the way of an answer is in the file that it names', () => {
    const steps = rows(section('src/README.md', 'The way of one answer')).filter(([number]) => /^\d+$/.test(number))
    assert.ok(steps.length > 8)
    for (const [, cell] of steps) {
      const [path, name] = named(cell)
      assert.match(read(path), new RegExp(`(?<![\\w-])${name}\\(|\\b${name} = `), cell)
    }
  })
})

describe('src/prove/README.md', () => {
  const path = 'src/prove/README.md'

  test('tells of every property that the prover prints, in its order, and of no other', (context) => {
    const [member] = Object.values(zoo)
    const { stdout } = redflag(['prove', folderOf(context, protocolOf(member)), '--json'])
    const printed = JSON.parse(stdout).properties.map(({ id }) => id)
    assert.ok(printed.length > 0)
    const listed = rows(section(path, 'What is proved')).flatMap(([property]) => named(property))
    assert.deepEqual(listed, printed)
  })

  test('its glossary names what is in the code', () => {
    const code = below('src/prove', (name) => /\.(cpp|h)$/.test(name))
      .map(read)
      .join('\n')
    const terms = rows(section(path, 'Glossary')).flatMap(([term]) => named(term))
    assert.ok(terms.length > 0)
    for (const term of terms) assert.match(code, new RegExp(`\\b${term}\\b`), term)
  })
})

test('README.md counts the sources as they are', () => {
  const { sources } = JSON.parse(read('rules/back-pain/sources.json'))
  const [, others, secondHand] = read('README.md').match(
    /one article .* and (\d+) guidelines.* (\d+) of them read second-hand/,
  )
  assert.equal(Number(others) + 1, sources.length)
  assert.equal(Number(secondHand), sources.filter((source) => source.read === 'second-hand').length)
})

describe('versions', () => {
  const { version } = JSON.parse(read('web/package.json'))

  test('package and tool have the same', () => {
    assert.equal(read('CMakeLists.txt').match(/project\(redflag VERSION ([\d.]+)/)[1], version)
    assert.equal(redflag(['--version']).stdout, `redflag ${version}\n`)
  })

  test('the changelog begins with what is not released, and names the rules of now', () => {
    const headings = [...read('CHANGELOG.md').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
    assert.match(headings[0], /^\[Unreleased\]/)
    for (const path of below('rules', (name) => name === 'protocol.json')) {
      const rules = JSON.parse(read(path)).version
      assert.ok(
        headings.some((heading) => heading.includes(rules)),
        `${relative('rules', path)} is ${rules}, of which the changelog has nothing`,
      )
    }
  })
})
