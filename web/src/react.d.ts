/** `redflag-triage/react`: `<RedflagTriage>` for React 19, also in what a server renders. */
import type { HTMLAttributes, ReactElement, Ref } from 'react'
import type { RedflagTriageCamelAttributes } from '../dist/jsx.js'
import type { OwnWords, RedflagEventMap, RedflagTriage as Check } from './element.js'

type Handlers = {
  [Name in keyof RedflagEventMap as Name extends `redflag-${infer Rest}` ? `on${Capitalize<Rest>}` : never]?:
    ((event: RedflagEventMap[Name]) => void) | undefined
}

/** The attributes in camel case, a handler for each event (`onResult`), and words of your own. */
export interface RedflagTriageProps
  extends
    RedflagTriageCamelAttributes,
    Handlers,
    Omit<HTMLAttributes<Check>, keyof RedflagTriageCamelAttributes | keyof Handlers> {
  words?: OwnWords | undefined
  ref?: Ref<Check> | undefined
}

export declare function RedflagTriage(props: RedflagTriageProps): ReactElement
