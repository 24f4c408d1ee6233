/** A visitor who has nothing but the tree that assistive technology is given: roles, names and states, in their order. */
import assert from 'node:assert/strict'

const line = /^(?<indent> *)(?<role>[\w-]+)(?: (?<level>\d))?(?: (?<name>"(?:[^"\\]|\\.)*"))?(?<states>.*)$/

/** @returns {Promise<{ role: string, level: number, name: string, states: string[], depth: number }[]>} */
async function spokenTree(page) {
  const lines = await page.accessibilityTree()
  return lines.map((text) => {
    const { indent, role, level, name, states } = line.exec(text).groups
    return {
      depth: indent.length / 2,
      role,
      level: Number(level),
      name: name ? JSON.parse(name) : '',
      states: states.trim().split(' ').filter(Boolean),
    }
  })
}

/** As a screen reader does it for "click": focus, then the key that presses what has the focus. */
async function press(visitor, role, name) {
  const control = visitor.check.getByRole(role, { name, exact: true })
  await control.focus()
  await visitor.page.keyboard.press('Space')
}

/** From the start to guidance. @returns {Promise<string>} the disposition whose words are heard */
export async function walkByTree(visitor, answers) {
  const { page, rules, words } = visitor
  const { ui, questions, dispositions } = words
  for (let screen = await visitor.where(); ; screen = await visitor.leave(screen)) {
    const tree = await spokenTree(page)
    const all = (role) => tree.filter((node) => node.role === role)
    // The heading that a new screen begins with is the first there is, and names what its choices are a group for.
    const [{ name: heading }] = all('heading')
    const emergency = tree.findIndex(({ role, name }) => role === 'link' && /\b911\b/.test(name))
    assert.ok(emergency >= 0, `no emergency number on "${heading}"`)
    const disposition = Object.keys(dispositions).find((id) => {
      const { level, heading: text } = dispositions[id]
      return heading === `${level}: ${text}`.replaceAll('{tel}', '911')
    })
    if (disposition) return disposition
    for (const id of await visitor.asked()) {
      const { ask } = questions[id]
      const { rows } = rules.question(id)
      const answer = answers[id] ?? []
      assert.ok(
        all('heading').some(({ name }) => name === ask),
        `no heading "${ask}"`,
      )
      if (typeof answer === 'number') {
        assert.ok(all('textbox').some(({ name }) => name === ask))
        await visitor.check.getByRole('textbox', { name: ask, exact: true }).focus()
        await page.keyboard.type(String(answer))
        continue
      }
      if (rows) {
        for (const option of await visitor.rowsOf(id)) {
          const name = visitor.answerLabel(id, option)
          assert.equal(all('group').filter((node) => node.name === name).length, 1, `group "${name}"`)
          const truth = visitor.truth(answer, option)
          const word = { no: ui.no, yes: ui.yes, unsure: ui['not-sure-short'], declined: ui.skip }[truth]
          await visitor.row(name).getByRole('radio', { name: word, exact: true }).focus()
          await page.keyboard.press('Space')
        }
        continue
      }
      assert.ok(
        all('group').some(({ name }) => name === ask),
        `no group for "${ask}"`,
      )
      await visitor.mark(id, answer)
    }
    await press(visitor, 'button', ui.continue)
  }
}
