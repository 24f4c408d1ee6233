/** A page and what is on it, in the terms of a visitor. The same in every engine: a driver beneath moves the mouse and the keys. */
import { writeFileSync } from 'node:fs'

const plain = (wanted, exact) =>
  wanted instanceof RegExp ? { source: wanted.source, flags: wanted.flags } : { text: wanted, exact }
const source = (value) => JSON.stringify(value) ?? 'undefined'

class Finder {
  constructor(page, steps = []) {
    this.owner = page
    this.steps = steps
  }

  and(way, need) {
    return new Locator(this.owner ?? this, [...this.steps, [way, need]])
  }

  /** @param {string} css looked for inside shadow roots too, but one tree at a time */
  locator(css) {
    return this.and('css', css)
  }

  /** As assistive technology has it: hidden and inert things are not there. */
  getByRole(role, { name, exact, level, checked } = {}) {
    return this.and('role', { role, level, checked, name: name === undefined ? undefined : plain(name, exact) })
  }

  getByLabel(text, { exact } = {}) {
    return this.and('label', plain(text, exact))
  }

  getByText(text, { exact } = {}) {
    return this.and('text', plain(text, exact))
  }
}

/** Finds elements, looked up anew at each use. A method that needs one element waits for it, and fails where there are two. */
export class Locator extends Finder {
  filter({ hasText }) {
    return this.and('has', plain(hasText))
  }
  or(other) {
    return new Locator(this.owner, [['or', [this.steps, other.steps]]])
  }
  nth(index) {
    return this.and('nth', index)
  }
  first() {
    return this.nth(0)
  }
  last() {
    return this.nth(-1)
  }

  /** @param {(node: any, arg?: any) => any} act runs in the page */
  evaluate(act, arg, limit) {
    return this.owner.run(
      `harness.one(${source(this.steps)}, ${source(limit)}).then((node) => (${act})(node, ${source(arg)}))`,
    )
  }
  evaluateAll(act, arg) {
    return this.owner.run(`(${act})(harness.find(${source(this.steps)}), ${source(arg)})`)
  }

  count() {
    return this.evaluateAll((nodes) => nodes.length)
  }
  async all() {
    return Array.from({ length: await this.count() }, (_, index) => this.nth(index))
  }
  allInnerTexts() {
    return this.evaluateAll((nodes) => nodes.map((node) => node.innerText))
  }
  allTextContents() {
    return this.evaluateAll((nodes) => nodes.map((node) => node.textContent))
  }
  /** Does not wait. */
  isVisible() {
    return this.evaluateAll((nodes) => nodes.length === 1 && globalThis.harness.isVisible(nodes[0]))
  }
  isChecked() {
    return this.evaluate((node) => node.checked)
  }
  innerText() {
    return this.evaluate((node) => node.innerText)
  }
  textContent() {
    return this.evaluate((node) => node.textContent)
  }
  inputValue() {
    return this.evaluate((node) => node.value)
  }
  getAttribute(name) {
    return this.evaluate((node, key) => node.getAttribute(key), name)
  }
  boundingBox() {
    return this.evaluate((node) => {
      const { x, y, width, height } = node.getBoundingClientRect()
      return { x, y, width, height }
    })
  }
  /** Until it can be seen. */
  async waitFor() {
    await this.owner.run(
      `harness.until(async () => {
        const node = await harness.one(${source(this.steps)}, 0)
        if (!harness.isVisible(node)) throw new Error(${source(`cannot be seen: ${source(this.steps)}`)})
      })`,
    )
  }
  /** The thing itself, wherever it goes and whatever becomes of it. */
  async elementHandle() {
    return new Locator(this.owner, [['held', await this.owner.run(`harness.hold(${source(this.steps)})`)]])
  }

  /** With the mouse, where a person would press: waits until nothing lies over it. */
  async click({ timeout } = {}) {
    await this.owner.driver.click(...(await this.owner.run(`harness.point(${source(this.steps)}, ${source(timeout)})`)))
  }
  async check() {
    if (!(await this.isChecked())) await this.click()
    // A browser under load may answer questions before the click has come to the page.
    for (const late = Date.now() + 3000; !(await this.isChecked());)
      if (Date.now() > late) throw new Error(`still not checked: ${source(this.steps)}`)
  }
  focus() {
    return this.evaluate((node) => node.focus())
  }
  /** Puts a text in a field at once. `page.keyboard.type` is what fingers do. */
  fill(text) {
    return this.evaluate((node, value) => globalThis.harness.fill(node, value), text)
  }
}

export class Page extends Finder {
  constructor(driver) {
    super()
    this.driver = driver
    this.keyboard = {
      /** @param {string} chord a key by its name in KeyboardEvent.key, or `Space`; `Shift+Tab` */
      press: async (chord) => {
        // Keys that press a control wait until the screen takes presses, as a finger does.
        if (chord === 'Enter' || chord === 'Space') await this.run('globalThis.harness?.settled()')
        await driver.press(chord.split('+'))
      },
      type: (text) => driver.type(text),
    }
  }

  run(expression) {
    return this.driver.evaluate(expression)
  }
  /** @param {(arg?: any) => any} act runs in the page */
  evaluate(act, arg) {
    return this.run(typeof act === 'string' ? act : `(${act})(${source(arg)})`)
  }
  async waitForFunction(act, arg) {
    await this.run(
      `harness.until(async () => {
        if (!(await (${act})(${source(arg)}))) throw new Error(${source(`never came true: ${act}`)})
      })`,
    )
  }

  goto(url) {
    return this.driver.goto(url)
  }
  reload() {
    return this.driver.reload()
  }
  goBack() {
    return this.driver.back()
  }
  url() {
    return this.run('location.href')
  }
  setViewportSize(size) {
    return this.driver.resize(size)
  }
  /** While the page is open: only in Chromium, see `cannot`. */
  emulateMedia(media) {
    return this.driver.emulateMedia(media)
  }
  async screenshot({ path, fullPage } = {}) {
    const png = await this.driver.screenshot({ fullPage })
    if (path) writeFileSync(path, png)
    return png
  }
  /** Works only where the page's policy allows inline style. @returns {Promise<Locator>} the element */
  async addStyleTag({ content }) {
    const index = await this.run(
      `(document.head.append(Object.assign(document.createElement('style'), { textContent: ${source(content)},
         id: 'added' })), harness.hold([['css', '#added']]))`,
    )
    return new Locator(this, [['held', index]])
  }
  /** The focused element, also inside shadow roots. */
  get focused() {
    return new Locator(this, [['focused']])
  }
  /** The tree that assistive technology is given, as lines of role, name and states. */
  async accessibilityTree() {
    return this.run('harness.tree(document.documentElement)')
  }
}
