/**
 * Acts of a page against the check, by carelessness or by the code of others on it. Each act is drawn by dice, done in the
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

import { BUILT_INS, KEYS } from './names.mjs'
import { COLOURS, MARKUP, NAMES, STYLES, TEXTS, THEMES } from './values.mjs'

const propertyOf = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())

const thrower = (win) => () => {
  throw new win.Error('broken by the page')
}

/** Values of every wrong kind. */
const odd = (win) => [
  ...[null, undefined, 0, -0, NaN, Infinity, 1n, true, Symbol('x'), [], {}, () => 'x', new Date(0), /x/, new Map()],
  ...[{ toString: thrower(win) }, { valueOf: thrower(win), toString: null }, new Proxy({}, {}), win, win.document],
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
      // A value that is no text throws at once, or, where the element is not defined yet, once it is.
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
    const words = pick([
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
      host.words = words
      if (draw(2)) void host.words.en
    } catch {
      // The error of a getter that throws is the page's own.
    }
    return { line: `words ${JSON.stringify(text.slice(0, 40))}` }
  },
  'style of the element'(world) {
    const css = world.pick(STYLES)
    const selector = world.pick([
      'redflag-triage',
      'body > redflag-triage:nth-child(n)',
      'redflag-triage::part(frame)',
      'redflag-triage *',
    ])
    style(world, `${selector} { ${css.replaceAll(';', ' !important;')} !important }`)
    return { line: `${selector} { ${css} }` }
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
    const className = pick([
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
    const { prototype } = win[className]
    if (Object.hasOwn(prototype, key)) return { line: `${className}.prototype.${key} stays` }
    const enumerable = !!draw(2)
    Object.defineProperty(prototype, key, { value, enumerable, writable: !!draw(4), configurable: true })
    return {
      line: `${className}.prototype.${key} = ${typeof value} ${String(value).slice(0, 20)}`,
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
