import { loadEngine } from 'redflag-triage/engine'
import backPain from 'redflag-triage/rules/back-pain'
import 'redflag-triage'

// The engine that the element has, asked by the page itself.
const { kind } = await loadEngine()
document.documentElement.dataset.engine = `${kind} ${backPain.protocol.id}`
