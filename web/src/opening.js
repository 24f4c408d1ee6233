/** What the check needs before its first question: the rules that the page names, and an engine that answers. */
import { loadEngine } from './engine.js'

/** An engine that has not answered by now never will. Opening takes 10 to 60 ms, also on slow phones. */
const PATIENCE_MS = 20_000

const failure = (code, message) => Object.assign(new Error(message), { code })

/**
 * @param {string} name
 * @param {Record<string, any>} protocols those that are registered
 * @returns {any} the rules of that name
 * @throws `unknown-protocol`
 */
export function rulesNamed(name, protocols) {
  if (protocols[name]) return protocols[name]
  const names = Object.keys(protocols).join(', ') || 'none'
  throw failure('unknown-protocol', `no protocol "${name}" is registered, only: ${names}`)
}

/** Rejects with `timeout` when there is still no engine after 20 s. */
export const engineInTime = () =>
  Promise.race([
    loadEngine(),
    new Promise((_, reject) => {
      setTimeout(() => reject(failure('timeout', `no engine after ${PATIENCE_MS / 1000} s`)), PATIENCE_MS)
    }),
  ])

/** By engine and by data. @type {WeakMap<any, WeakMap<any, any>>} */
const opened = new WeakMap()

/** Opened once, however many elements ask by these rules. @param {any} engine @param {any} data */
export function openOnce(engine, data) {
  if (!opened.has(engine)) opened.set(engine, new WeakMap())
  const all = opened.get(engine)
  if (!all.has(data)) all.set(data, engine.open(data))
  return all.get(data)
}
