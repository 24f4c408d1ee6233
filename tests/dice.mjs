/** Mulberry32: 32 bits at each call, the same ones from the same seed everywhere. @param {number} seed */
function bits(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

/** Draws whole numbers below a limit. @param {number} seed @returns {(limit: number) => number} */
export function dice(seed) {
  const next = bits(seed)
  return (limit) => next() % limit
}

/** Draws numbers from 0 to 1. @param {number} seed @returns {() => number} */
export function luck(seed) {
  const next = bits(seed)
  return () => next() / 2 ** 32
}
