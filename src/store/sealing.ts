import type { Append, NewEvent, SealedEvent, StoredEvent, Stream, Write } from '../casework/ports.ts'
import { spanOf } from '../kernel/day.ts'
import { seal, type NamedKey, unseal } from './envelope.ts'
import { bodyHash, canonical } from './event-hash.ts'
import { EventAltered } from './faults.ts'
import { type Keys, requestTag, type StreamKeyRow } from './keys.ts'
import type { ReadyCommand, ReadyWrite } from './tables.ts'

/** The key of each write of a command, in their order. */
export type WriteKeys = readonly (NamedKey & { readonly newKey?: Required<StreamKeyRow> })[]

export const streamOf = ({ council }: Append, { kind, stream }: Write): Stream => ({ council, kind, stream })

/** Seals every body of a command under the key of its stream. */
export function sealCommand(keys: Keys, command: Append, writeKeys: WriteKeys): ReadyCommand {
  const { council, commandId, jobs } = command
  const writes = command.writes.map((write, index) => {
    const key = writeKeys[index]
    if (!key) throw new Error('Every write has a key')
    return sealWrite(command, write, key)
  })
  return { council, commandId, requestTag: requestTag(keys, command.requestHash), writes, jobs }
}

function sealWrite(command: Append, write: Write, key: WriteKeys[number]): ReadyWrite {
  const { commandId } = command
  const stream = streamOf(command, write)
  const events = write.events.map((event, index) => {
    const version = write.expectedVersion + index + 1
    const body = seal(key, event.body, canonical({ ...stream, ...event, version, commandId }))
    return { ...event, body, bodyHash: bodyHash(body) }
  })
  const { kind, expectedVersion, rows } = write
  const { newKey } = key
  return { kind, stream: write.stream, expectedVersion, keyId: key.id, ...(newKey && { newKey }), events, rows }
}

/** Reads an event back; without a key, all but its body. */
export function openEvent(sealed: SealedEvent, key: NamedKey | undefined): StoredEvent {
  const { body, previousHash: _previousHash, hash: _hash, ...event } = sealed
  if (!key) return event
  try {
    return { ...event, body: unseal(key, body, canonical(sealed)).toString('utf8') }
  } catch (cause) {
    const { kind, stream, version } = event
    throw new EventAltered(`Version ${version} of ${kind} ${stream} was altered after it was recorded. Run verify.`, {
      cause,
    })
  }
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const TYPE = /^[a-z0-9][a-z0-9-]{0,63}$/
const HASH = /^[0-9a-f]{64}$/

/** Throws where a command could not be stored and hashed alike by every database. */
export function checkCommand(command: Append): void {
  if (!HASH.test(command.requestHash)) throw new Error('A request hash is 64 hexadecimal digits')
  if (command.writes.length === 0) throw new Error('A command writes to at least one stream')
  const streams = new Set(command.writes.map(({ kind, stream }) => `${kind}/${stream}`))
  if (streams.size < command.writes.length) throw new Error('A command writes to a stream once')
  for (const { events, rows } of command.writes) {
    if (events.length === 0) throw new Error('A write holds at least one event')
    events.forEach(checkEvent)
    const keys = new Set(rows.map(({ list, key }) => JSON.stringify([list, key])))
    if (keys.size < rows.length) throw new Error('A row is given once')
  }
}

function checkEvent({ type, on, recordedAt, body }: NewEvent): void {
  if (!TYPE.test(type)) throw new Error('An event type is small letters, digits and hyphens')
  if (on !== undefined && !spanOf(on)) throw new Error('The date of an event is YYYY, YYYY-MM or YYYY-MM-DD')
  if (!INSTANT.test(recordedAt)) throw new Error('An instant is written 2026-11-21T09:30:00.000Z')
  if (!body.isWellFormed()) throw new Error('The body of an event is not well-formed text')
}
