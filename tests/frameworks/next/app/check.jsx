'use client'
import { useState } from 'react'
import { RedflagTriage } from 'redflag-triage/react'

export function Check() {
  const [urgency, setUrgency] = useState('none yet')
  return (
    <>
      <RedflagTriage
        gates="#scheduler"
        doctorTel="+1-202-555-0100"
        words={{ en: { ui: { title: 'Check my back' } } }}
        onResult={({ detail }) => setUrgency(detail.urgency)}
      >
        <p>Call 911 if you cannot control your bladder or bowels.</p>
      </RedflagTriage>
      <p id="urgency">{urgency}</p>
    </>
  )
}
