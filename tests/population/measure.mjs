// Measures the rules on a population: where people come out, and the costs and benefits of each rule.
import { figures, otherwiseIll, people } from './people.mjs'

/** The rules that alone would have sent this person to urgent care or higher. */
function senders(protocol, urgent, { rules, unsure }) {
  const gives = new Map(protocol.rules.map((rule) => [rule.id, rule]))
  const level = (id) => protocol.dispositions.findIndex((disposition) => disposition.id === id)
  const counts = (id) => level(id) <= urgent
  return [
    ...rules.filter((id) => counts(gives.get(id).then)),
    ...unsure.filter((id) => counts(gives.get(id).unsure ?? protocol.unsure)),
  ]
}

const add = (table, key, weight) => (table[key] = (table[key] ?? 0) + weight)

/** Shares of people by disposition, the share at urgent care or higher, and the share that a rule sends there alone. */
export function outcomes(triage, protocol, patients) {
  const urgent = protocol.dispositions.findLastIndex(({ urgency }) => urgency === 'emergency' || urgency === 'urgent')
  const places = Object.fromEntries(protocol.dispositions.map(({ id }) => [id, 0]))
  const alone = {}
  const named = {}
  const weight = 1 / patients.length
  let sent = 0
  for (const outcome of triage.assessMany(patients)) {
    add(places, outcome.disposition, weight)
    const causes = senders(protocol, urgent, outcome)
    if (causes.length > 0) sent += weight
    if (causes.length === 1) add(alone, causes[0], weight)
    for (const id of causes) add(named, id, weight)
  }
  return { places, sent, alone, named }
}

/** People without serious disease: all of them, and those without signs of an illness of another kind. */
export function ordinary(triage, protocol, count, setting) {
  const everyone = people(protocol, count, setting)
  const backOnly = everyone.filter((answers) => !otherwiseIll(answers))
  return { all: outcomes(triage, protocol, everyone), backOnly: outcomes(triage, protocol, backOnly) }
}

/** People with each of the serious diseases. */
export const sick = (triage, protocol, count) =>
  Object.fromEntries(
    Object.keys(figures.serious).map((serious) => [
      serious,
      outcomes(triage, protocol, people(protocol, count, { serious })),
    ]),
  )

/** A table of the diseases as one, weighted as in the cohort. */
export function together(serious, pick) {
  const entries = Object.entries(figures.serious)
  const all = entries.reduce((sum, [, { of: cases }]) => sum + cases, 0)
  const table = {}
  for (const [name, { of: cases }] of entries)
    for (const [key, share] of Object.entries(pick(serious[name]))) add(table, key, (share * cases) / all)
  return table
}
