import { h } from '../dom.js'
import { shell } from './frame.js'

/**
 * The author's own text, under the emergency line and one that says the check did not run. Never a blank box.
 * @param {any} speech
 * @param {string} tel
 * @param {string} [signs] from the rules, for an author who wrote nothing
 */
export const problemScreen = (speech, tel, signs) =>
  shell(
    speech,
    tel,
    speech.ui.failed && h('p', { id: 'heading', class: 'problem', part: 'problem' }, speech.ui.failed),
    signs && h('p', {}, signs),
    h('slot'),
  )

/** Has the author written anything for when the check does not run? A scheduler is none of it. @param {any} host */
export const written = (host) =>
  [...host.childNodes].some(({ nodeType, slot, textContent }) => nodeType !== 8 && !slot && textContent.trim())
