import type { Append, Stream } from '../casework/ports.ts'
import type { NamedKey } from './envelope.ts'
import { type Keys, newStreamKey, openStreamKey } from './keys.ts'
import { streamOf, type WriteKeys } from './sealing.ts'
import type { Tables } from './tables.ts'

/** Finds the keys of streams. */
export type StreamKeys = {
  /** The key to read a stream with, asked of the database each time: one destroyed meanwhile opens nothing. */
  readonly forReading: (stream: Stream) => Promise<NamedKey | undefined>
  /** The keys for the writes of a command, made for streams that are new; or why there are none. */
  readonly forWriting: (command: Append) => Promise<WriteKeys | NoKey>
  readonly forget: (stream: Stream) => void
}

export type NoKey =
  | { readonly is: 'changed-meanwhile'; readonly stream: Stream; readonly version: number }
  | { readonly is: 'key-destroyed'; readonly stream: Stream }

/** Opened keys held for the streams written last. Whether one still stands is asked again when it is committed. */
const HELD = 1000

const nameOf = ({ kind, stream }: Stream) => `${kind}/${stream}`

export function streamKeysOf(tables: Tables, keys: Keys): StreamKeys {
  const held = new Map<string, NamedKey>()
  const hold = (stream: Stream, key: NamedKey) => {
    const oldest = held.size < HELD ? undefined : held.keys().next().value
    if (oldest !== undefined) held.delete(oldest)
    held.set(nameOf(stream), key)
    return key
  }
  const ofExisting = async (stream: Stream): Promise<NamedKey | NoKey> => {
    const known = held.get(nameOf(stream))
    if (known) return known
    const row = await tables.keyOf(stream)
    if (!row) return { is: 'changed-meanwhile', stream, version: 0 }
    const key = openStreamKey(keys, stream, row)
    return key ? hold(stream, key) : { is: 'key-destroyed', stream }
  }
  return {
    async forReading(stream) {
      const row = await tables.keyOf(stream)
      return row && openStreamKey(keys, stream, row)
    },
    async forWriting(command) {
      const found: WriteKeys[number][] = []
      for (const write of command.writes) {
        const stream = streamOf(command, write)
        const key = write.expectedVersion === 0 ? madeFor(keys, stream) : await ofExisting(stream)
        if ('is' in key) return key
        found.push(key)
      }
      return found
    },
    forget: (stream) => {
      held.delete(nameOf(stream))
    },
  }
}

function madeFor(keys: Keys, stream: Stream): WriteKeys[number] {
  const { key, row } = newStreamKey(keys, stream)
  return { ...key, newKey: row }
}
