// The zoo: tiny protocols with one planted defect each, or none, in shorthand. Here it becomes folders.
//
// A question is "yes-no", a list of the options of a checklist, {"choice": […]}, or {"number": [min, max]} (whole) or
// {"decimal": [min, max]}, with other keys beside; an option is its id or an object. A condition is "fever" (yes),
// "signs=fever", "age>=71", "age<=17" or JSON as in a protocol. What is left out is what a protocol of these questions and
// rules needs: screens in their order, the dispositions that rules give and home, the actions of those, words for all.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { actions, byId, places } from './support.mjs'

const zooFolder = fileURLToPath(new URL('zoo/', import.meta.url))

/** {name: {about, breaks, …}}: `breaks` names each broken property and what breaks it. */
export const zoo = Object.assign(
  {},
  ...readdirSync(zooFolder).map((file) => JSON.parse(readFileSync(join(zooFolder, file), 'utf8'))),
)

function condition(shorthand) {
  if (typeof shorthand === 'string') {
    const [, question, operator, value] = shorthand.match(/^([a-z0-9-]+)(?:(=|>=|<=)(.+))?$/)
    if (operator === '>=') return { question, min: Number(value) }
    if (operator === '<=') return { question, max: Number(value) }
    return { question, is: value?.split('|') ?? 'yes' }
  }
  const { all, any, not, of: conditions, ...rest } = shorthand
  if (all) return { all: all.map(condition) }
  if (any) return { any: any.map(condition) }
  if (not) return { not: condition(not) }
  if (conditions) return { ...rest, of: conditions.map(condition) }
  return shorthand
}

const withConditions = (item) =>
  Object.fromEntries(
    Object.entries(item).map(([key, value]) => [key, ['when', 'where'].includes(key) ? condition(value) : value]),
  )
const options = (list) => list.map((option) => (typeof option === 'string' ? { id: option } : withConditions(option)))

function question(id, shorthand) {
  if (shorthand === 'yes-no') return { id, kind: 'yes-no' }
  if (Array.isArray(shorthand)) return { id, kind: 'checklist', options: options(shorthand) }
  const { checklist, choice, number, decimal, ...rest } = withConditions(shorthand)
  if (checklist) return { id, kind: 'checklist', options: options(checklist), ...rest }
  if (choice) return { id, kind: 'choice', options: options(choice), ...rest }
  const range = number ?? decimal
  if (!range) return { id, kind: 'yes-no', ...rest }
  return { id, kind: 'number', unit: 'units', min: range[0], max: range[1], whole: Boolean(number), ...rest }
}

/** The protocol that a member of the zoo stands for. */
export function protocolOf(member) {
  const urgency = (id) => places.findIndex((place) => place.id === id)
  const rules = member.rules.map((rule, index) => ({ id: `r${index + 1}`, ...withConditions(rule) }))
  const reached = new Set([member.last ?? 'home'])
  for (const { then, unsure, declined } of rules) {
    reached.add(then).add(unsure ?? (urgency(then) > urgency('soon') ? then : 'soon'))
    if (declined) reached.add(declined)
  }
  const dispositions = member.dispositions ?? places.filter(({ id }) => reached.has(id))
  const used = new Set([...dispositions, ...rules].flatMap((item) => item.actions ?? []))
  const questions = Object.entries(member.questions).map(([id, value]) => question(id, value))
  const protocol = {
    id: 'zoo',
    version: '1.0.0',
    unsure: reached.has('soon') ? 'soon' : dispositions.at(-1).id,
    dispositions,
    screens: member.screens ?? questions.map(({ id }) => id),
    questions,
    rules,
    actions: (member.actions ?? actions).filter(({ id }) => used.has(id)),
  }
  if (member.terms) protocol.terms = Object.entries(member.terms).map(([id, value]) => ({ id, is: condition(value) }))
  if (member.floors)
    protocol.floors = member.floors.map((floor, index) => ({ id: `f${index + 1}`, ...withConditions(floor) }))
  if (member.exceptions)
    protocol.exceptions = member.exceptions.map((exception) => ({ ...withConditions(exception), decisions: ['D1'] }))
  return protocol
}

function wordsOf(protocol, lang, without = []) {
  const words = {
    lang,
    dir: 'ltr',
    ui: {},
    questions: byId(protocol.questions, (asked) => {
      const texts = { ask: `Do you have ${asked.id}?` }
      if (asked.options) texts.options = byId(asked.options, ({ id }) => ({ label: id, sign: `have ${id}` }))
      else texts.sign = `have ${asked.id}`
      if (asked.unit) texts.unit = asked.unit
      return texts
    }),
    dispositions: byId(protocol.dispositions, ({ id }) => ({ level: id, heading: `Go ${id}.`, text: [`Care ${id}.`] })),
    actions: byId(protocol.actions, ({ id }) => ({ label: `Do ${id}.` })),
  }
  for (const path of without) {
    const [list, id, key] = path.split('/')
    if (key) delete words[list][id][key]
    else delete words[list][id]
  }
  return words
}

/** Writes a protocol with its words and gives the path; `context.after` removes it. */
export function folderOf(context, protocol, languages = { en: [] }) {
  const dir = mkdtempSync(join(tmpdir(), 'redflag-zoo-'))
  context.after(() => rmSync(dir, { recursive: true }))
  mkdirSync(join(dir, 'words'))
  writeFileSync(join(dir, 'protocol.json'), JSON.stringify(protocol))
  for (const [lang, without] of Object.entries(languages))
    writeFileSync(join(dir, `words/${lang}.json`), JSON.stringify(wordsOf(protocol, lang, without)))
  return dir
}

/** A copy of such a folder. */
export function copyOf(context, dir) {
  const copy = mkdtempSync(join(tmpdir(), 'redflag-zoo-'))
  context.after(() => rmSync(copy, { recursive: true }))
  cpSync(dir, copy, { recursive: true })
  return copy
}
