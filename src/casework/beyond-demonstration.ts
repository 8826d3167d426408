import type { CouncilId, PersonId, StreamId } from '../kernel/ids.ts'
import type { SealedEvent, Store } from './ports.ts'

/** What a demonstration may find in a record. */
export type OfDemonstration = {
  /** The complaints that come with the program. */
  readonly shipped: ReadonlySet<StreamId>
  /** Who brings them, and what is taken in on the command line. */
  readonly machine: PersonId
  /** Whether somebody is one of the invented people. */
  readonly isInvented: (person: PersonId) => boolean
}

const AT_ONCE = 500

/**
 * Whether a record holds anything that did not come with the program and was not recorded in a demonstration either:
 * then it is somebody's, and is not to be opened by one click.
 */
export async function holdsReal(store: Store, council: CouncilId, of: OfDemonstration): Promise<boolean> {
  for (let after = 0; ;) {
    const events = await store.sealed(council, after, AT_ONCE)
    const last = events.at(-1)
    if (!last) return false
    if (events.some((event) => isReal(event, of))) return true
    after = last.position
  }
}

function isReal({ kind, stream, recordedBy }: SealedEvent, { shipped, machine, isInvented }: OfDemonstration): boolean {
  if (isInvented(recordedBy)) return false
  // Views of the list were once kept for whoever sat at the machine.
  return recordedBy !== machine || (kind === 'complaint' && !shipped.has(stream))
}
