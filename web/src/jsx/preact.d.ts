/** `redflag-triage/jsx/preact`: `<redflag-triage>` in JSX for Preact. `import type {} from 'redflag-triage/jsx/preact'` */
import type { HTMLAttributes } from 'preact'
import type { RedflagTriageProps } from '../../dist/jsx.js'
import type { RedflagTriage } from '../element.js'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'redflag-triage': HTMLAttributes<RedflagTriage> & RedflagTriageProps
    }
  }
}
