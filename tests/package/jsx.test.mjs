// `<redflag-triage>` in the JSX and the templates of frameworks, under strict TypeScript: what fits compiles, a slip does not.
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { home, tools } from './installed.mjs'
import { tsc, withPage } from './tsc.mjs'

// The frameworks as a project has them; their own dependencies are found where they really stand.
const modules = join(home, 'node_modules')
for (const name of ['preact', 'solid-js', 'svelte', 'vue']) symlinkSync(join(tools, name), join(modules, name))
mkdirSync(join(modules, '@types'))
symlinkSync(join(tools, '@types/react'), join(modules, '@types/react'))

const jsx = (kind, source) => ['--jsx', kind, '--jsxImportSource', source, ...withPage]

/** How each writes a handler, words, and how it is compiled. */
const dialects = {
  react: { flags: jsx('react-jsx', 'react'), handler: 'onredflag-result', words: 'words' },
  preact: { flags: jsx('react-jsx', 'preact'), handler: 'onredflag-result', words: 'words' },
  solid: { flags: jsx('preserve', 'solid-js'), handler: 'on:redflag-result', words: 'prop:words' },
  vue: { flags: jsx('preserve', 'vue'), handler: 'onRedflagResult', words: 'words' },
}

/** Each on a line of its own, which must not compile. @param {Record<string, string>} lines by what is wrong in them */
const refused = (lines) =>
  Object.entries(lines)
    .map(([name, line]) => `// @ts-expect-error ${name}\n${line}\n`)
    .join('')

for (const [name, { flags, handler, words }] of Object.entries(dialects))
  test(`${name}: attributes, words and events are typed, and slips do not compile`, () => {
    const tag = (attributes) => `<redflag-triage ${attributes}><p>Call 911</p></redflag-triage>`
    const good = `id="check" lang="en" gates="#scheduler" doctor-tel="+1-202-555-0100" heading-level={3}
      ${words}={{ en: { ui: { title: 'Check my back' } } }}
      ${handler}={(event) => { const shut: boolean = event.detail.booking === 'closed'; void shut }}`
    const slips = refused({
      'a value of another kind': `export const one = () => ${tag('doctor-tel={911}')}`,
      'words that nobody may set': `export const two = () => ${tag(`${words}={{ en: { ui: { 'emergency-line': 'Relax' } } }}`)}`,
      'an answer in an event': `export const three = () => ${tag(`${handler}={(event) => event.detail.answers}`)}`,
    })
    const use = `import type {} from 'redflag-triage/jsx/${name}'\nexport const page = () => ${tag(good)}\n${slips}`
    assert.equal(tsc(use, ...flags), '')
  })

test('react: the component has attributes in camel case, a handler for each event, and a ref', () => {
  const tag = (attributes) => `<RedflagTriage ${attributes}><p>Call 911</p></RedflagTriage>`
  const use = `
    import { useRef } from 'react'
    import { RedflagTriage } from 'redflag-triage/react'
    import type { RedflagTriage as Check } from 'redflag-triage/element'
    export function Page() {
      const check = useRef<Check>(null)
      return ${tag(`ref={check} className="check" gates="#scheduler" doctorTel="1" headingLevel={3}
        onBook={(event) => { event.preventDefault(); check.current?.restart() }}
        onError={({ detail }) => { const { code } = detail; void (code === 'timeout') }}`)}
    }
    ${refused({
      'another kind': `export const one = () => ${tag('doctorTel={911}')}`,
      'no such event': `export const two = () => ${tag('onAnswer={() => {}}')}`,
      'no such member': `export const three = () => ${tag('onStep={(event) => event.detail.screen}')}`,
    })}`
  assert.equal(tsc(use, ...dialects.react.flags), '')
})

test('vue: strict templates find the tag, its attributes and its events', () => {
  const use = `
    import type {} from 'redflag-triage/jsx/vue'
    import type { GlobalComponents } from 'vue'
    type Props = InstanceType<GlobalComponents['redflag-triage']>['$props']
    export const props: Props = { class: 'check', 'doctor-tel': '1', erHref: '/er', onRedflagBook: (event) => event.preventDefault() }
    ${refused({ 'a number': `export const slip: Props = { 'doctor-tel': 1 }` })}`
  assert.equal(tsc(use, ...withPage), '')
})

test('svelte: the markup knows the tag, its attributes and its events', () => {
  const use = `
    import type {} from 'redflag-triage/jsx/svelte'
    import type { SvelteHTMLElements } from 'svelte/elements'
    type Props = SvelteHTMLElements['redflag-triage']
    export const props: Props = { class: 'check', 'doctor-tel': '1', 'onredflag-book': (event) => event.preventDefault() }
    ${refused({ 'no such member': `export const slip: Props = { 'onredflag-step': (event) => event.detail.screen }` })}`
  assert.equal(tsc(use, ...withPage), '')
})

test('without a framework the attributes are typed as well, and need none', () => {
  const use = `
    import type { RedflagTriageProps } from 'redflag-triage/jsx'
    export const props: RedflagTriageProps = { gates: '#scheduler', 'onredflag-step': ({ detail }) => detail.position.toFixed() }`
  assert.equal(tsc(use, ...withPage), '')
})

test('there is a test for every framework that has types', () => {
  const shipped = readdirSync(join(modules, 'redflag-triage/src/jsx')).map((name) => name.replace('.d.ts', ''))
  assert.deepEqual(shipped.sort(), [...Object.keys(dialects), 'svelte'].sort())
})
