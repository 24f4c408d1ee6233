/**
 * The triage engine for JavaScript: the only file that touches what Emscripten built. It knows no DOM, so it runs in
 * Node, in workers and in browsers alike. The engine keeps no state between calls but the protocols that were opened.
 */
import startWasm, { byteOf, bytes } from 'redflag:engine.wasm'
import { pickLanguage, voiced, wordGuidance, wordScreen } from './words.js'

/**
 * @typedef {{code: string, path: string, message: string}} Problem
 * @typedef {import('./types.js').Answers} Answers
 * @typedef {import('./types.js').ProtocolData} ProtocolData
 */

/** What went wrong, where (`FILE:POINTER`, or a pointer into the answers), and how to mend it. */
export class RedflagError extends Error {
  name = 'RedflagError'

  /** @param {Problem & {problems?: Problem[], cause?: unknown}} problem */
  constructor({ code, path, message, problems, cause }) {
    super(message, { cause })
    this.code = code
    this.path = path
    /** Every problem that was found, this one first. */
    this.problems = problems ?? [{ code, path, message }]
  }
}

/** @type {Record<string, Promise<any>>} */
const engines = {}

/**
 * Loads the engine once for all who ask. Without `kind`, WebAssembly where the page allows it, else plain JavaScript.
 *
 * @param {{kind?: 'wasm' | 'js'}} [options] insist on one of the two
 * @throws {RedflagError} `no-engine`
 */
export function loadEngine({ kind } = {}) {
  const wanted = kind ?? 'best'
  return (engines[wanted] ??= load(kind).catch((cause) => {
    delete engines[wanted]
    const mend = "allow 'wasm-unsafe-eval' in script-src, or put engine-js.js beside this file"
    throw new RedflagError({ code: 'no-engine', path: '', message: `no engine could start: ${mend}. ${cause}`, cause })
  }))
}

async function load(kind) {
  if (kind !== 'js') {
    try {
      return engine('wasm', await loadWasm())
    } catch (refused) {
      if (kind) throw refused
    }
  }
  return engine('js', await (await import('./engine-js.js')).default())
}

function loadWasm() {
  return new Promise((resolve, reject) => {
    const instantiate = (source, imports) =>
      // Emscripten's minimal runtime waits for the module and forgets that it may be refused.
      WebAssembly.instantiate(source, imports).catch((refused) => {
        reject(refused)
        return new Promise(() => {})
      })
    startWasm(instantiate, Uint8Array.from(bytes, byteOf)).then(resolve, reject)
  })
}

function engine(kind, module) {
  return {
    /** @type {'wasm' | 'js'} */
    kind,
    /**
     * @param {ProtocolData} data the protocol and its words; each may also be the text of its JSON file
     * @throws {RedflagError} the first problem of the files, `problems` holding all of them
     */
    open: (data) => open(module, data),
  }
}

/** Calls the engine and opens the envelope. */
function call(module, name, ...inputs) {
  let envelope
  try {
    envelope = JSON.parse(module[name](...inputs))
  } catch (cause) {
    // The instance stopped, say for want of memory; whoever loads the engine next gets a new one.
    for (const kind of Object.keys(engines)) delete engines[kind]
    throw new RedflagError({ code: 'engine-failed', path: '', message: `the engine stopped: ${cause}`, cause })
  }
  if (!envelope.ok) throw new RedflagError(envelope.error)
  return envelope.value
}

function json(value) {
  try {
    return JSON.stringify(value ?? null)
  } catch (cause) {
    throw new RedflagError({ code: 'not-json', path: '', message: `this cannot be written as JSON: ${cause}`, cause })
  }
}

/** A file of rules: its text, or what the text says. The engine has read it before `parsed` does. */
const text = (file) => (typeof file === 'string' ? file : json(file))
const parsed = (file) => (typeof file === 'string' ? JSON.parse(file.replace(/^\uFEFF/, '')) : file)

function open(module, data) {
  const handle = call(module, 'open', text(data?.protocol), 'protocol.json')
  const problems = Object.entries(data.words ?? {}).flatMap(([lang, words]) => {
    try {
      call(module, 'checkWords', handle, text(words), `words/${lang}.json`)
      return []
    } catch (error) {
      return error.problems
    }
  })
  if (problems.length) throw new RedflagError({ ...problems[0], problems })

  const protocol = parsed(data.protocol)
  const words = Object.fromEntries(Object.entries(data.words ?? {}).map(([lang, value]) => [lang, parsed(value)]))
  const known = { ...data, protocol }
  const voices = [false, true].map((forOther) => voiced(words, forOther))
  /** The screen that a question stands on, as the protocol counts them. @param {string} question */
  const screenOf = (question) => protocol.screens.findIndex((screen) => [screen].flat().includes(question))
  const step = (answers) => call(module, 'step', handle, json(answers))
  const assessMany = (patients) => call(module, 'assessMany', handle, json(patients))

  return {
    /** @type {string} */
    protocol: protocol.id,
    /** @type {string} */
    version: protocol.version,
    languages: Object.keys(words),

    /** The best language there is for a BCP 47 tag. @param {string} [lang] */
    resolve: (lang) => pickLanguage(words, lang),

    /** The words of the widget itself. @param {string} [lang] @returns {Record<string, string>} */
    ui: (lang) => words[pickLanguage(words, lang)]?.ui ?? {},

    /**
     * The next screen, or the guidance when nothing that is left to ask could raise it.
     * @param {Answers} answers @param {{lang?: string, forOther?: boolean}} [options]
     */
    step(answers, { lang, forOther } = {}) {
      const { ahead, road: walked, ...rest } = step(answers)
      // The engine gives back what it reads in another way than it was told.
      const road = walked.map(({ question, answer = answers[question] }) => ({ question, answer }))
      const found = { ...rest, road }
      const inWords = voices[+!!forOther][pickLanguage(words, lang)]
      if (!('screen' in found)) return wordGuidance(known, inWords, found)
      // What comes to a screen anew, such as an option that a changed answer opens, does not make it another one.
      const screens = new Set([found.screen, ...road.map(({ question }) => question)].map(screenOf)).size
      return wordScreen(known, inWords, { ...found, step: screens, about: screens + ahead - 1 })
    },

    /** The outcome of these answers, complete or not. @param {Answers} answers */
    assess: (answers) => assessMany([answers])[0],

    /** One outcome for each of many answers, in one crossing of the boundary. @param {Answers[]} patients */
    assessMany,
  }
}
