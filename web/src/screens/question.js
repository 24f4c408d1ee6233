import { fill, h, setFocus } from '../dom.js'
import { answersList } from './answers.js'
import { readNumber } from './number.js'

/** Answers that stand for the whole question, beside its own options. The first two unpick everything else. */
const NONE = 'none'
const DECLINED = 'declined'
const UNSURE = 'unsure'

/** One question, as the GOV.UK and NHS design systems ask it. @param {any} context */
export const questionScreen = (context) => {
  const { step, ui, heading, kept, on } = context
  const { question, text } = step
  const isNumber = question.kind === 'number'
  const isList = question.kind === 'checklist'
  const own = question.kind === 'yes-no' ? ['yes', 'no'] : (question.options ?? [])
  const options = [...own, isList && NONE, UNSURE, question.sensitive && DECLINED].filter(Boolean)
  const picked = isList && kept?.length === 0 ? [NONE] : [kept].flat()

  const choices = options.map((id, index) =>
    h('input', {
      type: isList || isNumber ? 'checkbox' : 'radio',
      name: 'answer',
      id: 'choice-' + index,
      value: id,
      checked: picked.includes(id) && '',
    }),
  )
  const typed =
    isNumber &&
    h('input', {
      id: 'typed',
      inputmode: 'numeric',
      autocomplete: 'off',
      'aria-describedby': 'unit hint error',
      value: typeof kept === 'number' ? kept : '',
    })
  const first = typed || choices[0]

  /** @returns {{ value?: any, problem?: string }} the answer, or the word that says what is missing */
  const read = () => {
    const ids = choices.filter((choice) => choice.checked).map((choice) => choice.value)
    if (ids[0] === NONE) return { value: [] }
    if (ids.length) return { value: isList && own.includes(ids[0]) ? ids : ids[0] }
    if (!typed) return { problem: isList ? 'error-checklist' : 'error-choose' }
    const value = readNumber(typed.value)
    if (Number.isNaN(value)) return { problem: 'error-number' }
    if (value < question.min || value > question.max) return { problem: 'error-range' }
    return question.whole && value % 1 ? { problem: 'error-whole' } : { value }
  }

  const alone = (choice) => isNumber || choice.value === NONE || choice.value === DECLINED
  const oninput = on.safely(({ target }) => {
    if (target === typed) {
      if (typed.value) for (const choice of choices) choice.checked = false
    } else if (target.checked && target.type === 'checkbox') {
      if (typed) typed.value = ''
      for (const choice of choices) if (choice !== target && (alone(choice) || alone(target))) choice.checked = false
    }
  })

  const error = h('p', { id: 'error', class: 'error', part: 'error' })
  const complain = (message) => {
    form.querySelector('.summary')?.remove()
    error.replaceChildren(h('span', { class: 'unseen' }, ui['error-prefix'], ' '), message)
    if (typed) typed.setAttribute('aria-invalid', 'true')
    // `#id` does not reach into a shadow root, so the link moves focus itself. The question comes into view with the input.
    const jump = (event) => {
      event.preventDefault()
      form.querySelector('#heading').scrollIntoView()
      first.focus({ preventScroll: true })
    }
    // The alert sits inside the node that takes focus: on one and the same node the two are read twice or not at all.
    const summary = h(
      'div',
      { id: 'summary', class: 'summary', part: 'error-summary' },
      h(
        'div',
        { role: 'alert' },
        heading(ui['error-heading'], 0),
        h('a', { class: 'link', href: '#' + first.id, onclick: jump }, message),
      ),
    )
    back.after(summary)
    setFocus(summary)
  }

  const onsubmit = on.safely((event) => {
    event.preventDefault()
    const { value, problem } = read()
    if (problem) complain(fill(ui[problem], question).join(''))
    else on.answer(value)
  })

  const row = (choice, index) =>
    h(
      'label',
      // A gap, where the question's own options end.
      { class: index && index === own.length ? 'choice apart' : 'choice', part: 'choice' },
      choice,
      h('span', {}, text.options?.[choice.value]?.label ?? ui[choice.value]),
    )
  const why =
    text.why &&
    (question.sensitive
      ? h('p', {}, text.why)
      : h('details', {}, h('summary', {}, ui['why-we-ask']), h('p', {}, text.why)))

  // The legend is the heading, so that the question is heard once. A number has one field, and a label instead.
  const [group, legend] = isNumber ? ['div', 'div'] : ['fieldset', 'legend']
  const back = h('button', { type: 'button', class: 'link back', part: 'back', onclick: on.back }, ui.back)
  const form = h(
    'form',
    { novalidate: '', onsubmit, oninput },
    back,
    h('p', { class: 'quiet', part: 'progress' }, fill(ui.progress, step)),
    h(
      group,
      { 'aria-describedby': isNumber ? null : 'hint error' },
      h(legend, {}, heading(isNumber ? h('label', { for: first.id }, text.ask) : text.ask)),
      h('p', { id: 'hint', class: 'quiet' }, text.hint, ' ', isList && ui['check-all']),
      why,
      error,
      typed && h('div', { class: 'typed' }, typed, h('span', { id: 'unit' }, text.unit)),
      choices.map(row),
    ),
    h('button', { class: 'main', part: 'button continue' }, ui.continue),
  )
  return [
    form,
    // Folded: on a small screen the next question must not start below a page of old ones.
    text.road.length > 0 && h('details', {}, h('summary', {}, ui['your-answers']), answersList(context)),
  ]
}
