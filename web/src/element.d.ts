/// <reference lib="dom" />
/**
 * `redflag-triage` registers `<redflag-triage>`; `redflag-triage/element` exports the class and registers nothing.
 * Both may be imported on a server, where they do nothing.
 */
import type { Booking, Disposition, ErrorCode, ProtocolData, Stop, Urgency } from './engine.js'

/**
 * A red-flag check before an appointment is booked. What stands between its tags is the author's own red-flag text: it is
 * shown until the check runs, and stands if the check cannot.
 *
 * A scheduler in `slot="scheduler"`, or named by `gates`, is off the page until the check allows booking. Urgent guidance
 * stays, and booking stays shut, whatever the page sets, until the visitor changes an answer.
 *
 * Attributes: `protocol`, `lang`, `gates`, `book-href`, `doctor-tel`, `nurse-tel`, `emergency-tel`, `er-href`,
 * `urgent-care-href`, `heading-level`.
 */
export declare class RedflagTriage extends HTMLElement {
  /** Rules by the name that the attribute `protocol` calls them. `redflag-triage` puts `back-pain` here. */
  static protocols: { [name: string]: ProtocolData }

  static readonly observedAttributes: string[]

  /**
   * Words of the page's own, by language, in the form of `words/<lang>.json`: names, buttons and asides of the widget.
   * Words that keep visitors safe stay as the rules have them; a line on the console names what was refused.
   *
   *     document.querySelector('redflag-triage').words = { en: { ui: { continue: 'Go on' } } }
   */
  words: OwnWords

  /** Registers the class under `tag`. Does nothing on a server, or where the tag is taken. */
  static define(tag?: string, registry?: CustomElementRegistry): void
}

/** What a page may say in its own words. */
export type OwnWord =
  | ('title' | 'about-heading' | 'back' | 'continue' | 'restart' | 'change' | 'why-we-ask')
  | ('error-heading' | 'learn-more' | 'book' | 'continue-to-booking' | 'held' | 'held-why' | 'your-answers' | 'sources')
  | ('print' | 'save' | 'copy' | 'copied' | 'share')

export interface OwnWords {
  [language: string]: { ui?: { [key in OwnWord]?: string } }
}

/** Which rules have spoken. */
export interface RulesVersion {
  protocol: string
  version: string
}

/** How urgent, and whether it may be booked: never what led to it. */
export interface RedflagResult extends RulesVersion {
  disposition: Disposition
  urgency: Urgency
  booking: Booking
}

/** What the visitor may take along or hand on. */
export interface RedflagRecord extends RulesVersion {
  disposition: Disposition
  actions: string[]
  rules: string[]
  /** Somebody answered for another person. */
  forOther: boolean
  answers: Stop[]
  /** The same, for people. */
  text: string
}

/**
 * All of them bubble and are composed, so they may be listened to anywhere above the element. None but `redflag-share`,
 * which only the visitor sets off, carries an answer.
 */
export interface RedflagEventMap {
  /** The check can be used. */
  'redflag-ready': CustomEvent<RulesVersion>
  /** The visitor has come to another screen: which one of the visit, from 1, and nothing else. */
  'redflag-step': CustomEvent<{ position: number }>
  /** Guidance is shown. */
  'redflag-result': CustomEvent<RedflagResult>
  /** The visitor goes on to book. Cancel it to keep what is gated held. */
  'redflag-book': CustomEvent<RedflagResult>
  /** The visitor pressed Share. Cancel it to share in your own way. */
  'redflag-share': CustomEvent<RedflagRecord>
  /**
   * The check does not run: the author's own text is shown and what was gated is released, but urgent guidance stays. With
   * the code `gates` it runs, and `gates` holds nothing.
   */
  'redflag-error': CustomEvent<{ code: ErrorCode | 'unknown-protocol' | 'timeout' | 'internal' | 'gates' }>
}

declare global {
  interface HTMLElementTagNameMap {
    'redflag-triage': RedflagTriage
  }
  /** Elements, documents and windows alike. */
  interface GlobalEventHandlersEventMap extends RedflagEventMap {}
}
