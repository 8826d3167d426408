import type { PersonId } from '../kernel/ids.ts'

// Why somebody could see what was read or tried while no read could be recorded, as the record that was made later says
// it. It names its entry in the journal of emergencies, so no two records have the same.

export type JournalledWay = `journalled:${string}`

/** Every one of these sorts from `JOURNALLED` up to `PAST_JOURNALLED`. */
export const JOURNALLED = 'journalled:'
export const PAST_JOURNALLED = 'journalled;'

export const journalledAs = (entry: string, confirmedBy?: PersonId): JournalledWay =>
  `${JOURNALLED}${entry}${confirmedBy === undefined ? '' : `:${confirmedBy}`}`

/** Who confirmed what two people read; nobody where it was tried only, or was seen in another way. */
export function confirmedIn(way: string): PersonId | undefined {
  if (!way.startsWith(JOURNALLED)) return undefined
  const [, , ...confirmedBy] = way.split(':')
  return confirmedBy.length > 0 ? (confirmedBy.join(':') as PersonId) : undefined
}
