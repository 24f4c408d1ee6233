// Someone at the terminal who knows their answers and the words on the screen, not how the tool works inside.
import assert from 'node:assert/strict'
import { backPain, converse, redflag, rules } from './redflag.mjs'

export const { protocol, words } = rules()

/** The text that a screen shows for its question. */
export const asked = (id) => words.questions[id].ask

/** The keys that a screen offers, by the words beside them. */
const offered = (screen) =>
  Object.fromEntries([...screen.matchAll(/^ {2}(\d+|[a-z?]) {2}(.+)$/gm)].map(([, key, label]) => [label, key]))

/** The input that gives this answer on this screen. */
export function keysFor(screen, id, answer) {
  const keys = offered(screen)
  const { ui } = words
  const key = (label) => {
    assert.ok(label in keys, `"${label}" is not offered in\n${screen}`)
    return keys[label]
  }
  if (answer === 'unsure' || answer === 'declined') return key(ui[answer])
  if (typeof answer === 'number') return String(answer)
  if (answer === 'yes' || answer === 'no') return key(ui[answer])
  const { options } = words.questions[id]
  if (typeof answer === 'string') return key(options[answer].label)
  if (answer.length === 0) return key(ui.none)
  return answer.map((choice) => key(choice === 'unsure' ? ui.unsure : options[choice].label)).join(' ')
}

/** The question of the last screen in the output; undefined when the interview is over. */
export function questionOf(output) {
  const lines = output.split('\n')
  return protocol.questions.find(({ id }) => lines.includes(asked(id)))?.id
}

/** A whole interview, screen by screen: the output at the end, the exit status, and the questions on the way. */
export async function interview(context, answers, ...options) {
  const talk = converse(context, ['ask', backPain, ...options])
  const road = []
  const typed = []
  for (;;) {
    const output = await talk.until('> ')
    const id = output.endsWith('> ') ? questionOf(output) : undefined
    if (id === undefined) return { output, road, typed, status: await talk.ended }
    road.push(id)
    assert.ok(road.length <= protocol.screens.length, `asked again and again: ${road}`)
    if (!(id in answers)) {
      talk.end()
      return { output: await talk.until('\0'), road, typed, status: await talk.ended }
    }
    typed.push(keysFor(output, id, answers[id]))
    talk.write(`${typed.at(-1)}\n`)
  }
}

/** These lines typed into an interview, all at once. */
export const type = (...lines) => redflag(['ask', backPain], lines.map((line) => `${line}\n`).join(''))

/** The line that announces a disposition. */
export const announced = (id, { level, heading } = words.dispositions[id]) => `== ${level}: ${heading} ==`

/** Everything that could tell someone that all is well, or where to go, before the questions are answered. */
export const allClear = protocol.dispositions.flatMap(({ id }) => {
  const { heading, text, because } = words.dispositions[id]
  return [heading, announced(id), ...text, because].filter(Boolean)
})
