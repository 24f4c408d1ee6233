/**
 * Checks that the engine and the rules are the ones that were built. A flipped bit, or rules edited after they were proved, must
 * end in the static text and never in milder care. This finds damage and slips; an attacker could change the checks too, and
 * is kept out by `integrity`.
 */

/**
 * FNV-1a, 32 bits, by UTF-16 unit. Each step is one-to-one, so that a change of a single unit always changes the sum; of
 * any other change one in four thousand million is missed.
 *
 * @param {string} text
 */
export function checksum(text) {
  let sum = 0x811c9dc5
  for (let index = 0; index < text.length; index++) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193)
  return sum >>> 0
}

/**
 * The files that are not those which were built together. A language that was added since is not among them.
 *
 * @param {Record<string, number>} seal the checksum of each file
 * @param {[name: string, text: string][]} files
 */
export const changed = (seal, files) =>
  files
    .filter(([name, text]) => name in seal && seal[name] !== checksum(text))
    .map(([path]) => damaged(path, 'not what was built'))

/**
 * Does the engine make of these patients all that it made of them when they were built?
 *
 * @param {import('./types.js').SelfTest} selfTest
 * @param {(patients: object[]) => object[]} assessMany
 */
export const failed = ({ well, patients, outcomes }, assessMany) =>
  checksum(JSON.stringify(assessMany(patients.map((answers) => ({ ...well, ...answers }))))) === outcomes
    ? []
    : [damaged('/selfTest', 'patients end elsewhere than when this was built')]

const damaged = (path, problem) => ({
  code: 'damaged',
  path,
  message: problem + ': load it again or, if you changed the rules on purpose, leave out "seal" and "selfTest"',
})
