import { fill, h, phoneLink } from '../dom.js'
import { answersList } from './answers.js'

const lines = (text) => (text ?? []).map((line) => h('p', {}, line))
const list = (items, attributes) =>
  h(
    'ul',
    attributes,
    items.map((item) => h('li', {}, item)),
  )

/** A date as the language writes it. Read as UTC, so that nobody west of Greenwich is shown the day before. */
const day = (iso, lang) => new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso))

/** What to do, where and how soon: an NHS care card, with its level in words, icon and colour. @param {any} context */
export const guidanceScreen = (context) => {
  const { step, ui, heading, section, phones, canBook, bookHref, on } = context
  const { booking, text } = step
  const { actions, review } = text
  const open = booking === 'open'

  const call = (item) => {
    const number = phones[item.phone]
    const named = item.label.includes('{tel}')
    const link = (words) =>
      phoneLink(number, fill(words, { tel: h('bdi', {}, number) }), {
        class: item === actions[0] || item.phone === 'emergency' ? 'call' : 'second',
        part: 'button call',
      })
    return number && named
      ? [link(item.label), lines(item.text)]
      : [h('strong', {}, item.label), lines(item.text), number && link(ui['call-tel'])]
  }

  // Only a page that holds something back, or names a place to go to, gets a button: any other would do nothing.
  let mayBook = canBook && booking !== 'closed'
  const book = (label) => {
    mayBook = false
    return h(
      bookHref ? 'a' : 'button',
      { class: open ? 'main' : 'second', part: 'button book', href: bookHref, onclick: on.book },
      open ? label : ui['called-continue'],
    )
  }

  const act = (item) => {
    if (item.kind === 'call') return call(item)
    const head = item.kind === 'book' && mayBook ? book(item.label) : h('strong', {}, item.label)
    return [head, lines(item.text)]
  }
  const steps = actions.filter(({ kind }) => kind !== 'learn' && (kind !== 'book' || booking !== 'closed')).map(act)
  if (mayBook) steps.push(book(ui['continue-to-booking']))

  const learn = actions.filter(({ kind }) => kind === 'learn')
  const later = new Map()
  for (const { heading: title, text: sign } of text.comeBackIf) later.set(title, [...(later.get(title) ?? []), sign])

  return [
    h(
      'div',
      { class: 'card ' + step.urgency, part: 'guidance' },
      h(
        'div',
        { class: 'top' },
        h('i', { class: 'icon' }),
        heading([h('span', { class: 'level' }, text.level), ' ', text.heading]),
      ),
      h('div', { class: 'body' }, lines(text.text), h('p', {}, text.why), list(steps, { class: 'steps' })),
    ),
    text.because.length > 0 && section(ui.because, list(text.because)),
    text.notSure.length > 0 && section(ui['not-sure'], list(text.notSure), h('p', {}, ui['not-sure-text'])),
    later.size > 0 &&
      section(
        ui['come-back'],
        [...later].map(([title, signs]) => [heading(fill(ui['come-back-if'], { heading: title }), 2), list(signs)]),
      ),
    learn.length > 0 &&
      section(
        ui['learn-more'],
        learn.map((item) => h('details', {}, h('summary', {}, item.label), lines(item.text))),
      ),
    section(ui['your-answers'], answersList(context)),
    h(
      'details',
      { part: 'sources' },
      h('summary', {}, ui.sources),
      list(text.sources.map((source) => h(source.url ? 'a' : 'span', { href: source.url }, fill(ui.source, source)))),
    ),
    h(
      'p',
      { class: 'quiet', part: 'version' },
      fill(ui.version, step),
      ' ',
      review?.reviewer
        ? fill(ui['reviewed-by'], { ...review, date: day(review.reviewed, text.lang) })
        : ui['review-none'],
      ' ',
      review?.due && fill(ui['review-due'], { date: day(review.due, text.lang) }),
      ' ',
      ui['not-a-diagnosis'],
    ),
    h(
      'div',
      { class: 'tools' },
      ['back', 'restart', 'print', 'share'].map((id) =>
        h('button', { class: 'link', part: id, onclick: on[id] }, ui[id]),
      ),
    ),
  ]
}
