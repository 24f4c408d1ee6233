/**
 * Runs in the page before everything else, whatever its policy (it is served as a script of the page's own origin). What an
 * engine gives a driver differs; this does not: finding things the way a visitor names them, waiting, and listening.
 */
import { computeAccessibleName, getRole } from 'dom-accessibility-api'

// Taken now, because some tests replace them.
const { setTimeout, Date, Promise } = globalThis
const patience = 10_000

const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim()

/** Every element below, shadow roots included. */
function* below(root) {
  if (root.shadowRoot) yield* below(root.shadowRoot)
  for (const node of root.children) {
    yield node
    yield* below(node)
  }
}

const parent = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host
const within = (node, inner) => {
  while (inner && inner !== node) inner = parent(inner)
  return inner === node
}

const isVisible = (node) => {
  const { width, height } = node.getBoundingClientRect()
  return node.isConnected && node.checkVisibility({ visibilityProperty: true }) && width > 0 && height > 0
}

/** Not there for assistive technology. */
function isHidden(node) {
  if (!node.checkVisibility({ visibilityProperty: true })) return true
  for (let ancestor = node; ancestor; ancestor = parent(ancestor))
    if (ancestor.inert || ancestor.ariaHidden === 'true') return true
  return false
}

/** All the text, as in `textContent`, and that of shadow roots. */
const textOf = (node) =>
  /^(script|style|template)$/i.test(node.localName)
    ? ''
    : [...(node.shadowRoot ?? node).childNodes]
        .map((child) => (child.nodeType === 3 ? child.data : child.nodeType === 1 ? textOf(child) : ''))
        .join('')

/** @param {{ text?: string, exact?: boolean, source?: string, flags?: string }} wanted */
function matcher({ text, exact, source, flags }) {
  if (source !== undefined) return (value) => new RegExp(source, flags).test(tidy(value))
  const wanted = tidy(text)
  if (exact) return (value) => tidy(value) === wanted
  return (value) => tidy(value).toLowerCase().includes(wanted.toLowerCase())
}

const levelOf = (node) => Number(node.ariaLevel ?? node.localName.match(/^h([1-6])$/)?.[1])
const labelsOf = (node) => [...(node.labels ?? [])].map(textOf).concat(node.ariaLabel ?? [])

/** One narrowing each: the elements within `scopes` that a step means. */
const ways = {
  css: (scopes, css) => scopes.flatMap((scope) => [...below(scope)].filter((node) => node.matches(css))),
  role: (scopes, { role, name, level, checked }) => {
    const named = name && matcher(name)
    return ways
      .css(scopes, '*')
      .filter(
        (node) =>
          getRole(node) === role &&
          (level === undefined || levelOf(node) === level) &&
          (checked === undefined || node.checked === checked) &&
          !isHidden(node) &&
          (!named || named(computeAccessibleName(node))),
      )
  },
  label: (scopes, wanted) => {
    const matches = matcher(wanted)
    return ways
      .css(scopes, 'input, select, textarea, button, [aria-label]')
      .filter((node) => labelsOf(node).some(matches))
  },
  // The innermost that says all of it, which may be where the search began.
  text: (scopes, wanted) => {
    const matches = matcher(wanted)
    const all = [...scopes.filter((scope) => scope !== document), ...ways.css(scopes, ':not(head, head *)')]
    const saying = all.filter((node) => matches(textOf(node)))
    return saying.filter((node) => !saying.some((other) => other !== node && within(node, other)))
  },
  has: (scopes, wanted) => scopes.filter((node) => matcher(wanted)(textOf(node))),
  nth: (scopes, index) => [scopes.at(index)].filter(Boolean),
  or: (scopes, [ours, theirs]) => [...new Set([...find(ours, scopes), ...find(theirs, scopes)])],
  focused: () => {
    let node = document.activeElement
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement
    return node ? [node] : []
  },
  held: (scopes, index) => [held[index]],
}

const held = []

/** @param {any[][]} steps pairs of a way and what it needs */
function find(steps, scopes = [document]) {
  return steps.reduce((found, [way, need]) => [...new Set(ways[way](found, need))], scopes)
}

const describe = (node) => node.cloneNode(false).outerHTML ?? node.nodeName

/** Asks until it does not throw. What was wrong last is what the test is told. */
async function until(ask, limit = patience) {
  const late = Date.now() + limit
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (Date.now() > late) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
}

function single(steps) {
  const nodes = find(steps)
  if (nodes.length === 1) return nodes[0]
  const found = nodes.length ? nodes.map(describe).join(', ') : 'nothing'
  throw new Error(`${JSON.stringify(steps)} found ${found}, on: ${tidy(textOf(document.body)).slice(0, 400)}`)
}
const onlyNode = (steps, limit) => until(() => single(steps), limit)

function hitAt(x, y) {
  let hit = document.elementFromPoint(x, y)
  for (let inner; hit?.shadowRoot && (inner = hit.shadowRoot.elementFromPoint(x, y)) && inner !== hit;) hit = inner
  return hit
}

/** A new screen takes no click at first, and may move while its colours are judged: visitors take their time. */
function settled() {
  for (const host of ways.css([document], 'redflag-triage'))
    if (host.shadowRoot?.querySelector('.settling, .new')) throw new Error('the new screen has not settled')
}

/** Where to press to hit it: it is there, can be used, and nothing lies over it. */
function pointOf(steps) {
  settled()
  const node = single(steps)
  if (!isVisible(node)) throw new Error(`${describe(node)} cannot be seen`)
  if (node.matches(':disabled')) throw new Error(`${describe(node)} is disabled`)
  const middle = () => {
    const { x, y, width, height } = node.getClientRects()[0]
    return [x + width / 2, y + height / 2]
  }
  // A point on the very edge is in the window, and hits nothing.
  const inView = ([x, y]) => x > 1 && y > 1 && x < innerWidth - 1 && y < innerHeight - 1
  // As a person scrolls on, also where a bar lies over it.
  const hits = () => {
    const hit = hitAt(...middle())
    return [hit, hit && (within(node, hit) || hit.closest('label')?.control === node)]
  }
  // Whether the lower edge cuts the node: in a window of 256 px, Firefox does not give such a press to the button.
  const cut = () => node.getClientRects()[0].bottom > innerHeight
  if (!inView(middle()) || !hits()[1] || cut())
    node.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
  const [x, y] = middle()
  const [hit, itself] = hits()
  if (!itself) {
    throw new Error(`${describe(node)} is covered by ${hit ? describe(hit) : 'nothing that can be hit'}`)
  }
  return [x, y]
}

function fill(node, text) {
  node.focus()
  node.value = text
  node.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  node.dispatchEvent(new Event('change', { bubbles: true }))
}

/** The accessibility tree, a line for each thing with a role: role, name and states, indented as they nest. */
function tree(root, depth = 0, lines = []) {
  for (const node of (root.shadowRoot ?? root).children) {
    if (node.localName === 'slot') {
      for (const slotted of node.assignedElements()) tree({ children: [slotted] }, depth, lines)
      continue
    }
    if (isHidden(node)) continue
    const role = getRole(node)
    const hasLine = role && !['generic', 'presentation', 'none'].includes(role)
    if (hasLine) {
      const states = ['checked', 'required', 'disabled', 'open'].filter((state) => node[state])
      const own = role === 'paragraph' || role === 'listitem' ? '' : tidy(computeAccessibleName(node))
      const level = levelOf(node)
      lines.push(
        '  '.repeat(depth) + [role, level || '', own && JSON.stringify(own), ...states].filter(Boolean).join(' '),
      )
    }
    tree(node, depth + (hasLine ? 1 : 0), lines)
  }
  return lines
}

const harness = {
  find,
  one: onlyNode,
  until,
  isVisible,
  fill,
  textOf,
  tree,
  settled: () => until(settled),
  point: (steps, limit) => until(() => pointOf(steps), limit),
  hold: async (steps) => held.push(await onlyNode(steps)) - 1,
  log: [],
}
globalThis.harness = harness

/** Every event of the check with what it carries, whoever listens or not. */
globalThis.recorded = []
const dispatch = EventTarget.prototype.dispatchEvent
EventTarget.prototype.dispatchEvent = function (event) {
  if (event.type.startsWith('redflag-')) {
    const { type, detail, bubbles, composed, cancelable } = event
    globalThis.recorded.push({ type, detail: structuredClone(detail), bubbles, composed, cancelable })
  }
  return dispatch.call(this, event)
}

// Keeps the lines of the console, for an engine that does not give them to its driver.
for (const kind of ['log', 'info', 'warn', 'error', 'debug']) {
  const write = console[kind]
  console[kind] = (...args) => {
    harness.log.push(`${kind}: ${args.map(String).join(' ')}`)
    write.apply(console, args)
  }
}
addEventListener('error', ({ error, message }) => harness.log.push(`exception: ${error ?? message}`))
addEventListener('unhandledrejection', ({ reason }) => harness.log.push(`exception: ${reason}`))
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  // The page did not ask for that one.
  if (!blockedURI.endsWith('/favicon.ico')) harness.log.push(`error: ${violatedDirective} refuses ${blockedURI}`)
})
