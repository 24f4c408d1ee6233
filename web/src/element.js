import { Booking, resultOf } from './booking.js'
import { fill, setFocus } from './dom.js'
import { emit } from './events.js'
import { Journey } from './journey.js'
import { copyText, printPage, recordOf, savePage, shareText } from './keep.js'
import { engineInTime, openOnce, rulesNamed } from './opening.js'
import { frame } from './screens/frame.js'
import { problemScreen, written } from './screens/problem.js'
import { Speech } from './speech.js'
import { phonesOf } from './phones.js'
import { Stage } from './stage.js'
import { pickLanguage } from './words.js'

const ATTRIBUTES =
  'protocol lang gates book-href doctor-tel nurse-tel emergency-tel er-href urgent-care-href heading-level'

/**
 * A red-flag check before an appointment is booked: asks about warning signs and says where to get care, and how soon.
 * What stands between its tags is shown until the check runs, and stands if it cannot.
 *
 * While guidance is urgent, it stays and booking stays shut, whatever the page sets and whatever fails, until the visitor
 * changes an answer.
 *
 * @tagname redflag-triage
 *
 * @attr {string} [protocol=back-pain] which rules to ask by
 * @attr {string} [lang] language of the check; else the nearest ancestor's, else `en`
 * @attr {string} [gates] selector of a scheduler that stands elsewhere: held back until the check allows it
 * @attr {string} [book-href] where booking goes on; without it focus moves to the scheduler
 * @attr {string} [doctor-tel] the practice's number
 * @attr {string} [nurse-tel] a nurse line for when the practice is closed
 * @attr {string} [emergency-tel=911] the emergency number; what cannot be dialled counts as 911
 * @attr {string} [er-href] where to find an emergency room; else a search on a map, which is told no answer
 * @attr {string} [urgent-care-href] likewise for urgent care
 * @attr {number} [heading-level=2] level of the check's headings on your page
 *
 * @prop {Record<string, {ui: Record<string, string>}>} words - names and buttons in words of your own, by language
 *
 * @slot - your own red-flag text, for visitors to whom the check cannot be shown
 * @slot scheduler - your own scheduler: it is not on the page until the check allows it
 *
 * @fires {CustomEvent} redflag-ready - the check can be used: `{protocol, version}`
 * @fires {CustomEvent} redflag-step - another screen is shown: `{position}`, never an answer
 * @fires {CustomEvent} redflag-result - guidance is shown: `{disposition, urgency, booking, protocol, version}`
 * @fires {CustomEvent} redflag-book - the visitor goes on to book: the same; cancelable
 * @fires {CustomEvent} redflag-share - the visitor pressed Share: the record; cancel it to share in your own way
 * @fires {CustomEvent} redflag-error - the check does not run, or (`gates`) holds nothing: `{code}`
 *
 * @cssprop [--redflag-accent=#0b5d7a] buttons, links and what is chosen
 * @cssprop [--redflag-on-accent=#fff] text on the accent colour
 * @cssprop [--redflag-background=#fff] behind everything
 * @cssprop [--redflag-text=#17212b] text
 * @cssprop [--redflag-quiet=#4c5967] hints and small print
 * @cssprop [--redflag-line=#7d8a98] borders of choices
 * @cssprop [--redflag-radius=.75rem] corners
 * @cssprop [--redflag-font=system-ui, sans-serif] font family
 *
 * @csspart frame - everything; no part can be reached while guidance is urgent, or while a theme cannot be read
 * @csspart heading - heading of a screen
 * @csspart progress - the bar that shows how far it is
 * @csspart whom - for whom the check is
 * @csspart row - one sign with its answers
 * @csspart choice - one answer to choose
 * @csspart button - every large button, also `continue`, `call`, `find`, `book`, `remove` and `keep` by name
 * @csspart unsure - shows "Not sure" beside each row of a list to tick
 * @csspart back - Back; likewise `restart`, `print`, `save`, `copy`, `share`, `change` and `language`
 * @csspart error - message beside the field
 * @csspart error-summary - message on top
 * @csspart guidance - the care card
 * @csspart answers - the answers given
 * @csspart sources - citations
 * @csspart review - that nobody has reviewed the rules, or that a review is overdue
 * @csspart version - version and review of the rules
 * @csspart problem - the line that says the check did not run
 */
export class RedflagTriage extends (globalThis.HTMLElement ?? Object) {
  /** Rules by the name `protocol` calls them. @type {Record<string, any>} */
  static protocols = {}

  /** See `Stage`. Not for pages: tests, which make no slips, wait less. */
  static settle = 500

  static observedAttributes = ATTRIBUTES.split(' ')

  /** Registers the tag; does nothing on a server, or where it is registered already. */
  static define(tag = 'redflag-triage', registry = globalThis.customElements) {
    if (registry && !registry.get(tag)) registry.define(tag, this)
  }

  #stage = new Stage(this.attachShadow({ mode: 'open' }), () => RedflagTriage.settle)
  #booking = new Booking(this, this.#stage)
  #triage
  /** @type {Journey | undefined} */
  #journey
  /** The one opening under way; an older one that ends later is dropped. */
  #opening
  #changed = false
  /** The visitor has moved on, or back: from then on a screen is announced. */
  #moved = false
  /** Urgent guidance is on the screen. */
  #firm = false
  /** The protocol that was opened. */
  #named
  #speaker = new Speech(this, () => this.#refreshSoon())
  // Not `isConnected`: that is true already while the parser's attributes are reported, before `connectedCallback`.
  #live = false

  connectedCallback() {
    this.#live = true
    // Set by the page before there was a setter to be called.
    if (Object.hasOwn(this, 'words')) {
      const { words } = this
      delete this.words
      this.words = words
    }
    this.#speaker.watch()
    if (this.#journey) this.#try(() => this.#hold())
    else this.#open()
  }

  disconnectedCallback() {
    this.#live = false
    this.#speaker.unwatch()
    this.#booking.leave()
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#live || before === now) return
    if (name === 'protocol') this.#reopen()
    else if (name === 'lang') this.#speaker.follow()
    else this.#refreshSoon()
  }

  /** Words of the page's own, by language, as in `words/<lang>.json`; words that keep visitors safe are refused. */
  get words() {
    return this.#speaker.own
  }

  set words(words) {
    this.#speaker.own = words
  }

  /** Several changes in one go are one change. */
  #refreshSoon() {
    if (!this.#journey || this.#changed) return
    this.#changed = true
    queueMicrotask(() => {
      this.#changed = false
      if (this.#journey) this.#try(() => this.#refresh())
    })
  }

  /** Not while guidance is urgent: then once the visitor has changed an answer. */
  #reopen() {
    if (!this.#firm && this.#named !== this.#protocol) this.#open()
  }

  async #open() {
    const opening = (this.#opening = {})
    this.#named = this.#protocol
    this.#journey = this.#triage = undefined
    try {
      const data = rulesNamed(this.#protocol, RedflagTriage.protocols)
      this.#hold()
      const engine = await engineInTime()
      if (opening !== this.#opening) return
      this.#triage = openOnce(engine, data)
      this.#moved = false
      this.#journey = new Journey(this.#triage, () => this.#triage.resolve(this.#speaker.language))
      this.#render()
      emit(this, 'ready', { protocol: this.#triage.protocol, version: this.#triage.version })
    } catch (error) {
      if (opening === this.#opening) this.#fail(error)
    }
  }

  get #protocol() {
    return this.getAttribute('protocol') || 'back-pain'
  }

  get #numberOf() {
    return phonesOf((name) => this.getAttribute(name))
  }

  /** The language, its direction and the words of the widget itself, which must be there without an engine too. */
  get #speech() {
    const { text, booking } = this.#journey?.step ?? {}
    if (text) return this.#speaker.of({ ...text, ui: this.#triage.ui(text.lang) }, booking === 'closed')
    const { protocols } = RedflagTriage
    const { words } = protocols[this.#protocol] ?? Object.values(protocols)[0] ?? {}
    return this.#speaker.of(words?.[pickLanguage(words, this.#speaker.language)] ?? {})
  }

  /** Whatever the visitor or the page sets off goes through here: an exception must not leave half a screen. */
  #try(work) {
    try {
      return work()
    } catch (error) {
      this.#fail(error)
    }
  }

  /** The visitor moves on. */
  #go(move) {
    this.#try(() => {
      move()
      this.#booking.begin()
      this.#moved = true
      this.#render()
      this.#stage.begin()
      const { kind, step } = this.#journey.step
      if (kind === 'guidance') emit(this, 'result', resultOf(this.#journey.step))
      else emit(this, 'step', { position: step })
      this.#reopen()
    })
  }

  #refresh() {
    this.#stage.renew(() => {
      this.#journey.refresh()
      this.#render()
    })
  }

  #render() {
    const journey = this.#journey
    const { step, forOther } = journey
    const speech = this.#speech
    const { ui } = speech
    const languages = this.#triage.languages
      .filter((lang) => lang !== step.text.lang)
      .map((lang) => [lang, this.#triage.ui(lang).language ?? lang])
    const go =
      (move) =>
      (...given) =>
        this.#go(() => move.apply(journey, given))
    const safely =
      (work) =>
      (...given) =>
        this.#try(() => work(...given))
    const record = () => recordOf(step, forOther, ui, this.#numberOf)
    const say = (key) => this.#stage.say(ui[key], speech)
    const view = frame((name) => this.getAttribute(name), journey, ui, languages, this.#booking.possible, {
      safely,
      answer: go(journey.answer),
      back: go(journey.back),
      change: go(journey.change),
      restart: go(journey.restart),
      speak: safely((lang) => this.#speaker.pick(lang)),
      tell: (text) => this.#stage.say(text, speech),
      forWhom: safely((other) => {
        journey.forOther = other
        this.#refresh()
      }),
      book: safely((event) => this.#booking.go(this.#journey.step, event)),
      print: safely(() => printPage(view, step, ui)),
      save: safely(() => savePage(view, step, ui)),
      copy: safely(() => copyText(record(), say)),
      share: safely(() => emit(this, 'share', record(), true) && shareText(record(), say)),
    })
    const closed = step.booking === 'closed'
    this.#stage.show(view, closed)
    this.#firm = closed
    const guided = step.kind === 'guidance' && this.#stage.heading.textContent
    const asked = [journey.fresh && ui['new-questions'], fill(ui.progress, step).join('')]
    this.#stage.say(this.#moved ? guided || asked.filter(Boolean).join(' ') : '', speech)
    this.#hold()
  }

  #hold() {
    this.#booking.follow(this.#journey?.step, this.#speech, this.#moved)
  }

  /** The author's own text stands, a line says why, and what was held is let go. Urgent guidance stands as it is. */
  #fail(error) {
    // A DOMException has a number there.
    const code = typeof error?.code === 'string' ? error.code : 'internal'
    const reason = [code, error?.path, error?.message].filter(Boolean).join(': ')
    if (this.#firm) {
      console.error(`redflag-triage: the guidance stays as it is. ${reason}`)
      emit(this, 'error', { code })
      return
    }
    // First of all, for the rest may fail where the page has broken more than the check.
    this.#booking.release()
    console.error(`redflag-triage: the check did not run; the page's own text is shown. ${reason}`)
    const speech = this.#speech
    const inside = this.#stage.focused
    this.#opening = this.#journey = this.#named = undefined
    const signs = written(this) ? '' : speech.ui['failed-signs']
    this.#stage.show(problemScreen(speech, this.#numberOf(), signs))
    this.#stage.say('', speech)
    if (inside) setFocus(this.#stage.heading)
    emit(this, 'error', { code })
  }
}
