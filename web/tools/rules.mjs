// The rules as modules of data: all of a folder, what a page needs of it, and what its first screen needs.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checksum } from '../src/verify.js'

const top = fileURLToPath(new URL('../../rules', import.meta.url))
export const folderOf = (complaint) => join(top, complaint)
/** Each folder of rules becomes a module. */
export const complaints = readdirSync(top).filter((name) => existsSync(join(folderOf(name), 'protocol.json')))
export const languagesOf = (complaint) =>
  readdirSync(join(folderOf(complaint), 'words')).map((name) => name.replace('.json', ''))

const readJson = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'))

/** A folder of rules as one value: all of it, for whoever reads. */
export function rules(complaint, languages = languagesOf(complaint)) {
  const folder = folderOf(complaint)
  const words = languages.map((lang) => [lang, readJson(folder, 'words', `${lang}.json`)])
  const { sources } = readJson(folder, 'sources.json')
  return {
    protocol: readJson(folder, 'protocol.json'),
    words: Object.fromEntries(words),
    sources: sources.map(({ id, title, publisher, year, url, statements }) => ({
      ...{ id, title, publisher, year, url },
      statements: statements && Object.keys(statements),
    })),
    review: readJson(folder, 'review.json'),
  }
}

/** The same without what neither the engine nor a visitor reads. Rules name their sources instead of single statements. */
export function slimRules(complaint, languages) {
  const { protocol, words, sources, review } = rules(complaint, languages)
  const sourceOf = new Map(
    sources.flatMap(({ id, statements = [] }) => [id, ...statements].map((citation) => [citation, id])),
  )
  for (const file of [protocol, ...Object.values(words)]) delete file.$schema
  // Words that the widget of today shows nowhere.
  for (const { ui } of Object.values(words)) for (const key of ['check-all', 'book', 'come-back-if']) delete ui[key]
  for (const { questions } of Object.values(words))
    for (const option of Object.values(questions).flatMap(({ options = {} }) => Object.values(options)))
      for (const key of ['findings', 'together']) delete option[key]
  for (const key of ['intendedUse', 'floors', 'exceptions']) delete protocol[key]
  for (const key of ['changes', 'lowers']) delete review[key]
  const { questions, rules: all, actions, dispositions } = protocol
  for (const item of [...questions, ...questions.flatMap(({ options = [] }) => options), ...actions])
    for (const key of ['sources', 'decisions', 'mildest', 'excludes']) delete item[key]
  // Of a detail the engine reads it: doubt there counts as the worst answer, which is not to tick what reassures.
  for (const question of questions.filter(({ detail }) => !detail))
    for (const item of [question, ...(question.options ?? [])]) delete item.reassuring
  for (const item of [...all, ...dispositions]) {
    delete item.decisions
    item.sources = [...new Set(item.sources?.map((id) => sourceOf.get(id)))]
  }
  const cited = new Set([...all, ...dispositions].flatMap((item) => item.sources))
  const shown = sources.filter(({ id }) => cited.has(id)).map((source) => ({ ...source, statements: undefined }))
  return { protocol, words, sources: shown, review }
}

/** With what shows that they are those that were built, and that the engine still makes the same of them. */
export function sealed(complaint, { protocol, words, ...rest }, selfTest) {
  const files = { 'protocol.json': protocol }
  for (const [lang, file] of Object.entries(words)) files[`words/${lang}.json`] = file
  const seal = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, checksum(JSON.stringify(file))]))
  const sha256 = createHash('sha256')
    .update(readFileSync(join(folderOf(complaint), 'protocol.json')))
    .digest('hex')
  return { protocol, words, ...rest, sha256, seal, selfTest }
}

/** The part of the rules that the first screen needs, and its call for help: the whole follows in another file. */
export function firstRules(complaint, languages, first) {
  const { protocol, words, review } = slimRules(complaint, languages)
  const { id, version, screens, questions, actions, dispositions } = protocol
  const [screen] = screens
  const [mostUrgent] = dispositions
  const asked = [screen].flat()
  const withIds = (list, ids) => list.filter(({ id }) => ids.includes(id))
  const only = (words, ids) => Object.fromEntries(ids.map((id) => [id, words[id]]))
  return {
    first,
    review,
    protocol: {
      ...{ id, version, screens: [screen], dispositions: [mostUrgent] },
      questions: withIds(questions, asked),
      actions: withIds(actions, mostUrgent.actions),
    },
    words: Object.fromEntries(
      Object.entries(words).map(([lang, all]) => [
        lang,
        {
          ...all,
          questions: only(all.questions, asked),
          dispositions: only(all.dispositions, [mostUrgent.id]),
          actions: only(all.actions, mostUrgent.actions),
        },
      ]),
    ),
  }
}

/** The first screen as the engine returns it, to be drawn before there is an engine. @param {any} engine */
export function firstScreen(engine, complaint) {
  const triage = engine.open({ protocol: readJson(folderOf(complaint), 'protocol.json') })
  const { screen, about, questions } = triage.step({})
  triage.close()
  const asked = questions.map(({ id, options, instant }) => ({ question: id, options, instant }))
  return { screen, asked, ahead: about, road: [] }
}
