// How everything grows with the conditions of a protocol: the engine as wasm, and the tool. Medians in milliseconds, and how many
// times as long ten times the conditions take: near ten is in proportion. The last two sizes ask the same hundred questions.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadEngine } from '../../web/dist/engine.js'
import { generate } from '../prove/generate.mjs'

const top = fileURLToPath(new URL('../..', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'redflag-growth-'))
process.on('exit', () => rmSync(work, { recursive: true }))
const folder = join(work, 'generated')
mkdirSync(join(folder, 'words'), { recursive: true })
for (const name of ['protocol.schema.json', 'words.schema.json']) cpSync(join(top, 'rules', name), join(work, name))

/** As the engine counts them: a list of options is a condition, and each of them too. */
function conditionsIn(condition, terms) {
  const parts = condition.all ?? condition.any
  if (parts) return parts.reduce((sum, part) => sum + conditionsIn(part, terms), 1)
  if (condition.term) return conditionsIn(terms.get(condition.term), terms)
  return Array.isArray(condition.is) ? 1 + condition.is.length : 1
}

function protocolOf([questions, rules]) {
  const protocol = generate(questions, rules)
  const terms = new Map(protocol.terms.map(({ id, is }) => [id, is]))
  const conditions = protocol.rules.reduce((sum, { when }) => sum + conditionsIn(when, terms), 0)
  return { protocol, conditions }
}

/** Somebody in whom nothing is found, and who is asked everything. */
const answersTo = ({ questions }) =>
  Object.fromEntries(
    questions.map(({ id, kind }) => [id, { 'yes-no': 'no', checklist: [], choice: 'o2', number: 5 }[kind]]),
  )

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1]

/** Milliseconds of one call, of as many as make a clock worth reading. */
function timed(call, least = 5) {
  const tries = []
  const began = performance.now()
  while (tries.length < least || (performance.now() - began < 500 && tries.length < 1000)) {
    const start = performance.now()
    call()
    tries.push(performance.now() - start)
  }
  return median(tries)
}

function tool(verb) {
  const { status, stderr } = spawnSync(join(top, 'build/release/redflag'), [verb, folder], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status === null || (verb === 'prove' && status !== 0)) throw new Error(stderr)
}

const engine = await loadEngine({ kind: 'wasm' })
function measure(size) {
  const { protocol, conditions } = protocolOf(size)
  writeFileSync(join(folder, 'protocol.json'), JSON.stringify(protocol))
  let version = 0
  const open = () => engine.open({ protocol: { ...protocol, version: `1.0.${version++}` } })
  const triage = open()
  const answers = answersTo(protocol)
  // In turn, for what is answered as before is not judged again.
  const [first] = protocol.screens
  const patients = [{ ...answers, [first]: 'yes' }, answers]
  if (triage.step(answers).kind !== 'guidance') throw new Error('not everything was answered')
  return {
    conditions,
    open: timed(() => open().close()),
    assess: timed(() => patients.map((patient) => triage.assess(patient))) / patients.length,
    'step, first screen': timed(() => triage.step({})),
    guidance: timed(() => triage.step(answers)),
    check: timed(() => tool('check'), 1),
    prove: timed(() => tool('prove'), 1),
  }
}

const sizes = [
  [3, 4],
  [20, 30],
  [100, 240],
  [100, 2100],
]
const measured = sizes.map(measure)
const [, , before, last] = measured
for (const name of Object.keys(last)) {
  const cells = measured.map((row) => (name === 'conditions' ? row[name] : row[name].toFixed(3)))
  const times = (last[name] / before[name]).toFixed(1)
  console.log(name.padEnd(22) + [...cells, `×${times}`].map((cell) => String(cell).padStart(11)).join(''))
}
