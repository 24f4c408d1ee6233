/** A visitor: reads what the screen says and answers by the words on it, never by the structure beneath. */
import { backPain } from './rules.mjs'

export const { ui } = backPain.words.en

export class Visitor {
  /**
   * @param {any} page
   * @param {string} [selector] which check, where a page has several
   * @param {string} [lang] the language that the visitor reads
   */
  constructor(page, selector = 'redflag-triage', lang = 'en') {
    this.page = page
    this.rules = page.rules
    this.selector = selector
    this.read(lang)
  }

  /** From now on in another language. */
  read(lang) {
    const { protocol, words } = this.rules
    this.words = words[lang]
    const { ui, actions } = this.words
    this.host = this.page.locator(this.selector)
    // Not the host: the author's text between the tags is still in the document, and not to be taken for the check.
    this.check = this.host.getByRole('region', { name: ui.title, exact: true })
    this.heading = this.check.locator('#heading')
    // The controls that take a visitor on to booking, by any of their names.
    const booking = protocol.actions.filter(({ kind }) => kind === 'book').map(({ id }) => actions[id].label)
    this.bookingControls = this.check
      .getByRole('button')
      .or(this.check.getByRole('link'))
      .filter({
        hasText: new RegExp([ui['continue-to-booking'], ui['called-continue'], ...booking].join('|')),
      })
  }

  button(name) {
    return this.check.getByRole('button', { name, exact: true })
  }

  /** The words that name one answer to a question on the screen. */
  label(text) {
    return this.check.getByLabel(text, { exact: true })
  }

  /** One row of a list that wants a word on each. @param {string} text what it asks */
  row(text) {
    return this.check.getByRole('group', { name: text, exact: true })
  }

  /** The label of an answer. @param {string} question @param {string} id an option, `yes`, `none`, `unsure`… */
  answerLabel(question, id) {
    const { questions, ui } = this.words
    const named = { unsure: ui['not-sure-short'] }
    return questions[question].options?.[id]?.label ?? named[id] ?? ui[id]
  }

  /** @returns {Promise<string>} the id of the question that heads the screen, or of the disposition that is shown */
  async where() {
    const shown = (await this.heading.innerText()).trim()
    const { dispositions } = this.words
    const asked = this.asking(shown)
    const filled = (text) => text.replaceAll('{tel}', '911')
    const matches = ([, { level, heading }]) => shown.startsWith(filled(level)) && shown.endsWith(filled(heading))
    const found = asked ?? Object.entries(dispositions).find(matches)?.[0]
    if (!found) throw new Error(`no screen of these rules is headed "${shown}"`)
    return found
  }

  /** The question that asks this. @param {string} ask */
  asking(ask) {
    const { questions } = this.words
    return Object.keys(questions).find((id) => questions[id].ask === ask || questions[id].other?.ask === ask)
  }

  /** @returns {Promise<string[]>} the ids of all questions on the screen */
  async asked() {
    const asks = await this.check
      .locator('.question')
      .evaluateAll((nodes) => nodes.map((node) => node.querySelector('h1, h2, h3, h4, h5, h6').textContent.trim()))
    return asks.map((ask) => this.asking(ask))
  }

  /** @returns {Promise<boolean>} whether nothing has been answered yet */
  async isFirst() {
    await this.heading.waitFor()
    return (await this.check.getByText(this.words.ui.promise, { exact: true }).count()) > 0
  }

  /** Waits for the engine, which comes after the first question. */
  async engine() {
    await this.heading.waitFor()
    await this.page.waitForFunction(
      (selector) => document.querySelector(selector).ready.then(() => true),
      this.selector,
    )
  }

  /** Waits for another screen than this one. @param {string} screen @returns {Promise<string>} which it is */
  async leave(screen) {
    for (const late = Date.now() + 10_000; ;) {
      const now = await this.where()
      if (now !== screen) return now
      if (Date.now() > late) throw new Error(`${screen} is still shown`)
    }
  }

  async continue() {
    await this.button(this.words.ui.continue).click()
  }

  async back() {
    await this.button(this.words.ui.back).click()
  }

  /** The truth of one row in an answer. */
  truth(answer, option) {
    if (Array.isArray(answer)) return answer.includes(option) ? 'yes' : answer.includes('unsure') ? 'unsure' : 'no'
    return typeof answer === 'object' ? (answer[option] ?? 'no') : answer
  }

  /** The rows of a question on the screen. @param {string} question @returns {Promise<string[]>} ids of options */
  async rowsOf(question) {
    const place = (await this.asked()).indexOf(question)
    const labels = await this.check
      .locator('.question')
      .nth(place)
      .evaluate((node) =>
        [...node.querySelectorAll('.row > legend, .tick > .choice')].map((label) => label.textContent.trim()),
      )
    const options = Object.entries(this.words.questions[question].options)
    const hasLabel = (words, label) => words.label === label
    const { other: otherWords } = this.words.questions[question]
    return labels.map(
      (label) =>
        options.find(([id, words]) => hasLabel(words, label) || hasLabel(otherWords?.options?.[id] ?? {}, label))[0],
    )
  }

  /** Marks what stands for an answer to a question, without going on. */
  async mark(question, answer) {
    const { ui, questions } = this.words
    const { kind, rows } = this.rules.question(question)
    if (typeof answer === 'number') return this.label(questions[question].ask).fill(String(answer))
    if (kind !== 'checklist') return this.label(this.answerLabel(question, answer)).check()
    const named = { no: ui.no, yes: ui.yes, unsure: ui['not-sure-short'], declined: ui.skip }
    const offered = await this.rowsOf(question)
    const truths = offered.map((option) => [this.answerLabel(question, option), this.truth(answer, option)])
    if (rows) {
      for (const [label, truth] of truths) await this.row(label).getByLabel(named[truth], { exact: true }).check()
      return
    }
    if (truths.every(([, truth]) => truth === 'no')) return this.label(ui.none).check()
    const unsureButton = this.button(ui['some-unsure'])
    if (truths.some(([, truth]) => truth === 'unsure') && (await unsureButton.getAttribute('aria-pressed')) === 'false')
      await unsureButton.click()
    for (const [label, truth] of truths) {
      if (truth === 'yes') await this.label(label).check()
      else if (truth !== 'no')
        await this.check.getByRole('checkbox', { name: `${named[truth]} ${label}`, exact: true }).check()
    }
  }

  /** @param {string} question @param {any} answer */
  async answer(question, answer) {
    await this.mark(question, answer)
    await this.continue()
  }

  /** Answers all that is asked on this screen. What a person says nothing about, "none of these" is said to. */
  async answerAll(answers) {
    for (const question of await this.asked()) {
      if (!(question in answers) && this.rules.question(question).kind !== 'checklist')
        throw new Error(`this patient does not say anything about ${question}`)
      await this.mark(question, answers[question] ?? [])
    }
    await this.continue()
  }

  /** Answers what is asked until `goal`, or until guidance. @returns {Promise<string>} where that is */
  async walk(answers, goal) {
    for (let screen = await this.where(); ; screen = await this.leave(screen)) {
      if (screen === goal || screen in this.words.dispositions) return screen
      await this.answerAll(answers)
    }
  }

  /** As `walk`, with the answers of the first test patient who gets this guidance. */
  async reach(disposition) {
    const reached = await this.walk(this.rules.patient(disposition).answers)
    if (reached !== disposition) throw new Error(`${disposition} was wanted, and ${reached} is shown`)
  }

  /** Opens what is folded under these words. */
  async unfold(words) {
    const fold = this.check.locator('summary').filter({ hasText: words }).first()
    if (!(await fold.evaluate((node) => node.parentNode.open))) await fold.click()
  }

  /** From guidance, which asks before it forgets. */
  async restart() {
    const { ui } = this.words
    await this.unfold(ui.tools)
    await this.unfold(ui.restart)
    await this.button(ui['restart-asks']).click()
  }

  async change(question) {
    const { ui, questions } = this.words
    await this.unfold(ui['your-answers'])
    await this.button(`${ui.change} ${ui['change-for'].replace('{ask}', questions[question].ask)}`).click()
  }
}
