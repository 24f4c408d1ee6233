import { day, fill, h, phoneLink } from '../dom.js'
import { answersList } from './answers.js'

const list = (items, attributes) =>
  h(
    'ul',
    attributes,
    items.map((item) => h('li', {}, item)),
  )

/** What to do, where and how soon: an NHS care card, with its level in words, icon and colour. @param {any} context */
export const guidanceScreen = (context) => {
  const { step, ui, heading, section, numberOf, say, canBook, bookHref, on } = context
  const { booking, text } = step
  const { actions, review } = text
  const open = booking === 'open'
  const lines = (words, number) => words?.map((line) => h('p', {}, say(line, number)))

  const call = (item) => {
    const number = numberOf(item.phone)
    const link = (words) =>
      phoneLink(number, say(words, number), {
        class: item === actions[0] || item.phone === 'emergency' ? 'call' : 'second',
        part: 'button call',
      })
    return number && item.label.includes('{tel}')
      ? [link(item.label), lines(item.text, number)]
      : [h('strong', {}, say(item.label)), lines(item.text, number), number && link(ui['call-tel'])]
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
    const head = item.kind === 'book' && mayBook ? book(item.label) : h('strong', {}, say(item.label))
    return [head, lines(item.text)]
  }
  const steps = actions.filter(({ kind }) => kind !== 'learn' && (kind !== 'book' || booking !== 'closed')).map(act)
  if (mayBook) steps.push(book(ui['continue-to-booking']))

  const learn = actions.filter(({ kind }) => kind === 'learn')
  const later = new Map()
  for (const { heading: title, text: sign } of text.comeBackIf) later.set(title, [...(later.get(title) ?? []), sign])

  return [
    h('button', { class: 'link back', part: 'back', onclick: on.back }, ui.back),
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
          h('div', { class: 'body' }, lines(text.text), list(steps, { class: 'steps' }), text.why && lines([text.why])),
        ),
        text.because.length > 0 && section(ui.because, list(text.because)),
        text.notSure.length > 0 && section(ui['not-sure'], list(text.notSure), h('p', {}, ui['not-sure-text'])),
        text.skipped.length > 0 && section(ui.skipped, list(text.skipped)),
      ),
      (later.size > 0 || learn.length > 0) &&
        h(
          'div',
          {},
          later.size > 0 &&
            section(
              ui['come-back'],
              [...later].map(([title, signs]) => [
                heading(fill(ui['come-back-if'], { heading: say(title) }), 2),
                list(signs),
              ]),
            ),
          learn.length > 0 &&
            section(
              ui['learn-more'],
              learn.map((item) => h('details', {}, h('summary', {}, item.label), lines(item.text))),
            ),
        ),
      h(
        'div',
        {},
        h(
          'div',
          { class: 'tools' },
          ['restart', 'print', 'save', 'copy', 'share'].map((id) =>
            h('button', { class: 'link', part: id, onclick: on[id] }, ui[id]),
          ),
        ),
        section(ui['your-answers'], answersList(context)),
        h(
          'details',
          { part: 'sources' },
          h('summary', {}, ui.sources),
          // Beside the page: the answers are kept nowhere but on it.
          list(
            text.sources.map((source) => {
              const link = { href: source.url, target: '_blank', rel: 'noopener' }
              return h(source.url ? 'a' : 'span', source.url && link, fill(ui.source, source))
            }),
          ),
        ),
        h(
          'p',
          { class: 'quiet', part: 'version' },
          fill(ui.version, step),
          ' ',
          review?.reviewer
            ? fill(ui['reviewed-by'], { ...review, date: day(text.lang, review.reviewed) })
            : ui['review-none'],
          ' ',
          review?.due && fill(ui['review-due'], { date: day(text.lang, review.due) }),
          ' ',
          ui['not-a-diagnosis'],
        ),
      ),
    ),
  ]
}
