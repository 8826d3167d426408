import { randomUUID } from 'node:crypto'
import type { History } from '../complaint/history.ts'
import { decideAll, type RefusedAmong } from '../complaint/taking/decide.ts'
import { problem } from '../complaint/taking/problem.ts'
import type { ComplaintEvent, Person, Point } from '../complaint/vocabulary.ts'
import { commandId, eventId } from '../kernel/ids.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { actsFor } from '../people/parties.ts'
import { whomRefusal } from './complaint-people.ts'
import { COMPLAINTS } from './complaint-rows.ts'
import type { NewEvent, Viewer } from './ports.ts'
import { complaintStream, eventsOf, historyFrom, openingOf } from './recorded-complaint.ts'
import { partyEventOf, streamFor, type Whom } from './recorded-party.ts'
import { requestHash } from './request-hash.ts'
import type { StepParts } from './take-step.ts'

/** Somebody of a complaint as it comes in; without `whom` where nothing is known by which they could be found again. */
export type Newcomer = { readonly person: Person & { readonly id: string }; readonly whom?: Whom }

/** A complaint as it comes in: who complains, and the first things that happened, in order. */
export type NewComplaint = {
  readonly council: string
  readonly people: readonly Newcomer[]
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
  const { events: wished, people, ...known } = complaint
  const before: History = {
    reference: 'new',
    coverage: 'whole',
    ...known,
    people: people.map(({ person }) => person),
    events: [],
  }
  const asked = { events: wished, coming: { to: 'take' } } as const
  const decided = decideAll(before, asked, { ...parts.law, asOf: clock.today() })
  if (!decided.ok) return decided
  const refused = await peopleRefusal(parts, viewer, people)
  if (refused) return fail(refused)
  const id = commandId(`open:${command}`)
  const by = { recordedAt: clock.now(), recordedBy: viewer.person }
  const entering = enteringOf(parts, viewer, { complaint, command })
  const header = {
    council: complaint.council,
    coverage: 'whole' as const,
    people: entering.unknown,
    points: complaint.points,
  }
  for (let number = await nextNumber(parts, viewer); ; number += 1) {
    const reference = `${clock.now().slice(0, 4)}-${String(number).padStart(4, '0')}`
    const { council, kind, stream } = complaintStream(viewer.council, reference)
    const opening: NewEvent = { id: eventId(randomUUID()), ...openingOf({ reference, ...header }), ...by }
    const events = [opening, ...entering.joined, ...eventsOf(decided.value, by)]
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
        ...entering.writes,
      ],
      jobs: [],
    })
    if (outcome.is === 'acknowledged') return ok(reference)
    if (outcome.is === 'already-done') return ok(await referenceOf(parts, viewer, outcome.done.versions[0]?.stream))
    if (outcome.is === 'another-request') return fail(SENT_BEFORE)
  }
}

/** Who enters with a complaint: in its opening whoever cannot be found again, the others each with their own stream. */
function enteringOf({ clock }: StepParts, { council, person: by }: Viewer, { complaint, command }: Opening) {
  const at = { at: clock.now(), person: by }
  const placed = complaint.people.map(({ person, whom }) => ({
    person,
    own: whom && streamFor(council, `${command}:${person.id}`, whom, at),
  }))
  const ids = new Map<string, string>(placed.map(({ person, own }) => [person.id, own?.stream ?? person.id]))
  const called = (person: Person): Person => {
    const whom = actsFor(person).map((id) => ids.get(id) ?? id)
    return whom.length > 0 ? { ...person, actsFor: whom } : person
  }
  return {
    unknown: placed.flatMap(({ person, own }) => (own ? [] : [called(person)])),
    joined: placed.flatMap(({ person, own }) =>
      own ? [partyEventOf({ type: 'person-joined', person: { ...called(person), id: own.stream } }, at)] : [],
    ),
    writes: placed.flatMap(({ own }) => own?.writes ?? []),
  }
}

/** The first thing that is wrong with who is said to enter. */
async function peopleRefusal(
  parts: StepParts,
  viewer: Viewer,
  people: readonly Newcomer[],
): Promise<OpenRefusal | undefined> {
  const taken = new Set<string>()
  for (const { person, whom } of people) {
    if (!whom) continue
    const refused = await whomRefusal(parts, viewer, whom, [])
    if (refused) return malformed(refused.part === 'who' ? `${person.id}-who` : (refused.part ?? 'on'), refused.says)
    if (whom.is === 'known' && taken.has(whom.stream))
      return malformed(`${person.id}-who`, 'Choose somebody else: one person cannot be both')
    if (whom.is === 'known') taken.add(whom.stream)
  }
  return undefined
}

const malformed = (field: string, says: string): OpenRefusal => ({
  at: 0,
  refusal: { because: 'malformed', problems: [problem(field, says)] },
})

const SENT_BEFORE = malformed(
  'on',
  'This form was sent before with something else in it. Look in the list for what was recorded, then record this as a new complaint',
)

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
