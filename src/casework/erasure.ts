import { commandId, type StreamId } from '../kernel/ids.ts'
import { ok } from '../kernel/result.ts'
import { appendAfter, eventNow } from './append-after.ts'
import type { Clock, Store, Viewer } from './ports.ts'
import { equalityStream, erasuresStream, personStream } from './recorded-person.ts'

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
  const note = eventNow(clock, viewer, ERASED, { person, because })
  const noted = await appendAfter(store, erasuresStream(viewer.council), () =>
    ok({ commandId: commandId(`erase:${person}`), request: person, events: [note] }),
  )
  if (noted.is === 'key-destroyed') throw new Error('The note of an erasure could not be kept')
  await store.destroyKey(equalityStream(viewer.council, person))
  await store.destroyKey(personStream(viewer.council, person))
}
