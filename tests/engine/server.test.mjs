// On a server there is no page: importing anything must not look for one.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { dist } from './support.mjs'

const run = promisify(execFile)

// Names of the browser whose mere mention ends the process, and of the network and the disk.
const traps = `
  for (const name of ['window', 'document', 'location', 'history', 'navigator', 'localStorage', 'sessionStorage', 'indexedDB', 'fetch',
    'XMLHttpRequest', 'MutationObserver', 'CSSStyleSheet', 'matchMedia', 'requestAnimationFrame', 'print', 'Worker', 'eval', 'process'])
    Object.defineProperty(globalThis, name, { get() { throw new Error('touched ' + name) } })
  globalThis.Function = new Proxy(Function, { construct() { throw new Error('made code') }, apply() { throw new Error('made code') } })
`
const inNode = (script) => run(process.execPath, ['--input-type=module', '--eval', traps + script])

const uses = {
  'engine.js': `
    const { loadEngine } = module
    const { default: backPain } = await import('${dist('rules/back-pain.js')}')
    for (const kind of ['wasm', 'js']) {
      const triage = (await loadEngine({ kind })).open(backPain)
      console.log(triage.step({}).screen, triage.step({ 'emergency-signs': ['faint'] }).disposition)
    }`,
  'rules/back-pain.js': `console.log(module.default.protocol.id, module.default.words.en.lang)`,
  'element.js': `console.log(typeof module.RedflagTriage, module.RedflagTriage.define(), Object.keys(module.RedflagTriage.protocols).length)`,
  'redflag.js': `console.log(typeof module.RedflagTriage, Object.keys(module.RedflagTriage.protocols).join())`,
  'engine-js.js': `console.log(typeof module.default)`,
}
const prints = {
  'engine.js': 'emergency-signs call-911\nemergency-signs call-911\n',
  'rules/back-pain.js': 'back-pain en\n',
  'element.js': 'function undefined 0\n',
  'redflag.js': 'function back-pain\n',
  'engine-js.js': 'function\n',
}

for (const [name, use] of Object.entries(uses)) {
  test(`${name} is imported and used without a page, the network or code made at run time`, async () => {
    const { stdout, stderr } = await inNode(`const module = await import('${dist(name)}')\n${use}`)
    assert.equal(stderr, '')
    assert.equal(stdout, prints[name])
  })
}

test('the traps of this test do catch', async () => {
  await assert.rejects(inNode('void document'), /touched document/)
  await assert.rejects(inNode("new Function('1')"), /made code/)
})

test('the engine runs in a worker', async () => {
  const script = `
    import { Worker } from 'node:worker_threads'
    const code = \`import('${dist('engine.js')}').then(async ({ loadEngine }) => {
      const { default: backPain } = await import('${dist('rules/back-pain.js')}')
      const { parentPort } = await import('node:worker_threads')
      parentPort.postMessage((await loadEngine()).open(backPain).assess({ 'emergency-signs': ['faint'] }).disposition)
    })\`
    new Worker(code, { eval: true }).on('message', (message) => console.log(message))`
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script])
  assert.equal(stdout, 'call-911\n')
})
