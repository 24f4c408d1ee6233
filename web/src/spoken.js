/** Puts into words what the engine returns: screens and guidance of one set of rules. It decides nothing: `next` does. */
import { parsed } from './json.js'
import { pickLanguage, voiced, wordGuidance, wordScreen } from './words.js'

/**
 * @param {any} data as `ProtocolData` has it
 * @param {(answers: any) => any} next what the engine says that these answers lead to
 */
export function spoken(data, next) {
  const protocol = parsed(data.protocol)
  const words = Object.fromEntries(Object.entries(data.words ?? {}).map(([lang, value]) => [lang, parsed(value)]))
  const parsedData = { ...data, protocol }
  const voices = [false, true].map((forOther) => voiced(words, forOther))
  /** The screen that a question stands on, as the protocol counts them. @param {string} question */
  const screenOf = (question) => protocol.screens.findIndex((screen) => [screen].flat().includes(question))

  return {
    /** @type {string} */
    protocol: protocol.id,
    /** @type {string} */
    version: protocol.version,
    languages: Object.keys(words),

    /** The best language there is for a BCP 47 tag. @param {string} [lang] */
    resolve: (lang) => pickLanguage(words, lang),

    /** The words of the widget itself. @param {string} [lang] @returns {Record<string, string>} */
    ui: (lang) => words[pickLanguage(words, lang)]?.ui ?? {},

    /**
     * The next screen, or the guidance when nothing that is left to ask could raise it.
     * @param {import('./types.js').Answers} answers @param {{lang?: string, forOther?: boolean}} [options]
     */
    step(answers, { lang, forOther } = {}) {
      const { ahead, road: walked, ...rest } = next(answers)
      // The engine gives back what it reads in another way than it was told.
      const road = walked.map(({ question, answer = answers[question] }) => ({ question, answer }))
      const result = { ...rest, road }
      const inWords = voices[+!!forOther][pickLanguage(words, lang)]
      if (!('screen' in result)) return wordGuidance(parsedData, inWords, result)
      // A new option on a screen, such as one that a changed answer opens, does not make it another screen.
      const screens = new Set([result.screen, ...road.map(({ question }) => question)].map(screenOf)).size
      return wordScreen(parsedData, inWords, { ...result, step: screens, about: screens + ahead - 1 })
    },
  }
}

/** The screen that comes first, before there is an engine: `first` is what the engine said of it when the rules were built. */
export const preview = (data) => spoken(data, () => data.first)
