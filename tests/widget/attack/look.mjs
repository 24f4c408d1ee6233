/** The invariants of the check on a hostile page: returns each fault as a line. */
import { from } from './frame.mjs'

const { hasOwn } = Object

/** Never a blank box: the author's text, or a screen with its number for emergencies. */
function blank({ host, doc }) {
  const root = from.shadow(host)
  const [signs] = from.all(doc, '#signs')
  if (!root || from.slotted(signs)) return []
  if (from.all(root, '.frame #heading').length && from.all(root, '.alarm a[href^="tel:"], a.call[href^="tel:"]').length)
    return []
  return [`a blank box: ${from.read(root).slice(0, 80)}`]
}

/** Text stays text, and a link leads somewhere. */
function markup({ host, win }) {
  const root = from.shadow(host)
  if (!root) return []
  const foreign = from
    .all(root, '.outside, script, img, object, embed, iframe, style, link')
    .map(({ localName }) => `<${localName}> from outside`)
  const links = from.all(root, '[href], [src], [action], [formaction]').flatMap((node) =>
    ['href', 'src', 'action', 'formaction']
      .filter((name) => {
        const value = from.get(node, name)
        return value !== null && URL.parse?.(value, 'https://example.org/')?.protocol === 'javascript:'
      })
      .map((name) => `${name}="${from.get(node, name).slice(0, 60)}"`),
  )
  const handlers = from.all(root, '*').flatMap((node) => from.names(node).filter((name) => name.startsWith('on')))
  return [
    ...foreign,
    ...links,
    ...handlers.map((name) => `a handler ${name}`),
    ...(hasOwn(win.parent, 'pwned') ? ['text ran as code'] : []),
  ]
}

/** The number of the emergency line can be dialled. */
const dialled = ({ host }) =>
  from
    .all(from.shadow(host), '.alarm a, a.call')
    .some((node) => /^tel:[+*#\d][\d*#,;]{1,}$/.test(from.get(node, 'href')))

/** The events that the page's scheduler gets of a press, at both places. */
function bookable(frame, css) {
  const before = frame.booked
  for (const time of from.all(frame.doc, css)) from.click(time)
  return frame.booked > before
}

/** The scheduler is where it belongs. @param {any} frame @param {boolean} held @param {{gates: boolean, sheets: boolean, presses: boolean}} knows */
export function scheduler(frame, held, { gates, sheets, presses }) {
  const { doc } = frame
  const [within] = from.all(doc, '#within')
  const [slots] = from.all(doc, '#slots')
  const faults = []
  if (!!from.slotted(within) === held) faults.push(`what is in the slot is ${held ? 'there' : 'not there'}`)
  if (held && presses && bookable(frame, '#within .time')) faults.push('what is in the slot was pressed')
  if (!gates) return faults
  if (held && !sheets && from.shown(slots)) faults.push('what gates names can be seen')
  if (held && presses && bookable(frame, '#slots .time')) faults.push('what gates names was pressed')
  if (!held && slots.inert) faults.push('what gates names is not let go')
  return faults
}

/** The guidance that the engine wants, in a language that the page may have chosen. @param {any} frame @param {any} visitor */
export function guidance({ host }, visitor) {
  const root = from.shadow(host)
  const [view] = from.all(root, '.frame')
  const lang = view && from.get(view, 'lang')
  const { step } = visitor
  const { text } = visitor.spoken(lang)
  const headingText = from
    .all(root, '#heading')
    .map((node) => from.read(node))
    .join()
  const parts = [text.level, ...text.heading.split('{tel}')]
  const faults = []
  if (!parts.every((part) => headingText.includes(part)))
    faults.push(`"${parts.join('…')}" is wanted, and "${headingText.slice(0, 80)}" is said`)
  if (!from.all(root, `.card.${step.urgency}`).length) faults.push(`no card is ${step.urgency}`)
  if (host.state !== 'guidance') faults.push(`the state is ${host.state}`)
  if (host.result?.disposition !== step.disposition)
    faults.push(`the result is ${host.result?.disposition}, not ${step.disposition}`)
  if (!visitor.urgent) return faults
  if (!dialled({ host })) faults.push('the emergency number is gone')
  if (from.all(root, '[part]').length) faults.push('urgent guidance offers a part')
  const labels = visitor.bookingLabels(lang)
  const books = from.all(root, 'a, button').filter((node) => labels.includes(from.read(node).trim()))
  if (books.length) faults.push('urgent guidance offers to book')
  const [heading] = from.all(root, '#heading')
  const { width, height } = from.box(heading)
  if (!from.shown(heading, { opacityProperty: true, visibilityProperty: true }) || width < 20 || height < 8)
    faults.push('urgent guidance cannot be seen')
  return faults
}

/** The questions that the engine wants. @param {any} frame @param {any} visitor */
export function questions({ host }, visitor) {
  const root = from.shadow(host)
  const [view] = from.all(root, '.frame')
  const { text } = visitor.spoken(from.get(view, 'lang'))
  const asked = from.all(root, '.question').map((node) => from.read(node))
  const same =
    asked.length === visitor.step.questions.length &&
    asked.every((shown, place) => shown.includes((text.questions[place] ?? {}).ask))
  const state = host.state === 'asking' ? [] : [`the state is ${host.state}`]
  return same
    ? state
    : [
        ...state,
        `"${visitor.step.questions.map(({ id }) => id)}" is wanted, and "${asked.join().slice(0, 80)}" is asked`,
      ]
}

/**
 * It does not run: the author's own text stands, whoever listens is told, and the scheduler is let go. Where an untouched
 * engine says urgent, it depends on whether the broken one got as far as that.
 */
export function failed(frame, urgent, knows) {
  const { host, doc, events } = frame
  const [signs] = from.all(doc, '#signs')
  const faults = []
  if (!from.slotted(signs)) faults.push("it failed without the author's text")
  // Where not even nodes can be made, the author's text is all there is.
  if (from.all(from.shadow(host), '.frame').length && !dialled(frame))
    faults.push('it failed without the emergency number')
  if (!events.some(({ type, detail }) => type === 'redflag-error' && typeof detail?.code === 'string'))
    faults.push('it failed and told nobody')
  if (host.result !== null) faults.push('it failed with a result')
  return urgent ? faults : [...faults, ...scheduler(frame, false, knows)]
}

/** On every screen, in any state. */
export const always = (frame) => [
  ...blank(frame),
  ...markup(frame),
  ...frame.left.map((name) => `it left ${name} behind`),
]
