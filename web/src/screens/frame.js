import { fill, h, phoneLink } from '../dom.js'
import { guidanceScreen } from './guidance.js'
import { questionScreen } from './question.js'
import { startScreen } from './start.js'

/**
 * What is the same on every screen, the emergency line first, around the screen of this step.
 * @param {(name: string) => string | null} attribute of the element
 * @param {import('../journey.js').Journey} journey
 * @param {Record<string, string>} ui
 * @param {Record<string, Function>} on what the visitor may do
 */
export const frame = (attribute, { step, kept, started }, ui, on) => {
  const phones = {
    emergency: attribute('emergency-tel') || '911',
    doctor: attribute('doctor-tel'),
    nurse: attribute('nurse-tel'),
  }
  const bookHref = attribute('book-href')
  const level = parseInt(attribute('heading-level')) || 2
  /** Without a depth it is the heading of the screen, which takes the focus. */
  const heading = (content, depth) =>
    h(
      'h' + Math.max(1, Math.min(6, level + (depth ?? 0))),
      depth == null ? { id: 'heading', part: 'heading' } : {},
      content,
    )
  const section = (title, ...content) => h('div', { class: 'section' }, heading(title, 1), content)
  const screen = !started ? startScreen : step.kind === 'guidance' ? guidanceScreen : questionScreen
  return h(
    'section',
    { class: 'frame', part: 'frame', lang: step.text.lang, dir: step.text.dir, 'aria-label': ui.title },
    h('p', { class: 'alarm', part: 'emergency' }, fill(ui['emergency-line'], { tel: phoneLink(phones.emergency) })),
    screen({ step, kept, ui, phones, bookHref, canBook: bookHref || attribute('gates'), heading, section, on }),
  )
}
