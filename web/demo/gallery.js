/** Every state of the check on one page. No screen is copied: each is walked to, so that the page cannot fall behind. */
import { RedflagTriage } from '../dist/register.js'
import backPain from '../dist/rules/back-pain.js'
import { forced } from '../dist/testing.js'

// Only this script presses anything, and it makes no slips.
RedflagTriage.settle = -1

const AGE = 40
const MOST_SCREENS = 20

const dispositions = backPain.protocol.dispositions.map(({ id }) => id)
for (const id of dispositions) RedflagTriage.protocols[id] = forced(backPain, id)
RedflagTriage.protocols.broken = { protocol: '{', words: backPain.words }

const languages = Object.keys(backPain.words)
const states = document.querySelector('#states')
const ownText = () => document.querySelector('#own-text').content.cloneNode(true)

const place = (state, lang, node) => {
  const section = document.createElement('section')
  const title = document.createElement('h2')
  section.className = 'state'
  Object.assign(section.dataset, { state, lang })
  title.textContent = `${state}, ${lang}`
  section.append(title, node)
  states.append(section)
  return section
}

/** A check of its own, ready to be answered or failed for good. */
const check = async (state, lang, protocol = 'back-pain') => {
  const node = document.createElement('redflag-triage')
  node.lang = lang
  for (const [name, value] of Object.entries({ protocol, 'heading-level': 3, 'doctor-tel': '+1-202-555-0100' }))
    node.setAttribute(name, value)
  node.append(ownText())
  const section = place(state, lang, node)
  await node.ready.catch(() => {})
  return { node, section, root: node.shadowRoot }
}

const goOn = (root) => root.querySelector('.bar .main').click()

/** Nothing is wrong with this visitor. */
const answer = (root) => {
  for (const question of root.querySelectorAll('.question')) {
    const typed = question.querySelector('.typed')
    const rows = [...question.querySelectorAll('.row')]
    const none = question.querySelector('[id$=-none]')
    if (typed) typed.value = String(AGE)
    else if (rows.length) rows.forEach((row) => row.querySelector('input').click())
    else
      (
        none ??
        question.querySelector('.pill input') ??
        [...question.querySelectorAll('.choice:not(.apart) input')].at(-1)
      ).click()
  }
  goOn(root)
}

const loading = (lang) => {
  const frame = document.createElement('iframe')
  const page = document.createElement('div')
  page.append(ownText())
  frame.title = 'loading'
  frame.srcdoc = `<!doctype html><html lang="en"><title>loading</title><redflag-triage>${page.innerHTML}</redflag-triage>`
  place('loading', lang, frame)
}

const screens = async (lang) => {
  for (let before = 0; before < MOST_SCREENS; before++) {
    const { node, section, root } = await check(`screen ${before + 1}`, lang)
    for (let screen = 0; screen < before; screen++) answer(root)
    if (node.state !== 'asking') return section.remove()
    const mistaken = await check(`screen ${before + 1}, unanswered`, lang)
    for (let screen = 0; screen < before; screen++) answer(mistaken.root)
    goOn(mistaken.root)
  }
}

for (const lang of languages) {
  loading(lang)
  await check('failed', lang, 'broken')
  await screens(lang)
  const alarm = await check('a sign of minutes', lang)
  alarm.root.querySelectorAll('.row')[1].querySelectorAll('input')[1].click()
  for (const disposition of dispositions) answer((await check(disposition, lang, disposition)).root)
}

const { elements } = document.querySelector('.switches')
for (const lang of languages) elements.lang.add(new Option(lang))

const large = new CSSStyleSheet()
large.replaceSync('.frame { font-size: 2.125em !important }')
/** Rules for paper and for screens, with the media that they are written for. */
const media = new Map()
const roots = [...states.querySelectorAll('redflag-triage')].map(({ shadowRoot }) => shadowRoot)
for (const sheet of new Set(roots.flatMap(({ adoptedStyleSheets }) => adoptedStyleSheets)))
  for (const rule of sheet.cssRules)
    if (/^(print|screen)$/.test(rule.media?.mediaText)) media.set(rule, rule.media.mediaText)

const show = () => {
  for (const section of states.children)
    section.hidden = elements.lang.value !== '' && section.dataset.lang !== elements.lang.value
  document.documentElement.style.colorScheme = elements.scheme.value
  states.style.setProperty('--width', elements.width.value)
  for (const root of roots) {
    const sheets = root.adoptedStyleSheets.filter((sheet) => sheet !== large)
    root.adoptedStyleSheets = elements.large.checked ? [...sheets, large] : sheets
  }
  const asPrinted = { print: 'all', screen: 'not all' }
  for (const [rule, written] of media) rule.media.mediaText = elements.print.checked ? asPrinted[written] : written
}
document.querySelector('.switches').addEventListener('input', show)
show()

// Each guidance took the focus and scrolled to itself.
document.activeElement?.blur()
scrollTo(0, 0)
document.documentElement.dataset.ready = ''
