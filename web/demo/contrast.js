/** The contrast of everything that a theme colours, measured under the check's own style sheet. */
import { h } from '../src/dom.js'
import { contrast } from '../src/theme.js'

/** By what it is called on the page: the classes that the check gives it. */
const THINGS = {
  ...{ Text: '', 'Hints and small print': 'quiet', 'Text on buttons': 'main', Links: 'link' },
  'What is wrong with an entry': 'error',
}

/** @param {ShadowRoot} root @param {string} look classes @param {string} moved the colors that the check has moved */
const measured = (root, look, moved) => {
  const frame = h('div', { class: look })
  frame.style.cssText = moved
  const things = Object.entries(THINGS).map(([name, look]) => [name, h('p', { class: look }, name)])
  const probe = h('i')
  frame.append(probe, ...things.map(([, node]) => node))
  // Too short to be painted.
  root.append(frame)
  const ratios = things.map(([name, node]) => [name, contrast(node, probe)])
  frame.remove()
  return new Map(ratios)
}

/**
 * @param {any} check an element on the page
 * @returns {{verdict: 'kept' | 'moved' | 'left out' | 'urgent', rows: {name: string, wanted: number, drawn: number}[]} | undefined}
 *   `wanted` by the theme, `drawn` in fact; nothing while nothing is asked or told
 */
export const readable = (check) => {
  const view = check.shadowRoot.querySelector('.frame')
  if (!view) return
  const out = view.classList.contains('own')
  const moved = view.style.cssText
  const wanted = measured(check.shadowRoot, 'frame', '')
  const drawn = measured(check.shadowRoot, out ? 'frame own' : 'frame', moved)
  const rows = [...wanted].map(([name, ratio]) => ({ name, wanted: ratio, drawn: drawn.get(name) }))
  const urgent = check.result?.booking === 'closed'
  return { verdict: urgent ? 'urgent' : out ? 'left out' : moved ? 'moved' : 'kept', rows }
}
