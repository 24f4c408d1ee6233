import { resultOf } from './booking.js'

/** The public state of the check: `state`, `:state()`, `ready` and `result`. None of them carries an answer. */
export class Status {
  /** @type {Set<string> | undefined} */
  #states
  /** @type {'loading' | 'asking' | 'guidance' | 'failed'} */
  state
  /** The detail of `redflag-result`, while guidance is shown. */
  result = null
  /** @type {Promise<{protocol: string, version: string}>} */
  ready
  #resolve
  #reject

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#states = host.attachInternals?.().states
    this.begin()
  }

  /** Loading, perhaps again. A promise that is still open is kept: a script may be waiting for it. */
  begin() {
    if (!this.#reject)
      this.ready = new Promise((resolve, reject) => {
        this.#resolve = resolve
        this.#reject = reject
      })
    // A page that never looks at it must see no unhandled rejection.
    this.ready.catch(() => {})
    this.#is('loading')
  }

  /** @param {any} step */
  shows(step) {
    const guided = step.kind === 'guidance'
    this.result = guided ? resultOf(step) : null
    this.#is(guided ? 'guidance' : 'asking')
  }

  /** @param {{protocol: string, version: string}} rules */
  opened({ protocol, version }) {
    this.#resolve({ protocol, version })
    this.#reject = undefined
  }

  fail(error) {
    this.result = null
    this.#reject?.(error)
    this.#reject = undefined
    this.#is('failed')
  }

  #is(state) {
    try {
      this.#states?.delete(this.state)
      this.#states?.add(state)
    } catch {
      // Chromium before 125 takes other names.
    }
    this.state = state
  }
}
