// `redflag prove --verify`: a certificate that is true, and those that are not.
import assert from 'node:assert/strict'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { folder, redflag } from '../cli/redflag.mjs'
import { broken, properties, sound, whole } from './support.mjs'

const prove = (dir, ...options) => redflag(['prove', dir, ...options])

describe('--verify', () => {
  const certified = (context, protocol) => {
    const dir = folder(context, whole(protocol))
    const path = join(dir, 'certificate.json')
    prove(dir, '--certificate', path)
    const verify = () => prove(dir, '--verify', path)
    const forge = (change) => {
      const certificate = JSON.parse(readFileSync(path, 'utf8'))
      change(certificate)
      writeFileSync(path, JSON.stringify(certificate))
    }
    return { dir, path, verify, forge }
  }

  test('a certificate that is true is told so, with how many states were tried one by one', (context) => {
    const { verify, forge } = certified(context, sound())
    const tried =
      /certificate\.json: as proved now; \d+ states tried one by one, in parts of at most 3000; \d+ parts have more\n$/
    const { status, stdout, stderr } = verify()
    assert.deepEqual([status, stderr], [0, ''])
    assert.match(stdout, tried)
    forge((certificate) => void (certificate.solver = 'Z3 9.9.9'))
    assert.equal(verify().status, 0, 'another solver proves the same')
  })

  test('one that claims what does not hold is told by the proof and by the states that were tried', (context) => {
    const { verify, forge } = certified(context, broken())
    assert.equal(verify().status, 1, 'the protocol is not safe')
    assert.equal(verify().stderr, '', 'but the certificate says so')
    forge((certificate) => {
      certificate.holds = true
      for (const property of certificate.properties) property.holds = true
    })
    const { status, stderr } = verify()
    assert.equal(status, 1)
    assert.match(stderr, /certificate\.json:\/holds: other-proof: /)
    const place = `/properties/${properties.indexOf('unknown-is-safe')}`
    assert.ok(stderr.includes(`${place}/holds: other-proof: `), stderr)
    assert.ok(stderr.includes(`${place}: tried-otherwise: "numb" breaks it`), stderr)
  })

  test('one of other rules, one that leaves out a property, and one that is no JSON', (context) => {
    const stale = certified(context, sound())
    stale.forge((certificate) => void (certificate.sha256 = '0'.repeat(64)))
    assert.match(stale.verify().stderr, /:\/sha256|: stale-certificate: /)
    assert.equal(stale.verify().status, 1)
    const short = certified(context, sound())
    short.forge(({ properties: list }) => void list.pop())
    assert.match(short.verify().stderr, /:\/properties: other-proof: /)
    writeFileSync(short.path, '{"holds":')
    assert.match(short.verify().stderr, /json-syntax/)
    assert.equal(short.verify().status, 1)
    rmSync(short.path)
    assert.match(short.verify().stderr, /unreadable/)
    assert.equal(short.verify().status, 2)
  })

  test('check and the review page refuse one that is forged, and one of other rules', (context) => {
    const { dir, path, forge } = certified(context, broken())
    const check = () => redflag(['check', dir, '--certificate', path]).stderr
    const page = () => redflag(['review', dir, '--certificate', path])
    const theirs = /certificate\.json/
    assert.doesNotMatch(check(), theirs)
    assert.doesNotMatch(page().stderr, theirs)
    assert.doesNotMatch(page().stdout, /rely on it/)
    forge((certificate) => void (certificate.holds = true))
    assert.match(check(), /certificate\.json:\/holds: other-proof: /)
    assert.match(page().stderr, /certificate\.json:\/holds: other-proof: /)
    assert.match(page().stdout, /<p class="alarm">This proof says something else than was found/)
    assert.notEqual(page().status, 0)
    forge((certificate) => void (certificate.sha256 = '0'.repeat(64)))
    assert.match(check(), /certificate\.json:\/sha256: stale-certificate: /)
    assert.match(page().stdout, /<p class="alarm">This proof is of other rules/)
    const { problems } = JSON.parse(redflag(['check', dir, '--json', '--certificate', path]).stdout)
    assert.ok(problems.some(({ file, code }) => file === path && code === 'stale-certificate'))
  })
})
