import type { PersonId } from '../kernel/ids.ts'
import { type Covered, COVERABLE, PERSONAL } from './cover.ts'
import { type Opening, openUntil } from './openings.ts'
import { BARRED, isMadeTie, type MadeTie, type Standing, type Tie } from './permission.ts'
import type { Role } from './roles.ts'

// What a complaint's own stream says of who may see it. These events are about the record, not about the complaint: a
// chronology does not hold them.

/** Somebody is tied to a complaint, by one tie until that one ends. */
export type TieMade = {
  readonly type: 'tie-made'
  readonly person: PersonId
  readonly tie: MadeTie
  /** What they do in it. */
  readonly as?: Role
}
export type TieEnded = { readonly type: 'tie-ended'; readonly person: PersonId; readonly tie: TieMade['tie'] }
export type AccessEvent =
  | TieMade
  | TieEnded
  | { readonly type: 'complaint-restricted'; readonly reason: string }
  | { readonly type: 'restriction-lifted'; readonly reason: string }

export const ACCESS_TYPES: ReadonlySet<string> = new Set<AccessEvent['type']>([
  'tie-made',
  'tie-ended',
  'complaint-restricted',
  'restriction-lifted',
])

/**
 * Everybody who is or was tied to a complaint, whether it is restricted to those who are assigned to it, and who opened
 * it in an emergency.
 */
export type Access = {
  readonly tied: readonly { readonly person: PersonId; readonly tie: MadeTie | 'was-assigned'; readonly as?: Role }[]
  readonly restricted: boolean
  readonly openings: readonly Opening[]
}

/** Where one of these is kept away from a complaint, another of the same role is named who acts in their place. */
export const NEED_A_DEPUTY: readonly Role[] = ['complaints-manager', 'director']

/** The roles in which somebody is kept away and nobody was named to act in their place. */
export function withoutDeputy(access: Access): readonly Role[] {
  const away = new Set(access.tied.flatMap(({ person, tie }) => (BARRED.has(tie) ? [person] : [])))
  const acts = (role: Role) =>
    access.tied.some(({ person, tie, as }) => tie === 'assigned' && as === role && !away.has(person))
  return NEED_A_DEPUTY.filter(
    (role) => access.tied.some(({ tie, as }) => BARRED.has(tie) && as === role) && !acts(role),
  )
}

/** What the events come to, in their order. An assignment that ended leaves `was-assigned`, unless there is a later one. */
export function accessOf(events: readonly AccessEvent[], openings: readonly Opening[] = []): Access {
  const made = new Map<string, TieMade>()
  const was = new Map<PersonId, TieMade>()
  let restricted = false
  for (const event of events) {
    if (event.type === 'complaint-restricted' || event.type === 'restriction-lifted') {
      restricted = event.type === 'complaint-restricted'
      continue
    }
    const name = `${event.tie} ${event.person}`
    if (event.type === 'tie-made') made.set(name, event)
    const ended = event.type === 'tie-ended' ? made.get(name) : undefined
    if (!ended) continue
    made.delete(name)
    if (ended.tie === 'assigned') was.set(ended.person, ended)
  }
  const now = [...made.values()].map(({ person, tie, as }) => ({ person, tie, ...(as && { as }) }))
  const assigned = new Set(now.flatMap(({ person, tie }) => (tie === 'assigned' ? [person] : [])))
  const formerly = [...was.values()].filter(({ person }) => !assigned.has(person))
  return {
    tied: [...now, ...formerly.map(({ person, as }) => ({ person, tie: 'was-assigned' as const, ...(as && { as }) }))],
    restricted,
    openings,
  }
}

/** In the place of a person and of a tie: the complaint is there only for those who are assigned to it. */
export const EVERYBODY = '*'
export const RESTRICTED = 'restricted'

/** In the rows of lists: what somebody holds that another may cover, and that they have or had a part that is personal. */
export const heldAs = (role: Role): string => `held-as:${role}`
export const PERSONAL_TIE = 'personal'

/** Access as ties alone, as the rows of lists hold it. */
export const tiesOf = (
  access: Pick<Access, 'tied' | 'restricted'>,
): readonly { readonly person: string; readonly tie: string }[] => [
  ...access.tied.map(({ person, tie }) => ({ person, tie })),
  ...heldIn(access).map(({ person, as }) => ({ person, tie: heldAs(as) })),
  ...[...personalIn(access)].map((person) => ({ person, tie: PERSONAL_TIE })),
  ...(access.restricted ? [{ person: EVERYBODY, tie: RESTRICTED }] : []),
]

/** What is held in a complaint that another may cover: of those who are kept away from it themselves, nothing. */
export function heldIn({ tied }: Pick<Access, 'tied'>): readonly { readonly person: PersonId; readonly as: Role }[] {
  const barred = new Set(tied.flatMap(({ person, tie }) => (BARRED.has(tie) ? [person] : [])))
  return tied.flatMap(({ person, tie, as }) =>
    tie === 'assigned' && as !== undefined && COVERABLE.has(as) && !barred.has(person) ? [{ person, as }] : [],
  )
}

/** Those who have or had a part in which they are independent of the others: they see to nobody else's there. */
const personalIn = ({ tied }: Pick<Access, 'tied'>): ReadonlySet<PersonId> =>
  new Set(tied.flatMap(({ person, as }) => (as !== undefined && PERSONAL.has(as) ? [person] : [])))

/**
 * How one person stands to a complaint, who covers today for those in `covering`. That they opened it in an emergency
 * counts where `now` says at what instant it is asked.
 */
export function standingOf(
  access: Access,
  person: PersonId,
  covering: readonly Covered[] = [],
  now?: string,
): Standing {
  const own = access.tied.filter((one) => one.person === person).map(({ tie }) => tie)
  const coveringAs = coveredIn(access, person, covering).map(({ as }) => as)
  const opened = now !== undefined && openUntil(access.openings, person, now) !== undefined
  return {
    ties: new Set<Tie>([
      ...own,
      ...(coveringAs.length > 0 ? (['covering'] as const) : []),
      ...(opened ? (['opened'] as const) : []),
    ]),
    restricted: access.restricted,
    ...(coveringAs.length > 0 && { coveringAs }),
  }
}

/** For whom somebody covers in a complaint, and in which part. */
export const coveredIn = (
  access: Access,
  person: PersonId,
  covering: readonly Covered[],
): readonly { readonly person: PersonId; readonly as: Role }[] =>
  covering.length === 0 || personalIn(access).has(person)
    ? []
    : heldIn(access).filter((held) => covering.some((one) => one.person === held.person && one.roles.includes(held.as)))

/** Reads an event of access as it was stored; nothing where it is of another kind. */
export function accessEvent(type: string, body: unknown): AccessEvent | undefined {
  if (!ACCESS_TYPES.has(type) || typeof body !== 'object' || body === null) return undefined
  const event = { ...body, type } as AccessEvent
  return 'tie' in event && !isMadeTie(event.tie) ? undefined : event
}
