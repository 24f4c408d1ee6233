// Each fuzz target on its seeds and on some thousands of inputs beside them, with sanitizers. `./dev fuzz TARGET` goes on
// for as long as it is let.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { seeds, writeSeeds } from './seeds.mjs'

const top = fileURLToPath(new URL('../..', import.meta.url))
/** About five seconds each, on a machine that does nothing else. */
const runs = { answers: 1500, assess: 8000, differential: 400, folder: 60, protocol: 1500, replay: 8000, words: 200 }

for (const target of Object.keys(seeds))
  test(`${target}: nothing that is put in breaks it, nor makes it say what is not so`, () => {
    const tool = join(top, 'build/dev', `fuzz_${target}`)
    assert.ok(existsSync(tool), `${tool} is missing: run ./dev build dev`)
    const folder = join(top, 'build/fuzz/seeds', target)
    writeSeeds(target, folder)
    const { status, signal, stderr } = spawnSync(tool, [folder, String(runs[target])], {
      encoding: 'utf8',
      timeout: 300_000,
      maxBuffer: 1 << 26,
    })
    assert.equal(status, 0, `${signal ?? ''} ${stderr.slice(-4000)}`)
    assert.match(stderr, new RegExp(`\\d+ seeds and ${runs[target]} changed inputs\\n$`))
  })
