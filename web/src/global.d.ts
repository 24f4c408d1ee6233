/** `redflag.global.js`, a classic script: it registers the check, and leaves the class as a global. */
import type { RedflagTriage as Check } from './element.js'

declare global {
  var RedflagTriage: typeof Check
}
