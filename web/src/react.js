'use client'
/**
 * `redflag-triage/react`: the element as a component, for React 19. It sets handlers and words itself, because React sets none of
 * both on a custom element that a server rendered.
 */
import { createElement, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import { observed, propertyOf } from './attributes.js'
import './register.js'

const EVENTS = ['ready', 'step', 'result', 'book', 'share', 'error']

const handlerOf = (name) => `on${name[0].toUpperCase()}${name.slice(1)}`
const attributeOf = Object.fromEntries(observed.map((name) => [propertyOf(name), name]))

// On a server there is no layout, and React would say so.
const useBeforePaint = globalThis.document ? useLayoutEffect : useEffect

/** @param {Record<string, any>} props */
export function RedflagTriage({ words, ref, children, ...props }) {
  const element = useRef(null)
  const handlers = useRef(props)
  useImperativeHandle(ref, () => element.current, [])
  useBeforePaint(() => {
    handlers.current = props
  })
  useBeforePaint(() => {
    if (words) element.current.words = words
  }, [words])
  useBeforePaint(() => {
    const controller = new AbortController()
    for (const name of EVENTS)
      element.current.addEventListener(`redflag-${name}`, (event) => handlers.current[handlerOf(name)]?.(event), {
        signal: controller.signal,
      })
    return () => controller.abort()
  }, [])
  const plainProps = Object.entries(props).filter(([name]) => !EVENTS.some((event) => handlerOf(event) === name))
  const attributes = Object.fromEntries(plainProps.map(([name, value]) => [attributeOf[name] ?? name, value]))
  return createElement('redflag-triage', { ...attributes, ref: element }, children)
}
