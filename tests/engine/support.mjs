// Shared by the engine's tests: the two builds of the engine, the native one beside them, and a small protocol.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadEngine, RedflagError } from '../../web/dist/engine.js'

export const top = fileURLToPath(new URL('../..', import.meta.url))
export const dist = (name) => new URL(`../../web/dist/${name}`, import.meta.url).href
export const backPainFolder = join(top, 'rules/back-pain')

export const wasm = await loadEngine({ kind: 'wasm' })
export const js = await loadEngine({ kind: 'js' })
export const builds = [wasm, js]

const readJson = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'))
export const { vignettes } = readJson(backPainFolder, 'vignettes.json')

/** The article alone, as version 0.1.0 of the rules had it: holds still for tests that need questions they know. */
export const articleFolder = join(top, 'tests/protocols/article/back-pain')
export const article = {
  protocol: readJson(articleFolder, 'protocol.json'),
  words: Object.fromEntries(
    readdirSync(join(articleFolder, 'words')).map((name) => [
      name.replace('.json', ''),
      readJson(articleFolder, 'words', name),
    ]),
  ),
  sources: readJson(articleFolder, 'sources.json').sources.map(({ statements, ...source }) => ({
    ...source,
    statements: statements && Object.keys(statements),
  })),
  review: readJson(articleFolder, 'review.json'),
}
export const articleVignettes = readJson(articleFolder, 'vignettes.json').vignettes

/** Returns the error that `work` throws, which must be a RedflagError with a code, a path and a message. */
export function failure(work) {
  let error
  try {
    const value = work()
    assert.fail(`nothing was thrown, but ${JSON.stringify(value)?.slice(0, 200)} returned`)
  } catch (thrown) {
    error = thrown
  }
  if (!(error instanceof RedflagError)) throw error
  assert.equal(error.name, 'RedflagError')
  assert.ok(error.problems.length > 0)
  const { code, path, message } = error
  assert.deepEqual({ code, path, message }, error.problems[0])
  for (const problem of error.problems) {
    assert.match(problem.code, /^[a-z]+(-[a-z]+)*$/)
    assert.ok(problem.message.length > 7, `no message: ${JSON.stringify(problem)}`)
  }
  return error
}

/** The same work in both builds: one result, or one failure. */
export function inBoth(work) {
  const [first, second] = builds.map(work)
  assert.deepEqual(second, first)
  return first
}

/** The native command line tool, which `./dev test` builds beforehand. */
export function native(args, input = '') {
  const { status, signal, stdout, stderr, error } = spawnSync(join(top, 'build/release/redflag'), args, {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (error) throw error
  assert.equal(signal, null, `redflag ${args.join(' ')} was stopped: ${stderr}`)
  return { status, stdout, stderr }
}

/** The same patients, but as JSON all together, not by way of columns. */
export const asJson = (patients) => ({ toJSON: () => patients })

/** The outcomes of the command line tool for these lines, `{"id","answers"}`. */
export function nativeAssess(dir, lines) {
  const { stdout, stderr } = native(['assess', dir], lines.join('\n') + '\n')
  assert.match(stderr, /^redflag: \d+ judged, \d+ refused\n$/m)
  return stdout.trimEnd().split('\n').map(JSON.parse)
}

/** Holds an outcome of the command line tool, which may leave out the reasons, against one of the engine. */
export function sameOutcome({ id, ...nativeOutcome }, outcome) {
  for (const key of ['disposition', 'rules', 'actions', 'unsure']) assert.ok(key in nativeOutcome, `${id}: no ${key}`)
  for (const key of Object.keys(nativeOutcome)) assert.deepEqual(nativeOutcome[key], outcome[key], `${id}: ${key}`)
}

/** A folder as `rules/` holds them, with these files in place of back pain's; gone when the test ends. */
export function folder(context, files) {
  const rules = mkdtempSync(join(tmpdir(), 'redflag-'))
  context.after(() => rmSync(rules, { recursive: true }))
  for (const schema of ['protocol.schema.json', 'words.schema.json'])
    cpSync(join(top, 'rules', schema), join(rules, schema))
  const dir = join(rules, 'tested')
  // One language: a protocol of a test's own has words in English only.
  const filter = (path) => !/words\/(?!en\.json$)/.test(path)
  cpSync(backPainFolder, dir, { recursive: true, filter })
  for (const [name, value] of Object.entries(files))
    writeFileSync(join(dir, name), typeof value === 'string' ? value : JSON.stringify(value))
  return dir
}

const any = ['S1']

/** A protocol with every kind of question and of condition, for tests to break. A new one at each call. */
export const small = () => ({
  protocol: {
    $schema: '../protocol.schema.json',
    id: 'small',
    version: '1.2.3',
    intendedUse: { complaint: 'Tests.', setting: 'Tests.', notFor: ['Anything else.'] },
    unsure: 'call',
    dispositions: [
      { id: 'now', urgency: 'emergency', actions: ['go'], sources: any },
      { id: 'call', urgency: 'soon', actions: ['phone'], sources: any },
      { id: 'home', urgency: 'routine', actions: ['book'], sources: any },
    ],
    screens: ['signs', 'heat', 'hurt', 'where', 'later'],
    questions: [
      {
        id: 'signs',
        kind: 'checklist',
        sensitive: true,
        sources: any,
        options: [
          { id: 'numb', sources: any },
          { id: 'weak', sources: any },
        ],
      },
      { id: 'hurt', kind: 'yes-no', fixed: true, sources: any },
      { id: 'heat', kind: 'number', unit: 'F', min: 90, max: 110.5, whole: false, sources: any },
      {
        id: 'where',
        kind: 'choice',
        sources: any,
        options: [
          { id: 'low', sources: any },
          { id: 'high', sources: any },
        ],
      },
      { id: 'later', kind: 'yes-no', sources: any, when: { question: 'where', is: 'low' } },
    ],
    terms: [{ id: 'hot', is: { question: 'heat', min: 100.4, max: 110 } }],
    rules: [
      {
        id: 'two-signs',
        then: 'now',
        unsure: 'call',
        actions: ['tell'],
        sources: any,
        when: {
          atLeast: 2,
          of: [{ question: 'signs', is: 'numb' }, { question: 'signs', is: 'weak' }, { term: 'hot' }],
        },
      },
      {
        id: 'hurt-and-hot',
        then: 'call',
        sources: any,
        when: {
          all: [
            { question: 'hurt', is: 'yes' },
            { any: [{ term: 'hot' }, { not: { question: 'where', is: ['low', 'high'] } }] },
          ],
        },
      },
      {
        id: 'lasting',
        then: 'call',
        unsure: 'home',
        sources: any,
        decisions: ['D1'],
        when: { question: 'later', is: 'yes' },
      },
    ],
    actions: [
      { id: 'go', kind: 'go', sources: any },
      { id: 'phone', kind: 'call', phone: 'doctor', sources: any },
      { id: 'tell', kind: 'do', sources: any },
      { id: 'book', kind: 'book', sources: any },
    ],
    floors: [
      {
        id: 'numb-and-weak',
        atLeast: 'now',
        sources: any,
        when: {
          all: [
            { question: 'signs', is: 'numb' },
            { question: 'signs', is: 'weak' },
          ],
        },
      },
    ],
  },
  words: {
    en: {
      $schema: '../../words.schema.json',
      lang: 'en',
      dir: 'ltr',
      ui: readJson(backPainFolder, 'words/en.json').ui,
      questions: {
        signs: {
          ask: 'Any of these?',
          hint: 'All that fit.',
          why: 'It matters.',
          options: { numb: { label: 'Numb', sign: 'you are numb' }, weak: { label: 'Weak', sign: 'you are weak' } },
        },
        hurt: { ask: 'Hurt?', sign: 'you were hurt' },
        heat: { ask: 'How hot?', sign: 'you are {value} degrees hot', unit: 'degrees' },
        where: {
          ask: 'Where?',
          options: { low: { label: 'Low', sign: 'it is low' }, high: { label: 'High', sign: 'it is high' } },
        },
        later: { ask: 'Still?', sign: 'it lasts' },
      },
      dispositions: {
        now: { level: 'Emergency', heading: 'Go now', text: ['Go.'], because: 'It may be bad.' },
        call: { level: 'Soon', heading: 'Call', text: ['Call.'] },
        home: { level: 'Routine', heading: 'Stay', text: ['Rest.'] },
      },
      actions: {
        go: { label: 'Go', text: ['There.'] },
        phone: { label: 'Call' },
        tell: { label: 'Tell' },
        book: { label: 'Book' },
      },
    },
  },
  sources: [
    { id: 'one', title: 'One', publisher: 'Nobody', year: 2020, url: 'https://example.org/', statements: ['S1'] },
  ],
  review: { status: 'draft', reviewer: '', reviewed: '', due: '2099-01-01' },
})
