// The phrases of a virtual screen reader on three whole journeys: the same in every engine, and as it was when
// it was last read aloud and found good. After a change: REDFLAG_WRITE=1, then read transcripts/*.txt aloud again.
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { useBrowser } from './browser.mjs'
import { backPain } from './rules.mjs'
import { Visitor } from './visitor.mjs'

const open = useBrowser()
const folder = new URL('./transcripts/', import.meta.url)
mkdirSync(folder, { recursive: true })

const reader = buildSync({
  stdin: {
    contents: `import { virtual } from '@guidepup/virtual-screen-reader/browser.js'
      globalThis.reader = virtual`,
    resolveDir: fileURLToPath(new URL('.', import.meta.url)),
  },
  bundle: true,
  format: 'iife',
  write: false,
}).outputFiles[0].text

/** Runs in the page: all that is said from the top of the check to its end. */
async function readAloud(host) {
  const { reader } = globalThis
  // The virtual reader does not see what is folded away; a real one does not go there.
  const folded = [...host.shadowRoot.querySelectorAll('details:not([open]) > :not(summary)')]
  for (const node of folded) node.ariaHidden = 'true'
  await reader.start({ container: host.shadowRoot.querySelector('section') })
  // A screen that is unlike the one before in nothing can begin with the phrase that the last one ended with.
  for (let phrases = 0; phrases < 400; phrases++) {
    await reader.next()
    if ((await reader.lastSpokenPhrase()).startsWith('end of region')) break
  }
  const phrases = await reader.spokenPhraseLog()
  await reader.stop()
  for (const node of folded) node.ariaHidden = null
  // No reader says where a paragraph begins or bold print does, and few say where each thing ends.
  return phrases.filter((phrase) => !/^(end\b.*|paragraph|strong)$/.test(phrase))
}

/** Announced, then where the focus is, then everything in its order. */
async function screen(visitor, name) {
  const announced = await visitor.host.getByRole('status').textContent()
  const focus = await visitor.page.focused.evaluate((node) => node.textContent.trim())
  const phrases = await visitor.host.evaluate(readAloud)
  // The reader moves the focus as it goes.
  await visitor.heading.focus()
  return [
    `== ${name}`,
    `[announced] ${announced}`,
    `[focus] ${name === 'start' ? 'where it was' : focus}`,
    ...phrases,
  ].join('\n')
}

for (const disposition of ['call-911', 'call-doctor', 'self-care']) {
  test(`the way to ${disposition}, as it is heard`, async (t) => {
    const body = `<redflag-triage gates="#slots" doctor-tel="+1-202-555-0100"></redflag-triage><div id="slots"></div>`
    const { page } = await open(t, { rules: backPain, body })
    const visitor = new Visitor(page)
    await visitor.heading.waitFor()
    await page.evaluate(`(() => {${reader}})()`)
    const { answers } = backPain.patient(disposition)
    const screens = []
    for (let place = await visitor.where(); ; place = await visitor.leave(place)) {
      screens.push(await screen(visitor, place))
      if (place === disposition) break
      await visitor.answerAll(answers)
    }
    const text = screens.join('\n\n') + '\n'
    const golden = new URL(`${disposition}.txt`, folder)
    if (process.env.REDFLAG_WRITE) writeFileSync(golden, text)
    const [now, then] = [text, readFileSync(golden, 'utf8')].map((all) => all.split('\n'))
    // Only where they part: the whole of it would fill the screen many times.
    const line = Math.max(
      0,
      now.findIndex((phrase, index) => phrase !== then[index]),
    )
    assert.deepEqual(
      now.slice(line, line + 3),
      then.slice(line, line + 3),
      `transcripts/${disposition}.txt:${line + 1}`,
    )
    assert.equal(now.length, then.length)
  })
}
