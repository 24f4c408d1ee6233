// Mistakes in the evidence of the rules: sources.json, decisions.md and review.json.
const addLines = (all, ...lines) => (all.decisions += `\n${lines.join('\n')}\n`)

export default {
  'a rule that cites a statement that is not there': {
    breaks: ({ protocol }) => void (protocol.rules[0].sources = ['S99']),
    problems: ['protocol.json:/rules/0/sources/0: unknown-source'],
    also: ['uncited-statement'],
  },
  'a rule that names a decision that is not there': {
    breaks: ({ protocol }) => void (protocol.rules[0].decisions = ['D99']),
    problems: ['protocol.json:/rules/0/decisions/0: unknown-decision'],
  },
  'an action that cites nothing': {
    breaks: ({ protocol }) => void delete protocol.actions[3].sources,
    problems: ['protocol.json:/actions/3: uncited'],
  },
  'an option that cites nothing': {
    breaks: ({ protocol }) => void delete protocol.questions[0].options[0].sources,
    problems: ['protocol.json:/questions/0/options/0: uncited'],
  },
  'a statement that nothing came of': {
    breaks: ({ sources }) => void (sources.sources[0].statements.S400 = 'x'),
    problems: ['sources.json:/sources/0/statements/S400: uncited-statement'],
  },
  'a statement that nothing came of, and the reason why': {
    breaks(all) {
      all.sources.sources[0].statements.S400 = 'x'
      addLines(all, '- waived: S400 — of no use here')
    },
    problems: [],
  },
  'one statement id in two sources': {
    breaks: ({ sources }) => void (sources.sources[1].statements.S1 = 'x'),
    problems: ['sources.json:/sources/1/statements/S1: duplicate-id'],
  },
  'a source without its publisher': {
    breaks: ({ sources }) => void delete sources.sources[1].publisher,
    problems: ['sources.json:/sources/1: missing-word'],
  },
  'a source read on 30 February': {
    breaks: ({ sources }) => void (sources.sources[0].date = '2025-02-30'),
    problems: ['sources.json:/sources/0/date: bad-date'],
  },
  'a source read tomorrow': {
    breaks: ({ sources }) => void (sources.sources[0].read = '2026-11-23, abstract only'),
    today: '2026-11-22',
    problems: ['sources.json:/sources/0/read: read-later'],
  },
  'a source read on a day that is none': {
    breaks: ({ sources }) => void (sources.sources[0].read = '2026-11-32'),
    problems: ['sources.json:/sources/0/read: bad-date'],
  },
  'decisions with lines that say nothing': {
    breaks: (all) =>
      void addLines(
        all,
        '- waived: S1 — no',
        '- waived: S777 — no',
        '- waived: S1',
        '- open: Q1 — x',
        '### no colon',
        '### D1: again',
      ),
    problems: [
      'decisions.md:: needless-waiver',
      'decisions.md:: unknown-source',
      'decisions.md:: bad-line',
      'decisions.md:: unknown-decision',
      'decisions.md:: duplicate-id',
    ],
  },
  'a review without its author': {
    breaks: ({ review }) => void delete review.author,
    problems: ['review.json:: missing-word'],
  },
  'a review due in month 13': {
    breaks: ({ review }) => void (review.due = '2027-13-01'),
    problems: ['review.json:/due: bad-date'],
  },
  'a review due yesterday': {
    breaks: ({ review }) => void (review.due = '2027-05-22'),
    today: '2027-05-23',
    problems: ['review.json:/due: review-overdue'],
  },
  'a review due today': {
    breaks: ({ review }) => void (review.due = '2027-05-22'),
    today: '2027-05-22',
    problems: [],
  },
  'a rule without a history': {
    breaks: ({ review }) => void delete review.changes['minor-injury'],
    problems: ['review.json:/changes: unlogged-rule'],
  },
  'the history of a rule that is not there': {
    breaks: ({ review }) => void (review.changes.zz = [{ version: '0.1.0', date: '2026-01-01', what: 'x' }]),
    problems: ['review.json:/changes/zz: unknown-id'],
  },
  'a history without an entry': {
    breaks: ({ review }) => void (review.changes['minor-injury'] = []),
    problems: ['review.json:/changes/minor-injury: empty'],
  },
  'a change on a day that is none': {
    breaks: ({ review }) => void (review.changes['minor-injury'][0].date = 'x'),
    problems: ['review.json:/changes/minor-injury/0/date: bad-date'],
  },
  'a lowering of a version that is none, for no reason': {
    breaks: ({ review }) => void (review.lowers = [{ version: '1', of: 'minor-injury', why: '' }]),
    problems: ['review.json:/lowers/0/version: bad-version', 'review.json:/lowers/0/why: missing-word'],
  },
  'a lowering that says of what and why': {
    breaks: ({ review }) =>
      void (review.lowers = [{ version: '0.2.0', of: 'a-rule-that-is-gone', why: 'It was wrong.' }]),
    problems: [],
  },
  'a review that nobody signed': {
    breaks: ({ review }) => void Object.assign(review, { status: 'reviewed', reviewer: '', reviewed: '' }),
    problems: ['review.json:: review-unsigned'],
  },
  'a draft with a reviewer and no day': {
    breaks: ({ review }) => void Object.assign(review, { reviewer: 'A. B.', reviewed: '' }),
    problems: ['review.json:: review-unsigned'],
  },
  'a review signed tomorrow': {
    breaks: ({ review }) => void Object.assign(review, { reviewer: 'A. B.', reviewed: '2026-11-23' }),
    today: '2026-11-22',
    problems: ['review.json:/reviewed: review-later'],
  },
  'a review that does not say what was signed': {
    breaks: ({ review }) =>
      void Object.assign(review, { status: 'reviewed', reviewer: 'A. B.', reviewed: '2026-11-22' }),
    problems: ['review.json:: review-unsigned'],
  },
  'a review of something else that had the same version': {
    breaks({ review, protocol }) {
      review.signed = { version: protocol.version, sha256: '0'.repeat(64) }
    },
    problems: ['review.json:/signed/sha256: same-version'],
  },
  'a review of a version before this one': {
    breaks({ review }) {
      Object.assign(review, { status: 'reviewed', reviewer: 'A. B.', reviewed: '2026-11-22' })
      review.signed = { version: '0.0.9', sha256: '0'.repeat(64) }
    },
    problems: ['review.json:/signed: signed-other'],
  },
  'a draft that follows a version that was signed': {
    breaks: ({ review }) => void (review.signed = { version: '0.0.9', sha256: '0'.repeat(64) }),
    problems: [],
  },
  'no review': {
    breaks: (all) => void delete all.review,
    problems: ['review.json:: unreadable'],
    status: 2,
  },
  'no decisions': {
    breaks: (all) => void delete all.decisions,
    problems: ['decisions.md:: unreadable'],
    status: 2,
    also: ['unknown-decision'],
  },
}
