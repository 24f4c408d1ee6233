import { day, fill, h } from '../dom.js'

/** Until when the review counts, as a date for `fill`, and whether it no longer does. @param {any} text of a step */
export const dueOf = ({ lang, review }) => {
  const due = review?.due
  // Written only where it is shown: a browser's first date costs a slow phone 80 ms.
  const date = due && {
    get date() {
      return day(lang, due)
    },
  }
  return { date, overdue: due && new Date(due) < new Date() }
}

/** That nobody has reviewed the rules, or that it is long ago; else only what follows. @param {any} context @param {string} [more] */
export const reviewLine = ({ ui, step: { text } }, more) => {
  const { date, overdue } = dueOf(text)
  return h(
    'p',
    { class: 'quiet', part: 'review' },
    text.review?.reviewer ? overdue && fill(ui['review-overdue'], date) : ui['review-none'],
    more && [' ', more],
  )
}
