// The same first question on a page by other means, each as its own documentation has it: `files` by path, the first of them the
// page, and `host` the element whose shadow root holds the question, if any does.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { backPain } from '../../widget/rules.mjs'

const ANSWERS = ['Yes', 'No', 'Not sure']

/** The first question of the check. */
function firstQuestion() {
  const { screens, questions } = backPain.protocol
  const { id, options } = questions.find(({ id }) => id === [screens[0]].flat()[0])
  const words = backPain.words.en.questions[id]
  return { ask: words.ask, rows: options.map((option) => ({ id: option.id, label: words.options[option.id].label })) }
}

const page = (head, body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Book a visit</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${head}</head>
<body><h1>Book a visit</h1>${body}<form id="booking"><button>Book</button></form></body></html>`

const dist = (name) => readFileSync(fileURLToPath(new URL(`../../../web/dist/${name}`, import.meta.url)))

const bundled = async (contents) => {
  const options = { bundle: true, minify: true, write: false, format: 'esm', legalComments: 'none' }
  const resolveDir = fileURLToPath(new URL('.', import.meta.url))
  const { outputFiles } = await build({ ...options, stdin: { contents, resolveDir } })
  return Buffer.from(outputFiles[0].contents)
}

const scripts = (names) => names.map((name) => `<script type="module" src="/${name}"></script>`).join('')

const redflag = (name, ...later) => ({
  host: 'redflag-triage',
  files: {
    '/': page(
      scripts([name]),
      '<redflag-triage doctor-tel="+1-555-0100" gates="#booking">Call 911 if …</redflag-triage>',
    ),
    ...Object.fromEntries([name, ...later].map((name) => [`/${name}`, dist(name)])),
  },
})

const plainForm = ({ ask, rows }) => {
  const choice = (id, answer) => `<label><input type="radio" name="${id}" value="${answer}">${answer}</label>`
  const row = ({ id, label }) =>
    `<fieldset><legend>${label}</legend>${ANSWERS.map((answer) => choice(id, answer)).join('')}</fieldset>`
  return {
    files: { '/': page('', `<form><h2>${ask}</h2>${rows.map(row).join('')}<button>Continue</button></form>`) },
  }
}

const litForm = async (question) => ({
  host: 'first-question',
  files: {
    '/': page(scripts(['lit.js']), '<first-question></first-question>'),
    '/lit.js': await bundled(`
      import { LitElement, html } from 'lit'
      const { ask, rows } = ${JSON.stringify(question)}
      const choice = (id, answer) => html\`<label><input type="radio" name=\${id} value=\${answer}>\${answer}</label>\`
      const row = ({ id, label }) =>
        html\`<fieldset><legend>\${label}</legend>\${${JSON.stringify(ANSWERS)}.map((answer) => choice(id, answer))}</fieldset>\`
      customElements.define('first-question', class extends LitElement {
        render() {
          return html\`<form><h2>\${ask}</h2>\${rows.map(row)}<button>Continue</button></form>\`
        }
      })`),
  },
})

const survey = async ({ ask, rows }) => ({
  files: {
    '/': page('<link rel="stylesheet" href="/survey.css">' + scripts(['survey.js']), '<div id="survey"></div>'),
    '/survey.css': readFileSync(fileURLToPath(import.meta.resolve('survey-core/survey-core.min.css'))),
    '/survey.js': await bundled(`
      import { Model } from 'survey-core'
      import 'survey-js-ui'
      const elements = ${JSON.stringify(rows)}.map(({ id, label }) =>
        ({ type: 'radiogroup', name: id, title: label, choices: ${JSON.stringify(ANSWERS)} }))
      new Model({ title: ${JSON.stringify(ask)}, elements }).render(document.querySelector('#survey'))`),
  },
})

/** By name; the plain form, which is the measure of the others, first. */
export async function pages() {
  const question = firstQuestion()
  return {
    'plain form': plainForm(question),
    'form of Lit': await litForm(question),
    'redflag.en.js': redflag('redflag.en.js'),
    'redflag.first.en.js': redflag('redflag.first.en.js', 'redflag.rest.en.js'),
    SurveyJS: await survey(question),
  }
}
