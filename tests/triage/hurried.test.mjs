// The text for readers: nothing is left out for the careful, and the hurried see the first words of each label alone.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { GLANCE, glance, reading } from './hurried.mjs'

const folder = new URL('../../rules/back-pain/', import.meta.url)
const json = (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
const protocol = json('protocol.json')
const languages = readdirSync(new URL('words', folder)).map((name) => json(`words/${name}`))

test('a glance takes in six words', () => {
  assert.equal(glance('One two three four five six'), 'One two three four five six')
  assert.equal(glance('One two three four five six seven'), 'One two three four five six …')
})

for (const words of languages)
  test(`${words.lang}: every question and every label is there to read, whole or at a glance`, () => {
    for (const hurried of [false, true]) {
      const screens = reading(protocol, words, hurried)
      assert.deepEqual(
        screens.map(({ questions }) => questions),
        protocol.screens.map((screen) => [screen].flat()),
      )
      for (const { questions, text } of screens)
        for (const id of questions) {
          assert.ok(text.includes(words.questions[id].ask), id)
          for (const { label } of Object.values(words.questions[id].options ?? {}))
            assert.ok(text.includes(`  - ${hurried ? glance(label, GLANCE) : label}`), label)
        }
      assert.ok(!screens.some(({ text }) => text.includes('undefined')))
    }
  })
