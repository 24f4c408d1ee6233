// The test patients of 0.2.0 are all here, and what each of them answered then stands in the form of today: an old finding maps
// to new answers by a table, so that no sign got lost when one label became a row and its details.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const readJson = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const before = readJson('../protocols/back-pain-0.2.0/vignettes.json')
const { findings, stories } = readJson('carried.json')
const { vignettes } = readJson('../../rules/back-pain/vignettes.json')
const today = new Map(vignettes.map((vignette) => [vignette.id, vignette.answers]))

/** The findings in the answers: one for each tick, choice and doubt; a number is its own answer. */
const findingsIn = (answers) =>
  Object.entries(answers).flatMap(([question, answer]) =>
    typeof answer === 'number' ? [] : [answer].flat().map((item) => `${question}/${item}`),
  )

/** Whether an answer holds what the table asks for: a word is a yes, a tick or a choice; an object is a row each. */
function holds(answer, wanted) {
  if (typeof wanted === 'object')
    return Object.entries(wanted).every(([option, truth]) => typeof answer === 'object' && answer[option] === truth)
  if (Array.isArray(answer)) return answer.includes(wanted)
  return typeof answer === 'object' ? answer[wanted] === 'yes' : answer === wanted
}

test('no test patient of 0.2.0 is gone', () => {
  assert.equal(before.length, 559)
  assert.deepEqual(
    before.filter(({ id }) => !today.has(id)).map(({ id }) => id),
    [],
  )
})

test('every old finding has a place in the table, and every place a finding', () => {
  const all = new Set(before.flatMap(({ answers }) => findingsIn(answers)))
  assert.deepEqual(
    [...all].filter((finding) => !findings[finding]),
    [],
  )
  for (const [id, own] of Object.entries(stories)) {
    const patient = before.find((vignette) => vignette.id === id)
    assert.ok(patient, id)
    for (const finding of Object.keys(own))
      assert.ok(findingsIn(patient.answers).includes(finding), `${id}: ${finding}`)
  }
})

test('every old finding of every test patient has its new answer, and ages are as they were', () => {
  const lost = before.flatMap(({ id, answers }) => {
    const now = today.get(id) ?? {}
    const wanted = { ...findings, ...stories[id] }
    const faults = findingsIn(answers).flatMap((finding) =>
      Object.entries(wanted[finding])
        .filter(([question, answer]) => !holds(now[question], answer))
        .map(([question]) => `${id}: ${finding} is not in ${question}`),
    )
    if (typeof answers.age === 'number' && answers.age !== now.age) faults.push(`${id}: age`)
    return faults
  })
  assert.deepEqual(lost, [])
})
