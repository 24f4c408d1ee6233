// Protocols of any size, for the benchmarks: all kinds of questions, some of them only for those to whom they apply, rules
// that share findings and terms, and every property holds. The same size gives the same protocol.
import { dice } from '../dice.mjs'

const places = [
  ['emergency-room', 'emergency', ['go', 'no-driving']],
  ['urgent-care', 'urgent', ['go-today']],
  ['call-doctor', 'soon', ['call']],
  ['self-care', 'routine', ['book', 'rest']],
]
const actions = [
  { id: 'go', kind: 'go' },
  { id: 'no-driving', kind: 'do' },
  { id: 'go-today', kind: 'go' },
  { id: 'call', kind: 'call', phone: 'doctor' },
  { id: 'book', kind: 'book' },
  { id: 'rest', kind: 'do' },
  { id: 'tell', kind: 'do' },
]

const letters = (count) => Array.from({ length: count }, (_, i) => ({ id: `o${i}` }))

/** A question, and the signs that it can show: each a condition, and whether a rule for it alone can be urgent. */
function question(index, draw, before) {
  const id = `q${index}`
  const gate = before.length > 0 && draw(10) === 0 ? before[draw(before.length)] : undefined
  const open = gate ? { when: { question: gate, is: 'yes' } } : {}
  // A question behind another is a sign only beside that other's, so it must lead to something more urgent.
  const urgent = Boolean(gate) || draw(2) === 0
  const kind = gate ? draw(2) : index === 0 ? 0 : draw(4)
  if (kind === 0)
    return [{ id, kind: 'yes-no', ...open }, [{ is: { question: id, is: 'yes' }, urgent }], gate ? undefined : id]
  if (kind === 1) {
    const options = letters(draw(4) === 0 ? 2 + draw(7) : 2)
    return [
      { id, kind: 'checklist', ...open, options },
      options.map((option) => ({ is: { question: id, is: option.id }, urgent })),
    ]
  }
  if (kind === 2)
    return [{ id, kind: 'choice', options: letters(3) }, [{ is: { question: id, is: ['o0', 'o1'] }, urgent }]]
  const min = 18 + draw(80)
  return [{ id, kind: 'number', unit: 'years', min: 0, max: 120, whole: true }, [{ is: { question: id, min }, urgent }]]
}

/** The condition spelled out, and of those alone who are asked. */
function asAsked(condition, questions, terms) {
  const spelled = (part) => asAsked(part, questions, terms)
  if (condition.all) return { all: condition.all.map(spelled) }
  if (condition.any) return { any: condition.any.map(spelled) }
  if (condition.term) return spelled(terms.find(({ id }) => id === condition.term).is)
  const { when } = questions.find(({ id }) => id === condition.question)
  return when ? { all: [when, condition] } : condition
}

/** A protocol of so many questions and rules, at least as many rules as questions. */
export function generate(questions, rules) {
  const draw = dice(questions * 100_003 + rules)
  const list = []
  const signs = []
  const gates = []
  for (let i = 0; i < questions; ++i) {
    const [added, found, gate] = question(i, draw, gates)
    // Those who are let through a gate come with its sign, which must not be urgent by itself.
    if (gate) {
      gates.push(gate)
      found[0].urgent = false
    }
    list.push(added)
    signs.push(...found.map((sign) => ({ ...sign, of: i })))
  }
  // Half of the rules are about one sign; the others about two together, an emergency, which no sign is alone.
  const single = Math.min(signs.length, Math.ceil(rules / 2))
  const ruleList = signs.slice(0, single).map(({ is, urgent }, i) => ({
    id: `sign-${i}`,
    when: is,
    then: urgent ? 'urgent-care' : 'call-doctor',
    ...(i % 7 === 0 && { actions: ['tell'] }),
  }))
  const terms = []
  const pairs = new Set()
  let rest = single
  while (ruleList.length < rules) {
    // First those signs that no rule is about yet. Two of one question never meet.
    const chosen = [rest < signs.length ? rest : draw(signs.length), draw(signs.length), draw(signs.length)]
    const [a, b, c] = chosen.map((i) => signs[i])
    const keys = [chosen[1], chosen[2]].map((other) => [chosen[0], other].sort().join(' '))
    if (new Set([a.of, b.of, c.of]).size < 3 || keys.some((key) => pairs.has(key))) continue
    keys.forEach((key) => pairs.add(key))
    ++rest
    terms.push({ id: `either-${ruleList.length}`, is: { any: [b.is, c.is] } })
    ruleList.push({
      id: `pair-${ruleList.length}`,
      when: { all: [a.is, { term: terms.at(-1).id }] },
      then: 'emergency-room',
    })
  }
  const floors = ruleList
    .filter(({ then }, i) => then === 'emergency-room' && i % 5 === 0)
    .map(({ id, when, then }) => ({ id, when: asAsked(when, list, terms), atLeast: then }))
  return {
    id: 'generated',
    version: '1.0.0',
    unsure: 'call-doctor',
    dispositions: places.map(([id, urgency, own]) => ({ id, urgency, actions: own })),
    screens: list.map(({ id }) => id),
    questions: list,
    terms,
    rules: ruleList,
    actions,
    floors,
  }
}
