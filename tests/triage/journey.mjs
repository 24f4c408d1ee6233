// A person's way through the check, as they would walk it on a phone: which screens, how many taps, and where it ends.

/** Taps of one question: each row, each option that is chosen, None where none is, or the field that is typed into. */
function taps({ kind, rows, options }, answer) {
  if (rows) return options.length
  if (kind !== 'checklist' || typeof answer === 'string') return 1
  const ticked = Array.isArray(answer) ? answer : options.filter((option) => (answer[option] ?? 'no') !== 'no')
  return Math.max(1, ticked.length)
}

/**
 * Answers every screen, row by row, until the check ends or the person has no answer left and leaves.
 * Continue counts; the tap on booking at the end does not, and typed digits are counted by themselves.
 */
export function journey(triage, patient) {
  const answers = {}
  const screens = []
  const asked = new Set()
  let [touched, digits] = [0, 0]
  let step = triage.step(answers)
  while (step.kind === 'screen' && step.questions.every(({ id }) => !asked.has(id)) && step.screen in patient) {
    screens.push(step.screen)
    touched++
    for (const question of step.questions.filter(({ id }) => id in patient)) {
      const answer = patient[question.id]
      answers[question.id] = answer
      asked.add(question.id)
      touched += taps(question, answer)
      if (typeof answer === 'number') digits += String(answer).length
    }
    step = triage.step(answers)
  }
  return {
    screens,
    questions: [...asked],
    taps: touched,
    digits,
    ended: step.kind === 'guidance',
    booking: step.booking,
    disposition: step.disposition ?? triage.assess(answers).disposition,
  }
}

/** The least worrying answer to every question: nothing but back pain, at this age. */
export function wellAdult({ questions }, age) {
  const least = {
    'yes-no': ({ reassuring }) => (reassuring ? 'yes' : 'no'),
    choice: ({ options }) => options.at(-1).id,
    checklist: ({ options }) => options.filter(({ reassuring }) => reassuring).map(({ id }) => id),
    number: ({ mildest, min }) => [mildest ?? min].flat()[0],
  }
  const answers = Object.fromEntries(questions.map((question) => [question.id, least[question.kind](question)]))
  return { ...answers, age }
}
