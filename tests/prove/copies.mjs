// A protocol laid beside itself several times, each copy with questions, terms, rules and floors of its own: as large as
// the rules of many complaints together, and with the same structure.

/** `protocol` as read from JSON; the result has `count` of it under one list of dispositions and actions. */
export function copies(protocol, count) {
  const all = Array.from({ length: count }, (_, i) => renamed(protocol, i === 0 ? '' : `-${i + 1}`))
  const together = (part) => all.flatMap((copy) => copy[part] ?? [])
  const parts = ['screens', 'questions', 'terms', 'rules', 'floors', 'exceptions']
  return { ...protocol, ...Object.fromEntries(parts.map((part) => [part, together(part)])) }
}

function renamed(protocol, suffix) {
  const screen = (ids) => (Array.isArray(ids) ? ids.map(screen) : ids + suffix)
  const named = (list) => list.map((item) => ({ ...inConditions(item, suffix), id: item.id + suffix }))
  return {
    screens: screen(protocol.screens),
    questions: named(protocol.questions),
    terms: named(protocol.terms ?? []),
    rules: named(protocol.rules),
    floors: named(protocol.floors ?? []),
    exceptions: (protocol.exceptions ?? []).map((item) => ({ ...inConditions(item, suffix), of: item.of + suffix })),
  }
}

/** The same value, with a suffix on every question and term that a condition names. */
function inConditions(value, suffix) {
  if (Array.isArray(value)) return value.map((item) => inConditions(item, suffix))
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, item]) =>
    typeof item === 'string' && (key === 'question' || key === 'term')
      ? [key, item + suffix]
      : [key, inConditions(item, suffix)],
  )
  return Object.fromEntries(entries)
}
