/**
 * One page under attack, from a seed: what it does before the check comes, and between what a visitor does. After each of
 * them all that must be so is looked at.
 */
import { dice } from '../../dice.mjs'
import { acts, breaking, harmless } from './acts.mjs'
import { Frame, from } from './frame.mjs'
import { always, failed, guidance, questions, scheduler } from './look.mjs'
import { Visitor } from './visitor.mjs'

class Attack {
  /** The acts so far, in order. @type {string[]} */
  lines = []
  /** Something may keep the check from running. */
  broken = false
  /** Does `gates` still say what it did; did the page take away the sheets of its document; is a script's press stopped? */
  knows = { gates: true, sheets: false, presses: true }
  /** Errors told before the last thing that was done. */
  #seenErrors = 0
  #undo = []

  /** @param {Frame} frame @param {(limit: number) => number} draw */
  constructor(frame, draw) {
    this.frame = frame
    this.draw = draw
    this.visitor = new Visitor(frame, draw)
  }

  pick = (list) => list[this.draw(list.length)]

  /** None where the element could not be made: then nothing of the check is there, and the page is as its author wrote it. */
  get state() {
    try {
      return from.shadow(this.frame.host) && this.frame.host.state
    } catch {
      return undefined
    }
  }

  get errors() {
    return this.frame.events.filter(({ type, detail }) => type === 'redflag-error' && detail.code !== 'gates').length
  }

  /** One act of the page. */
  act(names) {
    const { frame } = this
    const { win, doc, host } = frame
    const result = acts[this.pick(names)]({ win, doc, host, from, draw: this.draw, pick: this.pick })
    frame.settled()
    this.broken ||= !!result.breaks
    if (result.gates || (result.moved && this.broken)) this.knows.gates = false
    if (result.sheets) this.knows.sheets = true
    if (result.protocol) this.protocol = true
    if (result.breaks) this.knows.presses = false
    if (result.undo) this.#undo.push(result.undo)
    this.lines.push(`page: ${result.line}`)
  }

  /** The page mends what it broke. */
  heal() {
    for (const undo of this.#undo.splice(0).reverse()) undo()
    this.frame.settled()
    this.lines.push('page: mended')
  }

  /** The faults of the check, now. */
  look() {
    const { frame, visitor, knows } = this
    const { events, uncaught } = frame
    const faults = always(frame)
    const rejected = uncaught.filter((line) => line.startsWith('rejection:'))
    if (rejected.length) faults.push(`nobody caught ${rejected}`)
    if (!this.state) return { faults, over: true }
    const hasNewErrors = this.errors > this.#seenErrors
    this.#seenErrors = this.errors
    if (uncaught.length && !this.broken) faults.push(`thrown: ${uncaught}`)
    if (this.state === 'failed') {
      if (!this.broken) faults.push(`it failed for nothing: ${JSON.stringify(events.at(-1)?.detail)}`)
      if (this.firm && !this.moved) faults.push('urgent guidance gave way to a failure')
      return { faults: [...faults, ...failed(frame, visitor.urgent, knows)], over: true }
    }
    if (this.state === 'loading') return { faults: [...faults, 'it is still loading'], over: true }
    const wanted = visitor.step.kind === 'guidance' ? guidance : questions
    const screenFaults = wanted(frame, visitor)
    // An error while the visitor moves on from urgent guidance is reported, and the scheduler stays held.
    if (screenFaults.length && hasNewErrors && this.moved && this.firm)
      return { faults: [...faults, ...scheduler(frame, true, knows)], over: true }
    return { faults: [...faults, ...screenFaults, ...scheduler(frame, visitor.held, knows)], over: false }
  }

  /** Urgent guidance that was seen: it stays until the visitor moves on, and then too if what comes next cannot be shown. */
  keep() {
    this.moved = false
    this.firm = this.visitor.urgent && this.visitor.now
  }

  move() {
    this.moved = true
    this.lines.push(`visitor: ${this.visitor.act()}`)
  }
}

/**
 * @param {number} seed
 * @returns {Promise<{seed: number, lines: string[], faults: string[], reached: string}>}
 */
export async function attack(seed) {
  const draw = dice(seed)
  const frame = await Frame.open()
  const run = new Attack(frame, draw)
  const faults = []
  let reached = 'nothing'
  try {
    // Most pages are only careless, or every seed would end before it began.
    const rough = draw(3) === 0
    for (let count = draw(4); count > 0; count--) run.act(rough ? breaking : harmless)
    await frame.run()
    const tag = frame.win.customElements.get?.('redflag-triage')
    if (tag) tag.settle = -1
    await frame.until(() => run.state !== 'loading')
    for (let count = 4 + draw(14); count >= 0; count--) {
      await frame.turns()
      await frame.until(() => run.state !== 'loading')
      const { faults: found, over } = run.look()
      reached = run.state === 'guidance' ? frame.host.result?.disposition : run.state
      faults.push(...found)
      if (found.length || over || !count) break
      run.keep()
      const next = draw(100)
      if (next < 60) run.move()
      else if (next < 64) run.heal()
      else run.act(next < 92 ? harmless : breaking)
    }
  } catch (error) {
    faults.push(`the attack itself broke: ${error?.stack ?? error}`)
  } finally {
    frame.close()
  }
  return { seed, lines: run.lines, faults, reached }
}

globalThis.attack = attack
