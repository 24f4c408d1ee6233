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
  /** True while one answer is changed from the list: Back leads to where the visitor was, and leaves it. */
  #changing = false
  /** Questions answered since the start or the last Change, the latest last: where Back leads. */
  #seen = []
  /** Questions that Back went past, the nearest last. Continue shows them again, each as it was last seen. */
  #past = []
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
    this.#seen = []
    this.#past = []
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

  /**
   * On to what has no answer yet: what was answered later stands, and is asked again only where Back went past it.
   * @param {any} value
   */
  answer(value) {
    this.answers = { ...this.answers, [this.step.screen]: value }
    this.#seen.push(this.step.screen)
    this.#changing = false
    const { screen, road } = this.#show(this.answers)
    // Guidance waits for nobody.
    while (screen && this.#past.length) {
      const place = placeOf(this.#past.pop(), road)
      if (place >= 0) return this.#revisit(place)
    }
    this.#past = []
  }

  back() {
    const { screen, road } = this.step
    if (this.#changing) {
      this.#changing = false
      this.#show(this.answers)
    } else if (road.length) {
      if (screen) this.#past.push(screen)
      // An answer may have taken a question off the road since.
      let place = -1
      while (place < 0 && this.#seen.length) place = placeOf(this.#seen.pop(), road)
      this.#revisit(place < 0 ? road.length - 1 : place)
    } else this.started = false
  }

  /** @param {string} question */
  change(question) {
    const { road } = this.#show(this.answers)
    this.#seen = []
    this.#past = []
    this.#changing = true
    this.#revisit(placeOf(question, road))
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

const placeOf = (question, road) => road.findIndex((stop) => stop.question === question)
