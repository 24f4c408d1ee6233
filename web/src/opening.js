/** The check needs both of these before any answer counts: the rules that the page names, and an engine that answers. */
import { loadEngine } from './engine.js'

/** An engine or rules that have not come by now never will. Opening takes 10 to 60 ms, also on slow phones. */
const PATIENCE_MS = 20_000

/** Only ever rejects. @param {string} code @param {string} missing @returns {Promise<any>} */
const tooLate = (code, missing) =>
  new Promise((_, reject) => {
    setTimeout(
      () => reject(Object.assign(new Error(`no ${missing} after ${PATIENCE_MS / 1000} s`), { code })),
      PATIENCE_MS,
    )
  })

/** Resolves after the next paint, so that starting the engine does not delay it; after 100 ms on a hidden page, which never paints. */
export const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, 100)
  })

/** Rejects with `timeout` when there is still no engine after 20 s. */
export const engineInTime = () => Promise.race([loadEngine(), tooLate('timeout', 'engine')])

/** Where no rules of that name are registered yet: whoever waits is opened anew when they are, and else hears `unknown-protocol`. */
export function rulesInTime(name, protocols) {
  const data = protocols[name]
  return data?.whole?.() ?? data ?? tooLate('unknown-protocol', `protocol "${name}", only "${Object.keys(protocols)}",`)
}

/** Rules by name. @param {(name: string | symbol) => void} tell hears of each that is registered */
export const registry = (tell) =>
  new Proxy(
    {},
    {
      set(rules, name, data) {
        rules[name] = data
        tell(name)
        return true
      },
    },
  )

/** By engine and by data. @type {WeakMap<any, WeakMap<any, any>>} */
const opened = new WeakMap()

/** Opened once, however many elements ask by these rules. @param {any} engine @param {any} data */
export function openOnce(engine, data) {
  if (!opened.has(engine)) opened.set(engine, new WeakMap())
  const all = opened.get(engine)
  if (!all.has(data)) all.set(data, engine.open(data))
  return all.get(data)
}
