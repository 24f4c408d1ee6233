/**
 * A page in a frame, with a realm of its own that may be broken at will, and the DOM as the browser made it: what looks on
 * takes its methods from the outer page, which nobody touches.
 */

const method = (owner, name) => {
  const call = owner.prototype[name]
  return (node, ...args) => Reflect.apply(call, node, args)
}
const getter = (owner, name) => {
  const { get } = Object.getOwnPropertyDescriptor(owner.prototype, name)
  return (node) => Reflect.apply(get, node, [])
}

export const from = {
  create: method(Document, 'createElement'),
  append: method(Node, 'appendChild'),
  remove: method(Element, 'remove'),
  set: method(Element, 'setAttribute'),
  unset: method(Element, 'removeAttribute'),
  get: method(Element, 'getAttribute'),
  names: (node) => Array.from(node.attributes, ({ name }) => name),
  text: (node, text) => Reflect.apply(Object.getOwnPropertyDescriptor(Node.prototype, 'textContent').set, node, [text]),
  read: getter(Node, 'textContent'),
  all: (node, css) => [
    ...method(node.nodeType === 1 ? Element : node.nodeType === 9 ? Document : DocumentFragment, 'querySelectorAll')(
      node,
      css,
    ),
  ],
  closest: method(Element, 'closest'),
  click: method(HTMLElement, 'click'),
  dispatch: method(EventTarget, 'dispatchEvent'),
  listen: method(EventTarget, 'addEventListener'),
  shadow: getter(Element, 'shadowRoot'),
  slotted: getter(Element, 'assignedSlot'),
  shown: method(Element, 'checkVisibility'),
  box: method(Element, 'getBoundingClientRect'),
}

/** The page of an embedder, and the check not yet on it. */
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An embedder</title></head><body>
<redflag-triage gates="#slots" doctor-tel="+1-202-555-0100"><p id="signs">Go to an emergency room if your legs are weak.</p>
<form slot="scheduler" id="within"><button type="button" class="time">9:00</button></form></redflag-triage>
<div id="slots"><button type="button" class="time">9:30</button></div></body></html>`

/** Waits for a page that answers at all. */
const turn = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve()
    port2.postMessage(0)
  })

/** The objects on which a script could leave names: the window and built-ins. */
const places = (win) => [
  win,
  ...[
    'Object',
    'Array',
    'String',
    'Number',
    'Function',
    'Promise',
    'Map',
    'Set',
    'RegExp',
    'Error',
    'JSON',
    'Math',
  ].map((name) => win[name]),
  ...[
    'Object',
    'Array',
    'String',
    'Number',
    'Function',
    'Promise',
    'Map',
    'Error',
    'EventTarget',
    'Node',
    'Element',
    'HTMLElement',
  ].map((name) => win[name]?.prototype),
]

export class Frame {
  /** The events of the check. @type {{type: string, detail: any}[]} */
  events = []
  /** Uncaught errors and rejections. @type {string[]} */
  uncaught = []
  /** How often a time was booked, or a text ran as code. */
  booked = 0

  /** @returns {Promise<Frame>} */
  static async open() {
    const frame = new Frame()
    frame.node = document.createElement('iframe')
    frame.node.width = '600'
    frame.node.height = '800'
    frame.node.srcdoc = PAGE
    const loaded = new Promise((resolve) => frame.node.addEventListener('load', resolve, { once: true }))
    document.body.append(frame.node)
    await loaded
    frame.win = frame.node.contentWindow
    frame.doc = frame.node.contentDocument
    ;[frame.host] = from.all(frame.doc, 'redflag-triage')
    frame.#listen()
    frame.#places = places(frame.win).filter(Boolean)
    frame.settled()
    return frame
  }

  #places
  #before

  #listen() {
    const { win, doc, host } = this
    for (const name of ['ready', 'step', 'result', 'book', 'share', 'error'])
      from.listen(host, `redflag-${name}`, ({ type, detail }) => this.events.push({ type, detail }))
    from.listen(win, 'error', (event) => this.uncaught.push(String(event.message)))
    from.listen(win, 'unhandledrejection', (event) => this.uncaught.push(`rejection: ${reasonOf(event)}`))
    for (const time of from.all(doc, '.time')) from.listen(time, 'click', () => this.booked++)
    // As a page does that follows its links by itself.
    const follow = (event) =>
      Array.from(event.composedPath()).some(({ localName }) => localName === 'a') && event.preventDefault()
    from.listen(doc, 'click', follow)
    // The only timer of that length is the check's own.
    const { setTimeout } = win
    win.setTimeout = (work, ms, ...rest) => setTimeout(work, ms === 20_000 ? 600 : ms, ...rest)
  }

  /** The check comes, as a module. */
  async run(src = '/dist/redflag.js') {
    const script = from.create(this.doc, 'script')
    from.set(script, 'type', 'module')
    from.set(script, 'src', src)
    const loaded = new Promise((resolve) => {
      for (const type of ['load', 'error']) from.listen(script, type, () => resolve())
    })
    from.append(this.doc.head, script)
    await loaded
    await this.turns()
  }

  /** Some turns of the event loop: all that was asked for is done. */
  async turns(count = 3) {
    for (let index = 0; index < count; index++) await turn()
  }

  /** @param {() => boolean} condition @param {number} [limit] */
  async until(condition, limit = 10_000) {
    const late = performance.now() + limit
    while (!condition() && performance.now() < late) await new Promise((resolve) => setTimeout(resolve, 4))
  }

  /** Counts the names that are there now as the page's own. */
  settled() {
    this.#before = this.#places.map((place) => new Set(Reflect.ownKeys(place)))
  }

  /** Names that came since. */
  get left() {
    return this.#places
      .flatMap((place, index) => Reflect.ownKeys(place).filter((key) => !this.#before[index].has(key)))
      .map(String)
  }

  close() {
    this.node.remove()
  }
}

function reasonOf({ reason }) {
  try {
    return String(reason?.message ?? reason)
  } catch {
    return 'what cannot be read'
  }
}
