import { keeping } from './keep.js'

/**
 * The handlers of a screen. Each goes through `safely`: an exception must not leave half a screen.
 *
 * @param {any} check the parts of the element: `host`, `journey`, `stage`, `speaker`, `booking`
 * @param {any} speech the words of now, with the numbers
 * @param {{go: (move: Function) => void, refresh: () => void, attempt: (work: () => any) => any}} how
 * @returns {Record<string, Function>}
 */
export const controls = ({ host, journey, stage, speaker, booking }, speech, { go, refresh, attempt }) => {
  const safely =
    (work) =>
    (...args) =>
      attempt(() => work(...args))
  const move =
    (step) =>
    (...args) =>
      go(() => step.apply(journey, args))
  const { record, ...tools } = keeping(host, journey, speech, stage, (key) => stage.say(speech.ui[key], speech))
  const sends = () => stage.view.querySelector('#send')?.checked
  const handlers = {
    ...tools,
    speak: (lang) => speaker.pick(lang),
    forWhom: (forOther) => {
      journey.forOther = forOther
      refresh()
    },
    // The step of now: a page may have kept a button of earlier guidance.
    book: (event) => booking.go(journey.step, event, sends() ? record() : undefined),
  }
  return {
    safely,
    tell: (text) => stage.say(text, speech),
    answer: move(journey.answer),
    back: move(journey.back),
    change: move(journey.change),
    restart: move(journey.restart),
    ...Object.fromEntries(Object.entries(handlers).map(([name, work]) => [name, safely(work)])),
  }
}
