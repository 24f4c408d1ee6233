// The demo's configurator: all that can be set has a control, and what it gives to paste makes the check that it shows.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { configurator, dist, element, snippetsOf, look, names, quiet, set, web } from './configurator.mjs'
import { backPain } from './rules.mjs'

const { en } = backPain.words

test('every attribute, every custom property and every word that may be overridden has a control with a name', async (t) => {
  const { page } = await configurator(t)
  const controls = await page.evaluate(() =>
    [...document.querySelectorAll('#choices :is(input, select, textarea)')].map((node) => ({
      name: node.name,
      word: node.dataset.word,
      label: node.ariaLabel ?? node.labels[0]?.textContent.trim(),
    })),
  )
  for (const { label, name } of controls) assert.ok(label, `${name} has no label`)
  const named = controls.map(({ name }) => name)
  const observed = await page.evaluate(() => customElements.get('redflag-triage').observedAttributes)
  for (const name of [...observed, ...names(element.cssProperties)])
    assert.equal(named.filter((other) => other === name).length, 1, name)
  const free = await page.evaluate((ui) => {
    const check = document.createElement('redflag-triage')
    check.words = { en: { ui } }
    return Object.keys(check.words.en.ui)
  }, en.ui)
  assert.ok(free.length > 10)
  assert.deepEqual(controls.flatMap(({ word }) => word ?? []).sort(), free.toSorted())
  const [, typed] = readFileSync(new URL('src/element.d.ts', web), 'utf8').match(/type OwnWord =([^]*?)\n\n/)
  assert.deepEqual([...typed.matchAll(/'([a-z-]+)'/g)].map(([, key]) => key).sort(), free.toSorted())
})

const everything = {
  ...Object.fromEntries(
    names(element.attributes)
      .filter((name) => !['lang', 'protocol', 'gates', 'heading-level'].includes(name))
      .map((name) => [name, name.endsWith('-tel') ? '+1-202-555-0100' : `/${name}`]),
  ),
  'heading-level': '3',
  text: 'Call 911 if both legs are weak.',
  '--redflag-accent': '#5b21b6',
  '--redflag-on-accent': '#fdfaff',
  '--redflag-background': '#fbf7f0',
  '--redflag-text': '#201a2b',
  '--redflag-quiet': '#4a4357',
  '--redflag-line': '#6b6478',
  '--redflag-radius': '2px',
  '--redflag-font': 'Georgia, serif',
  title: 'Check my back',
  continue: 'Go on',
}

for (const [name, settings] of Object.entries({
  'the file in one language': { file: 'redflag.en.js', gates: '.booking' },
  'all languages in one file, in Spanish, dark': {
    file: 'redflag.js',
    lang: 'es',
    scheme: 'dark',
    '--redflag-accent': '#8cccff',
    '--redflag-on-accent': '#001122',
    '--redflag-background': '#101418',
    '--redflag-text': '#eeeeee',
    '--redflag-quiet': '#cccccc',
  },
  'the classic script, with the scheduler inside': { file: 'redflag.global.js', place: 'inside' },
}))
  test(`pasted into a strict page, it looks, says and holds as in the preview: ${name}`, async (t) => {
    const { page, paste, log } = await configurator(t)
    // The scheme before the colours, which would be told to be illegible in the other one.
    await set(page, { ...settings, ...everything, ...settings })
    const wanted = await look(page)
    await paste()
    assert.deepEqual(await look(page), wanted)
    assert.equal(wanted.colours[0][4], 'Georgia, serif')
    assert.equal(wanted.attributes['doctor-tel'], '+1-202-555-0100')
    if (!settings.lang) assert.ok(wanted.text.includes('Go on'))
    assert.equal(wanted.held.length, 1)
    assert.equal(wanted.held[0][2], false, 'the scheduler is held')
    assert.deepEqual(await quiet(log), [])
  })

test('a file in one language is previewed in that language', async (t) => {
  const { page, paste } = await configurator(t)
  await set(page, { file: 'redflag.es.js' })
  const wanted = await look(page)
  assert.ok(wanted.text.includes(backPain.words.es.ui.continue))
  await paste()
  assert.equal((await look(page)).text, wanted.text)
})

test('the file that is chosen is loaded under its own hash, whichever it is', async (t) => {
  const { page } = await configurator(t)
  const files = await page.locator('[name=file] option').evaluateAll((nodes) => nodes.map(({ value }) => value))
  const whole = ['redflag.en.js', 'redflag.es.js', 'redflag.global.js', 'redflag.js']
  const first = ['redflag.first.en.js', 'redflag.first.es.js', 'redflag.first.js']
  assert.deepEqual(files.sort(), [...whole, ...first].sort())
  for (const file of files) {
    await set(page, { file })
    const { html } = await snippetsOf(page)
    const [, src, integrity] = html.match(/src="([^"]*)" integrity="([^"]*)" crossorigin/)
    assert.equal(src, `/dist/${file}`)
    assert.equal(integrity, `sha384-${createHash('sha384').update(dist(file)).digest('base64')}`)
  }
})

test('what is typed stays text, in the page as in the snippet', async (t) => {
  const hostile = `"><script>document.title = 'broken into'</script><i class='x' y="&quot;`
  const { page, paste, log } = await configurator(t)
  await set(page, {
    ...{ gates: hostile, 'doctor-tel': hostile, 'book-href': hostile, clinic: hostile, text: hostile },
    ...{ title: hostile, '--redflag-font': `"</style>${hostile.replaceAll('"', "'")}"` },
  })
  for (const text of Object.values(await snippetsOf(page)).map((text) => text.replace(/^<script .*$/m, '')))
    assert.ok(!/<\/?script|<\/style|<i/.test(text), text)
  await paste()
  const found = await page.evaluate(() => {
    const check = document.querySelector('redflag-triage')
    return {
      ...Object.fromEntries(
        ['gates', 'doctor-tel', 'book-href', 'clinic'].map((name) => [name, check.getAttribute(name)]),
      ),
      text: check.textContent.trim(),
      title: check.words.en.ui.title,
      page: document.title,
      scripts: [...document.body.querySelectorAll('script')].length,
      marked: document.querySelectorAll('i').length,
    }
  })
  const same = Object.fromEntries(
    ['gates', 'doctor-tel', 'book-href', 'clinic', 'text', 'title'].map((key) => [key, hostile]),
  )
  assert.deepEqual(found, { ...same, page: 'Theirs', scripts: 1, marked: 0 })
  assert.deepEqual(
    (await quiet(log)).filter((line) => !line.includes('is no selector')),
    [],
  )
})

test('a value that would end its rule, or swallow the next, is refused and marked', async (t) => {
  const { page } = await configurator(t)
  for (const value of ['red; color: red', 'red } body { display: none', 'red /*', '"open', '(', 'url(open']) {
    await set(page, { '--redflag-font': value, '--redflag-radius': '3px' })
    const { css } = await snippetsOf(page)
    assert.equal(css, 'redflag-triage {\n  --redflag-radius: 3px;\n}\n', value)
    assert.equal(await page.locator('[name="--redflag-font"]').getAttribute('aria-invalid'), 'true', value)
  }
  await set(page, { '--redflag-font': '', '--redflag-accent': '12px' })
  assert.doesNotMatch((await snippetsOf(page)).css, /accent/)
  await set(page, { '--redflag-font': 'Georgia' })
  assert.equal(await page.locator('[name="--redflag-font"]').getAttribute('aria-invalid'), 'false')
})
