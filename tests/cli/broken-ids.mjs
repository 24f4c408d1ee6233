// protocol.json that has the wrong shape, or ids that lead nowhere. See check-broken.test.mjs for how to read these.
import { item } from './redflag.mjs'

export default {
  'a key that means nothing': {
    breaks: ({ protocol }) => void (protocol.zzz = 1),
    problems: ['protocol.json:/zzz: unknown-key'],
  },
  'a key that only another kind of question has': {
    breaks: ({ protocol }) => void (item(protocol.questions, 'sore-spot').min = 1),
    problems: ['protocol.json:/questions/#sore-spot/min: unknown-key'],
  },
  'a rule that leads to a disposition that is not there': {
    breaks: ({ protocol }) => void (protocol.rules[0].then = 'nowhere'),
    problems: ['protocol.json:/rules/0/then: unknown-id'],
  },
  'a question that is asked depending on itself, through a term': {
    breaks: ({ protocol }) => void (item(protocol.questions, 'injury').when = { term: 'minor-injury' }),
    problems: ['protocol.json:/terms/#minor-injury/is: cycle'],
  },
  'two questions with one id': {
    breaks: ({ protocol }) => void (protocol.questions[1].id = protocol.questions[0].id),
    problems: ['protocol.json:/questions/1/id: duplicate-id'],
    also: ['unknown-id', 'unknown-word', 'unknown-question', 'missing-word', 'unknown-option'],
  },
  'no screens': {
    breaks: ({ protocol }) => void (protocol.screens = []),
    problems: ['protocol.json:/screens: empty'],
  },
  'a number where a condition belongs': {
    breaks: ({ protocol }) => void (protocol.rules[0].when = 5),
    problems: ['protocol.json:/rules/0/when: bad-condition'],
  },
  'a condition that asks for one of no options': {
    breaks: ({ protocol }) => void (item(protocol.terms, 'nerve-sign').is.is = []),
    problems: ['protocol.json:/terms/#nerve-sign/is/is: empty'],
    also: [
      'unused',
      'vignette-disposition',
      'vignette-actions',
      'vignette-rules',
      'floor-broken',
      'not-most-dangerous-first',
    ],
  },
  'a choice without options': {
    breaks: ({ protocol }) => void delete item(protocol.questions, 'daily-life').options,
    problems: ['protocol.json:/questions/#daily-life: missing-key'],
    also: ['unknown-option', 'unknown-word', 'missing-word'],
  },
  'a number question without its least number': {
    breaks: ({ protocol }) => void delete item(protocol.questions, 'age').min,
    problems: ['protocol.json:/questions/#age: missing-key'],
  },
  'an option called like an answer that every question has': {
    breaks: ({ protocol }) => void (item(protocol.questions, 'nerve-signs').options[0].id = 'unsure'),
    problems: ['protocol.json:/questions/#nerve-signs/options/0/id: bad-id'],
    also: ['unknown-option', 'missing-word', 'unknown-word'],
  },
  'more options than a question can have': {
    breaks({ protocol }) {
      for (let i = 0; i < 30; ++i)
        item(protocol.questions, 'nerve-signs').options.push({ id: `o${i}`, sources: ['S1'] })
    },
    problems: ['protocol.json:/questions/#nerve-signs/options: too-many-options'],
    also: ['too-many-options', 'missing-word'],
  },
  'a call without a number to call': {
    breaks: ({ protocol }) => void delete item(protocol.actions, 'call-911').phone,
    problems: ['protocol.json:/actions/#call-911: missing-key'],
  },
  'a phone where nobody is called': {
    breaks: ({ protocol }) => void (item(protocol.actions, 'go-to-er').phone = 'doctor'),
    problems: ['protocol.json:/actions/#go-to-er/phone: unknown-key'],
  },
  'a phone that is neither a person nor a number': {
    breaks: ({ protocol }) => void (item(protocol.actions, 'call-911').phone = 'a friend'),
    problems: ['protocol.json:/actions/#call-911/phone: bad-phone'],
  },
  'an option offered by what is asked later': {
    breaks: ({ protocol }) =>
      void (item(protocol.questions, 'nerve-signs').options[0].when = {
        question: 'weight-loss',
        is: 'no-weight-loss',
      }),
    problems: ['protocol.json:/questions/#nerve-signs/options/0/when: asked-later'],
    also: ['not-most-dangerous-first', 'vignette-disposition', 'vignette-rules', 'vignette-actions', 'floor-broken'],
  },
  'a mildest range that the question cannot be answered with': {
    breaks: ({ protocol }) => void (item(protocol.questions, 'age').mildest = [30, 200]),
    problems: ['protocol.json:/questions/#age/mildest: bad-range'],
  },
  'a mildest range that a rule divides': {
    breaks: ({ protocol }) => void (item(protocol.questions, 'age').mildest = [0, 120]),
    problems: ['protocol.json:/questions/#age/mildest: bad-range'],
  },
  'a mildest that is no number': {
    breaks: ({ protocol }) => void (item(protocol.questions, 'age').mildest = 'young'),
    problems: ['protocol.json:/questions/#age/mildest: wrong-type'],
  },
  'an exception to a property that nobody proves': {
    breaks: ({ protocol }) => void (protocol.exceptions = [{ property: 'lucky', of: 'age', decisions: ['D7'] }]),
    problems: ['protocol.json:/exceptions/0/property: unknown-value'],
  },
  'an exception to a floor': {
    breaks: ({ protocol }) =>
      void (protocol.exceptions = [{ property: 'floors', of: protocol.floors[0].id, decisions: ['D7'] }]),
    problems: ['protocol.json:/exceptions/0/property: unknown-value'],
  },
  'an exception for what is not there, argued nowhere': {
    breaks: ({ protocol }) =>
      void (protocol.exceptions = [{ property: 'monotone', of: 'height', decisions: ['D-height'] }]),
    problems: [
      'protocol.json:/exceptions/0/of: unknown-id',
      'protocol.json:/exceptions/0/decisions/0: unknown-decision',
    ],
  },
  'an exception whose condition is none': {
    breaks: ({ protocol }) =>
      void (protocol.exceptions = [{ property: 'monotone', of: 'age', where: 5, decisions: ['D7'] }]),
    problems: ['protocol.json:/exceptions/0/where: bad-condition'],
  },
  'an action that a disposition lists twice': {
    breaks: ({ protocol }) => void item(protocol.dispositions, 'call-911').actions.push('call-911'),
    problems: ['protocol.json:/dispositions/#call-911/actions/#call-911: listed-twice'],
  },
  'a rule with an empty list of sources': {
    breaks: ({ protocol }) => void (protocol.rules[0].sources = []),
    problems: ['protocol.json:/rules/0/sources: empty'],
  },
  'a version that has two parts': {
    breaks: ({ protocol }) => void (protocol.version = '1.0'),
    problems: ['protocol.json:/version: bad-version'],
  },
  'an intended use that does not say where': {
    breaks: ({ protocol }) => void delete protocol.intendedUse.setting,
    problems: ['protocol.json:/intendedUse: missing-word'],
  },
  'a floor that looks at an option that is not there': {
    breaks: ({ protocol }) => void (protocol.floors[0].when = { question: 'nerve-signs', is: 'zz' }),
    problems: ['protocol.json:/floors/0/when/is: unknown-option'],
  },
  'a floor that looks at a term that is not there': {
    breaks: ({ protocol }) => void (protocol.floors[1].when = { term: 'zz' }),
    problems: ['protocol.json:/floors/1/when/term: unknown-id'],
  },
  'two floors with one id': {
    breaks: ({ protocol }) => void (protocol.floors[1].id = protocol.floors[0].id),
    problems: ['protocol.json:/floors/1/id: duplicate-id'],
  },
  'mistakes in several files': {
    breaks({ protocol, words, review }) {
      protocol.zzz = 1
      protocol.rules[1].then = 'no'
      delete words.ui.back
      review.due = 'x'
    },
    problems: [
      'protocol.json:/zzz: unknown-key',
      'protocol.json:/rules/1/then: unknown-id',
      'words/en.json:/ui: missing-word',
      'review.json:/due: bad-date',
    ],
  },
}
