import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core'
import 'redflag-triage'
import type { RedflagEventMap } from 'redflag-triage/element'

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <redflag-triage gates="#scheduler" (redflag-result)="told($event)">
        <p>Call 911 if you cannot control your bladder or bowels.</p>
      </redflag-triage>
      <p id="urgency">{{ urgency() }}</p>
      <form id="scheduler"><button>9:00</button></form>
    </main>
  `,
})
export class App {
  urgency = signal<string>('none yet')

  told(event: RedflagEventMap['redflag-result']) {
    this.urgency.set(event.detail.urgency)
  }
}
