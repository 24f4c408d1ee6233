/** WebKitGTK by the classic WebDriver protocol, on a screen of its own that nobody sees. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createProxy } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { miniBrowser, onPath } from './programs.mjs'

// As high as the longest page at 320 px: a picture of a whole page is one of a window that shows all of it.
const SCREEN = '1400x8000x24'
/** More than anything takes, and than any wait in the page. */
const PATIENCE_MS = 20_000
/** A start takes a fifth of a second. */
const START_MS = 5_000
const KEYS = {
  Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Space: ' ',
  Backspace: '\uE003', Delete: '\uE017', Home: '\uE011', End: '\uE010',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015',
} // prettier-ignore

/** The toolbar keeps the window from being narrower than 447 px, unless it is made small. */
const STYLE = `headerbar, toolbar, box, entry, button, image, toolitem { min-width: 0; min-height: 0; padding: 0; margin: 0;
  border: 0; font-size: 1px; } image { -gtk-icon-transform: scale(0.1); }`

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** WebKitGTK reads from GTK's settings what a person prefers. */
function settingsFolder({ reducedMotion }) {
  const folder = mkdtempSync(join(tmpdir(), 'redflag-webkit-'))
  const gtk = join(folder, 'gtk-3.0')
  mkdirSync(gtk)
  writeFileSync(join(gtk, 'settings.ini'), `[Settings]\ngtk-enable-animations=${reducedMotion === 'reduce' ? 0 : 1}\n`)
  writeFileSync(join(gtk, 'gtk.css'), STYLE)
  return folder
}

async function startScreen() {
  const screen = spawn(onPath('Xvfb'), ['-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  process.once('exit', () => screen.kill())
  for await (const line of createInterface({ input: screen.stdout })) return { screen, display: `:${line.trim()}` }
  throw new Error('Xvfb ended before it had a display')
}

/** The whole family: MiniBrowser and its own processes are WebKitWebDriver's children. */
const kill = (program) => {
  try {
    process.kill(-program.pid, 'SIGKILL')
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

class WebKitDriver {
  /** @param {any} media what the visitor prefers */
  async start(media) {
    const { screen, display } = await startScreen()
    this.screen = screen
    this.folder = settingsFolder(media)
    const proxy = await this.watchElsewhere()
    const alwaysMatch = {
      browserName: 'MiniBrowser',
      proxy: { proxyType: 'manual', httpProxy: proxy, sslProxy: proxy, noProxy: ['localhost'] },
      'webkitgtk:browserOptions': {
        binary: miniBrowser(),
        args: ['--automation', ...(media.colorScheme === 'dark' ? ['--dark-mode'] : [])],
      },
    }
    // One start in forty, MiniBrowser dies before it speaks to its driver, which then waits for ever.
    for (let tries = 1; !this.session; tries++) {
      const port = await freePort()
      const program = spawn(onPath('WebKitWebDriver'), [`--port=${port}`, '--host=127.0.0.1'], {
        env: { ...process.env, DISPLAY: display, XDG_CONFIG_HOME: this.folder, NO_AT_BRIDGE: '1', GDK_BACKEND: 'x11' },
        stdio: 'ignore',
        detached: true,
      })
      this.kill = () => kill(program)
      process.once('exit', this.kill)
      this.base = `http://127.0.0.1:${port}/session`
      try {
        const { sessionId } = await this.send('POST', '', { capabilities: { alwaysMatch } }, START_MS)
        this.base += `/${sessionId}`
        return this
      } catch (error) {
        this.kill()
        process.off('exit', this.kill)
        if (tries === 4) throw error
      }
    }
  }

  /** A proxy for every other host than this machine: writes down what is asked of it, and refuses. */
  async watchElsewhere() {
    const refuse = ({ url, socket }) => {
      this.elsewhere.push(url)
      socket.destroy()
    }
    this.proxy = createProxy(refuse).on('connect', refuse)
    await new Promise((resolve) => this.proxy.listen(0, '127.0.0.1', resolve))
    return `127.0.0.1:${this.proxy.address().port}`
  }

  async send(method, path, body, patience = PATIENCE_MS) {
    const late = Date.now() + patience
    for (;;) {
      try {
        const signal = AbortSignal.timeout(patience)
        const response = await fetch(this.base + path, { method, body: body && JSON.stringify(body), signal })
        const { value } = await response.json()
        if (value?.error) throw new Error(`${value.error}: ${value.message}`)
        return value
      } catch (error) {
        // Not listening yet.
        if (error.cause?.code !== 'ECONNREFUSED' || Date.now() > late) {
          throw error.name === 'TimeoutError' ? new Error(`WebKitWebDriver does not answer ${method} ${path}`) : error
        }
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
  }

  async evaluate(expression) {
    const script = `const done = arguments[0]
      Promise.resolve().then(() => (${expression})).then(
        (value) => done(value === undefined ? {} : { value }), (error) => done({ error: error?.message ?? String(error) }))`
    const { value, error } = await this.send('POST', '/execute/async', { script, args: [] })
    if (error) throw new Error(error)
    return value
  }
  goto(url) {
    return this.send('POST', '/url', { url })
  }
  reload() {
    return this.send('POST', '/refresh', {})
  }
  back() {
    return this.send('POST', '/back', {})
  }

  async act(source) {
    await this.send('POST', '/actions', { actions: [source] })
  }
  async click(x, y) {
    const move = { type: 'pointerMove', duration: 0, origin: 'viewport', x: Math.round(x), y: Math.round(y) }
    const actions = [move, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]
    await this.act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions })
  }
  async press(chord) {
    const keys = chord.map((key) => KEYS[key] ?? key)
    const down = keys.map((value) => ({ type: 'keyDown', value }))
    const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }))
    await this.act({ type: 'key', id: 'keys', actions: [...down, ...up] })
  }
  async type(text) {
    for (const key of text) await this.press([key])
  }

  /** The window, so that the page is as large as asked for. */
  async resize({ width, height }) {
    const toolbar = await this.evaluate('outerHeight - innerHeight')
    await this.send('POST', '/window/rect', { x: 0, y: 0, width, height: height + toolbar })
    this.viewport = { width, height }
    const isThere = `innerWidth === ${width} && innerHeight === ${height}`
    for (let tries = 0; !(await this.evaluate(isThere)); tries++) {
      if (tries === 500) throw new Error(`the window does not become ${width} by ${height}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  /** Until all that changed is laid out and painted. */
  painted() {
    return this.evaluate(
      'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))',
    )
  }
  async screenshot({ fullPage } = {}) {
    const { viewport } = this
    const whole = await this.evaluate('document.documentElement.scrollHeight')
    if (fullPage && whole > viewport.height) await this.resize({ ...viewport, height: whole })
    await this.painted()
    const png = Buffer.from(await this.send('GET', '/screenshot'), 'base64')
    if (fullPage && whole > viewport.height) await this.resize(viewport)
    return png
  }
  log() {
    return this.evaluate('harness.log')
  }

  async begin({ viewport }) {
    this.elsewhere = []
    await this.resize(viewport)
  }
  /** Leaves nothing to the next page, which is of another origin. */
  async end() {
    await this.send('DELETE', '/cookie')
    await this.evaluate("window.name = ''")
    await this.goto('about:blank')
  }
  async stop() {
    await this.send('DELETE', '')
    this.kill()
    process.off('exit', this.kill)
    this.proxy.close()
    rmSync(this.folder, { recursive: true, force: true })
    this.screen.kill()
  }
}

export const startWebKit = (media) => new WebKitDriver().start(media)
