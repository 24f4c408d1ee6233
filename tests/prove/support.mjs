// A tiny protocol that keeps to all properties, for tests to break in one place, and what redflag prove says of it.
import assert from 'node:assert/strict'
import { assess, folder, redflag } from '../cli/redflag.mjs'

/** In the order in which they are told. */
export const properties = [
  'ends',
  'decides',
  'monotone',
  'floors',
  'floors-are-asked',
  'unknown-is-safe',
  'stop-is-sound',
  'nothing-is-dead',
  'reasons-suffice',
  'net-is-exact',
  'booking-is-shut',
  'advice-agrees',
  'details-count-worst',
]

/** The dispositions and actions of every tiny protocol. */
export const places = [
  { id: 'now', urgency: 'emergency', actions: ['go'] },
  { id: 'today', urgency: 'urgent', actions: ['see'] },
  { id: 'soon', urgency: 'soon', actions: ['call'] },
  { id: 'visit', urgency: 'routine', actions: ['book'] },
  { id: 'home', urgency: 'routine', actions: ['rest'] },
]
export const actions = [
  { id: 'go', kind: 'go' },
  { id: 'see', kind: 'go' },
  { id: 'call', kind: 'call', phone: 'doctor' },
  { id: 'book', kind: 'book' },
  { id: 'rest', kind: 'do' },
  { id: 'tell', kind: 'do' },
]

const yes = (question) => ({ question, is: 'yes' })
const is = (question, option) => ({ question, is: option })

/** A new copy at each call. */
export const sound = () => ({
  id: 'tested',
  version: '1.0.0',
  unsure: 'soon',
  dispositions: structuredClone(places),
  screens: ['numb', 'signs', 'injury', 'age', 'tired'],
  questions: [
    { id: 'numb', kind: 'yes-no' },
    { id: 'signs', kind: 'checklist', options: [{ id: 'fever' }, { id: 'chills' }] },
    { id: 'injury', kind: 'choice', options: [{ id: 'crash' }, { id: 'bump' }, { id: 'none-of-it' }] },
    {
      id: 'age',
      kind: 'number',
      unit: 'years',
      min: 0,
      max: 120,
      whole: true,
      fixed: true,
      when: is('injury', 'bump'),
    },
    { id: 'tired', kind: 'yes-no' },
  ],
  rules: [
    { id: 'numb', when: yes('numb'), then: 'now', unsure: 'today' },
    { id: 'shaking', when: { all: [is('signs', 'fever'), is('signs', 'chills')] }, then: 'now' },
    { id: 'fever', when: is('signs', 'fever'), then: 'today' },
    { id: 'chills', when: is('signs', 'chills'), then: 'soon' },
    { id: 'crash', when: is('injury', 'crash'), then: 'now' },
    { id: 'old', when: { all: [is('injury', 'bump'), { question: 'age', min: 71 }] }, then: 'today' },
    { id: 'bump', when: is('injury', 'bump'), then: 'soon', actions: ['tell'] },
    { id: 'tired', when: yes('tired'), then: 'visit', unsure: 'visit' },
  ],
  actions: structuredClone(actions),
  floors: [
    { id: 'numb-to-er', when: yes('numb'), atLeast: 'now' },
    { id: 'crash-to-er', when: is('injury', 'crash'), atLeast: 'now' },
  ],
})

/** {id: value} of a list of things with ids. */
export const byId = (list, value) => Object.fromEntries(list.map((item) => [item.id, value(item)]))

export const words = (protocol, lang = 'en') => ({
  lang,
  dir: 'ltr',
  ui: { yes: 'Yes', no: 'No', unsure: 'Not sure', none: 'None of these' },
  questions: byId(protocol.questions, ({ id, options }) => ({
    ask: `How about ${id}?`,
    ...(options ? { options: byId(options, (o) => ({ label: `Sign of ${o.id}`, sign: o.id })) } : { sign: id }),
  })),
  dispositions: byId(protocol.dispositions, ({ id }) => ({ level: id, heading: `Go ${id}`, text: [`Care ${id}.`] })),
  actions: byId(protocol.actions, ({ id }) => ({ label: `Do ${id}` })),
})

/** The rule, question or whatever else of that id. */
export const item = (list, id) => list.find((item) => item.id === id)

/** The exit status of `redflag prove`: an exception that the property holds without, in whole or in part, is wrong as well. */
export const statusOf = ({ holds, exceptions }) =>
  holds && exceptions.every(({ needed, idle = [] }) => needed && idle.length === 0) ? 0 : 1

/** The result of `redflag prove` for a protocol; `parts` are more files beside it. */
export function proved(context, protocol, parts = {}) {
  const dir = folder(context, { protocol, words: words(protocol), ...parts })
  const { status, stdout, stderr } = redflag(['prove', dir, '--json'])
  assert.equal(stderr, '')
  const proof = JSON.parse(stdout)
  assert.equal(status, statusOf(proof))
  const failing = proof.properties.filter(({ holds }) => !holds)
  const fails = Object.fromEntries(failing.map(({ id, failures }) => [id, failures]))
  for (const failure of failing.flatMap(({ failures }) => failures)) check(dir, protocol, failure)
  return { dir, proof, fails }
}

// Checks the patients of a failure: assess gives them the same outcomes, and two of them differ only in the question that is named.
function check(dir, protocol, { patients, differs }) {
  const lines = patients.map(({ answers }, id) => JSON.stringify({ id, answers }))
  const { status, outcomes } = assess(lines, dir)
  assert.equal(status, 0)
  for (const [id, outcome] of outcomes.entries())
    assert.deepEqual({ answers: patients[id].answers, ...outcome }, { id, ...patients[id] })
  if (!differs) return
  const [first, second] = patients.map(({ answers }) => answers)
  assert.notDeepEqual(first[differs], second[differs])
  for (const { id } of protocol.questions) if (id !== differs) assert.deepEqual(first[id], second[id])
}

/** The failure of that property with that id; `all` holds the other failures. */
export const failing = (context, protocol, property, id, parts) => {
  const { fails: found } = proved(context, protocol, parts)
  assert.ok(found[property], `${property} holds; what fails: ${Object.keys(found)}`)
  const failure = found[property].find((candidate) => candidate.of === id)
  assert.ok(failure, `${property} fails of ${found[property].map((candidate) => candidate.of)}, not of ${id}`)
  return { ...failure, all: found }
}

/** The parts of a folder that redflag prove reads. @param {any} protocol */
export const whole = (protocol) => ({ protocol, words: words(protocol) })

/** "Not sure" about being numb books a visit. */
export function broken() {
  const protocol = sound()
  item(protocol.rules, 'numb').unsure = 'visit'
  return protocol
}
