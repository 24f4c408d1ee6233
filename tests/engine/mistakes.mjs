// Mistakes that an author may make in the small protocol or its words.
//
// Each is named, and has a function that makes the mistake, then what must be told of it: the code, the path, and words
// that the message must hold.
export const mistakes = {
  'text that is no JSON': [
    (data) => ({
      ...data,
      protocol: JSON.stringify(data.protocol, null, 1).replace('"version": "1.2.3",', '"version": "1.2.3"'),
    }),
    ['json-syntax', 'protocol.json:', /line 5, column \d+/],
  ],
  'text that ends too early': [
    (data) => ({ ...data, protocol: JSON.stringify(data.protocol).slice(0, -1) }),
    ['json-syntax', 'protocol.json:', /line 1, column/],
  ],
  'an unknown key': [
    ({ protocol }) => void (protocol.questions[1].colour = 'red'),
    ['unknown-key', 'protocol.json:/questions/1/colour', /"colour".*remove it/],
  ],
  'a key that stands twice': [
    (data) => ({ ...data, protocol: JSON.stringify(data.protocol).replace('{', '{"id":"small",') }),
    ['duplicate-key', 'protocol.json:/id', /"id".*twice/],
  ],
  'a dangling id': [
    ({ protocol }) => void (protocol.rules[0].when.of[0].question = 'sings'),
    ['unknown-id', 'protocol.json:/rules/0/when/of/0/question', /questions.*"sings"/],
  ],
  'a dangling term': [
    ({ protocol }) => void (protocol.rules[0].when.of[2].term = 'cold'),
    ['unknown-id', 'protocol.json:/rules/0/when/of/2/term', /terms.*"cold"/],
  ],
  'an option that is not there': [
    ({ protocol }) => void (protocol.rules[0].when.of[0].is = 'dumb'),
    ['unknown-option', 'protocol.json:/rules/0/when/of/0/is', /"signs".*"dumb"/],
  ],
  'a question that is asked depending on its own answer': [
    ({ protocol }) => void (protocol.questions[4].when = { question: 'later', is: 'yes' }),
    ['cycle', 'protocol.json:/questions/4/when', /"later"/],
  ],
  'two questions that wait for each other': [
    ({ protocol }) => void (protocol.questions[3].when = { not: { question: 'later', is: 'yes' } }),
    ['cycle', /^protocol\.json:\/questions\/[34]\/when/, /"(where|later)"/],
  ],
  'a term that means itself': [
    ({ protocol }) => void (protocol.terms[0].is = { any: [{ term: 'hot' }] }),
    ['cycle', 'protocol.json:/terms/0/is/any/0/term', /"hot".*itself/],
  ],
  'a missing word': [
    ({ words }) => void delete words.en.questions.hurt.ask,
    ['missing-word', 'words/en.json:/questions/hurt', /"ask"/],
  ],
  'an empty word': [
    ({ words }) => void (words.en.actions.go.label = ''),
    ['missing-word', 'words/en.json:/actions/go/label', /empty/],
  ],
  'an option without words': [
    ({ words }) => void delete words.en.questions.signs.options.weak,
    ['missing-word', 'words/en.json:/questions/signs/options', /"weak"/],
  ],
  'a sensitive question that does not say why': [
    ({ words }) => void delete words.en.questions.signs.why,
    ['missing-word', 'words/en.json:/questions/signs', /"why"/],
  ],
  'words for nothing': [
    ({ words }) => void (words.en.actions.wave = { label: 'Wave' }),
    ['unknown-word', 'words/en.json:/actions/wave', /"wave"/],
  ],
  'a duplicate id': [
    ({ protocol }) => void (protocol.rules[2].id = 'two-signs'),
    ['duplicate-id', 'protocol.json:/rules/2/id', /"two-signs".*earlier/],
  ],
  'an unknown disposition': [
    ({ protocol }) => void (protocol.rules[1].then = 'somewhere'),
    ['unknown-id', 'protocol.json:/rules/1/then', /dispositions.*"somewhere"/],
  ],
  'an unknown disposition for not sure': [
    ({ protocol }) => void (protocol.unsure = 'somewhere'),
    ['unknown-id', 'protocol.json:/unsure', /dispositions.*"somewhere"/],
  ],
  'a wrong type': [
    ({ protocol }) => void (protocol.questions[1].fixed = 'yes'),
    ['wrong-type', 'protocol.json:/questions/1/fixed', /true or false.*a string/],
  ],
  'one thing where a list belongs': [
    ({ protocol }) => void (protocol.rules = protocol.rules[0]),
    ['wrong-type', 'protocol.json:/rules', /a list.*an object/],
  ],
  'no screens': [({ protocol }) => void (protocol.screens = []), ['empty', 'protocol.json:/screens', /at least one/]],
  'a list of conditions without any': [
    ({ protocol }) => void (protocol.rules[0].when.of = []),
    ['empty', 'protocol.json:/rules/0/when/of', /at least one/],
  ],
  'a missing key': [
    ({ protocol }) => void delete protocol.rules[1].then,
    ['missing-key', 'protocol.json:/rules/1', /"then"/],
  ],
  'a condition of no known form': [
    ({ protocol }) => void (protocol.rules[1].when = { none: [] }),
    ['bad-condition', 'protocol.json:/rules/1/when', /all, any, not/],
  ],
  'more to count than there is': [
    ({ protocol }) => void (protocol.rules[0].when.atLeast = 4),
    ['bad-count', 'protocol.json:/rules/0/when/atLeast', /1 to/],
  ],
  'half a thing to count': [
    ({ protocol }) => void (protocol.rules[0].when.atLeast = 1.5),
    ['bad-count', 'protocol.json:/rules/0/when/atLeast', /whole number/],
  ],
  'an id in capitals': [
    ({ protocol }) => void (protocol.terms[0].id = 'Hot'),
    ['bad-id', 'protocol.json:/terms/0/id', /"Hot"/],
  ],
  'an unknown kind of question': [
    ({ protocol }) => void (protocol.questions[1].kind = 'maybe'),
    ['unknown-value', 'protocol.json:/questions/1/kind', /"maybe".*yes-no/],
  ],
  'a number too long to be exact': [
    (data) => ({ ...data, protocol: JSON.stringify(data.protocol).replace('110.5', '110.5000000000000001') }),
    ['json-number', 'protocol.json:/questions/2/max', /15 digits/],
  ],
  'a number beyond all numbers': [
    (data) => ({ ...data, protocol: JSON.stringify(data.protocol).replace('110.5', '1e999') }),
    ['json-number', 'protocol.json:/questions/2/max', /too large/],
  ],
  'brackets too deep': [
    ({ protocol }) => {
      for (let depth = 0; depth < 70; depth++) protocol.terms[0].is = { not: protocol.terms[0].is }
    },
    ['json-too-deep', /^protocol\.json:\/terms\/0\/is(\/not)+$/, /limit of 64 nested brackets:/],
  ],
  'more options than there is room for': [
    ({ protocol }) =>
      void (protocol.questions[3].options = Array.from({ length: 33 }, (_, index) => ({
        id: index ? `o${index}` : 'low',
      })).concat({ id: 'high' })),
    ['too-many-options', 'protocol.json:/questions/3/options', /limit of 32 options:/],
  ],
  'a list without end': [
    ({ protocol }) => void (protocol.rules[0].sources = Array(5001).fill('S1')),
    ['too-long', 'protocol.json:/rules/0/sources', /limit of 5000 items:/],
  ],
  'an object without end': [
    ({ protocol }) => {
      for (let key = 0; key < 1001; key++) protocol.rules[0][`k${key}`] = 0
    },
    ['too-many-keys', /^protocol\.json:\/rules\/0/, /limit of 1000 keys:/],
  ],
  'terms that stand too deep in one another': [
    ({ protocol }) => {
      for (let term = 0; term < 300; term++)
        protocol.terms.unshift({ id: `t${term}`, is: { not: { term: term ? `t${term - 1}` : 'hot' } } })
    },
    ['too-deep', /^protocol\.json:\/terms\/\d+\/is/, /limit of 256 nested conditions:/],
  ],
  'questions without end': [
    ({ protocol }) => {
      for (let more = 0; more < 1000; more++) protocol.questions.push({ id: `q${more}`, kind: 'yes-no' })
    },
    ['too-many-questions', 'protocol.json:/questions', /limit of 1000 questions:/],
  ],
  'rules without end': [
    ({ protocol }) => {
      const { when, then } = protocol.rules[0]
      protocol.rules = Array.from({ length: 4001 }, (_, more) => ({ id: `r${more}`, when, then }))
    },
    ['too-many-rules', 'protocol.json:/rules', /limit of 4000 rules:/],
  ],
  'conditions without end': [
    ({ protocol }) => {
      const when = { question: 'hurt', is: 'yes' }
      protocol.rules[0].when = { any: Array.from({ length: 21 }, () => ({ any: Array(4999).fill(when) })) }
    },
    ['too-many-conditions', /^protocol\.json:\/rules\/0\/when\/any/, /limit of 100000 conditions:/],
  ],
  'values without end': [
    ({ protocol }) => void (protocol.rules[0].sources = [Array(1_000_001).fill(0)]),
    ['too-many-values', /^protocol\.json:\/rules\/0\/sources\/0/, /limit of 1000000 values:/],
  ],
  'a text without end': [
    ({ protocol }) => void (protocol.version = '1'.repeat(10_001)),
    ['text-too-long', 'protocol.json:/version', /limit of 10000 bytes:/],
  ],
  'a file without end': [
    (data) => ({ ...data, protocol: JSON.stringify(data.protocol) + ' '.repeat(1 << 24) }),
    ['too-large', 'protocol.json:', /limit of 16777216 bytes:/],
  ],
  'dispositions from the least urgent up': [
    ({ protocol }) => void protocol.dispositions.reverse(),
    ['bad-order', 'protocol.json:/dispositions', /call is more urgent than home/],
  ],
  'a number that nobody can answer': [
    ({ protocol }) => void (protocol.questions[2].max = 80),
    ['bad-range', 'protocol.json:/questions/2', /no number.*"max"/],
  ],
  'a number without an end': [
    ({ protocol }) => void delete protocol.questions[2].max,
    ['bad-range', 'protocol.json:/questions/2', /no number.*"max"/],
  ],
  'a question that nobody is asked': [
    ({ protocol }) => void (protocol.screens = protocol.screens.filter((id) => id !== 'hurt')),
    ['never-asked', 'protocol.json:/questions/1', /"hurt" is on no screen/],
  ],
  'a word of the widget that is missing': [
    ({ words }) => void delete words.en.ui['come-back'],
    ['missing-word', 'words/en.json:/ui', /"come-back"/],
  ],
  'a word of the widget that is empty': [
    ({ words }) => void (words.en.ui.yes = ''),
    ['missing-word', 'words/en.json:/ui/yes', /empty/],
  ],
  'a placeholder that is misspelt': [
    ({ words }) => void (words.en.ui.progress = 'Step {stp} of about {about}'),
    ['unknown-placeholder', 'words/en.json:/ui/progress', /\{stp\}.*did you mean "\{step\}"/],
  ],
  'a placeholder that is left out': [
    ({ words }) => void (words.en.ui['emergency-line'] = 'Emergency?'),
    ['missing-placeholder', 'words/en.json:/ui/emergency-line', /\{tel\}/],
  ],
  'an id with a slip': [
    ({ protocol }) => void (protocol.rules[0].then = 'nwo'),
    ['unknown-id', 'protocol.json:/rules/0/then', /did you mean "now"\?$/],
  ],
  'an option with a slip': [
    ({ protocol }) => void (protocol.rules[0].when.of[1].is = 'waek'),
    ['unknown-option', 'protocol.json:/rules/0/when/of/1/is', /did you mean "weak"\?$/],
  ],
  'a key with a slip': [
    ({ protocol }) => void (protocol.questions[1].fixd = true),
    ['unknown-key', 'protocol.json:/questions/1/fixd', /did you mean "fixed"\?$/],
  ],
  'words for an id with a slip': [
    ({ words }) => void ((words.en.actions.phon = words.en.actions.phone), delete words.en.actions.phone),
    ['missing-word', 'words/en.json:/actions', /"phone"/],
  ],
  'no rule for what is unknown': [
    ({ protocol }) => void delete protocol.unsure,
    ['no-default', 'protocol.json:', /"unsure"/],
  ],
}
