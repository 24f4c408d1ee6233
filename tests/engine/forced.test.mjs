// `redflag-triage/testing`: rules that end at the disposition that a test of a page asks for.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import backPain from '../../web/dist/rules/back-pain.js'
import { forced } from '../../web/dist/testing.js'
import { builds } from './support.mjs'

for (const { id } of backPain.protocol.dispositions)
  test(`${id}: one question is asked, and a no to it ends there, in every language`, () => {
    for (const engine of builds) {
      const triage = engine.open(forced(backPain, id))
      const { kind, questions } = triage.step({})
      assert.deepEqual([kind, questions.length, questions[0].kind], ['screen', 1, 'yes-no'])
      for (const lang of Object.keys(backPain.words)) {
        const { disposition, urgency, text } = triage.step({ [questions[0].id]: 'no' }, { lang })
        assert.equal(disposition, id)
        assert.equal(urgency, backPain.protocol.dispositions.find((candidate) => candidate.id === id).urgency)
        assert.equal(text.heading, backPain.words[lang].dispositions[id].heading)
      }
      triage.close()
    }
  })

test('a disposition that there is not is refused, with those there are', () => {
  assert.throws(() => forced(backPain, 'hospital'), /"hospital", only: call-911, /)
})
