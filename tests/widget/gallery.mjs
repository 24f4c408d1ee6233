/** Every kind of screen and every guidance of the demo's booking page, one after the other, for whatever looks at all. */
import { confirmSlot, pickSlot } from './scheduler.mjs'
import { Visitor, patient, questions, reachable, ui } from './visitor.mjs'

/**
 * @param {any} page the booking page, just opened
 * @yields {string} the name of what is shown now
 */
export async function* gallery(page) {
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  yield 'start'
  await visitor.start()
  yield 'checklist'
  await visitor.continue()
  yield 'checklist-error'
  const { answers } = patient('self-care')
  const fallen = { ...answers, injury: 'bump-or-fall' }
  await visitor.walk(fallen, 'spine-procedure')
  yield 'yes-no'
  await visitor.walk(fallen, 'injected-drugs')
  yield 'sensitive'
  await visitor.walk(fallen, 'injury')
  await visitor.mark('injury', 'bump-or-fall')
  yield 'choice'
  await visitor.walk(fallen, 'age')
  yield 'number'
  await visitor.label(questions.age.ask).fill('old')
  await visitor.continue()
  yield 'number-error'
  await visitor.check.getByText(ui['your-answers'], { exact: true }).click()
  yield 'answers-so-far'
  for (const disposition of reachable) {
    if (await visitor.button(ui.restart).count()) await visitor.button(ui.restart).click()
    else await page.reload()
    await visitor.heading.waitFor()
    await visitor.get(disposition)
    yield disposition
  }
  for (const fold of await visitor.check.locator('summary').all()) await fold.click()
  yield 'unfolded'
  await pickSlot(page)
  yield 'confirm'
  await confirmSlot(page)
  yield 'booked'
  await visitor.host.evaluate((node) => node.setAttribute('protocol', 'none-such'))
  await page.getByText(ui.failed).waitFor()
  yield 'did-not-run'
}
