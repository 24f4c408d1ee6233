// An engine with a flipped bit, and rules that were edited after they were built, are refused: never milder care.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { changed, checksum, failed } from '../../web/src/verify.js'
import backPain from '../../web/dist/rules/back-pain.js'
import { dice } from '../dice.mjs'
import { builds, dist, failure, wasm } from './support.mjs'

const folder = mkdtempSync(join(tmpdir(), 'redflag-'))
after(() => rmSync(folder, { recursive: true }))

const source = readFileSync(new URL(dist('engine.js')), 'utf8')
const start = source.indexOf('\\0asm')

/** The engine with one bit of the wasm flipped, among the letters that stand in its text as they are. */
async function flipped(place, bit, name) {
  const letter = String.fromCharCode(source.charCodeAt(place) ^ (1 << bit))
  const file = join(folder, name)
  writeFileSync(file, source.slice(0, place) + letter + source.slice(place + 1))
  return import(pathToFileURL(file).href)
}

test('one flipped bit in the wasm, wherever it is, starts no engine', async () => {
  const roll = dice(11)
  const end = start + 40_000
  assert.ok(start > 0 && end < source.length)
  let tried = 0
  while (tried < 60) {
    const place = start + 5 + roll(40_000)
    // Bit 0 of these makes another of them: no quote, no backslash, no escape.
    if (!/[p-z@-Z]/.test(source[place]) || source[place - 1] === '\\') continue
    const { loadEngine } = await flipped(place, 0, `flipped${tried}.mjs`)
    await assert.rejects(loadEngine({ kind: 'wasm' }), { code: 'no-engine', message: /damaged/ })
    tried++
  }
})

const copy = (edit) => {
  const data = structuredClone(backPain)
  edit(data)
  return data
}

test('a rule made milder, or a word of the guidance, is refused by both engines', () => {
  const last = backPain.protocol.dispositions.at(-1).id
  const rule = backPain.protocol.rules.findIndex(({ then }) => then === 'emergency-room')
  const edits = {
    'protocol.json': ({ protocol }) => (protocol.rules[rule].then = last),
    'words/en.json': ({ words }) => (words.en.dispositions['emergency-room'].heading = 'You may wait'),
  }
  for (const engine of builds)
    for (const [file, edit] of Object.entries(edits)) {
      const { code, path, message } = failure(() => engine.open(copy(edit)))
      assert.deepEqual([code, path], ['damaged', file])
      assert.match(message, /load it again/)
    }
})

test('without its seal too, every rule made milder is noticed by a patient whom it alone sends', () => {
  const last = backPain.protocol.dispositions.at(-1).id
  const missed = backPain.protocol.rules.flatMap(({ id, then }, index) => {
    if (then === last) return []
    const data = copy((data) => {
      delete data.seal
      data.protocol.rules[index].then = last
      data.protocol.rules[index].unsure = last
    })
    try {
      wasm.open(data).close()
      return [id]
    } catch (error) {
      assert.equal(error.code, 'damaged')
      return []
    }
  })
  // Everybody whom these two rules send is sent to the same place by another rule.
  assert.deepEqual(missed, ['injected-drugs-and-ill', 'pregnant-and-fever'])
})

test('a language that was added, and rules opened without seal and self-test, are their author’s', () => {
  const added = copy(({ words }) => (words['en-GB'] = { ...words.en, lang: 'en-GB' }))
  wasm.open(added).close()
  const altered = copy((data) => {
    delete data.seal
    delete data.selfTest
    data.protocol.rules.find(({ id }) => id === 'very-ill').then = 'call-911'
  })
  const answers = { ...backPain.selfTest.well, 'illness-signs': ['very-ill'] }
  assert.equal(wasm.open(backPain).assess(answers).disposition, 'emergency-room')
  assert.equal(wasm.open(altered).assess(answers).disposition, 'call-911')
})

test('the checksum changes with every single letter of a text', () => {
  const text = backPain.protocol.id.repeat(9)
  const sums = new Set(
    Array.from(text, (letter, index) => checksum(text.slice(0, index) + 'é' + text.slice(index + 1))),
  )
  assert.equal(sums.size, text.length)
  assert.ok(!sums.has(checksum(text)))
  assert.deepEqual(
    changed({ a: checksum('x') }, [
      ['a', 'x'],
      ['b', 'y'],
    ]),
    [],
  )
})

test('a patient who ends elsewhere fails the self-test', () => {
  const outcome = { disposition: 'here' }
  const selfTest = { well: { a: 1 }, patients: [{ b: 2 }], outcomes: checksum(JSON.stringify([outcome])) }
  const ends = (disposition) =>
    failed(selfTest, (patients) => {
      assert.deepEqual(patients, [{ a: 1, b: 2 }])
      return [{ disposition }]
    })
  assert.deepEqual(ends('here'), [])
  assert.deepEqual(
    ends('there').map(({ code, path }) => [code, path]),
    [['damaged', '/selfTest']],
  )
})
