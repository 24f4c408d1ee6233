/**
 * Holds the page's own scheduler back with `inert`, and says beside it why. Every failure lets go: a check that does not
 * run must not keep anybody from booking.
 */
import { h } from './dom.js'

export class Gate {
  #host
  #selector = ''
  #note = ''
  /** What is held, each with the line that stands before it. @type {Map<any, HTMLElement>} */
  #held = new Map()
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
    for (const node of this.#held.keys()) this.#letGo(node)
  }

  /** The first thing this gate stands before, held or not. @param {string} selector @returns {HTMLElement | null} */
  target(selector) {
    return selector ? this.#host.getRootNode().querySelector(selector) : null
  }

  #hold() {
    for (const node of this.#held.keys()) if (!node.isConnected) this.#letGo(node)
    for (const node of [...this.#host.getRootNode().querySelectorAll(this.#selector), ...this.#held.keys()]) {
      if (node.contains(this.#host)) continue
      if (!this.#held.has(node)) this.#held.set(node, h('p', { class: 'redflag-gate' }))
      const line = this.#held.get(node)
      // Each is set only when it differs: the observer sees its own work.
      if (!node.inert) node.inert = true
      if (line.textContent !== this.#note) line.textContent = this.#note
      if (line.nextElementSibling !== node) node.before(line)
    }
  }

  #letGo(node) {
    this.#held.get(node).remove()
    this.#held.delete(node)
    node.inert = false
  }
}
