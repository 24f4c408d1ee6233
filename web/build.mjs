// Makes the publishable package: web/dist/ from web/src/, the engine that `cmake --build --preset wasm` left in
// build/wasm/, and rules/. `node web/build.mjs`; ../dev calls it.
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const web = dirname(fileURLToPath(import.meta.url))
const built = join(web, '../build/wasm')
const dist = join(web, 'dist')
// The tools of the build live with the tests; the package itself depends on nothing.
const esbuild = createRequire(join(web, '../tests/package.json'))('esbuild')

const read = (...path) => readFileSync(join(...path), 'utf8')
const readJson = (...path) => JSON.parse(read(...path))

const wasmMark = 'the wasm stands here'

/** Emscripten's glue as an expression: a function that takes a Module and promises it back, ready. */
function glue(name) {
  const text = read(built, name)
  const body = text.replace(/export default Module;?\s*$/, '')
  if (body === text) throw new Error(`${name}: Emscripten's glue no longer ends in "export default Module"`)
  return body
}

function engineWasm() {
  const body = glue('engine.mjs')
  // engine.js hands its own in, to learn of a refusal.
  const parts = body.split('WebAssembly.instantiate(')
  if (parts.length !== 2) throw new Error('engine.mjs: Emscripten no longer calls WebAssembly.instantiate once')
  return `export default (instantiate, wasm) => {
    ${parts.join('instantiate(')}
    return Module({ wasm })
  }
  export const bytes = '${wasmMark}'`
}

/** One character a byte. Only what a string literal cannot hold is escaped; esbuild would escape much more. */
const asLiteral = (bytes) =>
  Array.from(bytes, (byte, index) => {
    const letter = String.fromCharCode(byte)
    if (byte === 0) return /[0-9]/.test(String.fromCharCode(bytes[index + 1] ?? 65)) ? '\\x00' : '\\0'
    return { '\n': '\\n', '\r': '\\r', '"': '\\"', '\\': '\\\\' }[letter] ?? letter
  }).join('')

/** A folder of rules as one value. Slim: what the widget shows and the engine needs; for whoever reads, all of it. */
function rules(complaint, slim) {
  const folder = join(web, '../rules', complaint)
  const protocol = readJson(folder, 'protocol.json')
  const { sources } = readJson(folder, 'sources.json')
  const { changes, ...review } = readJson(folder, 'review.json')
  const words = Object.fromEntries(
    readdirSync(join(folder, 'words')).map((name) => [name.replace('.json', ''), readJson(folder, 'words', name)]),
  )
  if (!slim) return { protocol, words, sources: sources.map(citable), review: { ...review, changes } }
  delete protocol.intendedUse
  delete protocol.floors
  delete protocol.exceptions
  for (const rule of protocol.rules) delete rule.decisions
  for (const file of [protocol, ...Object.values(words)]) delete file.$schema
  return { protocol, words, sources: sources.map(citable), review }
}

const citable = ({ id, title, publisher, year, url, statements }) => ({
  id,
  title,
  publisher,
  year,
  url,
  statements: statements && Object.keys(statements),
})

const plugin = (slim) => ({
  name: 'redflag',
  setup(build) {
    build.onResolve({ filter: /^redflag:/ }, ({ path }) => ({ path, namespace: 'redflag' }))
    build.onLoad({ filter: /engine\.wasm$/, namespace: 'redflag' }, () => ({ contents: engineWasm() }))
    build.onLoad({ filter: /engine-js$/, namespace: 'redflag' }, () => ({
      contents: `${glue('engine-js.mjs')}\nexport default () => Module({})`,
    }))
    build.onResolve({ filter: /^redflag-triage\/rules\// }, ({ path }) => ({ path, namespace: 'rules' }))
    build.onLoad({ filter: /./, namespace: 'rules' }, ({ path }) => ({
      contents: JSON.stringify(rules(path.replace('redflag-triage/rules/', ''), slim)),
      loader: 'json',
    }))
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
      contents: (await esbuild.transform(read(path), { loader: 'css', minify: true })).code,
      loader: 'text',
    }))
  },
})

const { version } = readJson(web, 'package.json')

async function bundle(name, entry, { slim = false, external = [], folder = dist } = {}) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    external: ['./engine-js.js', ...external],
    plugins: [plugin(slim)],
    banner: { js: `/* redflag-triage ${version}, MIT licence; work of others: NOTICE.md */` },
  })
  const parts = outputFiles[0].text.split(new RegExp(`["']${wasmMark}["']`))
  const text = parts.join(`"${asLiteral(readFileSync(join(built, 'engine.wasm')))}"`)
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}

rmSync(dist, { recursive: true, force: true })
await Promise.all([
  bundle('redflag.js', join(web, 'src/register.js'), { slim: true }),
  bundle('element.js', join(web, 'src/element.js'), { external: ['./engine.js'] }),
  bundle('engine.js', join(web, 'src/engine.js')),
  bundle('engine-js.js', 'redflag:engine-js'),
  // Not shipped: the wasm and its glue alone, as they stand in the others, for `./dev size`.
  bundle('engine-inlined.js', 'redflag:engine.wasm', { folder: built }),
  bundle('rules/back-pain.js', 'redflag-triage/rules/back-pain'),
])

// What a page writes into `integrity`, for each file that it may load with a <script>.
const integrity = (name) =>
  `sha384-${createHash('sha384')
    .update(readFileSync(join(dist, name)))
    .digest('base64')}`
writeFileSync(join(dist, 'integrity.json'), JSON.stringify({ 'redflag.js': integrity('redflag.js') }, null, 2) + '\n')

// npm takes these from the package's own folder only.
for (const name of ['README.md', 'LICENSE']) copyFileSync(join(web, '..', name), join(web, name))
