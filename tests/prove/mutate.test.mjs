// redflag mutate: what is said to change nothing changes nothing, what survived would be noticed by the vignette that is
// named, and what is noticed is.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { folder, redflag, redflagAsync } from '../cli/redflag.mjs'
import { everyState, outcomesOf } from './states.mjs'

const yes = (question) => ({ question, is: 'yes' })

/** A new copy at each call: small enough to try every state of every mutant. */
const tiny = () => ({
  id: 'tested',
  version: '1.0.0',
  unsure: 'soon',
  dispositions: [
    { id: 'now', urgency: 'emergency', actions: ['go'] },
    { id: 'soon', urgency: 'soon', actions: ['call'] },
    { id: 'home', urgency: 'routine', actions: ['rest'] },
  ],
  screens: ['signs', 'injury', 'age'],
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
    { id: 'crash', when: { question: 'injury', is: 'crash' }, then: 'now' },
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

function mutants(dir) {
  const { status, stdout, stderr } = redflag(['mutate', dir, '--json'])
  assert.equal(stderr, '')
  const result = JSON.parse(stdout)
  assert.equal(status, result.survivor > 0 ? 1 : 0)
  for (const fate of ['vignette', 'proof', 'equivalent', 'survivor'])
    assert.equal(result[fate], result.mutants.filter((mutant) => mutant.fate === fate).length)
  return result
}

/** The protocol with this mistake in it: the same as the tool made, from what it says of it. */
function made(protocol, { pointer, what }) {
  const copy = structuredClone(protocol)
  const path = pointer.slice(1).split('/')
  const last = path.pop()
  const parent = path.reduce((value, key) => value[key], copy)
  const remove = () => (Array.isArray(parent) ? parent.splice(Number(last), 1) : delete parent[last])
  const [, key, , to] = what.match(/^(then |unsure |)"([^"]+)" became "([^"]+)"$/) ?? []
  const [, , number] = what.match(/^(min|max) \S+ became (\S+)$/) ?? []
  const [, count] = what.match(/^at least \d+ became at least (\d+)$/) ?? []
  const [, from, other] = what.match(/^(all|any) became (all|any)$/) ?? []
  if (what === 'negated') parent[last] = { not: parent[last] }
  else if (what === 'lost its "not"') parent[last] = parent[last].not
  else if (what === 'closes booking') parent[last].booking = 'closed'
  else if (what === 'no longer closes booking') delete parent[last].booking
  else if (/dropped$/.test(what)) {
    remove()
    if (parent.length === 0) delete path.slice(0, -1).reduce((value, step) => value[step], copy).actions
  } else if (number !== undefined) parent[last] = Number(number)
  else if (count) parent[last].atLeast = Number(count)
  else if (from) {
    parent[last][other] = parent[last][from]
    delete parent[last][from]
  } else if (key) parent[last][key.trim()] = to
  else if (to) parent[last] = to
  else assert.fail(`cannot make ${pointer}: ${what}`)
  return copy
}

const words = { lang: 'en', dir: 'ltr', ui: {}, questions: {}, dispositions: {}, actions: {} }
const write = (context, protocol, vignettes) =>
  folder(context, { protocol, words, ...(vignettes ? { vignettes: { vignettes } } : {}) })

/** What an outcome comes to, with booking, which `assess` does not tell: closed by a rule. */
const effects = (protocol, dir, states) =>
  outcomesOf(dir, states).map(({ disposition, actions, rules }) => {
    const { urgency } = protocol.dispositions.find(({ id }) => id === disposition)
    const closed = urgency !== 'emergency' && protocol.rules.some(({ id, booking }) => booking && rules.includes(id))
    return JSON.stringify([disposition, [...actions].sort(), closed])
  })

const vignetteOf = (dir, answers, index, closing) => {
  const [{ disposition, rules, actions }] = outcomesOf(dir, [answers])
  const closed = disposition !== 'now' && rules.some((rule) => closing.includes(rule))
  return {
    id: `patient-${index}`,
    story: 'Someone.',
    answers,
    lowest: disposition,
    highest: disposition,
    rules,
    actions,
    ...(closed ? { booking: 'closed' } : {}),
    sources: ['S1'],
  }
}

test('every kind of mistake is made, wherever it can be', (context) => {
  const { mutants: all } = mutants(write(context, tiny()))
  const has = (pointer, what) =>
    assert.ok(
      all.some((mutant) => mutant.pointer === pointer && mutant.what === what),
      `${pointer}: ${what}`,
    )
  has('/rules/0', 'dropped')
  has('/rules/0', 'then "now" became "soon"')
  has('/rules/0', 'unsure "soon" became "now"')
  has('/rules/0', 'unsure "soon" became "home"')
  has('/rules/2/actions/0', 'action "tell" dropped')
  has('/rules/0', 'closes booking')
  has('/rules/3', 'no longer closes booking')
  has('/rules/1/when', 'all became any')
  has('/rules/2/when', 'any became all')
  has('/rules/2/when', 'negated')
  has('/rules/1/when/all/0', 'dropped')
  has('/rules/1/when/all/1/is/1', '"bump" dropped')
  has('/rules/1/when/all/1/is/1', '"bump" became "none-of-it"')
  has('/rules/0/when/is', '"crash" became "bump"')
  has('/rules/2/when/any/0/min', 'min 71 became 70')
  has('/rules/3/when/of/2/max', 'max 65 became 66')
  has('/rules/3/when', 'at least 2 became at least 1')
  has('/rules/3/when', 'at least 2 became at least 3')
  has('/terms/0/is/is/0', '"fever" dropped')
  has('/questions/2/when', 'lost its "not"')
  has('/floors/0', 'dropped')
  assert.equal(new Set(all.map(({ pointer, what }) => `${pointer} ${what}`)).size, all.length)
})

test('a mutant is equivalent just where no state tells it apart, and a survivor by the patient that is named', (context) => {
  const protocol = tiny()
  const states = everyState(protocol.questions)
  const before = effects(protocol, write(context, protocol), states)
  const { mutants: all, equivalent, survivor } = mutants(write(context, protocol))
  for (const mutant of all.filter(({ of }) => !of.startsWith('floor'))) {
    const other = made(protocol, mutant)
    const dir = write(context, other)
    const after = effects(other, dir, states)
    assert.equal(
      mutant.fate === 'equivalent',
      after.every((effect, index) => effect === before[index]),
      `${mutant.pointer}: ${mutant.what}`,
    )
    if (mutant.fate !== 'survivor') continue
    const [was] = effects(protocol, write(context, protocol), [mutant.answers])
    assert.notEqual(effects(other, dir, [mutant.answers])[0], was)
    assert.ok(mutant.before.startsWith(JSON.parse(was)[0]))
  }
  assert.ok(equivalent > 3 && survivor > 10)
})

test('what a proof notices fails it, and vignettes of the survivors notice them', (context) => {
  const protocol = tiny()
  const closing = ['two']
  const vignettes = []
  for (let round = 0; ; round++) {
    const dir = write(context, protocol, vignettes.length > 0 ? vignettes : undefined)
    const { mutants: all, survivor } = mutants(dir)
    if (round === 0)
      for (const mutant of all.filter(({ fate, of }) => fate === 'proof' && !of.startsWith('floor')).slice(0, 12)) {
        const { stdout } = redflag(['prove', write(context, made(protocol, mutant)), '--json'])
        const property = JSON.parse(stdout).properties.find(({ id }) => id === mutant.by)
        assert.equal(property.holds, false, `${mutant.pointer}: ${mutant.what}`)
      }
    if (survivor === 0) break
    assert.ok(round < 8, 'survivors are left whatever is added')
    for (const { fate, answers } of all)
      if (fate === 'survivor') vignettes.push(vignetteOf(dir, answers, vignettes.length, closing))
  }
  assert.ok(vignettes.length > 5)
})

test('a vignette that fails as it is notices nothing, and is named; so is a property', (context) => {
  const protocol = tiny()
  const good = vignetteOf(write(context, protocol), { signs: [], injury: 'crash', age: 60 }, 0, [])
  const { vignettesAside } = mutants(write(context, protocol, [good, { ...good, id: 'wrong', rules: [] }]))
  assert.deepEqual(vignettesAside, ['wrong'])
  protocol.rules[0].unsure = 'home'
  assert.ok(mutants(write(context, protocol)).propertiesAside.includes('unknown-is-safe'))
})

describe('dropping a floor', () => {
  const fate = (result, id) => result.mutants.find(({ of }) => of === `floor ${id}`)
  test('is equivalent where another demands as much', (context) => {
    assert.equal(fate(mutants(write(context, tiny())), 'crash-seen').fate, 'equivalent')
  })
  test('is noticed by a mutant of the rules that it alone catches', (context) => {
    const { fate: noticed, by } = fate(mutants(write(context, tiny())), 'crash-to-er')
    assert.equal(noticed, 'proof')
    assert.match(by, /^floors, for \//)
  })
  test('is noticed by a vignette that stands on it alone', (context) => {
    const protocol = tiny()
    const vignette = vignetteOf(write(context, protocol), { signs: ['fever'], injury: 'none-of-it' }, 0, [])
    const found = fate(mutants(write(context, protocol, [vignette])), 'fever-seen')
    assert.deepEqual([found.fate, found.by], ['vignette', 'patient-0'])
  })
  test('survives where it guards what neither touches, and the patient is one whom no other floor holds', (context) => {
    const protocol = tiny()
    // The rules never come near it: whoever is hurt badly and old is sent on for the crash alone.
    protocol.floors.push({
      id: 'idle',
      when: { all: [{ question: 'injury', is: 'none-of-it' }, yes('calm')] },
      atLeast: 'home',
    })
    protocol.questions.push({ id: 'calm', kind: 'yes-no' })
    protocol.screens.push('calm')
    const found = fate(mutants(write(context, protocol)), 'idle')
    assert.equal(found.fate, 'survivor')
    assert.deepEqual([found.answers.injury, found.answers.calm], ['none-of-it', 'yes'])
  })
})

test('for people: the survivors, the totals, and the exit status', (context) => {
  const dir = write(context, tiny())
  const { status, stdout } = redflag(['mutate', dir])
  const { mutants: all, survivor } = mutants(dir)
  assert.equal(status, 1)
  assert.equal(stdout.match(/^survived: /gm).length, survivor)
  assert.ok(stdout.includes(`${all.length} mutants: `) && stdout.endsWith(`${survivor} survived\n`))
})

test('vignettes or a protocol that cannot be read are unusable', (context) => {
  assert.equal(redflag(['mutate', folder(context, { protocol: '{', words })]).status, 2)
  assert.equal(redflag(['mutate', folder(context, { protocol: tiny(), words, vignettes: '{' })]).status, 2)
  const wrong = redflag(['mutate', write(context, tiny(), [{ id: 'a', answers: { age: 'old' } }])])
  assert.equal(wrong.status, 2)
  assert.match(wrong.stderr, /vignettes\.json:\/vignettes\/0\/answers\/age: wrong-type/)
})

describe('no mutant of a protocol that ships survives', { concurrency: true }, () => {
  const rules = fileURLToPath(new URL('../../rules', import.meta.url))
  for (const name of readdirSync(rules).filter((entry) => existsSync(join(rules, entry, 'protocol.json'))))
    test(name, async () => {
      const { status, stdout } = await redflagAsync(['mutate', join(rules, name)], 300_000)
      assert.equal(status, 0, stdout)
      console.log(`${name}: ${stdout.trimEnd().split('\n').at(-1)}`)
    })
})
