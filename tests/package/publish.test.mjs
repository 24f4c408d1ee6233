// Checks the package with tools of others before it is published: publint its form, attw its types for each way of resolving.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { installed, tarball } from './installed.mjs'

test('publint, strict, has nothing to say', async () => {
  const { messages } = await publint({ pkgDir: installed, strict: true })
  assert.deepEqual(messages, [])
})

test('attw: every door resolves with its types, also for node10, and only CommonJS has to import it asynchronously', async () => {
  const analysis = await checkPackage(createPackageFromTarballData(readFileSync(tarball)))
  assert.deepEqual([...new Set(analysis.problems.map(({ kind }) => kind))], ['CJSResolvesToESM'])
  const { exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  const looked = Object.entries(analysis.entrypoints).filter(([, { isWildcard }]) => !isWildcard)
  assert.equal(looked.length, Object.keys(exports).filter((door) => !door.includes('*')).length)
  for (const [door, { resolutions }] of looked)
    for (const [kind, { resolution }] of Object.entries(resolutions))
      assert.ok(resolution?.isTypeScript || resolution?.isJson, `${door} for ${kind}`)
})
