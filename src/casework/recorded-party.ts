import { randomUUID } from 'node:crypto'
import { type CouncilId, eventId, type PersonId, type StreamId } from '../kernel/ids.ts'
import type { PartyEvent, Particulars } from '../people/parties.ts'
import type { PersonFact } from '../people/person.ts'
import type { Instant, NewEvent, Write } from './ports.ts'
import { eventOf, newPartyStream, personRows } from './recorded-person.ts'

// Between the people of a complaint and the events of its stream.

/** What is recorded about somebody with a complaint: never the register. */
export type PartyFact = Extract<
  PersonFact,
  { type: 'person-corrected' | 'contact-recorded' | 'adjustment-recorded' | 'language-recorded' }
>

const PARTY_FACTS: Readonly<Record<PartyFact['type'], true>> = {
  'person-corrected': true,
  'contact-recorded': true,
  'adjustment-recorded': true,
  'language-recorded': true,
}

export const isPartyFact = (fact: PersonFact): fact is PartyFact => Object.hasOwn(PARTY_FACTS, fact.type)

/** Somebody who has a stream already, or somebody new. */
export type Whom =
  | { readonly is: 'known'; readonly stream: StreamId }
  | { readonly is: 'new'; readonly name: string; readonly facts: readonly PartyFact[] }

export type By = { readonly at: Instant; readonly person: PersonId }

export function partyEventOf({ type, ...body }: PartyEvent, by: By): NewEvent {
  return {
    id: eventId(randomUUID()),
    type,
    recordedAt: by.at,
    recordedBy: by.person,
    body: JSON.stringify(body),
  }
}

/** The facts by which somebody new begins. */
export const factsOf = ({ name, facts }: Extract<Whom, { is: 'new' }>): readonly PersonFact[] => [
  { type: 'person-recorded', name, party: true },
  ...facts,
]

/**
 * The stream of somebody, and what has to be written to it in the same command. The stream of somebody new is drawn
 * from the command, so that one wish makes one person; where one command brings several, each has a name of its own.
 */
export function streamFor(
  council: CouncilId,
  command: string,
  whom: Whom,
  by: By,
): { readonly stream: StreamId; readonly writes: readonly Write[] } {
  if (whom.is === 'known') return { stream: whom.stream, writes: [] }
  const { kind, stream } = newPartyStream(council, command)
  const events = factsOf(whom).map((fact) => eventOf(fact, by))
  return { stream, writes: [{ kind, stream, expectedVersion: 0, events, rows: personRows(events) }] }
}

export type Joining = { readonly whom: Whom; readonly person: Particulars }

/** What joins somebody to a complaint: the event of its stream, and the writes of theirs that belong to it. */
export function joining(
  council: CouncilId,
  command: string,
  { whom, person }: Joining,
  by: By,
): { readonly event: NewEvent; readonly writes: readonly Write[]; readonly stream: StreamId } {
  const { stream, writes } = streamFor(council, command, whom, by)
  return { stream, writes, event: partyEventOf({ type: 'person-joined', person: { ...person, id: stream } }, by) }
}
