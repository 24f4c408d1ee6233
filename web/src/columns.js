/** Many patients at once, as typed arrays. Not in the files for pages, which judge one visitor. */
import { RedflagError } from './error.js'

/** Bytes of the engine's memory that they may take: it stays small, however many patients there are. */
const ROOM = 1 << 20

const noSuchCell = (patient, question) =>
  new RedflagError({
    code: 'out-of-range',
    path: `/${patient}/${question}`,
    message: `"${question}" takes no such cell: see its options, or its min, max and whole`,
  })

/** @param {number} patients */
function checkCount(patients) {
  if (Number.isSafeInteger(patients) && patients >= 0) return
  const message = 'say how many patients there are: a whole number from 0'
  throw new RedflagError({ code: 'wrong-type', path: '/patients', message })
}

/**
 * Columns for so many patients.
 *
 * @param {any} protocol
 * @param {number} patients
 * @param {(patients: number) => any} openRoom room for so many in the engine, as `open_columns` in src/wasm/bindings.cpp describes
 *   it, with `heap`, `assess` and `close`
 */
export function columns(protocol, patients, openRoom) {
  checkCount(patients)
  const { words, cells, firstOption, bookings, close } = openRoom(0)
  close()
  const column = ({ kind }) => (kind === 'number' ? new Float64Array(patients).fill(NaN) : new Uint8Array(patients))
  const byId = (items, value) => Object.fromEntries(items.map((item, index) => [item.id, value(item, index)]))
  const answers = byId(protocol.questions, (question) =>
    question.kind === 'checklist' ? byId(question.options, column) : column(question),
  )
  /** In the engine's order. */
  const inputs = protocol.questions.flatMap(({ id, kind }) =>
    kind === 'checklist' ? Object.values(answers[id]) : [answers[id]],
  )
  const outcomes = {
    disposition: new Uint16Array(patients),
    booking: new Uint8Array(patients),
    rules: new Uint32Array(patients * words),
    unsure: new Uint32Array(patients * words),
  }
  const bytesOf = (array, from, to) =>
    new Uint8Array(array.buffer, from * array.BYTES_PER_ELEMENT, (to - from) * array.BYTES_PER_ELEMENT)

  return {
    patients,
    cells,
    choices: byId(
      protocol.questions.filter(({ kind }) => kind === 'choice'),
      ({ options }) => byId(options, (_, index) => firstOption + index),
    ),
    dispositions: protocol.dispositions.map(({ id }) => id),
    bookings,
    rules: protocol.rules.map(({ id }) => id),
    answers,
    outcomes,
    assess() {
      const bytes = inputs.reduce((sum, input) => sum + input.BYTES_PER_ELEMENT, 3 + 8 * words)
      const batchSize = Math.max(8, Math.min(patients, Math.floor(ROOM / bytes)))
      const room = openRoom(batchSize)
      try {
        for (let from = 0; from < patients; from += batchSize) {
          const to = Math.min(from + batchSize, patients)
          let offset = room.memory
          for (const input of inputs) {
            room.heap().set(bytesOf(input, from, to), offset)
            offset += room.stride * input.BYTES_PER_ELEMENT
          }
          const wrong = room.assess(to - from)
          if (wrong) throw noSuchCell(from + wrong[0], protocol.questions[wrong[1]].id)
          for (const [name, output] of Object.entries(outcomes)) {
            const perPatient = name === 'rules' || name === 'unsure' ? words : 1
            const target = bytesOf(output, from * perPatient, to * perPatient)
            target.set(room.heap().subarray(offset, offset + target.length))
            offset += room.stride * perPatient * output.BYTES_PER_ELEMENT
          }
        }
      } finally {
        room.close()
      }
      return outcomes
    },
  }
}
