/**
 * The answers so far and where the visitor stands. It knows no DOM, no rule and no order: the engine replays the answers
 * and says what comes next, so going back is asking it again with fewer of them.
 */
export class Journey {
  /** An opened protocol, or the preview of one, which knows the first screen alone. @type {any} */
  triage
  #language
  /**
   * Answers by question id, as the engine last understood them: a list holds its rows of now and no others, so whatever a
   * changed answer opens is asked. Never changed in place. @type {Record<string, any>}
   */
  answers = {}
  /** All that was ever answered, also in rows that have gone since. @type {Record<string, any>} */
  #everGiven = {}
  /** The step on the screen. @type {any} */
  step
  /** The answers that step was derived from: all of them, or those before a question shown again. */
  #shown = {}
  /** The question that is changed from the list: Back leads to where the visitor was, and leaves it. */
  #changing
  /** First questions of the screens answered since the start or the last Change, the latest last: where Back leads. */
  #seen = []
  /** Screens that Back went past, the nearest last. Continue shows them again, each as it was last seen. */
  #past = []
  /** Where the visitor was before going back or changing an answer: a question, or '' for guidance. */
  #goal
  /** A changed answer has opened what is on the screen. */
  fresh = false
  /** How much of the way is done, from 0 to 1. It never shrinks. */
  progress = 0
  /** Somebody else has the pain. */
  forOther = false

  /**
   * @param {any} triage
   * @param {() => string} language the tag that is wanted: asked at every step, so that a change is never missed
   */
  constructor(triage, language) {
    this.triage = triage
    this.#language = language
    this.restart()
  }

  /** The engine has still to come. */
  get waiting() {
    return !this.triage.assess
  }

  /** The engine has come. @returns {boolean} whether it shows another screen than the preview */
  begin(triage) {
    const before = JSON.stringify(this.step)
    this.triage = triage
    this.refresh()
    return JSON.stringify(this.step) !== before
  }

  restart() {
    this.answers = this.#everGiven = {}
    this.#seen = []
    this.#past = []
    this.#changing = this.#goal = undefined
    this.fresh = this.forOther = false
    this.progress = 0
    this.#show(this.answers)
  }

  /** Nothing has been answered yet, and nothing can be gone back to. */
  get first() {
    return !this.#changing && this.step.road.length === 0
  }

  /**
   * The answer kept for a question. A row that had gone is there again as it was, but for a no: that must be said anew.
   * @param {string} question
   */
  kept(question) {
    const answer = this.answers[question]
    if (!isRows(answer)) return answer
    const hiddenRows = Object.entries(this.#everGiven[question] ?? {}).filter(([, truth]) => truth !== 'no')
    return { ...Object.fromEntries(hiddenRows), ...answer }
  }

  /**
   * On to what has no answer yet: what was answered later stands, and is asked again only where Back went past it.
   * @param {Record<string, any>} answers to the questions on the screen
   */
  answer(answers) {
    this.#everGiven = merged(this.#everGiven, answers)
    this.#seen.push(this.step.screen)
    this.#changing = undefined
    const { screen, road } = this.#show((this.answers = merged(this.answers, answers)))
    this.fresh = false
    // Guidance waits for nobody.
    while (screen && this.#past.length) {
      const place = placeOf(this.#past.pop(), road)
      if (place >= 0) return this.#revisit(place)
    }
    this.#past = []
    this.fresh = this.#goal !== undefined && !!screen && screen !== this.#goal
    this.#goal = undefined
  }

  back() {
    const { screen = '', road } = this.step
    this.fresh = false
    if (this.#changing) {
      this.#changing = this.#goal = undefined
      this.#show(this.answers)
    } else if (road.length) {
      this.#goal ??= screen
      if (screen) this.#past.push(screen)
      // An answer may have taken a question off the road since.
      let place = -1
      while (place < 0 && this.#seen.length) place = placeOf(this.#seen.pop(), road)
      this.#revisit(place < 0 ? road.length - 1 : place)
    }
  }

  /** @param {string} question */
  change(question) {
    this.#changing = undefined
    const { screen = '', road } = this.#show(this.answers)
    this.#seen = []
    this.#past = []
    this.#goal = screen
    this.#changing = question
    this.#revisit(placeOf(question, road))
  }

  /** The languages that there are besides that of the step, with their own names. @returns {[string, string][]} */
  get otherLanguages() {
    const { languages, ui } = this.triage
    return languages.filter((lang) => lang !== this.step.text.lang).map((lang) => [lang, ui(lang).language ?? lang])
  }

  /** The same step in another language. @param {string} lang */
  spoken = (lang) => this.triage.step(this.#shown, { lang, forOther: this.forOther })

  /** The same step again, in the language, and about the person, of now. */
  refresh() {
    this.#show(this.#shown)
  }

  /** Shows the question at one place of the road again. @param {number} place */
  #revisit(place) {
    const before = this.step.road.slice(0, place)
    this.#show(Object.fromEntries(before.map(({ question }) => [question, this.answers[question]])))
  }

  #show(answers) {
    const { triage, forOther } = this
    const step = triage.step(answers, { lang: triage.resolve(this.#language()), forOther })
    this.#shown = answers
    if (answers === this.answers) {
      const understood = step.road.map(({ question, answer }) => [question, answer])
      this.#shown = this.answers = { ...answers, ...Object.fromEntries(understood) }
    }
    // One answer is changed, not its whole screen.
    const place = step.questions?.findIndex(({ id }) => id === this.#changing) ?? -1
    if (place >= 0) {
      step.questions = [step.questions[place]]
      if (step.text) step.text.questions = [step.text.questions[place]]
    }
    this.progress = Math.max(this.progress, step.screen ? step.step / (step.about + 1) : 1)
    return (this.step = step)
  }
}

const placeOf = (question, road) => road.findIndex((stop) => stop.question === question)

const isRows = (answer) => answer && typeof answer === 'object' && !Array.isArray(answer)

/** The earlier answers with the new ones over them; of a list, row by row. */
const merged = (before, now) => {
  const rows = ([question, answer]) => [
    question,
    isRows(answer) && isRows(before[question]) ? { ...before[question], ...answer } : answer,
  ]
  return { ...before, ...Object.fromEntries(Object.entries(now).map(rows)) }
}
