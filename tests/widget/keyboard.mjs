/** A visitor without a mouse. */
import assert from 'node:assert/strict'

/** Presses Tab until the focus is on a control of this name. */
export async function tabTo(page, name) {
  for (let presses = 0; presses < 80; presses++) {
    const label = await page.focused.evaluate(
      (node) => node.matches('a, button, input, summary') && (node.labels?.[0] ?? node).innerText.trim(),
    )
    if (label === name) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`Tab never leads to "${name}"`)
}

/** Answers by Tab, arrows and Space. Radio buttons are one stop: Tab leads to the group, arrows move in it. */
export async function answerByKeys(visitor, question, answer) {
  const { page, rules, words } = visitor
  const { kind, rows, options = [], sensitive } = rules.question(question)
  const { ui } = words
  if (kind === 'number') {
    await tabTo(page, words.questions[question].ask)
    await page.keyboard.type(String(answer))
    return
  }
  const pick = async (first, steps) => {
    await tabTo(page, first)
    await page.keyboard.press('Space')
    for (let step = 0; step < steps; step++) await page.keyboard.press('ArrowDown')
  }
  if (kind !== 'checklist') {
    const ids = [...(kind === 'yes-no' ? ['no', 'yes'] : options.map(({ id }) => id)), 'unsure']
    if (sensitive) ids.push('declined')
    return pick(visitor.answerLabel(question, ids[0]), ids.indexOf(answer))
  }
  const offered = await visitor.rowsOf(question)
  if (rows) {
    // Each row is a group of its own, in which "No" comes first.
    const truths = ['no', 'yes', 'unsure', 'declined']
    for (const [place, option] of offered.entries()) {
      if (place) await page.keyboard.press('Tab')
      await pick(ui.no, truths.indexOf(visitor.truth(answer, option)))
    }
    return
  }
  const truths = offered.map((option) => [visitor.answerLabel(question, option), visitor.truth(answer, option)])
  const marked = truths.filter(([, truth]) => truth !== 'no')
  if (marked.some(([, truth]) => truth === 'unsure')) await pick(ui['some-unsure'], 0)
  for (const [label, truth] of marked) {
    await tabTo(page, label)
    // The boxes for "not sure" and "skip" follow the row's own.
    const beside = { yes: 0, unsure: 1, declined: 2 }[truth]
    for (let step = 0; step < beside; step++) await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
  }
  if (!marked.length) await pick(ui.none, 0)
}

/** To guidance. @returns {Promise<string>} the disposition */
export async function walkByKeys(visitor, answers) {
  await visitor.heading.waitFor()
  for (let screen = await visitor.where(); ; screen = await visitor.leave(screen)) {
    if (screen in visitor.words.dispositions) return screen
    for (const question of await visitor.asked()) await answerByKeys(visitor, question, answers[question] ?? [])
    await tabTo(visitor.page, visitor.words.ui.continue)
    await visitor.page.keyboard.press('Enter')
  }
}
