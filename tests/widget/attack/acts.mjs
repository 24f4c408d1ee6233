/**
 * What a page may do to the check, by carelessness or by the code of others on it. Each act is drawn by dice, done in the
 * page of the frame, and told in one line. `breaks` says that the check may not run after it; it must then say so.
 *
 * Left out, because no element on a page can hold it (SECURITY.md says so to its readers):
 * - what hides or covers an ancestor: `* { display: none }`, an overlay of the page over the element;
 * - built-ins that answer falsely rather than not at all, such as a JSON.parse that says another disposition;
 * - a page without `replaceWith`, by which one screen gives way to the next, or `CustomEvent`, by which the page is told;
 * - what `gates` names after the element was moved on a page that is broken: it begins to hold anew, which may fail;
 * - a press by a script where built-ins are broken: then visitors are held, who do not see what they could press;
 * - a page that reaches into the shadow root, takes the scheduler out of the element, or keeps the element off the page.
 */

/** Marks what came from outside, so that it is found where it became a node. */
const MARKUP =
  '<b class="outside">x</b><img class="outside" src="x" onerror="parent.pwned()"><script>parent.pwned()</script>'

const TEXTS = [
  ...['', ' ', '0', '-1', '1e309', 'NaN', 'null', 'undefined', 'true', '__proto__', 'constructor', 'toString', 'then'],
  ...['911', '+1-202-555-0100', 'nobody', '1', '*#06#', '9'.repeat(400), 'tel:1', '{tel}', '{0}{clinic}{ask}', '$&$1'],
  ...[
    'javascript:parent.pwned()',
    'JaVaScRiPt:parent.pwned()',
    ' java\nscript:parent.pwned()',
    '\u0001javascript:parent.pwned()',
  ],
  ...[
    'data:text/html,<script>parent.pwned()</script>',
    'vbscript:x',
    '//elsewhere.example/',
    'https://[',
    'blob:x',
    '\\\\x',
  ],
  ...[MARKUP, `"${MARKUP}`, `'>${MARKUP}`, `-->${MARKUP}`, '</section></slot>', '&lt;b&gt;', '<!--'],
  ...['en', 'es', 'ES-mx', 'de', 'ar', 'x', 'a-'.repeat(50_000) + 'a', 'en_US', '*', 'i-default'],
  ...[
    '#slots',
    '##',
    ':root',
    'body',
    'redflag-triage',
    'redflag-triage *',
    ':has(*)',
    '#slots, *',
    ':is(',
    '::part(x)',
    '}*{',
  ],
  ...[
    '\0',
    '\u202e911',
    '\ud800',
    '\u{1f4a9}',
    'é'.repeat(20_000),
    '\n'.repeat(500),
    'back-pain',
    'knee',
    '2',
    '6',
    '7',
  ],
]

const NAMES = [
  ...['gates', 'book-href', 'same-day-href', 'er-href', 'urgent-care-href', 'doctor-tel', 'nurse-tel', 'emergency-tel'],
  ...[
    'clinic',
    'heading-level',
    'lang',
    'hidden',
    'inert',
    'style',
    'class',
    'slot',
    'id',
    'dir',
    'part',
    'exportparts',
  ],
  ...['title', 'role', 'aria-hidden', 'aria-label', 'popover', 'tabindex', 'contenteditable', 'is', 'translate'],
]

const propertyOf = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())

const thrower = (win) => () => {
  throw new win.Error('broken by the page')
}

/** Values of every wrong kind. */
const odd = (win) => [
  ...[null, undefined, 0, -0, NaN, Infinity, 1n, true, Symbol('x'), [], {}, () => 'x', new Date(0), /x/, new Map()],
  ...[{ toString: thrower(win) }, { valueOf: thrower(win), toString: null }, new Proxy({}, {}), win, win.document],
]

/** What a page's own CSS says of the element. */
const STYLES = [
  ...[
    'display: none',
    'visibility: hidden',
    'opacity: 0',
    'all: unset',
    'all: initial',
    'position: absolute; left: -9999px',
  ],
  ...[
    'width: 0; height: 0; overflow: hidden',
    'clip-path: inset(50%)',
    'transform: scale(0)',
    'filter: opacity(0)',
    'zoom: 0.01',
  ],
  ...[
    'content-visibility: hidden',
    'font-size: 0',
    'color: transparent',
    'content: "All is well"',
    'max-height: 0',
    'contain: strict',
  ],
  ...[
    'display: contents',
    'z-index: -2147483647; position: fixed',
    'pointer-events: none',
    'animation: none 1s infinite',
  ],
]

const THEMES = ['accent', 'on-accent', 'background', 'text', 'quiet', 'line', 'radius', 'font', 'nobody']
const COLOURS = [
  ...[
    'white',
    'transparent',
    '#0000',
    'red',
    'currentcolor',
    'inherit',
    'initial',
    '',
    'color-mix(in srgb, red, blue)',
  ],
  ...[
    'oklch(50% 0.3 20)',
    'color(display-p3 1 0 0)',
    'url(javascript:parent.pwned())',
    'calc(infinity * 1px)',
    '-9e9px',
  ],
  ...['var(--redflag-text)', 'light-dark(white, white)', '9e9rem', 'expression(parent.pwned())'],
]

/** Names that code reads from objects it was given, and from those that it makes. */
const KEYS = [
  ...[
    'booking',
    'kind',
    'text',
    'screen',
    'disposition',
    'urgency',
    'road',
    'questions',
    'ok',
    'value',
    'error',
    'code',
  ],
  ...[
    'get',
    'set',
    'writable',
    'enumerable',
    'configurable',
    'then',
    'toJSON',
    'lang',
    'dir',
    'ui',
    'words',
    'message',
  ],
  ...[
    'path',
    'id',
    'name',
    'length',
    'open',
    'checked',
    'part',
    'class',
    'href',
    'onclick',
    '0',
    'alarm',
    'instant',
    'rows',
  ],
  ...[
    'phone',
    'find',
    'passive',
    'once',
    'capture',
    'bubbles',
    'composed',
    'cancelable',
    'detail',
    'signal',
    'mode',
    'type',
  ],
  ...[
    'timeZone',
    'dateStyle',
    'is',
    'extends',
    'attributeFilter',
    'subtree',
    'childList',
    'en',
    'es',
    'title',
    'other',
  ],
  ...[
    'unit',
    'hint',
    'why',
    'sensitive',
    'seal',
    'selfTest',
    'module',
    'wasm',
    'forOther',
    'problem',
    'problems',
    'cause',
  ],
  ...['preventScroll', 'delegatesFocus', 'element', 'back-pain', 'emergency', 'doctor', 'because', 'answer'],
]

/** What the check may use of the browser, by name. */
const BUILT_INS = [
  ...['fetch', 'queueMicrotask', 'requestAnimationFrame', 'setTimeout', 'getComputedStyle', 'matchMedia', 'crypto'],
  ...['JSON.parse', 'JSON.stringify', 'Map', 'Set', 'WeakMap', 'Promise', 'Promise.race', 'Promise.prototype.then'],
  ...[
    'WebAssembly',
    'WebAssembly.instantiate',
    'WebAssembly.Instance',
    'Intl',
    'Intl.ListFormat',
    'Intl.DateTimeFormat',
  ],
  ...[
    'Object.entries',
    'Object.fromEntries',
    'Object.keys',
    'Object.values',
    'Object.assign',
    'Object.hasOwn',
    'Object.create',
  ],
  ...[
    'Array.prototype.map',
    'Array.prototype.filter',
    'Array.prototype.find',
    'Array.prototype.flat',
    'Array.prototype.at',
  ],
  ...[
    'Array.prototype.flatMap',
    'Array.prototype.includes',
    'Array.prototype.push',
    'Array.prototype.join',
    'Array.prototype.some',
  ],
  ...['Array.prototype.forEach', 'String.prototype.split', 'String.prototype.replace'],
  ...[
    'String.prototype.replaceAll',
    'String.prototype.startsWith',
    'String.prototype.charCodeAt',
    'RegExp.prototype.exec',
  ],
  ...[
    'Uint8Array',
    'Uint8Array.from',
    'Array.from',
    'Math.imul',
    'Math.max',
    'Number.isNaN',
    'parseInt',
    'Symbol',
    'Error',
  ],
  ...[
    'customElements.define',
    'customElements.get',
    'Element.prototype.attachShadow',
    'HTMLElement.prototype.attachInternals',
  ],
  ...['Element.prototype.setAttribute', 'Element.prototype.getAttribute', 'Element.prototype.hasAttribute'],
  ...['Element.prototype.closest', 'Element.prototype.prepend', 'Element.prototype.append', 'Element.prototype.remove'],
  ...[
    'Node.prototype.normalize',
    'Node.prototype.getRootNode',
    'Node.prototype.contains',
    'Document.prototype.createElement',
  ],
  ...['HTMLElement.prototype.focus', 'Element.prototype.scrollIntoView', 'MutationObserver', 'CSSStyleSheet', 'Event'],
  ...['CSSStyleSheet.prototype.replaceSync', 'MutationObserver.prototype.observe', 'performance.now', 'performance'],
  ...[
    'console.error',
    'console.warn',
    'console',
    'TextDecoder',
    'navigator.clipboard',
    'URL',
    'Blob',
    'Reflect',
    'Proxy',
  ],
]

/** Where a name leads in a window: the object, and its key there. */
function placeOf(win, path) {
  const keys = path.split('.')
  const object = keys.slice(0, -1).reduce((at, key) => at?.[key], win)
  return [object, keys.at(-1)]
}

const put = (object, key, value) =>
  Object.defineProperty(object, key, { value, writable: true, configurable: true, enumerable: false })

/** Broken, but never lying: it throws, is not there, or hands on what the real one says. */
const MANNERS = {
  throws: (win, object, key) => put(object, key, thrower(win)),
  'is not there': (win, object, key) => Reflect.deleteProperty(object, key) || put(object, key, undefined),
  'is wrapped': (win, object, key) => put(object, key, new Proxy(object[key], {})),
}

/** A style sheet of the page, as a build tool or a theme brings it. */
function style({ doc, from }, css) {
  const node = from.create(doc, 'style')
  from.text(node, css)
  from.append(doc.head, node)
}

/** @param {any} world the frame: win, doc, host, draw, pick(list), from (the DOM as the browser made it) */
export const acts = {
  attribute({ host, pick, from }) {
    const [name, text] = [pick(NAMES), pick(TEXTS)]
    from.set(host, name, text)
    return { line: `${name}=${JSON.stringify(text.slice(0, 60))}`, gates: name === 'gates' }
  },
  'attribute taken away'({ host, pick, from }) {
    const name = pick(NAMES)
    from.unset(host, name)
    return { line: `without ${name}`, gates: name === 'gates' }
  },
  property({ win, host, pick }) {
    const [name, value] = [propertyOf(pick(NAMES.slice(0, 12))), pick(odd(win))]
    let breaks = false
    try {
      host[name] = value
      // What is no text throws at once, or, where the element is not there yet, once it is.
      breaks = Object.hasOwn(host, name)
    } catch {
      // The page is told.
    }
    return { line: `.${name} = ${typeof value}`, gates: name === 'gates', breaks }
  },
  protocol({ host, pick, from }) {
    const name = pick(['back-pain', ...TEXTS])
    from.set(host, 'protocol', name)
    return { line: `protocol=${JSON.stringify(name.slice(0, 60))}`, breaks: true, protocol: true }
  },
  words({ win, host, pick, draw }) {
    const text = pick([
      MARKUP,
      'All is well. You may book below.',
      '',
      '{tel}{count}',
      'x'.repeat(9999),
      'javascript:parent.pwned()',
    ])
    const keys = [
      'title',
      'restart',
      'back',
      'continue',
      'book',
      'continue-to-booking',
      'held',
      'emergency-line',
      'failed',
    ]
    const ui = Object.fromEntries(keys.map((key) => [key, text]))
    const given = pick([
      ...[
        { en: { ui }, es: { ui } },
        { en: { ui, dispositions: ui, questions: ui } },
        JSON.parse('{"__proto__":{"ui":{"title":"X"}}}'),
      ],
      ...[
        { en: null },
        { en: { ui: odd(win) } },
        { en: { ui: { title: pick(odd(win)) } } },
        { toString: { ui } },
        pick(odd(win)),
      ],
    ])
    try {
      host.words = given
      if (draw(2)) void host.words.en
    } catch {
      // What throws when it is read is the page's own.
    }
    return { line: `words ${JSON.stringify(text.slice(0, 40))}` }
  },
  'style of the element'(world) {
    const css = world.pick(STYLES)
    const where = world.pick([
      'redflag-triage',
      'body > redflag-triage:nth-child(n)',
      'redflag-triage::part(frame)',
      'redflag-triage *',
    ])
    style(world, `${where} { ${css.replaceAll(';', ' !important;')} !important }`)
    return { line: `${where} { ${css} }` }
  },
  theme(world) {
    const [name, value] = [world.pick(THEMES), world.pick(COLOURS)]
    style(world, `redflag-triage { --redflag-${name}: ${value} }`)
    return { line: `--redflag-${name}: ${value}` }
  },
  'sheets of the page'({ doc }) {
    doc.adoptedStyleSheets = []
    return { line: 'document.adoptedStyleSheets = []', sheets: true }
  },
  'language of the page'({ doc, pick, from }) {
    const lang = pick(['es', 'en', 'de', '', ...TEXTS])
    from.set(doc.documentElement, 'lang', lang)
    return { line: `page in ${JSON.stringify(lang.slice(0, 60))}` }
  },
  'taken out and put back'({ doc, host, from, draw }) {
    from.remove(host)
    const place = draw(2) ? doc.body : from.append(doc.body, from.create(doc, 'div'))
    from.append(place, host)
    return { line: 'taken out and put back', moved: true }
  },
  'put elsewhere twice'({ doc, host, from }) {
    for (let times = 0; times < 2; times++) from.append(from.append(doc.body, from.create(doc, 'main')), host)
    return { line: 'put elsewhere twice', moved: true }
  },
  'defined again'({ win, pick }) {
    try {
      win.customElements.define('redflag-triage', pick([class extends win.HTMLElement {}, win.HTMLElement, null]))
    } catch {
      // It is defined already.
    }
    return { line: 'defined again', late: true }
  },
  pollution({ win, pick, draw }) {
    const where = pick([
      'Object',
      'Object',
      'Object',
      'Array',
      'String',
      'Function',
      'Promise',
      'Element',
      'HTMLElement',
    ])
    const key = pick(KEYS)
    const value = pick(['x', 'open', 'closed', true, false, 0, null, undefined, [], {}, () => 'x', thrower(win)])
    const { prototype } = win[where]
    if (Object.hasOwn(prototype, key)) return { line: `${where}.prototype.${key} stays` }
    const enumerable = !!draw(2)
    Object.defineProperty(prototype, key, { value, enumerable, writable: !!draw(4), configurable: true })
    return {
      line: `${where}.prototype.${key} = ${typeof value} ${String(value).slice(0, 20)}`,
      breaks: true,
      undo: () => delete prototype[key],
    }
  },
  'built-in'({ win, pick }) {
    const [path, manner] = [pick(BUILT_INS), pick(Object.keys(MANNERS))]
    const [object, key] = placeOf(win, path)
    const before = object && Object.getOwnPropertyDescriptor(object, key)
    const wrappable = ['object', 'function'].includes(typeof object?.[key])
    if (!before?.configurable || !wrappable) return { line: `${path} stays` }
    MANNERS[manner](win, object, key)
    return { line: `${path} ${manner}`, breaks: true, undo: () => Object.defineProperty(object, key, before) }
  },
}

/** Those that never keep the check from running. */
export const harmless = Object.keys(acts).filter((name) => !['pollution', 'built-in', 'protocol'].includes(name))
export const breaking = Object.keys(acts).filter((name) => !harmless.includes(name))
