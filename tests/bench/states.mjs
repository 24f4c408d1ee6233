// The proofs of back pain, checked on ten million random patients through the shipped wasm, and what a state costs: in wasm,
// natively, and in the enumerator, which also tries every state of small protocols of growing size.
// REDFLAG_STATES=100000 makes it fewer.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads'
import backPain from '../../web/dist/rules/back-pain.js'
import { loadEngine } from '../../web/dist/engine.js'
import { Patients } from '../engine/states.mjs'

const top = fileURLToPath(new URL('../..', import.meta.url))
const release = (name) => join(top, 'build/release', name)
const folder = join(top, 'rules/back-pain')

/** So many patients from this seed: how many there were, what was wrong, and how long the engine took. */
async function look(seed, count) {
  const triage = (await loadEngine({ kind: 'wasm' })).open(backPain)
  const patients = new Patients(backPain.protocol, seed)
  const wrong = []
  let states = 0
  let milliseconds = 0
  while (states < count) {
    const groups = Array.from({ length: 400 }, () => patients.draw())
    const start = performance.now()
    const outcomes = triage.assessMany(groups.flatMap(({ people }) => people))
    milliseconds += performance.now() - start
    let at = 0
    for (const group of groups) {
      const found = patients.wrong(group, outcomes.slice(at, (at += group.people.length)))
      if (wrong.length < 3) wrong.push(...found)
    }
    states += at
  }
  return { states, wrong, milliseconds }
}

function timed(command, args) {
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(release(command), args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status === 2) throw new Error(stderr)
  return { stdout, seconds: (performance.now() - start) / 1000 }
}

const perSecond = (states, seconds) => Math.round(states / seconds).toLocaleString('en-US')
const row = (name, states, seconds) =>
  console.log(
    `${name.padEnd(44)}${states.toLocaleString('en-US').padStart(12)}${seconds.toFixed(1).padStart(9)} s${perSecond(states, seconds).padStart(12)} a second`,
  )

/** So many yes-no questions, each with a rule, and a rule for every two in a row. */
function growing(count) {
  const ids = Array.from({ length: count }, (_, index) => `q${index}`)
  const yes = (question) => ({ question, is: 'yes' })
  return {
    id: 'growing',
    version: '1.0.0',
    unsure: 'soon',
    dispositions: [
      { id: 'today', urgency: 'urgent', actions: ['see'] },
      { id: 'soon', urgency: 'soon', actions: ['call'] },
      { id: 'home', urgency: 'routine', actions: ['rest'] },
    ],
    screens: ids,
    questions: ids.map((id) => ({ id, kind: 'yes-no' })),
    rules: [
      ...ids.map((id) => ({ id: `alone-${id}`, when: yes(id), then: 'soon' })),
      ...ids
        .slice(1)
        .map((id, index) => ({ id: `with-${id}`, when: { all: [yes(ids[index]), yes(id)] }, then: 'today' })),
    ],
    actions: [
      { id: 'see', kind: 'go' },
      { id: 'call', kind: 'call', phone: 'doctor' },
      { id: 'rest', kind: 'do' },
    ],
  }
}

async function main() {
  const count = Number(process.env.REDFLAG_STATES ?? 10_000_000)
  const workers = availableParallelism()
  const start = performance.now()
  const results = await Promise.all(
    Array.from(
      { length: workers },
      (_, seed) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(new URL(import.meta.url), {
            workerData: { seed, count: Math.ceil(count / workers) },
          })
          worker.on('message', resolve).on('error', reject)
        }),
    ),
  )
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  const wrong = results.flatMap((result) => result.wrong)
  console.log(
    `back pain: ${sum('states').toLocaleString('en-US')} patients through the wasm, ${wrong.length === 0 ? 'nothing' : 'something'} wrong`,
  )
  for (const found of wrong.slice(0, 3)) console.log(JSON.stringify(found))
  row(`  on ${workers} cores, with the checking`, sum('states'), (performance.now() - start) / 1000)
  row('  the wasm alone, on one core', sum('states'), sum('milliseconds') / 1000)
  const digest = 100_000
  row(
    '  natively with the digest, on one core',
    digest,
    timed('redflag', ['digest', folder, '--states', String(digest)]).seconds,
  )
  const parts = JSON.parse(timed('redflag_exhaust', [folder, '--parts', '3000']).stdout)
  row('  the enumerator, all it checks, by parts', parts.states, parts.milliseconds / 1000)

  console.log('the enumerator, every state and all properties of small protocols:')
  const above = mkdtempSync(join(tmpdir(), 'redflag-'))
  for (let questions = 3; questions <= 8; questions++) {
    const dir = join(above, String(questions))
    mkdirSync(join(dir, 'words'), { recursive: true })
    writeFileSync(join(dir, 'protocol.json'), JSON.stringify(growing(questions)))
    const { states, milliseconds } = JSON.parse(timed('redflag_exhaust', [dir]).stdout)
    row(`  ${questions} questions, ${2 * questions - 1} rules`, states, Math.max(milliseconds, 1) / 1000)
  }
  rmSync(above, { recursive: true })
  process.exitCode = wrong.length > 0 ? 1 : 0
}

if (isMainThread) await main()
else parentPort.postMessage(await look(workerData.seed, workerData.count))
