// The same rules for each engine. An engine is a function that takes people and gives, for each, the ids of the rules that fired;
// the most severe disposition of those is the same arithmetic for all and is left out.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { loadEngine } from '../../../web/dist/engine.js'
import { dispositions, facts, rules } from './load.mjs'

const require = createRequire(new URL('package.json', import.meta.url))

/** A condition of load.mjs in the form of an engine, by the form of its parts. */
const translate = (condition, { all, any, not, leaf }) => {
  const parts = (list) => list.map((part) => translate(part, { all, any, not, leaf }))
  if (condition.all) return all(parts(condition.all))
  if (condition.any) return any(parts(condition.any))
  return condition.not ? not(translate(condition.not, { all, any, not, leaf })) : leaf(condition)
}

const OPERATORS = { eq: '===', ne: '!==', gt: '>', gte: '>=', lt: '<', lte: '<=' }

/** The rules as a person writes them by hand: one function, a line for each rule. */
function byHand() {
  const leaf = ({ fact, op, value }) =>
    op === 'in'
      ? `(${value.map((option) => `a.${fact} === '${option}'`).join(' || ')})`
      : `a.${fact} ${OPERATORS[op]} ${JSON.stringify(value)}`
  const line = ({ id, when }) =>
    `if (${translate(when, {
      all: (parts) => `(${parts.join(' && ')})`,
      any: (parts) => `(${parts.join(' || ')})`,
      not: (part) => `!(${part})`,
      leaf,
    })}) fired.push('${id}')`
  const judge = new Function('a', `const fired = []\n${rules.map(line).join('\n')}\nreturn fired`)
  return (people) => people.map(judge)
}

const toJsonLogic = (when) =>
  translate(when, {
    all: (and) => ({ and }),
    any: (or) => ({ or }),
    not: (part) => ({ '!': [part] }),
    leaf: ({ fact, op, value }) => ({ [OPERATORS[op] ?? op]: [{ var: fact }, value] }),
  })

function jsonLogicJs() {
  const logic = require('json-logic-js')
  const ready = rules.map(({ id, when }) => [id, toJsonLogic(when)])
  return (people) => people.map((person) => ready.filter(([, when]) => logic.apply(when, person)).map(([id]) => id))
}

function jsonLogicEngine() {
  const { LogicEngine } = require('json-logic-engine')
  const engine = new LogicEngine()
  const ready = rules.map(({ id, when }) => [id, engine.build(toJsonLogic(when))])
  return (people) => people.map((person) => ready.filter(([, holds]) => holds(person)).map(([id]) => id))
}

function jsonRulesEngine() {
  const { Engine } = require('json-rules-engine')
  const operators = { eq: 'equal', ne: 'notEqual', gt: 'greaterThan', gte: 'greaterThanInclusive', lt: 'lessThan' }
  const when = (condition) =>
    translate(condition, {
      all: (all) => ({ all }),
      any: (any) => ({ any }),
      not: (not) => ({ not }),
      leaf: ({ fact, op, value }) => ({ fact, operator: { ...operators, lte: 'lessThanInclusive' }[op] ?? op, value }),
    })
  const engine = new Engine(
    rules.map(({ id, when: condition }) => ({
      conditions: condition.all || condition.any ? when(condition) : { all: [when(condition)] },
      event: { type: id },
    })),
  )
  return async (people) => {
    const fired = []
    for (const person of people) {
      const { events } = await engine.run(person)
      const ids = new Set(events.map(({ type }) => type))
      fired.push(rules.map(({ id }) => id).filter((id) => ids.has(id)))
    }
    return fired
  }
}

function surveyJs() {
  const { ConditionRunner } = require('survey-core')
  const leaf = ({ fact, op, value }) =>
    op === 'in'
      ? `{${fact}} anyof ['${value.join("', '")}']`
      : `{${fact}} ${op === 'eq' ? '=' : op === 'ne' ? '<>' : OPERATORS[op]} ${JSON.stringify(value)}`
  const ready = rules.map(({ id, when }) => [
    id,
    new ConditionRunner(
      translate(when, {
        all: (parts) => `(${parts.join(' and ')})`,
        any: (parts) => `(${parts.join(' or ')})`,
        not: (part) => `!(${part})`,
        leaf,
      }),
    ),
  ])
  return (people) =>
    people.map((person) => ready.filter(([, runner]) => runner.runValues(person) === true).map(([id]) => id))
}

/** Its wasm keeps no expression that it has read: one list of all the rules, read for each person. */
async function zenWasm() {
  const { default: start, evaluateExpression } = await import(require.resolve('@gorules/zen-engine-wasm'))
  const wasm = require.resolve('@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm')
  await start({ module_or_path: readFileSync(wasm) })
  const operators = { ...OPERATORS, eq: '==', ne: '!=' }
  const list = rules.map(({ when }) =>
    translate(when, {
      all: (parts) => `(${parts.join(' and ')})`,
      any: (parts) => `(${parts.join(' or ')})`,
      not: (part) => `not (${part})`,
      leaf: ({ fact, op, value }) => `${fact} ${operators[op] ?? op} ${JSON.stringify(value)}`,
    }),
  )
  const expression = `[${list.join(', ')}]`
  return (people) =>
    people.map((person) => {
      const holds = evaluateExpression(expression, person)
      return rules.filter((_, index) => holds[index]).map(({ id }) => id)
    })
}

const idOf = (fact) => fact.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Redflag's protocol: dispositions most urgent first, numbers as ranges, whole or by the step of the fact. */
function protocol() {
  const urgencies = { emergency: 'emergency', 'same-day': 'urgent', soon: 'soon', routine: 'routine' }
  const beyond = (fact, value, steps) => Math.round((value + steps * (facts[fact].step ?? 1)) * 10) / 10
  const leaf = ({ fact, op, value }) => {
    const question = idOf(fact)
    if (typeof value === 'boolean') return { question, is: 'yes' }
    if (op === 'eq' || op === 'in') return { question, is: value }
    if (op === 'ne') return { not: { question, is: value } }
    const bounds = { gte: { min: value }, gt: { min: beyond(fact, value, 1) }, lte: { max: value } }
    return { question, ...(bounds[op] ?? { max: beyond(fact, value, -1) }) }
  }
  const when = (condition) =>
    translate(condition, { all: (all) => ({ all }), any: (any) => ({ any }), not: (not) => ({ not }), leaf })
  return {
    id: 'load',
    version: '1.0.0',
    unsure: 'soon',
    dispositions: [...dispositions]
      .reverse()
      .map((id) => ({ id, urgency: urgencies[id] ?? 'routine', actions: ['act'] })),
    actions: [{ id: 'act', kind: 'do' }],
    screens: Object.keys(facts).map(idOf),
    questions: Object.entries(facts).map(([fact, { type, min, max, step, options }]) => ({
      id: idOf(fact),
      ...(type === 'boolean' && { kind: 'yes-no' }),
      ...(type === 'choice' && { kind: 'choice', options: options.map((id) => ({ id })) }),
      ...(type === 'number' && { kind: 'number', min, max, whole: !step }),
    })),
    rules: rules.map(({ id, disposition, when: condition }) => ({ id, when: when(condition), then: disposition })),
  }
}

const answersOf = (person) =>
  Object.fromEntries(
    Object.entries(person).map(([fact, value]) => [
      idOf(fact),
      typeof value === 'boolean' ? (value ? 'yes' : 'no') : value,
    ]),
  )

/** People as Redflag's users have them, ready before the clock runs: answers, and columns that were filled in. */
async function redflag() {
  const triage = (await loadEngine({ kind: 'wasm' })).open({ protocol: protocol() })
  const answers = new WeakMap()
  const filled = new WeakMap()
  const prepare = (people) => {
    answers.set(people, people.map(answersOf))
    const columns = triage.columns(people.length)
    people.forEach((person, index) => {
      for (const [question, answer] of Object.entries(answersOf(person)))
        columns.answers[question][index] = columns.choices[question]?.[answer] ?? columns.cells[answer] ?? answer
    })
    filled.set(people, columns)
  }
  const bits = (columns) => {
    const { rules: ids, outcomes } = columns
    return Array.from({ length: columns.patients }, (_, patient) =>
      ids.filter((_id, rule) => (outcomes.rules[patient] >> rule) & 1),
    )
  }
  return {
    prepare,
    one: (people) => answers.get(people).map((patient) => triage.assess(patient).rules),
    batch: (people) => triage.assessMany(answers.get(people)).map(({ rules: fired }) => fired),
    columns: (people) => filled.get(people).assess(),
    fired: (people) => bits(filled.get(people)),
  }
}

export async function engines() {
  const { prepare, one: single, batch, columns, fired } = await redflag()
  return {
    prepare,
    /** The outcomes of the columns, read as they are: only to compare. */
    read: { 'Redflag, columns': fired },
    all: {
      'by hand': byHand(),
      'json-logic-engine, compiled': jsonLogicEngine(),
      'json-logic-js': jsonLogicJs(),
      'zen-engine, wasm': await zenWasm(),
      SurveyJS: surveyJs(),
      'json-rules-engine': jsonRulesEngine(),
      'Redflag, one at a time': single,
      'Redflag, a batch of objects': batch,
      'Redflag, columns': columns,
    },
  }
}
