import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { StoreRefused } from './faults.ts'

// A stream that is encrypted in chunks (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár): each chunk
// has its number and whether it is the last in its nonce, so none can be moved, left out, added or cut off unnoticed.
// The key is that of one file and no other, so that no nonce is ever used twice.

const CIPHER = 'aes-256-gcm'
const CHUNK = 64 * 1024
const TAG = 16
const NONCE = 12

/** Eleven bytes of the number, of which six are used, and one that says whether it is the last. */
function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE)
  nonce.writeUIntBE(number, 5, 6)
  nonce[NONCE - 1] = last ? 1 : 0
  return nonce
}

function sealChunk(key: KeyObject, number: number, last: boolean, content: Buffer): Buffer {
  const cipher = createCipheriv(CIPHER, key, nonceOf(number, last))
  return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

function openChunk(key: KeyObject, number: number, last: boolean, sealed: Buffer): Buffer | undefined {
  const end = sealed.length - TAG
  if (end < 0) return undefined
  const decipher = createDecipheriv(CIPHER, key, nonceOf(number, last), { authTagLength: TAG })
  decipher.setAuthTag(sealed.subarray(end))
  const content = decipher.update(sealed.subarray(0, end))
  try {
    decipher.final()
    return content
  } catch {
    return undefined
  }
}

export type ChunkWriter = {
  readonly write: (content: Buffer) => Promise<void>
  /** Writes the last chunk. */
  readonly end: () => Promise<void>
}

/** Encrypts what is written and adds it to a file, a chunk at a time. */
export function chunkWriter(file: FileHandle, key: KeyObject): ChunkWriter {
  let waiting: Buffer = Buffer.alloc(0)
  let number = 0
  return {
    async write(content) {
      waiting = Buffer.concat([waiting, content])
      // What fills a chunk to the last byte waits too: it may be the last.
      for (; waiting.length > CHUNK; number += 1) {
        await file.appendFile(sealChunk(key, number, false, waiting.subarray(0, CHUNK)))
        waiting = waiting.subarray(CHUNK)
      }
    },
    end: () => file.appendFile(sealChunk(key, number, true, waiting)),
  }
}

/**
 * Opens the chunks of a file from a place in it, in their order. Nothing is given out of a chunk that is not as it was
 * written. Throws `StoreRefused`, saying what is wrong with the file called `name`, at the first that is not.
 */
export async function* chunksIn(file: FileHandle, start: number, key: KeyObject, name: string): AsyncGenerator<Buffer> {
  const { size } = await file.stat()
  const count = Math.max(1, Math.ceil((size - start) / (CHUNK + TAG)))
  for (let number = 0; number < count; number += 1) {
    const last = number === count - 1
    const sealed = await bytesAt(file, start + number * (CHUNK + TAG), CHUNK + TAG)
    const content = openChunk(key, number, last, sealed)
    if (!content) {
      const opensOtherwise = sealed.length < TAG || openChunk(key, number, !last, sealed) !== undefined
      throw new StoreRefused(`${wrongWith(name, { number, last, opensOtherwise })} Nothing was restored.`)
    }
    yield content
  }
}

function wrongWith(
  name: string,
  { number, last, opensOtherwise }: { number: number; last: boolean; opensOtherwise: boolean },
): string {
  if (opensOtherwise && last) {
    return `${name} is cut short: its end is missing. Copy it again from where it was made, or use another backup.`
  }
  if (opensOtherwise) return `Something was added to the end of ${name}. Use another copy of it.`
  if (number === 0) {
    return `This passphrase does not open ${name}, or the file was altered or cut short near its beginning. Give the passphrase that was set when it was made; if it is the right one, use another copy of the file.`
  }
  const where = last ? 'at its end, or is cut short there' : `in part ${number + 1}`
  return `${name} was altered or damaged ${where}. Use another copy of it, or another backup.`
}

/** The bytes at a place in a file; fewer where it ends. */
export async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}
