/**
 * `redflag-triage/jsx/vue`: `<redflag-triage>` in Vue's templates, also where they are strict, and in its JSX.
 * `import type {} from 'redflag-triage/jsx/vue'`
 */
import type { HTMLAttributes, PublicProps } from 'vue'
import type { RedflagTriageAttributes, RedflagTriageCamelAttributes } from '../../dist/jsx.js'
import type { OwnWords, RedflagEventMap, RedflagTriage } from '../element.js'

/** `redflag-result` is listened to as `@redflag-result`, which Vue compiles to `onRedflagResult`. */
type Handlers = {
  [Name in keyof RedflagEventMap as Name extends `redflag-${infer Rest}` ? `onRedflag${Capitalize<Rest>}` : never]?:
    ((event: RedflagEventMap[Name]) => void) | undefined
}

/** Strict templates look for `doctor-tel` as `doctorTel`; JSX writes it as it is. */
type Props = HTMLAttributes &
  PublicProps &
  RedflagTriageAttributes &
  RedflagTriageCamelAttributes &
  Handlers & { words?: OwnWords | undefined }

declare module 'vue' {
  interface GlobalComponents {
    'redflag-triage': new () => RedflagTriage & { $props: Props }
  }
}

declare module 'vue/jsx-runtime' {
  namespace JSX {
    interface IntrinsicElements {
      'redflag-triage': Props
    }
  }
}
