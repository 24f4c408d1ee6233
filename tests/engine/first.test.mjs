// The first screen is drawn before there is an engine, from what the engine said when the package was built.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadEngine } from '../../web/dist/engine.js'
import { preview } from '../../web/src/spoken.js'
import { complaints, firstRules } from '../../web/tools/rules.mjs'
import { dist } from './support.mjs'

const engine = await loadEngine()

for (const complaint of complaints) {
  const { default: data } = await import(dist(`rules/${complaint}.js`))
  const triage = engine.open(data)
  const ahead = preview(data)

  for (const lang of triage.languages)
    for (const forOther of [false, true])
      test(`${complaint} in ${lang}, ${forOther ? 'about somebody else' : 'about oneself'}: the first screen is the engine's own`, () => {
        assert.deepEqual(ahead.step({}, { lang, forOther }), triage.step({}, { lang, forOther }))
      })

  test(`${complaint}: its name, version, languages and the words of the widget are known before`, () => {
    assert.deepEqual(
      [ahead.protocol, ahead.version, ahead.languages, ahead.languages.map(ahead.ui)],
      [triage.protocol, triage.version, triage.languages, triage.languages.map(triage.ui)],
    )
    assert.equal(ahead.resolve('es-MX'), triage.resolve('es-MX'))
  })

  test(`${complaint}: no other screen is known before, nor any outcome`, () => {
    assert.deepEqual(Object.keys(ahead).sort(), ['languages', 'protocol', 'resolve', 'step', 'ui', 'version'])
  })

  test(`${complaint}: the part that comes first has all of the first screen in words`, () => {
    const first = preview(firstRules(complaint, undefined, data.first))
    for (const lang of triage.languages) {
      const { text, ...screen } = first.step({}, { lang })
      const { text: words, ...asked } = triage.step({}, { lang })
      assert.deepEqual(screen, asked)
      assert.deepEqual(
        text.questions.map(({ ask }) => ask),
        words.questions.map(({ ask }) => ask),
      )
      assert.deepEqual(text.alarm, words.alarm)
    }
  })
}
