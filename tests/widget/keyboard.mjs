/** A visitor without a mouse. */
import assert from 'node:assert/strict'

/** Presses Tab until the focus is on a control of this name. */
export async function tabTo(page, name) {
  for (let presses = 0; presses < 80; presses++) {
    const here = await page.focused.evaluate(
      (node) => node.matches('a, button, input, summary') && (node.labels?.[0] ?? node).innerText.trim(),
    )
    if (here === name) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`Tab never leads to "${name}"`)
}

/** Answers by Tab, arrows and Space. Radio buttons are one stop: Tab leads to the group, arrows move in it. */
export async function answerByKeys(visitor, question, answer) {
  const { page, rules, words } = visitor
  const { kind, options = [], sensitive } = rules.question(question)
  if (kind === 'checklist') {
    for (const id of answer.length ? [answer].flat() : ['none']) {
      await tabTo(page, visitor.said(question, id))
      await page.keyboard.press('Space')
    }
  } else if (kind === 'number') {
    await tabTo(page, words.questions[question].ask)
    await page.keyboard.type(String(answer))
  } else {
    const ids = [...(kind === 'yes-no' ? ['yes', 'no'] : options.map(({ id }) => id)), 'unsure']
    if (sensitive) ids.push('declined')
    await tabTo(page, visitor.said(question, ids[0]))
    await page.keyboard.press('Space')
    for (let step = 0; step < ids.indexOf(answer); step++) await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
}

/** From the start to guidance. @returns {Promise<string>} the disposition */
export async function walkByKeys(visitor, answers) {
  await visitor.heading.waitFor()
  await tabTo(visitor.page, visitor.words.ui.start)
  await visitor.page.keyboard.press('Enter')
  for (let here = 'start'; ;) {
    here = await visitor.leave(here)
    if (here in visitor.words.dispositions) return here
    await answerByKeys(visitor, here, answers[here])
  }
}
