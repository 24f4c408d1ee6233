// A person's way through the check, as they would walk it on a phone: which screens, how many taps, and where it ends.

/** Taps of one screen: each option that is chosen, or the field that is typed into, and Continue. */
const taps = (answer) => 1 + (Array.isArray(answer) ? Math.max(1, answer.length) : 1)

/**
 * Answers every screen until the check ends or the person has no answer left and leaves.
 * Start, and the tap on booking at the end, are not among the taps; typed digits are counted by themselves.
 */
export function journey(triage, patient) {
  const answers = {}
  let step = triage.step(answers)
  while (step.kind === 'screen' && step.question.id in patient) {
    answers[step.question.id] = patient[step.question.id]
    step = triage.step(answers)
  }
  const said = Object.values(answers)
  return {
    screens: Object.keys(answers),
    taps: said.reduce((sum, answer) => sum + taps(answer), 0),
    digits: said.reduce((sum, answer) => sum + (typeof answer === 'number' ? String(answer).length : 0), 0),
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
