// How long `redflag prove` takes: for back pain by property, for several copies of it side by side, and for generated protocols
// as they grow in questions and in rules. The table is printed, and drawn as build/reports/prove.svg. One core: the tool has one thread.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { copies } from '../prove/copies.mjs'
import { generate } from '../prove/generate.mjs'

const top = fileURLToPath(new URL('../..', import.meta.url))
const limits = { 'back-pain': 20, 'ten times back-pain': 60, generated: 60 }

function prove(dir) {
  const options = { encoding: 'utf8', maxBuffer: 1 << 28 }
  const { status, stdout, stderr } = spawnSync(join(top, 'build/release/redflag'), ['prove', dir, '--json'], options)
  if (status === 2 || status === null) throw new Error(stderr)
  return JSON.parse(stdout)
}

const work = mkdtempSync(join(tmpdir(), 'redflag-bench-'))
process.on('exit', () => rmSync(work, { recursive: true }))

function proveProtocol(protocol) {
  writeFileSync(join(work, 'protocol.json'), JSON.stringify(protocol))
  return prove(work)
}

function proveGenerated(questions, rules) {
  const { holds, seconds, properties } = proveProtocol(generate(questions, rules))
  if (!holds) throw new Error(`a generated protocol of ${questions} questions and ${rules} rules does not hold`)
  return { questions, rules, seconds, properties }
}

const backPain = prove(join(top, 'rules/back-pain'))
console.log(`back-pain ${backPain.version}: ${backPain.seconds.toFixed(2)} s (the limit is ${limits['back-pain']} s)`)
for (const { id, holds, seconds } of backPain.properties)
  console.log(`  ${id.padEnd(16)} ${seconds.toFixed(3).padStart(8)} s${holds ? '' : '  does not hold'}`)

const protocol = JSON.parse(readFileSync(join(top, 'rules/back-pain/protocol.json'), 'utf8'))
console.log('\nback-pain beside itself\n  copies   rules   seconds')
const timesTen = [2, 5, 10]
  .map((count) => {
    const { holds, seconds } = proveProtocol(copies(protocol, count))
    if (!holds) throw new Error(`${count} copies of back-pain do not hold`)
    const cells = [
      String(count).padStart(8),
      String(count * protocol.rules.length).padStart(7),
      seconds.toFixed(2).padStart(9),
    ]
    console.log(cells.join(' '))
    return seconds
  })
  .at(-1)

const growth = {
  'twice as many rules as questions': [10, 30, 100, 300, 1000].map((n) => [n, 2 * n]),
  'a hundred questions': [200, 400, 800, 1600].map((n) => [100, n]),
}
const series = Object.entries(growth).map(([name, sizes]) => {
  const points = sizes.map(([questions, rules]) => proveGenerated(questions, rules))
  console.log(`\n${name}\n  questions   rules   seconds   slowest`)
  for (const { questions, rules, seconds, properties } of points) {
    const [slowest] = [...properties].sort((a, b) => b.seconds - a.seconds)
    const cells = [String(questions).padStart(11), String(rules).padStart(7), seconds.toFixed(2).padStart(9)]
    console.log(`${cells.join(' ')}   ${slowest.id} ${slowest.seconds.toFixed(2)}`)
  }
  return { name, points }
})
const largest = series[0].points.at(-1)
console.log(
  `\n${largest.questions} questions, ${largest.rules} rules: ${largest.seconds.toFixed(1)} s (the limit is ${limits.generated} s)`,
)

/** Both axes by powers of ten: a straight line of slope one is time in proportion to size. */
function plot() {
  const [width, height, margin] = [640, 400, 56]
  const x = (rules) => margin + ((Math.log10(rules) - 1) / 2.5) * (width - 2 * margin)
  const y = (seconds) => height - margin - ((Math.log10(Math.max(seconds, 0.01)) + 2) / 4) * (height - 2 * margin)
  const colors = ['#0b5394', '#a64d00']
  const lines = series.map(({ name, points }, i) => {
    const dots = points.map((point) => `${x(point.rules).toFixed(1)},${y(point.seconds).toFixed(1)}`)
    const label = `<text x="${margin + 12}" y="${margin + 18 * i}" fill="${colors[i]}">${name}</text>`
    return `<polyline points="${dots.join(' ')}" fill="none" stroke="${colors[i]}" stroke-width="2"/>${label}`
  })
  const across = [10, 100, 1000].map(
    (rules) => `<text x="${x(rules)}" y="${height - 30}" text-anchor="middle">${rules} rules</text>`,
  )
  const down = [0.01, 0.1, 1, 10, 100].map(
    (seconds) =>
      `<text x="${margin - 8}" y="${y(seconds) + 4}" text-anchor="end">${seconds} s</text>` +
      `<line x1="${margin}" x2="${width - margin}" y1="${y(seconds)}" y2="${y(seconds)}" stroke="#ccc"/>`,
  )
  const body = [...down, ...across, ...lines].join('\n')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">\n${body}\n</svg>\n`
}

mkdirSync(join(top, 'build/reports'), { recursive: true })
writeFileSync(join(top, 'build/reports/prove.svg'), plot())
console.log('drawn in build/reports/prove.svg')
const late =
  backPain.seconds > limits['back-pain'] ||
  timesTen > limits['ten times back-pain'] ||
  largest.seconds > limits.generated
if (late) process.exitCode = 1
