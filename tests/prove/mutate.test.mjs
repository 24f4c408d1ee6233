// redflag mutate: what is held to change nothing changes nothing, what survived would be noticed by the vignette that is
// named, and what is noticed is.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { folder, redflag, redflagAsync } from '../cli/redflag.mjs'
import { demands, effects, mutated, mutants, stating, tiny, vignetteOf, write } from './mutants.mjs'
import { everyState } from './states.mjs'

const named = ({ pointer, what: change }) => `${pointer}: ${change}`
// Judged once for all who change nothing of it.
let judged
const judgedTiny = (context) => (judged ??= mutants(write(context, tiny())))
const ofFloor = (mutant) => mutant.of.startsWith('floor')

test('every kind of mistake is made, wherever it can be, and none twice', (context) => {
  const { mutants: all } = judgedTiny(context)
  const names = all.map(named)
  for (const name of [
    '/rules/0: dropped',
    '/rules/0: then "now" became "soon"',
    '/rules/0: unsure "soon" became "now"',
    '/rules/0: unsure "soon" became "home"',
    '/rules/0: declined "home" became "soon"',
    '/rules/2/actions/0: action "tell" dropped',
    '/rules/0: closes booking',
    '/rules/3: no longer closes booking',
    '/rules/1/when: all became any',
    '/rules/2/when: any became all',
    '/rules/2/when: negated',
    '/rules/1/when/all/0: dropped',
    '/rules/1/when/all/1/is/1: "bump" dropped',
    '/rules/1/when/all/1/is/1: "bump" became "none-of-it"',
    '/rules/0/when/is: "crash" became "bump"',
    '/rules/2/when/any/0/min: min 71 became 70',
    '/rules/3/when/of/2/max: max 65 became 66',
    '/rules/3/when: at least 2 became at least 1',
    '/rules/3/when: at least 2 became at least 3',
    '/terms/0/is/is/0: "fever" dropped',
    '/questions/2/when: dropped',
    '/questions/2/when: lost its "not"',
    '/floors/0: dropped',
    '/floors/0: atLeast "now" became "soon"',
    '/floors/1: atLeast "soon" became "now"',
    '/floors/2/when/is: "fever" became "chills"',
    '/floors/2/when: negated',
    '/dispositions/1: urgency "soon" became "urgent"',
    '/dispositions/1: urgency "soon" became "routine"',
    '/dispositions/1/actions/1: "rest" dropped',
    '/dispositions/1/actions/0: the second leads',
    '/actions/1: kind "call" became "book"',
    '/actions/2: kind "do" became "call"',
    '/actions/1: phone "doctor" became "emergency"',
    '/screens/0: swapped with the next',
    '/screens/0/0: swapped with the next',
  ])
    assert.ok(names.includes(name), name)
  assert.equal(new Set(names).size, names.length)
})

test('a mutant is equivalent just where no state tells it apart, and a survivor by the patient that is named', (context) => {
  const protocol = tiny()
  const dir = write(context, protocol)
  const spoken = everyState(protocol.questions)
  const declined = protocol.questions.flatMap(({ id }) => spoken.map((state) => ({ ...state, [id]: 'declined' })))
  const states = [...new Map([...spoken, ...declined].map((state) => [JSON.stringify(state), state])).values()]
  const before = effects(protocol, dir, states)
  const demanded = demands(context, protocol, states)
  const { mutants: all, equivalent, survivor } = judgedTiny(context)
  for (const mutant of all.filter(({ of: subject, fate }) => subject !== 'screens' && fate !== 'refused')) {
    const changed = mutated(protocol, mutant)
    const otherDir = write(context, changed)
    const same = ofFloor(mutant)
      ? demands(context, changed, states).every((demand, index) => demand === demanded[index])
      : effects(changed, otherDir, states).every((effect, index) => effect === before[index])
    assert.equal(mutant.fate === 'equivalent', same, named(mutant))
    if (mutant.fate !== 'survivor' || ofFloor(mutant)) continue
    const [original] = effects(protocol, dir, [mutant.answers])
    assert.notEqual(effects(changed, otherDir, [mutant.answers])[0], original, named(mutant))
    if (!mutant.statement) assert.ok(mutant.before.startsWith(JSON.parse(original)[0]), named(mutant))
  }
  assert.ok(equivalent > 3 && survivor > 10)
})

test('whether an option is offered counts as well', (context) => {
  const protocol = tiny()
  protocol.questions[0].options[1].when = { question: 'injury', is: ['crash', 'bump'] }
  const dir = write(context, protocol)
  const states = everyState(protocol.questions)
  const before = effects(protocol, dir, states)
  const ownMutants = mutants(dir).mutants.filter(({ pointer }) => pointer.startsWith('/questions/0/options/1/when'))
  assert.ok(ownMutants.some(({ pointer, what: change }) => pointer.endsWith('/when') && change === 'dropped'))
  for (const mutant of ownMutants.filter(({ fate }) => fate !== 'refused')) {
    const changed = mutated(protocol, mutant)
    const after = effects(changed, write(context, changed), states)
    const same = after.every((effect, index) => effect === before[index])
    assert.equal(mutant.fate === 'equivalent', same, named(mutant))
  }
})

test('what is refused of a mutant is what check has against it', (context) => {
  const protocol = tiny()
  const refused = judgedTiny(context).mutants.filter(({ fate }) => fate === 'refused')
  assert.ok(refused.length > 0)
  for (const mutant of refused.slice(0, 6)) {
    const { stdout, stderr } = redflag(['check', write(context, mutated(protocol, mutant))])
    assert.ok((stdout + stderr).includes(` ${mutant.by}: `), `${named(mutant)}: ${stdout}${stderr}`)
  }
})

test('what a proof notices fails it', (context) => {
  const protocol = tiny()
  const noticed = judgedTiny(context).mutants.filter(({ fate }) => fate === 'proof')
  assert.ok(noticed.length > 0)
  for (const mutant of noticed.slice(0, 12)) {
    const { stdout } = redflag(['prove', write(context, mutated(protocol, mutant)), '--json'])
    const property = JSON.parse(stdout).properties.find(({ id }) => id === mutant.by)
    assert.equal(property.holds, false, named(mutant))
  }
})

test('vignettes of the survivors, stating what is named, notice all of them', (context) => {
  const protocol = tiny()
  const dir = write(context, protocol)
  let vignettes = []
  for (let round = 0; ; round++) {
    const { mutants: all, survivor } = round === 0 ? judgedTiny(context) : mutants(write(context, protocol, vignettes))
    if (survivor === 0) break
    assert.ok(round < 8, 'survivors are left whatever is added')
    for (const { fate, answers, vignette, statement } of all) {
      // Nobody knows yet whom a change of screens would touch.
      if (fate !== 'survivor' || !answers) continue
      const known = vignettes.find(({ id }) => id === vignette) ?? vignetteOf(dir, answers, vignettes.length)
      const fuller = statement ? stating(context, protocol, known, statement) : known
      vignettes = [...vignettes.filter(({ id }) => id !== known.id), fuller]
    }
  }
  const stated = (key) => vignettes.some((vignette) => key in vignette)
  assert.ok(stated('floors') && stated('outcome') && stated('asked') && vignettes.length > 5)
})

test('without its statement a vignette lets a mistake through, and notices it with it', (context) => {
  const protocol = tiny()
  const dir = write(context, protocol)
  const bare = [
    vignetteOf(dir, { signs: ['fever'], injury: 'none-of-it' }, 0),
    vignetteOf(dir, { signs: [], injury: 'bump', age: 71 }, 1),
  ]
  const full = bare.map((vignette) =>
    ['floors', 'outcome', 'asked'].reduce((known, key) => stating(context, protocol, known, key), vignette),
  )
  const [without, stated] = [bare, full].map((vignettes) => mutants(write(context, protocol, vignettes)).mutants)
  for (const [name, expected] of [
    ['/floors/2: dropped', 'patient-0, floors'],
    ['/floors/2: atLeast "soon" became "home"', 'patient-0, floors'],
    ['/floors/2/when/is: "fever" became "chills"', 'patient-0, floors'],
    ['/dispositions/1: urgency "soon" became "routine"', 'patient-0, outcome'],
    ['/dispositions/1/actions/0: the second leads', 'patient-0, outcome'],
    ['/actions/3: kind "do" became "learn"', 'patient-0, outcome'],
    ['/actions/1: phone "doctor" became "emergency"', 'patient-0, outcome'],
    ['/screens/0/0: swapped with the next', 'patient-0, asked'],
  ]) {
    const fateOf = (all) => all.find((mutant) => named(mutant) === name)
    assert.equal(fateOf(without).fate, 'survivor', name)
    assert.deepEqual([fateOf(stated).fate, fateOf(stated).by], ['vignette', expected], name)
  }
})

test('a vignette that fails as it is notices nothing, and is named; so is a property', (context) => {
  const protocol = tiny()
  const good = vignetteOf(write(context, protocol), { signs: [], injury: 'crash', age: 60 }, 0)
  const { vignettesAside } = mutants(
    write(context, protocol, [good, { ...good, id: 'wrong', rules: [] }, { ...good, id: 'wrong-too', floors: [] }]),
  )
  assert.deepEqual(vignettesAside, ['wrong', 'wrong-too'])
  protocol.rules[0].unsure = 'home'
  assert.ok(mutants(write(context, protocol)).propertiesAside.includes('unknown-is-safe'))
})

test('dropping a floor is equivalent where another demands as much', (context) => {
  const { mutants: all } = judgedTiny(context)
  assert.equal(all.find((mutant) => named(mutant) === '/floors/1: dropped').fate, 'equivalent')
})

test('for people: the survivors, who would notice them, the totals, and the exit status', (context) => {
  const protocol = tiny()
  const dir = write(context, protocol, [
    vignetteOf(write(context, protocol), { signs: [], injury: 'bump', age: 70 }, 0),
  ])
  const { status, stdout } = redflag(['mutate', dir])
  const { mutants: all, survivor } = mutants(dir)
  assert.equal(status, 1)
  assert.equal(stdout.match(/^survived: /gm).length, survivor)
  assert.match(stdout, /^ {2}the vignette patient-0, if it stated asked$/m)
  assert.match(stdout, /^ {2}a vignette with \{.*\}, if it states floors$/m)
  assert.ok(stdout.includes(`${all.length} mutants: `) && stdout.endsWith(`${survivor} survived\n`))
})

test('vignettes or a protocol that cannot be read are unusable', (context) => {
  assert.equal(redflag(['mutate', folder(context, { protocol: '{' })]).status, 2)
  assert.equal(redflag(['mutate', folder(context, { protocol: tiny(), vignettes: '{' })]).status, 2)
  const unread = redflag(['mutate', write(context, tiny(), [{ id: 'a', answers: { age: 'old' } }])])
  assert.equal(unread.status, 2)
  assert.match(unread.stderr, /vignettes\.json:\/vignettes\/0\/answers\/age: wrong-type/)
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
