import type { PersonId } from '../kernel/ids.ts'
import { type Opening, openUntil } from './openings.ts'
import type { Standing, Tie } from './permission.ts'
import type { Role } from './roles.ts'

// What a complaint's own stream says of who may see it. These events are about the record, not about the complaint: a
// chronology does not hold them.

/** The ties that are made and ended, each by an event of its own. */
const MADE = ['assigned', 'named', 'conflicted'] as const satisfies readonly Tie[]
type Made = (typeof MADE)[number]

/** Somebody is tied to a complaint, by one tie until that one ends. */
export type TieMade = {
  readonly type: 'tie-made'
  readonly person: PersonId
  readonly tie: Made
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
  readonly tied: readonly { readonly person: PersonId; readonly tie: Made | 'was-assigned'; readonly as?: Role }[]
  readonly restricted: boolean
  readonly openings: readonly Opening[]
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

/** Access as ties alone, as the rows of lists hold it. */
export const tiesOf = ({
  tied,
  restricted,
}: Pick<Access, 'tied' | 'restricted'>): readonly { readonly person: string; readonly tie: string }[] => [
  ...tied.map(({ person, tie }) => ({ person, tie })),
  ...(restricted ? [{ person: EVERYBODY, tie: RESTRICTED }] : []),
]

/** How one person stands to a complaint; an opening in an emergency counts where `now` says when that is asked. */
export const standingOf = ({ tied, restricted, openings }: Access, person: PersonId, now?: string): Standing => ({
  ties: new Set<Tie>([
    ...tied.filter((one) => one.person === person).map(({ tie }) => tie),
    ...(now !== undefined && openUntil(openings, person, now) !== undefined ? (['opened'] as const) : []),
  ]),
  restricted,
})

/** Reads an event of access as it was stored; nothing where it is of another kind. */
export function accessEvent(type: string, body: unknown): AccessEvent | undefined {
  if (!ACCESS_TYPES.has(type) || typeof body !== 'object' || body === null) return undefined
  const event = { ...body, type } as AccessEvent
  return 'tie' in event && !MADE.some((tie) => tie === event.tie) ? undefined : event
}
