import type { PersonId } from '../kernel/ids.ts'
import type { Instant } from './ports.ts'
import type { Read } from './read-records-port.ts'

/** Why two people read one complaint while no read could be recorded. */
export type ConfirmedReading = {
  /** What the asking is called: several looks may be of one. */
  readonly id: string
  readonly reference: string
  readonly reason: string
  /** Somebody else, who said that it must be seen now. */
  readonly confirmedBy: PersonId
  readonly until: Instant
}

/** What was read, or tried, while no read could be recorded. */
export type JournalledRead = {
  readonly id: string
  readonly read: Read
  /** Absent where nothing was read. */
  readonly by?: ConfirmedReading
}

/**
 * What was read in an emergency and is not in the records of reads yet. It is apart from them: it can be written where
 * they cannot.
 */
export type EmergencyJournal = {
  /** Takes room on the disk for what may come, so that a full disk does not stop it. */
  readonly keepRoom: () => void
  /** Returns once the entry is on the disk. Throws where it is not, and then nothing may be shown. */
  readonly append: (entry: JournalledRead) => void
  /** What waits, the earliest first. */
  readonly waiting: () => readonly JournalledRead[]
  /** The names of the files whose entries can no longer be read: they stay where they are. */
  readonly unreadable: () => readonly string[]
  /** Takes an entry out that is in the records of reads. Of one that is not there it does nothing. */
  readonly drop: (id: string) => void
}
