/** The demo's configurator, as tests use it, and a page into which they paste what it gives. */
import { readFileSync } from 'node:fs'
import { useBrowser } from './browser.mjs'

const open = useBrowser()
export const web = new URL('../../web/', import.meta.url)
export const dist = (name) => readFileSync(new URL(`dist/${name}`, web))
export const [element] = JSON.parse(dist('custom-elements.json')).modules.flatMap(({ declarations }) => declarations)
export const names = (items) => items.map(({ name }) => name)

/** Firefox's complaint about the icon that it requests by itself, which it makes on any page that allows no image. */
export const quiet = async (log) => (await log()).filter((line) => !line.includes('/favicon.ico'))

const ready = (page) => page.waitForFunction(() => 'ready' in document.documentElement.dataset)

/** The configurator, and a page of somebody else's on the same site, into which a test puts what it gave. */
export async function configurator(t, options) {
  const pasted = { html: '', css: '', script: '' }
  const file = (type, text) => ({ status: 200, headers: { 'content-type': type }, body: text })
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'"
  const serve = {
    '/page.html': () => ({
      headers: { 'content-security-policy': policy },
      body: `<!doctype html><html lang="en"><head><title>Theirs</title><link rel="stylesheet" href="/own.css">
        <script type="module" src="/own.js"></script></head><body>${pasted.html}</body></html>`,
    }),
    '/own.css': () => file('text/css', pasted.css),
    '/own.js': () => file('text/javascript', pasted.script),
  }
  const opened = await open(t, { at: 'demo/configure.html', serve, options: { colorScheme: 'light', ...options } })
  const { page, base } = opened
  await ready(page)
  await set(page, { folder: '/dist/' })
  return {
    ...opened,
    /** Puts it all into that page, and goes there. */
    paste: async () => {
      Object.assign(pasted, await snippetsOf(page))
      await page.goto(`${base}page.html`)
      await page.waitForFunction(() => document.querySelector('redflag-triage').state === 'asking')
    },
  }
}

/** @param {any} page @param {Record<string, string>} values by name */
export const set = (page, values) =>
  page.evaluate((wanted) => {
    for (const [name, value] of Object.entries(wanted)) {
      const { elements } = document.querySelector('#choices')
      const field =
        [...(elements[name]?.[Symbol.iterator] && !elements[name].options ? elements[name] : [])].find(
          (radio) => radio.value === value,
        ) ??
        elements[name] ??
        document.querySelector(`[data-word="${name}"]`)
      if (field.type === 'radio') field.checked = true
      else field.value = value
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
  }, values)

export const snippetsOf = (page) =>
  page.evaluate(() =>
    Object.fromEntries(['html', 'css', 'script'].map((id) => [id, document.querySelector(`#${id}`).value])),
  )

/** How a check looks and what it says, wherever it stands. */
export const look = async (page) => {
  await page.waitForFunction(() => {
    const check =
      document.querySelector('redflag-triage') ??
      document.querySelector('#preview').shadowRoot.querySelector('redflag-triage')
    return check.shadowRoot.querySelector('#heading') && !check.shadowRoot.querySelector('.new')
  })
  return page.evaluate(() => {
    const outside = document.querySelector('#preview')?.shadowRoot ?? document
    const check = outside.querySelector('redflag-triage')
    const attributes = Object.fromEntries([...check.attributes].map(({ name, value }) => [name, value]))
    delete attributes.style
    const colours = ['.frame', '.frame .quiet', '.main', '.link', '#heading'].flatMap((css) => {
      const node = check.shadowRoot.querySelector(css)
      // One language has no link to another.
      if (!node) return []
      const { color, backgroundColor, borderRadius, fontFamily } = getComputedStyle(node)
      return [[css, color, backgroundColor, borderRadius, fontFamily]]
    })
    return {
      attributes,
      colours,
      own: check.querySelector('p').textContent,
      text: check.shadowRoot.querySelector('.frame').innerText,
      held: [...outside.querySelectorAll('form:not(#choices)')].map((form) => [
        form.id,
        form.slot,
        form.checkVisibility(),
      ]),
    }
  })
}
