import { levelOf } from '../attributes.js'
import { fill, h, phoneLink } from '../dom.js'
import { phonesOf, placesOf } from '../phones.js'
import { guidanceScreen } from './guidance.js'
import { questionScreen } from './question.js'

/** The line with the emergency number. It has no part: no theme may hide or mute it. */
const alarm = (ui, tel) =>
  h(
    'p',
    { class: 'alarm' },
    fill(/\{tel}/.test(ui['emergency-line']) ? ui['emergency-line'] : '{tel}', { tel: phoneLink(tel) }),
  )

/** Recorders of sessions leave out, or mask, what carries their mark. */
const masked = Object.fromEntries(
  ['hj-suppress', 'private', 'clarity-mask', 'dd-privacy', 'sentry-mask', 'matomo-mask'].map((mark) => [
    'data-' + mark,
    'mask',
  ]),
)

/** The frame that is the same on every screen, the emergency line first. @param {any} words @param {string} [tel] */
export const shell = ({ lang, dir, ui }, tel, ...content) =>
  h(
    'section',
    { class: 'frame ph-no-capture rr-mask fs-mask', part: 'frame', lang, dir, 'aria-label': ui.title, ...masked },
    tel && alarm(ui, tel),
    content,
  )

/** The other languages, each by its own name. */
const languageButtons = (languages, on) =>
  languages.length > 0 &&
  h(
    'p',
    { class: 'languages' },
    languages.map(([lang, name], index) =>
      h(
        'button',
        { class: 'link', id: 'language-' + index, part: 'language', lang, onclick: () => on.speak(lang) },
        name,
      ),
    ),
  )

/**
 * The screen of this step.
 * @param {(name: string) => string | null} attribute of the element
 * @param {import('../journey.js').Journey} journey
 * @param {Record<string, string>} ui
 * @param {any} canBook is there anything to go on to?
 * @param {Record<string, Function>} on what the visitor may do
 */
export const frame = (attribute, journey, ui, canBook, on) => {
  const { step, first, progress, forOther } = journey
  const kept = (question) => journey.kept(question)
  const numberOf = phonesOf(attribute)
  const emergency = numberOf()
  /** Words that may name a number: the one that is given, else the emergency number. */
  const say = (words, number) => words && fill(words, { tel: h('bdi', {}, number ?? emergency) })
  const page = {
    bookHref: attribute('book-href'),
    sameDayHref: attribute('same-day-href'),
    clinic: attribute('clinic'),
  }
  const level = levelOf(attribute('heading-level'))
  /** Without a depth it is the heading of the screen, which takes the focus. */
  const heading = (content, depth) =>
    h(
      'h' + Math.max(1, Math.min(6, level + (depth ?? 0))),
      depth == null ? { id: 'heading', part: 'heading' } : {},
      content,
    )
  const section = (title, ...content) => h('div', { class: 'section' }, heading(title, 1), content)
  const screen = step.kind === 'guidance' ? guidanceScreen : questionScreen
  const asked = { step, first, progress, forOther, kept }
  const context = { ...asked, ...page, ui, numberOf, placeOf: placesOf(attribute), say, canBook, heading, section, on }
  // No strip above a card whose own button is that call.
  const [main] = step.text.actions ?? []
  return shell(
    { ...step.text, ui },
    main?.phone === 'emergency' ? '' : emergency,
    (first || step.kind === 'guidance') && languageButtons(journey.otherLanguages, on),
    screen(context),
  )
}
