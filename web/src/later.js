/** Work that several changes in one go ask for, done once after them. While it may not be done it stays due. */
export class Later {
  #work
  #canRun
  #due = false

  /** @param {() => void} work @param {() => boolean} canRun */
  constructor(work, canRun) {
    this.#work = work
    this.#canRun = canRun
  }

  ask() {
    this.#due = true
    queueMicrotask(() => this.now())
  }

  now() {
    if (!this.#due || !this.#canRun()) return
    this.#due = false
    this.#work()
  }
}
