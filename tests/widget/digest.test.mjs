// The digest of thousands of patients and what becomes of them, worked out in this browser by both engines: the native one.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { useBrowser } from './browser.mjs'

const open = useBrowser()
const top = fileURLToPath(new URL('../..', import.meta.url))

function native(...options) {
  const args = ['digest', 'rules/back-pain', ...options]
  const { stdout, stderr, error } = spawnSync('build/release/redflag', args, {
    cwd: top,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  assert.equal(error ?? stderr, '')
  return stdout
}
const digest = native().match(/\b[0-9a-f]{64}\b/)[0]
const lines = native('--print')
const patients = lines.replace(/\t.*/g, '')

/** Runs in the page. @param {'wasm' | 'js'} kind */
async function digestOf(kind) {
  const [{ loadEngine }, { default: backPain }, text] = await Promise.all([
    import('/dist/engine.js'),
    import('/dist/rules/back-pain.js'),
    fetch('/patients.txt').then((response) => response.text()),
  ])
  const answers = text.trimEnd().split('\n')
  const outcomes = (await loadEngine({ kind })).open(backPain).assessMany(answers.map((line) => JSON.parse(line)))
  const all = answers.map((line, index) => `${line}\t${JSON.stringify(outcomes[index])}\n`).join('')
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(all))
  return {
    count: answers.length,
    digest: [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  }
}

for (const kind of ['wasm', 'js']) {
  test(`the ${kind} engine has the native digest of outcomes`, async (t) => {
    const { page } = await open(t, {
      body: '',
      serve: { '/patients.txt': { status: 200, headers: { 'content-type': 'text/plain' }, body: patients } },
    })
    const result = await page.evaluate(digestOf, kind)
    assert.ok(result.count >= 1000, `only ${result.count} patients`)
    assert.equal(result.digest, digest)
  })
}
