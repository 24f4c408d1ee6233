// words/*.json that do not fit the protocol, the widget or each other.
import { item } from './redflag.mjs'

const numb = 'words/en.json:/questions/nerve-signs/options/leg-numbness'

/** The label of a numb leg in English, and what is told of it; none for a good one. */
const label = (text, ...codes) => ({
  breaks: ({ words }) => void (words.questions['nerve-signs'].options['leg-numbness'].label = text),
  problems: codes.map((code) => `${numb}/label: ${code}`),
})

/** The same in Spanish, as a translation of all the rest that is not one. */
const spanishLabel = (text, ...codes) => ({
  breaks(all) {
    all.spanish = structuredClone(all.words)
    all.spanish.lang = 'es'
    all.spanish.questions['nerve-signs'].options['leg-numbness'].label = text
  },
  problems: codes.map((code) => `${numb.replace('en', 'es')}/label: ${code}`),
})

/** Every option names one finding, its own id, in both languages. */
function findings(all) {
  for (const question of Object.values(all.words.questions))
    for (const [id, option] of Object.entries(question.options ?? {})) option.findings = [id]
  all.spanish = structuredClone(all.words)
  all.spanish.lang = 'es'
}
function twoFindings(all) {
  findings(all)
  for (const words of [all.words, all.spanish])
    for (const option of Object.values(words.questions.cancer.options))
      Object.assign(option, { findings: [option.findings[0], 'spread'], together: 'They go together.' })
}
const numbIn = (words) => words.questions['nerve-signs'].options['leg-numbness']

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
    also: ['missing-placeholder'],
  },
  'a language that knows an option that is gone': {
    breaks({ protocol }) {
      const question = item(protocol.questions, 'weight-loss')
      question.options = question.options.filter(({ id }) => id !== 'lost-by-trying')
    },
    problems: ['words/en.json:/questions/weight-loss/options/lost-by-trying: unknown-word'],
    also: ['unknown-option'],
  },
  'a label of ten words': label('Numb or tingling skin on one leg, foot, toe, heel', 'label-long'),
  'a label of nine words': label('Numb or tingling skin on one leg, foot, toe'),
  'a label of two sentences': label('Numb leg. Both count', 'label-sentences'),
  'a label with a point in a number and at its end': label('Over 100.4 F (38 C).'),
  'a label with an "or" too many': label('Numb or tingling leg or foot', 'label-ors'),
  'a label with a stroke for an "or"': label('Numb/tingling leg or foot', 'label-ors'),
  'a label that goes on from another': label('Or a numb leg', 'label-or-sentence'),
  'a label that takes something back': label('Numb leg; sitting on it does not count', 'label-excludes'),
  'a label that only one can say of oneself': label('A leg that I’m not feeling', 'label-first-person'),
  'a label of two that say the same': label('Weak leg: gives way, or foot drags.', 'same-label'),
  'rows of two questions on one screen that say the same': {
    breaks({ protocol, words: { questions } }) {
      protocol.screens.splice(0, 3, ['nerve-signs', 'illness-signs'], 'spine-procedure')
      questions['illness-signs'].options.fever.label = questions['nerve-signs'].options['leg-weakness'].label
    },
    problems: ['words/en.json:/questions/illness-signs/options/fever/label: same-label'],
    also: ['vignette-actions'],
  },
  'two signs of one question that read the same': {
    breaks({ words: { questions } }) {
      const { options } = questions['nerve-signs']
      options['leg-numbness'].sign = options['leg-weakness'].sign
    },
    problems: ['words/en.json:/questions/nerve-signs/options/leg-numbness/sign: same-sign'],
  },
  'a Spanish label of twelve words': spanishLabel('Una pierna o un pie que no siente lo que toca ya', 'label-long'),
  'a Spanish label of eleven words': spanishLabel('Una pierna o un pie que no siente lo que toca'),
  'a Spanish label with an "or" too many': spanishLabel('Pierna o pie insensible u hormigueo', 'label-ors'),
  'a Spanish label that takes something back': spanishLabel('Pierna dormida (sin contar calambres)', 'label-excludes'),
  'a Spanish label in the first person': spanishLabel('A MÍ se duerme la pierna', 'label-first-person'),
  'a label in the first person with another for somebody else': {
    breaks({ words }) {
      numbIn(words).label = 'My leg is numb'
      words.questions['nerve-signs'].other = { options: { 'leg-numbness': { label: 'Their leg is numb' } } }
    },
    problems: [],
  },
  'words for somebody else that say "I"': {
    breaks({ words }) {
      words.questions['nerve-signs'].other = { options: { 'leg-numbness': { label: 'My leg is numb' } } }
    },
    problems: ['words/en.json:/questions/nerve-signs/other/options/leg-numbness/label: label-first-person'],
  },
  'words for somebody else in place of none': {
    breaks({ words }) {
      words.questions['nerve-signs'].other = { ask: ['Any?'], options: { 'leg-gone': { label: 'Gone' } }, other: {} }
      words.actions['call-911'].other = { label: 'Call {tel} for them', texts: ['Now.'] }
    },
    problems: [
      'words/en.json:/questions/nerve-signs/other/ask: wrong-type',
      'words/en.json:/questions/nerve-signs/other/options/leg-gone: unknown-word',
      'words/en.json:/questions/nerve-signs/other/other: unknown-word',
      'words/en.json:/actions/call-911/other/texts: unknown-word',
    ],
  },
  'the same findings in both languages': { breaks: findings, problems: [] },
  'a translation that names something else': {
    breaks(all) {
      findings(all)
      numbIn(all.spanish).findings = ['leg-numbness', 'foot-numbness']
    },
    problems: [`${numb.replace('en', 'es')}/findings: findings-differ`],
  },
  'a label that says nothing of its findings': {
    breaks(all) {
      findings(all)
      delete numbIn(all.spanish).findings
    },
    problems: [`${numb.replace('en', 'es')}: findings-missing`],
  },
  'findings in one language alone': {
    breaks: ({ words }) => void (numbIn(words).findings = ['leg-numbness']),
    problems: [],
  },
  'two findings in one label without a reason': {
    breaks: ({ words }) => void (numbIn(words).findings = ['leg-numbness', 'foot-numbness']),
    problems: [`${numb}: findings-together`],
  },
  'two findings in one label with a reason': {
    breaks: ({ words }) =>
      void Object.assign(numbIn(words), { findings: ['leg-numbness', 'foot-numbness'], together: 'One limb.' }),
    problems: [],
  },
  'a finding twice, and one that is no id': {
    breaks: ({ words }) => void (numbIn(words).findings = ['leg-numbness', 'leg-numbness', 'Foot']),
    problems: [`${numb}/findings: listed-twice`, `${numb}/findings/2: bad-id`],
    also: ['findings-together'],
  },
  'more than one label in ten with two findings': {
    breaks: twoFindings,
    problems: ['words/en.json:/questions: findings-share'],
  },
  'more than one label in ten with two findings, and the reason why': {
    breaks(all) {
      twoFindings(all)
      all.decisions += '\n- waived: findings-share — they go together\n'
    },
    problems: [],
  },
  'a waiver of a limit that is kept': {
    breaks(all) {
      findings(all)
      all.decisions += '\n- waived: findings-share — they go together\n'
    },
    problems: ['decisions.md:: needless-waiver'],
  },
  'no language at all': {
    breaks: (all) => void delete all.words,
    problems: ['words/en.json:: unreadable'],
    status: 2,
  },
}
