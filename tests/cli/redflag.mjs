// Shared by the tests of the command line tool: the tool itself, and folders of rules to try it on.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const top = fileURLToPath(new URL('../..', import.meta.url))
export const tool = join(top, 'build/release/redflag')
// The article alone, as version 0.1.0 of the rules had it: these tests break it in every way, so it must hold still.
export const backPain = join(top, 'tests/protocols/article/back-pain')

if (!existsSync(tool)) throw new Error('build/release/redflag is missing: run ./dev build release')

// Proofs of back pain take 11 s on a machine that does nothing else; what waits six times as long waits for ever.
const patience = 60_000

/** Runs `redflag` to its end with all of the input at once. Output stays bytes when `encoding` is 'buffer'. */
export function redflag(args, input = '', encoding = 'utf8') {
  const options = { input, encoding, maxBuffer: 1 << 28, timeout: patience }
  const { status, signal, stdout, stderr, error } = spawnSync(tool, args, options)
  if (error && error.code !== 'EPIPE') throw error
  assert.equal(signal, null, `redflag ${args.join(' ')} was stopped by ${signal}: ${stderr}`)
  return { status, stdout, stderr }
}

/** The same without input and without waiting, so that several run side by side. */
export function redflagAsync(args, timeout = patience) {
  return new Promise((resolve, reject) => {
    const child = spawn(tool, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
    child.on('error', reject)
    child.on('close', (status, signal) =>
      signal
        ? reject(new Error(`redflag ${args.join(' ')} was stopped by ${signal}`))
        : resolve({ status, stdout, stderr }),
    )
  })
}

/** A conversation: `write` to it, and `until` what it says ends with something. */
export function converse(context, args) {
  const child = spawn(tool, args, { stdio: ['pipe', 'pipe', 'pipe'], timeout: patience })
  context.after(() => child.kill())
  let output = ''
  let over = false
  let notify = () => {}
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
    notify()
  })
  const ended = new Promise((resolve) => {
    child.on('close', (status) => {
      over = true
      notify()
      resolve(status)
    })
  })
  return {
    write: (text) => child.stdin.write(text),
    end: () => child.stdin.end(),
    ended,
    /** The output since the last call, once it ends like this or nothing more can come. */
    async until(ending) {
      while (!output.endsWith(ending) && !over) await new Promise((resolve) => (notify = resolve))
      const all = output
      output = ''
      return all
    },
  }
}

const read = (name) => readFileSync(join(backPain, name), 'utf8')
const files = {
  protocol: 'protocol.json',
  words: 'words/en.json',
  spanish: 'words/es.json',
  sources: 'sources.json',
  decisions: 'decisions.md',
  vignettes: 'vignettes.json',
  review: 'review.json',
}
const texts = Object.fromEntries(
  Object.entries(files)
    .filter(([, name]) => existsSync(join(backPain, name)))
    .map(([part, name]) => [part, read(name)]),
)

/** Back pain as it stands in rules/, a new copy at each call: JSON as values, decisions.md as text. */
export const rules = () =>
  Object.fromEntries(
    Object.entries(texts).map(([part, text]) => [part, part === 'decisions' ? text : JSON.parse(text)]),
  )

/** Writes them as a folder inside a folder like rules/, gone when the test ends. A text is written as it is. */
export function folder(context, parts) {
  const above = mkdtempSync(join(tmpdir(), 'redflag-'))
  context.after(() => rmSync(above, { recursive: true }))
  cpSync(join(top, 'rules/words.schema.json'), join(above, 'words.schema.json'))
  const dir = join(above, 'tested')
  mkdirSync(dir)
  for (const [part, value] of Object.entries(parts)) {
    const path = join(dir, files[part])
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value))
  }
  return dir
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

/** The digest of the signed files, as `sha256sum FILE… | sha256sum` prints it in the folder. */
export function digestOf(dir) {
  const words = readdirSync(join(dir, 'words')).sort()
  const names = ['protocol.json', ...words.map((name) => `words/${name}`)]
  names.push('sources.json', 'decisions.md', 'vignettes.json')
  if (existsSync(join(dir, 'hazards.json'))) names.push('hazards.json')
  return sha256(names.map((name) => `${sha256(readFileSync(join(dir, name)))}  ${name}\n`).join(''))
}

/** The item of a list that has this id. */
export function item(list, id) {
  const found = list.find((candidate) => candidate.id === id)
  assert.ok(found, `back pain has no ${id} any more: choose another one here`)
  return found
}

export const { vignettes } = rules().vignettes

/** The outcomes that `redflag assess` writes for these lines, as values. */
export function assess(lines, dir = backPain) {
  const { status, stdout, stderr } = redflag(['assess', dir], lines.map((line) => `${line}\n`).join(''))
  assert.match(stderr, /^redflag: \d+ judged, \d+ refused\n$/m)
  return {
    status,
    stderr,
    outcomes: stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  }
}
