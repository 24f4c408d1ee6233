import { h } from '../dom.js'
import { alarm, shell } from './frame.js'

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

/** The same in short, for before a scheduler that the visitor would meet first. @param {string} signs */
export const warning = ({ lang, dir, ui }, tel, signs = '') =>
  h(
    'div',
    { class: 'redflag-failed', role: 'note', lang, dir },
    h('p', {}, ui.failed),
    alarm(ui, tel),
    signs.split(/\n+/).map((line) => h('p', {}, line)),
  )
