import { Base, adopt, observed, reflect, valueOf } from './attributes.js'
import { Booking } from './booking.js'
import { controls } from './controls.js'
import { fill, setFocus } from './dom.js'
import { emit } from './events.js'
import { Journey } from './journey.js'
import { Later } from './later.js'
import { engineInTime, openOnce, painted, registry, rulesInTime } from './opening.js'
import { frame } from './screens/frame.js'
import { problemScreen, written } from './screens/problem.js'
import { Speech } from './speech.js'
import { preview } from './spoken.js'
import { phonesOf } from './phones.js'
import { Stage } from './stage.js'
import { Status } from './status.js'
import { pickLanguage } from './words.js'

/**
 * A red-flag check before an appointment is booked: asks about warning signs and says where to get care, and how soon.
 * The text between its tags is shown until the check runs, and stays if it cannot.
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
 * @attr {string} [same-day-href] where a visit today is booked: offered first where the advice is to call a doctor
 * @attr {string} [clinic] who gets the answers that a visitor chooses to send with a booking; without it nobody is asked
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
 * @fires {CustomEvent} redflag-book - the visitor goes on to book: the same, and the record if they chose to send it; cancelable
 * @fires {CustomEvent} redflag-share - the visitor pressed Share: the record; cancel it to share in your own way
 * @fires {CustomEvent} redflag-error - the check does not run, or (`gates`) holds nothing: `{code}`
 *
 * @cssprop [--redflag-accent=#0b5d7a] buttons, and links where they have no colour of their own
 * @cssprop [--redflag-on-accent=#fff] text on the accent colour
 * @cssprop [--redflag-link=var(--redflag-accent)] links, quiet buttons, what is chosen and where the focus is
 * @cssprop [--redflag-error=#b3131f] what is said of a wrong entry
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
 * @csspart button - every large button, also `continue`, `call`, `find`, `same-day`, `book`, `remove` and `keep` by name
 * @csspart unsure - shows "Not sure" beside each row of a list to tick
 * @csspart back - Back; likewise `restart`, `print`, `save`, `copy`, `share`, `show`, `change` and `language`
 * @csspart error - message beside the field
 * @csspart error-summary - message on top
 * @csspart guidance - the care card
 * @csspart answers - the answers given
 * @csspart sources - citations
 * @csspart review - that nobody has reviewed the rules, or that a review is overdue
 * @csspart version - version and review of the rules
 * @csspart problem - the line that says the check did not run
 */
export class RedflagTriage extends Base {
  /** @type {Set<RedflagTriage>} */
  static #onPages = new Set()

  /** Rules by the name `protocol` calls them. An element that waits for them begins at once. @type {Record<string, any>} */
  static protocols = registry((name) => {
    for (const element of RedflagTriage.#onPages) if (element.protocol === name && !element.#running) element.#open()
  })

  /** See `Stage`. Not for pages: tests, which make no slips, wait less. */
  static settle = 500

  static observedAttributes = observed

  static {
    reflect(this.prototype)
  }

  /** Registers the tag; does nothing on a server, or where it is registered already. */
  static define(tag = 'redflag-triage', registry = globalThis.customElements) {
    if (registry && !registry.get(tag)) registry.define(tag, this)
  }

  #stage = new Stage(this, () => RedflagTriage.settle)
  #booking = new Booking(this, this.#stage)
  #status = new Status(this)
  /** Walks a preview until the engine has loaded. @type {Journey | undefined} */
  #journey
  /** The one opening under way; an older one that ends later is dropped. */
  #opening
  /** Shows what the page has changed; on no page it waits for one. */
  #changes = new Later(
    () => this.#journey && this.#try(() => this.#refresh()),
    () => this.#live,
  )
  /** The visitor has moved on, or back: from then on a screen is announced. */
  #moved = false
  /** Urgent guidance is on the screen. */
  #firm = false
  /** The protocol that was opened. */
  #named
  #speaker = new Speech(this, () => this.#changes.ask())
  // Not `isConnected`: that is true already while the parser's attributes are reported, before `connectedCallback`.
  #live = false

  connectedCallback() {
    this.#live = true
    RedflagTriage.#onPages.add(this)
    this.#try(() => {
      adopt(this)
      this.#speaker.watch()
      if (!this.#running) return this.#open()
      this.#hold()
      this.#changes.now()
    })
  }

  /** Another document takes none of the styles of this one. */
  adoptedCallback() {
    this.#changes.ask()
  }

  disconnectedCallback() {
    this.#live = false
    RedflagTriage.#onPages.delete(this)
    // Where nothing is laid out, no theme can be judged: what was on its way begins anew on the page.
    this.#opening = undefined
    this.#speaker.unwatch()
    this.#booking.leave()
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#live || before === now) return
    this.#try(() => {
      if (name === 'protocol') this.#reopen()
      else if (name === 'lang') this.#speaker.follow()
      else this.#changes.ask()
    })
  }

  /** `loading`, `asking`, `guidance` or `failed`; `:state()` too. */
  get state() {
    return this.#status.state
  }

  /** The detail of `redflag-result`, while guidance is shown; else null. */
  get result() {
    return this.#status.result
  }

  /** Resolves to `{protocol, version}` when the check can be used; rejects with what `redflag-error` names. */
  get ready() {
    return this.#status.ready
  }

  /** Begins anew, as for another visitor. Not while guidance is urgent: then only the visitor does. @returns {boolean} */
  restart() {
    if (!this.#running || !this.#live || this.#firm) return false
    this.#go(this.#journey.restart.bind(this.#journey))
    return true
  }

  /** Words of the page's own, by language, as in `words/<lang>.json`; words that keep visitors safe are refused. */
  get words() {
    return this.#speaker.own
  }

  set words(words) {
    this.#speaker.own = words
  }

  /** Not while guidance is urgent: then once the visitor has changed an answer. */
  #reopen() {
    if (!this.#firm && this.#named !== this.protocol) this.#open()
  }

  get #running() {
    return this.#journey && !this.#journey.waiting
  }

  async #open() {
    const opening = (this.#opening = {})
    // A preview of the same rules is kept, with the answers picked on it.
    if (this.#running || this.#named !== this.protocol) this.#journey = undefined
    this.#status.begin()
    try {
      this.#named = this.protocol
      this.#hold()
      const { protocols } = RedflagTriage
      if (!this.#journey) await this.#preview(protocols[this.protocol])
      const [engine, data] = await Promise.all([engineInTime(), rulesInTime(this.protocol, protocols)])
      if (opening !== this.#opening) return
      this.#begin(openOnce(engine, data))
    } catch (error) {
      if (opening === this.#opening) this.#fail(error)
    }
  }

  /** Draws the first screen before there is an engine, where the rules carry it (`first`). */
  async #preview(data) {
    // No screen of other rules stands meanwhile.
    if (!data) this.#stage.clear()
    if (!data?.first) return
    try {
      this.#journey = this.#walk(preview(data))
      this.#render()
    } catch {
      // Something is wrong with the rules; opening them in the engine tells what.
      this.#journey = undefined
    }
    await painted()
  }

  #walk(triage) {
    return new Journey(triage, () => this.#speaker.language)
  }

  #begin(triage) {
    this.#moved = false
    if (!this.#journey) {
      this.#journey = this.#walk(triage)
      this.#render()
    } else if (this.#journey.begin(triage)) this.#stage.renew(() => this.#render())
    else this.#status.shows(this.#journey.step)
    this.#status.opened(triage)
    emit(this, 'ready', { protocol: triage.protocol, version: triage.version })
    // Continue was pressed while the engine was loading.
    this.#stage.pressed?.click()
  }

  get #numberOf() {
    return phonesOf((name) => this.getAttribute(name))
  }

  /** The language, its direction and the words of the widget itself, which must be there without an engine too. */
  get #speech() {
    const { text, booking } = this.#journey?.step ?? {}
    if (text) return this.#speaker.of({ ...text, ui: this.#journey.triage.ui(text.lang) }, booking === 'closed')
    const { protocols } = RedflagTriage
    const { words } = protocols[this.protocol] ?? Object.values(protocols)[0] ?? {}
    return this.#speaker.of(words?.[pickLanguage(words, this.#speaker.language)] ?? {})
  }

  /** Runs everything that the visitor or the page sets off: an exception must not leave half a screen. */
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
      if (!this.#running) return this.#stage.wait(this.#speech)
      move()
      this.#booking.begin()
      this.#moved = true
      this.#render()
      this.#stage.begin()
      const { kind, step } = this.#journey.step
      if (kind === 'guidance') {
        // Said by the heading, which has the focus.
        this.#stage.say('', {})
        emit(this, 'result', this.#status.result)
      } else emit(this, 'step', { position: step })
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
    const { step } = journey
    const speech = this.#speech
    const { ui } = speech
    const on = controls(
      { host: this, journey, stage: this.#stage, speaker: this.#speaker, booking: this.#booking },
      { ...speech, numberOf: this.#numberOf },
      { go: (move) => this.#go(move), refresh: () => this.#refresh(), attempt: (work) => this.#try(work) },
    )
    const attribute = (name) => valueOf(this, name)
    const screen = frame(attribute, journey, ui, this.#booking.possible, on)
    const closed = step.booking === 'closed'
    this.#stage.show(screen, closed)
    this.#firm = closed
    if (this.#running) this.#status.shows(step)
    const guided = step.kind === 'guidance' && this.#stage.heading.textContent
    const asked = [journey.fresh && ui['new-questions'], fill(ui.progress, step).join('')]
    this.#stage.say(this.#moved ? guided || asked.filter(Boolean).join(' ') : '', speech)
    this.#hold()
  }

  #hold() {
    this.#booking.follow(this.#journey?.step, this.#speech, this.#moved)
  }

  /**
   * The author's own text stands, a line says why, and what was held is let go, unless it is urgent. Urgent guidance stands as
   * it is.
   */
  #fail(error) {
    // A DOMException has a number there.
    const code = typeof error?.code === 'string' ? error.code : 'internal'
    const effect = this.#firm ? 'the guidance stays as it is.' : "the check did not run; the page's own text is shown."
    if (!this.#firm) {
      // First of all, for the rest may fail where the page has broken more than the check.
      if (this.#journey?.step.booking !== 'closed') this.#booking.release()
      try {
        const speech = this.#speech
        const inside = this.#stage.focused
        const signs = written(this) ? '' : speech.ui['failed-signs']
        this.#stage.show(problemScreen(speech, this.#numberOf(), signs))
        this.#stage.say('', speech)
        if (inside) setFocus(this.#stage.heading)
      } catch {
        this.#stage.clear()
      }
      this.#opening = this.#journey = this.#named = undefined
      this.#status.fail(error)
    }
    try {
      console.error(`redflag-triage: ${effect} ${[code, error?.path, error?.message].filter(Boolean).join(': ')}`)
    } catch {
      // A page may have taken the console away, and still listen.
    }
    emit(this, 'error', { code })
  }
}
