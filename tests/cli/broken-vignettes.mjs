// Test patients that the rules contradict, and files that hold something else altogether.
const first = 'vignettes.json:/vignettes/0'

const patients = {
  'a patient without a lowest disposition': {
    breaks: ({ vignettes }) => void delete vignettes.vignettes[0].lowest,
    problems: [`${first}: missing-key`],
  },
  'a patient with a word for an age': {
    breaks: ({ vignettes }) => void (vignettes.vignettes[0].answers.age = 'x'),
    problems: [`${first}/answers/age: wrong-type`],
  },
  'a patient who is sent elsewhere': {
    breaks: ({ vignettes }) =>
      void Object.assign(vignettes.vignettes[0], { lowest: 'call-doctor', highest: 'call-doctor' }),
    problems: [`${first}: vignette-disposition`],
  },
  'a patient for whom other rules fire': {
    breaks: ({ vignettes }) => void (vignettes.vignettes[0].rules = []),
    problems: [`${first}/rules: vignette-rules`],
  },
  'a patient who is told to do something else': {
    breaks: ({ vignettes }) => void (vignettes.vignettes[0].actions = ['home-care']),
    problems: [`${first}/actions/0: vignette-actions`],
  },
  'a patient for whom no rule closes booking': {
    breaks: ({ vignettes }) => void (vignettes.vignettes[0].booking = 'closed'),
    problems: [`${first}: vignette-booking`],
  },
  'a patient whose lowest is above the highest': {
    breaks: ({ vignettes }) => void (vignettes.vignettes[0].lowest = 'call-911'),
    problems: [`${first}/lowest: bad-range`],
    also: ['vignette-disposition'],
  },
  'a patient from a statement that is not there': {
    breaks: ({ vignettes }) => void (vignettes.vignettes[0].sources = ['S99']),
    problems: [`${first}/sources/0: unknown-source`],
  },
  'a patient who names a rule that is not there': {
    breaks: ({ vignettes }) => void (vignettes.vignettes[0].rules = ['zz']),
    problems: [`${first}/rules/0: unknown-id`],
    also: ['vignette-rules'],
  },
  'a floor that the rules miss': {
    breaks({ protocol }) {
      protocol.floors.find(({ id }) => id === 'pain-stops-daily-life-seen-today').atLeast = 'call-911'
    },
    problems: ['vignettes.json:/vignettes/#all-nerve-signs: floor-broken'],
    also: ['floor-broken'],
  },
}

const json = {
  protocol: 'protocol.json',
  words: 'words/en.json',
  sources: 'sources.json',
  vignettes: 'vignettes.json',
  review: 'review.json',
}

const broken = {
  'JSON that ends too early': {
    breaks: (all) => void (all.protocol = '{"id": "x", '),
    problems: ['protocol.json:: json-syntax'],
  },
  'five files that are no JSON': {
    breaks: (all) => Object.keys(json).forEach((part) => (all[part] = 'nope')),
    problems: Object.values(json).map((file) => `${file}:: json-syntax`),
  },
}

// Lists and values of the wrong type wherever another kind is expected.
const confused = JSON.stringify({
  vignettes: [1, [], {}],
  sources: [1, null, { statements: [] }],
  changes: [1],
  ui: null,
  questions: [1, {}],
  rules: [{}],
  terms: [[]],
  actions: [0],
  screens: [{}],
  dispositions: ['x'],
  floors: [{ when: { not: { term: 1 } } }],
  intendedUse: 4,
})

/** JSON that is well formed and nothing else: what is told of it does not matter, only that it is told. */
export const nonsense = Object.entries(json).flatMap(([part, file]) =>
  ['[]', 'null', '"x"', '{}', '5', '[[[]]]', confused].map((text) => ({ part, file, text })),
)

export default { ...patients, ...broken }
