/** The digits of every script come in runs of ten, so a digit is worth its place in its run. @param {string} digit */
const worth = (digit) => {
  const code = digit.codePointAt(0)
  let before = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++
  return before % 10
}

/**
 * Takes " 75 ", "75 years" and "about 75", in any digits. None, or two numbers, is no number: neither is "4 2", which may
 * be a slip, nor "1,000", which some mean as one and others as a thousand. It asks again where it would have to guess.
 * @param {string} typed
 */
export const readNumber = (typed) => {
  const plain = typed
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, /** @type {any} */ (worth))
    .replace(/[\u2212\p{Pd}]/gu, '-')
  const found = /^[^\d-]*(-?\d+([.,\u066b]\d{1,2})?)\D*$/.exec(plain)
  return found ? Number(found[1].replace(/[,\u066b]/, '.')) : NaN
}
