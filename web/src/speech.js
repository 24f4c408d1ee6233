import { languageOf } from './dom.js'
import { allowed } from './overrides.js'

/** Which language is spoken, and the page's own words in it. */
export class Speech {
  #host
  #changed
  /** The visitor's own choice. It lasts until the page sets another language. */
  #picked
  #own = {}
  #page

  /** @param {HTMLElement} host @param {() => void} changed */
  constructor(host, changed) {
    this.#host = host
    this.#changed = changed
    this.#page = new MutationObserver(() => this.follow())
  }

  watch() {
    this.#page.observe(document.documentElement, { attributeFilter: ['lang'] })
  }

  unwatch() {
    this.#page.disconnect()
  }

  /** As a BCP 47 tag, whether or not there are words in it. */
  get language() {
    return this.#picked ?? languageOf(this.#host)
  }

  /** The visitor picks a language. @param {string} lang */
  pick(lang) {
    this.#picked = lang
    this.#changed()
  }

  /** The page has set another one. */
  follow() {
    this.#picked = undefined
    this.#changed()
  }

  get own() {
    return Object.fromEntries(Object.entries(this.#own).map(([lang, ui]) => [lang, { ui: { ...ui } }]))
  }

  set own(words) {
    this.#own = allowed(words)
    this.#changed()
  }

  /**
   * @param {{lang?: string, dir?: string, ui?: Record<string, string>}} words of the widget, as the rules have them
   * @param {boolean} [closed] urgent guidance, which is in no words of the page's
   */
  of({ lang, dir, ui }, closed) {
    return { lang, dir, ui: closed ? ui : { ...ui, ...this.#own[lang] } }
  }
}
