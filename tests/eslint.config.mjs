import js from '@eslint/js'
import globals from 'globals'

/** Not for keys: protocols and records have some of these. */
const meaningless = [
  ...['of', 'one', 'said', 'told', 'says', 'heard', 'may', 'has', 'was', 'by'],
  ...['here', 'there', 'where', 'what', 'which', 'how', 'who', 'whom', 'whose', 'those', 'some', 'both'],
  ...['given', 'made', 'gone', 'done', 'doing', 'did', 'come', 'led'],
]
const bindings = [
  ':matches(VariableDeclarator, :function, ArrayPattern, AssignmentPattern, RestElement, CatchClause) > Identifier',
  'ImportSpecifier > Identifier.local',
  'ObjectPattern > Property > Identifier.value',
  'PrivateIdentifier',
]

export default [
  { ignores: ['web/dist/**', 'build/**'] },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: bindings.map((binding) => `${binding}[name=/^(${meaningless.join('|')})$/]`).join(),
          message: 'A name says what the value is, in a term of the field.',
        },
      ],
    },
  },
  {
    files: ['web/src/**'],
    languageOptions: { globals: globals.browser },
    rules: {
      // Strict pages refuse these, or they would let text become markup.
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
          property,
          message: 'Trusted Types refuse it: make nodes in dom.js.',
        })),
      ],
      'no-restricted-globals': [
        'error',
        ...['fetch', 'XMLHttpRequest', 'localStorage', 'sessionStorage', 'indexedDB'].map((name) => ({
          name,
          message: 'Answers are health data: nothing is sent or stored.',
        })),
      ],
    },
  },
  { files: ['web/demo/**'], languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['web/*.mjs', 'web/tools/**', 'tests/**'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
]
