// words/*.json that do not fit the protocol, the widget or each other.
import { item } from './redflag.mjs'

export default {
  'a question without words': {
    breaks: ({ words }) => void delete words.questions.injury.ask,
    problems: ['words/en.json:/questions/injury: missing-word'],
  },
  'a language that is not the name of its file': {
    breaks: ({ words }) => void (words.lang = 'fr'),
    problems: ['words/en.json:/lang: lang-mismatch'],
  },
  'a button without words': {
    breaks: ({ words }) => void delete words.ui.back,
    problems: ['words/en.json:/ui: missing-word'],
  },
  'words that nothing shows': {
    breaks: ({ words }) => void (words.ui.zz = 'x'),
    problems: ['words/en.json:/ui/zz: unknown-word'],
  },
  'a button with empty words': {
    breaks: ({ words }) => void (words.ui.back = ''),
    problems: ['words/en.json:/ui/back: missing-word'],
  },
  'advice that nobody can see': {
    breaks: ({ words }) => void (words.dispositions['emergency-room'].heading = ' \u00a0\u200b\u3000'),
    problems: ['words/en.json:/dispositions/emergency-room/heading: missing-word'],
  },
  'a number for words': {
    breaks: ({ words }) => void (words.ui.back = 5),
    problems: ['words/en.json:/ui/back: wrong-type'],
  },
  'a list where words go by key': {
    breaks: ({ words }) => void (words.ui = []),
    problems: ['words/en.json:/ui: wrong-type'],
  },
  'two questions that ask the same': {
    breaks: ({ words }) => void (words.questions.age.ask = words.questions.injury.ask),
    problems: ['words/en.json:/questions/age/ask: same-words'],
  },
  'a number without its unit': {
    breaks: ({ words }) => void delete words.questions.age.unit,
    problems: ['words/en.json:/questions/age: missing-word'],
  },
  'a translation that is not complete': {
    breaks(all) {
      const spanish = structuredClone(all.words)
      spanish.lang = 'es'
      spanish.ui.progress = 'Paso {step}'
      delete spanish.ui.no
      spanish.actions['call-911'].label = 'Llame'
      all.spanish = spanish
    },
    problems: [
      'words/es.json:/ui/progress: placeholder-differs',
      'words/es.json:/ui: missing-word',
      'words/es.json:/actions/call-911/label: placeholder-differs',
    ],
  },
  'a language that knows an option that is gone': {
    breaks({ protocol }) {
      const question = item(protocol.questions, 'weight-loss')
      question.options = question.options.filter(({ id }) => id !== 'lost-by-trying')
    },
    problems: ['words/en.json:/questions/weight-loss/options/lost-by-trying: unknown-word'],
    also: ['unknown-option'],
  },
  'no language at all': {
    breaks: (all) => void delete all.words,
    problems: ['words/en.json:: unreadable'],
    status: 2,
  },
}
