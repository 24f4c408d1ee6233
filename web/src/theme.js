/** Whether what a page has themed can be read: contrast as in WCAG 2.2, of the colours that the browser has worked out. */
import { h } from './dom.js'

const ENOUGH = 4.5

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

/** What stands behind a node: its own background, blended over those of its parents up to the first that is solid. */
const behind = (node, probe) => {
  if (!node) return [1, 1, 1]
  const own = channels(getComputedStyle(node).backgroundColor, probe)
  return own[3] === 1 ? own : blend(own, behind(parentOf(node), probe))
}

const luminance = ([red, green, blue]) => {
  const [r, g, b] = [red, green, blue].map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const contrast = (node, probe) => {
  const paper = behind(node, probe)
  const ink = blend(channels(getComputedStyle(node).color, probe), paper)
  const [dark, light] = [ink, paper].map(luminance).sort((one, other) => one - other)
  return (light + 0.05) / (dark + 0.05)
}

/**
 * The first themed part that cannot be read.
 * @param {HTMLElement} view on the page already
 * @returns {string | undefined} for the page's developer
 */
export const illegible = (view) => {
  // The visitor's own colours have overruled all others.
  if (matchMedia('(forced-colors: active)').matches) return
  const probe = h('i')
  view.append(probe)
  // One of each: ten choices look alike.
  const looks = [view, ...view.querySelectorAll('[part], .quiet')]
  const parts = new Map(looks.map((node) => [node.getAttribute('part') ?? 'quiet', node]))
  /** @type {[ratio: number, part: string][]} */
  const ratios = [...parts].map(([part, node]) => [contrast(node, probe), part])
  probe.remove()
  const [ratio, part] = ratios.find(([one]) => one < ENOUGH) ?? []
  return part && `"${part}" has a contrast of ${ratio.toFixed(1)} to 1, not ${ENOUGH}`
}
