import { fill, h, languageOf, setFocus } from './dom.js'
import { loadEngine } from './engine.js'
import { emit, recordOf } from './events.js'
import { Gate } from './gate.js'
import { Journey } from './journey.js'
import { frame } from './screens/frame.js'
import { problemScreen } from './screens/problem.js'
import { dress } from './styles.js'
import { pickLanguage } from './words.js'

/** An engine that has not answered by now never will. Opening takes 10 to 60 ms, also on slow phones. */
const PATIENCE_MS = 20_000

/**
 * A red-flag check before an appointment is booked: asks about warning signs and says where to get care, and how soon.
 * What stands between its tags is shown until the check runs, and stands if it cannot.
 *
 * @tagname redflag-triage
 *
 * @attr {string} [protocol=back-pain] which rules to ask by
 * @attr {string} [lang] language of the check; else the nearest ancestor's, else `en`
 * @attr {string} [gates] selector of what to hold back until the check allows it
 * @attr {string} [book-href] where booking goes on; without it focus moves to what `gates` names
 * @attr {string} [doctor-tel] the practice's number
 * @attr {string} [nurse-tel] a nurse line for when the practice is closed
 * @attr {string} [emergency-tel=911] the emergency number
 * @attr {number} [heading-level=2] level of the check's headings on your page
 *
 * @slot - your own red-flag text, for visitors to whom the check cannot be shown
 *
 * @fires {CustomEvent} redflag-ready - the check can be used: `{protocol, version}`
 * @fires {CustomEvent} redflag-step - a question is shown: `{screen}`, never an answer
 * @fires {CustomEvent} redflag-result - guidance is shown: `{disposition, actions, protocol, version}`
 * @fires {CustomEvent} redflag-book - the visitor goes on to book: `{disposition, protocol, version}`; cancelable
 * @fires {CustomEvent} redflag-share - the visitor pressed Share: the record; cancel it to share in your own way
 * @fires {CustomEvent} redflag-error - the check does not run: `{code}`
 *
 * @cssprop [--redflag-accent=#0b5d7a] buttons, links and what is chosen
 * @cssprop [--redflag-on-accent=#fff] text on the accent colour
 * @cssprop [--redflag-background=#fff] behind everything
 * @cssprop [--redflag-text=#17212b] text
 * @cssprop [--redflag-quiet=#4c5967] hints and small print
 * @cssprop [--redflag-line=#8592a0] borders of choices
 * @cssprop [--redflag-radius=.75rem] corners
 * @cssprop [--redflag-font=system-ui, sans-serif] font family
 *
 * @csspart frame - everything; no part can be reached while guidance is urgent
 * @csspart emergency - the line with the emergency number
 * @csspart heading - heading of a screen
 * @csspart progress - "Step 2 of about 7"
 * @csspart choice - one answer to choose
 * @csspart button - every large button, also `start`, `continue`, `call` and `book` by name
 * @csspart back - Back; likewise `restart`, `print`, `share` and `change`
 * @csspart error - message beside the field
 * @csspart error-summary - message on top
 * @csspart guidance - the care card
 * @csspart answers - the answers given
 * @csspart sources - citations
 * @csspart version - version and review of the rules
 * @csspart problem - the line that says the check did not run
 */
export class RedflagTriage extends (globalThis.HTMLElement ?? Object) {
  /** Rules by the name `protocol` calls them. @type {Record<string, any>} */
  static protocols = {}

  static observedAttributes = [
    'protocol',
    'lang',
    'gates',
    'book-href',
    'doctor-tel',
    'nurse-tel',
    'emergency-tel',
    'heading-level',
  ]

  /** Registers the tag; does nothing on a server, or where it is registered already. */
  static define(tag = 'redflag-triage', registry = globalThis.customElements) {
    if (registry && !registry.get(tag)) registry.define(tag, this)
  }

  #gate = new Gate(this)
  /** @type {HTMLElement} */
  #view = h('slot')
  // Present from the start: a live region that comes together with its words stays silent.
  #status = h('p', { role: 'status', class: 'unseen' })
  #triage
  /** @type {Journey | undefined} */
  #journey
  /** The one opening under way; an older one that ends later is dropped. */
  #opening
  #called = false
  #changed = false
  // Not `isConnected`: that is true already while the parser's attributes are reported, before `connectedCallback`.
  #live = false

  constructor() {
    super()
    this.attachShadow({ mode: 'open' }).append(this.#view, this.#status)
  }

  connectedCallback() {
    this.#live = true
    if (this.#journey) this.#try(() => this.#hold())
    else this.#open()
  }

  disconnectedCallback() {
    this.#live = false
    this.#gate.release()
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#live || before === now) return
    if (name === 'protocol') this.#open()
    // Several attributes set in one go are one change.
    else if (this.#journey && !this.#changed) {
      this.#changed = true
      queueMicrotask(() => {
        this.#changed = false
        if (this.#journey) this.#try(() => this.#refresh())
      })
    }
  }

  async #open() {
    const opening = (this.#opening = {})
    this.#journey = this.#triage = undefined
    try {
      const data = this.#data
      if (!data) throw Object.assign(new Error(`no protocol "${this.#protocol}"`), { code: 'unknown-protocol' })
      this.#hold()
      const engine = await Promise.race([
        loadEngine(),
        new Promise((_, reject) => {
          setTimeout(() => reject(Object.assign(new Error('no engine'), { code: 'timeout' })), PATIENCE_MS)
        }),
      ])
      if (opening !== this.#opening) return
      this.#triage = engine.open(data)
      this.#journey = new Journey(this.#triage, () => this.#triage.resolve(languageOf(this)))
      this.#render()
      emit(this, 'ready', { protocol: this.#triage.protocol, version: this.#triage.version })
    } catch (error) {
      if (opening === this.#opening) this.#fail(error)
    }
  }

  get #protocol() {
    return this.getAttribute('protocol') || 'back-pain'
  }

  get #data() {
    return RedflagTriage.protocols[this.#protocol]
  }

  /** Words of the widget itself, which must be there without an engine too. */
  get #ui() {
    const { words } = this.#data ?? Object.values(RedflagTriage.protocols)[0] ?? {}
    return words?.[pickLanguage(words, languageOf(this))]?.ui ?? {}
  }

  /** Whatever the visitor or the page sets off goes through here: an exception must not leave half a screen. */
  #try(work) {
    try {
      work()
    } catch (error) {
      this.#fail(error)
    }
  }

  /** The visitor moves on. */
  #go(move) {
    this.#try(() => {
      move()
      this.#called = false
      this.#render()
      setFocus(this.#find('#heading'))
      const { started, step } = this.#journey
      const { kind, screen, disposition, actions, protocol, version } = step
      if (kind === 'guidance') emit(this, 'result', { disposition, actions, protocol, version })
      else if (started) emit(this, 'step', { screen })
    })
  }

  /** An attribute changed: the same screen anew, with what is picked, typed and focused. */
  #refresh() {
    const inputs = [...this.#all('input')]
    const focused = this.shadowRoot.activeElement?.id
    this.#journey.refresh()
    this.#render()
    this.#all('input').forEach((input, index) => {
      input.value = inputs[index].value
      input.checked = inputs[index].checked
    })
    if (focused) setFocus(this.#find('#' + focused))
  }

  #render() {
    const journey = this.#journey
    const { step, started } = journey
    const ui = this.#triage.ui(step.text.lang)
    const view = frame((name) => this.getAttribute(name), journey, ui, {
      start: () => this.#go(() => journey.start()),
      answer: (value) => this.#go(() => journey.answer(value)),
      back: () => this.#go(() => journey.back()),
      change: (question) => this.#go(() => journey.change(question)),
      restart: () => this.#go(() => journey.restart()),
      book: (event) => this.#try(() => this.#book(event)),
      print: () => this.#print(),
      share: () => this.#share(),
    })
    this.#replace(view, step.booking === 'closed')
    this.#status.textContent = started && step.kind === 'screen' ? fill(ui.progress, step).join('') : ''
    this.#hold()
  }

  #replace(view, closed) {
    // A part is a handle for the page's CSS. Urgent guidance offers none.
    if (closed) for (const node of [view, ...view.querySelectorAll('[part]')]) node.removeAttribute('part')
    dress(this.shadowRoot, closed)
    this.#view.replaceWith(view)
    this.#view = view
  }

  /** The gate follows from the step, and from nothing else. */
  #hold() {
    const { booking } = (this.#journey?.started && this.#journey.step) || {}
    if (booking === 'open' || this.#called) return this.#gate.release()
    const ui = this.#ui
    const note =
      booking === 'closed' ? [ui.closed, ui['closed-why']] : booking ? [ui['held-call']] : [ui.held, ui['held-why']]
    this.#gate.hold(this.getAttribute('gates') ?? '', note.join(' '), booking === 'closed')
  }

  #book(event) {
    const { disposition, protocol, version } = this.#journey.step
    if (!emit(this, 'book', { disposition, protocol, version }, true)) return event.preventDefault()
    this.#called = true
    this.#hold()
    const target = !this.getAttribute('book-href') && this.#gate.target(this.getAttribute('gates'))
    if (target) setFocus(target)
  }

  #print() {
    for (const details of this.#all('details')) details.open = true
    print()
  }

  async #share() {
    const record = recordOf(this.#journey.step)
    if (!emit(this, 'share', record, true)) return
    try {
      await (navigator.share ? navigator.share(record) : navigator.clipboard.writeText(record.text))
      this.#status.textContent = this.#ui.shared ?? ''
    } catch {
      // The visitor closed the share sheet, or the browser has no clipboard to give: nothing was shared, and nothing is lost.
    }
  }

  /** The author's own text stands, a line says why, and what was held is let go. */
  #fail(error) {
    this.#opening = this.#journey = undefined
    this.#gate.release()
    // A DOMException has a number there.
    const code = typeof error?.code === 'string' ? error.code : 'internal'
    console.error(`redflag-triage: the check did not run; the page's own text is shown. ${code}: ${error?.message}`)
    this.#replace(h('div', {}, problemScreen(this.#ui.failed)))
    this.#status.textContent = ''
    emit(this, 'error', { code })
  }

  #find(selector) {
    return this.shadowRoot.querySelector(selector)
  }

  #all(selector) {
    return this.shadowRoot.querySelectorAll(selector)
  }
}
