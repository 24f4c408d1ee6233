// The oldest browsers that the package promises, held against MDN's tables of which browser knows what since when.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import tables from '@mdn/browser-compat-data' with { type: 'json' }
import { parse, walk } from 'css-tree'
import { transform } from 'esbuild'
import { parseAst } from 'rollup/parseAst'

const web = fileURLToPath(new URL('../../web/', import.meta.url))
const read = (path) => readFileSync(join(web, path), 'utf8')
const promised = JSON.parse(read('package.json')).browserslist.map((line) => line.split(' >= '))
const floors = Object.fromEntries(
  promised.map(([name, version]) => [name === 'ios_saf' ? 'safari_ios' : name, Number(version)]),
)

/** Features that a promised browser may lack, because the check works without them. */
const optional = {
  // Each is asked for first, or in a `try`.
  '.states': 'without it CSS knows no :state()',
  InternalError: "the engine's glue asks whether there is one",
  '.InternalError': "the engine's glue asks whether there is one",
  'light-dark()': 'behind @supports',
  // Not the browser's: names of our own that come in JSON.
  '.handle': "of the engine's answers",
  // Looks alone.
  'color-mix()': 'lines between rows and soft grounds; a theme in colours that only newer browsers know is not judged',
  'float: inline-end': 'what stands beside each other stands below',
  'float: inline-start': 'what stands beside each other stands below',
  'text-wrap': 'balanced lines of headings',
  'text-wrap: balance': 'balanced lines of headings',
  'content-visibility': 'painted later',
  'content-visibility: auto': 'painted later',
  'contain-intrinsic-block-size': 'painted later',
  'contain-intrinsic-inline-size': 'the width where nothing else gives one',
  'forced-color-adjust': 'Safari forces no colours',
  'forced-color-adjust: none': 'Safari forces no colours',
  'print-color-adjust': 'grounds on paper',
  'print-color-adjust: exact': 'grounds on paper',
  '@page': 'margins on paper',
  'cursor: pointer': 'an iPhone has none',
  ':-moz-progress-bar': 'of Firefox alone',
  ':-webkit-progress-bar': 'of the others alone',
  ':-webkit-progress-value': 'of the others alone',
}

/** The first version that knows it with no flag and no prefix; of several things of that name, of the first. */
function since(compats, browser) {
  const versions = compats
    .flatMap(({ support }) => support[browser] ?? [])
    .filter(({ flags, prefix, alternative_name }) => !flags && !prefix && !alternative_name)
    .filter(({ version_added }) => /\d/.test(version_added))
    .map(({ version_added }) => parseFloat(version_added.replace('≤', '')))
  return Math.min(...versions)
}

/** Everything that JavaScript and the DOM define: `Name` and `.member`, to the tables' entries of that name. */
const defined = new Map()
function define(name, node) {
  if (node.__compat) defined.set(name, [...(defined.get(name) ?? []), node.__compat])
}
for (const tree of [tables.api, tables.javascript.builtins, tables.javascript.builtins.Intl])
  for (const [name, node] of Object.entries(tree)) {
    define(name, node)
    for (const [member, inner] of Object.entries(node)) define(`.${member.replace(/_static$/, '')}`, inner)
  }

/** @returns {Map<string, any[]>} what the script names of these, but for members that it makes itself */
function usedByScript(code) {
  const names = new Set()
  const own = new Set()
  const texts = []
  const visit = (node) => {
    if (node.type === 'Identifier') names.add(node.name)
    if (node.type === 'MemberExpression' && !node.computed) names.add(`.${node.property.name}`)
    if (/Property|MethodDefinition/.test(node.type) && node.key) own.add(`.${node.key.name ?? node.key.value}`)
    if (typeof node.value === 'string') texts.push(node.value)
    if (node.type === 'TemplateElement') texts.push(node.value.cooked)
    for (const child of Object.values(node).flat()) if (typeof child?.type === 'string') visit(child)
  }
  visit(parseAst(code))
  const found = [...names]
    .filter((name) => defined.has(name) && !own.has(name))
    .map((name) => [name, defined.get(name)])
  // Selectors, which stand in short texts.
  for (const [, name] of texts
    .filter(({ length }) => length < 200)
    .join('\n')
    .matchAll(/:([a-z-]+)/g)) {
    const compat = tables.css.selectors[name]?.__compat
    if (compat) found.push([`:${name}`, [compat]])
  }
  return new Map(found)
}

function usedByStyle(code) {
  const { properties, selectors, types, 'at-rules': rules } = tables.css
  const found = new Map()
  const add = (name, node) => node?.__compat && found.set(name, [node.__compat])
  walk(parse(code), function (node) {
    const { type, name } = node
    if (type === 'Declaration') add(node.property, properties[node.property])
    if (type === 'Identifier' && this.declaration)
      add(`${this.declaration.property}: ${name}`, properties[this.declaration.property]?.[name])
    if (/^Pseudo/.test(type)) add(`:${name}`, selectors[name])
    if (type === 'Atrule') add(`@${name}`, rules[name])
    if (type === 'Function') add(`${name}()`, types[name] ?? types.color[name])
    if (type === 'Dimension')
      add(node.unit, types.length[/^cq/.test(node.unit) ? 'container_query_length_units' : node.unit])
  })
  return found
}

const script = read('dist/redflag.js')
const sheets = readdirSync(join(web, 'src')).filter((name) => name.endsWith('.css'))
const used = new Map([...usedByScript(script), ...sheets.flatMap((name) => [...usedByStyle(read(`src/${name}`))])])
const newer = (name) => Object.entries(floors).filter(([browser, floor]) => since(used.get(name), browser) > floor)

test('the README promises the browsers that package.json names, from which the build takes them', () => {
  const { chrome, edge, firefox, safari, safari_ios } = floors
  assert.deepEqual([edge, safari_ios], [chrome, safari])
  assert.ok(read('README.md').includes(`Chrome and Edge ${chrome}, Firefox ${firefox}, Safari ${safari}, and newer`))
})

test('the file for pages needs nothing that a promised browser lacks', () => {
  assert.ok(used.size > 200, `${used.size} names were found`)
  for (const name of ['.inert', '.adoptedStyleSheets', ':has', 'cqi', '@container', '.hasOwn', ':modal'])
    assert.ok(used.has(name), name)
  const lacking = [...used.keys()].filter((name) => newer(name).length)
  assert.deepEqual(lacking.sort(), Object.keys(optional).sort())
})

test('and each of them is the first that has all it needs', () => {
  const needed = [...used].filter(([name]) => !(name in optional)).map(([, compats]) => compats)
  const first = (browser) => Math.max(...needed.map((compats) => since(compats, browser)))
  assert.deepEqual(Object.fromEntries(Object.keys(floors).map((browser) => [browser, first(browser)])), floors)
})

test('it holds no syntax that one of them cannot read', async () => {
  const written = async (target) => {
    const supported = { 'regexp-unicode-property-escapes': true }
    return (await transform(script, { target, supported, minify: true, charset: 'utf8' })).code
  }
  const target = promised.map(([name, version]) => name.replace('ios_saf', 'ios') + version)
  assert.equal((await written(target)) === (await written('esnext')), true)
  assert.equal((await written('chrome90')) === (await written('esnext')), false, 'an older browser would be noticed')
})
