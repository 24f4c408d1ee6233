/**
 * A visitor by dice, and beside them what the check should show: the same answers in the same journey, asked of an engine
 * that nobody touches.
 */
import { loadEngine } from '/dist/engine.js'
import backPain from '/dist/rules/back-pain.js'
import { vignettes } from '../../../rules/back-pain/vignettes.json'
import { Journey } from '../../../web/src/journey.js'
import { from } from './frame.mjs'

const triage = (await loadEngine()).open(backPain)

const TRUTHS = ['no', 'yes', 'unsure', 'declined']

export class Visitor {
  /** The step that should be on the screen. */
  journey = new Journey(triage, () => 'en')
  /** The visitor has gone on to book. */
  called = false
  #draw
  #frame
  #person
  #rate

  /** @param {import('./frame.mjs').Frame} frame @param {(limit: number) => number} draw */
  constructor(frame, draw) {
    this.#frame = frame
    this.#draw = draw
    this.#person = draw(3) ? vignettes[draw(vignettes.length)].answers : {}
    this.#rate = [0, 5, 10, 40][draw(4)]
  }

  get step() {
    return this.journey.step
  }

  /** Guidance that no page may take away. */
  get urgent() {
    return this.step.booking === 'closed'
  }

  /** Should the page's own scheduler be away? */
  get held() {
    return this.step.booking !== 'open' && !this.called
  }

  /** The same step in one language, as the words have it. */
  spoken(lang) {
    return this.journey.spoken(lang)
  }

  /** All of this as it is now, whatever the visitor does next. */
  get now() {
    const { step, urgent, bookingLabels } = this
    const texts = Object.fromEntries(triage.languages.map((lang) => [lang, this.spoken(lang)]))
    return { step, urgent, bookingLabels, spoken: (lang) => texts[lang] }
  }

  /** The labels of the controls for booking on a guidance screen, in one language. */
  bookingLabels(lang) {
    const { ui, actions } = backPain.words[lang]
    const labels = backPain.protocol.actions.filter(({ kind }) => kind === 'book').map(({ id }) => actions[id].label)
    return [ui.book, ui['continue-to-booking'], ui['called-continue'], ...labels]
  }

  #find(css) {
    return from.all(from.shadow(this.#frame.host), css)
  }

  /** Does something, as visitors do, and tells it in a line; undefined where the screen offers nothing. */
  act() {
    if (this.step.kind === 'screen') return this.#draw(6) ? this.#answer() : (this.#back() ?? this.#answer())
    const ways = [
      () => this.#back(),
      () => this.#change(),
      () => this.#restart(),
      () => this.#book(),
      () => this.#switchLanguage(),
    ]
    const first = this.#draw(ways.length)
    for (let index = 0; index < ways.length; index++) {
      const line = ways[(first + index) % ways.length]()
      if (line) return line
    }
  }

  #press(css, line, move) {
    const nodes = this.#find(css)
    if (!nodes.length) return
    const at = this.#draw(nodes.length)
    move(at)
    from.click(nodes[at])
    return line
  }

  #back() {
    return this.#press('button.back', 'back', () => this.#go(() => this.journey.back()))
  }

  #restart() {
    return this.#press('details button.second', 'restart', () => this.#go(() => this.journey.restart()))
  }

  #change() {
    const { road } = this.step
    return this.#press('dl button', 'change', (at) => this.#go(() => this.journey.change(road[at].question)))
  }

  #book() {
    return this.#press('[part~=book]', 'book', () => (this.called = true))
  }

  #switchLanguage() {
    return this.#press('.languages button', 'language', () => {})
  }

  #go(move) {
    this.called = false
    move()
  }

  #answer() {
    const answers = Object.fromEntries(
      this.step.questions.map((question, place) => [question.id, this.#mark(question, `q${place}`)]),
    )
    this.#go(() => this.journey.answer(answers))
    const [submit] = this.#find('form .main')
    if (submit) from.click(submit)
    return `answered ${JSON.stringify(answers)}`.slice(0, 160)
  }

  /** How the person answers, with a slip now and then. */
  #truthOf(question, option, offered) {
    if (this.#draw(100) < this.#rate) return offered[this.#draw(offered.length)]
    const answer = this.#person[question]
    if (Array.isArray(answer)) return answer.includes(option) ? 'yes' : 'no'
    const truth = answer?.[option] ?? 'no'
    return offered.includes(truth) ? truth : 'no'
  }

  #set(id, checked) {
    const [input] = this.#find(`#${id}`)
    if (!input || input.checked === checked) return
    from.click(input)
  }

  #mark({ id: question, kind, options, rows, sensitive, sensitiveOptions, min, max }, id) {
    if (kind === 'checklist') {
      const answers = options.map((option, place) => {
        const offered = TRUTHS.filter((truth) => truth !== 'declined' || sensitiveOptions.includes(option))
        const truth = this.#truthOf(question, option, offered)
        if (rows) this.#set(`${id}-${place}-${offered.indexOf(truth)}`, true)
        return [option, truth]
      })
      if (!rows) this.#tick(id, answers)
      return Object.fromEntries(answers)
    }
    if (kind === 'number') {
      const answer = this.#person[question]
      const value = typeof answer === 'number' && this.#draw(5) ? answer : min + this.#draw(max - min + 1)
      const [input] = this.#find(`#${id}-0`)
      if (input) {
        input.value = String(value)
        from.dispatch(input, new Event('input', { bubbles: true, composed: true }))
      }
      return value
    }
    const plainAnswers = kind === 'yes-no' ? ['no', 'yes'] : options
    const all = [...plainAnswers, 'unsure', ...(sensitive ? ['declined'] : [])]
    const answer = this.#person[question]
    const value = all.includes(answer) && this.#draw(100) >= this.#rate ? answer : all[this.#draw(all.length)]
    this.#set(`${id}-${all.indexOf(value)}`, true)
    return value
  }

  #tick(id, answers) {
    // Earlier ticks are removed first, because None asks before it clears them.
    for (const [place] of answers.entries())
      for (const name of [place, `${place}-unsure`, `${place}-declined`]) this.#set(`${id}-${name}`, false)
    this.#set(`${id}-none`, false)
    const marked = answers.flatMap(([, truth], place) =>
      truth === 'no' ? [] : [truth === 'yes' ? `${place}` : `${place}-${truth}`],
    )
    for (const name of marked.length ? marked : ['none']) this.#set(`${id}-${name}`, true)
  }
}
