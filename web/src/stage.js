import { h, setFocus } from './dom.js'
import { dress } from './styles.js'
import { fit } from './theme.js'

/** Shows one view at a time, and beside it the one live region of the check. */
export class Stage {
  /** @type {ShadowRoot} */
  #root
  /** The page's own text. */
  #written = h('slot')
  /** @type {HTMLElement} */
  view = this.#written
  // Present from the start: a live region that comes together with its words stays silent.
  #status = h('p', { role: 'status', class: 'unseen' })
  /** The page's own scheduler, or why it is not there. */
  #scheduler = h('slot', { name: 'scheduler' })
  /** @type {HTMLElement} */
  #place = this.#scheduler
  #warned = false
  #legible = false
  /** When the screen was moved to that is shown. */
  #since = -Infinity
  #settle

  /**
   * @param {HTMLElement} host
   * @param {() => number} settle for how many milliseconds a new screen takes no press: a second click or tap was meant for
   *   the screen before
   */
  constructor(host, settle) {
    // Only when there is something to put in: a shadow root takes the page's own text away.
    const root = (this.#root = host.attachShadow({ mode: 'open' }))
    this.#settle = settle
    root.append(this.view, this.#status, this.#place)
    // The page's own text and scheduler are slotted: their events come through here, and are the page's. A press may take away
    // what was pressed, so this is asked on the way in.
    const ownEvents = new WeakSet()
    const enter = (event) => {
      if (root.contains(event.target)) ownEvents.add(event)
    }
    // Picks and typing are hidden from the page. A link's press goes on, for pages that follow their links themselves.
    const leave = (event) => {
      if (ownEvents.has(event) && !event.target.closest('a')) event.stopPropagation()
    }
    // Keys that press something click it too. Tab, scrolling and typing are free.
    const guard = (event) => {
      if (!ownEvents.has(event) || event.timeStamp - this.#since > this.#settle()) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    for (const type of ['input', 'change', 'click']) {
      root.addEventListener(type, enter, true)
      root.addEventListener(type, leave)
    }
    root.addEventListener('click', guard, true)
  }

  get focused() {
    return this.#root.activeElement
  }

  /**
   * @param {HTMLElement} view
   * @param {boolean} [closed] urgent guidance, which no page can restyle
   */
  show(view, closed) {
    dress(this.#root, closed)
    // Chromium keeps a radio that is in no form in memory, with all around it, unless it leaves its group before it goes.
    for (const input of this.view.querySelectorAll('input')) input.name = ''
    this.view.replaceWith(view)
    this.view = view
    // Slow phones paint first: the far end of the screen waits, and the theme where its colours could be read a screen ago.
    const wait = !closed && this.#legible
    if (!wait) this.#judge(view, closed)
    view.classList.add('new')
    requestAnimationFrame(() =>
      setTimeout(() => {
        view.classList.remove('new')
        if (wait) this.#judge(view, !view.isConnected)
      }),
    )
  }

  /** The page's own text alone. */
  clear() {
    this.view.replaceWith((this.view = this.#written))
  }

  #judge(view, closed) {
    let moved
    let wrong = closed
    try {
      if (!closed) ({ moved, wrong } = fit(view))
    } catch (error) {
      wrong = error
    }
    this.#legible = !wrong && !moved
    if (this.#legible) return
    if (!closed && !this.#warned) {
      this.#warned = true
      const message = wrong ? `the page's theme is left out, because it cannot be read: ${wrong}` : moved
      console.warn('redflag-triage: ' + message)
    }
    if (!wrong) return
    // A part is a handle for the page's CSS. Urgent guidance offers none.
    view.classList.add('own')
    for (const node of [view, ...view.querySelectorAll('[part]')]) node.removeAttribute('part')
  }

  /** The same screen anew, with what is picked, typed, unfolded and focused. @param {() => void} show */
  renew(show) {
    const states = () => [...this.view.querySelectorAll('input, details')]
    const stops = () => [...this.view.querySelectorAll('a, button, input, summary')]
    const { focused } = this
    const [before, place] = [states(), stops().indexOf(focused)]
    show()
    states().forEach((node, index) => {
      for (const state of ['value', 'checked', 'open']) if (state in node) node[state] = before[index]?.[state]
    })
    // The form updates everything that depends on the inputs.
    this.view.querySelector('form')?.dispatchEvent(new Event('input'))
    if (focused) setFocus(stops()[place] ?? this.heading)
  }

  /**
   * Focus on the heading scrolls as little as it must: on a small screen, what to do would stand below the window. The DOMs
   * that unit tests run in may not scroll at all.
   */
  begin() {
    const { view } = this
    setFocus(this.heading)
    view.scrollIntoView?.({ behavior: 'instant' })
    this.#since = performance.now()
    view.classList.add('settling')
    setTimeout(() => view.classList.remove('settling'), this.#settle() + 20)
  }

  /** @param {string} why the scheduler is not there; without it, it is @param {{lang?: string, dir?: string}} [speech] */
  schedule(why, { lang = '', dir = '' } = {}) {
    if (why === this.#place.textContent && (!why || lang === this.#place.lang)) return
    const place = why ? h('p', { class: 'held', role: 'note', lang, dir }, why) : this.#scheduler
    this.#place.replaceWith(place)
    this.#place = place
  }

  /** The visitor goes on, and the engine is not there yet. @param {any} speech */
  wait({ ui, ...speech }) {
    const button = this.view.querySelector('.main')
    button.classList.add('waiting')
    button.textContent = ui.loading
    this.say(ui.loading, speech)
  }

  /** The button that waits, if any does. @returns {HTMLElement | null} */
  get pressed() {
    return this.view.querySelector('.waiting')
  }

  /** Announces. @param {string} text @param {{lang?: string, dir?: string}} speech */
  say(text, { lang = '', dir = '' }) {
    Object.assign(this.#status, { lang, dir, textContent: text })
  }

  /** The start of a new screen, which takes the focus. @returns {any} */
  get heading() {
    return this.view.querySelector('#heading') ?? this.view
  }
}
