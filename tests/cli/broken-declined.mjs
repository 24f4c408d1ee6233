// Mistakes in `declined`: where a yes cannot wait, skipping must never lead home or to a visit some day.
const rule = ({ protocol }) => protocol.rules.find(({ id }) => id === 'injected-drugs')

export default {
  'a rule that cannot wait, and a visit for skipping it': {
    breaks: (all) => void (rule(all).declined = 'book-visit'),
    problems: ['protocol.json:/rules/#injected-drugs/declined: declined-routine'],
    also: ['vignette-disposition', 'vignette-actions'],
  },
}
