import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto'

const FORMAT = 'redress-envelope/1'
const NONCE = 12
const TAG = 16

/** A key with the id that envelopes name it by. */
export type NamedKey = { readonly id: string; readonly key: KeyObject }

// Asking the system for twelve bytes costs as much as the encryption; asking for many at once does not.
const pool = Buffer.alloc(NONCE * 512)
let used = pool.length

function nextNonce(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += NONCE
  return pool.subarray(used - NONCE, used)
}

/**
 * Encrypts with AES-256-GCM. The text that comes out holds all that is needed to read it again but the key.
 * It opens only beside the same `boundTo`, so it cannot be moved to another place.
 */
export function seal(key: NamedKey, content: string | Buffer, boundTo: string): string {
  const nonce = nextNonce()
  const cipher = createCipheriv('aes-256-gcm', key.key, nonce)
  cipher.setAAD(Buffer.from(boundTo))
  const first = typeof content === 'string' ? cipher.update(content, 'utf8') : cipher.update(content)
  const ciphertext = Buffer.concat([first, cipher.final(), cipher.getAuthTag()]).toString('base64')
  return `{"format":"${FORMAT}","key":"${key.id}","nonce":"${nonce.toString('base64')}","ciphertext":"${ciphertext}"}`
}

/** Reads an envelope. Throws where it was altered, moved, or sealed with another key. */
export function unseal(key: NamedKey, envelope: string, boundTo: string): Buffer {
  const read = readEnvelope(envelope)
  if (read.key !== key.id) throw new Error('An envelope was sealed with another key')
  const end = read.ciphertext.length - TAG
  const decipher = createDecipheriv('aes-256-gcm', key.key, read.nonce, { authTagLength: TAG })
  decipher.setAAD(Buffer.from(boundTo))
  decipher.setAuthTag(read.ciphertext.subarray(end))
  return Buffer.concat([decipher.update(read.ciphertext.subarray(0, end)), decipher.final()])
}

function readEnvelope(text: string): { key: string; nonce: Buffer; ciphertext: Buffer } {
  const value: Partial<Record<string, unknown>> = JSON.parse(text)
  const { format, key, nonce, ciphertext } = value
  if (format !== FORMAT || typeof key !== 'string' || typeof nonce !== 'string' || typeof ciphertext !== 'string') {
    throw new Error(`Not an envelope of the form ${FORMAT}`)
  }
  return { key, nonce: Buffer.from(nonce, 'base64'), ciphertext: Buffer.from(ciphertext, 'base64') }
}
