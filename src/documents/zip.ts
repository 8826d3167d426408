import { crc32, inflateRawSync } from 'node:zlib'
import type { FileProblem } from '../casework/file-reader-port.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { MOST_PARTS, MOST_TIMES_SMALLER, MOST_UNPACKED, SMALL } from './limits.ts'
import {
  DAMAGED,
  EMPTY,
  LOCKED,
  OVERLAPPING,
  TOO_MANY_PARTS,
  UNPACKS_TO_TOO_MUCH,
  UNPACKS_TOO_FAR,
} from './problems.ts'

// An Office file is a zip. What its directory promises is held against its limits before a byte is unpacked, and what is
// unpacked against what was promised, so that no library ever meets a zip that somebody else packed.

/** One part as the directory at the end of the file describes it. */
type Entry = {
  readonly name: string
  readonly stored: boolean
  readonly packed: number
  readonly size: number
  readonly crc: number
  readonly at: number
}

export type Archive = { readonly bytes: Buffer; readonly entries: ReadonlyMap<string, Entry> }

export type Parts = ReadonlyMap<string, Buffer>

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const LOCAL_SIZE = 30
const CENTRAL_SIZE = 46
const END_SIZE = 22
const LONGEST_COMMENT = 0xffff
const ENCRYPTED = 0x1
const STORED = 0
const DEFLATED = 8

/** Reads the directory of a zip. Whatever an office program would not write is refused. */
export function openArchive(given: Uint8Array): Result<Archive, FileProblem> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  const end = endOf(bytes)
  if (end === undefined) return fail(DAMAGED)
  const [count, from] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)]
  if (count === 0) return fail(EMPTY)
  if (count > MOST_PARTS) return fail(TOO_MANY_PARTS)
  const read = entriesOf(bytes, count, from, end)
  if (!read.ok) return read
  return lieOverOneAnother(bytes, read.value, from) ? fail(OVERLAPPING) : ok({ bytes, entries: read.value })
}

function endOf(bytes: Buffer): number | undefined {
  for (let at = bytes.length - END_SIZE; at >= 0 && at >= bytes.length - END_SIZE - LONGEST_COMMENT; at -= 1)
    if (bytes.readUInt32LE(at) === END && at + END_SIZE + bytes.readUInt16LE(at + 20) === bytes.length) return at
  return undefined
}

function entriesOf(
  bytes: Buffer,
  count: number,
  from: number,
  end: number,
): Result<ReadonlyMap<string, Entry>, FileProblem> {
  const entries = new Map<string, Entry>()
  let at = from
  for (let n = 0; n < count; n += 1) {
    if (at + CENTRAL_SIZE > end || bytes.readUInt32LE(at) !== CENTRAL) return fail(DAMAGED)
    if ((bytes.readUInt16LE(at + 8) & ENCRYPTED) !== 0) return fail(LOCKED)
    const method = bytes.readUInt16LE(at + 10)
    const nameEnds = at + CENTRAL_SIZE + bytes.readUInt16LE(at + 28)
    const entry = {
      name: bytes.toString('utf8', at + CENTRAL_SIZE, nameEnds),
      stored: method === STORED,
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    }
    if ((method !== STORED && method !== DEFLATED) || nameEnds > end || entries.has(entry.name)) return fail(DAMAGED)
    entries.set(entry.name, entry)
    at = nameEnds + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return ok(entries)
}

/** A small file can unpack to a huge one where many entries of its directory point at the same packed bytes. */
function lieOverOneAnother(bytes: Buffer, entries: ReadonlyMap<string, Entry>, directory: number): boolean {
  const inOrder = [...entries.values()].toSorted((a, b) => a.at - b.at)
  return inOrder.some((entry, n) => (dataOf(bytes, entry)?.end ?? 0) > (inOrder[n + 1]?.at ?? directory))
}

function dataOf(bytes: Buffer, { at, packed }: Entry): { readonly start: number; readonly end: number } | undefined {
  if (at + LOCAL_SIZE > bytes.length || bytes.readUInt32LE(at) !== LOCAL) return undefined
  const start = at + LOCAL_SIZE + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  return { start, end: start + packed }
}

/** Unpacks the parts that are wanted; a zip within the zip stays packed. */
export function unpack({ bytes, entries }: Archive, wanted: (name: string) => boolean): Result<Parts, FileProblem> {
  const chosen = [...entries.values()].filter(({ name }) => wanted(name))
  const growsTooFar = chosen.some(({ size, packed }) => size > SMALL && size > packed * MOST_TIMES_SMALLER)
  if (growsTooFar) return fail(UNPACKS_TOO_FAR)
  if (chosen.reduce((sum, { size }) => sum + size, 0) > MOST_UNPACKED) return fail(UNPACKS_TO_TOO_MUCH)
  const parts = new Map<string, Buffer>()
  for (const entry of chosen) {
    const part = unpackOne(bytes, entry)
    if (!part.ok) return part
    parts.set(entry.name, part.value)
  }
  return ok(parts)
}

function unpackOne(bytes: Buffer, entry: Entry): Result<Buffer, FileProblem> {
  const data = dataOf(bytes, entry)
  if (data === undefined) return fail(DAMAGED)
  const packed = bytes.subarray(data.start, data.end)
  try {
    const part = entry.stored ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) })
    return part.length === entry.size && crc32(part) === entry.crc ? ok(part) : fail(DAMAGED)
  } catch (error) {
    const more = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return fail(more ? UNPACKS_TOO_FAR : DAMAGED)
  }
}

/** Packs parts without making them smaller, for a library that takes nothing but a zip. */
export function pack(parts: Parts): Uint8Array<ArrayBuffer> {
  const named = [...parts].map(([name, part]) => ({ name: Buffer.from(name), part }))
  const sum = named.reduce((sum, { name, part }) => sum + part.length + 2 * name.length, 0)
  const packed = new Uint8Array(sum + named.length * (LOCAL_SIZE + CENTRAL_SIZE) + END_SIZE)
  const view = new DataView(packed.buffer)
  let at = 0
  const places = named.map(({ name, part }) => {
    const start = at
    view.setUint32(at, LOCAL, true)
    describe(view, at + 4, name, part)
    packed.set(name, at + LOCAL_SIZE)
    packed.set(part, at + LOCAL_SIZE + name.length)
    at += LOCAL_SIZE + name.length + part.length
    return start
  })
  const directory = at
  for (const [n, { name, part }] of named.entries()) {
    view.setUint32(at, CENTRAL, true)
    describe(view, at + 6, name, part)
    view.setUint32(at + 42, places[n] ?? 0, true)
    packed.set(name, at + CENTRAL_SIZE)
    at += CENTRAL_SIZE + name.length
  }
  view.setUint32(at, END, true)
  view.setUint16(at + 8, named.length, true)
  view.setUint16(at + 10, named.length, true)
  view.setUint32(at + 12, at - directory, true)
  view.setUint32(at + 16, directory, true)
  return packed
}

/** What the directory and the part itself both say of it. */
function describe(view: DataView, at: number, name: Buffer, part: Buffer): void {
  view.setUint16(at, 20, true)
  view.setUint32(at + 10, crc32(part), true)
  view.setUint32(at + 14, part.length, true)
  view.setUint32(at + 18, part.length, true)
  view.setUint16(at + 22, name.length, true)
}
