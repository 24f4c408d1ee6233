/// <reference lib="dom" />
/**
 * `redflag-triage` registers `<redflag-triage>`; `redflag-triage/element` exports the class and registers nothing.
 * Both may be imported on a server, where they do nothing.
 */
import type { Booking, Disposition, ErrorCode, ProtocolData, RedflagRecord, Urgency } from './engine.js'

export type { RedflagRecord } from './engine.js'

/**
 * A red-flag check before an appointment is booked. What stands between its tags is the author's own red-flag text: it is
 * shown until the check runs, and stands if the check cannot.
 *
 * A scheduler in `slot="scheduler"`, or named by `gates`, is off the page until the check allows booking. Urgent guidance
 * stays, and booking stays shut, whatever the page sets, until the visitor changes an answer.
 *
 * Attributes: `protocol`, `lang`, `gates`, `book-href`, `doctor-tel`, `nurse-tel`, `emergency-tel`, `er-href`,
 * `urgent-care-href`, `same-day-href`, `clinic`, `heading-level`.
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

  /** Each attribute as a property: what it says, or its default. Null and undefined take the attribute away. */
  get protocol(): string
  set protocol(name: string | null | undefined)
  get gates(): string
  set gates(selector: string | null | undefined)
  get bookHref(): string
  set bookHref(address: string | null | undefined)
  get doctorTel(): string
  set doctorTel(number: string | null | undefined)
  get nurseTel(): string
  set nurseTel(number: string | null | undefined)
  get emergencyTel(): string
  set emergencyTel(number: string | null | undefined)
  get erHref(): string
  set erHref(address: string | null | undefined)
  get urgentCareHref(): string
  set urgentCareHref(address: string | null | undefined)
  get sameDayHref(): string
  set sameDayHref(address: string | null | undefined)
  get clinic(): string
  set clinic(name: string | null | undefined)
  get headingLevel(): number
  set headingLevel(level: number | string | null | undefined)

  /** Where the check stands; CSS may ask as well: `redflag-triage:state(guidance)`. */
  readonly state: 'loading' | 'asking' | 'guidance' | 'failed'

  /** The detail of `redflag-result`, while guidance is shown. */
  readonly result: RedflagResult | null

  /**
   * Resolves when the check can be used; rejects, with the `code` that `redflag-error` names, when it cannot. After a failure
   * or another `protocol` it is a new promise. Nobody has to look at it.
   */
  readonly ready: Promise<RulesVersion>

  /** Begins anew, as for another visitor. While guidance is urgent it does nothing and returns false. */
  restart(): boolean

  /** Registers the class under `tag`. Does nothing on a server, or where the tag is taken. */
  static define(tag?: string, registry?: CustomElementRegistry): void
}

/** The keys of words that a page may replace by its own. */
export type OwnWord =
  | ('title' | 'about-heading' | 'back' | 'continue' | 'restart' | 'change' | 'why-we-ask')
  | ('error-heading' | 'learn-more' | 'continue-to-booking' | 'held' | 'held-why' | 'your-answers' | 'sources')
  | ('tools' | 'print' | 'save' | 'copy' | 'copied' | 'share')

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

/**
 * All of them bubble and are composed, so they may be listened to anywhere above the element. Nothing but a
 * record, which the visitor chose to hand on, carries an answer.
 */
export interface RedflagEventMap {
  /** The check can be used. */
  'redflag-ready': CustomEvent<RulesVersion>
  /** The visitor has come to another screen: which one of the visit, from 1, and nothing else. */
  'redflag-step': CustomEvent<{ position: number }>
  /** Guidance is shown. */
  'redflag-result': CustomEvent<RedflagResult>
  /** The visitor goes on to book. Cancel it to keep what is gated held. `record`: only where they chose to send it. */
  'redflag-book': CustomEvent<RedflagResult & { record?: RedflagRecord }>
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
