import { randomUUID } from 'node:crypto'
import type { History } from '../complaint/history.ts'
import { decideAll, type RefusedAmong } from '../complaint/taking/decide.ts'
import type { ComplaintEvent, Person, Point } from '../complaint/vocabulary.ts'
import { commandId, eventId } from '../kernel/ids.ts'
import { ok, type Result } from '../kernel/result.ts'
import { COMPLAINTS } from './complaint-rows.ts'
import type { NewEvent, Viewer } from './ports.ts'
import { complaintStream, eventsOf, historyFrom, openingOf } from './recorded-complaint.ts'
import { requestHash } from './request-hash.ts'
import type { StepParts } from './take-step.ts'

/** A complaint as it comes in: who complains, and the first things that happened, in order. */
export type NewComplaint = {
  readonly council: string
  readonly people: readonly Person[]
  readonly points: readonly Point[]
  readonly events: readonly ComplaintEvent[]
}

/** One wish, however often it is sent. */
export type Opening = { readonly complaint: NewComplaint; readonly command: string }

export type OpenRefusal = RefusedAmong

/**
 * Opens a complaint under the next reference of the year. Every event is decided as any later step is; where one is
 * refused nothing is recorded.
 */
export async function openComplaint(
  parts: StepParts,
  viewer: Viewer,
  { complaint, command }: Opening,
): Promise<Result<string, OpenRefusal>> {
  const { store, clock, project } = parts
  const { events: wished, ...known } = complaint
  const before: History = { reference: 'new', coverage: 'whole', ...known, events: [] }
  const asked = { events: wished, coming: { to: 'take' } } as const
  const decided = decideAll(before, asked, { ...parts.law, asOf: clock.today() })
  if (!decided.ok) return decided
  const id = commandId(`open:${command}`)
  const by = { recordedAt: clock.now(), recordedBy: viewer.person }
  const header = {
    council: complaint.council,
    coverage: 'whole' as const,
    people: complaint.people,
    points: complaint.points,
  }
  for (let number = await nextNumber(parts, viewer); ; number += 1) {
    const reference = `${clock.now().slice(0, 4)}-${String(number).padStart(4, '0')}`
    const { council, kind, stream } = complaintStream(viewer.council, reference)
    const opening: NewEvent = { id: eventId(randomUUID()), ...openingOf({ reference, ...header }), ...by }
    const events = [opening, ...eventsOf(decided.value, by)]
    const outcome = await store.append({
      council,
      commandId: id,
      requestHash: requestHash(complaint),
      writes: [
        {
          kind,
          stream,
          expectedVersion: 0,
          events,
          rows: project(events.map((event) => ({ ...event, commandId: id }))),
        },
      ],
      jobs: [],
    })
    if (outcome.is === 'acknowledged') return ok(reference)
    if (outcome.is === 'already-done') return ok(await referenceOf(parts, viewer, outcome.done.versions[0]?.stream))
    if (outcome.is === 'another-request')
      throw new Error('A wish to open a complaint came again with another complaint in it')
  }
}

/** Where to begin looking for a reference that is free. It need not be right: one that is taken is passed over. */
async function nextNumber({ store }: StepParts, { council, person }: Viewer): Promise<number> {
  const everything: Viewer = { council, person, sees: 'every-complaint', roles: [] }
  const [count = 0] = await store.counts(everything, [{ list: COMPLAINTS }])
  return count + 1
}

async function referenceOf({ store }: StepParts, { council }: Viewer, stream: NewStream): Promise<string> {
  const history = stream && historyFrom(await store.read({ council, kind: 'complaint', stream }))
  if (!history) throw new Error('A complaint that was opened is not there')
  return history.reference
}

type NewStream = ReturnType<typeof complaintStream>['stream'] | undefined
