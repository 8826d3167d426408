import type { EmergencyJournal, JournalledRead } from '../src/casework/emergency-journal-port.ts'
import type { Read, ReadRecords } from '../src/casework/read-records-port.ts'
import { crawl, type Crawl, type Walked } from './crawl.ts'

// An office whose records of reads can be made to fail, and what is left to be done in it then.

/** Whether a read can be recorded. */
export type Recording = { works: boolean }

/** Records of reads that tell each read that was to be recorded, and fail while nothing can be. */
export const failing = (
  reads: ReadRecords,
  { recording, asked }: { readonly recording: Recording; readonly asked: Read[] },
): ReadRecords => ({
  ...reads,
  async record(read) {
    if (!recording.works) throw new Error('No read can be recorded')
    asked.push(read)
    return reads.record(read)
  },
})

/** A journal of emergencies that is gone when the test is. */
export function journalInMemory(): EmergencyJournal {
  const kept = new Map<string, JournalledRead>()
  return {
    keepRoom: () => {},
    append: (entry) => void kept.set(entry.id, entry),
    waiting: () => [...kept.values()],
    unreadable: () => [],
    drop: (id) => void kept.delete(id),
  }
}

const WITHOUT_RECORDS = '/emergency/contacts'

/** Goes through what is there only while no read can be recorded. */
export async function walkUnrecorded(
  { server, recording }: { readonly server: Parameters<typeof crawl>[0]; readonly recording: Recording },
  how: Omit<Crawl, 'starts' | 'only'>,
): Promise<Walked> {
  recording.works = false
  const walked = await crawl(server, { ...how, starts: [WITHOUT_RECORDS], only: [WITHOUT_RECORDS] })
  recording.works = true
  return walked
}
