/** The same engine as plain JavaScript: a file beside this one, which bundlers make a piece of its own. */
export const plain = () => import('./engine-js.js')
