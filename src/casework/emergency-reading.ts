import { randomUUID } from 'node:crypto'
import type { DateText } from '../kernel/day.ts'
import type { Party } from '../people/parties.ts'
import type { Person } from '../people/person.ts'
import type { StreamId } from '../kernel/ids.ts'
import type { ConfirmedReading, EmergencyJournal, JournalledRead } from './emergency-journal-port.ts'
import type { Clock, Viewer } from './ports.ts'
import type { Read, ReadRecords } from './read-records-port.ts'
import { journalledAs } from '../people/journalled.ts'
import { complaintStream } from './recorded-complaint.ts'

// What two people may read of one complaint while no read can be recorded. Each look is on the disk, in the journal,
// before anything is shown; it comes into the records of reads as soon as they can be written.

/** How to reach somebody of a complaint. */
export type PersonToReach = {
  readonly called: string
  readonly as?: NonNullable<Party['person']['as']>
  readonly stream?: StreamId
  readonly known?: Pick<Person, 'name' | 'contacts'>
}

/** One entry of a complaint that speaks of risk: a referral to safeguarding, or what was said of safe contact. */
export type RiskEntry = {
  readonly type: 'safeguarding-referred' | 'contact-made-safe' | 'contact-restricted'
  readonly on?: DateText
  readonly says?: string
}

/** Of a complaint, what keeps somebody safe tonight, and nothing else. */
export type ContactsAndRisks = {
  readonly reference: string
  readonly people: readonly PersonToReach[]
  readonly risks: readonly RiskEntry[]
}

/** The use cases on the record that such a reading stands on. Only `EmergencyReading` asks them. */
export type EmergencyContacts = {
  /** Nothing where there is no such complaint, or where whoever asks could not open it in an emergency. */
  readonly contactsInEmergency: (viewer: Viewer, reference: string) => Promise<ContactsAndRisks | undefined>
  /** Tells the complaint, once, that it was read by two people; it is reviewed like any other opening. */
  readonly keepReading: (entry: JournalledRead & { readonly by: ConfirmedReading }) => Promise<void>
}

export type EmergencyReading = {
  /** Whether reads can be recorded now: it is tried. */
  readonly canRecord: (viewer: Viewer) => Promise<boolean>
  /** Whether somebody could read this complaint so. That they asked is journalled, whether or not it is there. */
  readonly mayAsk: (viewer: Viewer, reference: string) => Promise<boolean>
  /** What is shown to whoever asked, once somebody else has confirmed it and the look is on the disk. */
  readonly show: (viewer: Viewer, confirmed: ConfirmedReading) => Promise<ContactsAndRisks | undefined>
  /** Records a read; once that works, what waits in the journal is recorded too. */
  readonly record: ReadRecords['record']
  /** Brings what waits in the journal into the records of reads. Throws where that fails; what is done stays done. */
  readonly reconcile: () => Promise<void>
  /** Answers once nothing is being brought into the records. */
  readonly idle: () => Promise<void>
}

type Parts = {
  readonly reads: Pick<ReadRecords, 'record'>
  readonly journal: EmergencyJournal
  readonly clock: Pick<Clock, 'now'>
  readonly contacts: EmergencyContacts
}

/** Without a place for the journal nothing is shown: where it cannot be written, asking and showing throw. */
export function emergencyReadingIn(parts: Parts): EmergencyReading {
  const { clock, contacts } = parts
  const { append, record, reconcile, idle } = reconciling(parts)
  const journalled = (viewer: Viewer, streams: readonly StreamId[], by?: ConfirmedReading): void => {
    const id = randomUUID()
    const { council, person } = viewer
    const way = journalledAs(id, by?.confirmedBy)
    const read = { council, person, at: clock.now(), way, what: 'emergency', streams } as const
    append({ id, read, ...(by && { by }) })
  }
  return {
    record,
    reconcile,
    idle,
    async canRecord({ council, person }) {
      try {
        await record({ council, person, at: clock.now(), way: 'role', what: 'emergency', streams: [] })
        return true
      } catch {
        return false
      }
    },
    async mayAsk(viewer, reference) {
      const there = await contacts.contactsInEmergency(viewer, reference)
      journalled(viewer, there ? [complaintStream(viewer.council, reference).stream] : [])
      return there !== undefined
    },
    async show(viewer, confirmed) {
      if (confirmed.confirmedBy === viewer.person || clock.now() >= confirmed.until) return undefined
      const shown = await contacts.contactsInEmergency(viewer, confirmed.reference)
      if (shown) journalled(viewer, streamsIn(viewer, shown), confirmed)
      return shown
    },
  }
}

const streamsIn = ({ council }: Viewer, { reference, people }: ContactsAndRisks): readonly StreamId[] => [
  complaintStream(council, reference).stream,
  ...people.flatMap(({ stream }) => (stream === undefined ? [] : [stream])),
]

const nothing = () => {}

/** The journal, and the records that it goes into as soon as they take anything. What fails waits for the next read. */
function reconciling({ reads, journal, contacts }: Pick<Parts, 'reads' | 'journal' | 'contacts'>) {
  let owed = journal.waiting().length > 0
  let underWay: Promise<void> | undefined
  const reconcile = async (): Promise<void> => {
    owed = false
    try {
      for (const entry of journal.waiting()) {
        await reads.record(entry.read)
        const { by } = entry
        if (by) await contacts.keepReading({ ...entry, by })
        journal.drop(entry.id)
      }
    } catch (error) {
      owed = true
      throw error
    }
  }
  return {
    reconcile,
    idle: async (): Promise<void> => underWay,
    record: async (read: Read): Promise<void> => {
      await reads.record(read)
      if (owed)
        underWay ??= reconcile()
          .then(nothing, nothing)
          .finally(() => (underWay = undefined))
    },
    append: (entry: JournalledRead): void => {
      owed = true
      journal.append(entry)
    },
  }
}
