// Prints what the rules would do to people with back pain in primary care, and writes it to build/reports/population.json,
// which `redflag review --population` puts into the page that a clinician signs. With --assumptions, it also shows which
// assumptions the result hangs on most.
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadEngine } from '../../web/dist/engine.js'
import backPain from '../../web/dist/rules/back-pain.js'
import { outcomes } from './measure.mjs'
import { assumptions, figures, people } from './people.mjs'
import { tables } from './tables.mjs'

const { protocol } = backPain
const triage = (await loadEngine()).open({ protocol })
const percent = (share) => `${(100 * share).toFixed(1)} %`

function print({ title, columns, rows }) {
  const widths = columns.map((name) => Math.max(9, name.length + 2))
  const cells = (values) => values.map((value, index) => value.padStart(widths[index])).join('')
  console.log(`${title}\n  ${''.padEnd(44)}${cells(columns)}`)
  for (const { label, shares } of rows) console.log(`  ${label.padEnd(44)}${cells(shares.map(percent))}`)
}

const { id, version } = protocol
const result = tables(triage, protocol, { count: 10_000, sick: 1_000 })
console.log(`Simulated primary care, ${id} ${version}`)
result.forEach(print)

const reports = new URL('../../build/reports/', import.meta.url)
mkdirSync(reports, { recursive: true })
writeFileSync(
  new URL('population.json', reports),
  JSON.stringify({ protocol: id, version, sources: Object.values(figures.sources), tables: result }, null, 2) + '\n',
)

if (process.argv.includes('--assumptions')) {
  const sent = (key, level) =>
    outcomes(triage, protocol, people(protocol, 2_000, { levels: (asked) => (asked === key ? level : 0.5) })).sent
  const rows = assumptions()
    .map((key) => ({ label: key, shares: [sent(key, 0), sent(key, 1)] }))
    .sort((a, b) => b.shares[1] - b.shares[0] - (a.shares[1] - a.shares[0]))
  print({
    title: 'Urgent care or higher with one assumption low, and high',
    columns: ['low', 'high'],
    rows: rows.slice(0, 12),
  })
}
