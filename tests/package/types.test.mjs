// The types against a strict consumer, and against what the modules really return.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { installed, run, top } from './installed.mjs'
import { tsc, withoutPage, withPage } from './tsc.mjs'

const engineUse = `
  import { loadEngine, RedflagError, type Answers, type Guidance, type RedflagRecord, type Screen, type Triage } from 'redflag-triage/engine'
  import backPain from 'redflag-triage/rules/back-pain'

  export async function disposition(answers: Answers): Promise<string> {
    const engine = await loadEngine({ kind: 'wasm' })
    const kind: 'wasm' | 'js' = engine.kind
    const triage: Triage = engine.open(backPain)
    engine.open({ protocol: '{}', words: { en: '{}' } })
    const next: Screen | Guidance = triage.step(answers, { lang: 'en' })
    if (next.kind === 'screen') {
      const about: number = next.about
      return kind + next.screen + about + (next.text?.questions[0]?.options?.['fever']?.label ?? '') + triage.ui('en')['continue']
    }
    const booking: 'closed' | 'after-call' | 'open' = next.booking
    const one: string[] = triage.assess(answers).rules
    const many: string[] = triage.assessMany([answers, {}]).map((outcome) => outcome.disposition)
    const replayed: boolean = triage.replay({} as RedflagRecord).same
    triage.close()
    return booking + one + many + next.text?.because.join() + backPain.words.en.ui['title'] + backPain.protocol.rules[0]?.id
  }

  export function code(error: unknown) {
    if (!(error instanceof RedflagError)) return
    if (error.code === 'json-syntax') return error.path
    return error.problems.map(({ code, path, message }) => code + path + message).join()
  }

  const answers: Answers = { 'nerve-signs': ['leg-weakness', 'unsure'], age: 71, injury: 'unsure', cancer: null, other: undefined }
  disposition(answers).then(console.log)
  declare const console: { log(...values: unknown[]): void }
`

const elementUse = `
  import { RedflagTriage } from 'redflag-triage'
  import { RedflagTriage as Same, type RedflagEventMap } from 'redflag-triage/element'

  const element: RedflagTriage = document.createElement('redflag-triage')
  const found: Same | null = document.querySelector('redflag-triage')
  element.addEventListener('redflag-result', ({ detail }) => { const where: string = detail.disposition; where.trim(); const shut: boolean = detail.booking === 'closed'; return shut })
  document.addEventListener('redflag-share', (event) => { event.preventDefault(); event.detail.findings.map(({ question, label }) => question + label); event.detail.outcome.disposition.trim() })
  window.addEventListener('redflag-error', ({ detail }) => { if (detail.code === 'timeout') found?.remove() })
  element.addEventListener('redflag-step', ({ detail: { position } }) => position.toFixed())
  element.addEventListener('redflag-book', (event) => { event.preventDefault(); event.detail.record?.summary.join(); event.detail.version.trim() })
  element.ready.then(({ version }) => version.trim())
  const where: 'loading' | 'asking' | 'guidance' | 'failed' = element.state
  element.doctorTel = null
  export const again: boolean = where === 'guidance' && element.result?.booking === 'open' && element.restart()
  export const ready = (event: RedflagEventMap['redflag-ready']) => event.detail.protocol
  RedflagTriage.protocols['knee-pain'] = { protocol: {} }
  RedflagTriage.define('my-check')
`

test('the engine is typed without a page', () => assert.equal(tsc(engineUse, ...withoutPage), ''))

test('the element and its events are typed', () => assert.equal(tsc(elementUse, ...withPage), ''))

test('the classic script leaves a class that is typed', () => {
  const use = `
    import type {} from 'redflag-triage/redflag.global.js'
    const element = new RedflagTriage()
    element.doctorTel = '+1-202-555-0100'
    RedflagTriage.define('back-check')`
  assert.equal(tsc(use, ...withPage), '')
})

test('a bundler finds the same types', () => {
  assert.equal(tsc(engineUse, ...withoutPage, '--module', 'esnext', '--moduleResolution', 'bundler'), '')
  assert.equal(tsc(elementUse, ...withPage, '--module', 'esnext', '--moduleResolution', 'bundler'), '')
})

const misuse = {
  'an engine of another kind': `import { loadEngine } from 'redflag-triage/engine'; loadEngine({ kind: 'native' })`,
  'answers that are true and false': `import type { Answers } from 'redflag-triage/engine'; export const answers: Answers = { age: true }`,
  'guidance taken for granted': `import type { Triage } from 'redflag-triage/engine'; export const where = (triage: Triage) => triage.step({}).disposition`,
  'a code that no error has': `import type { RedflagError } from 'redflag-triage/engine'; export const bad = (error: RedflagError) => error.code === 'oops'`,
  'an answer in an event that has none': `import 'redflag-triage'; document.addEventListener('redflag-result', (event) => event.detail.answers)`,
  'a question that back pain has not': `import { loadEngine } from 'redflag-triage/engine'; import backPain from 'redflag-triage/rules/back-pain'; (await loadEngine()).open(backPain).step({ 'nrve-signs': [] })`,
  'an option that its question has not': `import type { KnownAnswers } from 'redflag-triage/rules/back-pain'; export const answers: KnownAnswers = { 'nerve-signs': ['leg-weaknes'] }`,
  'an answer of another kind': `import type { KnownAnswers } from 'redflag-triage/rules/back-pain'; export const answers: KnownAnswers = { age: 'yes' }`,
  'a place that back pain never sends to': `import { loadEngine } from 'redflag-triage/engine'; import backPain from 'redflag-triage/rules/back-pain'; export const er = (await loadEngine()).open(backPain).assess({}).disposition === 'emergncy-room'`,
  'an end that a test cannot have': `import backPain from 'redflag-triage/rules/back-pain'; import { forced } from 'redflag-triage/testing'; forced(backPain, 'emergncy-room')`,
  'a door that is not there': `import 'redflag-triage/rules/knee-pain'; export {} from 'redflag-triage/dist/engine.js'`,
}

for (const [name, text] of Object.entries(misuse)) {
  test(`the types refuse ${name}`, () => assert.match(tsc(text, ...withPage), /^consumer\.ts\(1,\d+\): error TS\d+/))
}

test('the ids of back pain are typed, and all patients who are known speak in them', () => {
  const { vignettes } = JSON.parse(readFileSync(join(top, 'rules/back-pain/vignettes.json'), 'utf8'))
  const all = vignettes.map(({ answers }) => answers)
  const protocol = JSON.parse(readFileSync(join(top, 'rules/back-pain/protocol.json'), 'utf8'))
  const ids = (list) => JSON.stringify(list.map(({ id }) => id))
  const use = `
    import type { ActionId, DispositionId, KnownAnswers, QuestionId, RuleId } from 'redflag-triage/rules/back-pain'
    export const patients: KnownAnswers[] = ${JSON.stringify(all)}
    export const dispositions: DispositionId[] = ${ids(protocol.dispositions)}
    export const questions: QuestionId[] = ${ids(protocol.questions)}
    export const actions: ActionId[] = ${ids(protocol.actions)}
    export const rules: RuleId[] = ${ids(protocol.rules)}`
  assert.equal(tsc(use, ...withoutPage), '')
  const source = `
    import backPain from 'redflag-triage/rules/back-pain'
    import { loadEngine } from 'redflag-triage/engine'
    import { forced } from 'redflag-triage/testing'
    const triage = (await loadEngine()).open(backPain)
    const next = triage.step({ 'nerve-signs': { 'leg-weakness': 'unsure' }, age: 71, 'sore-spot': 'declined', history: null })
    if (next.kind === 'guidance') { const where: 'call-911' | 'emergency-room' | 'urgent-care' | 'call-doctor' | 'book-visit' | 'self-care' = next.disposition; void where }
    forced(backPain, 'book-visit')`
  assert.equal(tsc(source, ...withoutPage), '')
})

test('every screen, guidance, outcome and error that the engine returns is of its type, with no member untold', () => {
  const literals = run(`
    import { readFileSync } from 'node:fs'
    import { loadEngine } from 'redflag-triage/engine'
    import backPain from 'redflag-triage/rules/back-pain'
    const triage = (await loadEngine()).open(backPain)
    const { vignettes } = JSON.parse(readFileSync(${JSON.stringify(join(top, 'rules/back-pain/vignettes.json'))}, 'utf8'))
    const literal = (name, type, value) => console.log('export const ' + name + ': ' + type + ' = ' + JSON.stringify(value))
    console.log("import type { Guidance, Outcome, Problem, Protocol, Words } from './types'".replace('Guidance, Outcome, Problem, Protocol, Words', 'Guidance, Outcome, Problem, ProtocolData, Review, Screen, Source').replace('./types', 'redflag-triage/engine'))
    vignettes.forEach(({ answers }, index) => {
      const step = triage.step(answers)
      literal('step' + index, step.kind === 'screen' ? 'Screen' : 'Guidance', step)
      if (index % 9 === 0) literal('outcome' + index, 'Outcome', triage.assess(answers))
    })
    let answered = {}
    for (let step = triage.step({}); step.kind === 'screen'; step = triage.step(answered)) {
      literal('screen' + step.step, 'Screen', step)
      answered = { ...answered, [step.screen]: vignettes.find(({ answers }) => answers.age).answers[step.screen] ?? 'unsure' }
    }
    try { triage.step({ age: 'x' }) } catch ({ problems }) { literal('problems', 'Problem[]', problems) }
    console.log("import rules from 'redflag-triage/rules/back-pain'")
    literal('data', 'typeof rules', backPain)`)
  assert.ok(literals.includes(': Guidance') && literals.includes(': Screen') && literals.includes(': Problem[]'))
  assert.equal(tsc(literals, ...withoutPage), '')
})

test('the types name every code that the engine may give, and no other', () => {
  const folder = join(top, 'src/text')
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.cpp'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
  const usedCodes = new Set(
    [...sources.matchAll(/\bproblem\(\s*([^{;]*?),\s*\{/g)].flatMap(([, code]) =>
      [...code.matchAll(/"([a-z-]+)"/g)].map(([, name]) => name),
    ),
  )
  for (const [, code] of sources.matchAll(/\b(?:beyond|at_most)\((?:"[a-z]+", )?"([a-z-]+)"/g)) usedCodes.add(code)
  for (const [, code] of sources.matchAll(/push_back\(\{"", "([a-z-]+)"/g)) usedCodes.add(code)
  const engine = ['engine.js', 'json.js', 'replay.js', 'verify.js']
    .map((name) => readFileSync(join(top, 'web/src', name), 'utf8'))
    .join('')
  for (const [, code] of engine.matchAll(/code: '([a-z-]+)'/g)) usedCodes.add(code)
  for (const [, ...codes] of engine.matchAll(/code = .* \? '([a-z-]+)' : '([a-z-]+)'/g))
    for (const code of codes) usedCodes.add(code)
  const typed = readFileSync(join(installed, 'src/engine.d.ts'), 'utf8').match(/type ErrorCode =([^]*?)\n\n/)[1]
  assert.deepEqual([...typed.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code).sort(), [...usedCodes].sort())
})

test('the types name every attribute and event of the element', () => {
  const types = readFileSync(join(installed, 'src/element.d.ts'), 'utf8')
  const names = JSON.parse(
    run(
      `import { RedflagTriage } from 'redflag-triage/element'\nconsole.log(JSON.stringify(RedflagTriage.observedAttributes))`,
    ),
  )
  assert.deepEqual(
    [...types.match(/Attributes: ([^.]*)\./)[1].matchAll(/`([a-z-]+)`/g)].map(([, name]) => name).sort(),
    names.sort(),
  )
  const events = readFileSync(join(top, 'web/src/events.js'), 'utf8')
  const named = (text) =>
    [...new Set([...text.matchAll(/\bredflag-(?:ready|step|result|book|share|error|[a-z]+)\b/g)].map(([name]) => name))]
      .filter((name) => name !== 'redflag-triage')
      .sort()
  assert.deepEqual(named(types), named(events))
})
