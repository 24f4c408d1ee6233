// The way through the questions, told truly: how far it is, what is asked again, and numbers as people write them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useBrowser } from './browser.mjs'
import { article, backPain } from './rules.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()
const body = '<redflag-triage></redflag-triage>'

/** The numbers of "Step 3 of about 7" on the screen. */
const progress = async (visitor) => {
  await visitor.heading.waitFor()
  const [before, between] = ui.progress.split(/\{\w+\}/)
  const text = await visitor.host.evaluate((node) =>
    node.shadowRoot.querySelector('[part=progress]').getAttribute('aria-label'),
  )
  return text.replace(before, '').split(between).map(Number.parseFloat)
}

test('a visitor without signs is told from the first step how many there are, and it stays true', async (t) => {
  const { page } = await open(t, { at: 'demo/index.html' })
  const visitor = new Visitor(page)
  const { answers } = backPain.patient(backPain.reachable.at(-1))
  const [, first] = await progress(visitor)
  let step = 0
  while (!((await visitor.where()) in backPain.words.en.dispositions)) {
    assert.deepEqual(await progress(visitor), [++step, first])
    await visitor.answerAll(answers)
  }
  assert.equal(step, first)
})

test('an answer that opens more questions makes the way longer, and never takes back a step', async (t) => {
  const { page } = await open(t, { body })
  const visitor = new Visitor(page)
  const answers = {
    ...article.patient('self-care').answers,
    injury: 'bump-or-fall',
    age: 40,
    'bone-risk': [],
    'sore-spot': 'no',
  }
  let last = 0
  while (!((await visitor.where()) in article.words.en.dispositions)) {
    const [step, about] = await progress(visitor)
    assert.equal(step, last + 1)
    assert.ok(about >= step)
    last = step
    await visitor.answerAll(answers)
  }
})

test('a changed answer that opens more asks only that: what was answered later is not asked again', async (t) => {
  const { page } = await open(t, { body })
  const visitor = new Visitor(page)
  await visitor.reach('self-care')
  await visitor.change('injury')
  await visitor.answer('injury', 'bump-or-fall')
  const asked = []
  for (let screen; !((screen = await visitor.where()) in article.words.en.dispositions);) {
    asked.push(screen)
    await visitor.answer(screen, { age: 40, 'bone-risk': [], 'sore-spot': 'no' }[screen])
  }
  assert.deepEqual(asked, ['age', 'bone-risk', 'sore-spot'])
})

test('Back out of such a question leads to the answer that opened it, and taking that back leads straight on', async (t) => {
  const { page } = await open(t, { body })
  const visitor = new Visitor(page)
  await visitor.reach('self-care')
  await visitor.change('injury')
  await visitor.answer('injury', 'bump-or-fall')
  assert.equal(await visitor.where(), 'age')
  await visitor.back()
  assert.equal(await visitor.where(), 'injury')
  await visitor.answer('injury', 'no-injury')
  assert.equal(await visitor.where(), 'self-care')
})

test('an emergency answer given after Back ends the questions at once', async (t) => {
  const { page } = await open(t, { body })
  const visitor = new Visitor(page)
  await visitor.walk(article.patient('self-care').answers, 'weight-loss')
  for (let back = 0; back < 4; back++) await visitor.back()
  assert.equal(await visitor.where(), 'illness-signs')
  await visitor.answer('illness-signs', ['confusion'])
  assert.equal(await visitor.where(), 'emergency-room')
})

const fallen = { ...article.patient('self-care').answers, injury: 'bump-or-fall' }
for (const [typed, taken] of Object.entries({
  42: 42,
  ' 42 ': 42,
  '42 years': 42,
  '42-year-old': 42,
  'I am 42.': 42,
  '42.0': 42,
  '４２': 42,
  '٤٢': 42,
  '۴۲': 42,
  '४२': 42,
  '４２歳': 42,
  '4 2': 'error-number',
  '40 or 42': 'error-number',
  '1,042': 'error-number',
  'forty-two': 'error-number',
  '-42': 'error-range',
  '−42': 'error-range',
  420: 'error-range',
  42.5: 'error-whole',
  '42,5': 'error-whole',
})) {
  test(`an age typed as "${typed}" is ${typeof taken === 'number' ? `taken as ${taken}` : `answered with ${taken}`}`, async (t) => {
    const { page } = await open(t, { body })
    const visitor = new Visitor(page)
    await visitor.walk(fallen, 'age')
    await visitor.label(visitor.words.questions.age.ask).fill(typed)
    await visitor.continue()
    if (typeof taken === 'number') {
      const answerTexts = await visitor.check.locator('dd').allTextContents()
      assert.equal(await visitor.where(), 'bone-risk')
      assert.ok(answerTexts.includes(`${taken} ${visitor.words.questions.age.unit}`), answerTexts.join())
    } else {
      const { min, max } = article.question('age')
      const message = ui[taken].replace('{min}', min).replace('{max}', max)
      assert.equal(await visitor.check.getByRole('alert').getByRole('link').innerText(), message)
    }
  })
}

test('an option that does not apply is not offered', async (t) => {
  // The engine says which; here a page of rules where one option of the second question waits for an answer to the first.
  const script = `
    const data = RedflagTriage.protocols['back-pain']
    const asked = data.protocol.questions.find(({ id }) => id === 'illness-signs')
    asked.options.find(({ id }) => id === 'collapse').when = { question: 'spine-procedure', is: 'yes' }
    RedflagTriage.define()`
  for (const [answer, offered] of [
    ['yes', 1],
    ['no', 0],
  ]) {
    const { page } = await open(t, {
      body,
      serve: {
        '/embedder.js': `import { RedflagTriage } from '/dist/element.js'
        RedflagTriage.protocols['back-pain'] = ${JSON.stringify(article.data)}
        ${script}`,
      },
    })
    const visitor = new Visitor(page)
    await visitor.walk({ 'nerve-signs': [], 'spine-procedure': answer }, 'illness-signs')
    assert.equal(await visitor.label(visitor.answerLabel('illness-signs', 'collapse')).count(), offered)
    assert.equal(await visitor.label(visitor.answerLabel('illness-signs', 'fever')).count(), 1)
  }
})
