/** Pages that are made of what a guide in web/docs says, so that each of its blocks is tried in a browser. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { blocksOf } from '../package/snippets.mjs'
import { useBrowser } from './browser.mjs'
import { backPain } from './rules.mjs'
import { Visitor } from './visitor.mjs'

const open = useBrowser()
export const web = fileURLToPath(new URL('../../web/', import.meta.url))
export const dist = (name) => readFileSync(`${web}dist/${name}`)
export const textOf = (guide) => readFileSync(`${web}docs/${guide}.md`, 'utf8')

/**
 * The blocks of code in a guide.
 * @param {string} name
 * @returns {{ blocks: (heading: string, language: string) => string[], untried: () => string[] }} `blocks` gives those of one
 *   language under one heading, for a test to try; `untried` names those that no test has asked for
 */
export function guide(name) {
  const all = textOf(name)
    .split(/^## /m)
    .flatMap((section) =>
      blocksOf(section).map(({ language, text }) => ({ key: `${section.split('\n')[0]}: ${language}`, text })),
    )
  const remaining = new Set(all.map(({ key }) => key))
  return {
    blocks: (heading, language) => {
      const key = `${heading}: ${language}`
      const found = all.filter((block) => block.key === key)
      assert.ok(found.length, `${name}.md has no ${key}`)
      remaining.delete(key)
      return found.map(({ text }) => text)
    },
    untried: () => [...remaining],
  }
}

const hashOf = (name) => `sha384-${createHash('sha384').update(dist(name)).digest('base64')}`
export const JS = 'text/javascript; charset=utf-8'
export const file = (body, type = JS) => ({ status: 200, headers: { 'content-type': type }, body })
const scripts = ['redflag.js', 'redflag.global.js', 'engine-js.js', 'redflag.first.en.js', 'redflag.rest.en.js']
/** The files at the top of the site, as the guides have them. */
const atTop = Object.fromEntries(scripts.map((name) => [`/${name}`, () => file(dist(name))]))
const withHashes = (text) =>
  text
    .replace(/"\/([\w.-]+)": "sha384-…"/g, (_, name) => `"/${name}": "${hashOf(name)}"`)
    .replace(
      /src="(\S*\/)([\w.-]+)" integrity="sha384-…"/g,
      (_, folder, name) => `src="${folder}${name}" integrity="${hashOf(name)}"`,
    )
/** @param {string} text as it goes over the wire */
export const headersOf = (text) =>
  Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => line.split(/: (.*)/).map((part) => part.trim())),
  )

/** A page with what a guide says is in it. */
export async function visit(t, { html = '', css, js, headers, serve, body = '', ...rest }) {
  const { 'Content-Security-Policy': policy, ...others } = Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [
      name === 'Content-Security-Policy' ? name : name.toLowerCase(),
      value,
    ]),
  )
  const head = [
    // In the page: the harness comes before it.
    policy && `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    css && '<link rel="stylesheet" href="/own.css">',
    js && '<script src="/own.js"></script>',
  ]
  const opened = await open(t, {
    rules: backPain,
    head: head.filter(Boolean).join(''),
    body: withHashes(html) + body,
    headers: headers && others,
    serve: { ...atTop, '/own.css': () => file(css, 'text/css'), '/own.js': () => file(js), ...serve },
    ...rest,
  })
  // Not a copy: what was asked for is looked up when a test looks.
  return Object.assign(opened, { visitor: new Visitor(opened.page) })
}

/** A check that holds a scheduler. */
export const plain = `<script type="module" src="/redflag.js"></script>
  <redflag-triage gates="#scheduler"><p>Static text</p></redflag-triage><form id="scheduler"><button type="button">9:00</button></form>`

export const shows = (page, css) =>
  page.locator(css).evaluateAll((nodes) => nodes.map((node) => node.checkVisibility()))

/** Asserts that the elements that `css` matches are off the page while guidance is urgent, and there when booking is open. */
export async function holds({ page, visitor }, css) {
  await visitor.reach('emergency-room')
  assert.ok((await shows(page, css)).every((shown) => !shown))
  await visitor.restart()
  await visitor.reach('self-care')
  const shown = await shows(page, css)
  assert.ok(shown.length && shown.every(Boolean))
}

/** Urgent guidance comes, with the scheduler held. */
export async function runs({ page, visitor }) {
  await visitor.reach('emergency-room')
  assert.deepEqual(await shows(page, '#scheduler'), [false])
}

/** Firefox says what it thinks of any policy, and the harness what a page's icon may not. */
export const wrong = async (log) =>
  (await log()).filter((line) => !/favicon|^(error|warn): Content-Security-Policy/.test(line))
