import { h } from '../dom.js'
import { readNumber } from './number.js'

const DECLINED = 'declined'
const UNSURE = 'unsure'

/** One of several, or yes or no. @param {any} context @param {any} asked */
export const choice = ({ ui }, { question, words, id, kept }) => {
  const isYesNo = question.kind === 'yes-no'
  const options = isYesNo ? ['no', 'yes'] : question.options
  const values = [...options, UNSURE, question.sensitive && DECLINED].filter(Boolean)
  const names = { unsure: ui['not-sure-short'], declined: ui.declined }
  // By place: what an answer is called is for nobody who listens on the page.
  const radios = values.map((value, place) =>
    h('input', { type: 'radio', name: id, id: `${id}-${place}`, value: place, checked: kept === value && '' }),
  )
  const label = (radio, place) =>
    h(
      'label',
      // A gap, where the question's own options end.
      { class: isYesNo ? 'pill' : place === options.length ? 'choice apart' : 'choice', part: 'choice' },
      radio,
      h('span', {}, words.options?.[values[place]]?.label ?? names[values[place]] ?? ui[values[place]]),
    )
  return {
    body: h('div', { class: isYesNo ? 'pills' : '' }, radios.map(label)),
    changed() {},
    read() {
      const picked = radios.findIndex(({ checked }) => checked)
      return picked < 0 ? { problem: 'error-choose', at: radios[0] } : { value: values[picked] }
    },
  }
}

/** A number to type, or not sure of it. @param {any} context @param {any} asked */
export const number = ({ ui }, { question, words, id, kept }) => {
  const typed = h('input', {
    id: id + '-0',
    class: 'typed',
    inputmode: 'numeric',
    autocomplete: 'off',
    'aria-describedby': `${id}-unit ${id}-hint ${id}-error`,
    value: typeof kept === 'number' ? kept : '',
  })
  const names = { unsure: ui['not-sure-short'], declined: ui.declined }
  const values = [UNSURE, question.sensitive && DECLINED].filter(Boolean)
  const boxes = values.map((value, place) =>
    h('input', { type: 'checkbox', id: `${id}-${place + 1}`, checked: kept === value && '' }),
  )
  return {
    body: h(
      'div',
      { class: 'pills' },
      typed,
      words.unit && h('span', { id: id + '-unit' }, words.unit),
      boxes.map((box, place) =>
        h('label', { class: 'pill', part: 'choice' }, box, h('span', {}, names[values[place]])),
      ),
    ),
    changed(target) {
      if (target === typed ? typed.value : target?.checked && boxes.includes(target))
        for (const box of boxes) if (box !== target) box.checked = false
      if (target?.checked && boxes.includes(target)) typed.value = ''
    },
    read() {
      const picked = boxes.findIndex(({ checked }) => checked)
      if (picked >= 0) return { value: values[picked] }
      const value = readNumber(typed.value)
      if (Number.isNaN(value)) return { problem: 'error-number', at: typed }
      if (value < question.min || value > question.max) return { problem: 'error-range', at: typed }
      return question.whole && value % 1 ? { problem: 'error-whole', at: typed } : { value }
    },
    blame(error) {
      if (error) typed.setAttribute('aria-invalid', 'true')
      else typed.removeAttribute('aria-invalid')
    },
  }
}
