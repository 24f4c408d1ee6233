/**
 * `redflag-triage/jsx/solid`: `<redflag-triage>` in JSX for Solid, with `on:redflag-result` for events and `prop:words`.
 * `import type {} from 'redflag-triage/jsx/solid'`
 */
import type { JSX } from 'solid-js'
import type { RedflagTriageAttributes } from '../../dist/jsx.js'
import type { OwnWords, RedflagEventMap, RedflagTriage } from '../element.js'

type Handlers = {
  [Name in keyof RedflagEventMap as `on:${Name}`]?: ((event: RedflagEventMap[Name]) => void) | undefined
}

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'redflag-triage': JSX.HTMLAttributes<RedflagTriage> &
        RedflagTriageAttributes &
        Handlers & { 'prop:words'?: OwnWords | undefined }
    }
  }
}
