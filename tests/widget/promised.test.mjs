// The browser that these tests run in is one that the package promises.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { useBrowser } from './browser.mjs'

const open = useBrowser()
const { browserslist } = JSON.parse(readFileSync(new URL('../../web/package.json', import.meta.url), 'utf8'))

const names = { chrome: /Chrome\/([\d.]+)/, firefox: /Firefox\/([\d.]+)/, safari: /Version\/([\d.]+) Safari/ }

test('this browser is none that is older than the package promises', async (t) => {
  const { page } = await open(t, { body: '' })
  const agent = await page.evaluate(() => navigator.userAgent)
  const [name, version] = Object.entries(names)
    .map(([name, pattern]) => [name, pattern.exec(agent)?.[1]])
    .find(([, version]) => version) ?? [agent]
  t.diagnostic(`${name} ${version}`)
  const floor = browserslist.find((line) => line.startsWith(`${name} >= `)).split(' >= ')[1]
  assert.ok(parseFloat(version) >= Number(floor), `${name} ${version}`)
})
