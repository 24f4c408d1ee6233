// Prints what becomes of the test patients, and writes a line for each to build/reports/triage.tsv.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { loadEngine } from '../../web/dist/engine.js'
import backPain from '../../web/dist/rules/back-pain.js'
import { figures, rows } from './figures.mjs'
import { journey, wellAdult } from './journey.mjs'

const { vignettes } = JSON.parse(readFileSync(new URL('../../rules/back-pain/vignettes.json', import.meta.url), 'utf8'))
const { protocol } = backPain
const triage = (await loadEngine()).open({ protocol })

const list = rows(triage, protocol, vignettes)
const sum = figures(list)
const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`
const line = (name, value, note = '') => console.log(`  ${name.padEnd(34)}${value.padStart(14)}  ${note}`.trimEnd())

// The published bar: rule-based self-triage, ODISSEE 2022 (C8 in sources.json).
console.log(`Test patients of ${protocol.id} ${protocol.version}: ${sum.patients}`)
line('emergencies sent to the ER or 911', `${sum.caught} of ${sum.emergencies}`, 'published: 97 %')
line('sent too low', `${sum.under} (${percent(sum.under, sum.patients)})`, 'published: 1.9 %')
line('sent too high', `${sum.over} (${percent(sum.over, sum.patients)})`, 'published: 12.5 %')
line(
  'benign, kept at a visit or at home',
  `${sum.kept} of ${sum.benign}`,
  `${percent(sum.kept, sum.benign)}, at least 80 % is asked`,
)
line('left before the end', `${sum.left}`)
line('most screens, most taps', `${sum.screens}, ${sum.taps}`, 'without booking')
for (const [label, age] of [
  ['well adult of 40', 40],
  ['well adult of 75', 75],
]) {
  const { screens, taps, digits, disposition } = journey(triage, wellAdult(protocol, age))
  line(label, `${screens.length}, ${taps}`, `+ ${digits} digits → ${disposition}`)
}
for (const { id, disposition, lowest, highest } of list.filter(({ under, over }) => under || over))
  console.log(`  ${id}: ${disposition}, not from ${lowest} to ${highest}`)

const reports = new URL('../../build/reports/', import.meta.url)
const columns = Object.keys(list[0])
mkdirSync(reports, { recursive: true })
writeFileSync(
  new URL('triage.tsv', reports),
  [columns, ...list.map(Object.values)].map((cells) => cells.join('\t')).join('\n') + '\n',
)
