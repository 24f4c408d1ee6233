// A zip file of which the same content always makes the same bytes: no clock, no owner, no order but the one given.
import { crc32, deflateRawSync } from 'node:zlib'

/** 1980-01-01 00:00, the first moment that a zip file can name. */
const DATE = (1 << 5) | 1
const VERSION = 20
const UTF8 = 1 << 11
const DEFLATED = 8
/** An ordinary file that all may read, made on Unix. */
const MODE = 0o100644 * 2 ** 16
const UNIX = 3 << 8

const u16 = (value) => Buffer.from([value & 255, value >> 8])
const u32 = (value) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** @param {[name: string, bytes: Buffer][]} files */
export function zip(files) {
  const contents = []
  const directory = []
  let offset = 0
  for (const [name, bytes] of files) {
    const path = Buffer.from(name)
    const packed = deflateRawSync(bytes, { level: 9 })
    const sizes = [u32(crc32(bytes)), u32(packed.length), u32(bytes.length)]
    const common = [u16(VERSION), u16(UTF8), u16(DEFLATED), u16(0), u16(DATE), ...sizes, u16(path.length), u16(0)]
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), ...common, path, packed])
    const attributes = [u16(0), u16(0), u16(0), u32(MODE), u32(offset)]
    directory.push(Buffer.from('PK\x01\x02'), u16(UNIX | VERSION), ...common, ...attributes, path)
    contents.push(entry)
    offset += entry.length
  }
  const list = Buffer.concat(directory)
  const count = u16(files.length)
  const end = [Buffer.from('PK\x05\x06'), u16(0), u16(0), count, count, u32(list.length), u32(offset), u16(0)]
  return Buffer.concat([...contents, list, ...end])
}
