import { setFocus } from './dom.js'
import { emit } from './events.js'
import { Gate } from './gate.js'

/** The part of an outcome that the page may know: how urgent, and whether it may be booked. Never the answers behind it. */
export const resultOf = ({ disposition, urgency, booking, protocol, version }) => {
  return { disposition, urgency, booking, protocol, version }
}

/** Whether the page's scheduler is there: it follows from the step, and from whether the visitor has gone on to book. */
export class Booking {
  #host
  #stage
  #gate
  #called = false
  /** Why `gates` holds nothing: told once. */
  #missed

  /** @param {HTMLElement} host @param {import('./stage.js').Stage} stage */
  constructor(host, stage) {
    this.#host = host
    this.#stage = stage
    this.#gate = new Gate(host, () => setFocus(stage.heading))
  }

  get #gates() {
    return this.#host.getAttribute('gates') ?? ''
  }

  /** Is there anything to go on to? */
  get possible() {
    return this.#host.hasAttribute('book-href') || this.#gate.guards(this.#gates)
  }

  /** Another screen: a call that was made does not count any more. */
  begin() {
    this.#called = false
  }

  /**
   * @param {any} step none yet while the engine loads
   * @param {{lang?: string, dir?: string, ui: Record<string, string>}} speech
   * @param {boolean} settled the page has had its time to bring what `gates` names
   */
  follow(step, { ui, ...speech }, settled) {
    const booking = step?.booking
    // Nothing is held without a word of why: before any rules are registered there is none.
    if (booking === 'open' || this.#called || !ui.held) return this.release()
    const closed = booking === 'closed'
    const gates = this.#gates
    const problem = this.#gate.hold(gates, closed) ?? (settled ? this.#gate.missed(gates) : undefined)
    const why = closed ? [ui.closed, ui['closed-why']] : booking ? [ui['held-call']] : [ui.held, ui['held-why']]
    this.#stage.schedule(closed || this.#gate.guards(gates) ? why.join(' ') : '', speech)
    if (problem && problem !== this.#missed) {
      console.warn(`redflag-triage: nothing is held: ${problem}`)
      emit(this.#host, 'error', { code: 'gates' })
    }
    this.#missed = problem
  }

  release() {
    this.#gate.release()
    this.#stage.schedule('')
  }

  /** The element has left the page, and holds nothing there. */
  leave() {
    this.#gate.release()
  }

  /** The visitor goes on to book. @param {any} step @param {Event} event @param {object} [record] what they chose to send */
  go(step, event, record) {
    // A page may have kept a button of earlier guidance.
    const mayBook = step.booking && step.booking !== 'closed'
    if (!mayBook || !emit(this.#host, 'book', { ...resultOf(step), ...(record && { record }) }, true))
      return event.preventDefault()
    this.#called = true
    this.release()
    const target = !this.#host.getAttribute('book-href') && this.#gate.target(this.#gates)
    if (target) setFocus(target)
  }
}
