/** `redflag.rest.js`: the engine and the rules, for `redflag.first.js`. */
export { default as backPain } from 'redflag-triage/rules/back-pain'
export { loadEngine } from './engine.js'
