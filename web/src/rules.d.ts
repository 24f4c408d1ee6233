/**
 * The forms of `protocol.json` and `words/<lang>.json`, which `rules/*.schema.json` in the repository describe to editors. The
 * build makes `redflag-triage/rules/back-pain` of these and of the protocol's own ids.
 */
import type { Phone, QuestionWords, Urgency } from './types.js'

export interface Protocol {
  $schema?: string
  id: string
  version: string
  /** For clinicians and embedders; visitors do not read it. */
  intendedUse?: { complaint: string; setting: string; notFor: string[] }
  /** The disposition of a rule that is unknown and names none of its own. */
  unsure?: string
  /** Most urgent first. The last is given when no rule fires. */
  dispositions: { id: string; urgency: Urgency; actions: string[]; sources?: string[] }[]
  /** Ids of questions in the order they are asked; those in one list stand on one screen. */
  screens: (string | string[])[]
  questions: Question[]
  /** Named conditions. */
  terms?: { id: string; is: Condition }[]
  rules: Rule[]
  actions: {
    id: string
    kind: 'call' | 'go' | 'do' | 'book' | 'learn'
    phone?: Phone
    /** Actions that must never be told together with it, for the proofs. */
    excludes?: string[]
    sources?: string[]
  }[]
  /** The demands of the sources, which the rules are checked against. They decide nothing. */
  floors?: { id: string; when: Condition; atLeast: string; sources?: string[] }[]
  /** Where a property that is proved of all other states is given up on purpose. They decide nothing. */
  exceptions?: { property: string; of: string; where?: Condition; decisions: string[] }[]
}

export interface Question {
  id: string
  kind: 'yes-no' | 'choice' | 'checklist' | 'number'
  /**
   * `when`: to whom it is offered. `sensitive`: its row can be skipped. `reassuring`: a tick is good news, for the proofs.
   */
  options?: { id: string; when?: Condition; sensitive?: boolean; reassuring?: boolean; sources?: string[] }[]
  /** A checklist that asks No, Yes or Not sure of every row; without it, a list to tick. */
  rows?: boolean
  /** It qualifies an answer given before: doubt in it counts as its worst answer. */
  detail?: boolean
  min?: number
  max?: number
  whole?: boolean
  unit?: string
  /** The least worrying number or range, for the proofs. */
  mildest?: number | [number, number]
  /** Yes is good news, for the proofs. */
  reassuring?: boolean
  /** False: not asked, and every finding on it is false. Unknown: asked. */
  when?: Condition
  sensitive?: boolean
  fixed?: boolean
  sources?: string[]
}

export interface Rule {
  id: string
  when: Condition
  /** The disposition when the condition is true. */
  then: string
  /** The disposition when it is unknown. */
  unsure?: string
  /** The disposition when only what was declined leaves it open; without it that of `unsure`. */
  declined?: string
  /** While the rule is true, booking is closed whatever the disposition. */
  booking?: 'closed'
  actions?: string[]
  sources?: string[]
  decisions?: string[]
}

/** Yes, unsure, declined or no. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { atLeast: number; of: Condition[] }
  | { term: string }
  | { question: string; is: string | string[] }
  | { question: string; min?: number; max?: number }

/** Every word that a visitor reads, in one language. */
export interface Words {
  $schema?: string
  lang: string
  dir: 'ltr' | 'rtl'
  ui: { [key: string]: string }
  questions: {
    [question: string]: QuestionWords
  }
  dispositions: { [disposition: string]: DispositionWords & { other?: Partial<DispositionWords> } }
  actions: { [action: string]: ActionWords & { other?: Partial<ActionWords> } }
}

export interface DispositionWords {
  level: string
  heading: string
  text: string[]
  because?: string
}

export interface ActionWords {
  label: string
  /** Of a `go`: the button that finds the place, and what it searches a map for. */
  find?: string
  search?: string
  text?: string[]
}
