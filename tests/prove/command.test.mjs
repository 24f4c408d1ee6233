// `redflag prove` as a command: what it prints, its exit status, --json, the certificate.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { assess, folder, redflag } from '../cli/redflag.mjs'
import { copies } from './copies.mjs'
import { generate } from './generate.mjs'
import { broken, item, properties, sound, whole } from './support.mjs'

const inProject = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const prove = (dir, ...options) => redflag(['prove', dir, ...options])
const backPain = JSON.parse(readFileSync(inProject('rules/back-pain/protocol.json'), 'utf8'))

describe('for people', () => {
  test('a line for each property, with its scope and time; exit 0 when all hold', (context) => {
    const { status, stdout, stderr } = prove(folder(context, whole(sound())))
    assert.deepEqual([status, stderr], [0, ''])
    const lines = stdout.trim().split('\n')
    assert.match(lines[0], /tested 1\.0\.0, SHA-256 [0-9a-f]{64}, by Z3 \d+\.\d+\.\d+$/)
    assert.deepEqual(
      lines.slice(1).map((line) => line.match(/^holds {2}(\S+) +\d+\.\d{3} s {2}\S/)?.[1]),
      properties,
    )
  })

  test('a failure is two patients in the words of the protocol, and their answers as lines for assess', (context) => {
    const dir = folder(context, whole(broken()))
    const { status, stdout } = prove(dir)
    assert.equal(status, 1)
    assert.match(stdout, /^FAILS {2}unknown-is-safe/m)
    assert.match(stdout, /unknown-is-safe: .*numb/)
    assert.match(stdout, /One said\n {6}How about numb\? {2}Yes\n {6}told: Go now \(now\)\n/)
    assert.match(stdout, /The other said\n {6}How about numb\? {2}Not sure\n/)
    const lines = stdout.split('\n').filter((line) => line.includes('"answers"'))
    const { status: good, outcomes } = assess(lines, dir)
    assert.equal(good, 0)
    assert.deepEqual(
      outcomes.slice(-2).map(({ id }) => id),
      ['one', 'the other'],
    )
  })

  test('a protocol without words is proved all the same, and told by its ids', (context) => {
    const { status, stdout, stderr } = prove(folder(context, { protocol: broken() }))
    assert.equal(status, 1)
    assert.match(stderr, /^redflag: .* has no words: they are not looked at\n$/)
    assert.match(stdout, /all answers; no words were looked at/)
    assert.match(stdout, /numb {2}yes\n {6}told: now \(now\)/)
  })

  test('what --seconds leaves no time for is OPEN, for people and as JSON, and does not hold', (context) => {
    const large = folder(context, { protocol: copies(backPain, 10) })
    const { status, stdout } = prove(large, '--seconds', '1')
    assert.equal(status, 1)
    assert.match(stdout, /^OPEN +\S+ .*no time left: 1 s are over/m)
    const result = JSON.parse(prove(large, '--seconds', '1', '--json').stdout)
    assert.equal(result.holds, false)
    const open = result.properties.filter(({ undecided }) => undecided > 0)
    assert.ok(open.length > 0)
    assert.deepEqual(
      open.map(({ holds, failures }) => [holds, failures.length]),
      open.map(() => [false, 0]),
    )
  })
  test('--seconds takes whole numbers only', (context) => {
    const dir = folder(context, whole(sound()))
    for (const seconds of ['-1', '1.5', 'x', '']) {
      const { status, stderr } = prove(dir, '--seconds', seconds)
      assert.equal(status, 2, seconds)
      assert.match(stderr, /--seconds needs a whole number/)
    }
    assert.equal(prove(dir, '--seconds', '0').status, 0)
  })

  test('exceptions are listed, and whether they are needed', (context) => {
    const protocol = broken()
    protocol.exceptions = [
      { property: 'unknown-is-safe', of: 'numb', decisions: ['D1', 'D-numb'] },
      { property: 'monotone', of: 'tired', decisions: ['D2'], where: { question: 'numb', is: 'yes' } },
    ]
    const { stdout } = prove(folder(context, whole(protocol)))
    assert.match(stdout, /^holds {2}unknown-is-safe/m)
    assert.match(stdout, /^ {2}unknown-is-safe of numb, decided in D1 D-numb$/m)
    assert.match(stdout, /^ {2}monotone of tired, in some states, decided in D2; NOT NEEDED: /m)
  })
})

describe('cannot prove, exit 2', () => {
  const cases = {
    'a protocol that is no JSON': ['{', /json-syntax/],
    'a rule on a question that is not there': [
      () => {
        const protocol = sound()
        item(protocol.rules, 'numb').when.question = 'gone'
        return protocol
      },
      /unknown-id|unknown-question/,
    ],
    'a question that waits for itself': [
      () => {
        const protocol = sound()
        item(protocol.questions, 'age').when = { question: 'age', min: 3 }
        return protocol
      },
      /cycle/,
    ],
    'a floor that names no option of the question': [
      () => {
        const protocol = sound()
        item(protocol.floors, 'crash-to-er').when.is = 'fire'
        return protocol
      },
      /\/floors\/1\/when\/is: unknown-option/,
    ],
    'an exception to nothing that is proved': [
      () => ({ ...sound(), exceptions: [{ property: 'beauty', of: 'numb', decisions: ['D1'] }] }),
      /\/exceptions\/0: unknown-value/,
    ],
  }
  for (const [name, [protocol, problem]] of Object.entries(cases))
    test(name, (context) => {
      const dir = folder(context, { protocol: typeof protocol === 'string' ? protocol : protocol() })
      for (const options of [[], ['--json']]) {
        const { status, stdout, stderr } = prove(dir, ...options)
        assert.deepEqual([status, stdout], [2, ''])
        assert.match(stderr, problem)
      }
    })

  test('a folder that is not there, and a certificate that cannot be written', (context) => {
    assert.equal(prove('/nowhere').status, 2)
    const dir = folder(context, whole(sound()))
    const { status, stderr } = prove(dir, '--certificate', join(dir, 'no/such/folder.json'))
    assert.equal(status, 2)
    assert.match(stderr, /could not be written/)
  })
})

describe('certificate', () => {
  test('says what was proved of which bytes, the same at every run, without times', (context) => {
    const protocol = sound()
    protocol.exceptions = [{ property: 'monotone', of: 'numb', decisions: ['D1'] }]
    const dir = folder(context, whole(protocol))
    const path = join(dir, 'certificate.json')
    const write = () => {
      // An exception that is not needed is wrong.
      assert.equal(prove(dir, '--certificate', path).status, 1)
      return readFileSync(path, 'utf8')
    }
    const once = write()
    assert.equal(write(), once)
    const certificate = JSON.parse(once)
    assert.deepEqual(Object.keys(certificate), [
      'protocol',
      'version',
      'sha256',
      'solver',
      'holds',
      'properties',
      'exceptions',
    ])
    const bytes = readFileSync(join(dir, 'protocol.json'))
    assert.equal(certificate.sha256, createHash('sha256').update(bytes).digest('hex'))
    assert.deepEqual([certificate.protocol, certificate.version, certificate.holds], ['tested', '1.0.0', true])
    assert.match(certificate.solver, /^Z3 \d/)
    assert.deepEqual(
      certificate.properties.map(({ id, holds }) => [id, holds]),
      properties.map((name) => [name, true]),
    )
    for (const property of certificate.properties) assert.deepEqual(Object.keys(property), ['id', 'holds', 'scope'])
    assert.deepEqual(certificate.exceptions, [{ ...protocol.exceptions[0], needed: false }])
  })

  test('is written of a failure, too, and says so', (context) => {
    const dir = folder(context, whole(broken()))
    const path = join(dir, 'certificate.json')
    assert.equal(prove(dir, '--certificate', path).status, 1)
    const { holds, properties } = JSON.parse(readFileSync(path, 'utf8'))
    assert.equal(holds, false)
    assert.equal(item(properties, 'unknown-is-safe').holds, false)
    assert.equal(item(properties, 'floors').holds, true)
  })
})

test('every language counts, and one that cannot be read has no words', (context) => {
  const dir = folder(context, whole(sound()))
  mkdirSync(join(dir, 'words'), { recursive: true })
  writeFileSync(join(dir, 'words/fr.json'), '{')
  const { status, stdout, stderr } = prove(dir, '--json')
  assert.equal(status, 1)
  assert.match(stderr, /fr\.json:.*json-syntax/)
  const proof = JSON.parse(stdout)
  assert.ok(
    item(proof.properties, 'decides').failures.some(({ of: id, message }) => id === 'now' && /\bfr\b/.test(message)),
  )
  rmSync(join(dir, 'words/fr.json'))
  assert.equal(prove(dir).status, 0)
})

test('sixty terms, each of which looks twice at the one before, are proved as soon as one', (context) => {
  const protocol = sound()
  const twice = (term) => ({ all: [{ term }, { term }] })
  const ids = Array.from({ length: 60 }, (_, index) => `t${index}`)
  protocol.terms = ids.map((id, index) => ({
    id,
    is: index === 0 ? item(protocol.rules, 'crash').when : twice(ids[index - 1]),
  }))
  item(protocol.rules, 'crash').when = { term: ids.at(-1) }
  const { status, stdout } = prove(folder(context, whole(protocol)))
  assert.equal(status, 0, stdout)
})

test('a hundred questions and two hundred rules are proved in seconds', (context) => {
  const { status, stdout } = prove(folder(context, { protocol: generate(100, 200) }), '--json')
  assert.equal(status, 0)
  assert.ok(JSON.parse(stdout).seconds < 10)
})

// Found part by part: together they have too many ways to go on to be looked at as one.
test('three times the rules for back pain are proved as once', (context) => {
  const { status, stdout } = prove(folder(context, { protocol: copies(backPain, 3) }), '--json')
  assert.equal(status, 0, stdout)
})

test('the protocol of the article is proved but for a place that nothing leads to', () => {
  const article = inProject('tests/protocols/article/back-pain')
  assert.ok(existsSync(article))
  const { properties } = JSON.parse(prove(article, '--json').stdout)
  const failing = properties.filter(({ holds }) => !holds)
  assert.deepEqual(
    failing.map(({ id, failures }) => [id, failures.map((failure) => failure.of)]),
    [['nothing-is-dead', ['call-911', 'call-911']]],
  )
})

test('back pain holds', () => {
  const { status, stdout } = prove(inProject('rules/back-pain'), '--json')
  const { properties } = JSON.parse(stdout)
  assert.deepEqual(
    properties.filter(({ holds }) => !holds).map(({ failures }) => failures.map(({ message }) => message)),
    [],
  )
  assert.equal(status, 0)
})
