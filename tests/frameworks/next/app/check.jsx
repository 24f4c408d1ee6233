'use client'
import { useEffect, useRef, useState } from 'react'
import 'redflag-triage'

export function Check() {
  const check = useRef(null)
  const [urgency, setUrgency] = useState('none yet')
  // React sets no handlers of custom events on what it hydrates.
  useEffect(() => {
    const element = check.current
    const told = ({ detail }) => setUrgency(detail.urgency)
    element.addEventListener('redflag-result', told)
    return () => element.removeEventListener('redflag-result', told)
  }, [])
  return (
    <>
      <redflag-triage ref={check} gates="#scheduler">
        <p>Call 911 if you cannot control your bladder or bowels.</p>
      </redflag-triage>
      <p id="urgency">{urgency}</p>
    </>
  )
}
