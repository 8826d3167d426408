import type { PersonId } from '../kernel/ids.ts'
import { coveredIn, standingOf } from '../people/access.ts'
import type { Role } from '../people/roles.ts'
import { RANKS } from '../worklist/entry.ts'
import { everyRow } from './every-row.ts'
import { COMPLAINTS, entryIn } from './complaint-rows.ts'
import type { KeptRows } from './kept-rows.ts'
import type { Store, Viewer } from './ports.ts'
import { accessIn, complaintStream } from './recorded-complaint.ts'
import { type Standing, standingFor, type StepParts } from './take-step.ts'

/** The use cases of what people hold. */
export type Holding = {
  /** The live complaints of somebody who works on single ones, the most urgent first. */
  readonly held: (viewer: Viewer) => Promise<readonly Standing[]>
  /** The live complaints to which somebody else is assigned, and how many each of some is assigned to. */
  readonly heldFor: (viewer: Viewer, who: PersonId) => Promise<readonly HeldByOther[]>
  readonly holdingOf: (viewer: Viewer, people: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, number>>
  /** Of these complaints, those that somebody sees to because they cover for another today, and for whom. */
  readonly covered: (viewer: Viewer, references: readonly string[]) => Promise<ReadonlyMap<string, PersonId>>
}

export const holdingIn = (parts: StepParts & Pick<KeptRows, 'keepUp'>): Holding => ({
  async held(viewer) {
    await parts.keepUp()
    return heldBy(parts, viewer)
  },
  async heldFor(viewer, who) {
    await parts.keepUp()
    return heldFor(parts, viewer, who)
  },
  async holdingOf(viewer, people) {
    await parts.keepUp()
    return holdingOf(parts.store, viewer, people)
  },
  covered: (viewer, references) => coveredAmong(parts.store, viewer, references),
})

/** More than one person works on at once. */
const MOST = 50

/**
 * The live complaints of somebody who works on single ones, each as it stands and with the steps that are theirs, the
 * most urgent first. Whoever sees the whole office has its list for that, and no answer here.
 */
async function heldBy(parts: StepParts, viewer: Viewer): Promise<readonly Standing[]> {
  if (viewer.sees !== 'own-complaints') return []
  const wanted = { list: COMPLAINTS, rank: RANKS.indexOf('live'), skip: 0, limit: MOST }
  const { rows } = await parts.store.rows(viewer, wanted)
  const found = await Promise.all(rows.map((row) => standingFor(parts, viewer, entryIn(row).reference)))
  return found.filter((one) => one !== undefined)
}

/** Of these complaints, those that somebody is not assigned to and sees to for another, and for whom. */
async function coveredAmong(
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

/** A live complaint to which somebody else is assigned; `as` is what they do in it, where that was said. */
export type HeldByOther = { readonly standing: Standing; readonly as?: Role }

const LIVE = { list: COMPLAINTS, rank: RANKS.indexOf('live') }

/** The live complaints to which somebody is assigned, as far as the viewer takes steps in them, the most urgent first. */
async function heldFor(parts: StepParts, viewer: Viewer, who: PersonId): Promise<readonly HeldByOther[]> {
  const rows = await everyRow(parts.store, viewer, { ...LIVE, assignedTo: [who] })
  const found: HeldByOther[] = []
  for (const row of rows) {
    const standing = await standingFor(parts, viewer, entryIn(row).reference)
    const tied = standing?.access.tied.find(({ person, tie }) => person === who && tie === 'assigned')
    if (standing && tied) found.push({ standing, ...(tied.as && { as: tied.as }) })
  }
  return found
}

/** How many live complaints that the viewer sees each of these is assigned to; those with none are left out. */
async function holdingOf(
  store: Store,
  viewer: Viewer,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, number>> {
  const [any = 0] = people.length === 0 ? [] : await store.counts(viewer, [{ ...LIVE, assignedTo: people }])
  const each =
    any === 0
      ? []
      : await store.counts(
          viewer,
          people.map((one) => ({ ...LIVE, assignedTo: [one] })),
        )
  return new Map(people.flatMap((one, at) => ((each[at] ?? 0) > 0 ? [[one, each[at] ?? 0] as const] : [])))
}
