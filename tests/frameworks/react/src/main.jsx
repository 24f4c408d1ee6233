import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import 'redflag-triage'

function Booking() {
  const [urgency, setUrgency] = useState('none yet')
  return (
    <main>
      <redflag-triage
        gates="#scheduler"
        words={{ en: { ui: { title: 'Check my back' } } }}
        onredflag-result={({ detail }) => setUrgency(detail.urgency)}
      >
        <p>Call 911 if you cannot control your bladder or bowels.</p>
      </redflag-triage>
      <p id="urgency">{urgency}</p>
      <form id="scheduler">
        <button>9:00</button>
      </form>
    </main>
  )
}

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <Booking />
  </StrictMode>,
)
