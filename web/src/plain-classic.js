/**
 * `plain.js` for a classic script. What it imports may be looked for beside the page, where the script came from another
 * site without CORS; so it says where it stands itself, which only is known while it runs for the first time.
 */
const script = /** @type {HTMLScriptElement | undefined} */ (globalThis.document?.currentScript)
const scriptUrl = script?.src

export const plain = () => import(scriptUrl ? new URL('engine-js.js', scriptUrl).href : './engine-js.js')
