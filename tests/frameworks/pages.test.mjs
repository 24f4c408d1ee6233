// Pages as people build them: by the defaults of bundlers and frameworks, from the packed tarball. What a server renders is hydrated
// after the element is defined, and nothing of that may break. `./dev test frameworks`, outside the full run.
import assert from 'node:assert/strict'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { fixture, installed, modules, PORT, run, serve, start } from './room.mjs'
import { text, visit } from './visit.mjs'

const engineOf = (page) => page.evaluate(() => document.documentElement.dataset.engine)

for (const kind of ['module', 'classic'])
  test(`plain HTML, ${kind} script`, async (t) => {
    const address = await serve(t, fixture('html'), join(installed, 'dist'))
    await visit(`${address}${kind}.html`)
  })

test('webpack', async (t) => {
  const folder = fixture('webpack')
  run(folder, 'webpack-cli', '--mode', 'production')
  cpSync(join(folder, 'index.html'), join(folder, 'dist/index.html'))
  assert.equal(await engineOf(await visit(await serve(t, join(folder, 'dist')))), 'wasm back-pain')
})

test('Parcel', async (t) => {
  const folder = fixture('parcel')
  const output = run(folder, 'parcel', 'build', '--cache-dir', '.cache')
  assert.doesNotMatch(output, /warning|error/i)
  assert.equal(await engineOf(await visit(await serve(t, join(folder, 'dist')))), 'wasm back-pain')
})

test('React and Vite, in StrictMode', async (t) => {
  const folder = fixture('react')
  run(folder, 'vite', 'build', '--logLevel', 'error')
  await visit(await serve(t, join(folder, 'dist')), { urgency: true })
})

test('Vue, rendered on a server and hydrated', async (t) => {
  const folder = fixture('vue')
  run(folder, 'vite', 'build', '--logLevel', 'error', '--outDir', 'dist/client')
  run(folder, 'vite', 'build', '--logLevel', 'error', '--outDir', 'dist/server', '--ssr', 'server.js')
  const { render } = await import(pathToFileURL(join(folder, 'dist/server/server.js')))
  const page = join(folder, 'dist/client/index.html')
  const html = await render()
  assert.match(html, /<redflag-triage gates="#scheduler"/)
  writeFileSync(page, readFileSync(page, 'utf8').replace('<!--rendered-->', html))
  await visit(await serve(t, join(folder, 'dist/client')), { urgency: true })
})

/** The command finds nothing, until a selector that is a number stands there. */
function strict(folder, file, slip, command, ...args) {
  run(folder, command, ...args)
  const path = join(folder, file)
  writeFileSync(path, readFileSync(path, 'utf8').replace('gates="#scheduler"', slip))
  assert.throws(() => run(folder, command, ...args), /number.*not assignable to type.*string/s)
}

test('Vue: strict templates know the tag, its attributes and its events', () => {
  strict(fixture('vue'), 'App.vue', ':gates="7"', 'vue-tsc', '--project', 'tsconfig.json')
})

test('Svelte: its checker knows the tag, its attributes and its events', () => {
  strict(fixture('sveltekit'), 'src/routes/+page.svelte', 'gates={7}', 'svelte-check', '--fail-on-warnings')
})

test('Next: the engine in a server component, the component of React in a client component, hydrated', async (t) => {
  const folder = fixture('next')
  run(folder, 'next', 'build')
  const address = await start(t, folder, join(modules, 'next/dist/bin/next'), 'start', '--port', String(PORT))
  const page = await visit(address, { urgency: true })
  assert.equal(await text(page, '#server'), 'call-911')
  const properties = await page.$eval('redflag-triage', (element) => [element.doctorTel, element.words.en?.ui.title])
  assert.deepEqual(properties, ['+1-202-555-0100', 'Check my back'])
  assert.match(await (await fetch(address)).text(), /<redflag-triage[^>]* doctor-tel="\+1-202-555-0100"/)
})

test('SvelteKit, rendered on a server and hydrated', async (t) => {
  const folder = fixture('sveltekit')
  run(folder, 'vite', 'build', '--logLevel', 'error')
  await visit(await start(t, folder, join(folder, 'build/index.js')), { urgency: true })
})

test('Astro: the engine while it builds, the element on the page', async (t) => {
  const folder = fixture('astro')
  run(folder, 'astro', 'build')
  const page = await visit(await serve(t, join(folder, 'dist')))
  assert.equal(await text(page, '#server'), 'call-911')
})

test('Angular, rendered while it is built and hydrated', async (t) => {
  const folder = fixture('angular')
  run(folder, '@angular/cli', 'build')
  const page = await visit(await serve(t, join(folder, 'dist/booking/browser')), { urgency: true })
  assert.ok(await page.evaluate(() => document.querySelector('app-root').hasAttribute('ng-server-context')))
})
