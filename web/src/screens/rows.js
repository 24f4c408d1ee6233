import { h, phoneLink } from '../dom.js'

const TRUTHS = ['no', 'yes', 'unsure', 'declined']

/** The alarm that opens in a row after a yes to a sign of minutes. No part: no theme may hide or mute it. */
const alarmCard = ({ step, ui, say, numberOf }) => {
  const { label, phone } = step.text.alarm
  const number = numberOf(phone) ?? numberOf()
  return h(
    'div',
    { class: 'alert emergency', hidden: '' },
    h('p', {}, ui['alarm-row']),
    phoneLink(number, say(label, number), { class: 'call' }),
  )
}

/** A checklist that wants a word on each of its rows. @param {any} context @param {any} asked */
export const rows = (context, { question, words, id, kept }) => {
  const { ui, on } = context
  const names = { no: ui.no, yes: ui.yes, unsure: ui['not-sure-short'], declined: ui.skip }
  const all = question.options.map((option, place) => {
    const name = `${id}-${place}`
    const offered = TRUTHS.filter((truth) => truth !== 'declined' || question.sensitiveOptions.includes(option))
    const radios = offered.map((truth, at) =>
      h('input', { type: 'radio', name, id: `${name}-${at}`, value: at, checked: kept?.[option] === truth && '' }),
    )
    const card = question.instant?.includes(option) && context.step.text.alarm && alarmCard(context)
    const node = h(
      'fieldset',
      { class: 'row', part: 'row' },
      h('legend', {}, words.options[option].label),
      h(
        'div',
        { class: 'pills' },
        radios.map((radio, at) =>
          h('label', { class: 'pill', part: 'choice' }, radio, h('span', {}, names[offered[at]])),
        ),
      ),
      card,
    )
    return { option, radios, card, node, truth: () => offered[radios.findIndex(({ checked }) => checked)] }
  })

  const missing = () => all.filter((row) => !row.truth())
  const drawCard = ({ card, truth }) => card && (card.hidden = truth() !== 'yes')
  all.forEach(drawCard)

  return {
    body: all.map(({ node }) => node),
    /** @param {any} [target] what the visitor has touched; without it everything may be other than it was */
    changed(target) {
      for (const row of all) {
        const { card, node, radios } = row
        if (target && !radios.includes(target)) continue
        const wasHidden = card?.hidden
        drawCard(row)
        if (row.truth()) node.classList.remove('missing')
        if (!target || !card || card.hidden === wasHidden) continue
        on.tell(card.hidden ? '' : [...card.childNodes].map(({ textContent }) => textContent).join(' '))
        if (!card.hidden) card.scrollIntoView?.({ block: 'nearest' })
      }
    },
    read() {
      const [row] = missing()
      if (row) return { problem: 'error-rows', at: row.radios[0] }
      return { value: Object.fromEntries(all.map(({ option, truth }) => [option, truth()])) }
    },
    blame(error) {
      const unanswered = missing()
      for (const { node } of all) {
        node.classList.toggle('missing', !!error && unanswered.some((row) => row.node === node))
        if (error) node.setAttribute('aria-describedby', error)
      }
    },
  }
}
