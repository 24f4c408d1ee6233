/** `redflag-triage/jsx/react`: `<redflag-triage>` in JSX for React 19. `import type {} from 'redflag-triage/jsx/react'` */
import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type { RedflagTriageProps } from '../../dist/jsx.js'
import type { RedflagTriage } from '../element.js'

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'redflag-triage': DetailedHTMLProps<HTMLAttributes<RedflagTriage>, RedflagTriage> & RedflagTriageProps
    }
  }
}
