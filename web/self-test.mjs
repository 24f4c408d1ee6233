// The patients with whom the engine tests itself before any answer counts: a well one, one in doubt about each question,
// and for each rule one whom this rule alone sends where it should. Their outcomes are those of the native build, so that
// neither engine is its own witness.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checksum } from './src/verify.js'

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)
const without = (object, key) => Object.fromEntries(Object.entries(object).filter(([name]) => name !== key))
const weight = ({ answers }) => JSON.stringify(answers).length

/** The commonest answer to each question. */
function commonest(questions, vignettes) {
  return Object.fromEntries(
    questions.map(({ id }) => {
      const counts = new Map()
      for (const { answers } of vignettes)
        if (id in answers) counts.set(JSON.stringify(answers[id]), (counts.get(JSON.stringify(answers[id])) ?? 0) + 1)
      const [[answer]] = [...counts].sort(([, a], [, b]) => b - a)
      return [id, JSON.parse(answer)]
    }),
  )
}

/** Each way of saying a little less: one answer as `well` has it, or one tick fewer. */
function smaller(answers) {
  return Object.entries(answers).flatMap(([question, answer]) => [
    without(answers, question),
    ...(Array.isArray(answer) && answer.length > 1
      ? answer.map((tick) => ({ ...answers, [question]: answer.filter((other) => other !== tick) }))
      : []),
  ])
}

/**
 * @param {string} redflag the native command line
 * @param {string} folder of the rules, with vignettes.json
 * @returns {import('./src/types.js').SelfTest}
 */
export function selfTest(redflag, folder) {
  const { questions, rules } = JSON.parse(readFileSync(join(folder, 'protocol.json'), 'utf8'))
  const { vignettes } = JSON.parse(readFileSync(join(folder, 'vignettes.json'), 'utf8'))
  const well = commonest(questions, vignettes)

  const assess = (all) => {
    if (!all.length) return []
    const lines = all.map((answers, id) => JSON.stringify({ id: `${id}`, answers: { ...well, ...answers } }))
    const input = lines.join('\n')
    const output = execFileSync(redflag, ['assess', folder], {
      ...{ input, maxBuffer: 2 ** 30, encoding: 'utf8' },
      // It counts there what it judged.
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    const outcomes = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    return all.map((answers, index) => ({ answers, ...outcomes[index] }))
  }
  const dispositionOf = Object.fromEntries(rules.map(({ id, then }) => [id, then]))
  const decides = (rule, { disposition, rules }) =>
    same(
      rules.filter((id) => dispositionOf[id] === disposition),
      [rule],
    )

  const all = assess(
    vignettes.map(({ answers }) =>
      Object.fromEntries(Object.entries(answers).filter(([question, answer]) => !same(answer, well[question]))),
    ),
  )
  const chosen = rules.flatMap(({ id }) => {
    const [lightest] = all.filter((patient) => decides(id, patient)).sort((a, b) => weight(a) - weight(b))
    return lightest ? [{ rule: id, patient: lightest }] : []
  })
  // All at once, as long as one of them can say less.
  for (let shrunk = true; shrunk;) {
    shrunk = false
    const tries = chosen.map(({ patient }) => smaller(patient.answers))
    const outcomes = assess(tries.flat())
    chosen.forEach((choice, index) => {
      const next = outcomes.splice(0, tries[index].length).find((patient) => decides(choice.rule, patient))
      if (!next) return
      choice.patient = next
      shrunk = true
    })
  }
  const doubt = { checklist: ['unsure'], number: 'declined' }
  const doubtful = questions.map(({ id, kind }) => ({ [id]: doubt[kind] ?? 'unsure' }))
  const patients = [{}, ...doubtful, ...chosen.map(({ patient }) => patient.answers)]
  const outcomes = assess(patients).map(({ answers: _answers, id: _id, ...outcome }) => outcome)
  return { well, patients, outcomes: checksum(JSON.stringify(outcomes)) }
}
