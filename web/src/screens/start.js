import { h } from '../dom.js'

/** What the check is, before the first question. @param {any} context */
export const startScreen = ({ ui, heading, on }) => [
  heading(ui['start-heading']),
  h('p', {}, ui['start-text']),
  h(
    'ul',
    { class: 'facts' },
    ['start-time', 'start-privacy', 'start-limits'].map((key) => h('li', {}, ui[key])),
  ),
  h('button', { class: 'main', part: 'button start', onclick: on.start }, ui.start),
]
