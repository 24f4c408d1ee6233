/** What the visitor may hand on to those who treat them: one value that is kept, read, and judged again later. */
import { day, fill } from './dom.js'

/** Of this form. A record that says more stays 1; one that says something else is 2. */
const FORM = 1

/** @param {any[]} road @returns {{question: string, option?: string, answer: any, label: string}[]} each row by itself */
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
 * @returns {string[]}
 */
export const summaryOf = ({ text, ...step }, forOther, ui) => {
  const named = (truth) =>
    text.road.flatMap(({ rows = [] }) => rows.filter((row) => row.truth === truth).map(({ label }) => label))
  const whole = text.road.filter(({ rows }) => !rows).map(({ ask, answer }) => `${ask} ${answer}`)
  const line = (title, items) => `${title}: ${items.join('; ') || '–'}`
  const doubts = [['not-sure-short', 'unsure'], ['skip', 'declined']]
  return [
    `${ui.title}. ${fill(ui['done-on'], { date: day(text.lang) }).join('')} ${ui['for-label']} ${ui[forOther ? 'for-other' : 'for-me']}.`,
    `${text.level}: ${text.heading}. ${fill(ui.version, step).join('')}`,
    line(ui.yes, [...named('yes'), ...whole]),
    doubts.map(([title, truth]) => line(ui[title], named(truth))).join(' '),
    line(ui.no, named('no')),
  ]
}

/**
 * @param {any} step guidance
 * @param {boolean} forOther
 * @param {Record<string, string>} ui
 * @param {string} text the same, for people
 * @returns {import('./events.js').Record}
 */
export const recordOf = (step, forOther, ui, text) => {
  const { protocol, version, sha256, disposition, urgency, booking, rules, actions, reasons, road } = step
  const answers = Object.fromEntries(road.map(({ question, answer }) => [question, answer]))
  return {
    record: FORM,
    time: new Date().toISOString(),
    engine: VERSION,
    ...{ protocol, version, sha256, forOther, answers },
    outcome: { disposition, urgency, booking, rules, actions },
    reasons: reasons.map(({ rule, disposition, sources }) => ({ rule, disposition, sources })),
    findings: findingsOf(step.text.road, answers),
    summary: summaryOf(step, forOther, ui),
    text,
  }
}
