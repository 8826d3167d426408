import type { PersonId } from '../kernel/ids.ts'

// Openings in an emergency: somebody reads one complaint that they may otherwise not see, for an hour, and somebody
// else reviews it. Both are events of the complaint's own stream, beside its chronology and never part of it.

/** How long a complaint stays open to whoever opened it: it ends by itself. */
export const EMERGENCY_MINUTES = 60

/** How long somebody waits for another to confirm that contacts must be read while no read can be recorded. */
export const CONFIRM_MINUTES = 15
/** How long whoever asked may read them then. */
export const CONTACTS_MINUTES = 15

export const REVIEWED_AS = ['justified', 'not-justified'] as const
export type ReviewedAs = (typeof REVIEWED_AS)[number]

export type Opened = {
  readonly type: 'opened-in-emergency'
  /** What the opening is called, here and in its review. */
  readonly opening: string
  readonly person: PersonId
  /** Instants in UTC to the millisecond, which sort as text; it is over at `until`. */
  readonly at: string
  readonly until: string
  readonly reason: string
  /**
   * Who else confirmed it, where contacts and risks alone were read while no read could be recorded. The complaint was
   * never open by it.
   */
  readonly confirmedBy?: PersonId
}

export type OpeningReviewed = {
  readonly type: 'emergency-opening-reviewed'
  readonly opening: string
  readonly by: PersonId
  readonly at: string
  readonly found: ReviewedAs
  readonly says: string
}

export type OpeningEvent = Opened | OpeningReviewed

export const OPENING_TYPES: ReadonlySet<string> = new Set<OpeningEvent['type']>([
  'opened-in-emergency',
  'emergency-opening-reviewed',
])

export type Review = Omit<OpeningReviewed, 'type' | 'opening'>

/** An opening, and its review where there is one. */
export type Opening = Omit<Opened, 'type'> & { readonly review?: Review }

/** The openings that events come to, in their order. The first review of an opening counts. */
export function openingsOf(events: readonly OpeningEvent[]): readonly Opening[] {
  const openings = new Map<string, Opening>()
  for (const event of events) {
    if (event.type === 'opened-in-emergency') {
      const { type: _type, ...opened } = event
      openings.set(event.opening, opened)
      continue
    }
    const { type: _type, opening, ...review } = event
    const reviewed = openings.get(opening)
    if (reviewed && !reviewed.review) openings.set(opening, { ...reviewed, review })
  }
  return [...openings.values()]
}

/** Whether somebody had a part in it, so that somebody else reviews it. */
export const hadAPartIn = (
  { person, confirmedBy }: { readonly person: string; readonly confirmedBy?: string },
  who: PersonId,
): boolean => person === who || confirmedBy === who

/** Whether a complaint is open by this opening at an instant. One that was found not justified is over at once. */
export const isOpen = ({ at, until, review, confirmedBy }: Opening, now: string): boolean =>
  confirmedBy === undefined && at <= now && now < until && review?.found !== 'not-justified'

/** Until when a complaint is open to somebody; nothing where it is not. */
export const openUntil = (openings: readonly Opening[], person: PersonId, now: string): string | undefined =>
  openings
    .filter((opening) => opening.person === person && isOpen(opening, now))
    .map(({ until }) => until)
    .sort()
    .at(-1)

/** Reads an event of an opening as it was stored; nothing where it is of another kind. */
export const openingEvent = (type: string, body: unknown): OpeningEvent | undefined =>
  OPENING_TYPES.has(type) && typeof body === 'object' && body !== null ? ({ ...body, type } as OpeningEvent) : undefined
