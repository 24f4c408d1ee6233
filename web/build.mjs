// Makes the publishable package: web/dist/ from web/src/, the engine that `cmake --build --preset wasm` left in
// build/wasm/, and rules/. `node web/build.mjs`; ../dev calls it.
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { selfTest } from './self-test.mjs'
import { checksum } from './src/verify.js'
import { writeDoors } from './tools/doors.mjs'
import { htmlData, webTypes } from './tools/editors.mjs'
import { manifest } from './tools/manifest.mjs'
import { finishedMap } from './tools/maps.mjs'
import { attributeTypes, ruleTypes } from './tools/types.mjs'

const web = dirname(fileURLToPath(import.meta.url))
const built = join(web, '../build/wasm')
const dist = join(web, 'dist')
// The tools of the build live with the tests; the package itself depends on nothing.
const esbuild = createRequire(join(web, '../tests/package.json'))('esbuild')

const read = (...path) => readFileSync(join(...path), 'utf8')
const readJson = (...path) => JSON.parse(read(...path))

const wasmMark = 'the wasm stands here'
/**
 * Each byte of the wasm travels as one character, which costs 5 % after brotli where base64 costs 35 %. With these bits
 * flipped, fewer of them need two bytes of UTF-8 or a backslash: 4 % less (measured; all 256 were tried). The first four stay,
 * so that it can still be seen what it is.
 */
const MASK = 0x70

/** Emscripten's glue as an expression: a function that takes a module, fills it with the engine's, and promises it back, ready. */
function glue(name) {
  const text = read(built, name)
  const body = text.replace(/export default Module;?\s*$/, '')
  if (body === text) throw new Error(`${name}: Emscripten's glue no longer ends in "export default Module"`)
  return body
}

function engineWasm(engine) {
  const letters = String.fromCharCode(...masked(engine))
  const body = glue(`${engine}.mjs`)
  // engine.js hands its own in, to learn of a refusal.
  const parts = body.split('WebAssembly.instantiate(')
  if (parts.length !== 2) throw new Error(`${engine}.mjs: Emscripten no longer calls WebAssembly.instantiate once`)
  return `export default (instantiate, module) => {
    ${parts.join('instantiate(')}
    return Module(module)
  }
  export const bytes = '${wasmMark}'
  export const sum = ${checksum(letters)}
  export const byteOf = (letter, index) => letter.charCodeAt(0) ^ (index > 3 ? ${MASK} : 0)`
}

/** One character a byte. Only what a string literal cannot hold is escaped; esbuild would escape much more. */
const asLiteral = (bytes) =>
  Array.from(bytes, (byte, index) => {
    const letter = String.fromCharCode(byte)
    if (byte === 0) return /[0-9]/.test(String.fromCharCode(bytes[index + 1] ?? 65)) ? '\\x00' : '\\0'
    return { '\n': '\\n', '\r': '\\r', '"': '\\"', '\\': '\\\\' }[letter] ?? letter
  }).join('')

const folderOf = (complaint) => join(web, '../rules', complaint)
/** Each folder of rules becomes a module of data. */
const complaints = readdirSync(join(web, '../rules')).filter((name) =>
  existsSync(join(folderOf(name), 'protocol.json')),
)
/** What web/package.json exports is published; the others are drafts, for the demo and the tests. */
const { exports: doors, version } = readJson(web, 'package.json')
const isDraft = (complaint) => !(`./rules/${complaint}` in doors)
const languagesOf = (complaint) =>
  readdirSync(join(folderOf(complaint), 'words')).map((name) => name.replace('.json', ''))

/** A folder of rules as one value: all of it, for whoever reads. */
function rules(complaint, languages = languagesOf(complaint)) {
  const folder = folderOf(complaint)
  const words = languages.map((lang) => [lang, readJson(folder, 'words', `${lang}.json`)])
  const { sources } = readJson(folder, 'sources.json')
  return {
    protocol: readJson(folder, 'protocol.json'),
    words: Object.fromEntries(words),
    sources: sources.map(({ id, title, publisher, year, url, statements }) => ({
      ...{ id, title, publisher, year, url },
      statements: statements && Object.keys(statements),
    })),
    review: readJson(folder, 'review.json'),
  }
}

const selfTests = Object.fromEntries(
  complaints.map((complaint) => [complaint, selfTest(join(web, '../build/release/redflag'), folderOf(complaint))]),
)

/** With what shows that they are those that were built. */
function sealed(complaint, { protocol, words, ...rest }) {
  const files = { 'protocol.json': protocol }
  for (const [lang, file] of Object.entries(words)) files[`words/${lang}.json`] = file
  const seal = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, checksum(JSON.stringify(file))]))
  const sha256 = createHash('sha256')
    .update(readFileSync(join(folderOf(complaint), 'protocol.json')))
    .digest('hex')
  return { protocol, words, ...rest, sha256, seal, selfTest: selfTests[complaint] }
}

/** The same without what neither the engine nor a visitor reads. Rules name their sources instead of single statements. */
function slimRules(complaint, languages) {
  const { protocol, words, sources, review } = rules(complaint, languages)
  const sourceOf = new Map(sources.flatMap(({ id, statements = [] }) => [id, ...statements].map((one) => [one, id])))
  for (const file of [protocol, ...Object.values(words)]) delete file.$schema
  // Words that the widget of today shows nowhere.
  for (const { ui } of Object.values(words))
    for (const key of ['loading', 'check-all', 'book', 'come-back-if']) delete ui[key]
  for (const { questions } of Object.values(words))
    for (const option of Object.values(questions).flatMap(({ options = {} }) => Object.values(options)))
      for (const key of ['findings', 'together']) delete option[key]
  for (const key of ['intendedUse', 'floors', 'exceptions']) delete protocol[key]
  for (const key of ['changes', 'lowers']) delete review[key]
  const { questions, rules: all, actions, dispositions } = protocol
  for (const item of [...questions, ...questions.flatMap(({ options = [] }) => options), ...actions])
    for (const key of ['sources', 'decisions', 'mildest', 'excludes']) delete item[key]
  // Of a detail the engine reads it: doubt there counts as the worst answer, which is not to tick what reassures.
  for (const question of questions.filter(({ detail }) => !detail))
    for (const item of [question, ...(question.options ?? [])]) delete item.reassuring
  for (const item of [...all, ...dispositions]) {
    delete item.decisions
    item.sources = [...new Set(item.sources?.map((id) => sourceOf.get(id)))]
  }
  const cited = new Set([...all, ...dispositions].flatMap((item) => item.sources))
  const shown = sources.filter(({ id }) => cited.has(id)).map((source) => ({ ...source, statements: undefined }))
  return { protocol, words, sources: shown, review }
}

const plugin = ({ data, engine, shared, format }) => ({
  name: 'redflag',
  setup(build) {
    // In the package of npm, whatever else is imported has the same class, the same engine and the same rules.
    if (shared) {
      build.onResolve({ filter: /^\.\/(element|register)\.js$/ }, ({ path }) => ({ path, external: true }))
      build.onResolve({ filter: /^redflag-triage\/rules\// }, ({ path }) => ({
        path: `${path.replace('redflag-triage', '.')}.js`,
        external: true,
      }))
    }
    if (format === 'iife')
      build.onResolve({ filter: /^\.\/plain\.js$/ }, () => ({ path: join(web, 'src/plain-classic.js') }))
    build.onResolve({ filter: /^redflag:/ }, ({ path }) => ({ path, namespace: 'redflag' }))
    build.onLoad({ filter: /engine\.wasm$/, namespace: 'redflag' }, () => ({ contents: engineWasm(engine) }))
    build.onLoad({ filter: /engine-js$/, namespace: 'redflag' }, () => ({
      contents: `${glue('engine-js.mjs')}\nexport default Module`,
    }))
    build.onResolve({ filter: /^redflag-triage\/rules\// }, ({ path }) => ({ path, namespace: 'rules' }))
    build.onLoad({ filter: /./, namespace: 'rules' }, ({ path }) => {
      const complaint = path.replace('redflag-triage/rules/', '')
      return { contents: JSON.stringify(sealed(complaint, data(complaint))), loader: 'json' }
    })
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
      contents: (await esbuild.transform(read(path), { loader: 'css', minify: true })).code,
      loader: 'text',
    }))
  },
})

const masked = (engine) =>
  readFileSync(join(built, `${engine}.wasm`)).map((byte, index) => (index > 3 ? byte ^ MASK : byte))

/**
 * `mapped`: with a source map beside it. `shared`: what other files of the package hold is imported from them.
 */
async function bundle(
  name,
  entry,
  { data = rules, external = [], folder = dist, engine = 'engine', format = 'esm', mapped = true, shared } = {},
) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    outfile: join(folder, name),
    bundle: true,
    write: false,
    sourcemap: mapped && 'external',
    format,
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    define: { VERSION: JSON.stringify(version), COLUMNS: String(engine === 'engine-full') },
    external: ['./engine-js.js', ...external],
    plugins: [plugin({ data, engine, shared, format })],
    banner: { js: `/* redflag-triage ${version}, MIT; see NOTICE.md */` },
  })
  const [map, code] = mapped ? outputFiles : [undefined, ...outputFiles]
  const mark = `"${wasmMark}"`
  const parts = code.text.split(mark)
  if (parts.length > 2) throw new Error(`${name}: the wasm would stand in it twice`)
  const literal = `"${asLiteral(masked(engine))}"`
  const save = (as, text) => writeFileSync(join(folder, as), text)
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  save(name, parts.join(literal) + (mapped ? `//# sourceMappingURL=${name}.map\n` : ''))
  if (!mapped) return
  const before = parts[0].split('\n')
  const moved = parts.length > 1 && {
    line: before.length - 1,
    column: before.at(-1).length + mark.length,
    by: literal.length - mark.length,
  }
  save(`${name}.map`, finishedMap(map.text, name, moved))
}

// What a page may load with a <script>: everything in one file, and for a page in one language that language alone.
const pages = { 'redflag.js': slimRules }
for (const lang of languagesOf('back-pain')) pages[`redflag.${lang}.js`] = (complaint) => slimRules(complaint, [lang])

const source = (name) => join(web, 'src', name)
const unmapped = { mapped: false }

rmSync(dist, { recursive: true, force: true })
await Promise.all([
  ...Object.entries(pages).map(([name, data]) => bundle(name, source('register.js'), { data })),
  bundle('redflag.global.js', source('global.js'), { data: slimRules, format: 'iife' }),
  bundle('register.js', source('register.js'), { shared: true }),
  bundle('react.js', source('react.js'), { shared: true, external: ['react'] }),
  bundle('element.js', source('element.js'), { external: ['./engine.js'] }),
  bundle('engine.js', source('engine.js'), { engine: 'engine-full' }),
  bundle('testing.js', source('testing.js')),
  bundle('engine-js.js', 'redflag:engine-js', unmapped),
  // Not shipped: the wasm and its glue alone, as they stand in the others, for `./dev size`.
  bundle('engine-inlined.js', 'redflag:engine.wasm', { folder: built, ...unmapped }),
  // Nor this, in which a test may have any allocation fail.
  bundle('engine-failing.js', source('engine.js'), { folder: built, engine: 'engine-failing', ...unmapped }),
  ...complaints.map((complaint) => bundle(`rules/${complaint}.js`, `redflag-triage/rules/${complaint}`, unmapped)),
])

const write = (name, text) => writeFileSync(join(dist, name), text)
const writeJson = (name, value) => write(name, JSON.stringify(value, null, 2) + '\n')

for (const complaint of complaints) {
  // What was proved of the rules, by `redflag prove`: see `./dev build package`.
  const certificate = join(web, '../build/certificates', `${complaint}.json`)
  copyFileSync(certificate, join(dist, `rules/${complaint}.certificate.json`))
  write(`rules/${complaint}.d.ts`, ruleTypes(rules(complaint).protocol))
}

// What editors and JSX know of the element.
const elements = manifest(web, ['dist/register.js', ...Object.keys(pages).map((name) => `dist/${name}`)])
writeJson('custom-elements.json', elements)
writeJson('web-types.json', webTypes(elements, version))
writeJson('html-custom-data.json', htmlData(elements))
write('jsx.d.ts', attributeTypes(elements))

// What a page writes into `integrity`, and into that of an import map for what a script imports.
const integrity = (name) =>
  `sha384-${createHash('sha384')
    .update(readFileSync(join(dist, name)))
    .digest('base64')}`
const drafts = complaints.filter(isDraft).map((complaint) => join('rules', `${complaint}.js`))
const scripts = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith('.js') && !drafts.includes(name))
writeJson('integrity.json', Object.fromEntries(scripts.sort().map((name) => [name, integrity(name)])))

writeDoors(web, readJson(web, 'package.json'))

// npm takes these from the package's own folder only.
for (const name of ['CHANGELOG.md', 'LICENSE']) copyFileSync(join(web, '..', name), join(web, name))
