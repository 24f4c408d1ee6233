// Holds a copy of the founding article against article.tsv, which says for every sentence of it which statements of
// sources.json it became, or why none. The sentences are someone else's and not in this project; their digests are.
//
//   node tests/words/article.mjs article.txt     tells of each sentence that the table does not know, and exits 1
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** The sentences of a text, line by line, without bullets and runs of blanks. */
export const sentences = (text) =>
  text
    .split('\n')
    .flatMap((line) => line.replace(/^[\s•\d.]+/, '').split(/(?<=[.?!])["”’]?\s+/))
    .map((sentence) => sentence.replaceAll(/[’‘]/g, "'").replaceAll(/[“”]/g, '"').replaceAll(/\s+/g, ' ').trim())
    .filter((sentence) => /\p{L}/u.test(sentence))

export const digest = (sentence) => createHash('sha256').update(sentence).digest('hex').slice(0, 16)

/** [{ digest, statements, reason }]: a reason instead of statements where nothing of the sentence is used. */
export const table = readFileSync(new URL('article.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [digest, rest] = line.split('\t')
    const ids = rest.split(' ')
    return ids.every((id) => /^S\d+$/.test(id)) ? { digest, statements: ids } : { digest, statements: [], reason: rest }
  })

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const known = new Set(table.map((row) => row.digest))
  const unknown = sentences(readFileSync(process.argv[2], 'utf8')).filter((sentence) => !known.has(digest(sentence)))
  for (const sentence of unknown) console.log(`not in article.tsv: ${digest(sentence)} ${sentence}`)
  process.exitCode = unknown.length > 0 ? 1 : 0
}
