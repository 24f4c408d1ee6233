/** `import 'redflag-triage'`: the back-pain check, ready to use. The one place that ties the element to its rules. */
import backPain from 'redflag-triage/rules/back-pain'
import { RedflagTriage } from './element.js'

RedflagTriage.protocols['back-pain'] = backPain
RedflagTriage.define()

export { RedflagTriage }
