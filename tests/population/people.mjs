// People with back pain, drawn from figures.json. The same seed gives the same people; and each keeps their own luck when a
// figure changes, so that the difference between two runs is that of the figures and not of the dice.
import { readFileSync } from 'node:fs'
import { luck } from '../dice.mjs'

export const figures = JSON.parse(readFileSync(new URL('figures.json', import.meta.url), 'utf8'))

/** Bell-shaped from two throws (Box and Muller). */
const bell = (first, second) => Math.sqrt(-2 * Math.log(1 - first)) * Math.cos(2 * Math.PI * second)

/** Gamma-distributed around 1, of a whole shape: a sum of exponentials. */
export function propensity(next, shape = figures.propensity.shape) {
  let sum = 0
  for (let i = 0; i < shape; i++) sum -= Math.log(1 - next())
  return sum / shape
}

/** Of an assumed range: its first end (0), its geometric mean (0.5) or its last end (1). */
const between = ([first, last], level) => first ** (1 - level) * last ** level

/** The share that holds for someone of this age. */
function shareOf({ share, range, ages }, age, level) {
  const from = Object.keys(ages ?? {}).filter((least) => age >= Number(least))
  if (from.length > 0) return ages[from.at(-1)]
  return range ? between(range, level) : share
}

const within = (age, { least, most }) => Math.min(most, Math.max(least, age))

function ageOf(throwOne, throwTwo, older) {
  if (!older)
    return Math.round(within(figures.age.mean + figures.age.deviation * bell(throwOne, throwTwo), figures.age))
  let remaining = throwOne
  for (const [first, last, share] of figures.older.bands) {
    if (remaining < share) return Math.floor(first + throwTwo * (last + 1 - first))
    remaining -= share
  }
  return figures.older.bands.at(-1)[1]
}

/**
 * One person: what they would answer to every question, whether or not it will be asked.
 * `levels(key)` says where in its range each assumption is, `serious` the disease they have, if any.
 */
function person(protocol, { seed, levels, serious, older }) {
  const next = luck(seed)
  const disease = serious && figures.serious[serious]
  const [first, second, place] = [next(), next(), next()]
  const [youngest, oldest] = disease?.age ?? []
  const age = disease ? Math.floor(youngest + place * (oldest + 1 - youngest)) : ageOf(first, second, older)
  const hidden = {}
  // Pain below the knee is leg pain too: one throw decides both.
  const leg = next()
  for (const [name, figure] of Object.entries(figures.hidden))
    hidden[name] = (name === 'woman' ? next() : leg) < figure.share

  const tendency = propensity(next)
  const chance = (key) => {
    const finding = disease?.findings[key]
    if (finding) return shareOf(finding, age, levels(`${serious}: ${key}`))
    const figure = figures.plain[key]
    const share = figure.given && !hidden[figure.given] ? 0 : shareOf(figure, age, levels(key))
    return reported.has(key.split('/')[0]) ? tendency * share : share
  }
  const reported = new Set(
    protocol.questions
      .filter(({ kind, fixed, detail }) => kind === 'checklist' && !fixed && !detail)
      .map(({ id }) => id),
  )
  const answers = {}
  for (const question of protocol.questions) {
    const { id, kind, options = [] } = question
    const unsure = next() < shareOf(figures.unsure, age, levels('unsure'))
    if (kind === 'number') answers[id] = age
    else if (kind === 'yes-no') answers[id] = next() < chance(id) ? 'yes' : 'no'
    else if (kind === 'checklist')
      answers[id] = options.map((option) => option.id).filter((option) => next() < chance(`${id}/${option}`))
    else answers[id] = oneOf(id, options, next(), chance)
    if (unsure && kind === 'checklist') answers[id] = inDoubt(options, answers[id], next())
    else if (unsure && kind !== 'number') answers[id] = 'unsure'
  }
  if (!hidden.woman && !disease) answers.history = without(without(answers.history, 'pregnant'), 'gave-birth')
  if (age > 55) answers.history = without(without(answers.history, 'pregnant'), 'gave-birth')
  return answers
}

const without = (list, id) => (Array.isArray(list) ? list.filter((item) => item !== id) : { ...list, [id]: 'no' })

/** The same answer by row, with a doubt about one of them. */
function inDoubt(options, ticked, throwOf) {
  const doubt = Math.floor(throwOf * options.length)
  return Object.fromEntries(
    options.map(({ id }, index) => [id, index === doubt ? 'unsure' : ticked.includes(id) ? 'yes' : 'no']),
  )
}

/** Of a choice, the last option has what the others leave. */
function oneOf(id, options, throwOf, chance) {
  let remaining = throwOf
  for (const option of options.slice(0, -1)) {
    const share = chance(`${id}/${option.id}`)
    if (remaining < share) return option.id
    remaining -= share
  }
  return options.at(-1).id
}

const middle = () => 0.5

/** `count` people without serious disease, or with the one named. */
export const people = (protocol, count, { seed = 1, levels = middle, serious, older } = {}) =>
  Array.from({ length: count }, (_, index) =>
    person(protocol, { seed: seed * 1_000_003 + index, levels, serious, older }),
  )

/** The assumptions that can be varied, by the keys that `levels` takes. */
export const assumptions = () => [
  'unsure',
  ...Object.entries(figures.plain)
    .filter(([, { range }]) => range)
    .map(([key]) => key),
]

/** Whether someone has, beside their back pain, signs of an illness of another kind. */
export const otherwiseIll = (answers) =>
  figures.otherIllness.keys.some((key) => {
    const [question, option] = key.split('/')
    return Array.isArray(answers[question]) && answers[question].includes(option)
  })
