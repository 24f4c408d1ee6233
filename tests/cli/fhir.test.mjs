// `redflag fhir`: the form and the records are what FHIR R4 wants, and answers that come back are judged the same.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { broken, byLink, questionnaireOf, read, responseIn, shipped, stream } from './fhir-tools.mjs'
import { backPain, digestOf, folder, rules } from './redflag.mjs'

const protocol = read('protocol.json')
const { vignettes } = read('vignettes.json')
const words = Object.fromEntries(['en', 'es'].map((lang) => [lang, read(`words/${lang}.json`)]))
const patients = vignettes.map(({ id, answers }) => ({ id, answers }))
const form = questionnaireOf(shipped)
const items = byLink(form)
const records = (values, ...options) => stream(['fhir', shipped, '--records', ...options], values)
const answers = (values) => stream(['fhir', shipped, '--answers'], values)
const bundles = records(patients).values
const kinds = ({ entry }) => entry.map(({ resource }) => resource.resourceType)
const resource = (bundle, type) => bundle.entry.find((entry) => entry.resource.resourceType === type)?.resource

test('the Questionnaire is valid FHIR R4, and so is that of the article', () => {
  assert.deepEqual(broken(form), [])
  assert.deepEqual(broken(questionnaireOf(backPain)), [])
})

test('what is wrong with a Questionnaire is seen', () => {
  const wrong = (edit) => {
    const copy = structuredClone(form)
    edit(copy, byLink(copy))
    return broken(copy)
  }
  assert.ok(wrong((copy) => (copy.status = 'tried')).length > 0)
  assert.ok(wrong((_, all) => (all.get('age').answers = 1)).length > 0)
  assert.ok(wrong((_, all) => (all.get('age').type = 'number')).length > 0)
  assert.ok(wrong((_, all) => (all.get('age').linkId = 'history')).includes('que-2: Questionnaire'))
  assert.ok(wrong((_, all) => (all.get('history').item = [])).includes('que-1: history'))
  assert.ok(wrong((_, all) => delete all.get('pain-pattern').enableBehavior).includes('que-12: pain-pattern'))
})

test('it names the protocol, its version and its languages, and is a draft while nobody has reviewed it', () => {
  const { url, version, name, title, language, status } = form
  assert.deepEqual(
    { url, version, name, title, language, status },
    {
      url: 'https://redflag.example/fhir/Questionnaire/back-pain',
      version: protocol.version,
      name: 'BackPain',
      title: words.en.ui.title,
      language: 'en',
      status: 'draft',
    },
  )
  for (const key of ['approvalDate', 'lastReviewDate', 'effectivePeriod']) assert.ok(!(key in form), key)
  for (const excluded of protocol.intendedUse.notFor) assert.ok(form.description.includes(excluded))
  assert.equal(
    questionnaireOf(shipped, '--base', 'https://clinic.example/r4/').url,
    'https://clinic.example/r4/Questionnaire/back-pain',
  )
})

test('only a signature over these very bytes makes it active, with the days of the review', (context) => {
  const all = rules()
  const signed = (sha256, version = all.protocol.version) => ({
    ...all.review,
    ...{ status: 'reviewed', reviewer: 'A. Clinician', reviewed: '2026-01-31', due: '2027-01-31' },
    signed: { version, sha256 },
  })
  const digest = digestOf(folder(context, all))
  const questionnaireWith = (review) => questionnaireOf(folder(context, { ...all, review }))
  const { status, approvalDate, effectivePeriod } = questionnaireWith(signed(digest))
  assert.deepEqual(
    [status, approvalDate, effectivePeriod],
    ['active', '2026-01-31', { start: '2026-01-31', end: '2027-01-31' }],
  )
  for (const review of [
    signed(digest.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))),
    signed(digest, '9.9.9'),
    { ...signed(digest), status: 'draft' },
    { ...signed(digest), reviewer: '' },
    { ...signed(digest), signed: undefined },
  ]) {
    const draft = questionnaireWith(review)
    assert.deepEqual([draft.status, draft.approvalDate], ['draft', undefined], JSON.stringify(review.signed))
  }
})

test('a group for each screen holds its questions in their order, and an item for each row', () => {
  assert.equal(form.item.length, protocol.screens.length)
  protocol.screens.forEach((screen, index) => {
    const asked = form.item[index].item.map(({ linkId }) => linkId).filter((link) => !link.startsWith('doubt:'))
    assert.deepEqual(asked, [screen].flat())
  })
  for (const { id, kind, options = [], min, max } of protocol.questions) {
    const codes = (link) => items.get(link).answerOption?.map(({ valueCoding }) => valueCoding.code)
    const truths = ['yes', 'no', 'unsure', 'declined']
    if (kind === 'checklist') for (const option of options) assert.deepEqual(codes(`${id}/${option.id}`), truths)
    if (kind === 'yes-no') assert.deepEqual(codes(id), truths)
    if (kind === 'choice') assert.deepEqual(codes(id), [...options.map((option) => option.id), 'unsure', 'declined'])
    if (kind !== 'number') continue
    assert.equal(items.get(id).type, 'integer')
    assert.deepEqual(
      items.get(id).extension.map(({ valueInteger }) => valueInteger),
      [min, max],
    )
    assert.deepEqual(codes(`doubt:${id}`), ['unsure', 'declined'])
  }
})

test('every text is there in every language', () => {
  const translations = (element, key) => {
    const [translation] = element[`_${key}`].extension
    assert.equal(translation.url, 'http://hl7.org/fhir/StructureDefinition/translation')
    const [lang, content] = translation.extension
    assert.deepEqual([lang.url, lang.valueCode, content.url], ['lang', 'es', 'content'])
    return { en: element[key], es: content.valueString }
  }
  const inLanguages = (text) => ({ en: text(words.en), es: text(words.es) })
  for (const { id, kind, options = [] } of protocol.questions) {
    assert.deepEqual(
      translations(items.get(id), 'text'),
      inLanguages(({ questions }) => questions[id].ask),
    )
    for (const option of options) {
      const label = inLanguages(({ questions }) => questions[id].options[option.id].label)
      if (kind === 'checklist') assert.deepEqual(translations(items.get(`${id}/${option.id}`), 'text'), label)
      else
        assert.deepEqual(
          translations(
            items.get(id).answerOption.find(({ valueCoding }) => valueCoding.code === option.id).valueCoding,
            'display',
          ),
          label,
        )
    }
  }
  for (const { answerOption = [] } of items.values())
    for (const { valueCoding } of answerOption)
      if (valueCoding.system.endsWith('/redflag-answer'))
        assert.deepEqual(
          translations(valueCoding, 'display'),
          inLanguages(({ ui }) => ui[valueCoding.code]),
        )
})

test('every test patient’s Bundle is valid FHIR R4', () => {
  assert.equal(bundles.length, patients.length)
  const seen = new Set()
  bundles.forEach((bundle, index) => {
    seen.add(resource(bundle, 'RiskAssessment').prediction[0].outcome.coding[0].code)
    assert.deepEqual(broken(bundle), [], patients[index].id)
  })
  assert.equal(seen.size, protocol.dispositions.length)
})

test('answers that come back are judged the same, of every test patient, word for word', () => {
  const { status, values } = answers(bundles)
  assert.equal(status, 0)
  const judged = (list) => stream(['assess', shipped], list).values
  assert.deepEqual(judged(values), judged(patients))
  // From the response alone as well.
  assert.deepEqual(answers(bundles.map(responseIn)).values, values)
})

test('not sure, declined and no answer come back as what they were', () => {
  const every = [
    { 'emergency-signs': { faint: 'unsure', 'self-harm': 'declined', 'cannot-move': 'no' }, age: 'declined' },
    { 'nerve-signs': 'unsure', age: 'unsure', 'daily-life': 'declined', 'sore-spot': 'declined' },
    { 'illness-signs': ['fever', 'unsure'], age: 44, 'daily-life': 'unsure', 'medicine-signs': 'unsure' },
    {},
  ]
  const { values } = answers(records(every.map((patient) => ({ answers: patient }))).values)
  assert.deepEqual(
    values.map((value) => value.answers),
    every,
  )
})

test('the assessment tells the outcome, and the rules with their sources, as redflag assess has them', () => {
  const outcomes = stream(['assess', shipped], patients).values
  const statements = new Map(read('sources.json').sources.flatMap((source) => Object.entries(source.statements ?? {})))
  bundles.forEach((bundle, index) => {
    const { disposition, rules: fired } = outcomes[index]
    const { prediction, status, note } = resource(bundle, 'RiskAssessment')
    const [outcome, ...why] = prediction
    assert.equal(outcome.outcome.coding[0].code, disposition)
    const rationales = why.map(({ rationale }) => rationale.split('\n'))
    for (const id of fired) {
      const rule = protocol.rules.find((other) => other.id === id)
      const evidence = rationales.find(([name]) => name === id).slice(-rule.sources.length)
      rule.sources.forEach((source, place) =>
        assert.ok(evidence[place].startsWith(`${source}: ${statements.get(source)} (`), `${id}: ${evidence[place]}`),
      )
    }
    assert.ok(['final', 'preliminary'].includes(status))
    assert.equal(note[0].text, words.en.ui['review-none'])
  })
})

test('the assessment says in words what was found, what is in doubt and what was skipped', () => {
  const signs = { 'nerve-signs': { 'trouble-peeing': 'yes', 'lost-control': 'unsure', 'private-numbness': 'declined' } }
  const detail = { 'nerve-same': { 'trouble-peeing': 'no' } }
  const [bundle] = records([{ answers: { ...signs, ...detail } }]).values
  const [, first] = resource(bundle, 'RiskAssessment').prediction
  const { ui, questions } = words.en
  const sign = (row) => questions['nerve-signs'].options[row].sign
  assert.ok(first.rationale.split('\n').includes(sign('trouble-peeing')), first.rationale)
  const unsure = records([{ answers: { 'nerve-signs': { ...signs['nerve-signs'], 'trouble-peeing': 'no' } } }])
    .values[0]
  const lines = resource(unsure, 'RiskAssessment').prediction[1].rationale.split('\n')
  assert.ok(lines.includes(`${ui['not-sure']} ${sign('lost-control')}`), lines.join('\n'))
})

test('a visit is proposed where it may be booked, and nowhere else', () => {
  const outcomes = stream(['assess', shipped], patients).values
  const priorities = new Set()
  bundles.forEach((bundle, index) => {
    const request = resource(bundle, 'ServiceRequest')
    assert.equal(Boolean(request), outcomes[index].booking !== 'closed', patients[index].id)
    if (!request) return
    assert.deepEqual([request.status, request.intent], ['draft', 'proposal'])
    priorities.add(request.priority)
  })
  assert.deepEqual([...priorities].sort(), ['routine', 'urgent'])
})

test('a record gives its time and its summary, names no patient, and the same record gives the same bytes', () => {
  const record = {
    ...{ record: 1, time: '2026-11-29T17:22:43.123Z', version: '0.3.0', summary: ['One line.', 'Another.'] },
    answers: vignettes.find(({ lowest }) => lowest === 'self-care').answers,
    outcome: { disposition: 'self-care' },
  }
  const [bundle] = records([record]).values
  assert.deepEqual(broken(bundle), [])
  assert.deepEqual(kinds(bundle), ['QuestionnaireResponse', 'RiskAssessment', 'ServiceRequest'])
  assert.equal(responseIn(bundle).authored, record.time)
  assert.equal(responseIn(bundle).questionnaire, `${form.url}|${form.version}`)
  assert.equal(resource(bundle, 'ServiceRequest').note[0].text, 'One line.\nAnother.')
  for (const { resource: held } of bundle.entry)
    if (held.subject) assert.equal(held.subject.extension[0].valueCode, 'unknown')
  const urls = bundle.entry.map(({ fullUrl }) => fullUrl)
  for (const url of urls)
    assert.match(url, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.deepEqual(resource(bundle, 'RiskAssessment').basis, [{ reference: urls[0] }])
  assert.deepEqual(records([record]).values, [bundle])
})

test('an interview that is not over is told as one', () => {
  const [bundle] = records([{ answers: {} }]).values
  assert.deepEqual(broken(bundle), [])
  assert.equal(responseIn(bundle).status, 'in-progress')
  assert.equal(resource(bundle, 'RiskAssessment').status, 'preliminary')
})

test('a response without answers, with display items and with a quantity is read', () => {
  const response = (...list) => ({ resourceType: 'QuestionnaireResponse', id: 'r1', item: list })
  const { values } = answers([
    response(),
    { resourceType: 'QuestionnaireResponse' },
    response({
      linkId: 'screen:6',
      item: [{ linkId: 'why:age' }, { linkId: 'age', answer: [{ valueQuantity: { value: 44 } }] }],
    }),
    response({ linkId: 'history/cancer', answer: [{}] }),
  ])
  assert.deepEqual(values, [
    { id: 'r1', answers: {} },
    { id: 2, answers: {} },
    { id: 'r1', answers: { age: 44 } },
    { id: 'r1', answers: {} },
  ])
})
