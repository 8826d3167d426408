import { randomUUID } from 'node:crypto'
import type { DoorWork, OnceRow } from '../casework/sign-in-port.ts'
import type { PersonId } from '../kernel/ids.ts'
import { CONFIRM_MINUTES, CONTACTS_MINUTES } from '../people/openings.ts'
import { hashOfId } from '../people/sessions.ts'
import type { Parts } from './parts.ts'

// What somebody asks another to confirm while no read can be recorded. It is kept at the door, which is apart from the
// records of reads, sealed, and is over by itself. What is shown of it names people who sign in, never a complaint.

const MINUTE = 60_000

type Kept = {
  readonly id: string
  readonly person: PersonId
  readonly reference: string
  readonly reason: string
  readonly askedAt: number
  readonly confirmedBy?: PersonId
}

/** Somebody waits for another. Times are milliseconds since 1970. */
export type EmergencyAsk = Pick<Kept, 'id' | 'person' | 'askedAt'>
/** What somebody asked and another confirmed. */
export type ConfirmedAsk = Required<Kept> & { readonly until: number }

/** Asking and confirming. */
export type EmergencyAsks = {
  /** Asks; what the same person asked before and nobody confirmed is taken back. */
  readonly ask: (person: PersonId, asked: Pick<Kept, 'reference' | 'reason'>) => Promise<void>
  readonly waiting: () => Promise<readonly EmergencyAsk[]>
  /** Confirms what another asked for this complaint. Says whether it did: never for oneself, or for another complaint. */
  readonly confirm: (by: PersonId, asked: { readonly id: string; readonly reference: string }) => Promise<boolean>
  /** What was confirmed for somebody and is not over. */
  readonly confirmedFor: (person: PersonId) => Promise<readonly ConfirmedAsk[]>
}

export function emergencyAsksAt(parts: Parts): EmergencyAsks {
  const { signIns, now } = parts
  return {
    ask: (person, { reference, reason }) =>
      signIns.change(async (door) => {
        await door.dropBefore('once', 'expiresAt', now())
        for (const { row, kept } of await keptIn(parts, door))
          if (kept.person === person && kept.confirmedBy === undefined) await door.drop('once', row.hash)
        const kept = { id: randomUUID(), person, reference, reason, askedAt: now() }
        await door.put('once', rowOf(parts, kept, now() + CONFIRM_MINUTES * MINUTE))
      }),
    waiting: () =>
      signIns.read(async (door) =>
        (await keptIn(parts, door))
          .filter(({ kept }) => kept.confirmedBy === undefined)
          .map(({ kept: { id, person, askedAt } }) => ({ id, person, askedAt })),
      ),
    confirm: (by, { id, reference }) =>
      signIns.change(async (door) => {
        const kept = (await keptIn(parts, door)).find((one) => one.kept.id === id)?.kept
        const may = kept && kept.person !== by && kept.confirmedBy === undefined && kept.reference === reference
        if (!may) return false
        await door.put('once', rowOf(parts, { ...kept, confirmedBy: by }, now() + CONTACTS_MINUTES * MINUTE))
        return true
      }),
    confirmedFor: (person) =>
      signIns.read(async (door) =>
        (await keptIn(parts, door)).flatMap(({ kept, row }) =>
          kept.person === person && kept.confirmedBy !== undefined
            ? [{ ...kept, confirmedBy: kept.confirmedBy, until: row.expiresAt }]
            : [],
        ),
      ),
  }
}

const hashOf = (id: string): string => hashOfId(`emergency-reading/${id}`)

const rowOf = ({ seals }: Parts, kept: Kept, expiresAt: number): OnceRow => ({
  hash: hashOf(kept.id),
  kind: 'emergency-reading',
  content: seals.seal(JSON.stringify(kept), hashOf(kept.id)),
  expiresAt,
})

/** What is not over, the earliest first. */
async function keptIn({ seals, now }: Parts, door: DoorWork) {
  const rows = await door.find('once', 'kind', 'emergency-reading')
  return rows
    .filter(({ expiresAt }) => expiresAt > now())
    .flatMap((row) => {
      const content = seals.open(row.content, row.hash)
      return content === undefined ? [] : [{ row, kept: JSON.parse(content) as Kept }]
    })
    .toSorted((a, b) => a.kept.askedAt - b.kept.askedAt)
}
