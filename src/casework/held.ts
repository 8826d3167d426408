import type { PersonId } from '../kernel/ids.ts'
import { coveredIn, standingOf } from '../people/access.ts'
import { RANKS } from '../worklist/entry.ts'
import { COMPLAINTS, entryIn } from './complaint-rows.ts'
import type { Store, Viewer } from './ports.ts'
import { accessIn, complaintStream } from './recorded-complaint.ts'
import { type Standing, standingFor, type StepParts } from './take-step.ts'

/** More than one person works on at once. */
const MOST = 50

/**
 * The live complaints of somebody who works on single ones, each as it stands and with the steps that are theirs, the
 * most urgent first. Whoever sees the whole office has its list for that, and no answer here.
 */
export async function heldBy(parts: StepParts, viewer: Viewer): Promise<readonly Standing[]> {
  if (viewer.sees !== 'own-complaints') return []
  const wanted = { list: COMPLAINTS, rank: RANKS.indexOf('live'), skip: 0, limit: MOST }
  const { rows } = await parts.store.rows(viewer, wanted)
  const found = await Promise.all(rows.map((row) => standingFor(parts, viewer, entryIn(row).reference)))
  return found.filter((one) => one !== undefined)
}

/** Of these complaints, those that somebody is not assigned to and sees to for another, and for whom. */
export async function coveredAmong(
  store: Store,
  { council, person, covering = [] }: Viewer,
  references: readonly string[],
): Promise<ReadonlyMap<string, PersonId>> {
  const found = new Map<string, PersonId>()
  for (const reference of covering.length === 0 ? [] : references) {
    const access = accessIn(await store.read(complaintStream(council, reference)))
    const [first] = standingOf(access, person).ties.has('assigned') ? [] : coveredIn(access, person, covering)
    if (first) found.set(reference, first.person)
  }
  return found
}
