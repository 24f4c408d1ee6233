// Types that are made of what the build reads anyway: the attributes for JSX, and the ids of each protocol, so that a
// misspelt answer does not compile.
import { elementOf, propertyOf } from './manifest.mjs'

const union = (ids) => (ids.length ? ids.map((id) => `'${id}'`).join(' | ') : 'never')
/** @param {(string | string[])[]} lines */
const text = (...lines) => lines.flat().join('\n') + '\n'

/** The types of the attributes that a page may write, from the manifest. @param {any} manifest */
export function attributeTypes(manifest) {
  const { attributes } = elementOf(manifest)
  const members = (nameOf) =>
    attributes.flatMap(({ name, description, type, default: value }) => [
      `  /** ${description}${value ? `; \`${value}\` where it is missing` : ''} */`,
      `  '${nameOf(name)}'?: ${type.text === 'number' ? 'number | string' : type.text} | undefined`,
    ])
  return text(
    '/** `redflag-triage/jsx`: what JSX and templates may write on the element, for any framework. */',
    "import type { OwnWords, RedflagEventMap } from '../src/element.js'",
    '',
    '/** As HTML has them. */',
    ...['export interface RedflagTriageAttributes {', members((name) => name), '}', ''],
    '/** The same in camel case, as the React component and the templates of Vue have them. */',
    ...['export interface RedflagTriageCamelAttributes {', members(propertyOf), '}', ''],
    '/** A handler for each event, by `on` and the name of the event, as React, Preact and Svelte have it. */',
    'export type RedflagTriageHandlers = {',
    '  [Name in keyof RedflagEventMap as `on${Name}`]?: ((event: RedflagEventMap[Name]) => void) | undefined',
    '}',
    '',
    'export interface RedflagTriageProps extends RedflagTriageAttributes, RedflagTriageHandlers {',
    '  /** Names and buttons in words of your own, by language. */',
    '  words?: OwnWords | undefined',
    '}',
  )
}

const answers = {
  'yes-no': () => 'Truth',
  choice: (name) => `Choice<Options['${name}']>`,
  checklist: (name) => `Ticks<Options['${name}']>`,
  number: () => "number | 'unsure' | 'declined'",
}

/** The ids of one protocol. @param {any} protocol */
export function ruleTypes({ id, questions, dispositions, actions, rules }) {
  const ids = (list) => union(list.map((item) => item.id))
  return text(
    `/** \`redflag-triage/rules/${id}\`: one complaint as data, to open with the engine or to read, and its ids as types. */`,
    "import type { ProtocolData, Review, SelfTest, Source, Truth } from '../../src/types.js'",
    "import type { Protocol, Words } from '../../src/rules.js'",
    '',
    "export type * from '../../src/rules.js'",
    '',
    '/** Most urgent first. */',
    `export type DispositionId = ${ids(dispositions)}`,
    `export type QuestionId = ${ids(questions)}`,
    `export type ActionId = ${ids(actions)}`,
    `export type RuleId = ${ids(rules)}`,
    '',
    '/** The options of each question that has some. */',
    'export interface Options {',
    questions.filter(({ options }) => options).map((question) => `  '${question.id}': ${ids(question.options)}`),
    '}',
    '',
    "type Choice<Option extends string> = Option | 'unsure' | 'declined'",
    "type Ticks<Option extends string> = readonly (Option | 'unsure')[] | { readonly [option in Option]?: Truth } | 'unsure' | 'declined'",
    '',
    '/** Answers by question id; what is missing, null or undefined has not been answered yet. */',
    'export type KnownAnswers = {',
    questions.map(({ id, kind }) => `  readonly '${id}'?: ${answers[kind](id)} | null | undefined`),
    '}',
    '',
    'declare const rules: ProtocolData<KnownAnswers, DispositionId> & {',
    '  protocol: Protocol',
    '  words: { en: Words; [language: string]: Words }',
    '  sources: Source[]',
    '  review: Review',
    '  sha256: string',
    '  seal: { [file: string]: number }',
    '  selfTest: SelfTest',
    '}',
    'export default rules',
  )
}
