import { sign, verify } from 'node:crypto'
import type { Checkpoint, Head } from '../casework/ports.ts'
import type { Keys } from './keys.ts'

const FORMAT = 'redress-checkpoint/1'

type Unsigned = Omit<Checkpoint, 'format' | 'key' | 'signature'>

const signedBytes = ({ council, takenAt, position, events, heads }: Unsigned): Buffer =>
  Buffer.from(
    FORMAT +
      JSON.stringify([
        council,
        takenAt,
        position,
        events,
        heads.map(({ kind, stream, version, hash }) => [kind, stream, version, hash]),
      ]),
  )

/** Signs where every stream stands. */
export function signCheckpoint(keys: Keys, facts: Unsigned): Checkpoint {
  const signature = sign(null, signedBytes(facts), keys.signing.privateKey).toString('base64')
  return { format: FORMAT, ...facts, key: keys.signing.id, signature }
}

/** Reads a checkpoint that came back from outside; nothing unless it is whole and signed with our key. */
export function readCheckpoint(keys: Keys, value: unknown): Checkpoint | undefined {
  if (!isShapedLikeOne(value) || value.key !== keys.signing.id) return undefined
  const signed = verify(null, signedBytes(value), keys.signing.publicKey, Buffer.from(value.signature, 'base64'))
  return signed ? value : undefined
}

// What the fields hold is vouched for by the signature; here they only have to be there to be checked.
function isShapedLikeOne(value: unknown): value is Checkpoint {
  if (typeof value !== 'object' || value === null) return false
  if (!('format' in value) || value.format !== FORMAT) return false
  if (!('signature' in value) || typeof value.signature !== 'string') return false
  return 'key' in value && 'heads' in value && Array.isArray(value.heads) && value.heads.every(isObject)
}

const isObject = (value: unknown): value is Head => typeof value === 'object' && value !== null

/** The JSON value of a kept text; null where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
