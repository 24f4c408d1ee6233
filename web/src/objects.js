/**
 * Many patients as objects, by way of columns: some at a time are written into the engine's memory, and their outcomes read from
 * it. No rule is here, and no check: what is not plainly an answer is left to JSON, and so to the engine, which tells what is wrong
 * with it. Not in the files for pages, which judge one visitor.
 */

/** Judged in one call. More would be hardly faster, and there would be more to wipe for a single one. */
const PATIENTS = 64

/** Would JSON carry this very number? The engine takes no more than 15 digits of it. @param {number} value */
const isExact = (value) =>
  Number.isInteger(value)
    ? Math.abs(value) < 1e15
    : Number.isFinite(value) && Math.abs(value) > 1e-6 && String(value).length < 16

/** Would JSON carry its own members, and nothing else? Other classes may become anything. */
function isPlain(value) {
  if (typeof value !== 'object' || value === null || value.toJSON !== undefined) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** By question, where its cells are, and what each answer is in them. */
function layout({ questions }, { memory, stride, cells, firstOption }) {
  const { yes, no, unsure, declined } = cells
  let at = memory
  const next = (bytes) => (at += bytes * stride) - bytes * stride
  const places = questions.map(({ id, kind, options }) => {
    const doubts = Object.entries({ unsure, declined })
    if (kind === 'number') return [id, { kind, at: next(8), codes: new Map(doubts) }]
    if (kind === 'checklist')
      return [id, { kind, codes: new Map(doubts), rows: new Map(options.map((option) => [option.id, next(1)])) }]
    const values =
      kind === 'choice' ? options.map((option, index) => [option.id, firstOption + index]) : Object.entries({ yes, no })
    return [id, { kind, at: next(1), codes: new Map([...values, ...doubts]) }]
  })
  return { places: new Map(places), end: at, truths: new Map(Object.entries({ yes, no, unsure, declined })) }
}

/** By index, as the engine tells them. */
function names({ dispositions, rules, actions, questions }) {
  const ids = (items) => items.map(({ id }) => id)
  return {
    dispositions: ids(dispositions),
    urgencies: dispositions.map(({ urgency }) => urgency),
    rules: ids(rules),
    actions: ids(actions),
    questions: ids(questions),
    options: questions.map(({ options = [] }) => ids(options)),
  }
}

/**
 * @param {() => any} read the protocol, as the engine has read it
 * @param {(patients: number) => any} openRoom as columns.js has it; with `tell`, which judges and gives the address of what
 *   `Columns::told` in src/core/columns.h holds, and `stands`
 */
export function objects(read, openRoom) {
  let ids
  let room
  let busy = false
  let cellLayout
  let bytes
  let numbers
  let output
  /** Position in `output`. */
  let at

  function enter() {
    if (!room?.stands()) {
      const protocol = read()
      room = openRoom(PATIENTS)
      cellLayout = layout(protocol, room)
      ids ??= names(protocol)
      bytes = undefined
    }
    const heap = room.heap()
    if (bytes?.buffer === heap.buffer) return
    bytes = heap
    numbers = new Float64Array(heap.buffer)
    output = new Uint16Array(heap.buffer)
  }

  function wipe() {
    bytes.fill(room.cells.missing, room.memory, cellLayout.end)
    for (const { kind, at: start } of cellLayout.places.values())
      if (kind === 'number') numbers.fill(NaN, start / 8, start / 8 + PATIENTS)
  }

  /** Is it plainly an answer, and written? */
  function write({ kind, at: start, codes, rows }, patient, value) {
    if (kind === 'checklist') {
      const doubt = codes.get(value)
      if (doubt !== undefined) for (const row of rows.values()) bytes[row + patient] = doubt
      else if (Array.isArray(value)) return writeList(rows, patient, value)
      else return isPlain(value) && writeRows(rows, patient, value)
    } else if (kind === 'number' && typeof value === 'number') {
      if (!isExact(value)) return false
      numbers[start / 8 + patient] = value
    } else {
      const code = codes.get(value)
      if (code === undefined) return false
      if (kind === 'number') numbers[start / 8 + patient] = code === room.cells.unsure ? Infinity : -Infinity
      else bytes[start + patient] = code
    }
    return true
  }

  function writeList(rows, patient, ticked) {
    if (ticked.toJSON) return false
    const { yes, no, unsure } = room.cells
    const otherRows = ticked.includes('unsure') ? unsure : no
    for (const row of rows.values()) bytes[row + patient] = otherRows
    for (const option of ticked) {
      const row = rows.get(option)
      if (option === 'unsure') continue
      if (row === undefined) return false
      bytes[row + patient] = yes
    }
    return true
  }

  function writeRows(rows, patient, truths) {
    for (const option of Object.keys(truths)) {
      const row = rows.get(option)
      const cell = cellLayout.truths.get(truths[option])
      if (row === undefined || cell === undefined) return false
      bytes[row + patient] = cell
    }
    return true
  }

  function writePatient(answers, patient) {
    if (!isPlain(answers)) return false
    for (const question of Object.keys(answers)) {
      const value = answers[question]
      if (value === undefined) continue
      const place = cellLayout.places.get(question)
      if (!place || (value !== null && !write(place, patient, value))) return false
    }
    return true
  }

  function list(names) {
    const items = []
    for (let count = output[at++]; count > 0; count--) items.push(names[output[at++]])
    return items
  }

  function reasons() {
    const items = []
    for (let reasonCount = output[at++]; reasonCount > 0; reasonCount--) {
      const rule = ids.rules[output[at++]]
      const disposition = ids.dispositions[output[at++]]
      const findings = []
      for (let findingCount = output[at++]; findingCount > 0; findingCount--) {
        const question = output[at++]
        const option = ids.options[question][output[at++]]
        const truth = room.truths[output[at++]]
        const id = ids.questions[question]
        findings.push(option === undefined ? { question: id, truth } : { question: id, option, truth })
      }
      items.push({ rule, disposition, findings })
    }
    return items
  }

  function outcome() {
    const place = output[at++]
    return {
      disposition: ids.dispositions[place],
      urgency: ids.urgencies[place],
      booking: room.bookings[output[at++]],
      rules: list(ids.rules),
      actions: list(ids.actions),
      unsure: list(ids.rules),
      reasons: reasons(),
    }
  }

  function judge(patients) {
    const outcomes = []
    for (let from = 0; from < patients.length; from += PATIENTS) {
      const count = Math.min(PATIENTS, patients.length - from)
      enter()
      wipe()
      for (let patient = 0; patient < count; patient++) if (!writePatient(patients[from + patient], patient)) return
      const address = room.tell(count)
      if (address === null) return
      enter()
      at = address / 2
      for (let patient = 0; patient < count; patient++) outcomes.push(outcome())
    }
    return outcomes
  }

  return {
    /** Their outcomes; undefined where not all of them are plainly answers. @param {any} patients */
    assess(patients) {
      // A getter among the answers may ask again.
      if (busy || !Array.isArray(patients) || /** @type {any} */ (patients).toJSON || !patients.length) return
      busy = true
      try {
        return judge(patients)
      } finally {
        busy = false
      }
    },
    close() {
      if (room?.stands()) room.close()
      room = undefined
    },
  }
}
