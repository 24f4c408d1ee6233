// Runs the groups of tests and counts what the runners themselves report, in files beside what they print for people.
// A runner that breaks, or that runs no test, is one failure. One group's failure keeps no other group from running.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const top = fileURLToPath(new URL('../..', import.meta.url))
const reports = join(top, 'build/reports')
const toolPath = (name) => join(top, 'tests/tools', name)

// Longer than any runner ever takes, short enough to be told within CI's time.
const minutes = 20

function run(command, args, env) {
  const { status, error, signal } = spawnSync(command, args, {
    cwd: top,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: minutes * 60_000,
    killSignal: 'SIGKILL',
  })
  if (error || signal) console.log(`${command}: ${error?.message ?? signal}`)
  return status === 0
}

// A runner's own count, made honest: no test run, or a bad exit that no failed test explains, is a failure.
function honest({ passed, failed, skipped = 0 }, exitedWell) {
  const explained = failed > 0 || (exitedWell && passed > 0)
  return { passed, failed: explained ? failed : 1, skipped }
}

const build = (part) => () => ({ passed: 0, failed: run(join(top, 'dev'), ['build', part]) ? 0 : 1 })

const check = (command, ...args) => {
  const well = { passed: 1, failed: 0 }
  const badly = { passed: 0, failed: 1 }
  return () => (run(command, args) ? well : badly)
}

const ctest = (preset) => () => {
  const report = join(reports, `${preset}.xml`)
  rmSync(report, { force: true })
  const args = ['--test-dir', `build/${preset}`, '--output-on-failure', '--no-tests=error', '--timeout', '600']
  const exitedWell = run('ctest', [...args, '--parallel', String(availableParallelism()), '--output-junit', report])
  const suite = existsSync(report) ? (readFileSync(report, 'utf8').match(/<testsuite\b[^>]*>/)?.[0] ?? '') : ''
  const count = (name) => Number(suite.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0)
  const failed = count('failures')
  const skipped = count('skipped') + count('disabled')
  return honest({ passed: count('tests') - failed - skipped, failed, skipped }, exitedWell)
}

/** So many tests in a browser may be run again. */
const FEW = 2

/** As few files as there are cores, each of which brings several: a browser takes longer to start than most tests. */
function together(files, name) {
  const batches = Array.from({ length: availableParallelism() }, () => [])
  files.forEach((file, index) => batches[index % batches.length].push(`import '../../${file}'\n`))
  return batches.map((imports, index) => {
    const file = join(reports, `${name}-${index}.test.mjs`)
    writeFileSync(file, imports.join(''))
    return file
  })
}

/** What broke, and why, told at the end too: a log may be cut to its last lines. @type {string[]} */
const broken = []

/** @param {string} folder @param {string} [browser] for those that run in one */
const nodeTests = (folder, browser) => () => {
  if (browser) console.log(`\n--- ${folder} in ${browser}`)
  const files = list(`tests/${folder}`, (name) => name.endsWith('.test.mjs'))
  if (files.length === 0) {
    console.log(`tests/${folder} holds no *.test.mjs`)
    return { passed: 0, failed: 1 }
  }
  const name = [folder, browser].filter(Boolean).join('-')
  const report = join(reports, `${name}.json`)
  const reporters = [
    ['spec', 'stdout'],
    [toolPath('count-reporter.mjs'), report],
  ].flatMap(([reporter, destination]) => [`--test-reporter=${reporter}`, `--test-reporter-destination=${destination}`])
  const concurrency = `--test-concurrency=${availableParallelism()}`
  const args = browser ? [concurrency, ...together(files, name)] : files
  const once = (...only) => {
    rmSync(report, { force: true })
    const exitedWell = run(
      process.execPath,
      ['--test', ...reporters, ...only, ...args],
      browser && { REDFLAG_BROWSER: browser },
    )
    const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { passed: 0, failed: 0 }
    return { ...honest(counts, exitedWell), broken: counts.broken ?? [] }
  }
  const tell = (counts) => {
    broken.push(...counts.broken.map((test) => `${name}: ${test.name}\n  ${test.why.replaceAll('\n', '\n  ')}`))
    return counts
  }
  const first = once()
  if (!browser || first.failed === 0 || first.broken.length !== first.failed || first.failed > FEW) return tell(first)
  // A browser on a busy machine may be late once. Twice is no chance.
  const again = first.broken.map((test) => test.name)
  console.log(`\n--- again in ${browser}: ${again.join('; ')}`)
  const second = once(...again.map((test) => `--test-name-pattern=^${test.replace(/[^\w ]/g, '.')}$`))
  const mended = Math.min(second.passed, first.failed)
  if (second.failed > 0 || mended < first.failed) return tell(first)
  return { passed: first.passed + mended, failed: 0, skipped: first.skipped }
}

// Prints figures that no test asks for; only its breaking counts.
const report = (folder) => () => ({ passed: 0, failed: run(process.execPath, [`tests/${folder}/report.mjs`]) ? 0 : 1 })

// Every protocol that ships must pass the tools that its authors use.
const shippedProtocols = () => {
  const folders = list('rules', (name) => existsSync(join(top, 'rules', name, 'protocol.json')))
  const tried = folders.flatMap((folder) => ['check', 'prove'].map((verb) => ['redflag', verb, folder]))
  const good = tried.filter((words) => run(join(top, 'dev'), words))
  return honest({ passed: good.length, failed: tried.length - good.length }, true)
}

function list(folder, wanted) {
  const names = existsSync(join(top, folder)) ? readdirSync(join(top, folder)) : []
  return names
    .filter(wanted)
    .sort()
    .map((name) => `${folder}/${name}`)
}

const browsers = ['chromium', 'firefox', 'webkit']

// Each group is a list of chains; the first step of a chain is what the others need: when it fails, they are left out.
const groups = {
  core: [
    [build('dev'), ctest('dev'), nodeTests('fuzz')],
    [build('release'), shippedProtocols, nodeTests('words'), nodeTests('cli'), nodeTests('prove')],
    [build('wasm'), ctest('wasm')],
  ],
  // The native tool is what the engine is held against.
  engine: [
    [
      build('release'),
      build('dev'), // tests/engine/invented.test.mjs
      build('package'),
      nodeTests('engine'),
      nodeTests('triage'),
      report('triage'),
      nodeTests('population'),
      report('population'),
    ],
  ],
  widget: [
    [
      build('release'),
      build('package'),
      ...browsers.map((browser) => nodeTests('widget', browser)),
      nodeTests('oldest', 'oldest'),
    ],
  ],
  package: [[build('release'), build('package'), nodeTests('package'), check(process.execPath, toolPath('size.mjs'))]],
  // Takes a minute, after half a gigabyte of other people's tools.
  frameworks: [[build('release'), build('package'), nodeTests('frameworks')]],
  style: [[check(toolPath('format.sh'), '--check')], [build('dev'), check(toolPath('lint.sh'))]],
  quick: [
    [build('dev'), ctest('dev')],
    [build('release'), shippedProtocols, nodeTests('cli')],
    [build('package'), nodeTests('engine')],
  ],
}
const all = ['core', 'engine', 'widget', 'package', 'style']

function runGroup(name) {
  console.log(`\n=== ${name}`)
  const began = Date.now()
  const total = { name, passed: 0, failed: 0, skipped: 0 }
  for (const chain of groups[name]) {
    for (const step of chain) {
      const { passed, failed, skipped = 0 } = step()
      total.passed += passed
      total.failed += failed
      total.skipped += skipped
      if (failed > 0 && step === chain[0]) break
    }
  }
  return { ...total, seconds: Math.round((Date.now() - began) / 1000) }
}

const [wanted = 'all', ...surplus] = process.argv.slice(2)
if (surplus.length > 0 || !(wanted === 'all' || Object.hasOwn(groups, wanted))) {
  console.error(`test knows one group of: ${Object.keys(groups).join(' ')}`)
  process.exit(2)
}
mkdirSync(reports, { recursive: true })
const results = (wanted === 'all' ? all : [wanted]).map(runGroup)
if (broken.length > 0) console.log(`\n${broken.join('\n')}`)
console.log()
for (const { name, passed, failed, skipped, seconds } of results) {
  const column = (count, width) => String(count).padStart(width)
  console.log(
    `${name.padEnd(8)} ${column(passed, 5)} good ${column(failed, 4)} bad ${column(skipped, 4)} skipped ${column(seconds, 5)} s`,
  )
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exitCode = sum('failed') > 0 ? 1 : 0
