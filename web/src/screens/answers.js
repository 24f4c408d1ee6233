import { fill, h } from '../dom.js'

/**
 * The answers given, each with a way to change it. The hidden words name the question, because "Change" alone, heard in a
 * list of links, says nothing.
 * @param {any} context
 */
export const answersList = ({ step: { text }, ui, on }) => {
  const row = ({ question, ask, answer }) =>
    h(
      'div',
      {},
      h('dt', {}, ask),
      h('dd', {}, answer),
      h(
        'dd',
        {},
        h(
          'button',
          { class: 'link', part: 'change', onclick: () => on.change(question) },
          ui.change,
          h('span', { class: 'unseen' }, ' ', fill(ui['change-for'], { ask })),
        ),
      ),
    )
  return h('dl', { part: 'answers' }, text.road.map(row))
}
