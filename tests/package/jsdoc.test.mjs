// The types that are written in comments, and the declarations that ship, against the code: TypeScript over web/src.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { home, tools, top } from './installed.mjs'

const src = join(top, 'web/src')
// Modules that the build provides.
const built = `
  declare module 'redflag:rest'
  declare module 'redflag:engine.wasm'
  declare module '*.css'
  declare const VERSION: string
  declare const COLUMNS: boolean`

test('the code does what its JSDoc and the declarations say', () => {
  writeFileSync(join(home, 'built.d.ts'), built)
  const flags = ['--allowJs', '--checkJs', '--noEmit', '--target', 'es2022', '--lib', 'esnext,dom,dom.iterable']
  const modules = [
    '--module',
    'esnext',
    '--moduleResolution',
    'bundler',
    '--types',
    '',
    '--skipLibCheck',
    '--strict',
    'false',
  ]
  // Its React is not found from there.
  const files = readdirSync(src, { recursive: true }).filter((name) => name.endsWith('.js') && name !== 'react.js')
  assert.ok(files.length > 30)
  const paths = [...files.map((name) => join(src, name)), join(home, 'built.d.ts')]
  const options = { cwd: home, encoding: 'utf8' }
  const { stdout } = spawnSync(join(tools, '.bin/tsc'), [...flags, ...modules, ...paths], options)
  assert.equal(stdout, '')
})
