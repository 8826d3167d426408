import { RANKS } from '../worklist/entry.ts'
import { COMPLAINTS, entryIn } from './complaint-rows.ts'
import type { Viewer } from './ports.ts'
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
