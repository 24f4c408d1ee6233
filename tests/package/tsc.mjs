// TypeScript as a strict consumer of the installed package has it.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { home, tools } from './installed.mjs'

const strict = [
  ...['--noEmit', '--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes'],
  ...['--target', 'es2022', '--module', 'nodenext', '--types', ''],
]
export const withPage = ['--lib', 'es2022,dom']
export const withoutPage = ['--lib', 'es2022']

/** The errors of tsc in a file of the installed project, `consumer.ts` unless it has JSX; empty where there are none. */
export function tsc(text, ...options) {
  const name = options.includes('--jsx') ? 'consumer.tsx' : 'consumer.ts'
  writeFileSync(join(home, name), text)
  try {
    return execFileSync(join(tools, '.bin/tsc'), [...strict, ...options, name], { cwd: home, encoding: 'utf8' })
  } catch ({ stdout }) {
    return stdout
  }
}
