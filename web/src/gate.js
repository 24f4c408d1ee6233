/**
 * Holds the page's own scheduler back with `inert`, and says beside it why. Every failure lets go: a check that does not
 * run must not keep anybody from booking.
 */
import { h } from './dom.js'

/**
 * What all the checks of a page hold: each with the line that stands before it, and the gates that hold it. The first of
 * them speaks; two that each kept a line of their own would move them past each other for ever.
 * @type {Map<any, {line: HTMLElement, gates: Set<Gate>}>}
 */
const held = new Map()

export class Gate {
  #host
  #selector = ''
  #firm = false
  #note
  #observer
  #warnings = []

  /** @param {HTMLElement} host the element whose tree is searched; it is never held itself */
  constructor(host) {
    this.#host = host
  }

  /**
   * @param {string} selector
   * @param {{text: string, lang?: string, dir?: string}} note why, in the visitor's words
   * @param {boolean} [firm] urgent guidance is shown: what is held stays held, whatever the page changes meanwhile
   */
  hold(selector, note, firm = false) {
    if (!firm && selector !== this.#selector) this.release()
    this.#selector = selector || (firm ? this.#selector : '')
    this.#note = note
    this.#firm = firm
    for (const node of this.#warnings.splice(0)) node.remove()
    if (!this.#selector) return
    this.#hold()
    this.#observer ??= new MutationObserver(() => this.#hold())
    // Schedulers come late, are replaced, and get their names late; and a page that takes `inert` off has it back at once.
    this.#observer.observe(this.#host.getRootNode(), {
      childList: true,
      subtree: true,
      attributeFilter: ['inert', 'id', 'class'],
    })
  }

  release() {
    this.#observer?.disconnect()
    for (const node of this.#mine) this.#letGo(node)
  }

  /**
   * What was let go because the check failed gets the warning before it, where it does not stand below the check already.
   * @param {string | null} selector
   * @param {() => any} warning
   */
  warn(selector, warning) {
    for (const node of this.#find(selector)) {
      if (this.#host.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) continue
      const line = warning()
      this.#warnings.push(line)
      node.before(line)
    }
  }

  get #mine() {
    return [...held.keys()].filter((node) => held.get(node).gates.has(this))
  }

  #find(selector) {
    const found = selector ? [...this.#host.getRootNode().querySelectorAll(selector)] : []
    return found.filter((node) => !node.contains(this.#host))
  }

  /** The first thing this gate stands before, held or not. @param {string} selector @returns {HTMLElement | undefined} */
  target(selector) {
    return this.#find(selector)[0]
  }

  #hold() {
    const named = this.#find(this.#selector)
    for (const node of this.#mine) if (!node.isConnected || !(this.#firm || named.includes(node))) this.#letGo(node)
    for (const node of new Set([...named, ...this.#mine])) {
      // Nobody can ask the scheduler itself why it does not answer, so the line before it can be reached by keyboard.
      if (!held.has(node))
        held.set(node, { line: h('p', { class: 'redflag-gate', role: 'note', tabindex: 0 }), gates: new Set() })
      const { line, gates } = held.get(node)
      gates.add(this)
      // Each is set only when it differs: the observer sees its own work.
      if (!node.inert) node.inert = true
      const [speaker] = gates
      if (speaker !== this) continue
      const { text, lang = '', dir = '' } = this.#note
      if (line.textContent !== text) line.textContent = text
      if (line.lang !== lang) Object.assign(line, { lang, dir })
      if (line.nextElementSibling !== node) node.before(line)
    }
  }

  #letGo(node) {
    const { line, gates } = held.get(node)
    gates.delete(this)
    const [next] = gates
    if (next) return next.#hold()
    line.remove()
    held.delete(node)
    node.inert = false
  }
}
