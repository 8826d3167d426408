import { hash } from 'node:crypto'
import type {
  Append,
  Job,
  NewEvent,
  Project,
  Row,
  SealedEvent,
  Store,
  Stream,
  StreamKind,
  Viewer,
  Write,
} from '../../casework/ports.ts'
import { commandId, councilId, eventId, personId, streamId } from '../../kernel/ids.ts'

/** Now, or when a database has answered. */
type Sooner<Answer> = Answer | Promise<Answer>

/** A store under test, with what somebody could do behind its back. */
export type Subject = {
  readonly store: Store
  /** The same record as another process would open it. */
  readonly again: () => Promise<Store>
  /** Changes one stored column of the event at a position; answers how to undo it. */
  readonly tamper: (position: number, field: keyof SealedEvent, value: string | number) => Sooner<() => Sooner<void>>
  /** Takes away everything after a position, commands too, as when an older copy is put back. */
  readonly cutAfter: (position: number) => Sooner<void>
  /** Takes away the events after a position, and nothing else. */
  readonly dropEventsAfter: (position: number) => Sooner<void>
  /** Loses the rows of projections and leaves one of a stream that does not exist. */
  readonly spoilRows: () => Sooner<void>
  /** Whether the database shows nothing of another council: an event moved there is missing here. */
  readonly walledOff?: true
  readonly done: () => Promise<void>
}

export type OpenSubject = () => Promise<Subject>

export const council = councilId('northshire')
export const viewer: Viewer = { council, person: personId('viewer'), sees: 'every-complaint', roles: [] }

export const streamCalled = (id: string, kind: StreamKind = 'complaint'): Stream => ({
  council,
  kind,
  stream: streamId(id),
})

export const AT = '2026-03-02T09:30:00.000Z'

export function event(id: string, changes: Partial<NewEvent> = {}): NewEvent {
  return {
    id: eventId(id),
    type: 'update-sent',
    on: '2026-03',
    recordedAt: AT,
    recordedBy: personId('officer-7'),
    body: JSON.stringify({ note: `About ${id}` }),
    ...changes,
  }
}

export function write(
  stream: Stream,
  expectedVersion: number,
  ids: readonly string[],
  rows: readonly Row[] = [],
): Write {
  const { kind, stream: id } = stream
  return { kind, stream: id, expectedVersion, events: ids.map((each) => event(each)), rows }
}

/** Which request a command makes; the same text is the same request. */
export const requestOf = (text: string): string => hash('sha256', text)

export function command(id: string, writes: readonly Write[], jobs: readonly Job[] = []): Append {
  return { council, commandId: commandId(id), requestHash: requestOf(id), writes, jobs }
}

export const one = (id: string, stream: string, expectedVersion: number, events: readonly string[] = [id]): Append =>
  command(id, [write(streamCalled(stream), expectedVersion, events)])

export const row = (key: string, changes: Partial<Row> = {}): Row => ({ list: 'complaint', key, facts: {}, ...changes })

/** Rows as casework would work them out: one that counts, and one for each event that has a date. */
export const project: Project = (stream, events) => [
  row('count', { tags: [`v${events.length}`], facts: { events: events.length } }),
  ...events.flatMap(({ id, on }): Row[] =>
    on === undefined ? [] : [row(id, { list: 'dated', due: on, tags: [stream.stream] })],
  ),
]

export const allRows = async (store: Store, list = 'complaint') => store.rows(viewer, { list, limit: 1000 })

/** Two streams taking turns: a1 b1 a2 a3 b2, at positions 1 to 5. */
export async function fillTwoStreams(store: Store): Promise<void> {
  await store.append(one('first', 'a', 0, ['a1']))
  await store.append(one('second', 'b', 0, ['b1']))
  await store.append(one('third', 'a', 1, ['a2', 'a3']))
  await store.append(one('fourth', 'b', 1, ['b2']))
}
