import { randomUUID } from 'node:crypto'
import { commandId, eventId, type StreamId } from '../kernel/ids.ts'
import type { Clock, Store, Viewer } from './ports.ts'
import { equalityStream, erasuresStream, personStream } from './recorded-person.ts'
import { requestHash } from './request-hash.ts'

/** Why somebody is erased. A closed list, so that no name gets into the note that outlives them. */
export const ERASURE_REASONS = ['asked-for', 'kept-long-enough', 'recorded-by-mistake'] as const
export type ErasureReason = (typeof ERASURE_REASONS)[number]

const ERASED = 'person-erased'

/**
 * Notes the erasure in a stream of the council, then destroys the keys of their equality answers and of the person. In
 * that order: what is noted and not done is done by asking again, for which the person must still be found.
 */
export async function eraseFor(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  viewer: Viewer,
  person: StreamId,
  because: ErasureReason,
): Promise<void> {
  const stream = erasuresStream(viewer.council)
  const event = { id: eventId(randomUUID()), type: ERASED, recordedAt: clock.now(), recordedBy: viewer.person }
  const body = { person, because }
  for (let noted = false; !noted;) {
    const known = await store.read(stream)
    const outcome = await store.append({
      council: viewer.council,
      commandId: commandId(`erase:${person}`),
      requestHash: requestHash(person),
      writes: [
        { ...stream, expectedVersion: known.length, events: [{ ...event, body: JSON.stringify(body) }], rows: [] },
      ],
      jobs: [],
    })
    if (outcome.is === 'key-destroyed') throw new Error('The note of an erasure could not be kept')
    noted = outcome.is !== 'changed-meanwhile'
  }
  await store.destroyKey(equalityStream(viewer.council, person))
  await store.destroyKey(personStream(viewer.council, person))
}
