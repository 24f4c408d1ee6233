/** How far two pictures of a page are apart. */
import { inflateSync } from 'node:zlib'

/** @param {Buffer} png 8 bits a channel, not interlaced, as browsers write it */
function pixels(png) {
  let width, channels
  const parts = []
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    const data = png.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') [width, channels] = [data.readUInt32BE(0), data[9] === 6 ? 4 : 3]
    if (type === 'IDAT') parts.push(data)
    at += 12 + length
  }
  const row = width * channels
  const raw = inflateSync(Buffer.concat(parts))
  const out = Buffer.alloc((raw.length / (row + 1)) * row)
  for (let y = 0, at = 0; at < out.length; y++) {
    const guess = guesses[raw[y * (row + 1)]]
    for (let x = 0; x < row; x++, at++) {
      const left = x < channels ? 0 : out[at - channels]
      const up = y ? out[at - row] : 0
      const corner = x < channels || !y ? 0 : out[at - row - channels]
      out[at] = raw[y * (row + 1) + 1 + x] + guess(left, up, corner)
    }
  }
  return out
}

/** A row holds the distance of each value from a prediction, made by one of these filters. */
const guesses = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  (left, up, corner) => {
    const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
    return a <= b && a <= c ? left : b <= c ? up : corner
  },
]

/** The share of the colour values, of 256, that are more than `least` apart. @param {Buffer} first @param {Buffer} second */
export function difference(first, second, least = 0) {
  if (first.equals(second)) return 0
  const [a, b] = [first, second].map(pixels)
  if (a.length !== b.length) return 1
  let count = 0
  for (let at = 0; at < a.length; at++) if (Math.abs(a[at] - b[at]) > least) count++
  return count / a.length
}
