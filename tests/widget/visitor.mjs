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
    // What would take a visitor on to booking, by any of its names.
    const booking = protocol.actions.filter(({ kind }) => kind === 'book').map(({ id }) => actions[id].label)
    this.bookingControls = this.check
      .getByRole('button')
      .or(this.check.getByRole('link'))
      .filter({
        hasText: new RegExp([ui.book, ui['continue-to-booking'], ui['called-continue'], ...booking].join('|')),
      })
  }

  button(name) {
    return this.check.getByRole('button', { name, exact: true })
  }

  /** The words that name one answer to the question on the screen. */
  label(text) {
    return this.check.getByLabel(text, { exact: true })
  }

  /** What the label of an answer says. @param {string} question @param {string} id an option, `yes`, `none`, `unsure`… */
  said(question, id) {
    return this.words.questions[question].options?.[id]?.label ?? this.words.ui[id]
  }

  /** @returns {Promise<string>} `start`, the id of the question, or the id of the disposition that is shown */
  async where() {
    const shown = (await this.heading.innerText()).trim()
    const { ui, questions, dispositions } = this.words
    if (shown === ui['start-heading']) return 'start'
    const asked = Object.keys(questions).find((id) => questions[id].ask === shown)
    const filled = (text) => text.replaceAll('{tel}', '911')
    const given = ([, { level, heading }]) => shown.startsWith(filled(level)) && shown.endsWith(filled(heading))
    const found = asked ?? Object.entries(dispositions).find(given)?.[0]
    if (!found) throw new Error(`no screen of these rules is headed "${shown}"`)
    return found
  }

  /** Waits for another screen than this one. @param {string} here @returns {Promise<string>} which it is */
  async leave(here) {
    for (const late = Date.now() + 3000; ;) {
      const now = await this.where()
      if (now !== here) return now
      if (Date.now() > late) throw new Error(`${here} is still shown`)
    }
  }

  async start() {
    await this.button(this.words.ui.start).click()
  }

  async continue() {
    await this.button(this.words.ui.continue).click()
  }

  async back() {
    await this.button(this.words.ui.back).click()
  }

  /** Ticks the labels that stand for an answer to a question, without going on. */
  async mark(question, answer) {
    if (typeof answer === 'number') return this.label(this.words.questions[question].ask).fill(String(answer))
    const picks = Array.isArray(answer) ? (answer.length ? answer : ['none']) : [answer]
    for (const id of picks) await this.label(this.said(question, id)).check()
  }

  async answer(question, answer) {
    await this.mark(question, answer)
    await this.continue()
  }

  /** Answers what is asked until `goal`, or until guidance. @returns {Promise<string>} where that is */
  async walk(answers, goal) {
    for (let here = await this.where(); ; here = await this.leave(here)) {
      if (here === goal || here in this.words.dispositions) return here
      if (here === 'start') await this.start()
      else if (here in answers) await this.answer(here, answers[here])
      else throw new Error(`this patient does not say anything about ${here}`)
    }
  }

  /** As `walk`, with the answers of the first test patient who gets this guidance. */
  async reach(disposition) {
    const reached = await this.walk(this.rules.patient(disposition).answers)
    if (reached !== disposition) throw new Error(`${disposition} was wanted, and ${reached} is shown`)
  }

  async change(question) {
    const { ui, questions } = this.words
    await this.button(`${ui.change} ${ui['change-for'].replace('{ask}', questions[question].ask)}`).click()
  }
}
