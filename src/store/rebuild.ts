import { setImmediate as pause } from 'node:timers/promises'
import type { Project, SealedEvent, Stream } from '../casework/ports.ts'
import type { NamedKey } from './envelope.ts'
import { examineStream, fewerThanTold } from './examine.ts'
import { EventAltered } from './faults.ts'
import { type Keys, openStreamKey } from './keys.ts'
import { openEvent } from './sealing.ts'
import type { StreamRows, Tables } from './tables.ts'

/** How many are read before other work gets its turn, and the rows of how many are written in one transaction. */
const EVENTS_AT_ONCE = 500
const STREAMS_AT_ONCE = 500

type Parts = { readonly tables: Tables; readonly keys: Keys }

/**
 * Works out all rows afresh, stream by stream, and answers how many streams there are. On the way every event is held
 * against its hash and the one before it, and all against what commands were told: throws `EventAltered` at the first
 * that is not as it was recorded. Others may write meanwhile; rows of what they wrote are left as they are.
 */
export async function rebuild({ tables, keys }: Parts, project: Project): Promise<number> {
  await tables.dropStrayRows()
  const told = await tables.lastAcknowledged()
  const rows = rowsInto(tables)
  let [streams, found] = [0, 0]
  for await (const whole of wholeStreams(tables)) {
    const keyOf = await keysOf(tables, keys, whole)
    for (const events of whole) {
      const wrong = examineStream(tables.council, events)
      if (wrong) throw new EventAltered(`${wrong.says} Run verify.`)
      for (const { position } of events) if (position <= told) found += 1
    }
    streams += whole.length
    await rows.add(whole.map((events) => worked(events, keyOf(events[0]), project)))
    await pause()
  }
  await rows.end()
  if (found < told) throw new EventAltered(`${fewerThanTold(found, told).says} Run verify.`)
  return streams
}

/** The events of one stream, sealed. */
type Sealed = readonly [SealedEvent, ...SealedEvent[]]

const nameOf = ({ council, kind, stream }: Stream) => `${council} ${kind} ${stream}`

/** All events in the order of streams: some streams at a time, each of them whole. */
async function* wholeStreams({ eventsByStream }: Tables): AsyncGenerator<readonly Sealed[]> {
  let begun: [SealedEvent, ...SealedEvent[]] | undefined
  let next = eventsByStream(undefined, EVENTS_AT_ONCE)
  for (;;) {
    const whole: Sealed[] = []
    const events = await next
    for (const event of events) {
      if (begun && nameOf(begun[0]) === nameOf(event)) {
        begun.push(event)
      } else {
        if (begun) whole.push(begun)
        begun = [event]
      }
    }
    const last = events.at(-1)
    if (!last) return yield begun ? [begun] : []
    // Asked for now, so that a server looks for these while those before are worked through.
    next = eventsByStream(last, EVENTS_AT_ONCE)
    next.catch(() => {})
    yield whole
  }
}

type KeyOf = (stream: Stream) => NamedKey | undefined

/** The keys of these streams, asked for together. */
async function keysOf(tables: Tables, keys: Keys, whole: readonly Sealed[]): Promise<KeyOf> {
  const [first, last] = [whole[0]?.[0], whole.at(-1)?.[0]]
  const found = first && last ? await tables.keysBetween(first, last) : []
  const { council } = tables
  const byName = new Map(found.map((key) => [nameOf({ council, ...key }), key]))
  return (stream) => {
    const key = byName.get(nameOf(stream))
    return key && openStreamKey(keys, stream, key)
  }
}

/** The rows of one stream; none where its key was destroyed. */
function worked(sealed: Sealed, key: NamedKey | undefined, project: Project): StreamRows {
  const { council, kind, stream: id } = sealed[0]
  const stream: Stream = { council, kind, stream: id }
  const opened = key && sealed.map((event) => openEvent(event, key))
  return { stream, version: sealed.length, rows: opened ? project(stream, opened) : [] }
}

/** Writes rows in large transactions, each while the rows of the next are worked out. */
function rowsInto(tables: Tables) {
  let waiting: StreamRows[] = []
  let writing = Promise.resolve()
  const write = async () => {
    await writing
    writing = tables.replaceRows(waiting)
    // Whether it failed is asked before the next is written.
    writing.catch(() => {})
    waiting = []
  }
  return {
    async add(of: readonly StreamRows[]): Promise<void> {
      waiting.push(...of)
      if (waiting.length >= STREAMS_AT_ONCE) await write()
    },
    async end(): Promise<void> {
      await write()
      await writing
    },
  }
}
