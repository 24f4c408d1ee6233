// The outcomes of a protocol's test patients, in the figures that triage is judged by.
import { journey } from './journey.mjs'

/** One line for each test patient: where they came out, and what it took. */
export function rows(triage, { dispositions }, vignettes) {
  const place = (id) => dispositions.findIndex((disposition) => disposition.id === id)
  const urgency = (id) => dispositions[place(id)].urgency
  return vignettes.map(({ id, answers, lowest, highest }) => {
    const { screens, taps, digits, ended, disposition } = journey(triage, answers)
    return {
      id,
      lowest,
      highest,
      disposition,
      screens: screens.length,
      taps,
      digits,
      ended,
      emergency: urgency(lowest) === 'emergency',
      // A visit or care at home is safe for them.
      benign: urgency(lowest) === 'routine',
      caught: urgency(disposition) === 'emergency',
      kept: urgency(disposition) === 'routine',
      under: place(disposition) > place(lowest),
      over: place(disposition) < place(highest),
    }
  })
}

const rowsWith = (list, key) => list.filter((row) => row[key])
const largest = (list, key) => list.reduce((most, row) => Math.max(most, row[key]), 0)

export function figures(list) {
  const emergencies = rowsWith(list, 'emergency')
  const benign = rowsWith(list, 'benign')
  return {
    patients: list.length,
    emergencies: emergencies.length,
    caught: rowsWith(emergencies, 'caught').length,
    under: rowsWith(list, 'under').length,
    over: rowsWith(list, 'over').length,
    benign: benign.length,
    kept: rowsWith(benign, 'kept').length,
    left: list.length - rowsWith(list, 'ended').length,
    screens: largest(list, 'screens'),
    taps: largest(list, 'taps'),
  }
}
