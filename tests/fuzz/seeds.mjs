// Makes the seeds of a fuzz target from the files of this repository: protocols, words, patients, whole folders.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const top = fileURLToPath(new URL('../..', import.meta.url))
const read = (path) => readFileSync(join(top, path), 'utf8')
const texts = (folder) =>
  readdirSync(join(top, folder))
    .sort()
    .map((name) => read(join(folder, name)))

const article = 'tests/protocols/article/back-pain'
const { vignettes } = JSON.parse(read('rules/back-pain/vignettes.json'))
/** Enough of them to answer every question somehow: more only make a run begin later. */
const patients = vignettes.filter((_, index) => index % 8 === 0).map(({ answers }) => answers)

/** Patients of tests/protocols/sound/offers.json, which `assess` and `replay` are fuzzed with. */
const visitors = [
  { age: 30, history: { pregnant: 'yes', diabetes: 'no' }, signs: 'yes' },
  { age: 70, history: ['worn-joints', 'unsure'] },
  { age: 'declined', history: [], signs: 'unsure' },
]
const outcome = {
  disposition: 'call-doctor',
  urgency: 'soon',
  booking: 'after-call',
  rules: ['worn'],
  actions: ['call'],
}
const record = { record: 1, protocol: 'offers', version: '1.0.0', outcome }

/** The files of a folder as fuzz_folder takes them. @param {string} folder */
function archive(folder) {
  const words = readdirSync(join(top, folder, 'words')).map((name) => `words/${name}`)
  return ['protocol.json', 'sources.json', 'decisions.md', 'vignettes.json', 'review.json', ...words]
    .map((name) => `== ${name}\n${read(join(folder, name))}`)
    .join('\n')
}

const bytes = (seed, length) => Buffer.from(Array.from({ length }, (_, index) => (seed * 31 + index * index * 7) % 256))

/** By the name of the target. @type {Record<string, () => (string | Buffer)[]>} */
export const seeds = {
  protocol: () => [
    ...texts('tests/protocols/sound'),
    ...texts('tests/protocols/broken'),
    ...[article, 'rules/back-pain'].map((folder) => read(`${folder}/protocol.json`)),
  ],
  words: () => texts('rules/back-pain/words'),
  answers: () => patients.map((answers) => JSON.stringify(answers)),
  assess: () => visitors.map((answers, id) => `${JSON.stringify({ id, answers })}\n\n{"id":"b","answers":{}}\n`),
  replay: () => visitors.map((answers) => `${JSON.stringify({ ...record, answers })}\n`),
  folder: () => [
    archive(article),
    '== protocol.json\n{}\n== words/en.json\n{}\n== hazards.json\n{"hazards":[{"severity":1}]}',
  ],
  differential: () => Array.from({ length: 40 }, (_, seed) => bytes(seed + 1, 40 + seed * 10)),
}

/** The inputs that once broke a target: tests/fuzz/regressions/TARGET holds a file for each. @param {string} target */
function regressions(target) {
  const folder = join(top, 'tests/fuzz/regressions', target)
  return existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name))) : []
}

/** Writes them, a file each. @param {string} target @param {string} folder */
export function writeSeeds(target, folder) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const all = [...seeds[target](), ...regressions(target)]
  all.forEach((seed, index) => writeFileSync(join(folder, String(index).padStart(3, '0')), seed))
  mkdirSync(join(top, 'build/fuzz/offers'), { recursive: true })
  copyFileSync(join(top, 'tests/protocols/sound/offers.json'), join(top, 'build/fuzz/offers/protocol.json'))
}

/** Every word in the seeds that stands in quotes, for libFuzzer to put in: keys, ids, kinds. @param {string} target */
export function dictionary(target) {
  const quoted = seeds[target]().flatMap((seed) => String(seed).match(/"[a-zA-Z0-9-]{1,24}"/g) ?? [])
  return [...new Set(quoted)]
    .slice(0, 800)
    .map((word) => `"\\"${word.slice(1, -1)}\\""\n`)
    .join('')
}
