/** `engine-js.js`: the engine as plain JavaScript. `engine.js` imports it where WebAssembly is refused; nobody else need. */
declare const start: (module: object) => Promise<object>
export default start
