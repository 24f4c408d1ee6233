/**
 * Two languages that nobody speaks, made from the English words: longer by half and accented, to find what is cut off, and
 * written from right to left, to find what only works from left to right. They are given to the check as any language is.
 */
import { article } from './rules.mjs'
import { Visitor } from './visitor.mjs'

const ACCENTS = {
  a: 'á',
  c: 'ç',
  e: 'ê',
  i: 'ï',
  n: 'ñ',
  o: 'ö',
  u: 'ü',
  y: 'ÿ',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ø',
  U: 'Û',
}
const HEBREW = 'אבגדהוזחטיכלמנסעפצקרשת'

/** One string, the {placeholders} left as they are. */
const each = (text, change) =>
  text
    .split(/(\{\w+\})/)
    .map((piece, index) => (index % 2 ? piece : change(piece)))
    .join('')

const accented = (text) =>
  '[' +
  each(text, (piece) => piece.replace(/[a-z]/gi, (letter) => ACCENTS[letter] ?? letter)) +
  ' ~'.repeat(Math.ceil(text.length / 4)) +
  ']'

const mirrored = (text) =>
  each(text, (piece) =>
    piece.replace(/[a-z]/gi, (letter) => HEBREW[letter.toLowerCase().charCodeAt(0) % HEBREW.length]),
  )

const deep = (value, change) =>
  typeof value === 'string'
    ? change(value)
    : Array.isArray(value)
      ? value.map((inner) => deep(inner, change))
      : Object.fromEntries(
          // Findings are ids, the same in every language.
          Object.entries(value).map(([key, inner]) => [key, key === 'findings' ? inner : deep(inner, change)]),
        )

const translated = ({ $schema, ...words }, lang, dir, change) => ({ ...deep(words, change), $schema, lang, dir })

/** Longer, accented, in brackets: what is cut off shows. */
const longer = (words) => translated(words, 'en-XA', 'ltr', accented)

/** From right to left, in Hebrew letters. */
export const rightToLeft = (words) => translated(words, 'en-XB', 'rtl', mirrored)

/** The article's words in both, and the check that speaks them beside English. */
export const pseudo = { 'en-XA': longer(article.words.en), 'en-XB': rightToLeft(article.words.en) }

/** For `open`: the page's check knows these languages too. */
export const speaking = {
  serve: {
    '/embedder.js': (text) =>
      text.replace(
        'RedflagTriage.define()',
        `Object.assign(RedflagTriage.protocols['back-pain'].words, ${JSON.stringify(pseudo)})\nRedflagTriage.define()`,
      ),
  },
}

/** A visitor who reads one of them. @param {any} page opened with `speaking` @param {string} lang */
export const readerOf = (page, lang) => {
  const { rules } = page
  page.rules = Object.create(rules, { words: { value: { ...rules.words, ...pseudo } } })
  return new Visitor(page, 'redflag-triage', lang)
}
