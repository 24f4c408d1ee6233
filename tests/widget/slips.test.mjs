// No slip of a finger is an answer, nothing is taken away unasked, and what a changed answer opens is asked.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useBrowser } from './browser.mjs'
import { backPain } from './rules.mjs'
import { Visitor, ui } from './visitor.mjs'

const open = useBrowser()
const embedded = {
  rules: backPain,
  body: '<redflag-triage></redflag-triage>',
  options: { viewport: { width: 360, height: 740 } },
}
const well = {
  ...backPain.patient('self-care').answers,
  ...{ 'illness-signs': [], history: [], events: [], age: 62 },
}

const visit = async (t, wanted = {}) => {
  const { page, events } = await open(t, { ...embedded, ...wanted })
  const visitor = new Visitor(page)
  await visitor.heading.waitFor()
  return { page, visitor, events }
}
const status = (visitor) => visitor.host.evaluate((node) => node.shadowRoot.querySelector('[role=status]').textContent)
/** One plain call of the click of everything that can be pressed, as a finger that is too quick. */
const pressAll = (visitor) =>
  visitor.host.evaluate((node) => {
    for (const input of node.shadowRoot.querySelectorAll('form input, form button')) input.click()
    return node.shadowRoot.querySelectorAll('form input:checked').length
  })

test('what is pressed in the first half second of a new screen is no answer', async (t) => {
  const { visitor, page } = await visit(t, { settle: 500 })
  await visitor.mark('emergency-signs', [])
  const place = await page.run(`harness.point([['css', 'redflag-triage'], ['css', '.main']])`)
  await page.driver.click(...place)
  await page.driver.click(...place)
  const screen = await visitor.leave('emergency-signs')
  assert.equal(await pressAll(visitor), 0)
  assert.equal(await visitor.where(), screen)
  assert.equal(await visitor.check.locator('.summary').count(), 0)
  // And the same, later, is one.
  await page.run('harness.settled()')
  assert.ok((await pressAll(visitor)) > 0)
})

test('a plain yes to a sign of minutes opens the call in its row, with one tap, and a no closes it', async (t) => {
  const { visitor } = await visit(t)
  const [option] = ['chest-or-breath']
  const row = visitor.row(visitor.answerLabel('emergency-signs', option))
  const call = row.getByRole('link')
  assert.equal(await call.count(), 0)
  await row.getByLabel(ui.yes, { exact: true }).click()
  assert.equal(await call.getAttribute('href'), 'tel:911')
  assert.ok((await status(visitor)).includes(ui['alarm-row']))
  const { y, height } = await call.boundingBox()
  assert.ok(y > 0 && y + height < 740)
  await row.getByLabel(ui['not-sure-short'], { exact: true }).click()
  assert.equal(await call.count(), 0)
})

test('Continue goes to the first row without an answer, and says so once', async (t) => {
  const { visitor, page } = await visit(t)
  await visitor.row(visitor.answerLabel('emergency-signs', 'sudden-tearing')).getByLabel(ui.no, { exact: true }).click()
  await visitor.continue()
  assert.equal(await visitor.check.getByRole('alert').getByRole('link').count(), 1)
  assert.equal(
    await page.focused.evaluate((node) => node.closest('fieldset').querySelector('legend').textContent),
    visitor.answerLabel('emergency-signs', 'chest-or-breath'),
  )
})

test('"None of these" asks before it takes ticks away, and says what it took', async (t) => {
  const { visitor } = await visit(t)
  await visitor.walk(well, 'illness-signs')
  await visitor.mark('illness-signs', ['fever', 'belly'])
  const fever = visitor.label(visitor.answerLabel('illness-signs', 'fever'))
  const none = visitor.label(ui.none)
  await none.click()
  await visitor.check.getByText(ui['none-asks'].replace('{count}', '2'), { exact: true }).waitFor()
  assert.ok((await fever.isChecked()) && !(await none.isChecked()))
  await visitor.button(ui.keep).click()
  assert.ok((await fever.isChecked()) && !(await none.isChecked()))
  await none.click()
  await visitor.button(ui.remove).click()
  assert.ok(!(await fever.isChecked()) && (await none.isChecked()))
  assert.equal(await status(visitor), ui.cleared.replace('{count}', '2'))
})

test('an age corrected from 62 to 26 asks for what that opens alone, and bleeding in pregnancy gets its guidance', async (t) => {
  const { visitor } = await visit(t)
  const last = await visitor.walk(well)
  assert.ok(last in visitor.words.dispositions)
  await visitor.change('age')
  assert.deepEqual(await visitor.asked(), ['age'])
  await visitor.answer('age', 26)
  assert.equal(await visitor.leave('age'), 'history')
  assert.ok((await status(visitor)).includes(ui['new-questions']))
  const offered = await visitor.rowsOf('history')
  assert.ok(offered.includes('pregnant') && !offered.includes('cancer'))
  assert.equal(await visitor.check.locator('form input:checked').count(), 0)
  await visitor.answer('history', ['pregnant'])
  assert.equal(await visitor.leave('history'), 'pregnancy-signs')
  const reached = await visitor.walk({ ...well, 'pregnancy-signs': ['bleeding-or-fluid'] })
  assert.equal(reached, 'emergency-room')
})

test('a row not sure of and a row skipped are each named as what they are', async (t) => {
  const { visitor } = await visit(t)
  await visitor.mark('emergency-signs', { 'self-harm': 'declined' })
  await visitor.continue()
  await visitor.leave('emergency-signs')
  const reached = await visitor.walk({
    ...well,
    'nerve-signs': { 'sex-change': 'declined', 'trouble-peeing': 'unsure' },
  })
  const under = (title) =>
    visitor.host.evaluate((node, wanted) => {
      const titles = [...node.shadowRoot.querySelectorAll('p')].filter(({ textContent }) => textContent === wanted)
      return titles.flatMap((title) => [...title.nextElementSibling.children]).map(({ textContent }) => textContent)
    }, title)
  assert.ok(reached in visitor.words.dispositions)
  const [doubts, skipped] = [await under(ui['not-sure']), await under(ui.skipped)]
  assert.ok(doubts.includes(visitor.answerLabel('nerve-signs', 'trouble-peeing')), doubts.join())
  assert.ok(!doubts.includes(visitor.answerLabel('nerve-signs', 'sex-change')))
  for (const sign of skipped) assert.ok(!doubts.includes(sign))
})

test('for someone else: one tap, answers kept, and the record says so', async (t) => {
  const { visitor, events } = await visit(t)
  const row = visitor.row(visitor.answerLabel('emergency-signs', 'chest-or-breath'))
  await row.getByLabel(ui.yes, { exact: true }).click()
  await visitor.label(ui['for-other']).click()
  await visitor.check.locator('input[name=whom]').last().waitFor()
  assert.equal(await visitor.check.locator('.row input:checked').count(), 1)
  assert.equal(await visitor.check.locator('.alert:not([hidden]) a').count(), 1)
  await visitor.mark('emergency-signs', ['chest-or-breath'])
  await visitor.continue()
  await visitor.leave('emergency-signs')
  await visitor.host.evaluate((node) => node.addEventListener('redflag-share', (event) => event.preventDefault()))
  await visitor.unfold(ui.tools)
  await visitor.button(ui.share).click()
  const [{ detail }] = await events('redflag-share')
  assert.equal(detail.forOther, true)
  assert.ok(detail.text.includes(`${ui['for-label']} ${ui['for-other']}`))
})

test('the bar that sticks to the window covers nothing that has the focus', async (t) => {
  const { visitor, page } = await visit(t)
  await visitor.label(ui['for-other']).focus()
  const found = []
  for (let presses = 0; presses < 24; presses++) {
    await page.keyboard.press('Tab')
    found.push(
      await page.focused.evaluate((node) => {
        const bar = node.getRootNode().querySelector?.('.bar')
        if (!bar || bar.contains(node)) return ''
        const [a, b] = [node.getBoundingClientRect(), bar.getBoundingClientRect()]
        return a.bottom > b.top && a.top < b.bottom ? node.outerHTML : ''
      }),
    )
  }
  assert.deepEqual(found.filter(Boolean), [])
})

for (const lang of ['en', 'es']) {
  test(`${lang}, text of 200 % on a phone of 360 px: no word is broken, and the call is on the screenful after a yes`, async (t) => {
    const { page } = await open(t, {
      ...embedded,
      lang,
      body: '<style>redflag-triage::part(frame){font-size:34px}</style><redflag-triage></redflag-triage>',
    })
    const visitor = new Visitor(page, 'redflag-triage', lang)
    await visitor.heading.waitFor()
    const broken = () =>
      visitor.host.evaluate((node) => {
        const found = []
        const walker = document.createTreeWalker(node.shadowRoot, NodeFilter.SHOW_TEXT)
        for (let text; (text = walker.nextNode());) {
          if (!text.parentElement.checkVisibility() || text.parentElement.closest('.unseen, style')) continue
          for (const { index, 0: word } of text.data.matchAll(/[\p{L}\p{N}]+/gu)) {
            const range = document.createRange()
            range.setStart(text, index)
            range.setEnd(text, index + word.length)
            if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word)
          }
        }
        return [found, document.documentElement.scrollWidth > innerWidth]
      })
    assert.deepEqual(await broken(), [[], false])
    const row = visitor.row(visitor.answerLabel('emergency-signs', 'chest-or-breath'))
    await row.getByLabel(visitor.words.ui.yes, { exact: true }).click()
    const { y, height } = await row.getByRole('link').boundingBox()
    assert.ok(y >= 0 && y + height <= 740, `${y} ${height}`)
    await visitor.mark('emergency-signs', [])
    await visitor.continue()
    await visitor.leave('emergency-signs')
    assert.deepEqual(await broken(), [[], false])
  })
}
