import { RedflagError } from './error.js'

/**
 * Judges a record by the rules of now. `redflag replay` does the same natively, and a test holds the two together.
 *
 * @param {import('./types.js').RedflagRecord} record
 * @param {{step: Function, assess: Function, version: string}} rules as the engine answers, without words
 * @returns {import('./types.js').Replay}
 */
export function replayed(record, { step, assess, version }) {
  const { answers, outcome, version: recorded } = record ?? {}
  if (record?.record !== 1 || !answers || !outcome)
    throw new RedflagError({
      code: 'unknown-record',
      path: '/record',
      message: 'only records of the form 1 are known: give what redflag-book or redflag-share carried',
    })
  const { screen: asks, ...ended } = step(answers)
  for (const key of ['comeBackIf', 'road']) delete ended[key]
  const now = asks ? assess(answers) : ended
  const differs = ['disposition', 'urgency', 'booking', 'rules', 'actions'].filter(
    (key) => key in outcome && JSON.stringify(outcome[key]) !== JSON.stringify(now[key]),
  )
  if (asks) differs.push('asks')
  return { same: !differs.length, differs, now, ...(asks && { asks }), versions: { recorded, now: version } }
}
