// `redflag digest`: one SHA-256 that stays as it is until a decision changes.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import { assess, backPain, folder, redflag, redflagAsync, rules, vignettes } from './redflag.mjs'

const { protocol } = rules()

async function digest(dir, ...options) {
  const { status, stdout, stderr } = await redflagAsync(['digest', dir, ...options])
  assert.equal(stderr, '')
  assert.equal(status, 0)
  assert.match(stdout, /^[0-9a-f]{64}\n$/)
  return stdout.trim()
}

/** The input of the digest, as bytes. */
function printed(dir, ...options) {
  const { status, stdout, stderr } = redflag(['digest', dir, '--print', ...options], '', 'buffer')
  assert.equal(stderr.toString(), '')
  assert.equal(status, 0)
  return stdout
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')
const patients = (bytes) =>
  bytes
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split('\t').map((json) => JSON.parse(json)))

test('the same at every run, and for a copy elsewhere', async (context) => {
  const once = await digest(backPain)
  assert.equal(await digest(backPain), once)
  assert.equal(await digest(`${backPain}/`), once)
  assert.equal(await digest(folder(context, rules())), once)
})

test('without options it is 10000 patients from seed 1', async () => {
  const once = await digest(backPain)
  assert.equal(await digest(backPain, '--states', '10000', '--seed', '1'), once)
  assert.equal(patients(printed(backPain)).length, 1 + vignettes.length + 10_000)
})

test('other patients, another digest', async () => {
  const all = await Promise.all([
    digest(backPain),
    ...['9999', '10001', '0'].map((states) => digest(backPain, '--states', states)),
    ...['0', '2', '18446744073709551615'].map((seed) => digest(backPain, '--seed', seed)),
  ])
  assert.equal(new Set(all).size, all.length)
})

test('it is the SHA-256 of what --print writes', async () => {
  for (const options of [[], ['--seed', '7', '--states', '500']])
    assert.equal(await digest(backPain, ...options), sha256(printed(backPain, ...options)))
})

test('so it is for texts of every length around the 64 bytes of a block', async () => {
  const lengths = new Set()
  for (let states = 0; states < 25; ++states) {
    const bytes = printed(backPain, '--states', String(states))
    lengths.add(bytes.length % 64)
    assert.equal(await digest(backPain, '--states', String(states)), sha256(bytes), `${bytes.length} bytes`)
  }
  assert.ok(lengths.size > 12, `only ${lengths.size} lengths`)
})

test('first someone who answered nothing, then the vignettes, then those drawn: more of them only add to the end', () => {
  const few = printed(backPain, '--states', '5')
  const more = printed(backPain, '--states', '50')
  assert.ok(more.subarray(0, few.length).equals(few))
  const answers = patients(few).map(([patient]) => patient)
  assert.deepEqual(answers[0], {})
  assert.deepEqual(
    answers.slice(1, 1 + vignettes.length),
    vignettes.map((vignette) => vignette.answers),
  )
})

test('each outcome is the one that assess gives', () => {
  const lines = patients(printed(backPain, '--states', '300'))
  const { status, outcomes } = assess(lines.map(([answers], id) => JSON.stringify({ id, answers })))
  assert.equal(status, 0)
  assert.deepEqual(
    outcomes,
    lines.map(([, outcome], id) => ({ id, ...outcome })),
  )
})

// Every change of a rule that may change the outcome or the words of a patient.
const levels = protocol.dispositions.map(({ id }) => id)
const moreUrgent = (id) => levels[levels.indexOf(id) - 1]
const changes = {
  condition: (rule) => (rule.when = { not: rule.when }),
  disposition: (rule) => (rule.then = moreUrgent(rule.then)),
  'disposition when not sure': (rule) => (rule.unsure = moreUrgent(rule.unsure ?? protocol.unsure)),
  actions: (rule) => (rule.actions = [...(rule.actions ?? []), 'home-care']),
  id: (rule) => (rule.id += '-2'),
}

describe('another digest', { concurrency: 4 }, () => {
  const few = ['--states', '300']
  const before = digest(backPain, ...few)
  for (const [index, { id }] of protocol.rules.entries()) {
    test(`when anything changes in the rule ${id}`, async (context) => {
      for (const [name, change] of Object.entries(changes)) {
        const all = rules()
        change(all.protocol.rules[index])
        const dir = folder(context, { protocol: all.protocol, vignettes: all.vignettes })
        assert.notEqual(await digest(dir, ...few), await before, name)
      }
    })
  }
})

test('words, sources and the review do not count, only decisions do', async (context) => {
  const all = rules()
  all.words.questions.age.ask = 'Your age?'
  all.review.due = '2999-01-01'
  all.sources.sources[0].title = 'Another'
  assert.equal(await digest(folder(context, all)), await digest(backPain))
})

test('a protocol without vignettes has a digest too; vignettes that cannot be read have none', async (context) => {
  const others = rules()
  delete others.vignettes
  assert.notEqual(await digest(folder(context, others)), await digest(backPain))
  const broken = redflag(['digest', folder(context, { ...others, vignettes: '{' })])
  assert.deepEqual([broken.status, broken.stdout], [2, ''])
  assert.match(broken.stderr, /vignettes\.json:.*: json-syntax: /)
  const all = rules()
  all.vignettes.vignettes[3].answers.age = 'old'
  const wrong = redflag(['digest', folder(context, all)])
  assert.deepEqual([wrong.status, wrong.stdout], [2, ''])
  assert.match(wrong.stderr, /vignettes\.json:\/vignettes\/3\/answers\/age: wrong-type: /)
})

test('a count that is none is wrong usage', () => {
  for (const option of ['--states', '--seed'])
    for (const count of ['', '-1', '1.5', '1e3', 'ten', ' 1', '0x10', '18446744073709551616']) {
      const { status, stdout, stderr } = redflag(['digest', backPain, option, count])
      assert.deepEqual([option, count, status, stdout], [option, count, 2, ''])
      assert.match(stderr, /^redflag: --states and --seed need a whole number/)
    }
  assert.equal(redflag(['digest', backPain, '--states', '100000001']).status, 2)
})
