import type { Instant, Job, Row, RowsWanted, SealedEvent, Store, StoredRow, Stream, Viewer } from '../casework/ports.ts'
import type { CouncilId } from '../kernel/ids.ts'
import { UNDATED } from './columns.ts'
import { EVERYBODY, heldAs, PERSONAL_TIE, RESTRICTED } from '../people/access.ts'
import { BARRED } from '../people/permission.ts'
import { commitIn, replaceRowsIn } from './commit.ts'
import { type Keys, keysFrom, newKeyTexts, type StreamKeyRow } from './keys.ts'
import { storeOver } from './store.ts'
import type { KnownCommand, PlacedHead, Tables, Transaction } from './tables.ts'

/** What a store in memory holds, open to whoever made it. */
export type MemoryRecord = {
  readonly events: SealedEvent[]
  readonly commands: Map<string, KnownCommand>
  readonly keys: Map<string, StreamKeyRow>
  readonly rows: Map<string, readonly PlacedRow[]>
  rebuiltAs?: string
  /** How often rows were changed. */
  changes: number
  readonly jobs: Map<string, Job>
  checkpoint?: string
}

type PlacedRow = Stream & Row

export const newMemoryRecord = (): MemoryRecord => ({
  events: [],
  commands: new Map(),
  keys: new Map(),
  rows: new Map(),
  jobs: new Map(),
  changes: 0,
})

/** A store for tests and for trying things out: nothing outlives the process. */
export const memoryStore = (
  council: CouncilId,
  record: MemoryRecord = newMemoryRecord(),
  keys: Keys = keysFrom(newKeyTexts()),
): Store => storeOver(memoryTables(council, record), keys)

const nameOf = ({ kind, stream }: Pick<Stream, 'kind' | 'stream'>) => `${kind}/${stream}`
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

type Place = Pick<Stream, 'kind' | 'stream'>
const byPlace = (a: Place, b: Place) => byText(a.kind, b.kind) || byText(a.stream, b.stream)
const byStream = (a: SealedEvent, b: SealedEvent) =>
  byText(a.council, b.council) || byPlace(a, b) || a.version - b.version

function placeIn(name: string): Place {
  const [kind, stream] = name.split('/')
  return { kind, stream } as Place
}

function memoryTables(council: CouncilId, record: MemoryRecord): Tables {
  const eventsOf = (stream: Stream) => record.events.filter((event) => nameOf(event) === nameOf(stream))
  const transaction = transactionOn(record, eventsOf)
  return {
    council,
    commit: async (command) => commitIn(transaction, command),
    keyOf: async (stream) => record.keys.get(nameOf(stream)),
    eventsOf: async (stream) => eventsOf(stream),
    eventsAfter: async (position, limit) => record.events.filter((event) => event.position > position).slice(0, limit),
    eventsByStream: async (after, limit) =>
      record.events
        .filter((event) => after === undefined || byStream(event, after) > 0)
        .sort(byStream)
        .slice(0, limit),
    keysBetween: async (first, last) =>
      [...record.keys]
        .map(([name, row]) => ({ ...placeIn(name), ...row }))
        .filter((key) => byPlace(first, key) <= 0 && byPlace(key, last) <= 0)
        .sort(byPlace),
    lastAcknowledged: async () => [...record.commands.values()].at(-1)?.done.position ?? 0,
    heads: async () => headsOf(record.events),
    ...listsIn(record),
    setRebuiltAs: async (as) => {
      record.rebuiltAs = as
    },
    jobsDue: async (at, limit) => jobsDue(record.jobs, at).slice(0, limit),
    replaceRows: async (of) => replaceRowsIn(transaction, of),
    async dropStrayRows() {
      for (const name of record.rows.keys()) {
        if (!record.events.some((event) => nameOf(event) === name)) record.rows.delete(name)
      }
    },
    async destroyKey(stream) {
      const key = record.keys.get(nameOf(stream))
      if (key) record.keys.set(nameOf(stream), { keyId: key.keyId })
      record.rows.delete(nameOf(stream))
      record.changes += 1
      for (const { commandId } of eventsOf(stream)) {
        const known = record.commands.get(commandId)
        if (known) record.commands.set(commandId, { ...known, requestTag: '' })
      }
    },
    async keepCheckpoint(text) {
      record.checkpoint = text
    },
    keptCheckpoint: async () => record.checkpoint,
    close: async () => {},
  }
}

const transactionOn = (record: MemoryRecord, eventsOf: (stream: Stream) => readonly SealedEvent[]): Transaction => ({
  knownCommand: (_council, id) => record.commands.get(id),
  head(stream) {
    const last = eventsOf(stream).at(-1)
    const key = record.keys.get(nameOf(stream))
    return last && { version: last.version, hash: last.hash, ...(key?.wrapped !== undefined && { keyId: key.keyId }) }
  },
  lastPosition: () => record.events.at(-1)?.position ?? 0,
  putCommand: ({ commandId, requestTag }, done) => record.commands.set(commandId, { requestTag, done }),
  putKey: (stream, key) => record.keys.set(nameOf(stream), key),
  putEvent: (event) => record.events.push(event),
  replaceRows({ council, kind, stream }, rows: readonly Row[]) {
    record.changes += 1
    record.rows.set(
      nameOf({ kind, stream }),
      rows.map((row) => ({ council, kind, stream, ...row })),
    )
  },
  putJob: (_command, job) => {
    const name = `${job.queue}/${job.dedupeKey}`
    if (!record.jobs.has(name)) record.jobs.set(name, job)
  },
})

function headsOf(events: readonly SealedEvent[]): PlacedHead[] {
  const heads = new Map(events.map((event) => [nameOf(event), event]))
  return [...heads.values()].sort(byPlace)
}

const jobsDue = (jobs: ReadonlyMap<string, Job>, at: Instant): Job[] =>
  [...jobs.values()].filter(({ runAt }) => runAt <= at).sort((a, b) => byText(a.runAt, b.runAt))

/** Whether a row is there for somebody: what `visible` of the lists says in SQL. */
function isVisible({ sees, person, covering = [] }: Viewer, { ties = [] }: Row): boolean {
  const tied = (who: string, ...any: readonly string[]) =>
    ties.some((one) => one.person === who && any.includes(one.tie))
  if (sees === 'every-complaint') return true
  if (sees === 'nothing' || tied(person, ...BARRED)) return false
  const assigned = tied(person, 'assigned')
  if (sees === 'open-complaints') return assigned || !tied(EVERYBODY, RESTRICTED)
  if (assigned || tied(EVERYBODY, RESTRICTED) || tied(person, PERSONAL_TIE)) return assigned
  return covering.some((one) => tied(one.person, ...one.roles.map(heldAs)))
}

function listsIn(
  record: MemoryRecord,
): Pick<Tables, 'page' | 'counts' | 'names' | 'turning' | 'rowsVersion' | 'rebuiltAs'> {
  const all = () => [...record.rows.values()].flat()
  const found = (viewer: Viewer, wanted: RowsWanted) =>
    all().filter((row) => isVisible(viewer, row) && isWanted(row, wanted))
  return {
    async page(viewer, asked) {
      const skip = asked.skip ?? 0
      return found(viewer, asked)
        .sort(inOrder)
        .slice(skip, skip + asked.limit)
        .map(withoutNames)
    },
    counts: async (viewer, wanted) => wanted.map((each) => found(viewer, each).length),
    async names(viewer, list, beginning) {
      const rows = new Map<string, number>()
      for (const row of found(viewer, { list })) {
        for (const name of new Set(row.names)) {
          if (name.startsWith(beginning)) rows.set(name, (rows.get(name) ?? 0) + 1)
        }
      }
      return [...rows].map(([name, count]) => ({ name, rows: count })).sort((a, b) => byText(a.name, b.name))
    },
    turning: async (list, today, limit) =>
      all()
        .filter((row) => row.list === list && row.turns !== undefined && row.turns <= today)
        .map(({ council, kind, stream }) => ({ council, kind, stream }))
        .slice(0, limit),
    rowsVersion: async () => String(record.changes),
    rebuiltAs: async () => record.rebuiltAs,
  }
}

const inOrder = (a: PlacedRow, b: PlacedRow): number =>
  (a.rank ?? 0) - (b.rank ?? 0) ||
  byText(a.due ?? UNDATED, b.due ?? UNDATED) ||
  byText(nameOf(a), nameOf(b)) ||
  byText(a.key, b.key)

function isWanted(row: Row, wanted: RowsWanted): boolean {
  const { list, rank, rankFrom = 0, tags = [], names = [], dueFrom, dueBy, assignedTo } = wanted
  const due = row.due ?? UNDATED
  const isAssigned = ({ person, tie }: { readonly person: string; readonly tie: string }) =>
    tie === 'assigned' && assignedTo?.some((one) => one === person)
  return (
    (assignedTo === undefined || (row.ties ?? []).some(isAssigned)) &&
    row.list === list &&
    (rank === undefined || (row.rank ?? 0) === rank) &&
    (row.rank ?? 0) >= rankFrom &&
    tags.every((tag) => row.tags?.includes(tag)) &&
    names.every(({ is, whole }) => row.names?.some((name) => (whole ? name === is : name.startsWith(is)))) &&
    (dueFrom === undefined || due >= dueFrom) &&
    (dueBy === undefined || due <= dueBy)
  )
}

function withoutNames({ names: _names, ties: _ties, ...row }: PlacedRow): StoredRow {
  return row
}
