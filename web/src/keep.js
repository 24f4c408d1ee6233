/** Lets the visitor take guidance along: on paper, as a file, or as text. Nothing leaves the page but by the visitor's hand. */
import { fill, h } from './dom.js'
import { emit } from './events.js'
import { brief, recordOf, summaryOf } from './record.js'
import { showDesk } from './screens/desk.js'
import { css } from './styles.js'
import { signsLater } from './words.js'

/** Guidance as text. @param {any} step @param {string[]} summary @param {Record<string, string>} ui @param {(phone?: string) => string | null} numberOf */
const textOf = (step, summary, ui, numberOf) => {
  const { text } = step
  const withNumber = (words, number) => words.replaceAll('{tel}', number ?? numberOf())
  const list = (title, items) => (items.length ? ['', title, ...items.map((item) => '- ' + item)] : [])
  const action = ({ label, kind, phone }) => {
    const number = kind === 'call' ? numberOf(phone) : null
    return withNumber(label, number) + (number && !label.includes('{tel}') ? `: ${number}` : '')
  }
  return [
    ...summary,
    ...list(ui['what-to-do'], [
      ...text.actions.filter(({ kind }) => kind !== 'learn').map(action),
      ...text.text.map((line) => withNumber(line)),
    ]),
    ...list(
      ui['come-back'],
      signsLater(text).map(([heading, signs]) => `${withNumber(heading)}: ${signs.join('; ')}`),
    ),
    '',
    fill(ui.version, step).join(''),
    ui['not-a-diagnosis'],
  ].join('\n')
}

/** Everything to read on the screen, nothing to press. */
const copyOf = (view) => {
  const copy = view.cloneNode(true)
  copy.classList.remove('new', 'settling')
  copy.classList.add('kept')
  // All is unfolded, for paper cannot be. The label of the main button stays as text, because the button itself does nothing there.
  for (const node of copy.querySelectorAll('.tools, .desk, .send')) node.remove()
  for (const node of copy.querySelectorAll('details')) node.setAttribute('open', '')
  for (const node of copy.querySelectorAll('button'))
    node.replaceWith(node.matches('.main') ? h('strong', {}, node.textContent) : '')
  return copy
}

/** Prints the guidance alone, without the page around it. */
const printPage = (view, step, ui) => {
  const frame = h('iframe', { class: 'unseen', title: ui.title, 'aria-hidden': 'true', tabindex: -1 })
  frame.addEventListener('load', () => {
    const { contentWindow: page, contentDocument: paper } = frame
    const sheet = new page.CSSStyleSheet()
    sheet.replaceSync(css)
    paper.adoptedStyleSheets = [sheet]
    paper.title = ui.title
    paper.documentElement.lang = step.text.lang
    paper.body.append(copyOf(view))
    page.print()
  })
  // It stays until the screen changes: some browsers print from it after `print` has come back.
  view.append(frame)
}

/** Saves it as one page that opens without a network and holds no script. */
const savePage = (view, step, ui) => {
  const write = (node) => new XMLSerializer().serializeToString(node)
  const { lang } = step.text
  const page = [
    `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    write(h('title', {}, ui.title)),
    `<style>${css}body{max-width:44rem;margin:auto}</style>`,
    write(copyOf(view)),
  ]
  const link = h('a', {
    href: URL.createObjectURL(new Blob(page, { type: 'text/html' })),
    download: `${step.protocol}.html`,
  })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** @param {string} text @param {(key: string) => void} announce */
const copyText = async (text, announce) => {
  try {
    await navigator.clipboard.writeText(text)
    announce('copied')
  } catch {
    announce('not-copied')
  }
}

/** By the browser's own sheet where it has one. A visitor who closes it has changed their mind, and nothing is lost. */
const shareText = (text, announce) =>
  navigator.share ? navigator.share({ text }).catch(() => {}) : copyText(text, announce)

/**
 * The tools below guidance: print, save, copy, share, show, and the record that they hand on.
 *
 * @param {HTMLElement} host
 * @param {import('./journey.js').Journey} journey
 * @param {{ui: Record<string, string>, numberOf: (phone?: string) => string | null}} speech
 * @param {{view: HTMLElement}} stage
 * @param {(key: string) => void} announce announces one of the widget's words
 */
export const keeping = (host, { step, forOther, spoken, triage }, { ui, numberOf }, stage, announce) => {
  const summary = (step, ui) => summaryOf(step, forOther, ui, numberOf())
  const text = () => textOf(step, summary(step, ui), ui, numberOf)
  const record = () => recordOf(step, forOther, summary(step, ui), text())
  /** In the visitor's language, and in English where the page has it. */
  const summaries = () => {
    const english = step.text.lang !== 'en' && triage.languages.includes('en')
    return [step, ...(english ? [spoken('en')] : [])].map((step) => {
      const { lang, dir } = step.text
      return { lang, dir, lines: brief(summary(step, triage.ui(lang))) }
    })
  }
  return {
    record,
    print: () => printPage(stage.view, step, ui),
    save: () => savePage(stage.view, step, ui),
    copy: () => copyText(text(), announce),
    show: () => showDesk(stage.view, summaries(), ui.back),
    share: () => {
      const shared = record()
      if (emit(host, 'share', shared, true)) shareText(shared.text, announce)
    },
  }
}
