// `redflag fhir`: what it refuses, line by line and as a command.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shipped, stream } from './fhir-tools.mjs'
import { folder, redflag, rules } from './redflag.mjs'

const records = (values, ...options) => stream(['fhir', shipped, '--records', ...options], values)
const answers = (values) => stream(['fhir', shipped, '--answers'], values)

test('bad lines are told with their place, and the rest go on', () => {
  const lines = [
    '{"answers":{}}',
    '{"record":2,"answers":{}}',
    '{"answers":{"nobody":"yes"}}',
    '{"answers":{},"outcome":{"disposition":"self-care"}}',
    '{"answers":{},"time":"yesterday"}',
    '{"id":1}',
    '[]',
    'nonsense',
    '{"answers":{"age":30}}',
  ]
  const { status, values, stderr } = records(`${lines.join('\n')}\n`)
  assert.equal(status, 1)
  const codes = values.map(({ error }) => error?.code)
  assert.deepEqual(codes, [
    undefined,
    'unknown-record',
    'unknown-question',
    'other-outcome',
    'wrong-type',
    'missing-key',
    'missing-key',
    'json-syntax',
    undefined,
  ])
  assert.match(stderr, /^line 3:\/answers\/nobody: unknown-question: /m)
  assert.match(stderr, /2 written, 7 refused/)
})

test('responses that cannot be read are refused, and never taken for no', () => {
  const coding = (code) => ({ answer: [{ valueCoding: { code } }] })
  const response = (...list) => ({ resourceType: 'QuestionnaireResponse', status: 'completed', item: list })
  const refused = {
    'wrong-resource': [{}, [], 7, { resourceType: 'Patient' }],
    'no-response': [{ resourceType: 'Bundle' }, { resourceType: 'Bundle', entry: [{}, 1] }],
    'other-questionnaire': [{ ...response(), questionnaire: 'https://x.example/Questionnaire/neck-pain|1' }],
    'entered-in-error': [{ ...response(), status: 'entered-in-error' }],
    'unknown-question': [response({ linkId: 'nobody', ...coding('yes') }), response({}), response(7)],
    'unknown-option': [
      response({ linkId: 'nerve-signs/unsteady', ...coding('maybe') }),
      response({ linkId: 'daily-life', ...coding('yes') }),
      response({ linkId: 'doubt:age', ...coding('yes') }),
    ],
    'unknown-system': [
      response({
        linkId: 'history/cancer',
        answer: [{ valueCoding: { system: 'http://snomed.info/sct', code: 'no' } }],
      }),
      response({ linkId: 'daily-life', answer: [{ valueCoding: { system: 'x/redflag-answer', code: 'stops' } }] }),
    ],
    'duplicate-answer': [
      response({ linkId: 'history/cancer', answer: [{ valueCoding: { code: 'no' }, valueString: 'no' }] }),
      response({ linkId: 'age', answer: [{ valueInteger: 4 }, { valueInteger: 5 }] }),
      response({ linkId: 'age', answer: [{ valueInteger: 4 }] }, { linkId: 'doubt:age', ...coding('unsure') }),
      response({ linkId: 'history/cancer', ...coding('yes') }, { linkId: 'history/cancer', ...coding('no') }),
    ],
    'out-of-range': [
      response({ linkId: 'age', answer: [{ valueInteger: 121 }] }),
      response({ linkId: 'age', answer: [{ valueDecimal: 1.5 }] }),
    ],
    'wrong-type': [
      response({ linkId: 'age', answer: [{ valueString: '44' }] }),
      response({ linkId: 'history/cancer', answer: [{ valueBoolean: false }] }),
      response({ linkId: 'history/cancer', answer: { valueCoding: { code: 'no' } } }),
      response({ linkId: 'history', ...coding('no') }),
      { ...response(), item: { linkId: 'age' } },
    ],
  }
  for (const [code, list] of Object.entries(refused)) {
    const { status, values } = answers(list)
    assert.equal(status, 1)
    values.forEach((value, index) => assert.equal(value.error?.code, code, JSON.stringify(list[index])))
  }
})

test('a wrong address, two directions at once, and a folder that lacks words are refused', (context) => {
  const errorOf = (...args) => {
    const { status, stdout, stderr } = redflag(['fhir', ...args])
    assert.deepEqual([status, stdout], [2, ''])
    return stderr
  }
  assert.match(errorOf(shipped, '--records', '--answers'), /one of them at a time/)
  for (const base of ['', 'clinic', 'https://', 'ftp://x.example', 'https://x.example/?q', 'https://x.example/a b'])
    assert.match(errorOf(shipped, '--base', base), /--base takes an address/)
  const all = rules()
  delete all.words.questions[all.protocol.questions[0].id].ask
  assert.match(errorOf(folder(context, all)), /missing-(word|key)/)
  assert.match(errorOf(folder(context, { ...rules(), review: '{' })), /review\.json:.*json-syntax/)
})
