// Every complete answer state of a tiny protocol, "not sure" included, and what becomes of each: by brute force.
import { assess } from '../cli/redflag.mjs'

const subsets = (items) => items.reduce((all, item) => [...all, ...all.map((set) => [...set, item])], [[]])

function answersTo({ kind, options, min, max, whole }) {
  const ids = (options ?? []).map(({ id }) => id)
  if (kind === 'yes-no') return ['unsure', 'no', 'yes']
  if (kind === 'choice') return ['unsure', ...ids]
  if (kind === 'checklist') return ['unsure', ...subsets(ids), ...subsets(ids).map((set) => [...set, 'unsure'])]
  const numbers = []
  for (let number = whole ? Math.ceil(min) : min; number <= max; number += whole ? 1 : 0.5) numbers.push(number)
  return ['unsure', ...numbers]
}

/** Answers to these questions in every way. */
export const everyState = (questions) =>
  questions.reduce(
    (states, question) =>
      states.flatMap((state) => answersTo(question).map((answer) => ({ ...state, [question.id]: answer }))),
    [{}],
  )

/** The outcome of each of them by `redflag assess`. */
export const outcomesOf = (dir, states) =>
  assess(
    states.map((answers, id) => JSON.stringify({ id, answers })),
    dir,
  ).outcomes

/** Is the option offered to whoever says this? By what stands in a choice or list against its `when`, as the engine sees it. */
export const sayable = (protocol, dir, states) => {
  const gates = protocol.questions.flatMap(({ id, options = [] }) =>
    options.filter(({ when }) => when).map((option) => ({ question: id, option: option.id, when: option.when })),
  )
  if (gates.length === 0) return states
  // A protocol whose rules are the gates.
  const rules = gates.map(({ when }, index) => ({ id: `gate-${index}`, when, then: protocol.dispositions[0].id }))
  const outcomes = outcomesOf(dir({ ...protocol, rules, floors: undefined, exceptions: undefined }), states)
  return states.filter((state, index) =>
    gates.every(({ question, option }, gate) => {
      const isChosen = [state[question]].flat().includes(option)
      const { rules: yes, unsure } = outcomes[index]
      return !isChosen || [...yes, ...unsure].includes(`gate-${gate}`)
    }),
  )
}
