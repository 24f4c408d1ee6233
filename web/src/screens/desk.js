import { h } from '../dom.js'

/**
 * A sheet over everything, large and black on white, to hold up at a desk or to read out on the phone: in the visitor's
 * language, and in English for those who may not read it.
 *
 * @param {HTMLElement} view
 * @param {{lang: string, dir: string, lines: string[]}[]} summaries
 * @param {string} back what closes it
 */
export const showDesk = (view, summaries, back) => {
  const dialog = h(
    'dialog',
    { class: 'desk' },
    // The first line has the focus, not the button below the last.
    h(
      'div',
      { tabindex: -1, autofocus: true },
      summaries.map(({ lang, dir, lines }) =>
        h(
          'div',
          { lang, dir },
          lines.map((line) => h('p', {}, line)),
        ),
      ),
    ),
    h('button', { class: 'main', onclick: () => dialog.close() }, back),
  )
  dialog.addEventListener('close', () => dialog.remove())
  view.append(dialog)
  dialog.showModal()
}
