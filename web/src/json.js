/** Values as JSON text and back. */
import { RedflagError } from './error.js'

/** @throws {RedflagError} `not-json` */
export function json(value) {
  try {
    return JSON.stringify(value ?? null)
  } catch (cause) {
    throw new RedflagError({ code: 'not-json', path: '', message: `this cannot be written as JSON: ${cause}`, cause })
  }
}

/** A file of rules: its text, or what the text says. The engine has read it before `parsed` does. */
export const text = (file) => (typeof file === 'string' ? file : json(file))
export const parsed = (file) => (typeof file === 'string' ? JSON.parse(file.replace(/^\uFEFF/, '')) : file)
