import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import type { Stream } from '../casework/ports.ts'
import { type NamedKey, seal, unseal } from './envelope.ts'

/** What one council's record is sealed and signed with. */
export type Keys = {
  /** Wraps the key of every stream. */
  readonly master: NamedKey
  /** Turns request hashes into tags that mean nothing without it. */
  readonly request: KeyObject
  /** Signs checkpoints (Ed25519). */
  readonly signing: { readonly id: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject }
}

/** Keys as text, for a file or a key store. */
export type KeyTexts = { readonly format: 'redress-keys/1'; readonly master: string; readonly signing: string }

/** Makes a master key and a signing key. */
export function newKeyTexts(): KeyTexts {
  const { privateKey } = generateKeyPairSync('ed25519')
  return {
    format: 'redress-keys/1',
    master: randomBytes(32).toString('base64'),
    signing: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  }
}

/** Reads keys; throws where the texts hold none. */
export function keysFrom(texts: KeyTexts): Keys {
  const master = Buffer.from(texts.master, 'base64')
  if (master.length !== 32) throw new Error('The master key is not 32 bytes')
  const privateKey = createPrivateKey({ key: Buffer.from(texts.signing, 'base64'), type: 'pkcs8', format: 'der' })
  const publicKey = createPublicKey(privateKey)
  return {
    master: { id: shortHash('redress-master-key/1', master), key: createSecretKey(master) },
    request: createSecretKey(Buffer.from(hkdfSync('sha256', master, '', 'redress-request/1', 32))),
    signing: { id: publicKey.export({ format: 'jwk' }).x ?? '', privateKey, publicKey },
  }
}

const shortHash = (label: string, bytes: Buffer) =>
  createHash('sha256').update(label).update(bytes).digest('hex').slice(0, 32)

/**
 * What stands in `request_hash`: with the hash itself, whoever holds only the database could test guesses
 * at what a command said.
 */
export const requestTag = (keys: Keys, requestHash: string): string =>
  createHmac('sha256', keys.request).update(requestHash).digest('hex')

/** The key of a stream as it is stored; without `wrapped`, it was destroyed. */
export type StreamKeyRow = { readonly keyId: string; readonly wrapped?: string }

const place = (stream: Stream, keyId: string) => JSON.stringify([stream.council, stream.kind, stream.stream, keyId])

/** Makes the key of a new stream, and its form for storing. */
export function newStreamKey(
  keys: Keys,
  stream: Stream,
): { readonly key: NamedKey; readonly row: Required<StreamKeyRow> } {
  const bytes = randomBytes(48)
  const keyId = bytes.subarray(32).toString('hex')
  const secret = bytes.subarray(0, 32)
  return {
    key: { id: keyId, key: createSecretKey(secret) },
    row: { keyId, wrapped: seal(keys.master, secret, place(stream, keyId)) },
  }
}

/** The key of a stream, or nothing where it was destroyed. Throws where it was wrapped for another stream or master key. */
export function openStreamKey(keys: Keys, stream: Stream, row: StreamKeyRow): NamedKey | undefined {
  if (row.wrapped === undefined) return undefined
  return { id: row.keyId, key: createSecretKey(unseal(keys.master, row.wrapped, place(stream, row.keyId))) }
}
