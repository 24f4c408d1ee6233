// How the command line itself is used: what is wrong with it is told on stderr, with the right way, and exits with 2.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, openSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { backPain, redflag, tool } from './redflag.mjs'

const verbs = ['check', 'assess', 'ask', 'fhir', 'review', 'digest']
const first = (text) => text.split('\n')[0]

/** The complaint of a command that is used wrongly. */
function refused(...args) {
  const { status, stdout, stderr } = redflag(args)
  assert.equal(status, 2, `redflag ${args.join(' ')}`)
  assert.equal(stdout, '')
  assert.match(stderr, /^redflag: /)
  return stderr
}

test('without a verb, and with one that is not there, all verbs are shown', () => {
  for (const args of [[], ['frob', backPain], ['frob', '--help'], [''], ['--frob']]) {
    const message = refused(...args)
    for (const verb of verbs) assert.match(message, new RegExp(`^ +${verb} DIR`, 'm'))
    assert.match(message, /Exit status: 0 .* 1 .* 2 /)
  }
  assert.match(first(refused('frob')), /frob/)
})

test('without a folder, and with two, the right use of the verb is shown', () => {
  for (const verb of verbs) {
    for (const args of [[verb], [verb, ''], [verb, backPain, backPain]]) {
      const message = refused(...args)
      assert.match(first(message), /folder/)
      assert.match(message, new RegExp(`^redflag ${verb} DIR`, 'm'))
    }
  }
})

test('an option that the verb does not have is named', () => {
  for (const verb of verbs)
    for (const option of ['--zzz', '-x', '-', '--']) {
      const message = refused(verb, backPain, option)
      assert.equal(first(message), `redflag: there is no option ${option} here`)
      assert.match(message, new RegExp(`^redflag ${verb} DIR`, 'm'))
    }
  assert.match(first(refused('assess', backPain, '--json')), /--json/)
  assert.match(first(refused('check', backPain, '--lang', 'en')), /--lang/)
})

test('an option without its value, and a value too many, are refused', () => {
  for (const [verb, option] of [
    ['check', '--today'],
    ['ask', '--lang'],
    ['review', '--output'],
    ['fhir', '--base'],
    ['digest', '--states'],
    ['digest', '--seed'],
  ])
    assert.match(first(refused(verb, backPain, option)), new RegExp(`${option} needs a value`))
  assert.match(first(refused('check', backPain, '--json=yes')), /--json takes no value/)
  assert.match(first(refused('digest', backPain, '--print=all')), /--print takes no value/)
})

test('--help shows all verbs, or how one of them is used, on stdout', () => {
  for (const flag of ['--help', '-h']) {
    const { status, stdout, stderr } = redflag([flag])
    assert.deepEqual([status, stderr], [0, ''])
    for (const verb of verbs) {
      assert.match(stdout, new RegExp(`^ +${verb} DIR`, 'm'))
      for (const args of [
        [verb, flag],
        [verb, '/nowhere', flag],
      ]) {
        const help = redflag(args)
        assert.deepEqual([help.status, help.stderr], [0, ''])
        assert.match(help.stdout, new RegExp(`^redflag ${verb} DIR`))
        assert.ok(help.stdout.length > 200, help.stdout)
      }
    }
  }
})

test('every option is explained in the help of its verb', () => {
  for (const [verb, ...options] of [
    ['check', '--json', '--today'],
    ['ask', '--lang'],
    ['fhir', '--records', '--answers', '--base'],
    ['review', '--output'],
    ['digest', '--states', '--seed', '--print'],
  ])
    for (const option of options) assert.match(redflag([verb, '--help']).stdout, new RegExp(`^  ${option} .*\\S`, 'm'))
})

test('--version is the version of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../web/package.json', import.meta.url), 'utf8'))
  assert.deepEqual(redflag(['--version']), { status: 0, stdout: `redflag ${version}\n`, stderr: '' })
})

test('a folder that cannot be read is told by every verb, with exit status 2', () => {
  for (const verb of verbs) {
    const { status, stdout, stderr } = redflag([verb, '/nowhere/at/all'])
    assert.deepEqual([verb, status, stdout], [verb, 2, ''])
    assert.match(stderr, /^\/nowhere\/at\/all\/protocol\.json:: unreadable: /)
  }
})

const full = '/dev/full'

test('output that nobody can take is told, with exit status 2', { skip: !existsSync(full) }, () => {
  for (const args of [['digest', backPain], ['check', backPain, '--json'], ['--help'], ['assess', backPain]]) {
    const { status, stderr } = spawnSync(tool, args, {
      input: '{"id":1,"answers":{}}\n',
      stdio: ['pipe', openSync(full, 'w'), 'pipe'],
      encoding: 'utf8',
    })
    assert.equal(status, 2, args.join(' '))
    assert.match(stderr, /^redflag: the output could not be written/)
  }
})
