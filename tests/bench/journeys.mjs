// Counts the words and actions until a visitor knows where to go: five people walk the check on a phone, in every
// language, as the demo shows it. Fails when one of them ends elsewhere than expected. With --screens it tells the words of each
// screen too: `node tests/bench/journeys.mjs --screens`.
import { startChromium } from '../widget/harness/puppeteer.mjs'
import { Page } from '../widget/harness/page.mjs'
import { openSite, startDemo } from '../widget/harness/site.mjs'
import { backPain } from '../widget/rules.mjs'

const PHONE = { width: 360, height: 740 }
/** Clicks sooner after a new screen are taken for slips. */
const SLIP_MS = 600
const READ_WPM = [240, 200]
const TAP_S = 1

// `answers` by question and option: what is not named is no, or none of these. `before` is version 0.2.0 in English, as it was
// measured then on the same phone; a tap on Start and the words of the start screen are in it.
const journeys = {
  'well, 35': {
    answers: { age: 35, 'daily-life': 'hardly' },
    ends: 'self-care',
    before: { screens: 9, taps: 15, words: 1353, result: 650, heights: 14.2 },
  },
  'chest pain': {
    answers: { 'emergency-signs': { 'chest-or-breath': 'yes' } },
    ends: 'call-911',
    before: { screens: 3, taps: 3, words: 308, result: 215, heights: 2.3, alarm: 3 },
  },
  'cauda equina': {
    answers: { 'nerve-signs': { 'trouble-peeing': 'yes', 'private-numbness': 'yes' } },
    ends: 'emergency-room',
    before: { screens: 4, taps: 6, words: 564, result: 396, heights: 4.8 },
  },
  '78, fall, weak bones, thinner': {
    answers: {
      age: 78,
      history: { 'weak-bones': 'yes', 'blood-thinner': 'yes' },
      events: { 'bump-or-fall': 'yes' },
      'daily-life': 'limits',
    },
    ends: 'urgent-care',
    before: { screens: 10, taps: 18, words: 1455, result: 622, heights: 15.6 },
  },
  'pregnant, ordinary ache': {
    answers: { age: 30, history: { pregnant: 'yes' }, 'daily-life': 'limits' },
    ends: 'book-visit',
    before: { screens: 10, taps: 17, words: 1462, result: 705, heights: 15.7 },
  },
}

/** Runs in the page: what can be seen of the check, and what it asks. */
function look(tel) {
  const root = document.querySelector('redflag-triage').shadowRoot
  const frame = root.querySelector('.frame')
  const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  let words = 0
  while (walker.nextNode()) {
    const text = walker.currentNode
    range.selectNodeContents(text)
    // Words for screen readers alone are a pixel wide; what is folded away is not painted.
    const seen = [...range.getClientRects()].some(({ width, height }) => width > 1 && height > 1)
    if (!seen || text.parentElement.closest('.unseen') || !text.parentElement.checkVisibility()) continue
    words += text.data.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  }
  const textOf = (node) => node?.innerText.trim().replace(/\s+/g, ' ')
  // In the window, and nothing lies over it.
  const onScreen = (node) => {
    const { top, bottom, left, width, height } = node.getBoundingClientRect()
    if (height === 0 || top < 0 || bottom > innerHeight) return false
    return node.contains(root.elementFromPoint(left + width / 2, top + height / 2))
  }
  const asked = [...root.querySelectorAll('.question')].map((node) => ({
    ask: textOf(node.querySelector('h1, h2, h3, h4, h5, h6')),
    rows: [...node.querySelectorAll('.row')].map((row) => ({
      label: textOf(row.querySelector('legend')),
      inputs: [...row.querySelectorAll('input')].map((input) => ({
        id: input.id,
        label: textOf(input.closest('label')),
      })),
    })),
    inputs: [...node.querySelectorAll('input')].map((input) => {
      return { id: input.id, label: textOf(input.closest('label')), typed: input.className === 'typed' }
    }),
  }))
  return {
    words,
    asked,
    height: frame.getBoundingClientRect().height,
    heading: textOf(root.querySelector('#heading')),
    complaint: textOf(root.querySelector('.summary')),
    // The line at the top of every screen is a link that nobody in a hurry looks at.
    alarm: [...frame.querySelectorAll(`a[href="tel:${tel}"]`)].some(
      (link) => !link.closest('.alarm') && onScreen(link),
    ),
  }
}

const settle = (ms = 60) => new Promise((resolve) => setTimeout(resolve, ms))

class Walk {
  screens = 0
  taps = 0
  words = 0
  heights = 0
  /** Words by screen. @type {string[]} */
  each = []
  /** Taps until a button that calls 911 is in sight. */
  alarm = undefined

  constructor(page, words, answers) {
    Object.assign(this, { page, text: words, answers })
    this.check = page.locator('redflag-triage')
  }

  look() {
    return this.page.evaluate(look, '911')
  }

  async tap(css) {
    const target = this.check.locator(css)
    // As a thumb does: not to the edge, where the bar with Continue lies.
    await target.evaluate((node) => node.scrollIntoView({ block: 'center' }))
    await target.click()
    this.taps++
    if (this.alarm !== undefined) return
    await settle()
    if ((await this.look()).alarm) this.alarm = this.taps
  }

  pick(id) {
    return this.tap(`label:has(#${id})`)
  }

  /** Answers one question of the screen, whatever it is made of. */
  async answer({ ask, rows, inputs }) {
    const found = Object.entries(this.text.questions).find(([, words]) => words.ask === ask)
    if (!found) throw new Error(`nothing in these words asks "${ask}"`)
    const [question, { options = {} }] = found
    const answer = this.answers[question]
    if (rows.length > 0) {
      const wanted = ({ label }) => answer?.[Object.keys(options).find((id) => options[id].label === label)] ?? 'no'
      // People with a sign answer it before they rule out the others.
      const ordered = [...rows].sort((a, b) => (wanted(a) === 'no') - (wanted(b) === 'no'))
      for (const row of ordered) await this.pick(row.inputs.find(({ label }) => label === this.text.ui[wanted(row)]).id)
      return
    }
    const typed = inputs.find((input) => input.typed)
    if (typed) {
      if (typeof answer !== 'number') throw new Error(`this patient does not say anything about ${question}`)
      await this.check.locator(`#${typed.id}`).fill(String(answer))
      this.taps++
      return
    }
    const ticked = Object.keys(answer ?? {}).filter((option) => answer[option] === 'yes')
    const { ui } = this.text
    const offers = (label) => inputs.some((input) => input.label === label)
    const values = offers(ui.none)
      ? ticked.length
        ? ticked
        : ['none']
      : [answer ?? (offers(ui.no) ? 'no' : undefined)]
    for (const value of values) {
      const input = inputs.find(({ label }) => label === (options[value]?.label ?? ui[value]))
      if (!input) throw new Error(`${question} offers no ${value}`)
      await this.pick(input.id)
    }
  }

  /** To the guidance. @returns {Promise<string>} which it is */
  async go() {
    for (let view = await this.look(); ;) {
      if (view.asked.length === 0) {
        Object.assign(this, { result: view.words, resultHeights: view.height / PHONE.height })
        return this.disposition(view.heading)
      }
      if (++this.screens > 30) throw new Error('this check does not end')
      const { heading } = view
      await settle(SLIP_MS)
      for (const question of view.asked) await this.answer(question)
      // All that the screen showed, with what the answers opened.
      view = await this.look()
      this.words += view.words
      this.each.push(`${view.words}  ${heading}`)
      this.heights += view.height / PHONE.height
      await this.tap('.bar .main')
      for (const late = Date.now() + 5000; (view = await this.look()).heading === heading; await settle())
        if (view.complaint || Date.now() > late) throw new Error(`"${heading}" is still shown: ${view.complaint}`)
    }
  }

  disposition(heading) {
    const filled = (text) => text.replaceAll('{tel}', '911')
    const matches = ([, words]) => heading.startsWith(words.level) && heading.endsWith(filled(words.heading))
    const found = Object.entries(this.text.dispositions).find(matches)
    if (!found) throw new Error(`no guidance of these rules is headed "${heading}"`)
    return found[0]
  }
}

const minutes = ({ words, taps }, wpm) => (words / wpm + (taps * TAP_S) / 60).toFixed(1)
const line = (name, walk) =>
  [
    name.padEnd(32),
    ...[walk.screens, walk.taps, walk.words, walk.result, walk.heights.toFixed(1)].map((value) =>
      String(value).padStart(8),
    ),
    ...READ_WPM.map((wpm) => minutes(walk, wpm).padStart(8)),
    String(walk.alarm ?? '–').padStart(8),
  ].join('')

const demo = await startDemo()
const site = await openSite(demo.base, { own: {} })
const driver = await startChromium({ reducedMotion: 'reduce' })
const page = Object.assign(new Page(driver), { rules: backPain })
let failed = false
try {
  await driver.begin({ base: site.base, viewport: PHONE })
  const { version } = backPain.protocol
  for (const [lang, words] of Object.entries(backPain.words)) {
    console.log(`\njourneys to the result, ${lang}, phone ${PHONE.width} × ${PHONE.height}, rules ${version}`)
    const heads = ['screens', 'taps', 'words', 'result', 'phones', ...READ_WPM.map((wpm) => `min ${wpm}`), '911 at']
    console.log(''.padEnd(32) + heads.map((head) => head.padStart(8)).join(''))
    for (const [name, { answers, ends, before }] of Object.entries(journeys)) {
      await page.goto(`${site.base}demo/index.html`)
      await page.locator('redflag-triage').locator('.bar').waitFor()
      if (lang !== 'en') await page.locator('redflag-triage').getByRole('button', { name: words.ui.language }).click()
      const walk = new Walk(page, words, answers)
      try {
        const reached = await walk.go()
        console.log(line(name, walk))
        if (process.argv.includes('--screens')) for (const words of walk.each) console.log(`    ${words}`)
        if (lang === 'en') console.log(line('  0.2.0, measured then', before))
        if (reached !== ends) throw new Error(`ends at ${reached}, not at ${ends}`)
      } catch (error) {
        failed = true
        console.error(`${name}, ${lang}: ${error.message}`)
      }
    }
  }
  console.log(
    `\nwords: all that can be seen of the check, each No, Yes and Not sure too; result: those of the result. phones: heights of
the screens. min: words read at so many a minute, and ${TAP_S} s a tap. 911 at: taps until a button that calls 911 is in
sight; –: never, or not measured.`,
  )
} finally {
  await driver.stop()
  site.close()
  demo.stop()
}
process.exitCode = failed ? 1 : 0
