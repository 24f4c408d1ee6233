// The page of `redflag review`, and ways to look into it.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { tool } from './redflag.mjs'

/** The page of a folder on that day. `env` replaces the environment. */
export function review(dir, today, env = process.env) {
  const args = ['review', dir, '--today', today]
  const { status, stdout, stderr, error } = spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 28, env })
  assert.equal(error, undefined)
  return { status, page: stdout, stderr }
}

const entities = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

/** The text of HTML, or of what is none, with every gap as one blank. */
export const text = (html) =>
  html
    .replaceAll(/<\/?[a-z!][^>]*>/gi, (tag) => (/^<\/?(a|span|strong|code|em)\b/i.test(tag) ? '' : ' '))
    .replaceAll(/&(lt|gt|quot|amp);/g, (entity) => entities[entity])
    .replaceAll(/\s+/g, ' ')

export const ids = (page) => [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
export const links = (page) => [...page.matchAll(/ href="([^"]*)"/g)].map(([, link]) => link)

/** The markup of the element with this id, up to the end of its article. */
export function article(page, id) {
  const start = page.indexOf(` id="${id}"`)
  assert.ok(start >= 0, `the page has no ${id}`)
  return page.slice(start + ` id="${id}">`.length, page.indexOf('</article>', start))
}
