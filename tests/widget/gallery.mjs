/** Every kind of screen and every guidance of the demo's booking page, one after the other, for whatever looks at all. */
import { confirmSlot, pickSlot } from './scheduler.mjs'
import { Visitor, ui } from './visitor.mjs'

/**
 * @param {any} page the booking page, just opened
 * @yields {string} the name of what is shown now
 */
export async function* gallery(page) {
  const visitor = new Visitor(page)
  const { rules } = visitor
  const seen = new Set()
  await visitor.heading.waitFor()
  yield 'first'
  for (const disposition of rules.reachable) {
    if (!(await visitor.isFirst())) await visitor.restart()
    const { answers } = rules.patient(disposition)
    for (let screen; (screen = await visitor.where()) !== disposition; await visitor.answerAll(answers)) {
      const { kind: plain, rows, sensitive } = rules.question(screen)
      const kind = rows ? 'rows' : plain
      if (!seen.has(kind)) {
        yield kind
        if (kind === 'number') await visitor.label(visitor.words.questions[screen].ask).fill('old')
        await visitor.continue()
        yield `${kind}-error`
        if (!(await visitor.isFirst())) {
          await visitor.check.getByText(ui['your-answers'], { exact: true }).click()
          yield `${kind}-answers-so-far`
        }
      } else if (sensitive && !seen.has('sensitive')) {
        seen.add('sensitive')
        yield 'sensitive'
      }
      seen.add(kind)
    }
    yield disposition
  }
  for (const fold of await visitor.check.locator('summary').all()) await fold.click()
  yield 'unfolded'
  await pickSlot(page)
  yield 'confirm'
  await confirmSlot(page)
  yield 'booked'
  await visitor.host.evaluate((node) => {
    // Rules that cannot be read fail at once; a name that no rules have is waited for.
    const { protocols } = customElements.get('redflag-triage')
    protocols.broken = { ...protocols['back-pain'], protocol: '{' }
    node.setAttribute('protocol', 'broken')
  })
  await page.getByText(ui.failed).waitFor()
  yield 'did-not-run'
}
