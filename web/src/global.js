/** `redflag.global.js`, for pages that can load no module: the same check, and its class as `RedflagTriage`. */
import { RedflagTriage } from './register.js'

globalThis.RedflagTriage = RedflagTriage
