import { loadEngine } from 'redflag-triage/engine'
import backPain from 'redflag-triage/rules/back-pain'
import { Check } from './check.jsx'

// A server component: the same engine judges here.
export default async function Page() {
  const engine = await loadEngine()
  const { disposition } = engine.open(backPain).assess({ 'emergency-signs': ['faint'] })
  return (
    <main>
      <p id="server">{disposition}</p>
      <Check />
      <form id="scheduler">
        <button>9:00</button>
      </form>
    </main>
  )
}
