/** `"yes" | "no"`, the id of an option, the ids of the ticked options (`[]` is "none of these"), or a number;
 * for every question also `"unsure"` and `"declined"`. */
export type Answer = string | string[] | number
export type Answers = Record<string, Answer | null | undefined>

export type Disposition = string
export type Booking = 'closed' | 'after-call' | 'open'

/** A folder of `rules/`. `protocol` and each of `words` may also be the text of the JSON file. */
export interface ProtocolData {
  protocol: object | string
  words?: Record<string, object | string>
  sources?: Source[]
  review?: Review
}

export interface Source {
  id: string
  title: string
  publisher: string
  year?: number
  url?: string
  statements?: string[]
}

export interface Review {
  status: string
  reviewer: string
  reviewed: string
  due: string
}

export interface Finding {
  question: string
  option?: string
  truth: 'yes' | 'unsure' | 'no'
}

export interface Reason {
  rule: string
  disposition: Disposition
  findings: Finding[]
}

export interface Outcome {
  disposition: Disposition
  /** Rules that are true. */
  rules: string[]
  actions: string[]
  /** Rules that are unknown: something was not sure, or has no answer. */
  unsure: string[]
  reasons: Reason[]
}

export interface Stop {
  question: string
  answer: Answer
}

export interface StopInWords {
  question: string
  ask: string
  answer: string
}

export interface Screen {
  kind: 'screen'
  screen: string
  step: number
  about: number
  road: Stop[]
  question: {
    id: string
    kind: 'yes-no' | 'choice' | 'checklist' | 'number'
    options?: string[]
    min?: number
    max?: number
    whole?: boolean
    unit?: string
    sensitive?: boolean
  }
  text?: {
    lang: string
    dir?: 'ltr' | 'rtl'
    ask: string
    hint?: string
    why?: string
    sign?: string
    unit?: string
    options?: Record<string, { label: string; sign: string }>
    road: StopInWords[]
  }
}

export interface Guidance extends Outcome {
  kind: 'guidance'
  protocol: string
  version: string
  urgency: 'emergency' | 'urgent' | 'soon' | 'routine'
  booking: Booking
  reasons: (Reason & { sources: string[] })[]
  comeBackIf: { question: string; option?: string; disposition: Disposition }[]
  road: Stop[]
  text?: {
    lang: string
    dir?: 'ltr' | 'rtl'
    level: string
    heading: string
    text: string[]
    why?: string
    because: string[]
    notSure: string[]
    actions: { id: string; kind: 'call' | 'go' | 'do' | 'book' | 'learn'; phone?: string; label: string; text: string[] }[]
    comeBackIf: { text: string; disposition: Disposition; heading: string }[]
    road: StopInWords[]
    sources: Source[]
    review?: Review & { version: string }
  }
}

export interface Problem {
  code: string
  path: string
  message: string
}

export declare class RedflagError extends Error {
  code: string
  path: string
  problems: Problem[]
}

export interface Triage {
  protocol: string
  version: string
  languages: string[]
  resolve(lang?: string): string
  ui(lang?: string): Record<string, string>
  step(answers: Answers, options?: { lang?: string }): Screen | Guidance
  assess(answers: Answers): Outcome
  assessMany(patients: Answers[]): Outcome[]
}

export interface Engine {
  kind: 'wasm' | 'js'
  open(data: ProtocolData): Triage
}
