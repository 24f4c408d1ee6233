// The picture in the page of `redflag review`: whatever `dot` on PATH draws, without what differs from one Graphviz to the next.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { tmpdir } from 'node:os'
import { test } from 'node:test'
import { backPain, folder, rules } from './redflag.mjs'
import { ids, review } from './review-page.mjs'

const today = rules().review.due

/** The page made with this shell script as `dot`, and the graph it was given. */
function draw(context, script, dir = backPain) {
  const bin = mkdtempSync(join(tmpdir(), 'redflag-'))
  context.after(() => rmSync(bin, { recursive: true }))
  writeFileSync(join(bin, 'dot'), `#!/bin/sh\ncat > '${bin}/graph'\n${script}\n`, { mode: 0o755 })
  const { status, page, stderr } = review(dir, today, { PATH: `${bin}${delimiter}${process.env.PATH}` })
  return { status, page, stderr, graph: readFileSync(join(bin, 'graph'), 'utf8') }
}

const drawing = `echo '<?xml version="1.0"?><!DOCTYPE svg><!-- by graphviz 99 --><svg width="1pt" xmlns="http://www.w3.org/2000/svg">
<g id="node1" class="node"><title>s0</title>
<!-- s0 --><text>drawn</text></g></svg>'`

test('the picture stands in the page, with a label and without comments, titles and ids', (context) => {
  const { status, page } = draw(context, drawing)
  assert.equal(status, 0)
  const svg = page.match(/<svg[^]*<\/svg>/)[0]
  assert.match(svg, /^<svg role="img" aria-label="[^"]+" width="1pt"/)
  assert.match(svg, /<g class="node"><text>drawn<\/text><\/g>/)
  assert.doesNotMatch(page, /<!--|<\?xml|<!DOCTYPE svg|node1/)
  assert.match(page, /<figure>[^]*<\/svg>[^]*<figcaption>/)
  for (const { id } of rules().protocol.questions) assert.ok(ids(page).includes(`question-${id}`))
})

test('the graph holds every screen, every place that something leads to, and an arrow for each pair', (context) => {
  const { graph } = draw(context, drawing)
  const { screens, dispositions } = rules().protocol
  const node = (kind, index) => `${kind}${index}`
  screens.forEach((_, i) => assert.match(graph, new RegExp(`^${node('s', i)} \\[`, 'm')))
  const place = (id) =>
    node(
      'd',
      dispositions.findIndex((disposition) => disposition.id === id),
    )
  for (const [question, id] of [
    ['nerve-signs', 'emergency-room'],
    ['age', 'urgent-care'],
    ['weight-loss', 'call-doctor'],
    ['daily-life', 'book-visit'],
  ])
    assert.ok(graph.includes(`${node('s', screens.indexOf(question))}:e -> ${place(id)}:w`), `${question} to ${id}`)
  assert.ok(!graph.includes(`${place('call-911')} [`), 'no rule gives call-911 yet')
})

test('quotes, backslashes and markup in words stay inside the strings of the graph', (context) => {
  const all = rules()
  all.words.questions['nerve-signs'].ask = 'a"];evil->b;\\N<i>&amp;'
  const { graph } = draw(context, drawing, folder(context, all))
  assert.ok(graph.includes('label="1. a&quot;];evil-&gt;b;\\\\N&lt;i&gt;&amp;amp;"'), graph)
})

test('a dot that fails, or draws nothing, leaves the list, and the exit status is 0', (context) => {
  for (const script of [`${drawing}\nexit 1`, 'echo no picture', 'kill -9 $$', 'echo some noise >&2']) {
    const { status, page, stderr } = draw(context, script)
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' }, script)
    assert.doesNotMatch(page, /<svg|<figure/)
  }
})
