// Tests the workflows of the forge: they are YAML, call existing verbs of ./dev as people do, and have only the rights that
// they need.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'

const top = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(top, '.github/workflows')
const workflows = Object.fromEntries(
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
)
const verbs = [...readFileSync(join(top, 'dev'), 'utf8').matchAll(/^verb_([a-z]+)\(\)/gm)].map(([, verb]) => verb)
const called = (text) => [...text.matchAll(/^ *- run: \.\/dev ([a-z ]+)$/gm)].map(([, verb]) => verb)

test('each is YAML, and may only read unless a job says otherwise', async () => {
  for (const [name, text] of Object.entries(workflows)) {
    assert.ok(await format(text, { parser: 'yaml' }), name)
    assert.match(text, /^permissions:\n {2}contents: read\n/m, name)
    assert.doesNotMatch(text, /secrets\./, `${name} needs no secret`)
    for (const verb of called(text)) assert.ok(verbs.includes(verb), `${name}: ./dev ${verb}`)
  }
})

test('a change runs every test, as .ci/run does', () => {
  assert.deepEqual(called(workflows['test.yml']), ['test'])
  assert.match(workflows['test.yml'], /^ {2}pull_request:$/m)
  assert.match(readFileSync(join(top, '.ci/run'), 'utf8'), /exec \.\/dev test$/m)
})

test('a tag is tested, packed and published with provenance, in this order', () => {
  const text = workflows['release.yml']
  assert.match(text, /tags: \['v\*'\]/)
  assert.deepEqual(called(text), ['test', 'pack'])
  assert.match(
    text,
    /path: build\/pack\n[^]*needs: pack\n[^]*id-token: write\n[^]*npm publish \.\/\*\.tgz --provenance/,
  )
})
