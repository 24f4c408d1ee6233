/** `redflag-triage/jsx/svelte`: `<redflag-triage>` in Svelte's markup. `import type {} from 'redflag-triage/jsx/svelte'` */
import type { HTMLAttributes } from 'svelte/elements'
import type { RedflagTriageProps } from '../../dist/jsx.js'
import type { RedflagTriage } from '../element.js'

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'redflag-triage': HTMLAttributes<RedflagTriage> & RedflagTriageProps
  }
}
