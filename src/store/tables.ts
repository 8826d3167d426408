import type {
  Done,
  Head,
  Instant,
  Job,
  NameFound,
  NewEvent,
  Row,
  RowsAsked,
  RowsWanted,
  SealedEvent,
  StoredRow,
  Stream,
  StreamKind,
  Viewer,
} from '../casework/ports.ts'
import type { DateText } from '../kernel/day.ts'
import type { CommandId, CouncilId, StreamId } from '../kernel/ids.ts'
import type { StreamKeyRow } from './keys.ts'

/** An event whose body is sealed, but which has no place in the record yet. */
export type ReadyEvent = NewEvent & { readonly bodyHash: string }

export type ReadyWrite = {
  readonly kind: StreamKind
  readonly stream: StreamId
  readonly expectedVersion: number
  readonly keyId: string
  /** The key to store with the first events of a stream. */
  readonly newKey?: Required<StreamKeyRow>
  readonly events: readonly ReadyEvent[]
  readonly rows: readonly Row[]
}

/** A command as it goes to whatever commits it: nothing in it can be read without the keys. */
export type ReadyCommand = {
  readonly council: CouncilId
  readonly commandId: CommandId
  readonly requestTag: string
  readonly writes: readonly ReadyWrite[]
  readonly jobs: readonly Job[]
}

/** Without a tag, a stream that it wrote to was made unreadable. */
export type KnownCommand = { readonly requestTag: string; readonly done: Done }

export type CommitOutcome =
  | { readonly is: 'committed'; readonly done: Done }
  | ({ readonly is: 'known' } & KnownCommand)
  | { readonly is: 'changed-meanwhile'; readonly stream: Stream; readonly version: number }
  | { readonly is: 'key-destroyed'; readonly stream: Stream }

/** The rows of one stream as worked out from its events up to `version`. */
export type StreamRows = { readonly stream: Stream; readonly version: number; readonly rows: readonly Row[] }

/**
 * What each kind of database does for a store. Sealing, hashing and checking are the same for all and are
 * not here; a database only has to find, to keep order, and to commit all or nothing.
 */
export type Tables = {
  readonly council: CouncilId
  readonly commit: (command: ReadyCommand) => Promise<CommitOutcome>
  readonly keyOf: (stream: Stream) => Promise<StreamKeyRow | undefined>
  readonly eventsOf: (stream: Stream) => Promise<readonly SealedEvent[]>
  readonly eventsAfter: (position: number, limit: number) => Promise<readonly SealedEvent[]>
  /** The next events after one, in the order of council, kind, stream and version; from the first where there is none. */
  readonly eventsByStream: (after: SealedEvent | undefined, limit: number) => Promise<readonly SealedEvent[]>
  /** The keys of all streams from one to another, both included, in the order of kind and stream. */
  readonly keysBetween: (first: Stream, last: Stream) => Promise<readonly PlacedKey[]>
  /** The last position that a command was told, whether or not the event is still there. */
  readonly lastAcknowledged: () => Promise<number>
  /** The last event of every stream, with its position, ordered by kind and stream. */
  readonly heads: () => Promise<readonly PlacedHead[]>
  readonly page: (viewer: Viewer, asked: RowsAsked) => Promise<readonly StoredRow[]>
  readonly counts: (viewer: Viewer, wanted: readonly RowsWanted[]) => Promise<readonly number[]>
  readonly names: (viewer: Viewer, list: string, beginning: string) => Promise<readonly NameFound[]>
  /** Streams with a row whose day has come. */
  readonly turning: (list: string, today: DateText, limit: number) => Promise<readonly Stream[]>
  /** Another text after every change of a row, by whichever process. */
  readonly rowsVersion: () => Promise<string>
  readonly rebuiltAs: () => Promise<string | undefined>
  readonly setRebuiltAs: (as: string) => Promise<void>
  readonly jobsDue: (at: Instant, limit: number) => Promise<readonly Job[]>
  /** Replaces the rows of streams that still stand at the version named. */
  readonly replaceRows: (of: readonly StreamRows[]) => Promise<void>
  /** Drops the rows of streams that hold no event. */
  readonly dropStrayRows: () => Promise<void>
  readonly destroyKey: (stream: Stream) => Promise<void>
  readonly keepCheckpoint: (text: string) => Promise<void>
  readonly keptCheckpoint: () => Promise<string | undefined>
  readonly close: () => Promise<void>
}

export type PlacedKey = StreamKeyRow & Pick<Stream, 'kind' | 'stream'>

export type PlacedHead = Head & { readonly position: number }

export type StreamHead = { readonly version: number; readonly hash: string; readonly keyId?: string }

/** The steps of one transaction. Whoever calls them undoes them all where one throws. */
export type Transaction = {
  readonly knownCommand: (council: CouncilId, id: CommandId) => KnownCommand | undefined
  /** The last event of a stream, and the key of the stream unless it was destroyed. */
  readonly head: (stream: Stream) => StreamHead | undefined
  readonly lastPosition: () => number
  readonly putCommand: (command: ReadyCommand, done: Done) => void
  readonly putKey: (stream: Stream, key: Required<StreamKeyRow>) => void
  readonly putEvent: (event: SealedEvent) => void
  readonly replaceRows: (stream: Stream, rows: readonly Row[]) => void
  readonly putJob: (command: ReadyCommand, job: Job) => void
}
