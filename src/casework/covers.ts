import { commandId, type CouncilId, type PersonId } from '../kernel/ids.ts'
import { type Day, day, dayText } from '../kernel/day.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import {
  type Cover,
  type CoverEvent,
  type CoverRefusal,
  coverRefused,
  coversOf,
  type Ending,
  isOn,
  overlap,
} from '../people/cover.ts'
import { mayUse } from '../people/permission.ts'
import type { Role } from '../people/roles.ts'
import { appendAfter, eventNow } from './append-after.ts'
import type { Clock, Row, Store, StoredEvent, Stream, Viewer } from './ports.ts'
import { idFrom, streamIdOf } from './stream-ids.ts'

// Who covers for whom: a stream for each person who is away, and a row for each cover that stands. None of it is of a
// complaint, and none of it is text.

/** The projection of covers: one row for each that stands. */
export const COVERS = 'cover'
/** Names the way rows of covers are made. */
export const COVER_ROWS_AS = 'covers/1'

const ARRANGED = 'cover-arranged'
const ENDED = 'cover-ended'
const AWAY = 'away:'
const BY = 'by:'
/** More than anybody has to come. */
const MOST = 200

/** A cover as it was asked for; `roles` are what both do, as those who can sign in are known. */
export type CoverAsked = Omit<Cover, 'id'> & {
  readonly roles: { readonly away: readonly Role[] | undefined; readonly by: readonly Role[] | undefined }
  /** One wish, however often it is sent. */
  readonly command: string
}

/** A cover as it is shown; whether whoever covers is away themselves on one of its days. */
export type CoverShown = Cover & { readonly isGap: boolean }

export type Covers = {
  /** For whom somebody covers on this day. */
  readonly on: (council: CouncilId, by: PersonId, day: Day) => Promise<readonly Cover[]>
  /** The covers that are not over yet: for whoever asks, and by them. */
  readonly own: (
    viewer: Viewer,
  ) => Promise<{ readonly away: readonly CoverShown[]; readonly by: readonly CoverShown[] }>
  /** Every cover that is not over yet; none for those who arrange none for others. */
  readonly all: (viewer: Viewer) => Promise<readonly CoverShown[]>
  /** Who covers for these on this day. */
  readonly forThose: (council: CouncilId, away: readonly PersonId[], day: Day) => Promise<readonly Cover[]>
  readonly arrange: (viewer: Viewer, asked: CoverAsked) => Promise<Result<Cover, CoverRefusal>>
  /** Ends a cover at once; whether there was one that the viewer may end. */
  readonly end: (viewer: Viewer, which: Pick<Cover, 'away' | 'id'>, because: Ending) => Promise<boolean>
}

type Parts = { readonly store: Store; readonly clock: Clock }

/** The use cases of cover. */
export function coversIn({ store, clock }: Parts): Covers {
  const found = async (council: CouncilId, tags: readonly string[]): Promise<readonly Cover[]> => {
    const wanted = { list: COVERS, tags, dueFrom: dayText(clock.today()), limit: MOST }
    const { rows } = await store.rows(programIn(council), wanted)
    return rows.map(coverIn)
  }
  const awayOf = (council: CouncilId, person: PersonId) => found(council, [AWAY + person])
  const shown = async (council: CouncilId, covers: readonly Cover[]): Promise<readonly CoverShown[]> => {
    const away = new Map<PersonId, readonly Cover[]>()
    for (const { by } of covers) if (!away.has(by)) away.set(by, await awayOf(council, by))
    return covers.map((cover) => ({ ...cover, isGap: (away.get(cover.by) ?? []).some((one) => overlap(one, cover)) }))
  }
  return {
    on: async (council, by, today) => (await found(council, [BY + by])).filter((cover) => isOn(cover, today)),
    own: async ({ council, person }) => ({
      away: await shown(council, await awayOf(council, person)),
      by: await shown(council, await found(council, [BY + person])),
    }),
    all: async ({ council, roles }) =>
      mayUse(roles, 'arrange-cover-for-others') ? shown(council, await found(council, [])) : [],
    async forThose(council, away, today) {
      const each = await Promise.all([...new Set(away)].map((person) => awayOf(council, person)))
      return each.flat().filter((cover) => isOn(cover, today))
    },
    arrange: (viewer, asked) => arrange({ store, clock }, viewer, asked, (person) => awayOf(viewer.council, person)),
    end: (viewer, which, because) => end({ store, clock }, viewer, which, because),
  }
}

/** What is read here is of no complaint: whoever it is for is decided before. */
const programIn = (council: CouncilId): Viewer => ({
  council,
  person: 'program' as PersonId,
  sees: 'every-complaint',
  roles: [],
})

const coverStream = (council: CouncilId, away: PersonId): Stream => ({
  council,
  kind: 'council',
  stream: streamIdOf(council, 'covers', away),
})

const mayArrange = ({ person, roles }: Viewer, away: PersonId): boolean =>
  mayUse(roles, 'arrange-cover-for-others') || (person === away && mayUse(roles, 'arrange-cover'))

async function arrange(
  { store, clock }: Parts,
  viewer: Viewer,
  { roles, command, ...days }: CoverAsked,
  awayOf: (person: PersonId) => Promise<readonly Cover[]>,
): Promise<Result<Cover, CoverRefusal>> {
  if (!mayArrange(viewer, days.away)) return fail({ part: 'away', because: 'nothing-to-cover' })
  const cover: Cover = { id: idFrom('cover', command), ...days }
  const id = commandId(`cover:${command}`)
  const by = await awayOf(days.by)
  const kept = await appendAfter(store, coverStream(viewer.council, days.away), (known) => {
    // Sent again: it stands already, and would be in its own way.
    const sent = known.some((event) => event.commandId === id)
    const standing = { away: standingIn(known), by }
    const decided = sent ? ok(cover) : coverRefused(cover, { today: clock.today(), roles, standing })
    if (!decided.ok) return decided
    const event = eventNow(clock, viewer, ARRANGED, bodyOf(cover))
    return ok({ commandId: id, request: bodyOf(cover), events: [event], rows: coverRows([...known, event]) })
  })
  if (kept.is === 'refused') return fail(kept.why)
  if (kept.is === 'another-request') return fail({ part: 'by', because: 'sent-before' })
  if (kept.is === 'key-destroyed') throw new Error('A cover could not be kept: its key was destroyed')
  return ok(cover)
}

async function end(
  { store, clock }: Parts,
  viewer: Viewer,
  { away, id }: Pick<Cover, 'away' | 'id'>,
  because: Ending,
): Promise<boolean> {
  if (!mayArrange(viewer, away)) return false
  const kept = await appendAfter(store, coverStream(viewer.council, away), (known) => {
    if (!standingIn(known).some((cover) => cover.id === id)) return fail(undefined)
    const event = eventNow(clock, viewer, ENDED, { id, because })
    const rows = coverRows([...known, event])
    return ok({ commandId: commandId(`cover-end:${id}`), request: id, events: [event], rows })
  })
  return kept.is === 'acknowledged' || kept.is === 'already-done'
}

type Told = Pick<StoredEvent, 'type' | 'body'>

const bodyOf = ({ from, to, ...who }: Cover) => ({ ...who, from: dayText(from), to: dayText(to) })

const standingIn = (events: readonly Told[]): readonly Cover[] =>
  coversOf(
    events.flatMap(({ type, body }): readonly CoverEvent[] => {
      if (body === undefined || (type !== ARRANGED && type !== ENDED)) return []
      const said = JSON.parse(body)
      return [type === ENDED ? { type, ...said } : { type, ...said, from: day(said.from), to: day(said.to) }]
    }),
  )

/** The rows of covers that a stream of the council makes; none where it tells of none. */
export const coverRows = (events: readonly Told[]): readonly Row[] =>
  standingIn(events).map((cover) => ({
    list: COVERS,
    key: cover.id,
    due: dayText(cover.to),
    tags: [AWAY + cover.away, BY + cover.by],
    facts: bodyOf(cover),
  }))

const coverIn = ({ facts }: Pick<Row, 'facts'>): Cover => {
  const said = facts as ReturnType<typeof bodyOf>
  return { ...said, from: day(said.from), to: day(said.to) }
}
