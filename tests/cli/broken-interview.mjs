// Protocols that can be read but do not hold together: order, ranges, booking, what nobody uses.
import { item } from './redflag.mjs'

// A patient's way through changes with the rules: the vignettes tell of it too.
const patients = ['vignette-disposition', 'vignette-actions', 'vignette-rules', 'floor-broken']
const overSeventy = ({ protocol }) => item(protocol.rules, 'minor-injury-over-70').when.all[1]
const onlyAge = 'protocol.json:/rules/#minor-injury-over-70/when/all/1'

const move = (list, value, to) => {
  list.splice(list.indexOf(value), 1)
  list.splice(to, 0, value)
}

export default {
  'dispositions that are not in order of urgency': {
    breaks: ({ protocol }) => void (item(protocol.dispositions, 'call-doctor').urgency = 'emergency'),
    problems: ['protocol.json:/dispositions: bad-order'],
  },
  'booking offered to who must be seen today': {
    breaks: ({ protocol }) => void item(protocol.dispositions, 'urgent-care').actions.push('book-visit'),
    problems: ['protocol.json:/dispositions/#urgent-care/actions/#book-visit: booking-shut'],
  },
  'booking that rides on a rule': {
    breaks: ({ protocol }) => void item(protocol.rules, 'injected-drugs').actions.push('book-visit'),
    problems: ['protocol.json:/rules/#injected-drugs/actions/#book-visit: booking-shut'],
  },
  'a rule more urgent when not sure than when true': {
    breaks: ({ protocol }) => void (item(protocol.rules, 'limits-daily-life').unsure = 'call-911'),
    problems: ['protocol.json:/rules/#limits-daily-life/unsure: unsure-above'],
    also: patients,
  },
  'a rule more urgent when skipped than when not sure': {
    breaks({ protocol }) {
      const rule = item(protocol.rules, 'limits-daily-life')
      Object.assign(rule, { unsure: 'self-care', declined: rule.then })
    },
    problems: ['protocol.json:/rules/#limits-daily-life/declined: declined-above'],
    also: patients,
  },
  'rows where one answer is all': {
    breaks: ({ protocol }) => void (item(protocol.questions, 'injury').rows = true),
    problems: ['protocol.json:/questions/#injury/rows: unknown-key'],
  },
  'an option to skip where one answer is all': {
    breaks: ({ protocol }) => void (item(protocol.questions, 'injury').options[0].sensitive = true),
    problems: ['protocol.json:/questions/#injury/options/0/sensitive: unknown-key'],
  },
  'rows, options to skip, details and screens of several questions': {
    breaks({ protocol, vignettes: { vignettes } }) {
      const signs = item(protocol.questions, 'nerve-signs')
      signs.rows = signs.detail = signs.options[0].sensitive = true
      // Doubt in a detail counts as its worst answer: who is not sure of these signs has them.
      for (const { answers, rules } of vignettes)
        if (!Array.isArray(answers['nerve-signs'])) rules.unshift('nerve-pressure')
      const place = protocol.screens.indexOf('sore-spot')
      protocol.screens.splice(place, 2, protocol.screens.slice(place, place + 2))
    },
    problems: [],
  },
  'a question on two screens': {
    breaks: ({ protocol }) => void protocol.screens.push('nerve-signs'),
    problems: ['protocol.json:/screens/#nerve-signs: asked-twice'],
    also: ['not-most-dangerous-first'],
  },
  'a question on no screen': {
    breaks: ({ protocol }) => void (protocol.screens = protocol.screens.filter((id) => id !== 'cancer')),
    problems: ['protocol.json:/questions/#cancer: never-asked'],
    also: patients,
  },
  'a question that depends on a later one': {
    breaks: ({ protocol }) => move(protocol.screens, 'injury', protocol.screens.length),
    problems: [
      'protocol.json:/questions/#age/when: asked-later',
      'protocol.json:/questions/#bone-risk/when: asked-later',
      'protocol.json:/questions/#sore-spot/when: asked-later',
      'protocol.json:/screens/#injury: not-most-dangerous-first',
    ],
    also: [...patients, 'more-problems'],
  },
  'a harmless question before the dangerous ones': {
    breaks({ protocol }) {
      move(protocol.screens, 'age', 0)
      delete item(protocol.questions, 'age').when
    },
    problems: ['protocol.json:/screens/#nerve-signs: not-most-dangerous-first'],
    also: ['not-most-dangerous-first', ...patients],
  },
  'a number question whose most is below its least': {
    breaks: ({ protocol }) => void (item(protocol.questions, 'age').max = -1),
    problems: ['protocol.json:/questions/#age: bad-range'],
    also: ['out-of-range'],
  },
  'a condition on a number that nobody can answer': {
    breaks: (all) => void (overSeventy(all).min = 200),
    problems: [`${onlyAge}/min: bad-range`],
    also: [...patients, 'constant-condition'],
  },
  'a condition on numbers below 10 and above 71': {
    breaks: (all) => void (overSeventy(all).max = 10),
    problems: [`${onlyAge}/max: bad-range`],
    also: [...patients, 'constant-condition'],
  },
  'a condition on a number without bounds': {
    breaks: (all) => void delete overSeventy(all).min,
    problems: [`${onlyAge}: bad-range`],
    also: patients,
  },
  'an action that nothing leads to': {
    breaks: ({ protocol }) => void protocol.actions.push({ id: 'zz', kind: 'do', sources: ['S1'] }),
    problems: ['protocol.json:/actions/#zz/id: unused', 'words/en.json:/actions: missing-word'],
  },
  'a term that no condition uses': {
    breaks: ({ protocol }) => void protocol.terms.push({ id: 'zz', is: { question: 'age', min: 3 } }),
    problems: ['protocol.json:/terms/#zz/id: unused'],
  },
  'an option that no condition looks at': {
    breaks: ({ protocol }) => void item(protocol.questions, 'nerve-signs').options.push({ id: 'zz', sources: ['S1'] }),
    problems: [
      'protocol.json:/questions/#nerve-signs/options/#zz/id: unused',
      'words/en.json:/questions/nerve-signs/options: missing-word',
    ],
  },
  'a question that no condition looks at': {
    breaks({ protocol, words }) {
      protocol.questions.push({ id: 'zz', kind: 'yes-no', sources: ['S1'] })
      protocol.screens.push('zz')
      words.questions.zz = { ask: 'A?', sign: 'you' }
    },
    problems: ['protocol.json:/questions/#zz/id: unused'],
  },
  'a floor that can never be true': {
    breaks({ protocol }) {
      const when = {
        all: [
          { question: 'age', max: 17 },
          { question: 'age', min: 71 },
        ],
      }
      protocol.floors.push({ id: 'old-child', when, atLeast: 'call-doctor', sources: ['S10'] })
    },
    problems: ['protocol.json:/floors/#old-child/when: constant-condition'],
  },
  'a part of a rule that is true of everybody': {
    breaks({ protocol }) {
      const is = item(protocol.questions, 'injury').options.map(({ id }) => id)
      item(protocol.rules, 'minor-injury-over-70').when.all.push({ question: 'injury', is })
    },
    problems: ['protocol.json:/rules/#minor-injury-over-70/when/all/2: constant-condition'],
  },
  'an exception that excuses nobody': {
    breaks({ protocol }) {
      const injury = (is) => ({ question: 'injury', is })
      const condition = { any: [injury('no-injury'), { all: [injury('bump-or-fall'), injury('no-injury')] }] }
      protocol.exceptions = [{ property: 'monotone', of: 'injury', where: condition, decisions: ['D-pain-level'] }]
    },
    problems: ['protocol.json:/exceptions/0/where/any/1: constant-condition'],
    also: ['unknown-decision'],
  },
  'an option that is offered to nobody': {
    breaks({ protocol }) {
      const when = { not: { any: [{ term: 'minor-injury' }, { not: { term: 'minor-injury' } }] } }
      item(protocol.questions, 'bone-risk').options[0].when = when
    },
    problems: ['protocol.json:/questions/#bone-risk/options/0/when/not: constant-condition'],
    also: ['constant-condition', 'equal-rules', ...patients],
  },
  'a rule that stands there twice': {
    breaks({ protocol, review, vignettes: { vignettes } }) {
      const rule = structuredClone(item(protocol.rules, 'injected-drugs'))
      protocol.rules.push(Object.assign(rule, { id: 'injected-drugs-again', when: { any: [rule.when] } }))
      review.changes[rule.id] = review.changes['injected-drugs']
      for (const { rules } of vignettes) if (rules.includes('injected-drugs')) rules.push(rule.id)
    },
    problems: ['protocol.json:/rules/#injected-drugs-again: equal-rules'],
  },
  'a range of mild numbers that leaves a gap to what counts': {
    breaks: ({ protocol }) => void Object.assign(item(protocol.questions, 'age'), { whole: false, mildest: [0, 70] }),
    problems: ['protocol.json:/questions/#age: gap'],
  },
  'whole numbers, between which there is no gap': {
    breaks: ({ protocol }) => void (item(protocol.questions, 'age').mildest = [0, 70]),
    problems: [],
  },
  'a choice with something worse than what counts, which counts for nothing': {
    breaks({ protocol, words, spanish }) {
      const { options } = item(protocol.questions, 'daily-life')
      options.splice(1, 0, { id: 'barely-moves', sources: ['S36'] })
      for (const { questions } of [words, spanish ?? words])
        questions['daily-life'].options['barely-moves'] = { label: 'I barely move', sign: 'you barely move' }
    },
    problems: ['protocol.json:/questions/#daily-life/options/#barely-moves/id: gap'],
    also: ['findings-missing', 'label-first-person'],
  },
  'an action that excludes itself': {
    breaks: ({ protocol }) => void (protocol.actions[0].excludes = [protocol.actions[0].id]),
    problems: ['protocol.json:/actions/0/excludes/0: excludes-itself'],
  },
}
