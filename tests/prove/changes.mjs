// Shared by the tests of `redflag diff`: two versions of one sound protocol, and the report on them.
import assert from 'node:assert/strict'
import { folder, redflag } from '../cli/redflag.mjs'
import { sound, words } from './support.mjs'

export const review = (lowers) => ({
  status: 'draft',
  author: 'A',
  reviewer: '',
  reviewed: '',
  due: '2999-01-01',
  changes: {},
  lowers,
})

export function dirOf(context, protocol, parts = {}) {
  return folder(context, { protocol, words: words(protocol), ...parts })
}

/** The change of `sound` that `edit` makes, as `redflag diff` sees it; `parts` are more files of the new version. */
export function diff(context, edit, parts = {}) {
  const after = sound()
  after.version = '1.1.0'
  edit(after)
  const { status, stdout, stderr } = redflag(['diff', dirOf(context, sound()), dirOf(context, after, parts), '--json'])
  assert.equal(stderr, '')
  const result = JSON.parse(stdout)
  assert.equal(status, result.unexplained > 0 ? 1 : 0)
  return { ...result, status, group: (id) => result.groups.find((group) => group.of === id) }
}

export const shown = (group) =>
  group.examples.map(({ kind, before, after }) => [kind, before.disposition, after.disposition])
