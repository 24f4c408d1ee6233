// Shared by the tests of words: every string that a visitor reads, with its pointer, and the piece that it is read in: a
// question, a result, an action, or the widget's own words.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Fails with every fault, a line each. */
export const none = (faults) => assert.ok(faults.length === 0, `${faults.length} faults:\n${faults.join('\n')}`)

const rules = fileURLToPath(new URL('../../rules', import.meta.url))
const readJson = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'))

/** The complaints that ship, each with its protocol and its words by language. */
export const complaints = readdirSync(rules)
  .filter((name) => existsSync(join(rules, name, 'protocol.json')))
  .map((name) => {
    const files = readdirSync(join(rules, name, 'words')).map((file) => basename(file, '.json'))
    const words = Object.fromEntries(files.map((lang) => [lang, readJson(rules, name, 'words', `${lang}.json`)]))
    return { name, protocol: readJson(rules, name, 'protocol.json'), words }
  })

/** A placeholder in braces is filled in with a number, a name or another string: one short word to the reader. */
const filled = (text) => text.replace(/\{[a-z]+\}/g, '911')

/** Beside a label for those who compare languages, and shown to no visitor. */
const unseen = ['findings', 'together']

/** All strings below a value that a visitor reads: [{ pointer, text }]. */
export function stringsIn(value, pointer = '') {
  if (typeof value === 'string') return [{ pointer, text: filled(value) }]
  return Object.entries(value)
    .filter(([key]) => !unseen.includes(key))
    .flatMap(([key, inner]) => stringsIn(inner, `${pointer}/${key}`))
}

/** A label or a heading is read as a sentence, whether or not it has a full stop. */
const asSentence = (text) => (/[.!?:]$/.test(text) ? text : `${text}.`)
const joined = (strings) => strings.map(({ text }) => asSentence(text)).join(' ')

/** The words in the pieces in which they are read: [{ pointer, text, strings }]. */
export function pieces(words) {
  const piece = (pointer, value) => {
    const strings = stringsIn(value, pointer)
    return { pointer, text: joined(strings), strings }
  }
  const parts = ['questions', 'dispositions', 'actions'].flatMap((list) =>
    Object.entries(words[list]).map(([id, value]) => piece(`/${list}/${id}`, value)),
  )
  return [piece('/ui', words.ui), ...parts]
}

export const wordsOf = (text) => text.match(/[\p{L}\p{N}]+(?:['’.,/-][\p{L}\p{N}]+)*/gu) ?? []
export const sentencesOf = (text) =>
  text.split(/(?<=[.!?])["”»)]*\s+/).filter((sentence) => wordsOf(sentence).length > 0)
