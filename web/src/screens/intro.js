import { h } from '../dom.js'
import { reviewLine } from './review.js'

/** Two things to choose between at once, for whom the check is. It changes words and nothing else. */
const forWhom = ({ ui, forOther, on }) =>
  h(
    'fieldset',
    { class: 'whom', part: 'whom' },
    h('legend', {}, ui['for-label']),
    [false, true].map((isOther) =>
      h(
        'label',
        { class: 'pill' },
        h('input', {
          type: 'radio',
          name: 'whom',
          checked: isOther === forOther && '',
          oninput: () => on.forWhom(isOther),
        }),
        h('span', {}, ui[isOther ? 'for-other' : 'for-me']),
      ),
    ),
  )

/** The introduction above the first question: two lines, who has not reviewed it, and the rest in a fold. @param {any} context */
export const intro = (context) => [
  h('p', { class: 'promise' }, context.ui.promise),
  reviewLine(context),
  forWhom(context),
  h(
    'details',
    { class: 'about' },
    h('summary', {}, context.ui['about-heading']),
    ['start-text', 'start-limits', 'start-privacy'].map((key) => h('p', {}, context.ui[key])),
  ),
]
