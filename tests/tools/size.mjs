// The size of the files that a visitor downloads, in bytes, against the budget where there is one.
// Brotli at its highest level counts, for that is what a server sends of a file it has packed beforehand.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const top = fileURLToPath(new URL('../..', import.meta.url))
const budgets = {
  // The wasm and its glue as they stand, inlined, in redflag.js and engine.js. It was 20,000 before 0.3.0: answers by row, four
  // truths, doubt in a detail and screens of several questions took 1 kB; limits, and memory that runs out as an error, 0.6 kB;
  // judging four patients at once and explaining without judging again, which made it four to seven times as fast, 0.6 kB.
  // Letting the compiler inline took 0.6 kB off.
  'build/wasm/engine-inlined.js': 22_000,
  // All that one visitor downloads, in one request: one language, or every language. Rules 0.3.0 took 3 to 4 kB: that engine, the
  // widget's rows and what it offers in them, words to somebody who answers for another, and the questions about details. What
  // holds dialogs, frames, labels and late schedulers, and what keeps urgent guidance where it is, took 0.4 kB, and
  // a result whose first and loudest button does its main action 0.8 kB. Patients and checksums by which engine and rules test
  // themselves take 0.9 kB, properties, `state` and `ready` 0.5 kB, and the record, its replay, the sheet to show at a desk and visits today 1.4 kB.
  // Refusing an order that is reversed, and rules that come after their element, take 0.2 kB; pages that break the browser's own
  // functions, one sheet of paper and a menu of tools 0.2 kB. A theme that bends
  // instead of dropping out takes 0.3 kB, and the first question before there is an engine 0.3 kB.
  'web/dist/redflag.en.js': 55_250,
  'web/dist/redflag.es.js': 56_500,
  'web/dist/redflag.js': 62_150,
  // The same as a classic script, with where it came from.
  'web/dist/redflag.global.js': 62_450,
  // Only the part that draws the first question; `./dev bench page` says how soon.
  'web/dist/redflag.first.en.js': 20_900,
}

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length

const dist = join(top, 'web/dist')
const shipped = (existsSync(dist) ? readdirSync(dist, { recursive: true }) : [])
  .filter((name) => name.endsWith('.js'))
  .map((name) => `web/dist/${name}`)
  .sort()

let over = 0
const row = (name, ...cells) =>
  console.log((name.padEnd(32) + cells.map((cell) => String(cell).padStart(11)).join('')).trimEnd())

row('', 'raw', 'gzip-9', 'brotli-11', 'budget')
for (const name of new Set([...Object.keys(budgets), ...shipped])) {
  if (!existsSync(join(top, name))) {
    over++
    console.log(`${name} is missing: ./dev build package`)
    continue
  }
  const bytes = readFileSync(join(top, name))
  const packed = brotli(bytes)
  const budget = budgets[name]
  const verdict = budget === undefined ? '' : packed <= budget ? 'ok' : `+${packed - budget}`
  if (packed > budget) over++
  row(name, bytes.length, gzipSync(bytes, { level: 9 }).length, packed, budget ?? '', verdict)
}
process.exitCode = over ? 1 : 0
