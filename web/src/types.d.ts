/**
 * The values that go into the engine and come out of it. Ids are those of `protocol.json`; whatever a visitor reads is
 * under `text`, in the language that was asked for.
 */
import type { Protocol, Words } from './rules.js'

/** The answer to one row. Neither `unsure` nor `declined` ever counts as no. */
export type Truth = 'yes' | 'no' | 'unsure' | 'declined'

/**
 * The answer to one question: `"yes"` or `"no"`; the id of the chosen option; a number; or, of a checklist, an object
 * with a truth for each option, where an option that is missing has not been answered. A list of ids is short for one
 * that leaves none out: those in it are yes, all others no, or in doubt where `"unsure"` stands among them. Every question
 * also takes `"unsure"` and `"declined"` as a whole.
 */
export type Answer = string | readonly string[] | { readonly [option: string]: Truth } | number

/** Answers by question id. What is missing, `null` or `undefined` has not been answered yet. */
export type Answers = { readonly [question: string]: Answer | null | undefined }

/** Where to get care and how soon: the id of one of the protocol's dispositions, such as `"emergency-room"`. */
export type Disposition = string
export type Urgency = 'emergency' | 'urgent' | 'soon' | 'routine'

/** The number that an action calls: one that the page knows, or a number that is the same for everybody, such as `"988"`. */
export type Phone = 'emergency' | 'doctor' | 'nurse' | 'surgeon' | (string & {})

/** The state of the host's scheduler after the result: emergency and urgent close it, soon opens it after a call. */
export type Booking = 'closed' | 'after-call' | 'open'

/**
 * One complaint: its rules and its words. `protocol` and each of `words` may be the parsed JSON or the text of the
 * file; `words` has a member for each language, by its BCP 47 tag. Sources and review are shown, and decide nothing.
 */
export interface ProtocolData<Known extends Answers = Answers, Ends extends Disposition = Disposition> {
  protocol: Protocol | object | string
  words?: { [language: string]: Words | object | string }
  sources?: Source[]
  review?: Review
  /** SHA-256 of the `protocol.json` that was built, which its certificate names too. */
  sha256?: string
  /**
   * The checksums of the files above as they were built, by name: `protocol.json`, `words/en.json`. A file that is not the
   * one that was built is refused, `damaged`. Leave out both this and `selfTest` to open rules that you changed on purpose.
   */
  seal?: { [file: string]: number }
  /** Patients who are judged when the data is opened: if any outcome is another one, the data is refused, `damaged`. */
  selfTest?: SelfTest
  /** The first screen, as the engine returned it at build time: an element draws it before the engine has loaded. */
  first?: object
  /** For TypeScript alone, and never there: which answers these rules take, and where they lead. */
  readonly '~ids'?: { answers: Known; dispositions: Ends }
}

export interface SelfTest {
  /** Answers of somebody with nothing of note. */
  well: Answers
  /** The answers of each that differ from `well`. */
  patients: Answers[]
  /** The checksum of their outcomes when the data was built. */
  outcomes: number
}

/** A citation. */
export interface Source {
  id: string
  title: string
  publisher: string
  year?: number
  url?: string
  /** Ids of the single statements taken from it, such as `S16`, which rules cite. */
  statements?: string[]
}

/** Whether a clinician has signed the rules. */
export interface Review {
  status: string
  author?: string
  /** Empty until somebody has. */
  reviewer: string
  /** ISO date, or empty. */
  reviewed: string
  /** ISO date by which the rules must be looked at again. */
  due: string
  /** The version and the SHA-256 of what the reviewer signed. */
  signed?: { version: string; sha256: string }
  /** The changes, by rule. */
  changes?: { [rule: string]: { version: string; date: string; what: string }[] }
  /** Why a version gives less urgent care than the one before; `of` is the rule or the floor. */
  lowers?: { version: string; of: string; why: string }[]
}

/** One thing that was said. `option` is the row or the choice; yes-no questions and numbers have none. */
export interface Finding {
  question: string
  option?: string
  truth: Truth
}

/** A rule that counts because of something that was said, and what that was. */
export interface Reason<Ends extends Disposition = Disposition> {
  rule: string
  /** The disposition that this rule alone would lead to. */
  disposition: Ends
  findings: Finding[]
}

/** The outcome of some answers by the rules. */
export interface Outcome<Ends extends Disposition = Disposition> {
  disposition: Ends
  urgency: Urgency
  booking: Booking
  /** Rules that are true. */
  rules: string[]
  /** The disposition's first action, then its others and those of the rules in `reasons`, as the protocol orders them. */
  actions: string[]
  /** Rules that are unknown: something was not sure, declined, or has no answer. */
  unsure: string[]
  reasons: Reason<Ends>[]
}

/**
 * The column, or columns, of a question by what it can be answered with: of a checklist one for each option, of a number floats,
 * in which NaN is missing, `Infinity` not sure and `-Infinity` declined. Of rules that are known only at run time, any of these.
 */
export type ColumnOf<Known> = string extends Known
  ? any
  : number extends Known
    ? Float64Array
    : [Extract<Known, readonly string[]>] extends [never]
      ? Uint8Array
      : { readonly [Option in Exclude<Extract<Known, readonly string[]>[number], 'unsure'>]: Uint8Array }

/**
 * Many patients, as columns: one typed array for each thing that can be answered, and in it a cell for each patient. All cells are
 * missing at first, and hold what was written into them from one `assess` to the next.
 */
export interface Columns<Known extends Answers = Answers, Ends extends Disposition = Disposition> {
  readonly patients: number
  /** The meaning of a byte. Of a choice, an option is the byte that `choices` names instead of yes or no. */
  readonly cells: { missing: 0; no: 1; yes: 2; unsure: 3; declined: 4 }
  /** By question and option: the byte of that option of a choice. */
  readonly choices: { [question: string]: { [option: string]: number } }
  /** By question. */
  readonly answers: { readonly [Question in keyof Known]-?: ColumnOf<NonNullable<Known[Question]>> }
  /** The meaning of an index in `outcomes.disposition`, and of one in `outcomes.booking`. */
  readonly dispositions: Ends[]
  readonly bookings: Booking[]
  /** The meaning of a bit in `outcomes.rules` and `outcomes.unsure`. */
  readonly rules: string[]
  readonly outcomes: ColumnOutcomes
  /**
   * Judges all patients, and returns `outcomes`.
   *
   * @throws {RedflagError} `out-of-range` for a cell that nobody can have answered; `path` is `/PATIENT/QUESTION`, and `outcomes`
   *   are of no worth then; `closed` once the triage is
   */
  assess(): ColumnOutcomes
}

export interface ColumnOutcomes {
  disposition: Uint16Array
  booking: Uint8Array
  /**
   * For each patient `Math.ceil(rules.length / 32)` words of bits: of patient `p`, rule `r` is true when
   * `rules[p * words + (r >> 5)] >> (r & 31) & 1`.
   */
  rules: Uint32Array
  /** The rules that are unknown, as above. */
  unsure: Uint32Array
}

/** A question that was answered on the way. */
export interface Stop {
  question: string
  answer: Answer
}

export interface StopInWords {
  question: string
  ask: string
  answer: string
  /** Of a list, every row that was shown. */
  rows?: { option: string; label: string; truth: Truth }[]
}

/**
 * The words of one question. `sign` says what a yes, or a number, means; options have signs of their own. `other` has what
 * is said differently to somebody who answers for the person in pain.
 */
export interface QuestionWords {
  ask: string
  hint?: string
  why?: string
  sign?: string
  unit?: string
  /** `findings`: the things that the label asks for, the same in every language; `together`: why they stand in one. */
  options?: { [option: string]: { label: string; sign: string; findings?: string[]; together?: string } }
  other?: {
    ask?: string
    hint?: string
    why?: string
    sign?: string
    unit?: string
    options?: { [option: string]: { label?: string; sign?: string } }
  }
}

/** One question of a screen. */
export interface Asked {
  id: string
  kind: 'yes-no' | 'choice' | 'checklist' | 'number'
  /** Ids of those to ask now: offered to this visitor and, in a checklist, without an answer. */
  options?: string[]
  /** A checklist whose every row is to be answered No, Yes or Not sure. The others are lists to tick. */
  rows?: boolean
  /** Rows whose plain yes makes the most urgent guidance certain: offer the call at once. */
  instant?: string[]
  min?: number
  max?: number
  whole?: boolean
  unit?: string
  /** Offer to skip it. */
  sensitive?: boolean
  /** Rows of a checklist that can be skipped one by one. */
  sensitiveOptions?: string[]
}

/** The next questions. */
export interface Screen {
  kind: 'screen'
  /** The id of the first question it asks. */
  screen: string
  /** This is step `step` of about `about`, which grows only when an answer opens more questions. */
  step: number
  about: number
  /**
   * The answers so far, in the order they were asked for. What no longer matters is not among them; a checklist is an
   * object with the rows that are offered now. Keep these, and whatever a changed answer opens will be asked.
   */
  road: Stop[]
  /** Asked together, in this order. */
  questions: Asked[]
  /** Missing only where the protocol was opened without words. */
  text?: {
    lang: string
    dir: 'ltr' | 'rtl'
    road: StopInWords[]
    questions: QuestionWords[]
    /** For the rows in `instant`. The label may hold `{tel}` for the number. */
    alarm?: { heading: string; label: string; phone?: Phone }
    review?: Review
  }
}

/** Where to go, once nothing that is left to ask could raise it. */
export interface Guidance<Ends extends Disposition = Disposition> extends Outcome<Ends> {
  kind: 'guidance'
  protocol: string
  version: string
  /** Of `protocol.json`, where the data names it. */
  sha256?: string
  reasons: (Reason<Ends> & { sources: string[] })[]
  /** Single findings that would lead somewhere more urgent if they came or, where the truth is "no", if they went. */
  comeBackIf: { question: string; option?: string; disposition: Ends; truth?: 'no' }[]
  road: Stop[]
  /** Missing only where the protocol was opened without words. */
  text?: {
    lang: string
    dir?: 'ltr' | 'rtl'
    /** The urgency in a word or two. */
    level: string
    heading: string
    text: string[]
    why?: string
    /** The signs that led here. */
    because: string[]
    /** The doubts that led here: rows answered "not sure", or the question where a whole one was. */
    notSure: string[]
    /** The skipped rows or questions that led here. */
    skipped: string[]
    /** In the order they are to be shown. A label of a `call` may hold `{tel}` for the number. */
    actions: {
      id: string
      kind: 'call' | 'go' | 'do' | 'book' | 'learn'
      phone?: Phone
      label: string
      find?: string
      search?: string
      text: string[]
    }[]
    comeBackIf: { text: string; disposition: Ends; heading: string }[]
    road: StopInWords[]
    /** The citations behind this result, each once. */
    sources: Source[]
    review?: Review & { version: string }
  }
}

/**
 * The record that a visitor chose to hand on, with a booking or by Share. A record that comes to say more keeps its number; one that
 * says something else gets another. `triage.replay` judges it again.
 */
export interface RedflagRecord {
  record: 1
  /** When it was made, in UTC. */
  time: string
  /** Version of this package. */
  engine: string
  protocol: string
  version: string
  /** Of the `protocol.json` that judged. */
  sha256?: string
  /** Somebody answered for another person. */
  forOther: boolean
  answers: Answers
  outcome: Pick<Outcome, 'disposition' | 'urgency' | 'booking' | 'rules' | 'actions'>
  /** The rules that led there, with the ids of their sources. */
  reasons: { rule: string; disposition: Disposition; sources: string[] }[]
  /** Every answer by name, row by row: what is there, what is not, and what was in doubt. */
  findings: { question: string; option?: string; answer: Answer; label: string }[]
  /** Five lines: the check, what to do, what is there, what is in doubt, what is not there. */
  summary: string[]
  /** All of it, for people. */
  text: string
}

/** A record, judged by the rules that are open. */
export interface Replay {
  /** Nothing differs. */
  same: boolean
  /** Members of `outcome` that differ; `asks` where the rules of now would ask more. */
  differs: string[]
  now: Outcome
  /** The question that is asked now and was not. */
  asks?: string
  versions: { recorded: string; now: string }
}
