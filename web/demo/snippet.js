/** The code to paste into a page for the chosen settings: text, so that nothing that was typed becomes markup on the way. */

const ENTITIES = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }

const escaped = (text) => text.replace(/[&"<>]/g, (letter) => ENTITIES[letter])

const attributesOf = (attributes) =>
  Object.entries(attributes)
    .map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`))
    .join('')

const isClassic = (file) => file.includes('.global.')

/**
 * A selector of one id or class says what the scheduler must bear; of any other the page's author knows it.
 * @param {string} selector
 * @returns {Record<string, string> | undefined}
 */
export const schedulerOf = (selector) => {
  const [, kind, name] = selector.match(/^([#.])([\w-]+)$/) ?? []
  return kind && { [kind === '#' ? 'id' : 'class']: name }
}

/**
 * @typedef {object} Chosen
 * @property {string} file one of the package's, which stands in `folder` of the site
 * @property {string} folder
 * @property {string} integrity
 * @property {Record<string, string>} attributes
 * @property {string} text the page's own, between the tags
 * @property {boolean} inside the scheduler stands between the tags
 * @property {Record<string, string>} theme CSS declarations
 * @property {Record<string, {ui: Record<string, string>}>} words
 */

/** @param {Chosen} chosen */
export const html = ({ file, folder, integrity, attributes, text, inside }) => {
  const loading = isClassic(file) ? { defer: '' } : { type: 'module' }
  const script = attributesOf({ ...loading, src: folder + file, integrity, crossorigin: '' })
  const elsewhere = !inside && attributes.gates && schedulerOf(attributes.gates)
  const form = (place) => `<form${attributesOf(place)}><!-- your scheduler --></form>`
  return [
    `<script${script}></script>`,
    `<redflag-triage${attributesOf(attributes)}>`,
    `  <p>${escaped(text)}</p>`,
    inside && `  ${form({ slot: 'scheduler' })}`,
    '</redflag-triage>',
    elsewhere && form(elsewhere),
  ]
    .filter(Boolean)
    .map((line) => line + '\n')
    .join('')
}

/** Nothing where nothing is themed. In a `<style>` no text of it ends that. @param {Chosen} chosen */
export const css = ({ theme }) => {
  const lines = Object.entries(theme).map(([name, value]) => `  ${name}: ${value.replaceAll('<', '\\3c ')};\n`)
  return lines.length ? `redflag-triage {\n${lines.join('')}}\n` : ''
}

/** Nothing where no word is changed. In a `<script>` no text of it ends that. @param {Chosen} chosen */
export const script = ({ words }) =>
  Object.keys(words).length
    ? `document.querySelector('redflag-triage').words = ${JSON.stringify(words, null, 2).replaceAll('<', '\\u003c')}\n`
    : ''
