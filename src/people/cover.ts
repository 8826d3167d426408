import type { Day } from '../kernel/day.ts'
import type { PersonId } from '../kernel/ids.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { OUTSIDE_ROLES, type Role } from './roles.ts'

// Who sees to what somebody holds while they are away. A cover lends what ties them to their complaints, and never a
// role: whoever covers does only what their own role lets them.

/** The parts that another may see to for a while. */
export const COVERABLE: ReadonlySet<Role> = new Set<Role>([
  'complaints-manager',
  'complaints-officer',
  'stage-1-manager',
  'director',
  'ombudsman-link-officer',
  'panel-clerk',
])

/**
 * The parts that are given to one person, whose independence or whose own judgement they rest on: regulations 17(2) and
 * 19 of SI 2006/1738 for the independent person and the panel, the matrix of conflicts for the others. Somebody else
 * takes them by a new appointment.
 */
export const PERSONAL: ReadonlySet<Role> = new Set<Role>([
  'adjudicating-officer',
  ...OUTSIDE_ROLES.filter((role) => role !== 'panel-clerk'),
])

/** Somebody covers for somebody from one day to another, both of them days of the cover, in Europe/London. */
export type Cover = {
  readonly id: string
  readonly away: PersonId
  readonly by: PersonId
  readonly from: Day
  readonly to: Day
}

/** For whom somebody covers today, and in which parts. */
export type Covered = { readonly person: PersonId; readonly roles: readonly Role[] }

/** The parts that somebody with some roles may see to for somebody with others. */
export const partsCovered = (away: readonly Role[], by: readonly Role[]): readonly Role[] =>
  away.filter((role) => COVERABLE.has(role) && by.includes(role))

/** Why a cover was ended before its last day. A closed list: no name outlives its complaint in one. */
export const ENDINGS = ['came-back', 'cannot-cover', 'by-mistake'] as const
export type Ending = (typeof ENDINGS)[number]

export type CoverEvent =
  | (Cover & { readonly type: 'cover-arranged' })
  | { readonly type: 'cover-ended'; readonly id: string; readonly because: Ending }

/** The covers for one person that stand, in the order of their days. */
export function coversOf(events: readonly CoverEvent[]): readonly Cover[] {
  const covers = new Map<string, Cover>()
  for (const event of events) {
    if (event.type === 'cover-ended') covers.delete(event.id)
    else {
      const { type: _arranged, ...cover } = event
      covers.set(cover.id, cover)
    }
  }
  return [...covers.values()].sort((a, b) => a.from - b.from)
}

export const isOn = ({ from, to }: Pick<Cover, 'from' | 'to'>, day: Day): boolean => from <= day && day <= to

/** Whether two covers have a day in common. */
export const overlap = (a: Pick<Cover, 'from' | 'to'>, b: Pick<Cover, 'from' | 'to'>): boolean =>
  a.from <= b.to && b.from <= a.to

/** Longer than this nobody is covered for: what they hold is handed over. */
export const LONGEST = 366

/** Where a cover that was asked for is put right. */
export type CoverPart = 'away' | 'by' | 'from' | 'to'
export type CoverRefusal = { readonly part: CoverPart; readonly because: CoverReason }
export type CoverReason =
  | 'nothing-to-cover'
  | 'oneself'
  | 'shares-no-part'
  | 'past'
  | 'ends-before'
  | 'too-long'
  /** Somebody covers for them on one of these days already. */
  | 'covered-already'
  /** Whoever is to cover is away on one of these days. */
  | 'away-themselves'
  | 'sent-before'

/** What a cover is judged by before it is arranged. */
export type CoverKnown = {
  readonly today: Day
  /** The roles of both; nothing where somebody can no longer sign in. */
  readonly roles: { readonly away: readonly Role[] | undefined; readonly by: readonly Role[] | undefined }
  /** The covers that stand for whoever is away, and for whoever is to cover. */
  readonly standing: { readonly away: readonly Cover[]; readonly by: readonly Cover[] }
}

/** The first thing for which a cover cannot be arranged as it was asked for. */
export function coverRefused(cover: Cover, { today, roles, standing }: CoverKnown): Result<Cover, CoverRefusal> {
  const refused = (part: CoverPart, because: CoverReason) => fail({ part, because })
  const { from, to } = cover
  if (!roles.away?.some((role) => COVERABLE.has(role))) return refused('away', 'nothing-to-cover')
  if (cover.away === cover.by) return refused('by', 'oneself')
  if (partsCovered(roles.away, roles.by ?? []).length === 0) return refused('by', 'shares-no-part')
  if (from < today) return refused('from', 'past')
  if (to < from) return refused('to', 'ends-before')
  if (to - from >= LONGEST) return refused('to', 'too-long')
  if (standing.away.some((one) => overlap(one, cover))) return refused('from', 'covered-already')
  if (standing.by.some((one) => overlap(one, cover))) return refused('by', 'away-themselves')
  return ok(cover)
}
