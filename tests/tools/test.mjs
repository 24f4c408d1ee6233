// Runs the groups of tests and counts what the runners themselves report, in files beside what they print for people.
// A runner that breaks, or that runs no test, is one failure. One group's failure keeps no other group from running.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const top = fileURLToPath(new URL('../..', import.meta.url))
const reports = join(top, 'build/reports')
const here = (name) => join(top, 'tests/tools', name)

// Longer than any runner ever takes, short enough to be told within CI's time.
const minutes = 20

function run(command, args) {
  const { status, error, signal } = spawnSync(command, args, {
    cwd: top,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: minutes * 60_000,
    killSignal: 'SIGKILL',
  })
  if (error || signal) console.log(`${command}: ${error?.message ?? signal}`)
  return status === 0
}

// A runner's own count, made honest: no test run, or a bad exit that no failed test explains, is a failure.
function honest({ passed, failed }, exitedWell) {
  const explained = failed > 0 || (exitedWell && passed > 0)
  return { passed, failed: explained ? failed : 1 }
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
  return honest({ passed: count('tests') - failed - count('skipped') - count('disabled'), failed }, exitedWell)
}

const nodeTests = (folder) => () => {
  const files = list(`tests/${folder}`, (name) => name.endsWith('.test.mjs'))
  if (files.length === 0) {
    console.log(`tests/${folder} holds no *.test.mjs`)
    return { passed: 0, failed: 1 }
  }
  const report = join(reports, `${folder}.json`)
  rmSync(report, { force: true })
  const reporters = [
    ['spec', 'stdout'],
    [here('count-reporter.mjs'), report],
  ].flatMap(([reporter, destination]) => [`--test-reporter=${reporter}`, `--test-reporter-destination=${destination}`])
  const exitedWell = run(process.execPath, ['--test', ...reporters, ...files])
  const counts = existsSync(report) && readFileSync(report, 'utf8')
  return honest(counts ? JSON.parse(counts) : { passed: 0, failed: 0 }, exitedWell)
}

// Every protocol that ships must pass the tool that its authors use.
const shippedProtocols = () => {
  const folders = list('rules', (name) => existsSync(join(top, 'rules', name, 'protocol.json')))
  const good = folders.filter((folder) => run(join(top, 'dev'), ['redflag', 'check', folder]))
  return honest({ passed: good.length, failed: folders.length - good.length }, true)
}

function list(folder, wanted) {
  const names = existsSync(join(top, folder)) ? readdirSync(join(top, folder)) : []
  return names
    .filter(wanted)
    .sort()
    .map((name) => `${folder}/${name}`)
}

// Each group is a list of chains; the first step of a chain is what the others need: when it fails, they are left out.
const groups = {
  core: [
    [build('dev'), ctest('dev')],
    [build('release'), shippedProtocols, nodeTests('cli')],
    [build('wasm'), ctest('wasm')],
  ],
  // The native tool is what the engine is held against.
  engine: [[build('release'), build('package'), nodeTests('engine')]],
  widget: [[build('package'), nodeTests('widget')]],
  package: [[build('release'), build('package'), nodeTests('package'), check(process.execPath, here('size.mjs'))]],
  style: [[check(here('format.sh'), '--check')], [build('dev'), check(here('lint.sh'))]],
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
  const total = { name, passed: 0, failed: 0 }
  for (const chain of groups[name]) {
    for (const step of chain) {
      const { passed, failed } = step()
      total.passed += passed
      total.failed += failed
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
console.log()
for (const { name, passed, failed, seconds } of results) {
  console.log(
    `${name.padEnd(8)} ${String(passed).padStart(5)} good ${String(failed).padStart(4)} bad ${String(seconds).padStart(5)} s`,
  )
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') > 0 ? 1 : 0
