import { fill, fold, h, setFocus } from '../dom.js'
import { answersList } from './answers.js'
import { choice, number } from './choice.js'
import { intro } from './intro.js'
import { rows } from './rows.js'
import { ticks } from './ticks.js'

const controlOf = ({ kind, rows: asRows }) =>
  kind === 'number' ? number : kind !== 'checklist' ? choice : asRows ? rows : ticks

/** One question of the screen, the first of which heads it. @param {any} context */
const block = (context, question, place) => {
  const { ui, heading, kept } = context
  const words = context.step.text.questions[place]
  const id = 'q' + place
  const make = controlOf(question)
  const control = make(context, { question, words, id, kept: kept(question.id) })
  const title = (content) => heading(content, place ? 0 : undefined)
  const { hint } = words
  const error = h('p', { id: id + '-error', class: 'error', part: 'error' })
  // The legend is the heading, so that the question is heard once. A number has one field, and a label instead; rows have
  // a legend each.
  const grouped = make === choice || make === ticks
  const asked = title(make === number ? h('label', { for: id + '-0' }, words.ask) : words.ask)
  const node = h(
    grouped ? 'fieldset' : 'div',
    { class: 'question', 'aria-describedby': grouped ? `${id}-hint ${id}-error` : null },
    grouped ? h('legend', {}, asked) : asked,
    hint && h('p', { id: id + '-hint', class: 'quiet' }, hint),
    words.why && fold(ui['why-we-ask'], h('p', {}, words.why)),
    error,
    control.body,
  )
  return {
    ...{ question, control, node },
    blame(message) {
      error.replaceChildren(...(message ? [h('span', { class: 'unseen' }, ui['error-prefix'], ' '), message] : []))
      control.blame?.(message && error.id)
    },
  }
}

/** All questions of one screen in one form, as the GOV.UK and NHS design systems ask them. @param {any} context */
export const questionScreen = (context) => {
  const { step, ui, heading, first, on } = context
  const blocks = step.questions.map((question, place) => block(context, question, place))

  // As high as the words make it, in any language and size: nothing that is scrolled to ends up under it.
  const measure = () => form.style.setProperty('--bar', `${bar.offsetHeight}px`)

  const complain = (wrong) => {
    measure()
    form.querySelector('.summary')?.remove()
    for (const { block, message } of wrong) block.blame(message)
    // `#id` does not reach into a shadow root, so the link moves focus itself. The question comes into view with the input.
    const link = ({ block, message, at }) => {
      const jump = (event) => {
        event.preventDefault()
        const whole = at.closest('.row') ?? block.node.querySelector('[part=heading], h1, h2, h3, h4, h5, h6')
        whole.scrollIntoView?.({ block: 'nearest' })
        at.focus({ preventScroll: true })
      }
      return h('p', {}, h('a', { class: 'link', href: '#' + at.id, onclick: jump }, message))
    }
    // The alert sits inside the node that takes focus: on one and the same node the two are read twice or not at all.
    const summary = h(
      'div',
      { id: 'summary', class: 'summary', part: 'error-summary' },
      h('div', { role: 'alert' }, heading(ui['error-heading'], 0), wrong.map(link)),
    )
    form.prepend(summary)
    // In a long list of rows, what is missing is what is looked for.
    const row = wrong[0].at.closest('.row')
    row?.scrollIntoView?.({ block: 'nearest' })
    if (row) wrong[0].at.focus({ preventScroll: true })
    else setFocus(summary)
  }

  const onsubmit = on.safely((event) => {
    event.preventDefault()
    // A press may come to a screen that is gone.
    if (!form.isConnected) return
    const read = blocks.map((block) => ({ block, ...block.control.read() }))
    for (const { block } of read) block.blame()
    const wrong = read.filter(({ problem }) => problem)
    const worded = (item) => ({
      ...item,
      message: fill(ui[item.problem], { ...item.block.question, ...item }).join(''),
    })
    if (wrong.length) complain(wrong.map(worded))
    else on.answer(Object.fromEntries(read.map(({ block, value }) => [block.question.id, value])))
  })

  const oninput = on.safely(({ target }) => {
    measure()
    for (const { control } of blocks) control.changed(target === form ? undefined : target)
  })
  // Browsers scroll what has the focus into the window, not out from under what sticks to it.
  const onfocusin = ({ target }) => {
    measure()
    const hidden = !bar.contains(target) && target.getBoundingClientRect().bottom > bar.getBoundingClientRect().top
    if (hidden && target.matches(':focus-visible')) target.scrollIntoView?.({ block: 'nearest' })
  }

  const bar = h(
    'div',
    { class: 'bar' },
    !first && h('button', { type: 'button', class: 'link back', part: 'back', onclick: on.back }, ui.back),
    // In a sandbox without forms there is no submit, and Enter is a press of this button everywhere.
    h('button', { class: 'main', part: 'button continue', onclick: onsubmit }, ui.continue),
  )
  const form = h(
    'form',
    { novalidate: '', onsubmit, oninput, onfocusin },
    blocks.map(({ node }) => node),
    bar,
  )
  return [
    first && intro(context),
    h('progress', {
      ...{ class: 'progress', part: 'progress', max: 1, value: context.progress },
      'aria-label': fill(ui.progress, step).join(''),
    }),
    form,
    // Folded: on a small screen the next question must not start below a page of old ones.
    step.text.road.length > 0 && fold(ui['your-answers'], answersList(context)),
  ]
}
