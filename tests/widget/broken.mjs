/** Pages on which something of the check is broken, and what an author wrote for them. */
import assert from 'node:assert/strict'

export const SIGNS = 'Go to an emergency room if you cannot control your bladder'
export const body = `<redflag-triage gates="#slots"><p>${SIGNS}, or call 911.</p></redflag-triage>
  <div id="slots"><button>9:00</button></div>`
/** The whole package, in one file. */
export const packaged = '<script type="module" src="/dist/redflag.js"></script>'
export const notFound = { status: 404, body: 'Not found' }

export const noWasm = () => delete globalThis.WebAssembly
/** The engine within the package. @param {string} text */
export const damaged = (text) => {
  assert.ok(text.includes('\\0asm'))
  return text.replace('\\0asm', '\\0asn')
}
