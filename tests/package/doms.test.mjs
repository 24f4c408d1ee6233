// The element in the DOMs that unit tests of pages run in, which have no layout: it renders, and ends where a test wants it to end.
import assert from 'node:assert/strict'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { home, run, tools } from './installed.mjs'

const windows = {
  jsdom: `import { JSDOM } from 'jsdom'
    const { window } = new JSDOM('', { url: 'https://own.example/', pretendToBeVisual: true })`,
  'happy-dom': `import { Window } from 'happy-dom'
    const window = new Window({ url: 'https://own.example/' })`,
}
for (const name of Object.keys(windows)) symlinkSync(join(tools, name), join(home, 'node_modules', name))

/** As test runners do it: what the window has becomes global, and Node keeps what it needs itself. */
const globals = `
  for (const name of Object.getOwnPropertyNames(window))
    if (!(name in globalThis) || (/^[A-Z]/.test(name) && /^(Abort|Custom|Event|HTML|Node|DOM)/.test(name)))
      Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true })
  for (const name of ['window', 'document', 'navigator'])
    Object.defineProperty(globalThis, name, { value: name === 'window' ? window : window[name], configurable: true })`

const visit = `
  const told = { events: [], errors: [] }
  process.on('unhandledRejection', (error) => told.errors.push(String(error)))
  process.on('uncaughtException', (error) => told.errors.push(String(error)))
  console.error = (...line) => told.errors.push(line.join(' '))
  console.warn = (...line) => (told.warnings ??= []).push(line.join(' '))
  for (const type of ['ready', 'step', 'result', 'error'])
    document.addEventListener('redflag-' + type, ({ detail }) => told.events.push([type, detail.disposition ?? detail.code]))
  const check = document.createElement('redflag-triage')
  document.body.append(check)
  await check.ready
  told.state = check.state
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
  const answer = async (label) => {
    // A new screen takes no press for half a second.
    await pause(600)
    const { shadowRoot } = check
    if (label) [...shadowRoot.querySelectorAll('label')].find(({ textContent }) => textContent === label).control.click()
    shadowRoot.querySelector('.main').click()
    await pause(50)
    return shadowRoot.querySelector('#heading')?.textContent
  }`

for (const [name, window] of Object.entries(windows)) {
  const inWindow = (script) =>
    JSON.parse(
      run(`${window}
        ${globals}
        const { RedflagTriage } = await import('redflag-triage')
        const { forced } = await import('redflag-triage/testing')
        const { default: backPain } = await import('redflag-triage/rules/back-pain')
        ${script}
        process.stdout.write(JSON.stringify(told), () => process.exit())`),
    )

  test(`${name}: the element asks, says what is missing, and leaves, without an error`, () => {
    const { state, heading, after, errors } = inWindow(`${visit}
      told.heading = await answer('')
      told.after = check.state
      check.remove()
      await pause(50)`)
    assert.deepEqual({ state, after, errors }, { state: 'asking', after: 'asking', errors: [] })
    assert.ok(heading)
  })

  for (const disposition of ['emergency-room', 'self-care'])
    test(`${name}: forced rules end in ${disposition}`, () => {
      const { events, errors, warnings, result } = inWindow(`
        RedflagTriage.protocols['back-pain'] = forced(backPain, '${disposition}')
        ${visit}
        await answer('No')
        told.result = check.result?.disposition`)
      assert.deepEqual(
        { result, errors, events: events.at(-1) },
        { result: disposition, errors: [], events: ['result', disposition] },
      )
      assert.ok(
        (warnings ?? []).every((line) => line.includes('theme')),
        warnings?.join('\n'),
      )
    })
}
