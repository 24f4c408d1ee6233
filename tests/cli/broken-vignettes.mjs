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

// Mistakes in a full statement of the outcome, on the patient with nothing but a fever.
const stated = 'vignettes.json:/vignettes/#fever-alone'
const stating = (change) => (all) => {
  const vignette = all.vignettes.vignettes.find(({ id }) => id === 'fever-alone')
  Object.assign(vignette, {
    floors: [{ id: 'fever-seen-today', atLeast: 'urgent-care' }],
    outcome: {
      urgency: 'urgent',
      booking: 'closed',
      actions: [
        { id: 'go-to-urgent-care', kind: 'go' },
        { id: 'say-what-you-answered', kind: 'do' },
        { id: 'call-nurse-line', kind: 'call', phone: 'nurse' },
        { id: 'what-urgent-care-does', kind: 'learn' },
        { id: 'questions-to-ask', kind: 'learn' },
      ],
    },
    asked: ['nerve-signs', 'spine-procedure', 'illness-signs', 'injected-drugs', 'injury'],
    comeBackIf: [
      'nerve-signs/bladder-bowel',
      'nerve-signs/leg-weakness',
      'nerve-signs/leg-numbness',
      'illness-signs/shaking-chills',
      'illness-signs/confusion',
      'illness-signs/collapse',
      'injury/crash-or-hard-blow',
    ],
  })
  change(vignette)
}

const statements = {
  'a patient who states all that is so': { breaks: stating(() => {}), problems: [] },
  'a patient for whom another floor holds than is stated': {
    breaks: stating((vignette) => void (vignette.floors[0].atLeast = 'call-911')),
    problems: [`${stated}/floors: vignette-floors`],
  },
  'a patient for whom more floors hold than are stated': {
    breaks: stating((vignette) => void (vignette.floors = [])),
    problems: [`${stated}/floors: vignette-floors`],
  },
  'a patient for whom it is less urgent than is stated': {
    breaks: stating((vignette) => void (vignette.outcome.urgency = 'emergency')),
    problems: [`${stated}/outcome: vignette-outcome`],
  },
  'a patient for whom booking is stated to be open': {
    breaks: stating((vignette) => void (vignette.outcome.booking = 'open')),
    problems: [`${stated}/outcome: vignette-outcome`],
  },
  'a patient who is told the same in another order': {
    breaks: stating((vignette) => void vignette.outcome.actions.reverse()),
    problems: [`${stated}/outcome: vignette-outcome`],
  },
  'a patient who is told to do what is stated to be a place to go to': {
    breaks: stating((vignette) => void (vignette.outcome.actions[1].kind = 'go')),
    problems: [`${stated}/outcome: vignette-outcome`],
  },
  'a patient for whom another phone is stated': {
    breaks: stating((vignette) => void (vignette.outcome.actions[2].phone = 'doctor')),
    problems: [`${stated}/outcome: vignette-outcome`],
  },
  'a patient who is asked in another order': {
    breaks: stating((vignette) => void vignette.asked.reverse()),
    problems: [`${stated}/asked: vignette-asked`],
  },
  'a patient who is asked on two screens what is stated to share one': {
    breaks: stating((vignette) => void (vignette.asked = [vignette.asked])),
    problems: [`${stated}/asked: vignette-asked`],
  },
  'a patient who is told of more to come back for than is stated': {
    breaks: stating((vignette) => void vignette.comeBackIf.pop()),
    problems: [`${stated}/comeBackIf: vignette-come-back-if`],
  },
  'a patient who states an outcome in part': {
    breaks: stating((vignette) => void delete vignette.outcome.booking),
    problems: [`${stated}/outcome: missing-key`],
    also: ['vignette-outcome'],
  },
  'a patient who states what is not there': {
    breaks: stating((vignette) =>
      Object.assign(vignette, {
        floors: [{ id: 'zz', atLeast: 'zz' }],
        outcome: { urgency: 'zz', booking: 'zz', actions: [{ id: 'zz', kind: 'zz' }] },
        asked: ['zz'],
      }),
    ),
    problems: [
      `${stated}/floors/0/id: unknown-id`,
      `${stated}/floors/0/atLeast: unknown-id`,
      `${stated}/outcome/urgency: unknown-value`,
      `${stated}/outcome/booking: unknown-value`,
      `${stated}/outcome/actions/0/id: unknown-id`,
      `${stated}/outcome/actions/0/kind: unknown-value`,
      `${stated}/asked/0: unknown-id`,
    ],
    also: ['vignette-floors', 'vignette-outcome', 'vignette-asked'],
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

export default { ...patients, ...statements, ...broken }
