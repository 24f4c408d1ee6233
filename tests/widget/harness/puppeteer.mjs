/** Chromium by its own protocol, Firefox by WebDriver BiDi. */
import puppeteer from 'puppeteer-core'
import { oldestChromium, onPath } from './programs.mjs'

// No sandbox, because containers run as root. The rest keeps the browser from calling home or asking anything.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Firefox cannot be told by its protocol what a person prefers, only by its own settings, before it starts. */
const PREFERENCES = {
  reducedMotion: { reduce: { 'ui.prefersReducedMotion': 1 } },
  colorScheme: {
    light: { 'layout.css.prefers-color-scheme.content-override': 1 },
    dark: { 'layout.css.prefers-color-scheme.content-override': 0 },
  },
  forcedColors: { active: { 'browser.display.document_color_use': 2 } },
  contrast: { more: { 'ui.useAccessibilityTheme': 1, 'browser.display.document_color_use': 1 } },
}
const FEATURES = {
  reducedMotion: 'prefers-reduced-motion',
  colorScheme: 'prefers-color-scheme',
  forcedColors: 'forced-colors',
  contrast: 'prefers-contrast',
}

class PuppeteerDriver {
  constructor(browser, page, media) {
    Object.assign(this, { browser, media })
    this.hear(page)
  }

  hear(page) {
    this.page = page
    page.on('console', (message) => this.lines.push(`${message.type()}: ${message.text()}`))
    // Firefox reports violations of a policy as page errors too, though nothing was thrown.
    page.on('pageerror', (error) =>
      this.lines.push(
        /^Content-Security-Policy/.test(error.message) ? `error: ${error.message}` : `exception: ${error}`,
      ),
    )
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(this.base) && /^(http|ws)s?:/.test(url)) this.elsewhere.push(url)
    })
  }

  async begin({ base, viewport }) {
    Object.assign(this, { base, lines: [], elsewhere: [] })
    await this.resize(viewport)
    // Keys go to the page in front, which may be one that an earlier page opened.
    await this.page.bringToFront()
    await this.page.evaluate('document.body.focus(), window.focus()')
  }
  /** Leaves nothing to the next page, which is of another origin. */
  async end() {
    await this.page.deleteCookie(...(await this.page.cookies()))
    await this.page.evaluate("window.name = ''")
    await this.page.goto('about:blank')
  }
  stop() {
    return this.browser.close()
  }

  evaluate(expression) {
    return this.page.evaluate(expression)
  }
  goto(url) {
    return this.page.goto(url)
  }
  reload() {
    return this.page.reload()
  }
  back() {
    return this.page.goBack()
  }
  click(x, y) {
    return this.page.mouse.click(x, y)
  }
  async press(chord) {
    const keys = chord.map((key) => (key === 'Space' ? ' ' : key))
    for (const key of keys.slice(0, -1)) await this.page.keyboard.down(key)
    await this.page.keyboard.press(keys.at(-1))
    for (const key of keys.slice(0, -1).reverse()) await this.page.keyboard.up(key)
  }
  type(text) {
    return this.page.keyboard.type(text)
  }
  resize(viewport) {
    return this.page.setViewport(viewport)
  }
  async screenshot(options) {
    return Buffer.from(await this.page.screenshot(options))
  }
  log() {
    return this.lines
  }
}

/** Firefox brings clicks and keys to the page by another way than questions, and may answer before they are there. */
class FirefoxDriver extends PuppeteerDriver {
  /** Firefox 140, which Debian 12 began with, knows no orientation of the screen, which is set beside the size. */
  async resize(viewport) {
    try {
      await super.resize(viewport)
    } catch (error) {
      if (!/setScreenOrientationOverride/.test(error.message)) throw error
      const wanted = `${viewport.width} ${viewport.height}`
      for (let tries = 0; (await this.page.evaluate('`${innerWidth} ${innerHeight}`')) !== wanted; tries++)
        if (tries === 500) throw error
    }
  }
  /** Tab on the last control of a page moves the focus to the browser's toolbar, and it comes back in a new page only. */
  async end() {
    const inPage = await this.page.evaluate('document.hasFocus()')
    await super.end()
    if (inPage) return
    const previousPage = this.page
    this.hear(await this.browser.newPage())
    await previousPage.close()
  }
  async click(x, y) {
    await super.click(x, y)
    await this.arrived()
  }
  async press(chord) {
    await super.press(chord)
    await this.arrived()
  }
  arrived() {
    return this.page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))')
  }
}

class ChromiumDriver extends PuppeteerDriver {
  /** Chromium's own protocol, for what only it can do. */
  async send(method, parameters) {
    this.session ??= await this.page.createCDPSession()
    return this.session.send(method, parameters)
  }
  async begin(wanted) {
    await super.begin(wanted)
    await this.emulateMedia(this.media)
  }
  async emulateMedia(media) {
    const features = Object.entries({ ...this.media, ...media }).map(([name, value]) => ({
      name: FEATURES[name],
      value,
    }))
    await this.send('Emulation.setEmulatedMedia', { features })
  }
}

export async function startChromium(media) {
  const browser = await puppeteer.launch({
    executablePath: onPath('chromium', 'chromium-browser', 'google-chrome'),
    args: FLAGS,
  })
  return new ChromiumDriver(browser, await browser.newPage(), media)
}

export async function startOldest(media) {
  const browser = await puppeteer.launch({ executablePath: oldestChromium(), headless: 'shell', args: FLAGS })
  return new ChromiumDriver(browser, await browser.newPage(), media)
}

export async function startFirefox(media) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: onPath('firefox-esr', 'firefox'),
    extraPrefsFirefox: Object.assign({}, ...Object.entries(media).map(([name, value]) => PREFERENCES[name][value])),
  })
  return new FirefoxDriver(browser, await browser.newPage(), media)
}
