/**
 * `redflag-triage/engine`: the rules without a page. It knows no DOM and runs in browsers, in workers and in Node.
 *
 *     import { loadEngine } from 'redflag-triage/engine'
 *     import backPain from 'redflag-triage/rules/back-pain'
 *     const triage = (await loadEngine()).open(backPain)
 *     const next = triage.step({ 'nerve-signs': { 'leg-weakness': 'no' } }, { lang: 'en' })
 *     if (next.kind === 'guidance') console.log(next.disposition, next.text?.heading)
 */
import type {
  Answers,
  Columns,
  Disposition,
  Guidance,
  Outcome,
  ProtocolData,
  RedflagRecord,
  Replay,
  Screen,
} from './types.js'

export type * from './types.js'

/** `wasm`, or the same engine as plain JavaScript for pages where WebAssembly is refused. */
export type EngineKind = 'wasm' | 'js'

/** The kind of a problem, as a name that does not change. By line: JSON text, form, words, meaning, answers, the engine itself. */
export type ErrorCode =
  | ('json-syntax' | 'json-number' | 'json-too-deep' | 'duplicate-key')
  | ('wrong-type' | 'missing-key' | 'unknown-key' | 'empty' | 'too-long' | 'bad-id' | 'duplicate-id' | 'unknown-value')
  | ('missing-word' | 'unknown-word' | 'missing-placeholder' | 'unknown-placeholder')
  | ('unknown-id' | 'bad-condition' | 'bad-count' | 'unknown-option' | 'too-many-options' | 'cycle' | 'too-deep')
  | ('no-default' | 'bad-order' | 'bad-range' | 'never-asked')
  | ('too-large' | 'too-many-values' | 'too-many-keys' | 'text-too-long' | 'more-problems')
  | ('too-many-questions' | 'too-many-rules' | 'too-many-conditions')
  | ('unknown-question' | 'out-of-range' | 'not-json' | 'unknown-record')
  | ('no-engine' | 'engine-failed' | 'out-of-memory' | 'damaged' | 'closed')

/** One thing that is wrong. */
export interface Problem {
  code: ErrorCode
  /** `FILE:POINTER`, where POINTER is a JSON Pointer; for answers the pointer alone. */
  path: string
  /** The problem and how to fix it, in one English sentence, for developers. */
  message: string
}

/** Everything in this module that fails, fails with this. */
export declare class RedflagError extends Error implements Problem {
  constructor(problem: Problem & { problems?: Problem[]; cause?: unknown })
  readonly name: 'RedflagError'
  code: ErrorCode
  path: string
  /** Every problem that was found; the error itself is the first. */
  problems: Problem[]
}

/**
 * Loads the engine, once for all who ask. Without `kind` that is WebAssembly where the page allows it, else JavaScript.
 *
 * @throws {RedflagError} `no-engine`
 */
export declare function loadEngine(options?: {
  /** Take this one and no other. */
  kind?: EngineKind
}): Promise<Engine>

export interface Engine {
  readonly kind: EngineKind
  /**
   * Reads a protocol and its words, and keeps them; the same protocol again takes no more memory. When the engine stops (`engine-failed`,
   * `out-of-memory`), the call fails, and the next one runs in a new instance.
   *
   * Rules of the package bring their ids as types, so that a misspelt answer does not compile. Answers that are known only
   * when it runs go to a plain `Triage`: `const triage: Triage = engine.open(rules)`.
   *
   * @throws {RedflagError} the first problem, with `problems` holding all of them
   */
  open<Known extends Answers, Ends extends Disposition>(data: ProtocolData<Known, Ends>): Triage<Known, Ends>
}

/** An opened protocol. It keeps no state: every call is told all the answers so far. */
export interface Triage<Known extends Answers = Answers, Ends extends Disposition = Disposition> {
  /** Id of the protocol. */
  readonly protocol: string
  readonly version: string
  /** BCP 47 tags of the languages it was opened with. */
  readonly languages: string[]

  /** The best language there is for a BCP 47 tag; undefined only where the protocol was opened without words. */
  resolve(lang?: string): string | undefined

  /** The words of the widget itself, by key. */
  ui(lang?: string): { [key: string]: string }

  /**
   * The next screen, or the guidance as soon as nothing that is left to ask could raise it. With `forOther`, in words to
   * somebody who answers for the person in pain.
   *
   * @throws {RedflagError} when the answers fit the questions badly; the engine stays usable
   */
  step(answers: Known, options?: { lang?: string; forOther?: boolean }): Screen | Guidance<Ends>

  /** The outcome of these answers, complete or not. @throws {RedflagError} */
  assess(answers: Known): Outcome<Ends>

  /** The same for many patients in one call. One bad patient fails all; `path` begins with its index. @throws {RedflagError} */
  assessMany(patients: readonly Known[]): Outcome<Ends>[]

  /**
   * Room for the answers and outcomes of so many patients as typed arrays, for millions of them: fill in `answers`, call
   * `assess()`, read `outcomes`. No object is made for a patient. It throws `wrong-type` for what is no count.
   */
  columns(patients: number): Columns<Known, Ends>

  /** Judges a record by these rules, and names the members of its outcome that differ. @throws {RedflagError} `unknown-record`, or as `step` */
  replay(record: RedflagRecord): Replay

  /**
   * Gives the memory back once all who opened the same protocol have closed it. From then on `step` and the others throw
   * `closed`; closing twice does nothing.
   */
  close(): void
}
