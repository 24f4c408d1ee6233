/**
 * `redflag.first.js`: draws the first question at once, and meanwhile loads the engine and the rules from `redflag.rest.js`
 * beside it. Both together are `redflag.js`.
 */
import first from 'redflag-triage/rules/back-pain'
import { RedflagTriage } from './element.js'
import { rest } from './rest-later.js'

/** The rules whole come with the rest. @type {any} */
const data = { ...first, whole: async () => (await rest()).backPain }
// On its way while the first question is drawn.
rest().catch(() => {})
RedflagTriage.protocols['back-pain'] = data
RedflagTriage.define()

export { RedflagTriage }
