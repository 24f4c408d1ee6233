// The Questionnaire in LHC-Forms, which many clinics fill their forms with: it shows what applies, and what was filled in there
// is judged as in the check. The form is theirs and runs in Chromium here; what it is given and gives is the same elsewhere.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { broken, byLink, enabledItems, questionnaireOf, read, responseIn, shipped, stream } from '../cli/fhir-tools.mjs'
import { engine, useBrowser } from './browser.mjs'

const open = useBrowser()
const skip = engine !== 'chromium' && 'LHC-Forms is another’s program, tried in one browser'
const require = createRequire(new URL('../tools/fhir/package.json', import.meta.url))
const scripts = ['webcomponent/assets/lib/zone.min.js', 'webcomponent/lhc-forms.js', 'fhir/R4/lformsFHIR.min.js']

const form = questionnaireOf(shipped)
const items = byLink(form)
const { vignettes } = read('vignettes.json')
const patients = vignettes.map(({ id, answers }) => ({ id, answers }))
const responses = stream(['fhir', shipped, '--records'], patients).values.map(responseIn)
const judged = (list) => stream(['assess', shipped], list).values
const outcomes = judged(patients)

/** Asserts that the responses of another program have the outcomes of the patients. */
function same(found, wanted) {
  const { status, values, stderr } = stream(['fhir', shipped, '--answers'], found)
  assert.equal(status, 0, stderr)
  const again = judged(values.map(({ answers }, index) => ({ id: wanted[index].id, answers })))
  assert.deepEqual(again, wanted)
}

async function lhcForms(t) {
  const script = (path) => ({
    status: 200,
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
    body: readFileSync(require.resolve(`lforms/dist/lforms/${path}`), 'utf8'),
  })
  const { page, requests } = await open(t, {
    head: '',
    body: `<div id="form"></div>${scripts.map((path) => `<script src="/lforms/${path}"></script>`).join('')}`,
    serve: Object.fromEntries(scripts.map((path) => [`/lforms/${path}`, script(path)])),
  })
  await page.evaluate(async (questionnaire) => {
    while (!globalThis.LForms?.Util?.addFormToPage || !globalThis.LForms.FHIR?.R4)
      await new Promise((resolve) => setTimeout(resolve, 20))
    globalThis.questionnaire = questionnaire
  }, form)
  return { page, requests }
}

/** Renders the form, presses and types each of these answers, and returns what LHC-Forms makes of it and what it shows then. */
const fill = (page, leaves) =>
  page.evaluate(async (entries) => {
    const { Util } = globalThis.LForms
    const moment = () => new Promise((resolve) => setTimeout(resolve))
    await Util.addFormToPage(structuredClone(globalThis.questionnaire), 'form', { fhirVersion: 'R4' })
    const shown = async (find, description) => {
      for (let tries = 0; tries < 200; tries++) {
        const node = find()
        if (node) return node
        await moment()
      }
      throw new Error(`LHC-Forms does not show ${description}`)
    }
    for (const { link, code, number } of entries) {
      if (code !== undefined) {
        const labels = () => [...document.querySelectorAll('#form [id]')]
        const own = ({ id }) => id.startsWith(`${link}/1`) && id.endsWith(`|${code}`)
        const label = await shown(() => labels().find(own), `${link} ${code}`)
        label.querySelector('input').click()
      } else {
        const input = await shown(() => document.getElementById(`${link}/1/1`), link)
        input.value = String(number)
        for (const type of ['input', 'change', 'blur']) input.dispatchEvent(new Event(type, { bubbles: true }))
      }
      await moment()
    }
    // An answer takes effect on what is shown, and that on what else is shown.
    for (let turn = 0; turn < 5; turn++) await moment()
    const visible = [...document.querySelectorAll('#form input')].filter((input) => input.getClientRects().length > 0)
    const link = ({ id, name }) => (id || name.replace(/^radiogroup_/, '')).replace(/(\/1)+$/, '')
    return {
      response: Util.getFormFHIRData('QuestionnaireResponse', 'R4', '#form'),
      shown: [...new Set(visible.map(link))],
    }
  }, leaves)

/** The answers of a response, in its order. */
const leavesOf = (response) =>
  [...byLink(response)].flatMap(([link, { answer }]) =>
    answer ? [{ link, code: answer[0].valueCoding?.code, number: answer[0].valueInteger }] : [],
  )

test(
  'filled in by hand, it shows what applies, and each kind of result is the same as in the check',
  { skip },
  async (t) => {
    const { page, requests } = await lhcForms(t)
    const began = Date.now()
    // One of each disposition first, then others, as many as half a minute allows.
    const firsts = new Map(outcomes.map(({ disposition }, index) => [disposition, index]))
    const order = [...firsts.values(), ...patients.keys()].filter((index, place, all) => all.indexOf(index) === place)
    const found = []
    const wanted = []
    for (const index of order) {
      if (found.length >= firsts.size && Date.now() - began > 30_000) break
      const { response, shown } = await fill(page, leavesOf(responses[index]))
      const enabled = enabledItems(form, response)
      const asked = [...items].filter(([link, { type }]) => enabled.has(link) && ['choice', 'integer'].includes(type))
      assert.deepEqual(
        shown,
        asked.map(([link]) => link),
        patients[index].id,
      )
      found.push(response)
      wanted.push(outcomes[index])
    }
    t.diagnostic(`${found.length} of ${patients.length} test patients were filled in by hand`)
    same(found, wanted)
    for (const response of found.slice(0, firsts.size)) assert.deepEqual(broken(response), [])
    assert.deepEqual(
      requests.filter((url) => /^https?:/.test(url)),
      [],
      'nothing is asked of any other site',
    )
  },
)

test('all test patients’ responses go through LHC-Forms and come out the same', { skip }, async (t) => {
  const { page } = await lhcForms(t)
  const found = []
  for (let first = 0; first < responses.length; first += 25)
    found.push(
      ...(await page.evaluate(
        (batch) => {
          const { LForms } = globalThis
          return batch.map((response) => {
            const definition = LForms.Util.convertFHIRQuestionnaireToLForms(
              structuredClone(globalThis.questionnaire),
              'R4',
            )
            const merged = LForms.Util.mergeFHIRDataIntoLForms('QuestionnaireResponse', response, definition, 'R4')
            const data = new LForms.LFormsData(merged)
            return LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4', data)
          })
        },
        responses.slice(first, first + 25),
      )),
    )
  assert.equal(found.length, patients.length)
  same(found, outcomes)
})
