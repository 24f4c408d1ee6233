import { day, fill, fold, h, phoneLink } from '../dom.js'
import { summaryOf } from '../record.js'
import { grouped, signsLater } from '../words.js'
import { answersList } from './answers.js'
import { dueOf, reviewLine } from './review.js'

/** So many reasons, so many lines about later, and so many signs in all of them stand open; the rest is folded. */
const REASONS = 3
const LINES = 4
const SIGNS = 6

const list = (items, attributes) =>
  h(
    'ul',
    attributes,
    items.map((item) => h('li', {}, item)),
  )

const blank = () => h('i')

/** Guidance as an NHS care card: what to do, why and how soon, with its level in words, icon and colour. @param {any} context */
export const guidanceScreen = (context) => {
  const { step, forOther, ui, heading, section, numberOf, placeOf, say, canBook, bookHref, sameDayHref, clinic, on } =
    context
  const { booking, text } = step
  const { actions, review } = text
  const open = booking === 'open'
  const linkAttributes = (href) => ({ href, target: '_blank', rel: 'noopener noreferrer' })
  const lines = (words, number) => words?.map((line) => h('p', {}, say(line, number)))

  // Only a page that holds something back, or names a place to go to, gets a button: any other would do nothing.
  let mayBook = canBook && booking !== 'closed'
  const book = (label, style) => {
    mayBook = false
    const button = h(
      bookHref ? 'a' : 'button',
      { class: style, part: 'button book', href: bookHref, onclick: on.book },
      open ? label : ui['called-continue'],
    )
    const send = () =>
      h('label', { class: 'send' }, h('input', { type: 'checkbox', id: 'send' }), ' ', fill(ui.send, { clinic }))
    return clinic ? [send(), button] : button
  }

  /** The first action is the loudest; whatever stands in for it is quieter. */
  const actionNodes = (item, index) => {
    const { kind, label, phone, find } = item
    const style = index ? (open ? 'link' : 'second') : 'call'
    const number = kind === 'call' ? numberOf(phone) : null
    const words = lines(item.text, number)
    // The number is readable too, for visitors who sit at a computer and call from a phone.
    const spoken = (name) => (name.includes('{tel}') ? say(name, number) : [name, ' ', h('bdi', {}, number)])
    const call = (name) => phoneLink(number, spoken(name), { class: style, part: 'button call' })
    if (number && (!index || label.includes('{tel}'))) return [call(label), words]
    if (find && !index)
      return [h('a', { ...linkAttributes(placeOf(item)), class: style, part: 'button find' }, find), words]
    if (kind === 'book' && mayBook) return [book(label, index ? 'second' : 'main'), words]
    const parts = [words, number && call(ui['call-tel'])]
    // An action is never folded away, nor is a number: only the details are.
    return index && item.text.length > +!!number ? fold(say(label), parts) : [h('strong', {}, say(label)), ' ', parts]
  }
  // A visit today is as soon as the call, and the page knows that it has one. Later days stay held.
  const today = booking === 'after-call' && sameDayHref
  const first = today && h('a', { ...linkAttributes(today), class: 'call', part: 'button same-day' }, ui['same-day'])
  const steps = actions
    .filter(({ kind }) => kind !== 'learn' && (kind !== 'book' || booking !== 'closed'))
    .map((item, index) => actionNodes(item, index + +!!first))
  if (first) steps.unshift(first)
  if (mayBook) steps.push(book(ui['continue-to-booking'], 'second'))

  const reasons = [
    ...text.because.map((sign) => [ui.because, sign]),
    ...text.notSure.map((sign) => [ui['not-sure'], sign]),
    ...text.skipped.map((sign) => [ui.skipped, sign]),
  ]
  const because = (pairs) => grouped(pairs).map(([title, signs]) => [h('p', {}, h('strong', {}, title)), list(signs)])
  const hidden = reasons.slice(REASONS)

  const later = signsLater(text)
  const shownCount = Math.ceil(SIGNS / Math.min(LINES, later.length))
  const line = (title, signs) => [h('strong', {}, say(title), ':'), ' ', list(signs)]
  const shortLine = ([title, signs]) => {
    const hiddenCount = signs.length - shownCount
    const named =
      hiddenCount > 1 ? [...signs.slice(0, shownCount), fill(ui['come-back-more'], { count: hiddenCount })] : signs
    return line(title, named)
  }
  const learn = actions.filter(({ kind }) => kind === 'learn')
  const emergencyCall = actions.some(({ kind, phone }) => kind === 'call' && phone === 'emergency')
  const { date, overdue } = dueOf(text)

  return [
    h('button', { class: 'link back', part: 'back', onclick: on.back }, ui.back),
    h(
      'div',
      { class: 'paper' },
      h('p', {}, ui['paper-name'], blank(), ui['paper-clinic'], clinic ? [' ', clinic] : blank()),
      summaryOf(step, forOther, ui, numberOf()).map((line) => h('p', {}, line)),
    ),
    h(
      'div',
      { class: 'pair' },
      h(
        'div',
        {},
        h(
          'div',
          { class: 'card ' + step.urgency, part: 'guidance' },
          h(
            'div',
            { class: 'top' },
            h('i', { class: 'icon' }),
            heading([h('span', { class: 'level' }, text.level, ':'), ' ', say(text.heading)]),
          ),
          h(
            'div',
            { class: 'body' },
            because(reasons.slice(0, REASONS)),
            text.why && lines([text.why]),
            list(steps.slice(0, 1), { class: 'steps' }),
            lines(text.text),
            list(steps.slice(1), { class: 'steps' }),
            h('button', { class: 'link show', part: 'show', onclick: on.show }, ui.show),
            emergencyCall && fold(ui['cannot-call'], lines([ui['cannot-call-text']])),
          ),
        ),
        reviewLine(context, ui['not-a-diagnosis']),
        hidden.length > 0 && fold(fill(ui['because-more'], { count: hidden.length }), because(hidden)),
      ),
      later.length > 0 &&
        h(
          'div',
          {},
          section(
            ui['come-back'],
            list(later.slice(0, LINES).map(shortLine), { class: 'later' }),
            fold(
              ui['come-back-all'],
              later.map((group) => h('div', {}, line(...group))),
            ),
          ),
        ),
      h(
        'div',
        {},
        fold(ui['your-answers'], answersList(context)),
        fold(
          ui['learn-more'],
          learn.map((item) => [heading(item.label, 1), lines(item.text)]),
          heading(ui.sources, 1),
          // Beside the page: the answers are kept nowhere but on it.
          h(
            'ul',
            { part: 'sources' },
            text.sources.map((source) =>
              h(
                'li',
                {},
                h(source.url ? 'a' : 'span', source.url && linkAttributes(source.url), fill(ui.source, source)),
              ),
            ),
          ),
          h(
            'p',
            { class: 'quiet', part: 'version' },
            fill(ui.version, step),
            ' ',
            review?.reviewer && fill(ui['reviewed-by'], { ...review, date: day(text.lang, review.reviewed) }),
            ' ',
            date && !overdue && fill(ui['review-due'], date),
          ),
        ),
        h(
          'details',
          { class: 'tools' },
          h('summary', {}, ui.tools),
          ['print', 'save', 'copy', 'share'].map((id) =>
            h('button', { class: 'link', part: id, onclick: on[id] }, ui[id]),
          ),
          // It asks first: one press must not throw away what took minutes.
          fold(ui.restart, h('button', { class: 'second', part: 'restart', onclick: on.restart }, ui['restart-asks'])),
        ),
      ),
    ),
  ]
}
