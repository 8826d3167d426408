import { setImmediate as pause } from 'node:timers/promises'
import type {
  Append,
  AppendOutcome,
  Checkpoint,
  Instant,
  Project,
  Store,
  StoredEvent,
  Stream,
  Verdict,
} from '../casework/ports.ts'
import type { DateText } from '../kernel/day.ts'
import type { CouncilId } from '../kernel/ids.ts'
import { unreachable } from '../kernel/result.ts'
import { parsed, readCheckpoint, signCheckpoint } from './checkpoint.ts'
import { countedOnce } from './counted.ts'
import type { NamedKey } from './envelope.ts'
import { examine, fewerThanTold, notOurs } from './examine.ts'
import { StoreStopped } from './faults.ts'
import { type Keys, requestTag } from './keys.ts'
import { rebuild } from './rebuild.ts'
import { checkCommand, openEvent, sealCommand, streamOf } from './sealing.ts'
import { type StreamKeys, streamKeysOf } from './stream-keys.ts'
import type { StreamRows, Tables } from './tables.ts'

/** How many are worked through before other work gets its turn. */
const EVENTS_AT_ONCE = 500

/** The store over any kind of database: here bodies are sealed and opened, and the record is checked. */
export function storeOver(tables: Tables, keys: Keys): Store {
  const parts = { keys, streamKeys: streamKeysOf(tables, keys) }
  const underWay = new Set<Promise<unknown>>()
  const counted = countedOnce(() => of(tables.council).tables.rowsVersion())
  let closed = false

  const of = (council: CouncilId): Parts => {
    if (closed) throw new StoreStopped('The record is closed.')
    if (council === tables.council) return { tables, ...parts }
    throw new Error(`This store keeps the record of ${tables.council}, not of ${council}`)
  }
  const write = async <Answer>(writing: Promise<Answer>): Promise<Answer> => {
    underWay.add(writing)
    return writing.finally(() => underWay.delete(writing))
  }
  return {
    append: async (command) => write(append(of(command.council), command)),
    read: async (stream) => readStream(of(stream.council), stream),
    readAll: async (council, after, limit) => readAll(of(council), after, limit),
    sealed: async (council, after, limit) => of(council).tables.eventsAfter(after, limit),
    async rows(viewer, { skip, limit, ...wanted }) {
      const { tables: found } = of(viewer.council)
      const count = () => found.counts(viewer, [wanted])
      const [rows, [total = 0]] = await Promise.all([
        found.page(viewer, { ...wanted, limit, ...(skip !== undefined && { skip }) }),
        counted([viewer, [wanted]], count),
      ])
      return { rows, total }
    },
    counts: async (viewer, wanted) => counted([viewer, wanted], () => of(viewer.council).tables.counts(viewer, wanted)),
    names: async (viewer, list, beginning) =>
      counted([viewer, list, beginning], () => of(viewer.council).tables.names(viewer, list, beginning)),
    turn: async (council, list, today, project) => write(turn(of(council), list, today, project)),
    rebuiltAs: async (council) => of(council).tables.rebuiltAs(),
    jobsDue: async (council, at, limit) => of(council).tables.jobsDue(at, limit),
    checkpoint: async (council, takenAt) => takeCheckpoint(of(council), takenAt),
    verify: async (council, against) => verify(of(council), against),
    rebuild: async (council, project, as) =>
      write(
        rebuild(of(council), project).then(async (streams) => {
          if (as !== undefined) await tables.setRebuiltAs(as)
          return streams
        }),
      ),
    destroyKey: async (stream) => write(destroyKey(of(stream.council), stream)),
    async close() {
      closed = true
      await Promise.allSettled(underWay)
      await tables.close()
    },
  }
}

type Parts = { readonly tables: Tables; readonly keys: Keys; readonly streamKeys: StreamKeys }

async function append({ tables, keys, streamKeys }: Parts, command: Append): Promise<AppendOutcome> {
  checkCommand(command)
  const found = await streamKeys.forWriting(command)
  if ('is' in found) return found
  // Sealed and handed over in one go, so that the writer works on one command while the next is sealed.
  const outcome = await tables.commit(sealCommand(keys, command, found))
  switch (outcome.is) {
    case 'committed':
      return { is: 'acknowledged', done: outcome.done }
    case 'known': {
      const [first] = command.writes
      if (outcome.requestTag === '' && first) return { is: 'key-destroyed', stream: streamOf(command, first) }
      const same = outcome.requestTag === requestTag(keys, command.requestHash)
      return same ? { is: 'already-done', done: outcome.done } : { is: 'another-request' }
    }
    case 'changed-meanwhile':
    case 'key-destroyed':
      return outcome
    default:
      return unreachable(outcome)
  }
}

async function readStream({ tables, streamKeys }: Parts, stream: Stream): Promise<readonly StoredEvent[]> {
  const [events, key] = [await tables.eventsOf(stream), await streamKeys.forReading(stream)]
  return events.map((event) => openEvent(event, key))
}

async function readAll({ tables, streamKeys }: Parts, after: number, limit: number): Promise<readonly StoredEvent[]> {
  const found = new Map<string, NamedKey | undefined>()
  const opened: StoredEvent[] = []
  for (const event of await tables.eventsAfter(after, limit)) {
    const name = `${event.kind}/${event.stream}`
    if (!found.has(name)) found.set(name, await streamKeys.forReading(event))
    opened.push(openEvent(event, found.get(name)))
  }
  return opened
}

/** How many streams are worked out again before other work gets its turn. */
const STREAMS_AT_ONCE = 50

async function turn(parts: Parts, list: string, today: DateText, project: Project): Promise<number> {
  for (let turned = 0; ;) {
    const streams = await parts.tables.turning(list, today, STREAMS_AT_ONCE)
    if (streams.length === 0) return turned
    const anew: StreamRows[] = []
    for (const stream of streams) {
      const events = await readStream(parts, stream)
      const rows = events[0]?.body === undefined ? [] : project(stream, events)
      if (rows.some(({ turns }) => turns !== undefined && turns <= today))
        throw new Error('A row that was worked out again must hold for the day')
      anew.push({ stream, version: events.length, rows })
    }
    await parts.tables.replaceRows(anew)
    turned += anew.length
    await pause()
  }
}

async function destroyKey({ tables, streamKeys }: Parts, stream: Stream): Promise<void> {
  streamKeys.forget(stream)
  await tables.destroyKey(stream)
}

async function takeCheckpoint({ tables, keys }: Parts, takenAt: Instant): Promise<Checkpoint> {
  const found = await tables.heads()
  const checkpoint = signCheckpoint(keys, {
    council: tables.council,
    takenAt,
    position: found.reduce((last, head) => Math.max(last, head.position), 0),
    events: found.reduce((count, head) => count + head.version, 0),
    heads: found.map(({ kind, stream, version, hash }) => ({ kind, stream, version, hash })),
  })
  await tables.keepCheckpoint(JSON.stringify(checkpoint))
  return checkpoint
}

async function verify({ tables, keys }: Parts, given: unknown): Promise<Verdict> {
  const kept = given === undefined ? await tables.keptCheckpoint() : undefined
  const against = kept === undefined ? given : parsed(kept)
  const checkpoint = readCheckpoint(keys, against)
  if (against !== undefined && checkpoint?.council !== tables.council) return notOurs

  const told = await tables.lastAcknowledged()
  const examiner = examine(tables.council, checkpoint)
  for (let after = 0; ;) {
    const events = await tables.eventsAfter(after, EVENTS_AT_ONCE)
    for (const event of events) {
      const wrong = examiner.next(event)
      if (wrong) return wrong
    }
    const last = events.at(-1)
    if (!last) break
    after = last.position
    await pause()
  }
  const missing = examiner.end()
  if (missing) return missing
  if (examiner.count() < told) return fewerThanTold(examiner.count(), told)
  return { is: 'sound', events: examiner.count(), checkedAgainst: checkpoint?.takenAt ?? null }
}
