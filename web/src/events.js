/**
 * What the element tells its page. No event but `redflag-share`, which the visitor sets off, carries an answer.
 *
 * @typedef {object} Events
 * @property {{protocol: string, version: string}} redflag-ready the check can be used
 * @property {{screen: string}} redflag-step another screen is shown: the id of its first question and nothing else
 * @property {{disposition: string, actions: string[], protocol: string, version: string}} redflag-result guidance is shown
 * @property {{disposition: string, protocol: string, version: string}} redflag-book the visitor goes on to book; cancelable
 * @property {Record} redflag-share the visitor pressed Share; cancelable
 * @property {{code: string}} redflag-error the check does not run; the author's own text is shown
 *
 * @typedef {object} Record
 * @property {string} protocol
 * @property {string} version
 * @property {string} disposition
 * @property {string[]} rules
 * @property {string[]} actions
 * @property {boolean} forOther somebody answered for another person
 * @property {{question: string, answer: any}[]} answers
 * @property {string} text the same, for people
 */

/**
 * @param {EventTarget} target
 * @param {string} name without its `redflag-`
 * @param {object} detail
 * @param {boolean} [cancelable]
 * @returns {boolean} false when the page cancelled it
 */
export const emit = (target, name, detail, cancelable) =>
  target.dispatchEvent(new CustomEvent('redflag-' + name, { bubbles: true, composed: true, cancelable, detail }))
