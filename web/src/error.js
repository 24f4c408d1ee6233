/** @typedef {{code: string, path: string, message: string}} Problem */

/** A problem: its code, its place (`FILE:POINTER`, or a pointer into the answers), and how to fix it. */
export class RedflagError extends Error {
  name = 'RedflagError'

  /** @param {Problem & {problems?: Problem[], cause?: unknown}} problem */
  constructor({ code, path, message, problems, cause }) {
    super(message, { cause })
    this.code = code
    this.path = path
    /** Every problem that was found, this one first. */
    this.problems = problems ?? [{ code, path, message }]
  }
}
