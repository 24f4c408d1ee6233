// The Custom Elements Manifest, which editors, documentation and wrappers read: from the JSDoc of src/element.js, with
// the types that src/element.d.ts gives. What is not declared there is not public, and left out.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const require = createRequire(new URL('../../tests/package.json', import.meta.url))
const { create, ts } = await import(pathToFileURL(require.resolve('@custom-elements-manifest/analyzer')))

const parse = (folder, name) =>
  ts.createSourceFile(name, readFileSync(join(folder, name), 'utf8'), ts.ScriptTarget.ES2022, true)

const find = (source, name) => source.statements.find((statement) => statement.name?.text === name)

/** The declaration of each member: its type, and whether a page may set it. The setter's type is the wider one. */
function declared(source) {
  const members = {}
  for (const member of find(source, 'RedflagTriage').members) {
    const type = member.type?.getText(source) ?? member.parameters?.[0]?.type.getText(source)
    const key = ts.isSetAccessor(member) ? 'set' : 'type'
    members[member.name.getText(source)] = { ...members[member.name.getText(source)], [key]: type }
  }
  return members
}

const eventTypes = (source) =>
  Object.fromEntries(
    find(source, 'RedflagEventMap').members.map((member) => [member.name.text, member.type.getText(source)]),
  )

export const propertyOf = (attribute) => attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase())

/** @param {string} folder that holds `src` @param {string[]} entries the modules that register the element */
export function manifest(folder, entries) {
  const types = parse(folder, 'src/element.d.ts')
  const members = declared(types)
  const events = eventTypes(types)
  const { modules, ...head } = create({ modules: [parse(folder, 'src/element.js')] })
  const [{ declarations }] = modules
  const element = declarations.find(({ tagName }) => tagName)

  const reflected = element.attributes
    .map(({ name, ...rest }) => ({ ...rest, name: propertyOf(name), attribute: name }))
    .filter(({ name }) => name in members)
    .map(({ name, attribute, description, default: value }) => ({
      ...{ kind: 'field', name, description, attribute, reflects: true },
      ...(value && { default: value }),
    }))
  const publicMembers = element.members.filter(({ name, privacy }) => privacy !== 'private' && name in members)
  const typed = (member) =>
    member.kind === 'field' ? { ...member, type: { text: members[member.name].type } } : member

  Object.assign(element, {
    superclass: { name: 'HTMLElement', package: 'global:' },
    members: [...publicMembers, ...reflected].map(typed),
    attributes: element.attributes.map((attribute) => {
      const fieldName = propertyOf(attribute.name)
      return fieldName in members ? { ...attribute, fieldName } : attribute
    }),
    events: element.events.map((event) => ({ ...event, type: { text: events[event.name] } })),
  })
  const declaration = { name: element.name, module: 'dist/element.js' }
  const exported = (path) => ({ kind: 'js', name: element.name, declaration: { ...declaration, module: path } })
  return {
    ...head,
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path: 'dist/element.js',
        declarations: [element],
        exports: [exported('dist/element.js')],
      },
      ...entries.map((path) => ({
        ...{ kind: 'javascript-module', path, declarations: [] },
        exports: [
          exported('dist/element.js'),
          { kind: 'custom-element-definition', name: element.tagName, declaration },
        ],
      })),
    ],
  }
}

/** @param {ReturnType<typeof manifest>} manifest */
export const elementOf = ({ modules }) => modules[0].declarations[0]
