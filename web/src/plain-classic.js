/**
 * `plain.js` for a classic script. What it imports may be looked for beside the page, where the script came from another
 * site without CORS; so it says where it stands itself, which only is known while it runs for the first time.
 */
const here = globalThis.document?.currentScript?.src

export const plain = () => import(here ? new URL('engine-js.js', here).href : './engine-js.js')
