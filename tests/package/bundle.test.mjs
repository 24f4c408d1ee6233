// Consumers bundle. There is no file to copy and no loader to set; plain JavaScript stays a module of its own, which is
// fetched only where WebAssembly is refused.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { build } from 'esbuild'
import { home, installed } from './installed.mjs'

const entries = {
  engine: `
    import { loadEngine } from 'redflag-triage/engine'
    import backPain from 'redflag-triage/rules/back-pain'
    for (const kind of ['wasm', 'js']) {
      const engine = await loadEngine({ kind })
      console.log(engine.kind, engine.open(backPain).step({ 'emergency-signs': ['faint'] }).disposition)
    }`,
  page: `
    import { RedflagTriage } from 'redflag-triage'
    console.log(Object.keys(RedflagTriage.protocols).join())`,
}
const prints = { engine: 'wasm call-911\njs call-911\n', page: 'back-pain\n' }

async function bundle(name, options) {
  writeFileSync(join(home, `${name}.js`), entries[name])
  const outdir = join(home, `bundle-${name}-${Object.keys(options).join('-')}`)
  const { warnings, metafile } = await build({
    absWorkingDir: home,
    entryPoints: [`${name}.js`],
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    metafile: true,
    logLevel: 'silent',
    ...options,
  })
  assert.deepEqual(warnings, [])
  return { outdir, outputs: Object.entries(metafile.outputs) }
}

const run = (outdir, name) => execFileSync(process.execPath, [join(outdir, `${name}.js`)], { encoding: 'utf8' })

for (const name of Object.keys(entries)) {
  test(`${name}: bundled in pieces, plain JavaScript stays a piece that is loaded on demand`, async () => {
    const { outdir, outputs } = await bundle(name, { splitting: true, minify: true })
    const [, main] = outputs.find(([path]) => path.endsWith(`/${name}.js`))
    const lazy = main.imports.filter(({ kind }) => kind === 'dynamic-import')
    assert.equal(lazy.length, 1)
    assert.match(lazy[0].path, /engine-js-\w+\.js$/)
    const names = readdirSync(outdir)
    assert.ok(
      names.some((file) => /^engine-js-\w+\.js$/.test(file)),
      names.join(),
    )
    assert.match(readFileSync(join(outdir, `${name}.js`), 'utf8'), /import\("\.\/engine-js-\w+\.js"\)/)
    assert.equal(run(outdir, name), prints[name])
  })

  test(`${name}: bundled into one file, both kinds are inside`, async () => {
    const { outdir, outputs } = await bundle(name, { minify: false })
    assert.equal(outputs.length, 1)
    assert.equal(run(outdir, name), prints[name])
  })

  test(`${name}: bundled with plain JavaScript left out, the import is left as it was`, async () => {
    const { outdir } = await bundle(name, { external: ['./engine-js.js'], charset: 'utf8' })
    assert.match(readFileSync(join(outdir, `${name}.js`), 'utf8'), /import\("\.\/engine-js\.js"\)/)
  })
}

test('a bundle that asks for the rules alone gets no engine', async () => {
  entries.rules = `import backPain from 'redflag-triage/rules/back-pain'\nconsole.log(backPain.protocol.version)`
  const { outputs } = await bundle('rules', { minify: true })
  const alone = readFileSync(join(installed, 'dist/rules/back-pain.js')).length
  assert.ok(outputs[0][1].bytes < alone * 1.05)
  assert.ok(!Object.keys(outputs[0][1].inputs).some((input) => input.includes('engine')))
})
