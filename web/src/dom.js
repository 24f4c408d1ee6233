/**
 * The only file that makes nodes: `createElement`, `setAttribute` and text, so that a strict Content Security Policy and
 * Trusted Types have nothing to refuse.
 */

/**
 * @param {string} tag
 * @param {Record<string, any>} [attributes] `on…` functions become listeners; null, undefined and false are left out
 * @param {...any} children nodes and strings, nested lists too; null, undefined and false are left out
 * @returns {any}
 */
export const h = (tag, attributes, ...children) => {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function') node.addEventListener(name.slice(2), value)
    else if (value != null && value !== false) node.setAttribute(name, value)
  }
  node.append(...children.flat(9).filter((child) => child != null && child !== false))
  // A screen reader stops between two texts that are one to the eye.
  node.normalize()
  return node
}

/** A disclosure: content that is unfolded by its title. @param {any} title @param {...any} content */
export const fold = (title, ...content) => h('details', {}, h('summary', {}, title), content)

/**
 * Puts values, or nodes, where a text has {name}.
 * @param {string} text
 * @param {Record<string, any>} values
 * @returns {any[]} children for `h`
 */
export const fill = (text, values) => text.split(/\{(\w+)\}/).map((piece, index) => (index % 2 ? values[piece] : piece))

/**
 * A number to tap. What people write between digits is kept for the eye and left out of the address.
 * @param {string} number
 * @param {any} [label]
 * @param {Record<string, any>} [attributes]
 */
export const phoneLink = (number, label = number, attributes) =>
  h('a', { ...attributes, href: 'tel:' + number.replace(/[^\d+*#,;]/g, ''), dir: label === number && 'ltr' }, label)

/**
 * Moves focus there, also to what is no control. That leaves the tab order again once focus moves on, as in GOV.UK Frontend.
 * @param {HTMLElement} node
 */
export const setFocus = (node) => {
  node.focus()
  if (node.matches(':focus')) return
  node.tabIndex = -1
  node.addEventListener('blur', () => node.removeAttribute('tabindex'), { once: true })
  node.focus()
}

/**
 * A date as the language writes it, `iso` or today. Dates of the rules are read as UTC, so that nobody west of Greenwich is
 * shown the day before.
 * @param {string} lang
 * @param {string} [iso]
 */
export const day = (lang, iso) =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: iso && 'UTC' }).format(iso ? new Date(iso) : new Date())

/**
 * The nearest `lang`, out of every shadow root on the way.
 * @param {any} node
 * @returns {string}
 */
export const languageOf = (node) =>
  node ? node.getAttribute?.('lang') || languageOf(node.parentNode ?? node.host) : 'en'
