// The questions as plain text for readers who see nothing else: all words, and as somebody in a hurry sees them, who takes in
// the first six words of each label. `node tests/triage/hurried.mjs [LANG]` prints both.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = new URL('../../rules/back-pain/', import.meta.url)
const json = (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))

/** How many words of a label somebody in a hurry reads. */
export const GLANCE = 6

/** The first words of a label, with a sign that there are more. */
export function glance(label, count = GLANCE) {
  const words = label.split(/\s+/)
  return words.length > count ? `${words.slice(0, count).join(' ')} …` : label
}

/** The answers of one row. */
const rowAnswers = ({ sensitive }, ui) => [ui.no, ui.yes, ui['not-sure-short'], ...(sensitive ? [ui.skip] : [])]

/** The answers that are offered beside the options. */
function escapes({ kind, rows, sensitive }, ui) {
  if (rows) return []
  const own = { checklist: [ui.none, ui['some-unsure']], 'yes-no': [ui.no, ui.yes, ui['not-sure-short']] }
  return [...(own[kind] ?? [ui['not-sure-short']]), ...(sensitive ? [ui.declined] : [])]
}

/**
 * The screens in their order, each as text.
 * @param {any} protocol @param {any} words of one language
 * @param {boolean} hurried only the first words of each label, and no hints
 * @returns {{questions: string[], text: string}[]}
 */
export function reading(protocol, words, hurried) {
  const screens = protocol.screens.map((screen) => [screen].flat())
  return screens.map((ids, place) => {
    const lines = ids.flatMap((id) => {
      const question = protocol.questions.find((other) => other.id === id)
      const { ask, hint, unit, options = {} } = words.questions[id]
      const labels = (question.options ?? []).map((option) => [option, options[option.id].label])
      const row = ([option, label]) => {
        const answers = question.rows ? ` [${rowAnswers(option, words.ui).join(' / ')}]` : ''
        return `  - ${hurried ? glance(label) : label}${answers}`
      }
      const only = question.when || question.detail ? ' (*)' : ''
      const more = escapes(question, words.ui).map((label) => `  - ${label}`)
      const number = question.kind === 'number' ? [`  ____ ${unit}`] : []
      return [`${ask}${only}`, ...(hint && !hurried ? [`  ${hint}`] : []), ...number, ...labels.map(row), ...more]
    })
    return { questions: ids, text: `${place + 1}.\n${lines.join('\n')}` }
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lang = process.argv[2] ?? 'en'
  const [protocol, words] = [json('protocol.json'), json(`words/${lang}.json`)]
  for (const [title, hurried] of Object.entries({ 'all words': false, [`${GLANCE} words a label`]: true })) {
    const texts = reading(protocol, words, hurried).map(({ text }) => text)
    console.log([`== ${title} ==`, '(*) only asked where earlier answers call for it', ...texts, ''].join('\n\n'))
  }
}
