// Makes the data that editors complete and explain from: `web-types.json` for JetBrains, `html-custom-data.json` for VS Code.
import { elementOf } from './manifest.mjs'

const schema = 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json'

/** @param {any} manifest @param {string} version */
export function webTypes(manifest, version) {
  const element = elementOf(manifest)
  const named = (items) => items.map(({ name, description }) => ({ name, description }))
  return {
    $schema: schema,
    name: 'redflag-triage',
    version,
    'js-types-syntax': 'typescript',
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: [
          {
            name: element.tagName,
            description: element.description,
            attributes: element.attributes.map(({ name, description, type, default: value }) => ({
              ...{ name, description, value: { type: type.text } },
              ...(value && { default: value }),
            })),
            slots: named(element.slots),
            js: {
              properties: element.members
                .filter((member) => member.kind === 'field' && !member.static)
                .map(({ name, description, type, readonly }) => ({
                  ...{ name, description, value: { type: type.text } },
                  ...(readonly && { 'read-only': true }),
                })),
              events: element.events.map(({ name, description, type }) => ({
                name,
                description,
                value: { type: type.text },
              })),
            },
            css: {
              properties: element.cssProperties.map(({ name, description, default: value }) => ({
                ...{ name, description },
                ...(value && { default: value }),
              })),
              parts: named(element.cssParts),
            },
          },
        ],
      },
    },
  }
}

/** @param {any} manifest */
export function htmlData(manifest) {
  const { tagName, description, attributes, events, slots } = elementOf(manifest)
  const list = (heading, items) =>
    [`### ${heading}`, ...items.map(({ name, description }) => `- \`${name || 'default'}\`: ${description}`)].join('\n')
  return {
    version: 1.1,
    tags: [
      {
        name: tagName,
        description: {
          kind: 'markdown',
          value: [description, list('Slots', slots), list('Events', events)].join('\n\n'),
        },
        attributes: attributes.map(({ name, description, default: value }) => ({
          name,
          description: value ? `${description} (default: ${value})` : description,
        })),
      },
    ],
    globalAttributes: [],
    valueSets: [],
  }
}
