// The enumerator on protocols that are too large to try whole: part by part. It finds in parts what it finds in the whole,
// and nothing in the protocols that ship.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { enumerated } from './agreement.mjs'
import { folderOf, protocolOf, zoo } from './zoo.mjs'

// A part of the states is enough to break these properties. That something is never reached, or of no use, no part shows.
const shows = ['monotone', 'floors', 'unknown-is-safe', 'decides']

describe('a defect that shows in a part of a protocol is found there', () => {
  for (const [name, member] of Object.entries(zoo).filter(([, { breaks }]) => breaks))
    test(name, (context) => {
      const dir = folderOf(context, protocolOf(member), member.words)
      const { broken, leftOut } = enumerated(dir, 100_000)
      assert.equal(leftOut, 0)
      for (const [property, ids] of Object.entries(member.breaks)) {
        // The floor of three answers is held or broken by rules that look at a fourth one.
        if (shows.includes(property) && Object.keys(member.questions).length <= 3)
          assert.deepEqual(broken[property], [...ids].sort(), property)
      }
      for (const property of Object.keys(broken)) assert.ok(property in member.breaks, property)
    })
})

describe('of a protocol that ships, no part of up to 3,000 states breaks anything', () => {
  const rules = fileURLToPath(new URL('../../rules', import.meta.url))
  for (const name of readdirSync(rules).filter((entry) => existsSync(join(rules, entry, 'protocol.json'))))
    test(name, () => {
      const { broken, states, leftOut } = enumerated(join(rules, name), 3000)
      console.log(`${name}: ${states} states, ${leftOut} parts are too large`)
      assert.deepEqual(broken, {})
      assert.ok(states > 500)
    })
})
