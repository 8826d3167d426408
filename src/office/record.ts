import type { Store, Viewer } from '../casework/ports.ts'
import { audited } from '../casework/audited.ts'
import { holdsReal, type OfDemonstration } from '../casework/beyond-demonstration.ts'
import { CASEWORK_RECORDED } from '../casework/casework-recorded.ts'
import { type Casework, caseworkFor } from '../casework/casework.ts'
import { systemClock } from '../casework/clock.ts'
import { type Covers, coversIn } from '../casework/covers.ts'
import type { EmergencyJournal } from '../casework/emergency-journal-port.ts'
import { type EmergencyReading, emergencyReadingIn } from '../casework/emergency-reading.ts'
import type { ReadRecords } from '../casework/read-records-port.ts'
import { peopleIn, type PeopleRecord } from '../casework/people.ts'
import { type SheetMappings, sheetMappingsIn } from '../casework/sheet-mappings.ts'
import type { OpenedRecord, OpenRecord } from '../cli/record.ts'
import { readSettings, type Settings } from '../config.ts'
import { councilId, personId } from '../kernel/ids.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Calendar } from '../law/calendar.ts'
import { besideRecord, filesOf } from '../store/data-folder.ts'
import { sealsFrom } from '../store/door/seals.ts'
import { AnswerLost, StoreRefused, StoreStopped, WriteFailed } from '../store/faults.ts'
import { emergencyJournalIn } from '../store/reads/emergency-journal.ts'
import { journalFolder } from '../store/reads/journal-folder.ts'
import { lawOf } from './law.ts'
import { openReadRecords, openStore, placeOf } from './store.ts'

/** Until an office has a council of its own, its record is kept under this name. */
export const COUNCIL = councilId('redress')

/** Whoever sits at this machine: nobody signs in yet, and the pages answer to this machine only. */
export const VIEWER: Viewer = { council: COUNCIL, person: personId('this-machine'), sees: 'every-complaint', roles: [] }

export type Kept = {
  /** As it is: whoever gives out what it answers has that recorded in `reads` first. */
  readonly casework: Casework
  readonly reads: ReadRecords
  readonly journal: EmergencyJournal
  readonly emergencyReading: EmergencyReading
  readonly mappings: SheetMappings
  readonly people: PeopleRecord
  readonly covers: Covers
  /** Whether it holds more than a demonstration may open. */
  readonly holdsReal: (of: Omit<OfDemonstration, 'machine'>) => Promise<boolean>
  /** Where the record is kept, for a person to read. */
  readonly place: string
  readonly close: () => Promise<void>
}

/** Opens the record where the settings say; the error says why it will not open and what to do. */
export async function openKept(
  calendar: Calendar,
  access: 'read' | 'write',
  onStop: (why: Error) => void = () => {},
): Promise<Result<Kept, string>> {
  const settings = readSettings()
  return settings.ok ? keptIn(settings.value, calendar, access, onStop) : settings
}

async function keptIn(
  settings: Settings,
  calendar: Calendar,
  access: 'read' | 'write',
  onStop: (why: Error) => void,
): Promise<Result<Kept, string>> {
  try {
    const store = await openStore(settings, { council: COUNCIL, access, onStop })
    const reads = await openReads(settings, store, onStop)
    const casework = caseworkFor({ council: COUNCIL, store, clock: systemClock, ...lawOf(calendar) })
    const journal = journalIn(settings)
    const emergencyReading = emergencyReadingIn({ reads, journal, clock: systemClock, contacts: casework })
    // What cannot be brought into the records now is when a read is recorded next.
    if (access === 'write') await emergencyReading.reconcile().catch(() => {})
    const mappings = sheetMappingsIn({ store, clock: systemClock })
    return ok({
      casework,
      reads: access === 'write' ? { ...reads, record: emergencyReading.record } : reads,
      journal,
      emergencyReading,
      mappings,
      people: peopleIn({ store, clock: systemClock }),
      covers: coversIn({ store, clock: systemClock }),
      holdsReal: (of) => holdsReal(store, COUNCIL, { ...of, machine: VIEWER.person }),
      place: placeOf(settings),
      close: async () => {
        await emergencyReading.idle()
        await closed(casework, access, { reads, store })
      },
    })
  } catch (error) {
    return fail(reasonIn(error))
  }
}

/** The journal of emergencies beside the record, whose keys are there. */
export const journalIn = ({ dataFolder }: Pick<Settings, 'dataFolder'>): EmergencyJournal =>
  emergencyJournalIn(
    journalFolder(filesOf(dataFolder, COUNCIL).emergency),
    sealsFrom(besideRecord(dataFolder, COUNCIL).keys),
  )

async function openReads(settings: Settings, store: Store, onStop: (why: Error) => void): Promise<ReadRecords> {
  try {
    return await openReadRecords(settings, { council: COUNCIL, onStop })
  } catch (error) {
    await store.close()
    throw error
  }
}

/** What a person is told of a record that could not be used; anything unforeseen is thrown again. */
export function reasonIn(error: unknown): string {
  const told = [StoreRefused, StoreStopped, WriteFailed, AnswerLost].some((kind) => error instanceof kind)
  if (told && error instanceof Error) return error.message
  throw error
}

/** A record that was written to leaves a checkpoint of where it ends. */
async function closed(
  casework: Casework,
  access: 'read' | 'write',
  { reads, store }: { readonly reads: ReadRecords; readonly store: Store },
): Promise<void> {
  try {
    if (access === 'write') await casework.checkpoint()
  } finally {
    await reads.close()
    await store.close()
  }
}

/** The record as the command line uses it. */
export const openRecordWith =
  (calendar: Calendar): OpenRecord =>
  async (access) => {
    const kept = await openKept(calendar, access)
    return kept.ok ? ok(recordOf(kept.value)) : kept
  }

function recordOf({ casework: unrecorded, reads, close }: Kept): OpenedRecord {
  const casework = audited(unrecorded, CASEWORK_RECORDED, { reads, clock: systemClock, way: 'machine' })
  return {
    async add(history) {
      const done = await casework.importChronology(VIEWER, history)
      return done.ok ? done.value.outcome : 'differs'
    },
    references: () => casework.references(VIEWER),
    read: (reference) => casework.export(VIEWER, reference),
    verify: (checkpoint) => casework.verify(checkpoint),
    close,
  }
}
