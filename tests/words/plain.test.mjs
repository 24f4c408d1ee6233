// Tests qualities of the words that no formula measures: no jargon, no false comfort, no blame; the pitfalls of US Spanish;
// and nothing left out.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { complaints, none, stringsIn } from './strings.mjs'

const readJson = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
const banned = readJson('banned.json')
const parts = readJson('parts.json')

/** Schema path, writing direction, and templates of nothing but placeholders. */
const same = /^\/(\$schema|dir)$|^\/ui\/source$/

/** Only ever to be lowered: the number that the waiver of findings-share names. */
const packedAtMost = { 'back-pain': 19 }

/** A whole word or phrase, whatever its case; `*` is any ending. Capitals stand for themselves. */
function finder(words) {
  const pattern = words.map((word) => word.replace(/[.+?()[\]]/g, '\\$&').replace('*', '\\p{L}*')).join('|')
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`,
    words.some((word) => /[A-Z]/.test(word)) ? 'u' : 'iu',
  )
}

for (const { name, protocol, words } of complaints) {
  for (const [lang, text] of Object.entries(words)) {
    const strings = stringsIn(text).filter(({ pointer }) => !/^\/(\$schema|lang|dir)$/.test(pointer))

    test(`${name}, ${lang}: no banned word`, () => {
      assert.ok(banned[lang], `write the list of ${lang} into tests/words/banned.json`)
      none(
        banned[lang].flatMap(({ words: list, unless, say, why }) =>
          strings
            .filter(({ text }) => finder(list).test(text) && !(unless && text.toLowerCase().includes(unless)))
            .map(({ pointer, text }) => {
              const instead = say === '*' ? '' : `; say "${say}"`
              return `${pointer}: "${finder(list).exec(text)[0]}" (${why}${instead}): ${text}`
            }),
        ),
      )
    })

    test(`${name}, ${lang}: every sensitive question says why it is asked`, () => {
      const asksPrivately = ({ sensitive, options = [] }) => sensitive || options.some((option) => option.sensitive)
      none(
        protocol.questions
          .filter((question) => asksPrivately(question) && !text.questions[question.id]?.why)
          .map(({ id }) => id),
      )
    })

    test(`${name}, ${lang}: every result says where to go, how soon, what to say and what not to do`, () => {
      assert.ok(parts[lang], `write the words of ${lang} into tests/words/parts.json`)
      const lacking = protocol.dispositions.flatMap(({ id, actions }) => {
        const shown = [text.dispositions[id], ...actions.map((action) => text.actions[action])]
        const all = stringsIn(shown)
          .map((string) => string.text)
          .join('\n')
        return Object.entries(parts[lang])
          .filter(([, pattern]) => !new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu').test(all))
          .map(([part]) => `/dispositions/${id}: nothing says ${part}`)
      })
      none(lacking)
    })
  }

  if (name in packedAtMost)
    test(`${name}: no more labels than the waiver in its decisions.md counts ask for several things`, () => {
      const labels = protocol.questions.flatMap(({ id }) => Object.values(words.en.questions[id].options ?? {}))
      const packed = labels.filter(({ findings = [] }) => findings.length > 1).map(({ label }) => label)
      assert.ok(packed.length <= packedAtMost[name], `${packed.length} labels:\n${packed.join('\n')}`)
    })

  test(`${name}: every language says the same things: no string is missing or left over`, () => {
    const [[first, english], ...others] = Object.entries(words).sort(([a], [b]) => (b === 'en') - (a === 'en'))
    const pointers = (value) => stringsIn(value).map(({ pointer }) => pointer)
    const without = (list, others) => list.filter((pointer) => !others.includes(pointer))
    none(
      others.flatMap(([lang, text]) => [
        ...without(pointers(english), pointers(text)).map((pointer) => `${lang}: missing ${pointer}`),
        ...without(pointers(text), pointers(english)).map((pointer) => `${lang}: not in ${first}: ${pointer}`),
      ]),
    )
  })

  test(`${name}: no language falls back to another: what is the same in two is a name or a number`, () => {
    const { en, ...others } = words
    if (!en) return
    const english = new Map(stringsIn(en).map(({ pointer, text }) => [pointer, text]))
    none(
      Object.entries(others).flatMap(([lang, text]) =>
        stringsIn(text)
          .filter(
            ({ pointer, text }) => english.get(pointer) === text && !same.test(pointer) && /\p{Ll}{3}/u.test(text),
          )
          .map(({ pointer, text }) => `${lang}: ${pointer}: ${text}`),
      ),
    )
  })

  if (words.es) {
    const strings = stringsIn(words.es)
    const having = (pattern, lacks) => strings.filter(({ text }) => pattern.test(text) && lacks(text))
    const shown = (list) => list.map(({ pointer, text }) => `${pointer}: ${text}`)

    test(`${name}, es: a question or an exclamation opens with its mark`, () => {
      none(shown(having(/[?!]/, (text) => (text.match(/[?!]/g) ?? []).length !== (text.match(/[¿¡]/g) ?? []).length)))
    })

    test(`${name}, es: 38 C stands before 100.4 F`, () => {
      none(shown(having(/100[.,]4/, (text) => !/38\D.*100[.,]4/.test(text))))
    })

    // Where it is named as the complaint, and not on the way, as in "sit with a straight back".
    if (/espalda/i.test(words.es.ui.title))
      test(`${name}, es: the low back is named, since "espalda" alone may be heard as the upper back`, () => {
        assert.ok(strings.some(({ text }) => /espalda baja|cintura/i.test(text)))
      })

    test(`${name}, es: where "urgent care" is meant, its English name stands beside it once`, () => {
      assert.ok(strings.some(({ text }) => /atención urgente \(urgent care\)/i.test(text)))
      assert.ok(strings.some(({ text }) => /sala de emergencias \(ER\)/i.test(text)))
    })
  }
}
