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
  #note = ''
  #observer

  /** @param {HTMLElement} host the element whose tree is searched; it is never held itself */
  constructor(host) {
    this.#host = host
  }

  /**
   * @param {string} selector
   * @param {string} note why, in the visitor's words
   * @param {boolean} [firm] urgent guidance is shown: what is held stays held, whatever the page changes meanwhile
   */
  hold(selector, note, firm) {
    if (!firm && selector !== this.#selector) this.release()
    this.#selector = selector || (firm ? this.#selector : '')
    this.#note = note
    if (!this.#selector) return
    this.#hold()
    this.#observer ??= new MutationObserver(() => this.#hold())
    // Schedulers come late and are replaced; and a page that takes `inert` off has it back at once.
    this.#observer.observe(this.#host.getRootNode(), {
      childList: true,
      subtree: true,
      attributeFilter: ['inert'],
    })
  }

  release() {
    this.#observer?.disconnect()
    for (const node of this.#mine) this.#letGo(node)
  }

  get #mine() {
    return [...held.keys()].filter((node) => held.get(node).gates.has(this))
  }

  /** The first thing this gate stands before, held or not. @param {string} selector @returns {HTMLElement | null} */
  target(selector) {
    return selector ? this.#host.getRootNode().querySelector(selector) : null
  }

  #hold() {
    for (const node of this.#mine) if (!node.isConnected) this.#letGo(node)
    for (const node of [...this.#host.getRootNode().querySelectorAll(this.#selector), ...this.#mine]) {
      if (node.contains(this.#host)) continue
      if (!held.has(node)) held.set(node, { line: h('p', { class: 'redflag-gate' }), gates: new Set() })
      const { line, gates } = held.get(node)
      gates.add(this)
      // Each is set only when it differs: the observer sees its own work.
      if (!node.inert) node.inert = true
      const [speaker] = gates
      if (speaker !== this) continue
      if (line.textContent !== this.#note) line.textContent = this.#note
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
