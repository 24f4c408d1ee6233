/** The rules that the pages ask by, with their words and their test patients. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadEngine } from '../../web/dist/engine.js'

const engine = await loadEngine()
const top = fileURLToPath(new URL('../..', import.meta.url))
const json = (path) => JSON.parse(readFileSync(top + path, 'utf8'))

const wordsOf = (folder) =>
  Object.fromEntries(
    readdirSync(`${top}${folder}/words`).map((name) => [name.split('.')[0], json(`${folder}/words/${name}`)]),
  )

class Rules {
  /** The guidance that each test patient gets who answers all that is asked. Other tests hold it against the vignettes. */
  outcomes = []

  /** @param {string} folder @param {Record<string, any>} words by language */
  constructor(folder, words) {
    this.words = words
    this.protocol = json(`${folder}/protocol.json`)
    // As the package has them: what a source states stays with the clinicians.
    this.sources = json(`${folder}/sources.json`).sources.map(({ statements, ...source }) => ({
      ...source,
      statements: statements && Object.keys(statements),
    }))
    this.review = json(`${folder}/review.json`)
    this.vignettes = json(`${folder}/vignettes.json`).vignettes
    const check = engine.open(this.data)
    this.outcomes = this.vignettes.map(({ answers }) => check.step(answers).disposition)
    /** Dispositions that some test patient gets, most urgent first. @type {string[]} */
    this.reachable = this.protocol.dispositions.map(({ id }) => id).filter((id) => this.patient(id))
  }

  /** The first test patient who gets this guidance. @param {string} disposition */
  patient(disposition) {
    return this.vignettes[this.outcomes.indexOf(disposition)]
  }

  /** The test patient of this name. @param {string} id */
  vignette(id) {
    const found = this.vignettes.find((candidate) => candidate.id === id)
    if (!found) throw new Error(`vignettes.json has no ${id}`)
    return found
  }

  question(id) {
    return this.protocol.questions.find((question) => question.id === id)
  }

  disposition(id) {
    return this.protocol.dispositions.find((disposition) => disposition.id === id)
  }

  /** As an embedder registers it. */
  get data() {
    return { protocol: this.protocol, words: this.words, sources: this.sources, review: this.review }
  }
}

/** The rules that ship: the demo's pages ask by these. They change with the evidence, so tests of them name no question. */
export const backPain = new Rules('rules/back-pain', wordsOf('rules/back-pain'))

/** A draft, in the demo alone. */
export const neckPain = new Rules('rules/neck-pain', wordsOf('rules/neck-pain'))

// The words of the screens themselves are those that ship.
const { en } = wordsOf('tests/protocols/article/back-pain')
/** The article alone, which holds still: any other page asks by these, and tests of it may name questions. */
export const article = new Rules('tests/protocols/article/back-pain', { en: { ...en, ui: backPain.words.en.ui } })
