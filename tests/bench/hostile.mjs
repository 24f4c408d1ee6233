// Measures the worst inputs, each at its limit and at half of it: time and memory of `redflag check` for files, of `redflag assess`
// for lines. Readers are linear: half the input takes about half as long.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const tool = fileURLToPath(new URL('../../build/release/redflag', import.meta.url))
const shipped = fileURLToPath(new URL('../../rules/back-pain', import.meta.url))
const repeated = (count, make) => Array.from({ length: count }, (_, index) => make(index)).join()
const protocol = (members) => `{"id":"x","version":"1.0.0",${members}}`
const yesNo = (index) => `{"id":"q${index}","kind":"yes-no"}`
const leaf = '{"question":"q0","is":"yes"}'

/** By name: the limit, and a protocol.json so large. */
const files = {
  'a list of nothing': [8_000_000, (size) => protocol(`"rules":[${repeated(size / 2, () => '0')}]`)],
  'parts of a condition': [
    5000,
    (size) => protocol(`"questions":[${yesNo(0)}],"terms":[{"id":"t","is":{"all":[${repeated(size, () => leaf)}]}}]`),
  ],
  'parts that are none': [5000, (size) => protocol(`"terms":[{"id":"t","is":{"all":[${repeated(size, () => '0')}]}}]`)],
  questions: [1000, (size) => protocol(`"questions":[${repeated(size, yesNo)}]`)],
  rules: [
    4000,
    (size) =>
      protocol(
        `"questions":[${yesNo(0)}],"rules":[${repeated(size, (index) => `{"id":"r${index}","when":${leaf},"then":"home"}`)}]`,
      ),
  ],
  'conditions in one another': [
    62,
    (size) =>
      protocol(
        `"questions":[${yesNo(0)}],"terms":[{"id":"t","is":${'{"not":'.repeat(size)}${leaf}${'}'.repeat(size)}}]`,
      ),
  ],
  'terms, each of the next': [
    256,
    (size) =>
      protocol(
        `"questions":[${yesNo(0)}],"terms":[${repeated(size, (index) => `{"id":"t${index}","is":${index === size - 1 ? leaf : `{"not":{"term":"t${index + 1}"}}`}}`)}]`,
      ),
  ],
  'keys of one object': [1000, (size) => `{${repeated(size, (index) => `"k${index}":0`)}}`],
  brackets: [64, (size) => '['.repeat(size) + ']'.repeat(size)],
  'bytes of one string': [10_000, (size) => `{"id":"${'x'.repeat(size)}"}`],
  'bytes of no JSON': [16_000_000, (size) => 'x'.repeat(size)],
}
/** The same as lines of `redflag assess`. */
const lines = {
  'keys of one patient': [1000, (size) => `{"id":1,"answers":{${repeated(size, (index) => `"k${index}":"yes"`)}}}\n`],
  'ticks of one list': [
    5000,
    (size) => `{"id":1,"answers":{"illness-signs":[${repeated(size, () => '"very-ill"')}]}}\n`,
  ],
  'bytes of one line': [64_000_000, (size) => `{"id":"${'x'.repeat(size)}"}\n`],
  'lines that are no JSON': [20_000, (size) => '{\n'.repeat(size)],
}

/** Time, and the most memory there was: read while it runs, which is near enough for what takes longer than a moment. */
function cost(args, input) {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(tool, args, { stdio: ['pipe', 'ignore', 'ignore'] })
    let peak = 0
    const look = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
        peak = Math.max(peak, Number(status.match(/VmHWM:\s+(\d+)/)?.[1] ?? 0))
      } catch {
        // It has ended.
      }
    }, 2)
    child.stdin.on('error', () => {})
    child.stdin.end(input ?? '')
    child.on('close', (status) => {
      clearInterval(look)
      if (status === 0 || status === 1) resolve({ milliseconds: performance.now() - began, megabytes: peak / 1024 })
      else reject(new Error(`redflag ${args[0]} ended with ${status}`))
    })
  })
}

const folder = mkdtempSync(join(tmpdir(), 'redflag-hostile-'))
mkdirSync(join(folder, 'words'))
const median = (list, key) => list.map((row) => row[key]).sort((a, b) => a - b)[list.length >> 1]

async function row(name, [limit, make], run) {
  const costs = []
  for (const size of [limit / 2, limit]) {
    const input = make(size)
    const tries = []
    for (let round = 0; round < 3; round++) tries.push(await run(input))
    costs.push({
      milliseconds: median(tries, 'milliseconds'),
      megabytes: median(tries, 'megabytes'),
      bytes: input.length,
    })
  }
  const [half, whole] = costs
  console.log(
    name.padEnd(28) +
      [
        limit,
        `${(whole.bytes / 1000).toFixed(0)} kB`,
        `${whole.milliseconds.toFixed(0)} ms`,
        `${whole.megabytes.toFixed(0)} MB`,
        `${(whole.milliseconds / half.milliseconds).toFixed(1)}×`,
      ]
        .map((cell) => String(cell).padStart(12))
        .join(''),
  )
}

console.log(
  `${''.padEnd(28)}${['up to', 'bytes', 'time', 'memory', 'of half'].map((head) => head.padStart(12)).join('')}`,
)
try {
  for (const [name, kind] of Object.entries(files))
    await row(name, kind, (text) => {
      writeFileSync(join(folder, 'protocol.json'), text)
      return cost(['check', folder])
    })
  for (const [name, kind] of Object.entries(lines)) await row(name, kind, (text) => cost(['assess', shipped], text))
} finally {
  rmSync(folder, { recursive: true })
}
