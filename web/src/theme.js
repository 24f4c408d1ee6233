/** Makes a page's theme legible. Contrast is that of WCAG 2.2, between the colours that the browser computes. */
import { h } from './dom.js'

/** The least contrast of text (WCAG 2.2, 1.4.3). */
export const ENOUGH = 4.5

/** Red, green, blue and alpha from 0 to 1. @param {string} css @param {HTMLElement} probe */
const channels = (css, probe) => {
  if (!/^(rgb|color\(srgb )/.test(css)) {
    // Mixed with nothing, any colour becomes sRGB; a browser that cannot mix keeps the probe as it was.
    probe.style.color = `color-mix(in srgb, ${css} 100%, red)`
    css = getComputedStyle(probe).color
    probe.style.color = ''
  }
  const [red, green, blue, alpha = 1] = css.match(/-?[\d.]+(e-?\d+)?/g).map(Number)
  return [...[red, green, blue].map((part) => (css[0] === 'r' ? part / 255 : part)), alpha]
}

/** @param {number[]} over @param {number[]} under */
const blend = (over, under) => [0, 1, 2].map((index) => over[index] * over[3] + under[index] * (1 - over[3]))

const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host

/** The colour behind a node: its own background, blended over those of its parents up to the first that is solid. */
const behind = (node, probe) => {
  if (!node) return [1, 1, 1]
  const background = channels(getComputedStyle(node).backgroundColor, probe)
  return background[3] === 1 ? background : blend(background, behind(parentOf(node), probe))
}

const luminance = ([red, green, blue]) => {
  const [r, g, b] = [red, green, blue].map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Of a node's text with what it stands on, from 1 to 21. @param {HTMLElement} node @param {HTMLElement} probe on the page; its colour is overwritten */
export const contrast = (node, probe) => {
  const paper = behind(node, probe)
  const ink = blend(channels(getComputedStyle(node).color, probe), paper)
  const [dark, light] = [ink, paper].map(luminance).sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** @param {number} ratio */
const tooLow = (ratio) => `has a contrast of ${ratio.toFixed(1)} to 1, not ${ENOUGH}`

/** Inks, named as their properties are, and what they stand on; each after what its ground is mixed from. */
const INKS = ['text bg', 'link soft', 'text chosen', 'quiet chosen', 'on-accent accent', 'error bg'].map((pair) =>
  pair.split(' '),
)

/**
 * Moves each ink of the theme that cannot be read towards black or white, as little as it takes.
 * @param {HTMLElement} view
 * @returns {string[]} what was moved
 */
const bend = (view) => {
  const moved = []
  const probe = view.appendChild(h('i'))
  const sample = probe.appendChild(h('i'))
  for (const [ink, paper] of INKS) {
    const [inkColour, paperColour] = [ink, paper].map((name) => getComputedStyle(view).getPropertyValue('--' + name))
    if (![inkColour, paperColour].every((colour) => CSS.supports('color', colour))) continue
    sample.style.background = paperColour
    const ratio = (colour) => {
      sample.style.color = colour
      return contrast(sample, probe)
    }
    const before = ratio(inkColour)
    if (before >= ENOUGH) continue
    const pole = ratio('#000') > ratio('#fff') ? '#000' : '#fff'
    let share = 100
    while (share && ratio(`color-mix(in srgb, ${inkColour} ${share}%, ${pole})`) < ENOUGH) share -= 4
    const { color } = getComputedStyle(sample)
    view.style.setProperty('--' + ink, color)
    moved.push(`--redflag-${ink} ${tooLow(before)}: it is shown as ${color}`)
  }
  probe.remove()
  return moved
}

/** The first part that still cannot be read, because a rule of the page for `::part()` sets it. @param {HTMLElement} view */
const illegible = (view) => {
  const probe = h('i')
  view.append(probe)
  // One of each: ten choices look alike.
  /** @type {NodeListOf<HTMLElement>} */
  const themed = view.querySelectorAll('[part], .quiet')
  const looks = [view, ...themed]
  const parts = new Map(looks.map((node) => [node.getAttribute('part') ?? 'quiet', node]))
  /** @type {[ratio: number, part: string][]} */
  const ratios = [...parts].map(([part, node]) => [contrast(node, probe), part])
  probe.remove()
  const [ratio, part] = ratios.find(([value]) => value < ENOUGH) ?? []
  return part && `"${part}" ${tooLow(ratio)}`
}

/**
 * Makes a theme fit to be read.
 * @param {HTMLElement} view on the page already
 * @returns {{ moved?: string, wrong?: string }} for the page's developer: the colours that were moved, and the first part that still cannot be read
 */
export const fit = (view) =>
  // The visitor's own colours have overruled all others.
  matchMedia('(forced-colors: active)').matches ? {} : { moved: bend(view).join('; '), wrong: illegible(view) }
