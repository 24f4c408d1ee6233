/**
 * The events of the element. Nothing but a record, which the visitor chose to hand on, carries an answer.
 *
 * @typedef {object} Events
 * @property {{protocol: string, version: string}} redflag-ready the check can be used
 * @property {{position: number}} redflag-step another screen is shown: which one of the visit, from 1
 * @property {Result} redflag-result guidance is shown
 * @property {Result & {record?: Record}} redflag-book the visitor goes on to book; cancelable. The record only where they chose to
 *   send it
 * @property {Record} redflag-share the visitor pressed Share; cancelable
 * @property {{code: string}} redflag-error the check does not run and the author's own text is shown; or, with the code `gates`,
 *   it runs and holds nothing
 *
 * @typedef {object} Result
 * @property {string} disposition
 * @property {'emergency' | 'urgent' | 'soon' | 'routine'} urgency
 * @property {'closed' | 'after-call' | 'open'} booking
 * @property {string} protocol
 * @property {string} version
 *
 * @typedef {import('./types.js').RedflagRecord} Record
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
