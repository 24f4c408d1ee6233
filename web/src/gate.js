/**
 * Keeps the page's own scheduler away until the check lets it go. A scheduler in `slot="scheduler"` is not slotted until then.
 * Elements that `gates` matches are hidden by a style sheet: no node is added or moved, so frameworks find their tree as they
 * made it, and elements that are added late are held from their first moment. After any failure it lets go.
 *
 * It holds visitors, with mouse, keyboard and screen reader. A program is for a server to refuse: `form.submit()` tells nobody.
 */

/** A page that opens a held dialog again and again is stopped so often, and then told. */
const ENOUGH = 50

const TRIES = ['click', 'submit', 'keydown', 'focusin']

export class Gate {
  #host
  #refuge
  #sheet
  /** The tree that is searched. @type {any} */
  #root
  /** @type {any} */
  #window
  /** @type {string[]} */
  #selectors = []
  #holding = false
  /** Made inert by this gate; what the page made inert itself stays so. @type {Set<any>} */
  #inert = new Set()
  #closed = 0
  #dialogs = new MutationObserver(() => this.#closeDialogs())

  /**
   * @param {HTMLElement} host the element whose tree is searched; neither it nor what it stands in is ever held
   * @param {() => void} refuge takes the focus from what is held
   */
  constructor(host, refuge) {
    this.#host = host
    this.#refuge = refuge
  }

  /**
   * @param {string} selector
   * @param {boolean} [firm] urgent guidance is shown: what is held stays held, whatever the page sets meanwhile
   * @returns {string | undefined} why nothing more is held, for the page's developer
   */
  hold(selector, firm) {
    const root = this.#host.getRootNode()
    if (root !== this.#root) {
      this.release()
      // None of another document can be worn.
      this.#sheet = undefined
      this.#window = this.#host.ownerDocument.defaultView
    }
    this.#root = root
    this.#holding = true
    let problem
    try {
      if (selector) root.querySelector(selector)
    } catch {
      problem = `gates="${selector}" is no selector`
      selector = ''
    }
    const before = firm ? this.#selectors.filter((held) => held !== selector) : []
    this.#selectors = [...before, selector].filter(Boolean)
    this.#hide()
    if (!firm) for (const node of this.#inert) if (!this.#named(node)) this.#free(node)
    for (const node of this.#found) {
      if (node.inert) continue
      node.inert = true
      this.#inert.add(node)
    }
    for (const type of TRIES) this.#window.addEventListener(type, this.#stop, true)
    this.#window.addEventListener('blur', this.#leave)
    this.#dialogs.observe(root, { attributeFilter: ['open'], subtree: true })
    return problem
  }

  release() {
    if (!this.#holding) return
    this.#holding = false
    this.#selectors = []
    this.#wear(false)
    for (const node of this.#inert) this.#free(node)
    for (const type of TRIES) this.#window.removeEventListener(type, this.#stop, true)
    this.#window.removeEventListener('blur', this.#leave)
    this.#dialogs.disconnect()
  }

  /** Why this selector holds nothing, for the page's developer. @param {string} selector @returns {string | undefined} */
  missed(selector) {
    if (!selector || this.#find(selector).length) return
    const around = this.#host.closest(selector) ? 'only what the check stands in' : 'nothing in the tree of the check'
    return `gates="${selector}" matches ${around}`
  }

  /** Is there anything to hold, now or later? @param {string} selector */
  guards(selector) {
    return !!selector || this.#slotted.length > 0
  }

  /** The first thing this gate stands before, held or not. @param {string} selector @returns {HTMLElement | undefined} */
  target(selector) {
    return [...this.#slotted, ...this.#find(selector)][0]
  }

  get #slotted() {
    return [...this.#host.children].filter(({ slot }) => slot === 'scheduler')
  }

  #find(selector) {
    const found = selector ? [...this.#host.getRootNode().querySelectorAll(selector)] : []
    return found.filter((node) => this.#apart(node))
  }

  get #found() {
    return this.#selectors.flatMap((selector) => this.#find(selector))
  }

  /** Neither the check, nor within it, nor around it. */
  #apart(node) {
    return !node.contains(this.#host) && !this.#host.contains(node)
  }

  #named(node) {
    return this.#selectors.some((selector) => node.matches(selector)) && this.#apart(node)
  }

  #holds(node) {
    if (node.nodeType !== 1) return false
    if (node.parentNode === this.#host) return node.slot === 'scheduler'
    return this.#inert.has(node) || (node.getRootNode() === this.#root && this.#named(node))
  }

  #free(node) {
    this.#inert.delete(node)
    node.inert = false
  }

  #hide() {
    // A browser from before 2023 may know no such sheets, or no :has(): there, `inert` and stopping presses have to do.
    if (!this.#root.adoptedStyleSheets) return
    const check = this.#host.localName
    const rules = this.#selectors.map(
      (selector) =>
        `:is(${selector}):not(${check},${check} *,:has(${check})){display:none!important;visibility:hidden!important}`,
    )
    this.#sheet ??= new this.#window.CSSStyleSheet()
    this.#sheet.replaceSync(rules.join(''))
    this.#wear(true)
  }

  #wear(enabled) {
    const otherSheets = this.#root.adoptedStyleSheets?.filter((sheet) => sheet !== this.#sheet)
    if (otherSheets) this.#root.adoptedStyleSheets = enabled ? [...otherSheets, this.#sheet] : otherSheets
  }

  /** A label, a button or a script elsewhere presses, sends or focuses what is not there: WebKit lets them. */
  #stop = (event) => {
    if (!event.composedPath().some((node) => this.#holds(node))) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (event.type === 'focusin') this.#refuge()
  }

  /** A frame can take the focus by itself, in WebKit even one that is not there. */
  #leave = () => {
    const node = this.#window.document.activeElement
    // Not at once: WebKit has not let go of the focus yet when it tells so.
    if (node && this.#within(node)) setTimeout(() => this.#holding && this.#refuge())
  }

  #within(node) {
    for (let ancestor = node; ancestor; ancestor = ancestor.parentNode) if (this.#holds(ancestor)) return true
    return false
  }

  /** A modal dialog, seen or not, makes all the rest inert, the guidance too. */
  #closeDialogs() {
    // Inside `:is`, a pseudo-class that the browser does not know is ignored instead of thrown.
    for (const dialog of this.#root.querySelectorAll(':is(dialog:modal)')) {
      if (!this.#within(dialog)) continue
      dialog.close()
      if (++this.#closed < ENOUGH) continue
      this.#dialogs.disconnect()
      console.error('redflag-triage: the page keeps opening a dialog that is held; it is closed no more.')
    }
  }
}
