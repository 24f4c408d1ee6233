// Other bundlers, by their defaults: a project that imports every door builds without a warning, holds one engine and one set of
// rules, and does in Node what it should. What else esbuild does is in bundle.test.mjs.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import nodeResolve from '@rollup/plugin-node-resolve'
import * as esbuild from 'esbuild'
import { rollup } from 'rollup'
import { build as vite } from 'vite'
import { home, installed } from './installed.mjs'

const project = join(home, 'bundlers')
mkdirSync(project)
const input = join(project, 'main.js')
writeFileSync(
  input,
  `import { RedflagTriage } from 'redflag-triage'
  import * as element from 'redflag-triage/element'
  import { loadEngine } from 'redflag-triage/engine'
  import backPain from 'redflag-triage/rules/back-pain'
  import { forced } from 'redflag-triage/testing'

  const said = [RedflagTriage === element.RedflagTriage, RedflagTriage.protocols['back-pain'] === backPain]
  for (const kind of ['wasm', 'js']) {
    const engine = await loadEngine({ kind })
    said.push(engine.kind, engine.open(backPain).step({ 'emergency-signs': ['faint'] }).disposition)
  }
  said.push((await loadEngine({ kind: 'wasm' })).open(forced(backPain, 'urgent-care')).protocol)
  console.log(said.join(' '))`,
)
const wanted = 'true true wasm call-911 js call-911 back-pain\n'

/** Each builds \`main.js\` into a folder, and fails when it has something to warn of. */
const builders = {
  async rollup(dir) {
    const warned = []
    const bundle = await rollup({
      input,
      plugins: [nodeResolve({ browser: true })],
      onLog: (_, log) => warned.push(log.message),
    })
    await bundle.write({ dir })
    assert.deepEqual(warned, [])
  },
  async vite(dir) {
    const warned = []
    const log = (message) => warned.push(message)
    const customLogger = {
      info() {},
      warn: log,
      warnOnce: log,
      error: log,
      clearScreen() {},
      hasErrorLogged: () => false,
    }
    const rollupOptions = { input, output: { entryFileNames: 'main.js' } }
    await vite({
      root: project,
      configFile: false,
      logLevel: 'warn',
      customLogger,
      build: { outDir: dir, rollupOptions, target: 'es2022' },
    })
    assert.deepEqual(warned, [])
  },
  async esbuild(outdir) {
    const options = { bundle: true, splitting: true, format: 'esm', target: 'es2022', logLevel: 'silent' }
    const { warnings } = await esbuild.build({ entryPoints: [input], outdir, ...options })
    assert.deepEqual(warnings, [])
  },
}

/** How often a text that only one file of the package has stands in all that was built. */
const count = (folder, text) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.js'))
    .reduce((sum, name) => sum + readFileSync(join(folder, name), 'utf8').split(text).length - 1, 0)

/** Of the engine, the element and the rules. */
const marks = {
  'engine.js': "allow 'wasm-unsafe-eval' in script-src",
  'element.js': 'the check did not run; the page',
  'rules/back-pain.js': JSON.parse(readFileSync(join(installed, 'dist/rules/back-pain.certificate.json'), 'utf8'))
    .sha256,
}

for (const [name, build] of Object.entries(builders))
  test(`${name}: every door, one engine, one element and one set of rules`, async () => {
    const folder = join(project, `by-${name}`)
    await build(folder)
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
    assert.equal(execFileSync(process.execPath, [join(folder, 'main.js')], { encoding: 'utf8' }), wanted)
    for (const [file, mark] of Object.entries(marks)) {
      assert.ok(mark && readFileSync(join(installed, 'dist', file), 'utf8').includes(mark), `${file} has its mark`)
      assert.equal(count(folder, mark), 1, file)
    }
  })
