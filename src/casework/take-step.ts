import { randomUUID } from 'node:crypto'
import type { Question } from '../complaint/assess.ts'
import type { Assessment } from '../complaint/assessment.ts'
import type { History } from '../complaint/history.ts'
import { type Coming, decideAll, type StepRefusal } from '../complaint/taking/decide.ts'
import { inTurnOf } from '../complaint/taking/order.ts'
import type { ComplaintEvent } from '../complaint/vocabulary.ts'
import type { EventType } from '../kernel/event-types.ts'
import { commandId, eventId } from '../kernel/ids.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { type Access, type AccessEvent, standingOf } from '../people/access.ts'
import { BARRED } from '../people/permission.ts'
import { mayRecordForOthers, mayTake, stepsFor, type TakingStanding } from '../people/taking.ts'
import type { CaseworkParts } from './casework.ts'
import type { KeptRows } from './kept-rows.ts'
import type { NewEvent, Viewer } from './ports.ts'
import { accessIn, complaintStream, eventsOf, historyFrom } from './recorded-complaint.ts'
import { requestHash } from './request-hash.ts'
import { may } from './viewer.ts'

export type StepAsked = {
  readonly reference: string
  /** The step, without what the record adds: its id, and who recorded it when. */
  readonly event: ComplaintEvent
  /** More steps of the same wish, each taken after those before it: all of them are recorded, or none. */
  readonly and?: readonly ComplaintEvent[]
  readonly coming: Coming
  /** How much of the complaint whoever asks had seen: what came since, they are told first. */
  readonly seen: number
  /** One wish, however often it is sent. */
  readonly command: string
  /** Who is given a part in the complaint by the step, or loses one. */
  readonly ties?: readonly AccessEvent[]
}

export type StepTaken = { readonly reference: string; readonly type: EventType }

/** Of several steps, `at` is the one that is refused, from 0. */
export type StepRefused =
  | (StepRefusal & { readonly at: number })
  | { readonly because: 'not-there' }
  /** It is somebody else’s step. */
  | { readonly because: 'not-theirs' }
  /** Somebody else wrote meanwhile; `since` is what. */
  | { readonly because: 'changed-meanwhile'; readonly since: readonly ComplaintEvent[]; readonly seen: number }
  /** Whoever is given the part is kept away from this complaint. */
  | { readonly because: 'barred' }

/** A complaint as somebody sees it who is about to take a step in it. */
export type Standing = {
  readonly history: History
  readonly assessment: Assessment
  readonly access: Access
  readonly seen: number
  /** The steps that are theirs. */
  readonly steps: readonly EventType[]
  /** Of those, the ones whose turn it is as the complaint stands. */
  readonly inTurn: readonly EventType[]
  /** Whether they may record what others have done. */
  readonly recordsForOthers: boolean
}

export type StepParts = Pick<CaseworkParts, 'store' | 'clock' | 'assess' | 'law'> & Pick<KeptRows, 'project'>

const standingIn = (access: Access, viewer: Viewer): TakingStanding => ({
  ...standingOf(access, viewer.person, viewer.covering),
  assignedAs: access.tied.flatMap(({ person, tie, as }) =>
    person === viewer.person && tie === 'assigned' ? [as] : [],
  ),
})

/** The complaint, and whose step each is; nothing where whoever asks may take none in it. */
export async function standingFor(parts: StepParts, viewer: Viewer, reference: string): Promise<Standing | undefined> {
  const events = await parts.store.read(complaintStream(viewer.council, reference))
  const history = historyFrom(events)
  const access = accessIn(events)
  if (!history || !may(viewer, 'take-steps', access)) return undefined
  const standing = standingIn(access, viewer)
  const steps = stepsFor(viewer.roles, standing)
  return {
    history,
    assessment: parts.assess(history, { asOf: parts.clock.today() }),
    access,
    seen: events.length,
    steps,
    inTurn: inTurnOf(steps, history, { ...parts.law, asOf: parts.clock.today() }),
    recordsForOthers: mayRecordForOthers(viewer.roles, standing),
  }
}

/**
 * Takes a step, or several of one wish, or records what was taken: permits it, loads the complaint, decides, works out
 * its rows and appends all of it at once. Sent again with the same command it is done once.
 */
export async function takeStep(
  parts: StepParts,
  viewer: Viewer,
  asked: StepAsked,
): Promise<Result<StepTaken, StepRefused>> {
  const { store, clock, project } = parts
  const { council, kind, stream } = complaintStream(viewer.council, asked.reference)
  const known = await store.read({ council, kind, stream })
  const refused = notFor(viewer, accessIn(known), asked)
  const history = historyFrom(known)
  if (refused || !history) return fail(refused ?? { because: 'not-there' })
  const command = commandId(`step:${asked.command}`)
  if (known.some(({ commandId: done }) => done === command)) return ok(taken(asked))
  if (known.length !== asked.seen) return fail(changedSince(history, known.length, asked.seen))
  const question: Question = { ...parts.law, asOf: clock.today() }
  const decided = decideAll(history, { events: stepsIn(asked), coming: asked.coming }, question)
  if (!decided.ok) return fail({ ...decided.error.refusal, at: decided.error.at })
  const by = { recordedAt: clock.now(), recordedBy: viewer.person }
  const events: readonly NewEvent[] = [
    ...eventsOf(decided.value, by),
    ...(asked.ties ?? []).map(({ type, ...body }) => ({
      id: eventId(randomUUID()),
      type,
      ...by,
      body: JSON.stringify(body),
    })),
  ]
  const rows = project([...known, ...events.map((event) => ({ ...event, commandId: command }))])
  const outcome = await store.append({
    council,
    commandId: command,
    requestHash: requestHash([asked.reference, stepsIn(asked), asked.coming]),
    writes: [{ kind, stream, expectedVersion: known.length, events, rows }],
    jobs: [],
  })
  if (outcome.is === 'acknowledged' || outcome.is === 'already-done') return ok(taken(asked))
  if (outcome.is === 'key-destroyed') return fail({ because: 'not-there' })
  // Sent twice with something else in it, or written to by somebody else between reading and writing: look again.
  const now = await store.read({ council, kind, stream })
  return fail(changedSince(historyFrom(now) ?? history, now.length, asked.seen))
}

const stepsIn = ({ event, and = [] }: StepAsked): readonly ComplaintEvent[] => [event, ...and]

const taken = ({ reference, event }: StepAsked): StepTaken => ({ reference, type: event.type })

function notFor(viewer: Viewer, access: Access, asked: StepAsked): StepRefused | undefined {
  if (!may(viewer, 'take-steps', access)) return { because: 'not-there' }
  const standing = standingIn(access, viewer)
  const theirs =
    stepsIn(asked).every(({ type }) => mayTake(viewer.roles, type, standing)) ||
    (asked.coming.to === 'record' && mayRecordForOthers(viewer.roles, standing))
  if (!theirs) return { because: 'not-theirs' }
  const keptAway = (asked.ties ?? []).some(
    (tie) => tie.type === 'tie-made' && [...standingOf(access, tie.person).ties].some((one) => BARRED.has(one)),
  )
  return keptAway ? { because: 'barred' } : undefined
}

/** What was recorded since: events of the record that are none of the complaint’s count, and are not told. */
function changedSince(history: History, now: number, seen: number): StepRefused {
  return { because: 'changed-meanwhile', since: history.events.slice(-Math.max(1, now - seen)), seen: now }
}
