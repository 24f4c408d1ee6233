/**
 * A real browser for a file of tests: Chromium, Firefox or WebKit. `./dev test widget` runs every file in each; by hand:
 *
 *   REDFLAG_BROWSER=firefox node --test tests/widget/gate.test.mjs      chromium (when nothing is said), firefox, webkit,
 *                                                                       oldest (the Chromium that tests/oldest pins)
 *
 * How to write a test:
 *
 *   import { cannot, useBrowser } from './browser.mjs'
 *   import { Visitor, ui } from './visitor.mjs'
 *   const open = useBrowser()                                           // once, at the top of the file
 *
 *   test('a sentence about behaviour', async (t) => {
 *     const { page, events, requests, log } = await open(t, { body: '<redflag-triage></redflag-triage>' })
 *     const visitor = new Visitor(page)
 *     await visitor.reach('emergency-room')                             // by the answers of a test patient
 *     assert.ok(await visitor.check.getByRole('link', { name: '911', exact: true }).isVisible())
 *   })
 *
 * The options of `open`:
 *   at        'demo/index.html': one of the demo's pages, which ask by the rules that ship. Without it the page is made of
 *   body      and of `head` and `lang` (of <html>). Unless `head` says otherwise, the check there is the package's, and asks
 *             by the article's rules alone, which never change, so tests may name their questions; or by other
 *   rules     of rules.mjs
 *   headers   sent with that page, such as { 'content-security-policy': "default-src 'none'; script-src 'self'" }
 *   serve     { '/dist/redflag.js': (text) => otherText } or a text, or { status, headers, body }, or 'abort' (no answer at
 *             all); a function may be async, which is a slow network
 *   init      a function, or several, that run in the page before its own scripts, and know nothing of the test's scope
 *   settle    for how many milliseconds a new screen takes no press: 50 unless said otherwise, and 500 where nobody says it
 *   options   viewport { width, height }; what the visitor prefers: colorScheme 'light' 'dark', forcedColors 'active',
 *             contrast 'more', reducedMotion 'reduce' (which it is unless said otherwise) or 'no-preference'
 * It returns:
 *   page      see harness/page.mjs: the names are Playwright's (getByRole, getByLabel, getByText, locator, click, check, fill,
 *             evaluate, keyboard.press…) but only those there. Real clicks and keys. What needs one thing waits up to 10 s
 *             for it, and fails where there are two. `page.focused` is what has the focus; `page.accessibilityTree()` is
 *             what a screen reader is given
 *   requests  what was asked for since the page was opened: paths of this site, whole addresses of any other
 *   site      `site.base`, its address; `site.down = true` and the network is gone
 *   log()     a promise of the lines of the console, as 'error: text' and 'exception: Error: text'
 *   events(type)  a promise of the events of the check so far: { type, detail, … }
 *
 * A test that an engine cannot run is skipped with the reason: test('…', { skip: cannot('forcedColors') }, …). All reasons
 * are listed in `limits`. To see a page without JavaScript, put it into <iframe sandbox="allow-same-origin">.
 */
import { after, before } from 'node:test'
import { startChromium, startFirefox, startOldest } from './harness/puppeteer.mjs'
import { openSite, startDemo } from './harness/site.mjs'
import { startWebKit } from './harness/webkit.mjs'
import { Page } from './harness/page.mjs'
import { article, backPain } from './rules.mjs'

export const engine = process.env.REDFLAG_BROWSER ?? 'chromium'
const engines = { chromium: startChromium, firefox: startFirefox, webkit: startWebKit, oldest: startOldest }
if (!Object.hasOwn(engines, engine)) throw new Error(`REDFLAG_BROWSER is one of ${Object.keys(engines).join(', ')}`)

const limits = {
  forcedColors: { webkit: 'WebKit knows no forced colours' },
  contrast: { webkit: 'WebKitGTK cannot be told that a visitor prefers more contrast' },
  emulateMedia: {
    firefox: 'Firefox takes what a visitor prefers only at its start',
    webkit: 'WebKitGTK takes what a visitor prefers only at its start',
  },
  protocol: {
    firefox: 'only Chromium has the DevTools protocol',
    webkit: 'only Chromium has the DevTools protocol',
  },
}

/** @param {...string} abilities names in `limits` @returns {string | false} why this engine cannot do that, for `skip` */
export function cannot(...abilities) {
  const reasons = abilities.map((ability) => limits[ability][engine]).filter(Boolean)
  return reasons.length ? reasons.join('; ') : false
}

const documentOf = ({ lang, head = '<script type="module" src="/embedder.js"></script>', body }) =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>An embedder</title>
  <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">${head}</head>
  <body>${body}</body></html>`

/** As the package's own entry does it, with rules that hold still under the name that is looked for. */
const embedder = (rules) => `import { RedflagTriage } from '/dist/element.js'
RedflagTriage.protocols['back-pain'] = ${JSON.stringify(rules.data)}
RedflagTriage.define()`

/** A script, as text, that makes the new screens of a page wait this long. */
const settling = (ms) => `() => {
  const tags = globalThis.customElements
  tags?.whenDefined('redflag-triage').then(() => { tags.get('redflag-triage').settle = ${Number(ms)} })
}`

/**
 * Browsers, each for a visitor with other preferences. One is used for one page after another, each of an origin of its
 * own: opening it anew takes several times as long as most tests.
 */
class Browsers {
  #all = []

  async open(media, wanted) {
    const preferences = JSON.stringify(media)
    let free = this.#all.find((entry) => !entry.busy && entry.preferences === preferences)
    if (!free) {
      free = { preferences, driver: await engines[engine](media) }
      this.#all.push(free)
    }
    free.busy = true
    try {
      await free.driver.begin(wanted)
    } catch (error) {
      this.#all.splice(this.#all.indexOf(free), 1)
      await free.driver.stop()
      throw error
    }
    const release = async () => {
      await free.driver.end()
      free.busy = false
    }
    return { driver: free.driver, release }
  }

  async stop() {
    for (const { driver } of this.#all.splice(0)) await driver.stop()
  }
}

// Shared by all the files of tests that run in one process.
const browsers = new Browsers()
let demo

/** Call once at the top of a test file. @returns {(t: any, wanted?: any) => Promise<any>} see above */
export function useBrowser() {
  before(() => (demo ??= startDemo()))
  after(async () => {
    await browsers.stop()
    ;(await demo)?.stop()
  })

  return async (
    t,
    { at = 'page.html', rules, lang = 'en', head, body, headers, serve, init, settle = 50, options } = {},
  ) => {
    const { viewport = { width: 1280, height: 720 }, ...preferred } = options ?? {}
    // No transitions: what is measured and photographed is the end of them.
    const media = { reducedMotion: 'reduce', ...preferred }
    const refused = cannot(...Object.keys(media).filter((name) => name in limits))
    if (refused) throw new Error(refused)
    const site = await openSite((await demo).base, {
      own: { '/page.html': documentOf({ lang, head, body }), '/embedder.js': embedder(rules ?? article) },
      serve: headers ? { [`/${at}`]: { headers }, ...serve } : serve,
      init: [settling(settle), init ?? []].flat(),
    })
    t.after(() => site.close())
    const { driver, release } = await browsers.open(media, { base: site.base, viewport })
    t.after(release)
    const page = new Page(driver)
    page.rules = rules ?? (body === undefined ? backPain : article)
    await page.goto(site.base + at)
    return {
      page,
      site,
      base: site.base,
      get requests() {
        return [...site.requests, ...driver.elsewhere]
      },
      log: async () => [...(await driver.log())],
      events: (type) =>
        page.evaluate((name) => globalThis.recorded.filter((event) => !name || event.type === name), type),
    }
  }
}

/** For `init`: the check does not wait 20 s for what never comes. The only timer of that length is its own. */
export const impatient = () => {
  const { setTimeout } = globalThis
  globalThis.setTimeout = (work, ms, ...rest) => setTimeout(work, ms === 20_000 ? 200 : ms, ...rest)
}

/** The focused element, also inside shadow roots. */
export const focused = (page) => page.focused

export const focusedText = (page) => page.focused.evaluate((node) => node.textContent.trim())
