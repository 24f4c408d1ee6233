import js from '@eslint/js'
import globals from 'globals'

export default [
  { ignores: ['web/dist/**', 'build/**'] },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['web/src/**'],
    languageOptions: { globals: globals.browser },
    rules: {
      // What strict pages refuse, and what would let text become markup.
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
