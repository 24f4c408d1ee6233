// The package's own documents, as npm shows them: every snippet is run or compiled, and what it names is what there is.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, posix } from 'node:path'
import { test } from 'node:test'
import { files, home, installed, run, tools } from './installed.mjs'
import { blocksOf, pageGuides, tags, unprinted } from './snippets.mjs'
import { tsc, withPage } from './tsc.mjs'

const readJson = (name) => JSON.parse(readFileSync(join(installed, name), 'utf8'))
const readme = readFileSync(join(installed, 'README.md'), 'utf8')
const documents = files
  .filter((name) => name === 'README.md' || name.startsWith('docs/'))
  .map((name) => ({ path: name, text: readFileSync(join(installed, name), 'utf8') }))
const blocks = documents.flatMap(({ path, text }) =>
  blocksOf(text).map((block) => ({
    ...block,
    name: `${path}, ${block.name}`,
    ofPages: pageGuides.some((guide) => path === `docs/${guide}.md`),
  })),
)
const prose = readme.replace(/^( *)(```|~~~)[^]*?^\1\2 *$/gm, '')
const { exports, name: packageName } = readJson('package.json')
const [element] = readJson('dist/custom-elements.json').modules.flatMap(({ declarations }) => declarations)
const inLanguage = (language) => blocks.filter((block) => block.language === language)
const names = (items) => items.map(({ name }) => name)
/** The first column of the table whose head begins so. */
const firstColumn = (head) => {
  const [, rows] = prose.match(new RegExp(`^\\| ${head} \\|.*\\n\\|[- |]+\\n((?:\\|.*\\n)+)`, 'm'))
  return rows
    .split('\n')
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name))
}

mkdirSync(join(home, 'node_modules/@types'))
symlinkSync(join(tools, '@types/react'), join(home, 'node_modules/@types/react'))
const react = ['--jsx', 'react-jsx', '--jsxImportSource', 'react']

test('every block is of a kind that is tried here', () => {
  for (const { path, text } of documents)
    assert.equal(
      (text.match(/^ *(```|~~~)/gm) ?? []).length,
      2 * blocksOf(text).length,
      `${path}: a block is not closed`,
    )
  // Snippets that need a browser are tried by tests/widget/guides-*.test.mjs.
  for (const { language, name, ofPages } of blocks)
    assert.match(language, ofPages ? /^(html|js|tsx|css|http)$/ : /^(sh|html|js|ts|tsx|json)$/, name)
  for (const language of ['sh', 'html', 'js', 'ts', 'tsx']) assert.ok(inLanguage(language).length, language)
})

for (const { name, language, text, ofPages } of blocks) {
  if (language === 'js' && ofPages) continue

  if (language === 'js')
    test(`${name}: runs, and prints what its comments say`, () => assert.deepEqual(unprinted(text, run(text)), []))

  if (['js', 'ts', 'tsx'].includes(language))
    test(`${name}: is strict TypeScript`, () => {
      assert.equal(tsc(text, ...withPage, ...(language === 'tsx' ? react : [])), '')
    })

  if (language === 'sh')
    test(`${name}: installs this package, and nothing else`, () => assert.equal(text, `npm install ${packageName}\n`))

  if (language === 'json')
    test(`${name}: names a file that is there`, () => {
      for (const path of Object.values(JSON.parse(text)).flat()) assert.ok(existsSync(join(home, path)), path)
    })

  if (language === 'html')
    test(`${name}: loads a file of the package, and uses the element as it is`, () => {
      const all = tags(text)
      for (const { attributes } of all.filter(({ tag }) => tag === 'redflag-triage')) {
        for (const key of Object.keys(attributes)) assert.ok(names(element.attributes).includes(key), key)
        const { gates } = attributes
        if (gates?.startsWith('#')) assert.ok(text.includes(`id="${gates.slice(1)}"`), gates)
      }
      const scripts = all.filter(({ tag, attributes }) => tag === 'script' && attributes.src)
      assert.equal(scripts.length, 1)
      const { src, type, integrity, crossorigin } = scripts[0].attributes
      assert.ok(files.includes(`dist${new URL(src, 'https://own.example').pathname}`), src)
      assert.equal(type === 'module', !src.includes('global'), 'a module is loaded as one, and a classic script is not')
      if (integrity) assert.notEqual(crossorigin, undefined)
      const [, map] = text.match(/<script type="importmap">([^]*?)<\/script>/) ?? []
      if (map) for (const path of Object.keys(JSON.parse(map).integrity)) assert.ok(files.includes(`dist${path}`), path)
    })
}

test('no link is dead, and every file and door that it names is there', () => {
  for (const { path, text } of documents) {
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g))
      assert.ok(files.includes(posix.join(posix.dirname(path), target.split('#')[0])), target)
    for (const [, file] of text.matchAll(/`(dist\/[^`\s]+)`/g))
      assert.ok(files.includes(file) || file === 'dist/rules/example.js', file)
    for (const [, door] of text.matchAll(/['`]redflag-triage\/([^'`\s]+)['`]/g)) assert.ok(exports[`./${door}`], door)
  }
})

test('its tables are those of the element', () => {
  assert.deepEqual(firstColumn('attribute').sort(), names(element.attributes).sort())
  assert.deepEqual(firstColumn('event').sort(), names(element.events).sort())
  assert.deepEqual(firstColumn('custom property').sort(), names(element.cssProperties).sort())
  const reflected = new Set(element.members.filter(({ attribute }) => attribute).map(({ name }) => name))
  const members = names(element.members).filter((name) => !reflected.has(name))
  assert.deepEqual(
    firstColumn('member')
      .map((text) => text.match(/\.(\w+)/)[1])
      .sort(),
    members.sort(),
  )
})

test('it tells of every code that an error may have, and of no other', () => {
  const read = (name) => readFileSync(join(installed, `src/${name}.d.ts`), 'utf8')
  const [, engine] = read('engine').match(/type ErrorCode =([^]*?)\n\n/)
  const [, own] = read('element').match(/'redflag-error': CustomEvent<\{ code: ErrorCode([^}]*)\}/)
  const codes = [...(engine + own).matchAll(/'([a-z-]+)'/g)].map(([, code]) => code)
  assert.deepEqual(firstColumn('codes').sort(), codes.sort())
})
