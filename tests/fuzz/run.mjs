// `./dev fuzz TARGET [SECONDS]`: libFuzzer on one target, until something breaks or the time is over. The corpus stays in
// build/fuzz/corpus, so that the next run goes on from there. Prints how many inputs were tried and what they reached.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dictionary, seeds, writeSeeds } from './seeds.mjs'

const top = fileURLToPath(new URL('../..', import.meta.url))
const [target, seconds = '60', ...surplus] = process.argv.slice(2)

if (!Object.hasOwn(seeds, target) || !/^[1-9]\d*$/.test(seconds) || surplus.length > 0) {
  console.error(`fuzz TARGET [SECONDS]: a target is one of ${Object.keys(seeds).sort().join(' ')}`)
  process.exit(2)
}

const tool = join(top, 'build/fuzz', `fuzz_${target}`)
const place = (...names) => join(top, 'build/fuzz', ...names)
const corpus = place('corpus', target)
const found = place('found', target)
const dict = place(`${target}.dict`)
for (const folder of [corpus, found]) mkdirSync(folder, { recursive: true })
writeSeeds(target, place('seeds', target))
const words = dictionary(target)
writeFileSync(dict, words)

const run = (options, env = {}) =>
  spawnSync(tool, options, {
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, LLVM_PROFILE_FILE: '/dev/null', ...env },
  })

const began = Date.now()
const { status, stderr } = run([
  corpus,
  place('seeds', target),
  `-max_total_time=${seconds}`,
  `-artifact_prefix=${found}/`,
  ...(words ? [`-dict=${dict}`] : []),
  // The target's own output would drown that of libFuzzer.
  '-close_fd_mask=3',
  '-timeout=10',
  '-rss_limit_mb=1024',
  '-print_final_stats=1',
])
const executions = Number(stderr.match(/stat::number_of_executed_units: (\d+)/)?.[1] ?? 0)

// Once more over the corpus, which holds an input for all that was reached.
const profile = place(`${target}.profraw`)
run([corpus, '-runs=0', '-close_fd_mask=3'], { LLVM_PROFILE_FILE: profile })
const llvm = (name, ...args) => spawnSync(name, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
llvm('llvm-profdata', 'merge', '-sparse', profile, '-o', `${profile}.merged`)
const ignored = '-ignore-filename-regex=(tests/|/usr/)'
const { data } = JSON.parse(
  llvm('llvm-cov', 'export', '-summary-only', ignored, `-instr-profile=${profile}.merged`, tool).stdout,
)
for (const { filename, summary } of data[0].files)
  if (summary.lines.covered > 0)
    console.log(`${summary.lines.percent.toFixed(0).padStart(4)} %  ${filename.slice(top.length)}`)

const minutes = ((Date.now() - began) / 60_000).toFixed(1)
console.log(`${target}: ${executions} executions in ${minutes} min, ${readdirSync(corpus).length} inputs in the corpus`)
if (status !== 0) {
  console.log(stderr.slice(-6000))
  const kept = readdirSync(found).map((name) => join('build/fuzz/found', target, name))
  console.log(`${target} broke. The input: ${kept.at(-1) ?? 'none was kept'}`)
  console.log(`Again: ${tool.slice(top.length)} ${kept.at(-1) ?? ''}`)
}
process.exitCode = status === 0 ? 0 : 1
