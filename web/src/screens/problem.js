import { h } from '../dom.js'

/** The author's own text, under one line that says the check did not run. @param {string} [line] */
export const problemScreen = (line) => [line && h('p', { class: 'problem', part: 'problem' }, line), h('slot')]
