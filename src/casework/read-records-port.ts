import type { JournalledWay } from '../people/journalled.ts'
import type { CouncilId, PersonId, StreamId } from '../kernel/ids.ts'
import type { Instant } from './ports.ts'

/** What can be done with personal data of complaints and of people. */
export const READS = [
  'case',
  'date',
  'list',
  'search',
  'choices',
  'forecast',
  'download',
  'export',
  'keep',
  'readers',
  'people',
  'who-may',
  'step',
  'report',
  'person',
  'register',
  'register-search',
  'alike',
  'suggestion',
  'emergency',
  'openings',
  'asked',
  'notes',
] as const
export type ReadKind = (typeof READS)[number]

/**
 * Why somebody could: they have a role, they cover for the person who is named, they opened it in an emergency, they are
 * asked something in it, or they sit at the machine that holds the record. `journalled` is what was read or tried while
 * no read could be recorded: it names its entry in the journal of emergencies, and who confirmed it, where somebody did.
 */
export type ReadWay = 'role' | 'machine' | 'emergency' | 'asked' | `covering:${string}` | JournalledWay
export const coveringFor = (person: PersonId): ReadWay => `covering:${person}`

/** For whom they covered who looked in this way; nobody where they looked in another. */
export const coveredBy = (way: ReadWay): PersonId | undefined =>
  way.startsWith('covering:') ? (way.slice('covering:'.length) as PersonId) : undefined

/** That somebody looked: ids and codes, never a name and never a word that was typed. */
export type Read = {
  readonly council: CouncilId
  readonly at: Instant
  readonly person: PersonId
  readonly way: ReadWay
  readonly what: ReadKind
  /** Every complaint and every person that the answer speaks of; none where nothing was found, which is recorded all the same. */
  readonly streams: readonly StreamId[]
}

/** `entry` grows from record to record; where several processes write, two of the same moment may have changed places. */
export type ReadRecord = Read & { readonly entry: number }

/** Who looked at what, of one council. It only grows: nothing here changes a record or takes one away. */
export type ReadRecords = {
  /**
   * Answers once the record is on the disk. Where it cannot be written it throws, and nothing may be shown. What was
   * journalled is recorded once, however often it is given.
   */
  readonly record: (read: Read) => Promise<void>
  /** The latest first; with `before`, those that were recorded before that entry. */
  readonly ofStream: (stream: StreamId, limit: number, before?: number) => Promise<readonly ReadRecord[]>
  /** The earliest first, from `from` on and before `to`; with `after`, those that follow that record. */
  readonly between: (
    from: Instant,
    to: Instant,
    limit: number,
    after?: Pick<ReadRecord, 'at' | 'entry'>,
  ) => Promise<readonly ReadRecord[]>
  readonly close: () => Promise<void>
}
