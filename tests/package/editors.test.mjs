// Tests that the descriptions of the element for editors, documentation and wrappers are valid, complete and true.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import Ajv from 'ajv'
import vscode from 'vscode-html-languageservice'
import { installed, run, tools } from './installed.mjs'

const { getLanguageService, newHTMLDataProvider, TextDocument } = vscode
const readJson = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'))
const { customElements, version, ...manifest } = readJson(installed, 'package.json')
const elements = readJson(installed, customElements)
const webTypes = readJson(installed, manifest['web-types'])
const htmlData = readJson(installed, 'dist/html-custom-data.json')
const [element] = elements.modules.flatMap(({ declarations }) => declarations)

const definition = JSON.parse(
  run(`
    import { RedflagTriage } from 'redflag-triage/element'
    const { observedAttributes, prototype } = RedflagTriage
    const own = Object.getOwnPropertyNames(prototype).filter((name) => !/^constructor$|Callback$/.test(name))
    console.log(JSON.stringify({ observedAttributes, own }))`),
)
const types = readFileSync(join(installed, 'src/element.d.ts'), 'utf8')
const events = [...types.matchAll(/^ {2}'(redflag-[a-z]+)': CustomEvent/gm)].map(([, name]) => name)
const names = (items) => items.map(({ name }) => name).sort()

test('the manifest is what its schema says', () => {
  const ajv = new Ajv({ allErrors: true, strict: false })
  const valid = ajv.compile(readJson(tools, 'custom-elements-manifest/schema.json'))
  assert.ok(valid(elements), JSON.stringify(valid.errors, null, 2))
})

test('the manifest has every attribute, property, method and event of the element, and nothing private', () => {
  assert.equal(element.tagName, 'redflag-triage')
  assert.deepEqual(names(element.attributes), definition.observedAttributes.toSorted())
  assert.deepEqual(names(element.members.filter((member) => !member.static)), definition.own.sort())
  assert.deepEqual(names(element.members.filter((member) => member.static)), ['define', 'protocols'])
  assert.deepEqual(names(element.events), events.sort())
  assert.deepEqual(names(element.slots), ['', 'scheduler'])
})

test('the manifest describes and types all that it has', () => {
  const { attributes, members, slots, cssProperties, cssParts } = element
  for (const { name, description } of [attributes, members, element.events, slots, cssProperties, cssParts].flat())
    assert.ok(description?.length > 3, name)
  const typed = [...attributes, ...element.events, ...members.filter(({ kind }) => kind === 'field')]
  for (const { name, type } of typed) assert.ok(type?.text, name)
  const byName = (list, name) => list.find((item) => item.name === name)
  assert.equal(byName(attributes, 'doctor-tel').fieldName, 'doctorTel')
  assert.equal(byName(members, 'state').type.text, "'loading' | 'asking' | 'guidance' | 'failed'")
  assert.equal(byName(element.events, 'redflag-step').type.text, 'CustomEvent<{ position: number }>')
})

test('the manifest names modules that are there, and those that define the tag', () => {
  const defining = elements.modules.filter((module) =>
    module.exports.some(({ kind, name }) => kind === 'custom-element-definition' && name === 'redflag-triage'),
  )
  assert.deepEqual(
    defining.map(({ path }) => path),
    ['dist/register.js', 'dist/redflag.js', 'dist/redflag.en.js', 'dist/redflag.es.js'],
  )
  for (const { path } of elements.modules) assert.ok(readFileSync(join(installed, path)).length > 0)
})

test('custom properties and parts are those of the styles and the screens', () => {
  const code = readFileSync(join(installed, 'dist/element.js'), 'utf8')
  for (const { name } of element.cssProperties) assert.ok(code.includes(name), name)
  const used = new Set(code.match(/--redflag-[a-z-]*[a-z]/g))
  assert.deepEqual([...used].sort(), names(element.cssProperties))
})

test('JetBrains is told the same', () => {
  assert.equal(webTypes.version, version)
  const [tag] = webTypes.contributions.html.elements
  assert.equal(tag.name, 'redflag-triage')
  assert.deepEqual(names(tag.attributes), names(element.attributes))
  assert.deepEqual(names(tag.js.events), names(element.events))
  assert.deepEqual(names(tag.js.properties), definition.own.filter((name) => name !== 'restart').sort())
  assert.deepEqual(names(tag.css.properties), names(element.cssProperties))
  assert.deepEqual(names(tag.css.parts), names(element.cssParts))
  assert.deepEqual(names(tag.slots), ['', 'scheduler'])
})

/** The completions that VS Code offers where `|` stands. */
function completions(html) {
  const service = getLanguageService({
    customDataProviders: [newHTMLDataProvider('redflag', htmlData)],
    useDefaultDataProvider: false,
  })
  const document = TextDocument.create('file:///page.html', 'html', 1, html.replace('|', ''))
  const position = document.positionAt(html.indexOf('|'))
  return service.doComplete(document, position, service.parseHTMLDocument(document)).items
}

test('VS Code completes the tag and its attributes, and explains them', () => {
  const [tag] = completions('<redfl|').filter(({ label }) => label === 'redflag-triage')
  assert.match(tag.documentation.value, /red-flag check[^]*`scheduler`[^]*`redflag-result`/)
  const offered = completions('<redflag-triage |></redflag-triage>')
  const labels = offered.map(({ label }) => label).filter((label) => label !== 'data-')
  assert.deepEqual(labels.sort(), definition.observedAttributes.toSorted())
  assert.match(JSON.stringify(offered.find(({ label }) => label === 'emergency-tel').documentation), /default: 911/)
})
