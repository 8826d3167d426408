import { hash } from 'node:crypto'
import type { SealedEvent } from '../casework/ports.ts'

/** What stands before the first event of a stream. */
export const GENESIS = '0'.repeat(64)

/** The columns that are hashed as they stand. */
export type HashedFacts = Omit<SealedEvent, 'position' | 'body' | 'previousHash' | 'hash'>

/** RFC 8785 canonical JSON of the ten columns, `null` where there is no date. Also what a body is bound to. */
export const canonical = (event: HashedFacts): string =>
  JSON.stringify([
    event.council,
    event.kind,
    event.stream,
    event.version,
    event.id,
    event.type,
    event.on ?? null,
    event.recordedAt,
    event.recordedBy,
    event.commandId,
  ])

/** SHA-256 of a stored body, as hexadecimal. */
export const bodyHash = (body: string): string => hash('sha256', body, 'hex')

const FORMAT = 'redress-event/1'

/**
 * SHA-256("redress-event/1" ‖ canonical columns ‖ previous hash ‖ SHA-256(stored body)) as hexadecimal; the
 * two hashes go in as 32 bytes each. The exact form is in docs/decisions/0010-storage-shape.md.
 */
export function eventHash(event: HashedFacts, previousHash: string, hashOfBody: string): string {
  const text = FORMAT + canonical(event)
  const length = Buffer.byteLength(text)
  const bytes = Buffer.allocUnsafe(length + 64)
  bytes.write(text, 0)
  const written = bytes.write(previousHash, length, 'hex') + bytes.write(hashOfBody, length + 32, 'hex')
  if (written !== 64) throw new Error('A hash is 64 hexadecimal digits')
  return hash('sha256', bytes, 'hex')
}
