/** `redflag-triage/testing`: for the tests of a page that embeds the check. Not for visitors. */

/**
 * Rules that ask one question and end where a test wants them to end, whoever answers "No" to it:
 *
 *     RedflagTriage.protocols['back-pain'] = forced(backPain, 'emergency-room')
 *
 * The question, the words and the guidance are those of the data, so the page is tested with what visitors will see.
 *
 * @param {{protocol: import('./rules.js').Protocol, words: Record<string, import('./rules.js').Words>, sources?: any[], review?: any}} data
 * @param {string} disposition
 * @returns {import('./types.js').ProtocolData}
 */
export function forced({ protocol, words, sources, review }, disposition) {
  const { dispositions, questions } = protocol
  if (!dispositions.some(({ id }) => id === disposition))
    throw new RangeError(`no disposition "${disposition}", only: ${dispositions.map(({ id }) => id).join(', ')}`)
  const asked = questions.find(({ kind, detail }) => kind === 'yes-no' && !detail)
  if (!asked) throw new RangeError('no question of these rules is a plain yes or no')
  const question = { ...asked, when: undefined }
  const yes = { question: question.id, is: 'yes' }
  const [first] = dispositions
  const last = dispositions.at(-1)
  const rule = (id, when, then) => ({ id, when, then, unsure: last.id })
  // Something must be left to ask: so a yes leads elsewhere than the no, and no answer yet leads to the last.
  const rules =
    disposition === last.id
      ? [rule('yes', yes, first.id)]
      : [rule('no', { not: yes }, disposition), ...(disposition === first.id ? [] : [rule('yes', yes, first.id)])]
  return {
    protocol: {
      ...protocol,
      unsure: last.id,
      screens: [question.id],
      questions: [question],
      terms: [],
      rules,
      floors: [],
      exceptions: [],
    },
    words: Object.fromEntries(
      Object.entries(words).map(([lang, all]) => [
        lang,
        { ...all, questions: { [question.id]: all.questions[question.id] } },
      ]),
    ),
    sources,
    review,
  }
}
