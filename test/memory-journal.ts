import type { EmergencyJournal, JournalledRead } from '../src/casework/emergency-journal-port.ts'

/** A journal of emergencies in memory; `keep` may throw, as a disk does that takes nothing. */
export function memoryJournal(keep: () => void = () => {}): EmergencyJournal {
  const entries = new Map<string, JournalledRead>()
  return {
    keepRoom: () => {},
    append(entry) {
      keep()
      entries.set(entry.id, entry)
    },
    waiting: () => [...entries.values()],
    unreadable: () => [],
    drop: (id) => void entries.delete(id),
  }
}
