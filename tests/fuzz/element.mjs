// `./dev fuzz element [SECONDS] [--seed N]`: the element on one hostile page after another, in each browser for so long; or one
// page alone, as a failing seed names it. Seeds begin where the clock says, so that each run tries others.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const test = fileURLToPath(new URL('../widget/attack.test.mjs', import.meta.url))
const [, seconds = '60', seed] = /^(?:(\d+) ?)?(?:--seed (\d+))?$/.exec(process.argv.slice(2).join(' ')) ?? [0, '']
if (!seconds) {
  console.error('fuzz element [SECONDS] [--seed N]: a minute unless told')
  process.exit(2)
}
const browsers = process.env.REDFLAG_BROWSER ? [process.env.REDFLAG_BROWSER] : ['chromium', 'firefox', 'webkit']
const clock = Math.floor(Date.now() / 1000) % 1_000_000

const failed = browsers.filter((browser) => {
  console.log(`\n--- ${browser}`)
  const env = {
    ...process.env,
    REDFLAG_BROWSER: browser,
    REDFLAG_SEED: seed ?? String(clock * 1000),
    REDFLAG_SEEDS: seed ? '1' : 'Infinity',
    REDFLAG_SECONDS: seconds,
  }
  return spawnSync(process.execPath, ['--test', '--test-reporter=spec', test], { env, stdio: 'inherit' }).status !== 0
})
process.exitCode = failed.length > 0 ? 1 : 0
