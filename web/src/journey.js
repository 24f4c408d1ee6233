/**
 * The answers so far and where the visitor stands. It knows no DOM, no rule and no order: the engine replays the answers
 * and says what comes next, so going back is asking it again with fewer of them.
 */
export class Journey {
  #triage
  /** Answers by question id. Never changed in place. @type {Record<string, any>} */
  answers = {}
  /** The step on the screen. @type {any} */
  step
  /** The answers that step was derived from: all of them, or those before a question shown again. */
  #shown = {}
  /** True while one answer is changed from the list: Continue leads back to where the visitor was. */
  #changing = false
  started = false

  /**
   * @param {any} triage an opened protocol
   * @param {() => string} language asked at every step, so that a change of language is never missed
   */
  constructor(triage, language) {
    this.#triage = triage
    this.language = language
    this.restart()
  }

  restart() {
    this.answers = {}
    this.#changing = this.started = false
    this.#show({})
  }

  start() {
    this.started = true
  }

  /** The answer kept for the question on the screen. */
  get kept() {
    return this.answers[this.step.screen]
  }

  /** @param {any} value */
  answer(value) {
    const place = this.step.road.length
    this.answers = { ...this.answers, [this.step.screen]: value }
    const { road } = this.#show(this.answers)
    // After Back, the next question is shown as it was last seen, and not the first one that has no answer yet.
    if (!this.#changing && road.length > place + 1) this.#revisit(place + 1)
    this.#changing = false
  }

  back() {
    if (this.#changing) {
      this.#changing = false
      this.#show(this.answers)
    } else if (this.step.road.length) this.#revisit(this.step.road.length - 1)
    else this.started = false
  }

  /** @param {string} question */
  change(question) {
    const { road } = this.#show(this.answers)
    this.#changing = true
    this.#revisit(road.findIndex((stop) => stop.question === question))
  }

  /** The same step again, in the language of now. */
  refresh() {
    this.#show(this.#shown)
  }

  /** Shows the question at one place of the road again. @param {number} place */
  #revisit(place) {
    const before = this.step.road.slice(0, place)
    this.#show(Object.fromEntries(before.map(({ question }) => [question, this.answers[question]])))
  }

  #show(answers) {
    this.#shown = answers
    return (this.step = this.#triage.step(answers, { lang: this.language() }))
  }
}
