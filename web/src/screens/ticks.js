import { fill, h, setFocus } from '../dom.js'

/** A checklist to tick: what is left alone is no. @param {any} context @param {any} asked */
export const ticks = ({ ui, on }, { question, words, id, kept }) => {
  const { options, sensitiveOptions } = question
  const box = (name, checked, attributes) =>
    h('input', { type: 'checkbox', id: `${id}-${name}`, checked: checked && '', ...attributes })

  /** The small boxes beside a row hear their own word, then the row's. */
  const aside = (place, option, truth, word) => {
    const name = `${place}-${truth}`
    const marks = { 'aria-labelledby': `${id}-${name}-word ${id}-${place}-label` }
    const input = box(name, kept?.[option] === truth, marks)
    return {
      truth,
      input,
      node: h(
        'label',
        { class: 'pill ' + truth, part: 'choice' },
        input,
        h('span', { id: `${id}-${name}-word` }, word),
      ),
    }
  }

  const all = options.map((option, place) => {
    const tick = box(place, kept?.[option] === 'yes')
    const asides = [aside(place, option, 'unsure', ui['not-sure-short'])]
    if (sensitiveOptions.includes(option)) asides.push(aside(place, option, 'declined', ui.skip))
    const label = h(
      'label',
      { class: 'choice', part: 'choice' },
      tick,
      h('span', { id: `${id}-${place}-label` }, words.options[option].label),
    )
    const inputs = [tick, ...asides.map(({ input }) => input)]
    return {
      ...{
        option,
        inputs,
        node: h(
          'div',
          { class: 'tick' },
          label,
          asides.map(({ node }) => node),
        ),
      },
      truth: () => (tick.checked ? 'yes' : (asides.find(({ input }) => input.checked)?.truth ?? 'no')),
    }
  })

  const none = box('none', kept && options.every((option) => kept[option] === 'no'))
  const unsureButton = h(
    'button',
    { type: 'button', class: 'link', 'aria-pressed': 'false', part: 'unsure' },
    ui['some-unsure'],
  )
  unsureButton.addEventListener(
    'click',
    on.safely(() => open(unsureButton.getAttribute('aria-pressed') !== 'true')),
  )
  const list = h(
    'div',
    { class: 'ticks' },
    all.map(({ node }) => node),
  )
  const open = (expanded) => {
    unsureButton.setAttribute('aria-pressed', expanded)
    list.classList.toggle('open', expanded)
  }
  const marked = () => all.filter((row) => row.truth() !== 'no')
  const clear = ({ inputs }) => {
    for (const input of inputs) input.checked = false
  }

  /** "None of these" takes nothing away without asking. */
  const ask = h('div', { class: 'ask', role: 'group', hidden: '' })
  const settle = (remove) => {
    ask.hidden = true
    if (remove) {
      on.tell(fill(ui.cleared, { count: marked().length }).join(''))
      all.forEach(clear)
      none.checked = true
    }
    none.focus()
  }
  const askFirst = () => {
    none.checked = false
    const words = h('p', { id: id + '-ask' }, fill(ui['none-asks'], { count: marked().length }))
    const button = (key, remove) =>
      h(
        'button',
        { type: 'button', class: 'second', part: 'button ' + key, onclick: on.safely(() => settle(remove)) },
        ui[key],
      )
    ask.setAttribute('aria-labelledby', words.id)
    ask.replaceChildren(words, h('div', { class: 'pills' }, button('remove', true), button('keep', false)))
    ask.hidden = false
    setFocus(ask)
  }

  return {
    body: [
      unsureButton,
      list,
      h('label', { class: 'choice apart', part: 'choice' }, none, h('span', {}, ui.none)),
      ask,
    ],
    changed(target) {
      if (target === none) {
        if (none.checked && marked().length) askFirst()
      } else if (!target || all.some(({ inputs }) => inputs.includes(target))) {
        ask.hidden = true
        if (!target?.checked) return
        none.checked = false
        // One row, one answer.
        const row = all.find(({ inputs }) => inputs.includes(target))
        for (const input of row.inputs) if (input !== target) input.checked = false
      }
    },
    read() {
      if (!ask.hidden) return { problem: 'none-asks', at: ask.querySelector('button'), count: marked().length }
      if (!none.checked && !marked().length) return { problem: 'error-checklist', at: all[0].inputs[0] }
      return { value: Object.fromEntries(all.map(({ option, truth }) => [option, truth()])) }
    },
  }
}
