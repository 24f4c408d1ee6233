/**
 * Configures a check, previews it, and writes the code to paste. Attributes, properties and words come from the element's
 * manifest and its list of free words, so new ones appear here by themselves.
 */
import backPain from '../dist/rules/back-pain.js'
import { RedflagTriage } from '../dist/register.js'
import { h } from '../src/dom.js'
import { FREE } from '../src/overrides.js'
import { ENOUGH } from '../src/theme.js'
import { readable } from './contrast.js'
import { css, html, schedulerOf, script } from './snippet.js'

const at = (id) => document.querySelector(`#${id}`)
const read = async (name) => (await fetch(new URL(`../dist/${name}`, import.meta.url))).json()
const [integrity, manifest] = await Promise.all(['integrity.json', 'custom-elements.json'].map(read))
const [{ attributes, cssProperties }] = manifest.modules.flatMap(({ declarations }) => declarations)

const form = at('choices')
const { elements } = form
const languages = Object.keys(backPain.words)
// It may name anything, and what it names is looked for in this tree alone: not the page around.
const stage = at('preview').attachShadow({ mode: 'open' })
const sheet = new CSSStyleSheet()
sheet.replaceSync('form { margin-block-start: 1rem } button { min-block-size: 2.75rem; font: inherit }')
stage.adoptedStyleSheets = [sheet]

const options = (names) => names.map((name) => h('option', { value: name }, name))
/** The files that a page may name: `redflag.rest*.js` is not one of them, because `redflag.first*.js` loads it. */
const files = Object.keys(integrity).filter((name) => /^redflag\.(?!rest\b).*js$/.test(name))
/** The languages that a file holds. */
const spokenBy = (file) => {
  const only = languages.filter((lang) => file.split('.').includes(lang))
  return only.length ? only : languages
}

const isColor = ({ default: value }) => CSS.supports('color', value)
const usual = (name) => cssProperties.find((property) => property.name === name).default
/** As a picker takes it, in six digits; one that has the value of another property by default shows that. */
const pickable = (color) =>
  color.replace(/^var\((.*)\)$/, (_, name) => usual(name)).replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3')

/** Beside the field, which takes every colour of CSS, and which the keyboard reaches in every browser. */
const pickerOf = ({ name, default: value }) =>
  h('input', { type: 'color', value: pickable(value), 'data-picks': name, 'aria-label': `pick ${name}` })

const controlOf = ({ name, default: placeholder, type }) => {
  if (name === 'protocol') return h('select', { name }, options(Object.keys(RedflagTriage.protocols)))
  if (name === 'lang') return h('select', { name })
  const numeric = type.text === 'number' && { type: 'number', min: 1, max: 6 }
  const telephone = name.endsWith('-tel') && { type: 'tel' }
  return h('input', { name, placeholder, ...numeric, ...telephone })
}

/** A control, its name, and what it does. */
const row = ({ name, description }, control, picker) => {
  control.id = `set-${name}`
  control.setAttribute('aria-describedby', `about-${name}`)
  const content = description.split('`').map((piece, index) => (index % 2 ? h('code', {}, piece) : piece))
  const hint = h('span', { class: 'hint', id: `about-${name}` }, content)
  const pair = h('div', { class: 'pair' }, control, picker)
  return h('div', {}, h('label', { for: control.id }, h('code', {}, name)), pair, hint)
}

/** The page's own words as typed, by language. */
const words = Object.fromEntries(languages.map((lang) => [lang, {}]))

const wordFields = () => {
  const lang = at('language').value
  const fields = [...FREE].map((key) => {
    const field = h('input', { 'data-word': key, placeholder: backPain.words[lang].ui[key], lang })
    field.value = words[lang][key] ?? ''
    return h('label', {}, key, field)
  })
  at('words').replaceChildren(at('words').firstElementChild, ...fields)
}

const languageOptions = () => {
  const before = elements.lang.value
  const spoken = spokenBy(elements.file.value)
  elements.lang.replaceChildren(h('option', { value: '' }, 'of the page'), ...options(spoken))
  elements.lang.value = spoken.includes(before) ? before : ''
}

/** The attributes that differ from their defaults. */
const chosenAttributes = () => {
  const pairs = attributes.map((attribute) => [attribute, elements[attribute.name]])
  return Object.fromEntries(
    pairs
      .filter(([{ default: usual }, { value, disabled }]) => value && value !== usual && !disabled)
      .map(([{ name }, { value }]) => [name, value]),
  )
}

/** Whether it is one value, and neither ends the rule that it is put in nor begins another. */
const isValue = (text) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`a { --value: ${text};\n--end: here;\n}`)
  const [{ style }, more] = sheet.cssRules
  return !more && style.length === 2 && style.getPropertyValue('--end').trim() === 'here'
}

const chosenTheme = () => {
  const theme = cssProperties.map((property) => {
    const { name } = property
    const field = elements[name]
    const wanted = field.value.trim()
    const good = !wanted || (isValue(wanted) && (!isColor(property) || CSS.supports('color', wanted)))
    field.setAttribute('aria-invalid', !good)
    const picked = pickable(wanted || property.default)
    if (/^#[0-9a-f]{6}$/i.test(picked)) document.querySelector(`[data-picks="${name}"]`).value = picked
    return [name, good ? wanted : '']
  })
  return Object.fromEntries([['color-scheme', elements.scheme.value], ...theme].filter(([, value]) => value))
}

const chosen = () => ({
  file: elements.file.value,
  folder: elements.folder.value,
  integrity: integrity[elements.file.value],
  attributes: chosenAttributes(),
  text: elements.text.value.trim(),
  inside: elements.place.value === 'inside',
  theme: chosenTheme(),
  words: Object.fromEntries(
    Object.entries(words)
      .filter(([, ui]) => Object.keys(ui).length)
      .map(([lang, ui]) => [lang, { ui }]),
  ),
})

let check

const dress = ({ attributes: values, text, theme, words: overrides }) => {
  check.firstElementChild.textContent = text
  for (const { name } of attributes) {
    if (name in values) check.setAttribute(name, values[name])
    else check.removeAttribute(name)
  }
  for (const name of ['color-scheme', ...cssProperties.map(({ name }) => name)])
    check.style.setProperty(name, theme[name] ?? '')
  // Has the screen drawn anew, by which a theme is judged.
  check.words = overrides
}

/** In place of the page's own scheduler. */
const scheduler = (place) => h('form', place, h('p', {}, 'Your scheduler'), h('button', { type: 'button' }, '9:00'))

/** A new check, in the state in which a visitor finds it. */
const begin = () => {
  const now = chosen()
  // Without what they are sealed by: the file that is chosen may hold fewer words.
  const spoken = Object.fromEntries(spokenBy(now.file).map((lang) => [lang, backPain.words[lang]]))
  RedflagTriage.protocols['back-pain'] = { ...backPain, words: spoken, seal: undefined, selfTest: undefined }
  const place = now.inside ? { slot: 'scheduler' } : schedulerOf(now.attributes.gates ?? '')
  check = h('redflag-triage', {}, h('p'), now.inside && scheduler(place))
  dress(now)
  stage.replaceChildren(check, ...(!now.inside && place ? [scheduler(place)] : []))
  watch.disconnect()
  watch.observe(check.shadowRoot, { subtree: true, childList: true, attributeFilter: ['class'] })
  at('gate').textContent = ''
}

const VERDICTS = {
  kept: 'The check keeps your theme.',
  moved: 'The check moves the colors that cannot be read, and keeps the rest of your theme.',
  'left out': 'The check leaves your theme out: something in it cannot be read.',
  urgent: 'Urgent guidance takes no theme.',
}

const measure = () => {
  const found = readable(check)
  // Nodes that the measurement adds do not count as changes.
  watch.takeRecords()
  if (!found) return
  const { verdict, rows } = found
  const number = (ratio) => h('td', { class: ratio < ENOUGH && 'bad' }, ratio.toFixed(2))
  at('contrast').tBodies[0].replaceChildren(
    ...rows.map(({ name, wanted, drawn }) =>
      h('tr', {}, h('th', { scope: 'row' }, name), number(wanted), number(drawn)),
    ),
  )
  const text = VERDICTS[verdict]
  if (at('verdict').textContent !== text) at('verdict').textContent = text
}
const watch = new MutationObserver(measure)

const write = () => {
  const now = chosen()
  for (const [id, text] of Object.entries({ html: html(now), css: css(now), script: script(now) })) {
    at(id).value = text
    at(id).parentNode.hidden = !text
  }
  at('copied').textContent = ''
}

const copy = async ({ target }) => {
  const field = at(target.dataset.copies)
  try {
    await navigator.clipboard.writeText(field.value)
    at('copied').textContent = 'Copied'
  } catch {
    field.select()
    at('copied').textContent = 'Your browser lets no page copy: copy what is selected.'
  }
}

const onInput = ({ target }) => {
  const { name, dataset } = target
  if (dataset.picks) elements[dataset.picks].value = target.value
  if (dataset.word) {
    const overrides = words[at('language').value]
    if (target.value.trim()) overrides[dataset.word] = target.value
    else delete overrides[dataset.word]
  }
  if (target === at('language')) return wordFields()
  if (name === 'file') languageOptions()
  elements.gates.disabled = elements.place.value !== 'elsewhere'
  // Settings that the check reads only when it starts.
  if (['file', 'place', 'gates'].includes(name)) begin()
  else dress(chosen())
  write()
}

elements.file.append(...options(files))
elements.file.value = 'redflag.js'
at('attributes').append(...attributes.map((attribute) => row(attribute, controlOf(attribute))))
elements.gates.value = '#scheduler'
at('theme').append(
  ...cssProperties.map((property) => {
    const { name, default: placeholder } = property
    return row(property, h('input', { name, placeholder }), isColor(property) && pickerOf(property))
  }),
)
at('language').append(...options(languages))
languageOptions()
wordFields()

form.addEventListener('input', onInput)
form.addEventListener('submit', (event) => event.preventDefault())
at('plain').addEventListener('click', () => {
  for (const { name } of cssProperties) elements[name].value = ''
  elements.scheme.value = ''
  dress(chosen())
  write()
})
at('again').addEventListener('click', begin)
for (const button of document.querySelectorAll('[data-copies]')) button.addEventListener('click', copy)
stage.addEventListener('redflag-error', ({ detail }) => {
  if (detail.code === 'gates')
    at('gate').textContent = 'Nothing in this preview is what gates names. On your page something must be.'
})

begin()
write()
document.documentElement.dataset.ready = ''
