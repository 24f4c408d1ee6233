/** A visitor who has nothing but the tree that assistive technology is given: roles, names and states, in their order. */
import assert from 'node:assert/strict'

const line = /^(?<indent> *)(?<role>[\w-]+)(?: (?<level>\d))?(?: (?<name>"(?:[^"\\]|\\.)*"))?(?<states>.*)$/

/** @returns {Promise<{ role: string, level: number, name: string, states: string[], depth: number }[]>} */
async function heard(page) {
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
  for (let here = await visitor.where(); ; here = await visitor.leave(here)) {
    const tree = await heard(page)
    const all = (role) => tree.filter((node) => node.role === role)
    // The heading that a new screen begins with is the first there is, and names what its choices are a group for.
    const [{ name: heading }] = all('heading')
    const emergency = tree.findIndex(({ role, name }) => role === 'link' && name === '911')
    assert.ok(emergency >= 0, `no emergency number on "${heading}"`)
    const given = Object.keys(dispositions).find((id) => {
      const { level, heading: said } = dispositions[id]
      return heading === `${level}: ${said}`.replaceAll('{tel}', '911')
    })
    if (given) return given
    if (heading === ui['start-heading']) {
      await press(visitor, 'button', ui.start)
      continue
    }
    const question = Object.keys(questions).find((id) => questions[id].ask === heading)
    assert.ok(question, `"${heading}" is no question`)
    const { kind } = rules.question(question)
    const answer = answers[question]
    if (typeof answer === 'number') {
      const [field] = all('textbox')
      assert.equal(field.name, heading)
      await visitor.check.getByRole('textbox', { name: field.name, exact: true }).focus()
      await page.keyboard.type(String(answer))
    } else {
      const role = kind === 'checklist' || kind === 'number' ? 'checkbox' : 'radio'
      const ids = Array.isArray(answer) ? (answer.length ? answer : ['none']) : [answer]
      if (kind !== 'number')
        assert.ok(
          all('group').some(({ name }) => name === heading),
          `no group for "${heading}"`,
        )
      for (const id of ids) {
        const name = visitor.said(question, id)
        assert.equal(all(role).filter((node) => node.name === name).length, 1, `${role} "${name}"`)
        await press(visitor, role, name)
        const now = (await heard(page)).find((node) => node.role === role && node.name === name)
        assert.ok(now.states.includes('checked'), `"${name}" is not heard as checked`)
      }
    }
    await press(visitor, 'button', ui.continue)
  }
}
