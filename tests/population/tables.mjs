// The simulation as tables of shares, to print and for the page that a clinician signs.
import { ordinary, sick, together } from './measure.mjs'

/** Where in its range every assumption stands. */
const levels = { low: 0, middle: 0.5, high: 1 }

const rounded = (share) => Math.round(share * 10_000) / 10_000
const line = (label, shares) => ({ label, shares: shares.map(rounded) })

/** [{ title, columns, rows: [{ label, shares }] }] */
export function tables(triage, protocol, { count, sick: ill }) {
  const runs = Object.values(levels).map((level) => ordinary(triage, protocol, count, { levels: () => level }))
  runs.push(ordinary(triage, protocol, count, { older: true }))
  const middle = runs[1].all
  const serious = sick(triage, protocol, ill)
  const places = protocol.dispositions.map(({ id }) => id)

  const plain = {
    title: `${count} people with nothing serious`,
    columns: [...Object.keys(levels), 'older'],
    rows: [
      ...places.map((id) =>
        line(
          id,
          runs.map(({ all }) => all.places[id]),
        ),
      ),
      line(
        'urgent care or higher',
        runs.map(({ all }) => all.sent),
      ),
      line(
        'the same, without signs of another illness',
        runs.map(({ backOnly }) => backOnly.sent),
      ),
    ],
  }
  const diseases = {
    title: `${ill} people with each serious disease`,
    columns: places,
    rows: Object.entries(serious).map(([name, outcome]) =>
      line(
        name,
        places.map((id) => outcome.places[id]),
      ),
    ),
  }
  const bought = together(serious, ({ alone }) => alone)
  const rules = {
    title: 'Sent to urgent care or higher by one rule alone',
    columns: ['of those with nothing serious', 'of those with something serious'],
    rows: protocol.rules
      .map(({ id }) => line(id, [middle.alone[id] ?? 0, bought[id] ?? 0]))
      .filter(({ shares }) => shares.some((share) => share >= 0.001))
      .sort((a, b) => b.shares[0] - a.shares[0]),
  }
  return [plain, diseases, rules]
}
