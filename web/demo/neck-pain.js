/** Rules that the package does not hold: registered by one line, here after the element that asks by them. */
import { RedflagTriage } from '../dist/element.js'
import neckPain from '../dist/rules/neck-pain.js'

RedflagTriage.define()
RedflagTriage.protocols['neck-pain'] = neckPain
