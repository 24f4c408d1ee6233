// Makes the publishable package: web/dist/ from web/src/, the engine that `cmake --build --preset wasm` left in
// build/wasm/, and rules/. `node web/build.mjs`; ../dev calls it.
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { selfTest } from './self-test.mjs'
import { checksum } from './src/verify.js'
import { writeDoors } from './tools/doors.mjs'
import { htmlData, webTypes } from './tools/editors.mjs'
import { manifest } from './tools/manifest.mjs'
import { finishedMap } from './tools/maps.mjs'
import { complaints, firstRules, firstScreen, folderOf, languagesOf, rules, sealed, slimRules } from './tools/rules.mjs'
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

/**
 * Emscripten 6.0's glue is async. Where renew() is refused an instance, it finds a module without one; nobody waits for the promise.
 */
const ASYNC_START = 'const started = Module(module); started.catch(() => {}); return started'

function engineWasm(engine) {
  const letters = String.fromCharCode(...masked(engine))
  const body = glue(`${engine}.mjs`)
  // engine.js hands its own in, to learn of a refusal.
  const parts = body.split('WebAssembly.instantiate(')
  if (parts.length !== 2) throw new Error(`${engine}.mjs: Emscripten no longer calls WebAssembly.instantiate once`)
  return `export default (instantiate, module) => {
    ${parts.join('instantiate(')}
    ${/^\s*async /.test(body) ? ASYNC_START : 'return Module(module)'}
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

/** Rules that web/package.json exports are published; the others are drafts, for the demo and the tests. */
const { exports: doors, browserslist, version } = readJson(web, 'package.json')
const isDraft = (complaint) => !(`./rules/${complaint}` in doors)

const selfTests = Object.fromEntries(
  complaints.map((complaint) => [complaint, selfTest(join(web, '../build/release/redflag'), folderOf(complaint))]),
)
const firsts = {}

const plugin = ({ data, engine, shared, format, rest }) => ({
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
    if (rest) {
      build.onResolve({ filter: /^\.\/engine\.js$/ }, () => ({ path: source('rest-later.js') }))
      build.onResolve({ filter: /^redflag:rest$/ }, () => ({ path: `./${rest}`, external: true }))
    }
    build.onResolve({ filter: /^redflag:/ }, ({ path }) => ({ path, namespace: 'redflag' }))
    build.onLoad({ filter: /engine\.wasm$/, namespace: 'redflag' }, () => ({ contents: engineWasm(engine) }))
    build.onLoad({ filter: /engine-js$/, namespace: 'redflag' }, () => ({
      contents: `${glue('engine-js.mjs')}\nexport default Module`,
    }))
    build.onResolve({ filter: /^redflag-triage\/rules\// }, ({ path }) => ({ path, namespace: 'rules' }))
    build.onLoad({ filter: /./, namespace: 'rules' }, ({ path }) => {
      const complaint = path.replace('redflag-triage/rules/', '')
      return { contents: JSON.stringify(data(complaint)), loader: 'json' }
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
 * `mapped`: with a source map beside it. `shared`: what other files of the package hold is imported from them. `rest`: the
 * file that brings the engine later.
 */
async function bundle(
  name,
  entry,
  { data = whole, external = [], folder = dist, engine = 'engine', format = 'esm', mapped = true, ...more } = {},
) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    outfile: join(folder, name),
    bundle: true,
    write: false,
    sourcemap: mapped && 'external',
    format,
    // The oldest browsers that the package promises, as esbuild names them. All of them know these classes of characters; esbuild
    // would make text of each such pattern, to be read when it runs.
    target: browserslist.map((floor) => floor.replace('ios_saf', 'ios').replace(' >= ', '')),
    supported: { 'regexp-unicode-property-escapes': true },
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    define: { VERSION: JSON.stringify(version), COLUMNS: String(engine === 'engine-full') },
    external: ['./engine-js.js', ...external],
    plugins: [plugin({ data, engine, format, ...more })],
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

const withFirst = (complaint, data) => ({ ...sealed(complaint, data, selfTests[complaint]), first: firsts[complaint] })
/** The data in a module of rules, by the name of its folder. */
const whole = (complaint) => withFirst(complaint, rules(complaint))
const slim = (languages) => (complaint) => withFirst(complaint, slimRules(complaint, languages))
const firstOnly = (languages) => (complaint) => firstRules(complaint, languages, firsts[complaint])
const restOf = (languages) => (complaint) => sealed(complaint, slimRules(complaint, languages), selfTests[complaint])

// The files that a page may load with a <script>: everything in one file, or what draws the first question and the rest in
// two; and for a page in one language that language alone.
const spokenOn = { '': undefined, ...Object.fromEntries(languagesOf('back-pain').map((lang) => [`.${lang}`, [lang]])) }
const pages = Object.keys(spokenOn).map((lang) => `redflag${lang}.js`)
const pageBundles = ([lang, languages]) => [
  bundle(`redflag${lang}.js`, source('register.js'), { data: slim(languages) }),
  bundle(`redflag.first${lang}.js`, source('first.js'), {
    data: firstOnly(languages),
    rest: `redflag.rest${lang}.js`,
  }),
  bundle(`redflag.rest${lang}.js`, source('rest.js'), { data: restOf(languages) }),
]

const source = (name) => join(web, 'src', name)
const unmapped = { mapped: false }

rmSync(dist, { recursive: true, force: true })
await bundle('engine.js', source('engine.js'), { engine: 'engine-full' })
const { loadEngine } = await import(join(dist, 'engine.js'))
const engine = await loadEngine()
for (const complaint of complaints) firsts[complaint] = firstScreen(engine, complaint)
await Promise.all([
  ...Object.entries(spokenOn).flatMap(pageBundles),
  bundle('redflag.global.js', source('global.js'), { data: slim(), format: 'iife' }),
  bundle('register.js', source('register.js'), { shared: true }),
  bundle('react.js', source('react.js'), { shared: true, external: ['react'] }),
  bundle('element.js', source('element.js'), { external: ['./engine.js'] }),
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
  // The certificate of the proofs, by `redflag prove`: see `./dev build package`.
  const certificate = join(web, '../build/certificates', `${complaint}.json`)
  copyFileSync(certificate, join(dist, `rules/${complaint}.certificate.json`))
  write(`rules/${complaint}.d.ts`, ruleTypes(rules(complaint).protocol))
}

// Descriptions of the element for editors and JSX.
const elements = manifest(web, ['dist/register.js', ...pages.map((name) => `dist/${name}`)])
writeJson('custom-elements.json', elements)
writeJson('web-types.json', webTypes(elements, version))
writeJson('html-custom-data.json', htmlData(elements))
write('jsx.d.ts', attributeTypes(elements))

// The value of `integrity` for a <script>, and in an import map for the modules that a script imports.
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
