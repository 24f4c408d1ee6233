// Shared by the tests of `redflag mutate`: a protocol that is small enough to try every state of every mutant, its mutants as
// the tool judges them, and the same mistakes made again from what the tool tells of them.
import assert from 'node:assert/strict'
import { folder, redflag } from '../cli/redflag.mjs'
import { outcomesOf } from './states.mjs'

/** A new copy at each call. */
export const tiny = () => ({
  id: 'tested',
  version: '1.0.0',
  unsure: 'soon',
  dispositions: [
    { id: 'now', urgency: 'emergency', actions: ['go'] },
    { id: 'soon', urgency: 'soon', actions: ['call', 'rest'] },
    { id: 'home', urgency: 'routine', actions: ['rest'] },
  ],
  screens: [['injury', 'signs'], 'age'],
  questions: [
    { id: 'signs', kind: 'checklist', options: [{ id: 'fever' }, { id: 'chills' }] },
    { id: 'injury', kind: 'choice', options: [{ id: 'crash' }, { id: 'bump' }, { id: 'none-of-it' }] },
    {
      id: 'age',
      kind: 'number',
      unit: 'years',
      min: 60,
      max: 80,
      whole: true,
      when: { not: { question: 'injury', is: 'none-of-it' } },
    },
  ],
  terms: [{ id: 'ill', is: { question: 'signs', is: ['fever', 'chills'] } }],
  rules: [
    { id: 'crash', when: { question: 'injury', is: 'crash' }, then: 'now', declined: 'home' },
    {
      id: 'ill-and-hurt',
      when: { all: [{ term: 'ill' }, { question: 'injury', is: ['crash', 'bump'] }] },
      then: 'now',
    },
    {
      id: 'old',
      when: { any: [{ question: 'age', min: 71 }, { term: 'ill' }] },
      then: 'soon',
      unsure: 'soon',
      actions: ['tell'],
    },
    {
      id: 'two',
      when: {
        atLeast: 2,
        of: [
          { question: 'signs', is: 'fever' },
          { question: 'signs', is: 'chills' },
          { question: 'age', max: 65 },
        ],
      },
      then: 'soon',
      booking: 'closed',
    },
  ],
  actions: [
    { id: 'go', kind: 'go' },
    { id: 'call', kind: 'call', phone: 'doctor' },
    { id: 'rest', kind: 'do' },
    { id: 'tell', kind: 'do' },
  ],
  floors: [
    { id: 'crash-to-er', when: { question: 'injury', is: 'crash' }, atLeast: 'now' },
    { id: 'crash-seen', when: { question: 'injury', is: 'crash' }, atLeast: 'soon' },
    { id: 'fever-seen', when: { question: 'signs', is: 'fever' }, atLeast: 'soon' },
  ],
})

const words = { lang: 'en', dir: 'ltr', ui: {}, questions: {}, dispositions: {}, actions: {} }

/** A folder with the protocol, and with vignettes where there are any. */
export const write = (context, protocol, vignettes = []) =>
  folder(context, { protocol, words, ...(vignettes.length > 0 ? { vignettes: { vignettes } } : {}) })

export const fates = ['vignette', 'proof', 'refused', 'equivalent', 'survivor']

/** The result of `redflag mutate` for the folder. */
export function mutants(dir) {
  const { status, stdout, stderr } = redflag(['mutate', dir, '--json'])
  assert.equal(stderr, '')
  const result = JSON.parse(stdout)
  assert.equal(status, result.survivor > 0 ? 1 : 0)
  for (const fate of fates) assert.equal(result[fate], result.mutants.filter((mutant) => mutant.fate === fate).length)
  return result
}

/** Matches a mutant that replaces a word: the key, "" for the value itself, and the new word. */
const became = /^(?:(then|unsure|declined|atLeast|urgency|kind|phone) |)"[^"]+" became "([^"]+)"$/

/** The protocol with this mistake in it: the same as the tool made, from what it tells of it. */
export function mutated(protocol, { pointer, what: change }) {
  const copy = structuredClone(protocol)
  const path = pointer.slice(1).split('/')
  const last = path.pop()
  const holder = path.slice(0, -1).reduce((value, key) => value[key], copy)
  const parent = path.length > 0 ? holder[path.at(-1)] : copy
  const [, key, replacement] = change.match(became) ?? []
  const [, , number] = change.match(/^(min|max) \S+ became (\S+)$/) ?? []
  const [, count] = change.match(/^at least \d+ became at least (\d+)$/) ?? []
  const [, from, other] = change.match(/^(all|any) became (all|any)$/) ?? []
  if (change === 'negated') parent[last] = { not: parent[last] }
  else if (change === 'lost its "not"') parent[last] = parent[last].not
  else if (change === 'closes booking') parent[last].booking = 'closed'
  else if (change === 'no longer closes booking') delete parent[last].booking
  else if (change === 'the second leads' || change === 'swapped with the next')
    parent.splice(Number(last), 2, parent[Number(last) + 1], parent[last])
  else if (change.endsWith('dropped')) {
    if (!Array.isArray(parent)) delete parent[last]
    else if (parent.length > 1) parent.splice(Number(last), 1)
    else delete holder[path.at(-1)]
  } else if (number !== undefined) parent[last] = Number(number)
  else if (count) parent[last].atLeast = Number(count)
  else if (from) {
    parent[last][other] = parent[last][from]
    delete parent[last][from]
  } else if (key) {
    if (key === 'kind') delete parent[last].phone
    if (replacement === 'call') parent[last].phone = 'doctor'
    parent[last][key] = replacement
  } else if (replacement) parent[last] = replacement
  else assert.fail(`cannot make ${pointer}: ${change}`)
  return copy
}

/** The outcome of each state: disposition, urgency, booking, what leads, and the actions as they are carried out. */
export const effects = (protocol, dir, states) =>
  outcomesOf(dir, states).map(({ disposition, urgency, booking, actions }) => {
    const carried = actions.map((action) => protocol.actions.find(({ id }) => id === action))
    return JSON.stringify([
      disposition,
      urgency,
      booking,
      carried[0],
      carried.map((action) => action.id + action.kind + action.phone).sort(),
    ])
  })

/** The least urgent outcome that the floors allow in each state: the outcomes of a protocol that has them as rules. */
export const demands = (context, protocol, states) => {
  const least = protocol.dispositions.at(-1).id
  const rules = protocol.floors.map(({ id, when, atLeast }) => ({ id, when, then: atLeast, unsure: least }))
  return outcomesOf(write(context, { ...protocol, rules }), states).map(({ disposition }) => disposition)
}

/** A vignette of somebody with these answers, true of the protocol in the folder. */
export const vignetteOf = (dir, answers, index) => {
  const [{ disposition, urgency, booking, rules, actions }] = outcomesOf(dir, [answers])
  return {
    id: `patient-${index}`,
    story: 'Someone.',
    answers,
    lowest: disposition,
    highest: disposition,
    rules,
    actions,
    ...(booking === 'closed' && urgency !== 'emergency' ? { booking } : {}),
    sources: ['S1'],
  }
}

const action = ([id, kind, phone]) => ({ id, kind, ...(phone ? { phone } : {}) })
const fromLines = {
  floors: (lines) => lines.map((line) => line.split(' ')).map(([id, atLeast]) => ({ id, atLeast })),
  outcome: ([urgency, booking, ...actions]) => ({
    urgency,
    booking,
    actions: actions.map((line) => action(line.split(' '))),
  }),
  asked: (lines) => lines.map((line) => (line.includes(' ') ? line.split(' ') : line)),
  comeBackIf: (lines) => lines,
}
const wrong = {
  floors: [{ id: 'no-such', atLeast: 'now' }],
  outcome: { urgency: 'soon', booking: 'no-such', actions: [] },
  asked: ['no-such'],
  comeBackIf: ['no-such'],
}

/** The vignette with this statement as well, as `redflag check` tells it of one that states something else. */
export const stating = (context, protocol, vignette, key) => {
  const { stderr, stdout } = redflag(['check', write(context, protocol, [{ ...vignette, [key]: wrong[key] }])])
  const found = (stdout + stderr).match(
    new RegExp(`/vignettes/0/${key}: \\S+: what the protocol comes to is \\[(.*)\\]`),
  )
  assert.ok(found, stdout + stderr)
  return { ...vignette, [key]: fromLines[key](found[1] ? found[1].split(', ') : []) }
}
