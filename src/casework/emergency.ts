import { randomUUID } from 'node:crypto'
import { commandId } from '../kernel/ids.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { type Access, standingOf } from '../people/access.ts'
import {
  EMERGENCY_MINUTES,
  hadAPartIn,
  isOpen,
  type Opened,
  type Opening,
  type OpeningReviewed,
  openUntil,
  type ReviewedAs,
} from '../people/openings.ts'
import { BARRED, mayDo, mayUse } from '../people/permission.ts'
import { LONGEST_TEXT } from '../people/refusal.ts'
import { type Addition, appendAfter, eventNow } from './append-after.ts'
import { everyRow } from './every-row.ts'
import type { KeptRows } from './kept-rows.ts'
import { OPENER, openingIn, OPENING_RANK, OPENINGS, OWN_OPENINGS } from './opening-rows.ts'
import type { Clock, Instant, Store, StoredEvent, Viewer } from './ports.ts'
import { accessIn, complaintStream, historyFrom } from './recorded-complaint.ts'
import { may } from './viewer.ts'

/** What somebody asks who must see a complaint now. */
export type EmergencyAsked = { readonly reference: string; readonly reason: string }

/** A complaint that is open to somebody, until when. */
export type OpenNow = { readonly reference: string; readonly until: Instant }

/** `not-there` also where the complaint is kept away from whoever asks: nobody can tell one from the other. */
export type EmergencyRefusal = {
  readonly because: 'no-reason' | 'too-long' | 'not-there' | 'seen-anyway'
  readonly says: string
}

export type OpeningShown = Opening & {
  readonly reference: string
  /** Whether whoever looks at it opened or confirmed it: then somebody else reviews it. */
  readonly own: boolean
}

export type ReviewAsked = { readonly found: ReviewedAs; readonly says: string }
export type ReviewRefusal = {
  readonly because: 'not-there' | 'own' | 'no-reason' | 'too-long' | 'reviewed'
  readonly says: string
}

/** Opening a complaint in an emergency, and the review of it by somebody else. */
export type Emergency = {
  /** Opens a complaint to whoever asks, for `EMERGENCY_MINUTES`; while it is open, asking again changes nothing. */
  readonly openInEmergency: (viewer: Viewer, asked: EmergencyAsked) => Promise<Result<OpenNow, EmergencyRefusal>>
  /** What is open to whoever asks now. */
  readonly openNow: (viewer: Viewer) => Promise<readonly OpenNow[]>
  /** Every opening that whoever asks may review or has made: those that wait for a review first, each the oldest first. */
  readonly openings: (viewer: Viewer) => Promise<readonly OpeningShown[]>
  /** How many wait for a review by whoever asks. */
  readonly openingsToReview: (viewer: Viewer) => Promise<number>
  readonly reviewOpening: (
    viewer: Viewer,
    opening: string,
    asked: ReviewAsked,
  ) => Promise<Result<OpeningShown, ReviewRefusal>>
}

type Parts = { readonly store: Store; readonly clock: Clock } & Pick<KeptRows, 'project' | 'keepUp'>

export const emergencyIn = (parts: Parts): Emergency => ({
  openInEmergency: (viewer, asked) => openInEmergency(parts, viewer, asked),
  openNow: (viewer) => openNow(parts, viewer),
  async openings(viewer) {
    const rows = await openingRowsFor(parts, viewer)
    const found = await Promise.all(rows.map(({ stream, key }) => openingAt(parts, viewer, stream, key)))
    return found.flatMap((one) => (one ? [one] : []))
  },
  async openingsToReview(viewer) {
    const rows = await openingRowsFor(parts, viewer, OPENING_RANK.waiting)
    return rows.filter((row) => !hadAPartIn(openingIn(row), viewer.person)).length
  },
  reviewOpening: (viewer, opening, asked) => reviewOpening(parts, viewer, opening, asked),
})

const FEWEST_WORDS = 3

const reasonRefusal = (text: string, asks: string) => {
  if (text.split(/\s+/).filter((word) => word !== '').length < FEWEST_WORDS)
    return { because: 'no-reason', says: asks } as const
  return text.length > LONGEST_TEXT
    ? ({ because: 'too-long', says: `Use ${LONGEST_TEXT} letters or fewer` } as const)
    : undefined
}

/** Why a reason is none for opening a complaint in an emergency; nothing where it is one. */
export const openingReasonRefusal = (reason: string) =>
  reasonRefusal(reason, 'Say in a few words why you must see this complaint now')

const NO_SUCH = fail({
  because: 'not-there' as const,
  says: 'No complaint with this reference can be opened here. Check the reference, and whether you spelt it as it is written',
})

type OpeningDecided = Result<Addition & { readonly until: Instant }, EmergencyRefusal | { readonly open: Instant }>

async function openInEmergency(
  { store, clock, project }: Parts,
  viewer: Viewer,
  { reference, reason }: EmergencyAsked,
): Promise<Result<OpenNow, EmergencyRefusal>> {
  const refused = openingReasonRefusal(reason)
  if (refused) return fail(refused)
  const id = commandId(randomUUID())
  const done = await appendAfter(store, complaintStream(viewer.council, reference), (known): OpeningDecided => {
    const now = clock.now()
    const access = accessIn(known)
    const may = openingRefusal(viewer, known, access)
    if (may) return may
    const until = openUntil(access.openings, viewer.person, now)
    if (until !== undefined) return fail({ open: until })
    const opened: Opened = {
      type: 'opened-in-emergency',
      opening: randomUUID(),
      person: viewer.person,
      at: now,
      until: minutesAfter(now, EMERGENCY_MINUTES),
      reason: reason.trim(),
    }
    return ok({ ...recording({ clock, project }, viewer, known, opened, id), until: opened.until })
  })
  if (done.is === 'refused') return 'open' in done.why ? ok({ reference, until: done.why.open }) : fail(done.why)
  if (done.is === 'key-destroyed') return NO_SUCH
  if (done.is !== 'acknowledged') throw new Error(`An opening was not recorded: ${done.is}`)
  return ok({ reference, until: done.decided.until })
}

/** Why a complaint is not opened: there is none, nothing could open it to them, or they see it as it is. */
function openingRefusal(
  viewer: Viewer,
  known: readonly StoredEvent[],
  access: Access,
): Result<never, EmergencyRefusal> | undefined {
  const { ties, restricted } = standingOf(access, viewer.person)
  const opened = { restricted, ties: new Set([...ties, 'opened'] as const) }
  const would = mayUse(viewer.roles, 'open-in-emergency') && mayDo(viewer.roles, 'read', opened)
  if (!historyFrom(known) || !would) return NO_SUCH
  return may(viewer, 'read', access)
    ? fail({ because: 'seen-anyway' as const, says: 'You can see this complaint as it is. It does not need opening' })
    : undefined
}

/** One event of an opening, with what the rows of its complaint come to then. */
function recording(
  { clock, project }: Pick<Parts, 'clock' | 'project'>,
  viewer: Viewer,
  known: readonly StoredEvent[],
  { type, ...body }: Opened | OpeningReviewed,
  id: ReturnType<typeof commandId>,
) {
  const event = eventNow(clock, viewer, type, body)
  const rows = project([...known, { ...event, commandId: id }])
  return { commandId: id, request: [type, viewer.person, id], events: [event], rows }
}

const minutesAfter = (at: Instant, minutes: number): Instant =>
  Temporal.Instant.from(at).add({ minutes }).toString({ smallestUnit: 'millisecond' })

async function openNow({ store, clock, keepUp }: Parts, viewer: Viewer): Promise<readonly OpenNow[]> {
  await keepUp()
  const now = clock.now()
  const rows = await everyRow(store, viewer, { list: OWN_OPENINGS, tags: [OPENER + viewer.person] })
  const recent = rows.filter((row) => openingIn(row).until > now)
  const found = await Promise.all(
    recent.map(async ({ stream, key }): Promise<readonly OpenNow[]> => {
      const known = await store.read({ council: viewer.council, kind: 'complaint', stream })
      const access = accessIn(known)
      const opening = access.openings.find((one) => one.opening === key)
      const reference = historyFrom(known)?.reference
      if (!opening || reference === undefined || !isOpen(opening, now)) return []
      return may(viewer, 'read', access, now) ? [{ reference, until: opening.until }] : []
    }),
  )
  return found.flat()
}

/** The rows of openings that somebody may review or has made; of one rank, where one is asked for. */
async function openingRowsFor({ store, keepUp }: Parts, viewer: Viewer, rank?: number) {
  if (!mayUse(viewer.roles, 'review-openings')) return []
  await keepUp()
  return everyRow(store, viewer, { list: OPENINGS, ...(rank !== undefined && { rank }) })
}

/** An opening as somebody who reviews sees it; nothing where there is none for them. */
async function openingAt(
  { store }: Pick<Parts, 'store'>,
  viewer: Viewer,
  stream: StoredEvent['stream'],
  opening: string,
): Promise<OpeningShown | undefined> {
  return shownIn(viewer, await store.read({ council: viewer.council, kind: 'complaint', stream }), opening)
}

function shownIn(viewer: Viewer, known: readonly StoredEvent[], opening: string): OpeningShown | undefined {
  const access = accessIn(known)
  const found = access.openings.find((one) => one.opening === opening)
  const reference = historyFrom(known)?.reference
  const barred = [...standingOf(access, viewer.person).ties].some((tie) => BARRED.has(tie))
  if (!found || reference === undefined || barred) return undefined
  return { ...found, reference, own: hadAPartIn(found, viewer.person) }
}

const NO_OPENING = fail({ because: 'not-there' as const, says: 'There is no such opening' })

type ReviewDecided = Result<Addition & { readonly shown: OpeningShown }, ReviewRefusal>

async function reviewOpening(
  parts: Parts,
  viewer: Viewer,
  opening: string,
  { found, says }: ReviewAsked,
): Promise<Result<OpeningShown, ReviewRefusal>> {
  const { store, clock } = parts
  const row = (await openingRowsFor(parts, viewer)).find(({ key }) => key === opening)
  if (!row) return NO_OPENING
  const refused = reasonRefusal(says, 'Say in a few words what you found')
  const id = commandId(randomUUID())
  const stream = { council: viewer.council, kind: 'complaint', stream: row.stream } as const
  const done = await appendAfter(store, stream, (known): ReviewDecided => {
    const now = shownIn(viewer, known, opening)
    if (!now) return NO_OPENING
    if (now.own)
      return fail({ because: 'own' as const, says: 'You opened or confirmed this yourself. Somebody else reviews it' })
    if (now.review) return fail({ because: 'reviewed' as const, says: 'Somebody has reviewed this opening already' })
    if (refused) return fail(refused)
    const by = { by: viewer.person, at: clock.now(), found, says: says.trim() }
    const reviewed: OpeningReviewed = { type: 'emergency-opening-reviewed', opening, ...by }
    return ok({ ...recording(parts, viewer, known, reviewed, id), shown: { ...now, review: by } })
  })
  if (done.is === 'refused') return fail(done.why)
  if (done.is === 'key-destroyed') return NO_OPENING
  if (done.is !== 'acknowledged') throw new Error(`A review was not recorded: ${done.is}`)
  return ok(done.decided.shown)
}
