import type { EmergencyJournal, JournalledRead } from '../../casework/emergency-journal-port.ts'
import type { DoorSeals } from '../../casework/sign-in-port.ts'

/** A folder of small files, as far as the journal uses one. What was not synced may be lost with the power. */
export type JournalFolder = {
  /** Makes it, where it is not there. */
  readonly make: () => void
  readonly names: () => readonly string[]
  /** The text of a file; nothing where it is not there. */
  readonly read: (name: string) => string | undefined
  /** Writes over a file from its beginning, or makes it. */
  readonly write: (name: string, text: string) => void
  /** Puts what a file holds on the disk. */
  readonly sync: (name: string) => void
  /** Whether the file was there; what has the other name already is replaced. */
  readonly rename: (from: string, to: string) => boolean
  readonly remove: (name: string) => void
  /** Puts the names of the files on the disk. */
  readonly syncNames: () => void
}

/** So many entries fit on a disk that is full: they are written over files that are there. */
export const SPARE = 32
/** The bytes that a spare file takes on the disk, and the most that an entry may have. */
export const ENTRY_BYTES = 8192

const SPARE_NAME = /^spare-\d+$/
const ENTRY_NAME = /^read-[\w-]+$/
const spare = (at: number): string => `spare-${at}`
const entryName = (id: string): string => `read-${id}`

/**
 * The journal in a folder of its own: a file for each entry, sealed, which is written over one that is there and only
 * then gets its name. So no other process ever sees a part of one, and two never write to the same.
 */
export function emergencyJournalIn(folder: JournalFolder, seals: Pick<DoorSeals, 'seal' | 'open'>): EmergencyJournal {
  const entries = () =>
    folder.names().flatMap((name) => {
      const text = ENTRY_NAME.test(name) ? folder.read(name) : undefined
      if (text === undefined) return []
      const content = seals.open(text.trimEnd(), boundTo(name))
      return [{ name, entry: content === undefined ? undefined : (JSON.parse(content) as JournalledRead) }]
    })
  return {
    keepRoom: () => fillUp(folder),
    append(entry) {
      const name = entryName(entry.id)
      const text = seals.seal(JSON.stringify(entry), boundTo(name)).padEnd(ENTRY_BYTES, '\n')
      if (text.length > ENTRY_BYTES) throw new Error('An entry is too long for the journal of emergencies')
      const taken = taking(folder, entry.id)
      try {
        folder.write(taken, text)
        folder.sync(taken)
        folder.rename(taken, name)
      } catch (error) {
        folder.remove(taken)
        throw error
      }
      folder.syncNames()
    },
    waiting: () =>
      entries()
        .flatMap(({ entry }) => entry ?? [])
        .toSorted((a, b) => (a.read.at < b.read.at ? -1 : 1)),
    unreadable: () => entries().flatMap(({ name, entry }) => (entry ? [] : [name])),
    drop(id) {
      folder.remove(entryName(id))
      folder.syncNames()
      fillUp(folder)
    },
  }
}

const boundTo = (name: string): string => `emergency-journal/${name}`

/** Takes a spare file for an entry, under a name that is nobody else's; without one, a new file is made. */
function taking(folder: JournalFolder, id: string): string {
  const taken = `taken-${id}`
  if (!folder.names().some((name) => SPARE_NAME.test(name) && folder.rename(name, taken))) folder.make()
  return taken
}

/** Makes spare files where some are missing. A full disk is no reason to stop: those that are there can be used. */
function fillUp(folder: JournalFolder): void {
  const there = new Set(folder.names())
  const missing = Array.from({ length: SPARE }, (_, at) => spare(at)).filter((name) => !there.has(name))
  if (missing.length === 0) return
  try {
    folder.make()
    for (const name of missing) {
      const making = `making-${process.pid}-${name}`
      folder.write(making, '\n'.repeat(ENTRY_BYTES))
      folder.sync(making)
      folder.rename(making, name)
    }
    folder.syncNames()
  } catch {
    for (const name of missing) folder.remove(`making-${process.pid}-${name}`)
  }
}
