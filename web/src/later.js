/** Work that several changes in one go ask for, done once after them. While it may not be done it stays due. */
export class Later {
  #work
  #may
  #due = false

  /** @param {() => void} work @param {() => boolean} may */
  constructor(work, may) {
    this.#work = work
    this.#may = may
  }

  ask() {
    this.#due = true
    queueMicrotask(() => this.now())
  }

  now() {
    if (!this.#due || !this.#may()) return
    this.#due = false
    this.#work()
  }
}
