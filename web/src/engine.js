/**
 * The triage engine for JavaScript: the only file that touches what Emscripten built. It knows no DOM, so it runs in
 * Node, in workers and in browsers alike. The engine keeps no state between calls but the protocols that were opened.
 */
/* global COLUMNS -- whether the engine of this file knows them: the build puts it here */
import startWasm, { byteOf, bytes, sum } from 'redflag:engine.wasm'
import { columns } from './columns.js'
import { RedflagError } from './error.js'
import { json, parsed, text } from './json.js'
import { objects } from './objects.js'
import { plain } from './plain.js'
import { replayed } from './replay.js'
import { spoken } from './spoken.js'
import { changed, checksum, failed } from './verify.js'

export { RedflagError }

/**
 * @typedef {import('./error.js').Problem} Problem
 * @typedef {import('./types.js').Answers} Answers
 * @typedef {import('./types.js').ProtocolData} ProtocolData
 */

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
  const { default: start } = await plain()
  return engine('js', await startRuntime((module) => start(module)))
}

/**
 * Where the engine runs: one instance, shared by all, and how to make the next one at once. An instance that stopped, or
 * that a large call left too big (memory never shrinks), gives way to a new one, in which protocols are opened anew.
 *
 * @param {(module: any) => Promise<any>} start fills the module
 */
async function startRuntime(start) {
  const first = {}
  await start(first)
  return {
    module: first,
    /** Protocols that are open in it: the text of a protocol → its handle. */
    handles: new Map(),
    /** How many have opened that text and not closed it. */
    users: new Map(),
    renew() {
      this.handles.clear()
      this.module = {}
      start(this.module)
    },
  }
}

async function loadWasm() {
  if (checksum(bytes) !== sum) throw new Error('the engine in this file is damaged')
  let compiled
  return new Promise((resolve, reject) => {
    const instantiate = (source, imports) => ({
      then: (ready) =>
        compiled
          ? ready({ instance: new WebAssembly.Instance(compiled, imports) })
          : // Emscripten's minimal runtime waits for the module, and forgets that it may be refused or not start.
            WebAssembly.instantiate(source, imports)
              .then((loaded) => {
                compiled = loaded.module
                ready(loaded)
              })
              .catch(reject),
    })
    startRuntime((module) => {
      // The text of the bytes is needed once.
      if (!compiled) module.wasm = Uint8Array.from(bytes, byteOf)
      return startWasm(instantiate, module)
    }).then(resolve, reject)
  })
}

function engine(kind, runtime) {
  return {
    /** @type {'wasm' | 'js'} */
    kind,
    /**
     * @param {ProtocolData} data the protocol and its words; each may also be the text of its JSON file
     * @throws {RedflagError} the first problem of the files, `problems` holding all of them
     */
    open: (data) => open(runtime, data),
  }
}

/** Pages of 64 kB that an instance may keep: 32 MB, where back pain takes 1. */
const ROOM = 512

/** Calls the engine and opens the envelope. */
function call(runtime, name, ...inputs) {
  let envelope
  try {
    if (!runtime.module) runtime.renew()
    envelope = JSON.parse(runtime.module[name](...inputs))
  } catch (cause) {
    const { pages } = runtime.module
    // Where no instance could be made at once, whoever loads the engine next gets one.
    if (!pages) for (const kind of Object.keys(engines)) delete engines[kind]
    runtime.module = null
    // More than there can be: it stopped for want of memory.
    const code = pages?.() > 65536 ? 'out-of-memory' : 'engine-failed'
    throw new RedflagError({ code, path: '', message: `the engine stopped and starts anew: ${cause}`, cause })
  }
  if (!envelope.ok) throw new RedflagError(envelope.error)
  return envelope.value
}

/** Lets go of an instance that grew: what is open in it is opened anew when it is asked next. */
function shrink(runtime) {
  if (runtime.module?.pages() > ROOM) runtime.module = null
}

/**
 * Opens a protocol, or shares the one that was opened from the same text.
 *
 * @param {string} source
 */
function share(runtime, source) {
  let opened
  let handle
  let closed = false
  /** Anew where another instance has come meanwhile. */
  const ready = () => {
    if (runtime.module && opened === runtime.module) return
    handle = runtime.module && runtime.handles.get(source)
    handle ??= call(runtime, 'open', source, 'protocol.json')
    runtime.handles.set(source, handle)
    opened = runtime.module
  }
  shrink(runtime)
  ready()
  runtime.users.set(source, (runtime.users.get(source) ?? 0) + 1)
  return {
    ask(name, ...inputs) {
      if (closed) throw new RedflagError({ code: 'closed', path: '', message: 'this was closed: open the data again' })
      ready()
      try {
        return call(runtime, name, handle, ...inputs)
      } finally {
        // Room for columns is of use in this instance alone.
        if (name !== 'openColumns') shrink(runtime)
      }
    },
    close() {
      if (closed) return
      closed = true
      const users = runtime.users.get(source) - 1
      runtime.users.set(source, users)
      if (users) return
      runtime.users.delete(source)
      if (runtime.module && runtime.handles.has(source)) call(runtime, 'close', runtime.handles.get(source), '')
      runtime.handles.delete(source)
    },
  }
}

/** Room for columns of so many patients, in the instance that there is now. */
function roomFor(runtime, ask, patients) {
  const room = ask('openColumns', patients)
  const { module } = runtime
  return {
    ...room,
    heap: () => module.heap(),
    assess: (count) => call(runtime, 'assessColumns', room.handle, count),
    tell: (count) => call(runtime, 'tellColumns', room.handle, count),
    stands: () => runtime.module === module,
    close() {
      if (runtime.module !== module) return
      call(runtime, 'closeColumns', room.handle, 0)
      shrink(runtime)
    },
  }
}

/** @param {Problem[]} problems */
function refuse(problems) {
  if (problems.length) throw new RedflagError({ ...problems[0], problems })
}

function open(runtime, data) {
  const source = text(data?.protocol)
  /** @type {[name: string, text: string][]} */
  const files = Object.entries(data?.words ?? {}).map(([lang, words]) => [`words/${lang}.json`, text(words)])
  // Once for each instance: whoever opened the same text before has seen it pass.
  const tested = runtime.handles.has(source)
  const { ask, close } = share(runtime, source)
  const step = (answers) => ask('step', json(answers))
  const room = (patients) => roomFor(runtime, ask, patients)
  const quick = COLUMNS && objects(() => parsed(source), room)
  const assessMany = (patients) => (quick && quick.assess(patients)) || ask('assessMany', json(patients))
  const assess = (answers) => assessMany([answers])[0]
  try {
    refuse(
      files.flatMap(([name, words]) => {
        try {
          ask('checkWords', words, name)
          return []
        } catch (error) {
          return error.problems
        }
      }),
    )
    refuse(changed(data.seal ?? {}, [['protocol.json', source], ...files]))
    if (data.selfTest && !tested) refuse(failed(data.selfTest, assessMany))
  } catch (error) {
    if (COLUMNS) quick.close()
    close()
    throw error
  }

  const inWords = spoken(data, step)
  return {
    ...inWords,

    /** The outcome of these answers, complete or not. @param {Answers} answers */
    assess,

    /** One outcome for each of many answers. @param {Answers[]} patients */
    assessMany,

    /** Judges a record by these rules, and names the members of its outcome that differ. @param {import('./types.js').RedflagRecord} record */
    replay: (record) => replayed(record, { step, assess, version: inWords.version }),

    /** Gives the memory back, once all who opened the same rules have closed them. */
    close,

    // The engine in the files for pages knows no columns.
    ...(COLUMNS && {
      /** Columns for so many patients: types.d.ts says what is in them. @param {number} patients */
      columns: (patients) => columns(parsed(data.protocol), patients, room),

      close() {
        quick.close()
        close()
      },
    }),
  }
}
