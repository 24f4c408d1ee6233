import { h } from '../dom.js'

/** What the check is, before the first question. @param {any} context */
export const startScreen = ({ ui, heading, on }) => [
  heading(ui['start-heading']),
  h('p', {}, ui['start-text']),
  h('p', {}, ui['start-time'], ' ', ui['start-privacy']),
  h('p', { class: 'quiet' }, ui['start-limits']),
  h('button', { class: 'main', part: 'button start', onclick: on.start }, ui.start),
]
