import type { DateText, Day } from '../kernel/day.ts'
import type { Covered } from '../people/cover.ts'
import type { Scope } from '../people/permission.ts'
import type { Role } from '../people/roles.ts'
import type { CommandId, CouncilId, EventId, PersonId, StreamId } from '../kernel/ids.ts'

// What casework asks of the world outside. Everything answers with a promise, so that a database on
// another machine can stand behind the same words.

/** An instant in UTC to the millisecond, `2026-11-21T09:30:00.000Z`: as text it sorts as it happened. */
export type Instant = string

export type Clock = {
  readonly now: () => Instant
  /** The day in Europe/London. */
  readonly today: () => Day
}

/**
 * Whoever asks. How far they see goes into every query, so that counts, pages and searches are right for them.
 * `every-complaint` is the program itself: its command line, and what keeps the record.
 */
export type Viewer = {
  readonly council: CouncilId
  readonly person: PersonId
  readonly sees: 'every-complaint' | Scope
  /** What they do; nothing for the program itself. */
  readonly roles: readonly Role[]
  /** For whom they cover today, and in which parts: some complaints of those are theirs to see as well. */
  readonly covering?: readonly Covered[]
}

export type StreamKind = 'complaint' | 'person' | 'council'

export type Stream = { readonly council: CouncilId; readonly kind: StreamKind; readonly stream: StreamId }

/** An event to be recorded. `body` is JSON text; `type` and `on` stay readable for ever, the body does not. */
export type NewEvent = {
  readonly id: EventId
  readonly type: string
  readonly on?: DateText
  readonly recordedAt: Instant
  readonly recordedBy: PersonId
  readonly body: string
}

type Placed = Stream & {
  /** From 1, without gaps, within the stream. */
  readonly version: number
  /** From 1, without gaps, in the order of commits within the council. */
  readonly position: number
  readonly commandId: CommandId
}

/** An event read back. Without `body`, the key of its stream was destroyed. */
export type StoredEvent = Placed & Omit<NewEvent, 'body'> & { readonly body?: string }

/** An event exactly as it is stored: what the hashes are made from, and what an outsider can check. */
export type SealedEvent = Placed &
  Omit<NewEvent, 'body'> & {
    /** The text of the envelope {format, key, nonce, ciphertext}. */
    readonly body: string
    readonly previousHash: string
    readonly hash: string
  }

/** Codes, dates, numbers and ids; never a name or a text. */
export type Fact = string | number | boolean | readonly Fact[] | { readonly [name: string]: Fact }

/**
 * One row of a projection: codes, dates and ids that follow from one stream alone. Never a name or a text, and nothing
 * that changes because a day has passed, but on the day named by `turns`.
 */
export type Row = {
  /** Which projection: `complaint`. */
  readonly list: string
  /** Unique among the rows of its stream and list. */
  readonly key: string
  /** What a list is ordered by first, from 0. */
  readonly rank?: number
  /** What a list is ordered by next; rows without it come last. */
  readonly due?: DateText
  /** From this day on the row has to be worked out again. */
  readonly turns?: DateText
  /** Codes that a list is narrowed by: `stage:stage-2`. */
  readonly tags?: readonly string[]
  /**
   * Words and names that the row is found by. They are kept in an index apart, which is never backed up, and are not
   * given back.
   */
  readonly names?: readonly string[]
  /** Who is tied to the complaint of the row (`tiesOf` in `people/access.ts`): what decides for whom the row is there. */
  readonly ties?: readonly { readonly person: string; readonly tie: string }[]
  readonly facts: Readonly<Record<string, Fact>>
}

export type StoredRow = Stream & Omit<Row, 'names' | 'ties'>

/** What narrows a list: all that is named must hold. */
export type RowsWanted = {
  readonly list: string
  /** Of this rank alone, or from this rank on. */
  readonly rank?: number
  readonly rankFrom?: number
  readonly tags?: readonly string[]
  /** A name of the row is one of these, or begins with it. */
  readonly names?: readonly { readonly is: string; readonly whole: boolean }[]
  readonly dueFrom?: DateText
  readonly dueBy?: DateText
  /** One of these is assigned to the complaint of the row. */
  readonly assignedTo?: readonly PersonId[]
}

export type RowsAsked = RowsWanted & { readonly skip?: number; readonly limit: number }

/** One page, ordered by rank, date, stream and key, and how many rows there are in all. */
export type RowsFound = { readonly rows: readonly StoredRow[]; readonly total: number }

/** A name and how many rows it has. */
export type NameFound = { readonly name: string; readonly rows: number }

export type Job = {
  readonly queue: string
  readonly runAt: Instant
  /** A second job with the same key in the same queue is not added. */
  readonly dedupeKey: string
  /** JSON text of ids and codes, never of names. */
  readonly payload: string
}

export type Write = {
  readonly kind: StreamKind
  readonly stream: StreamId
  /** The version the writer has seen; 0 for a stream that does not exist yet. */
  readonly expectedVersion: number
  readonly events: readonly NewEvent[]
  /** All rows of the stream after these events; they take the place of those before. */
  readonly rows: readonly Row[]
}

export type Append = {
  readonly council: CouncilId
  readonly commandId: CommandId
  /** SHA-256, in hexadecimal, of what was asked for. */
  readonly requestHash: string
  readonly writes: readonly Write[]
  readonly jobs: readonly Job[]
}

/** What a command did; a repeat of the command is given the same. */
export type Done = {
  readonly position: number
  readonly versions: readonly { readonly kind: StreamKind; readonly stream: StreamId; readonly version: number }[]
}

export type AppendOutcome =
  | { readonly is: 'acknowledged' | 'already-done'; readonly done: Done }
  /** The command id was used before, for something else. */
  | { readonly is: 'another-request' }
  /** Somebody wrote to this stream since it was read; it now stands at `version`. */
  | { readonly is: 'changed-meanwhile'; readonly stream: Stream; readonly version: number }
  /** The stream's key was destroyed: nothing can be added to it. */
  | { readonly is: 'key-destroyed'; readonly stream: Stream }

export type Head = {
  readonly kind: StreamKind
  readonly stream: StreamId
  readonly version: number
  readonly hash: string
}

/** Where every stream stood after `position`, signed, for somebody else to keep: a cut record shows against it. */
export type Checkpoint = {
  readonly format: 'redress-checkpoint/1'
  readonly council: CouncilId
  readonly takenAt: Instant
  readonly position: number
  readonly events: number
  readonly heads: readonly Head[]
  /** The id of the key it was signed with. */
  readonly key: string
  readonly signature: string
}

export type Break =
  | 'wrong-council'
  | 'wrong-position'
  | 'wrong-version'
  | 'wrong-previous-hash'
  | 'wrong-hash'
  | 'cut-short'
  | 'not-in-checkpoint'
  | 'differs-from-checkpoint'
  | 'checkpoint-not-ours'

/** `checkedAgainst` is when the checkpoint was taken, null where there was none. */
export type Verdict =
  | { readonly is: 'sound'; readonly events: number; readonly checkedAgainst: Instant | null }
  | {
      readonly is: 'broken'
      readonly because: Break
      /** The first event, in the order of commits, that is not as it was recorded; where it was cut, the first that one stream lacks. */
      readonly at?: {
        readonly kind: string
        readonly stream: string
        readonly version: number
        readonly position?: number
      }
      readonly says: string
    }

/** Works out the rows of one stream from all its events. */
export type Project = (stream: Stream, events: readonly StoredEvent[]) => readonly Row[]

/**
 * The record. One council never sees another's: a store kept in one file per council throws when asked
 * about a council that is not its own. Faults (a disk that fails, a store that has stopped) are thrown.
 */
export type Store = {
  /** All or nothing; answers only once the record is safely on disk. */
  readonly append: (command: Append) => Promise<AppendOutcome>
  /** Every event of one stream, in order; empty where there is none. */
  readonly read: (stream: Stream) => Promise<readonly StoredEvent[]>
  /** The next events after a position, in the order of commits; none ever appears behind one already read. */
  readonly readAll: (council: CouncilId, after: number, limit: number) => Promise<readonly StoredEvent[]>
  readonly rows: (viewer: Viewer, asked: RowsAsked) => Promise<RowsFound>
  /** How many rows there are for each of these. */
  readonly counts: (viewer: Viewer, wanted: readonly RowsWanted[]) => Promise<readonly number[]>
  /** The whole names among the rows of a list that begin so, in their order, each with how many rows it has. */
  readonly names: (viewer: Viewer, list: string, beginning: string) => Promise<readonly NameFound[]>
  /** Works out again the rows of streams whose day has come; answers how many. */
  readonly turn: (council: CouncilId, list: string, today: DateText, project: Project) => Promise<number>
  readonly jobsDue: (council: CouncilId, at: Instant, limit: number) => Promise<readonly Job[]>
  /** As `readAll`, but as stored: for keeping elsewhere and for checking by somebody else. */
  readonly sealed: (council: CouncilId, after: number, limit: number) => Promise<readonly SealedEvent[]>
  /** Signs where every stream stands and keeps a copy beside the record. */
  readonly checkpoint: (council: CouncilId, takenAt: Instant) => Promise<Checkpoint>
  /**
   * Checks every event against its hash and its stream, and all against a checkpoint as it came back from
   * whoever kept it: anything but one of ours is named as such. Without one, against the copy kept here.
   */
  readonly verify: (council: CouncilId, against?: unknown) => Promise<Verdict>
  /**
   * Works out all rows afresh; answers how many streams were read. Every event is checked on the way, and the first
   * that is not as it was recorded is thrown as a fault that names it. `as` names the way the rows were worked out.
   */
  readonly rebuild: (council: CouncilId, project: Project, as?: string) => Promise<number>
  /** The way all rows were last worked out; nothing where they have to be worked out afresh. */
  readonly rebuiltAs: (council: CouncilId) => Promise<string | undefined>
  /** Makes the bodies of a stream unreadable for ever and drops its rows; type and dates stay. */
  readonly destroyKey: (stream: Stream) => Promise<void>
  /** Finishes what was begun, then takes nothing more. */
  readonly close: () => Promise<void>
}
