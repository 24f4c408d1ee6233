/** Constructed sheets, shared by every element on the page: `<style>` and `style=""` are refused by `style-src 'self'`. */
import frame from './frame.css'
import firm from './guard.css'
import guidance from './guidance.css'
import questions from './questions.css'
import base from './redflag.css'

/** All of it, for a page of its own. */
export const css = frame + base + questions + guidance

/** Sheets by their text, for each document: none takes another's. @type {WeakMap<Document, Map<string, CSSStyleSheet>>} */
const documents = new WeakMap()

const sheetFor = (page) => (css) => {
  if (!documents.has(page)) documents.set(page, new Map())
  const sheets = documents.get(page)
  if (!sheets.has(css)) {
    const sheet = new page.defaultView.CSSStyleSheet()
    sheet.replaceSync(css)
    sheets.set(css, sheet)
  }
  return sheets.get(css)
}

/**
 * @param {ShadowRoot} root
 * @param {boolean} [closed] urgent guidance is shown: the sheet that no page can overrule comes on top
 */
export const dress = (root, closed) => {
  // A browser from before 2023 may have no such sheets. The check is native HTML and works undressed.
  if (!root.adoptedStyleSheets) return
  root.adoptedStyleSheets = (closed ? [css, firm] : [css]).map(sheetFor(root.ownerDocument))
}
