// Every snippet of README.md is run, or held against what it speaks of.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { brotliCompressSync, constants } from 'node:zlib'
import { installed, run, top } from './installed.mjs'
import { blocksOf, tags, unprinted } from './snippets.mjs'
import { tsc, withPage } from './tsc.mjs'

const readme = readFileSync(join(top, 'README.md'), 'utf8')
const blocks = blocksOf(readme)
const blocksIn = (language) => blocks.filter((block) => block.language === language)

test('the readme has a block of each kind, and none of another', () => {
  assert.ok(blocks.length > 0, 'no block at all')
  for (const language of ['html', 'js', 'sh']) assert.ok(blocksIn(language).length > 0, `no ${language} block`)
  for (const { language, name } of blocks) assert.match(language, /^(html|js|sh|css|json)$/, `${name} is run by nobody`)
  assert.equal(readme.match(/^ *(```|~~~)/gm).length, 2 * blocks.length, 'a block is not closed')
})

for (const { name, text } of blocksIn('js')) {
  test(`README.md, ${name}: runs in a project that has the package, prints what its comments say, and is strict TypeScript`, () => {
    assert.deepEqual(unprinted(text, run(text)), [])
    assert.equal(tsc(text, ...withPage), '')
  })
}

const attributes = JSON.parse(
  run(
    `import { RedflagTriage } from 'redflag-triage/element'\nconsole.log(JSON.stringify(RedflagTriage.observedAttributes))`,
  ),
)

for (const { name, text } of blocksIn('html')) {
  test(`README.md, ${name}: uses the element and the module as they are`, () => {
    const all = tags(text)
    assert.ok(all.length > 0, 'no tag')
    const opened = all.filter(({ tag }) => !tag.startsWith('/')).map(({ tag }) => tag)
    for (const { tag } of all.filter(({ tag }) => tag.startsWith('/')))
      assert.ok(opened.includes(tag.slice(1)), `<${tag}> closes nothing`)

    for (const element of all.filter(({ tag }) => tag === 'redflag-triage')) {
      for (const key of Object.keys(element.attributes))
        assert.ok([...attributes, 'id', 'class'].includes(key), `<redflag-triage> knows no "${key}"`)
      const { gates } = element.attributes
      if (/^#[\w-]+$/.test(gates ?? '')) assert.ok(text.includes(`id="${gates.slice(1)}"`), `nothing here is ${gates}`)
    }
    for (const { attributes: script } of all.filter(({ tag }) => tag === 'script')) {
      assert.equal(script.type, 'module')
      assert.match(script.src ?? 'redflag.js', /(^|\/)redflag\.js$/)
      if (/^sha384-[A-Za-z0-9+/]{64}$/.test(script.integrity ?? '')) {
        const hash = createHash('sha384')
          .update(readFileSync(join(installed, 'dist/redflag.js')))
          .digest('base64')
        assert.equal(script.integrity, `sha384-${hash}`)
      }
      if ('integrity' in script) assert.ok('crossorigin' in script, 'integrity without crossorigin')
    }
  })
}

test('README.md: the first html block is the whole embed', () => {
  const [{ text }] = blocksIn('html')
  const all = tags(text)
  const script = all.find(({ tag }) => tag === 'script')
  assert.equal(script?.attributes.type, 'module')
  assert.match(script.attributes.src, /redflag\.js$/)
  assert.equal(all.filter(({ tag }) => tag === 'redflag-triage').length, 1)
  const inside = text
    .match(/<redflag-triage[^>]*>([^]*?)<\/redflag-triage>/)[1]
    .replace(/<[^>]*>/g, '')
    .trim()
  assert.ok(inside.length > 40, 'no red-flag text of its own stands between the tags')
  assert.ok(text.trim().split('\n').length <= 6, 'it is longer than six lines')
})

const verbs = [...readFileSync(join(top, 'dev'), 'utf8').matchAll(/^verb_([a-z]+)\(\)/gm)].map(([, verb]) => verb)

for (const { name, text } of blocksIn('sh')) {
  test(`README.md, ${name}: calls only ./dev, by verbs that it has`, () => {
    const lines = text
      .split('\n')
      .map((line) => line.replace(/(^|\s)#.*/, '').trim())
      .filter(Boolean)
    assert.ok(lines.length > 0, 'no command')
    for (const line of lines) {
      const [, verb] = line.match(/^(?:\.\/)?dev ([a-z]+)\b/) ?? assert.fail(`not a call of ./dev: ${line}`)
      assert.ok(line.startsWith('./dev '), line)
      assert.ok(verbs.includes(verb), `./dev has no verb ${verb}, only ${verbs}`)
    }
  })
}

test('README.md: every verb and every file that is named in the text is there', () => {
  const prose = readme.replace(/^( *)(```|~~~)[^]*?^\1\2 *$/gm, '')
  for (const [, verb] of prose.matchAll(/`\.\/dev ([a-z]+)\b[^`]*`/g)) assert.ok(verbs.includes(verb), `./dev ${verb}`)
  for (const [, path] of prose.matchAll(/`((?:src|web|rules|tests|\.ci)\/[^`\s*<]*)`/g))
    assert.ok(existsSync(join(top, path)), path)
  for (const [, path] of prose.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)) assert.ok(existsSync(join(top, path)), path)
})

test('README.md: the table of attributes is that of the element', () => {
  const named = [...readme.matchAll(/^\|\s*((?:`[a-z-]+`(?:,\s*)?)+)\s*\|/gm)].flatMap(([, cell]) =>
    [...cell.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name),
  )
  assert.deepEqual(named.sort(), attributes.sort())
})

test('README.md: the size that it names is that of the file', () => {
  const [, named] = readme.match(/(\d+) kB after brotli/) ?? assert.fail('it names no size')
  const bytes = readFileSync(join(installed, 'dist/redflag.js'))
  const { length } = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  })
  assert.ok(Math.abs(length / 1000 - named) <= 1, `it is ${length} bytes`)
})

test('README.md: every event and custom property that it names is there', () => {
  const element =
    readFileSync(join(top, 'web/src/element.js'), 'utf8') + readFileSync(join(top, 'web/src/events.js'), 'utf8')
  for (const [name] of readme.matchAll(/(?:--)?\bredflag-(?!triage)[a-z]+(?:-[a-z]+)*\b/g))
    assert.ok(element.includes(name), name)
})
