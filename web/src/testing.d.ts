/** `redflag-triage/testing`: for the tests of a page that embeds the check. Not for visitors. */
import type { Answers, Disposition, ProtocolData } from './types.js'
import type { Protocol, Words } from './rules.js'

/**
 * Rules that ask one question and end at `disposition` for whoever answers "No" to it. Register them before the element
 * opens, or set `protocol` to their name:
 *
 *     RedflagTriage.protocols['back-pain'] = forced(backPain, 'emergency-room')
 *
 * @throws {RangeError} there is no such disposition, or no question that is a plain yes or no
 */
export declare function forced<Ends extends Disposition>(
  data: ProtocolData<Answers, Ends> & { protocol: Protocol; words: { [language: string]: Words } },
  disposition: NoInfer<Ends>,
): ProtocolData
