/** A visitor: reads what the screen says and answers by the words on it, never by the structure beneath. */
import { readFileSync } from 'node:fs'

const read = (name) => JSON.parse(readFileSync(new URL(`../../rules/back-pain/${name}`, import.meta.url), 'utf8'))

export const protocol = read('protocol.json')
export const words = read('words/en.json')
export const { ui, questions } = words
const { vignettes } = read('vignettes.json')

/** The first public test patient whose guidance is exactly this. @param {string} disposition */
export const patient = (disposition) =>
  vignettes.find(({ lowest, highest }) => lowest === disposition && highest === disposition)

/** The public test patient of this name. @param {string} id */
export const vignette = (id) => {
  const found = vignettes.find((one) => one.id === id)
  if (!found) throw new Error(`vignettes.json has no ${id}`)
  return found
}

/** Dispositions that some test patient gets, most urgent first. */
export const reachable = protocol.dispositions.map(({ id }) => id).filter(patient)

/** What would take a visitor on to booking, by any of its names. */
const bookingWords = [
  ui.book,
  ui['continue-to-booking'],
  ui['called-continue'],
  ...protocol.actions.filter(({ kind }) => kind === 'book').map(({ id }) => words.actions[id].label),
]

export class Visitor {
  /** @param {any} page @param {string} [selector] which check, where a page has several */
  constructor(page, selector = 'redflag-triage') {
    this.page = page
    this.host = page.locator(selector)
    // Not the host: the author's text between the tags is still in the document, and not to be taken for the check.
    this.check = this.host.getByRole('region', { name: ui.title, exact: true })
    this.heading = this.check.locator('#heading')
    this.bookingControls = this.check
      .getByRole('button')
      .or(this.check.getByRole('link'))
      .filter({ hasText: new RegExp(bookingWords.join('|')) })
  }

  button(name) {
    return this.check.getByRole('button', { name, exact: true })
  }

  /** The words that name one answer to the question on the screen. */
  label(text) {
    return this.check.getByLabel(text, { exact: true })
  }

  /** @returns {Promise<string>} `start`, the id of the question, or the id of the disposition that is shown */
  async where() {
    const shown = (await this.heading.innerText()).trim()
    if (shown === ui['start-heading']) return 'start'
    const asked = Object.keys(questions).find((id) => questions[id].ask === shown)
    const given = ([, { level, heading }]) => shown.startsWith(level) && shown.endsWith(heading)
    const found = asked ?? Object.entries(words.dispositions).find(given)?.[0]
    if (!found) throw new Error(`no screen of these rules is headed "${shown}"`)
    return found
  }

  async start() {
    await this.button(ui.start).click()
  }

  /** @param {any} [click] how: Playwright's options */
  async continue(click) {
    await this.button(ui.continue).click(click)
  }

  async back() {
    await this.button(ui.back).click()
  }

  /** Ticks the labels that stand for an answer to a question, without going on. */
  async mark(question, answer, click) {
    if (typeof answer === 'number') return this.label(questions[question].ask).fill(String(answer))
    const picks = Array.isArray(answer) ? (answer.length ? answer : ['none']) : [answer]
    for (const id of picks) await this.label(questions[question].options?.[id]?.label ?? ui[id]).check(click)
  }

  async answer(question, answer, click) {
    await this.mark(question, answer, click)
    await this.continue(click)
  }

  /**
   * Answers what is asked until `goal`, or until guidance. In haste by default: `force` clicks where the control is, without
   * waiting two frames to see that it rests there, which halves the time. The journeys take that time.
   * @returns {Promise<string>} where that is
   */
  async walk(answers, goal, click = { force: true }) {
    for (let before; ;) {
      const here = await this.where()
      if (here === goal || here in words.dispositions) return here
      if (here === before) throw new Error(`${here} is still shown after ${JSON.stringify(answers[here])}`)
      before = here
      if (here === 'start') await this.start()
      else if (here in answers) await this.answer(here, answers[here], click)
      else throw new Error(`this patient does not say anything about ${here}`)
    }
  }

  /** As `walk`, with the answers of the first test patient who gets this guidance. */
  async get(disposition) {
    const reached = await this.walk(patient(disposition).answers)
    if (reached !== disposition) throw new Error(`${disposition} was wanted, and ${reached} is shown`)
  }

  async change(question) {
    const name = `${ui.change} ${ui['change-for'].replace('{ask}', questions[question].ask)}`
    await this.button(name).click()
  }
}
