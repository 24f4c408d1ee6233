/** The record that a visitor may hand on to those who treat them: it can be stored, read, and judged again later. */
import { day, fill } from './dom.js'

/* global VERSION -- of the package: the build puts it here */

/** Version of the record's form: new members leave it at 1, a member that changes its meaning makes it 2. */
const FORM = 1

const NONE = '–'

const TRUTHS = ['yes', 'no', 'unsure', 'declined']

const answersOf = (road) => Object.fromEntries(road.map(({ question, answer }) => [question, answer]))

/** @param {any[]} road in words @returns {{question: string, option?: string, answer: any, label: string}[]} each row by itself */
const findingsOf = (road, answered) =>
  road.flatMap(({ question, ask, rows }) =>
    rows
      ? rows.map(({ option, truth, label }) => ({ question, option, answer: truth, label }))
      : [{ question, answer: answered[question], label: ask }],
  )

/**
 * Five lines to read, or to read out: what this is, what to do, what is there, what is in doubt, what is not there.
 *
 * @param {any} step guidance
 * @param {boolean} forOther
 * @param {Record<string, string>} ui
 * @param {string} tel the emergency number
 * @returns {string[]}
 */
export const summaryOf = ({ text, road }, forOther, ui, tel) => {
  const findings = findingsOf(text.road, answersOf(road))
  const named = (truth) => findings.filter(({ answer }) => answer === truth).map(({ label }) => label)
  const valueQuestions = new Set(
    findings.filter(({ answer }) => !TRUTHS.includes(answer)).map(({ question }) => question),
  )
  const valueLines = text.road
    .filter(({ question }) => valueQuestions.has(question))
    .map(({ ask, answer }) => `${ask} ${answer}`)
  const line = (title, items) => `${title}: ${items.join('; ') || NONE}`
  const doubts = [
    [ui['not-sure-short'], named('unsure')],
    [ui.skip, named('declined')],
  ]
  const subject = `${ui['for-label']} ${ui[forOther ? 'for-other' : 'for-me']}.`
  return [
    [ui.title, '. ', ...fill(ui['done-on'], { date: day(text.lang) }), ' ' + subject].join(''),
    `${text.level}: ${text.heading.replace('{tel}', tel)}.`,
    [...valueLines, line(ui.yes, named('yes'))].join('. '),
    doubts
      .filter(([, items], index) => items.length || !index)
      .map(([title, items]) => line(title, items))
      .join('. '),
    line(ui.no, named('no')),
  ]
}

/** The lines to read out or to hold up: without those that name nothing, and without the long list of what is not there. @param {string[]} summary */
export const brief = (summary) => summary.slice(0, 4).filter((line) => !line.endsWith(NONE))

/**
 * @param {any} step guidance
 * @param {boolean} forOther
 * @param {string[]} summary
 * @param {string} text the same, for people
 * @returns {import('./events.js').Record}
 */
export const recordOf = (step, forOther, summary, text) => {
  const { protocol, version, sha256, disposition, urgency, booking, rules, actions, reasons, road } = step
  const answers = answersOf(road)
  return {
    record: FORM,
    time: new Date().toISOString(),
    engine: VERSION,
    ...{ protocol, version, sha256, forOther, answers },
    outcome: { disposition, urgency, booking, rules, actions },
    reasons: reasons.map(({ rule, disposition, sources }) => ({ rule, disposition, sources })),
    findings: findingsOf(step.text.road, answers),
    summary,
    text,
  }
}
