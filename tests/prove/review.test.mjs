// `redflag review --certificate`: what was proved, as part of the page.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { folder, redflag, rules } from '../cli/redflag.mjs'
import { item, properties, sound, words } from './support.mjs'

function page(context, certified, shown = certified) {
  const dir = (protocol) => folder(context, { protocol, words: words(protocol) })
  const [certifiedDir, shownDir] = [dir(certified), dir(shown)]
  const certificate = join(certifiedDir, 'certificate.json')
  redflag(['prove', certifiedDir, '--certificate', certificate])
  const { status, stdout, stderr } = redflag(['review', shownDir, '--certificate', certificate])
  assert.equal(stderr.includes('certificate.json:/sha256: stale-certificate: '), certified !== shown)
  assert.notEqual(status, 0)
  return stdout
}

const section = (html) => html.match(/<section id="proof".*?<\/section>/s)[0]

test('each property is said in plain words, and that it was proved', (context) => {
  const html = page(context, sound())
  assert.match(html, /<a href="#proof">What was proved<\/a>/)
  assert.equal(section(html).match(/<strong>Proved<\/strong>/g).length, properties.length)
  assert.match(section(html), /A worse answer never leads to less urgent care\./)
  assert.doesNotMatch(section(html), /alarm/)
})

test('what was not proved stands out', (context) => {
  const protocol = sound()
  item(protocol.floors, 'numb-to-er').when = { question: 'tired', is: 'yes' }
  const html = section(page(context, protocol))
  assert.equal(html.match(/<strong class="alarm">Not proved<\/strong>/g).length, 1)
  assert.match(html, /<dt>floors<\/dt><dd>[^<]*<strong class="alarm">Not proved/)
})

test('a certificate of other rules is told from one of these', (context) => {
  const changed = { ...sound(), version: '1.0.1' }
  assert.match(section(page(context, sound(), changed)), /<p class="alarm">This proof is of other rules/)
})

test('without a certificate nothing is said of proofs; one that cannot be read is an error', (context) => {
  const dir = folder(context, rules())
  assert.doesNotMatch(redflag(['review', dir]).stdout, /id="proof"/)
  const { status, stdout, stderr } = redflag(['review', dir, '--certificate', join(dir, 'none.json')])
  assert.deepEqual([status, stdout], [2, ''])
  assert.match(stderr, /none\.json could not be read as JSON/)
})
