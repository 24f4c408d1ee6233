// Tests that the words for visitors are at US grade 6 or below. measures.mjs says how that is measured, and why so.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { measures } from './measures.mjs'
import { syllables } from './spanish.mjs'
import { complaints, none, pieces, sentencesOf, wordsOf } from './strings.mjs'

const longWords = JSON.parse(readFileSync(new URL('long-words.json', import.meta.url), 'utf8'))

for (const { name, words } of complaints) {
  for (const [lang, text] of Object.entries(words)) {
    const measure = measures[lang]
    test(`${name}, ${lang}: there is a measure for this language`, () => {
      assert.ok(measure, `add a readability formula for ${lang} to tests/words/measures.mjs`)
    })
    if (!measure) continue
    const all = pieces(text)
    const strings = all.flatMap((piece) => piece.strings)
    const tooHard = (list) =>
      list
        .map((string) => ({ ...string, value: measure.score(string.text) }))
        .filter(({ value }) => !measure.easy(value))
        .map(({ pointer, text, value }) => `${pointer}: ${measure.name} ${value.toFixed(2)}: ${text}`)

    // A row is a list of two or three names without a verb: a formula made for sentences counts the syllables of "diabetes" and
    // "epidural", and tells nothing. Rows are held by their words and findings, and are measured in the piece that they are read in.
    const isRow = ({ pointer }) => /\/(label|sign)$/.test(pointer) && pointer.startsWith('/questions/')
    test(`${name}, ${lang}: every string that is long enough to measure is easy to read by itself`, () => {
      none(tooHard(strings.filter((string) => wordsOf(string.text).length >= measure.alone && !isRow(string))))
    })

    test(`${name}, ${lang}: every question, result and action is easy to read as a whole, its labels included`, () => {
      none(tooHard(all))
    })

    test(`${name}, ${lang}: no sentence is longer than ${measure.longSentence} words`, () => {
      none(
        strings.flatMap(({ pointer, text }) =>
          sentencesOf(text)
            .filter((sentence) => wordsOf(sentence).length > measure.longSentence)
            .map((sentence) => `${pointer}: ${wordsOf(sentence).length} words: ${sentence}`),
        ),
      )
    })

    test(`${name}, ${lang}: no row is longer than ${measure.longRow} words`, () => {
      none(
        strings
          .filter(
            (string) =>
              isRow(string) && string.pointer.endsWith('/label') && wordsOf(string.text).length > measure.longRow,
          )
          .map(({ pointer, text }) => `${pointer}: ${wordsOf(text).length} words: ${text}`),
      )
    })

    test(`${name}, ${lang}: no question is longer than ${measure.longQuestion} words`, () => {
      none(
        Object.entries(text.questions)
          .filter(([, { ask }]) => wordsOf(ask).length > measure.longQuestion)
          .map(([id, { ask }]) => `/questions/${id}/ask: ${wordsOf(ask).length} words: ${ask}`),
      )
    })

    test(`${name}, ${lang}: a word of ${measure.longWord} syllables or more has a reason in long-words.json`, () => {
      const long = strings.flatMap(({ pointer, text }) =>
        wordsOf(text)
          .filter((word) => measure.syllables(word) >= measure.longWord && !longWords[lang][word.toLowerCase()])
          .map((word) => `${word}: ${pointer}: ${text}`),
      )
      none(long.sort())
    })
  }
}

test('the syllables of Spanish words are counted as they are spoken', () => {
  const known = {
    1: 'rey muy y pie guion',
    2: 'día leer quiere siente agua ahí también cuesta',
    3: 'espalda orinar ahora cuídese guitarra pingüino ciudades construía',
    4: 'emergencia evacuaron infecciones',
    5: 'embarazada medicamento enfermedades',
  }
  for (const [count, list] of Object.entries(known))
    for (const word of list.trim().split(/\s+/)) assert.equal(syllables(word), Number(count), word)
})
