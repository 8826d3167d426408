import { randomUUID } from 'node:crypto'
import { dayText, parseDay, type Day } from '../kernel/day.ts'
import { type CouncilId, eventId, type PersonId, type StreamId } from '../kernel/ids.ts'
import {
  evolve,
  nameWords,
  type Person,
  type PersonFact,
  type PersonFactType,
  plainContact,
  type RecordedFact,
} from '../people/person.ts'
import { expiries } from '../people/standing.ts'
import type { Instant, NewEvent, Row, StoredEvent, Stream } from './ports.ts'
import { streamIdOf } from './stream-ids.ts'

// Between a person and the events and rows of their stream.

/** The projection of people on the register: one row for each. */
export const PEOPLE = 'person'
/** The projection of those concerned in complaints, apart from the register. */
export const PARTIES = 'party'
/** The projection that leads to the equality answers. It says nothing of what they are. */
export const EQUALITY = 'equality'

/** Names the way rows of people are made. Change it whenever they are made otherwise. */
export const PEOPLE_ROWS_AS = 'people/2'

/** What a list of people is ordered by first. */
export const PERSON_RANK = { 'on-register': 0, left: 1, other: 2 } as const

export const PERSON_TAG = { role: 'role:', skill: 'skill:' } as const
export const PERSON_NAME = { word: 'word:', contact: 'contact:', supplier: 'supplier:' } as const

/** The stream of a person who is recorded by this command: sent twice, it makes one. The id says nothing of a name. */
export const newPersonStream = (council: CouncilId, command: string): Stream =>
  personStream(council, streamIdOf(council, 'recorded-person', command))

/** The stream of somebody who is recorded with a complaint. */
export const newPartyStream = (council: CouncilId, command: string): Stream =>
  personStream(council, streamIdOf(council, 'recorded-party', command))

export const personStream = (council: CouncilId, stream: StreamId): Stream => ({ council, kind: 'person', stream })

/** The equality answers of a person are apart from them, under a key of their own. */
export const equalityStream = (council: CouncilId, person: StreamId): Stream =>
  personStream(council, streamIdOf(council, 'equality', person))

/** Where it is noted that somebody was erased: by whom and why, never who it was. */
export const erasuresStream = (council: CouncilId): Stream => ({
  council,
  kind: 'council',
  stream: streamIdOf(council, 'erasures'),
})

/** The event that records a fact; a day that it has stands beside it, as for complaints. */
export function eventOf(fact: PersonFact, by: { readonly at: Instant; readonly person: PersonId }): NewEvent {
  const { type, ...rest } = fact
  const { on, ...body } = { on: undefined, ...rest }
  return {
    id: eventId(randomUUID()),
    type,
    ...(on !== undefined && { on }),
    recordedAt: by.at,
    recordedBy: by.person,
    body: JSON.stringify(body),
  }
}

const FACT_TYPES: Readonly<Record<PersonFactType, true>> = {
  'person-recorded': true,
  'person-corrected': true,
  'contact-recorded': true,
  'adjustment-recorded': true,
  'language-recorded': true,
  'register-entered': true,
  'check-recorded': true,
  'declaration-made': true,
  'availability-recorded': true,
  'register-left': true,
}

/**
 * The facts in a stream of a person. Other events that a person's stream holds, such as views that were kept, are
 * none; nor is what can no longer be read.
 */
export const factsIn = (events: readonly Pick<StoredEvent, 'id' | 'type' | 'on' | 'body'>[]): readonly RecordedFact[] =>
  events.flatMap(({ id, type, on, body }) =>
    body === undefined || !Object.hasOwn(FACT_TYPES, type)
      ? []
      : [{ ...JSON.parse(body), type, ...(on !== undefined && { on }), id } as RecordedFact],
  )

/** The row by which a person is found; none where the events tell of nobody. */
export function personRows(events: readonly Pick<StoredEvent, 'id' | 'type' | 'on' | 'body'>[]): readonly Row[] {
  if (events.some(({ type, body }) => type === EQUALITY_GIVEN && body !== undefined))
    return [{ list: EQUALITY, key: EQUALITY, facts: {} }]
  const person = evolve(factsIn(events))
  if (!person) return []
  if (person.party) return [{ list: PARTIES, key: PARTIES, names: namesOf(person), facts: {} }]
  const due = firstDue(person)
  return [
    {
      list: PEOPLE,
      key: PEOPLE,
      rank: PERSON_RANK[person.register ? 'on-register' : person.left ? 'left' : 'other'],
      ...(due !== undefined && { due: dayText(due) }),
      tags: person.register
        ? [
            ...person.register.as.map((role) => PERSON_TAG.role + role),
            ...person.register.skills.map((skill) => PERSON_TAG.skill + skill),
          ]
        : [],
      names: namesOf(person),
      facts: {},
    },
  ]
}

export const EQUALITY_GIVEN = 'equality-answers-given'

const namesOf = ({ name, contacts, register }: Person): readonly string[] => [
  ...new Set([
    ...nameWords(name).map((word) => PERSON_NAME.word + word),
    ...contacts.map(({ value }) => PERSON_NAME.contact + plainContact(value)),
    ...(register?.supplier === undefined ? [] : [PERSON_NAME.supplier + register.supplier]),
  ]),
]

/** The last day on which nothing is missing: the soonest expiry, or the day of entry where something never was there. */
export function firstDue(person: Person): Day | undefined {
  if (!person.register) return undefined
  const lacking = person.declarations.length === 0 || !person.checks.some(({ kind }) => kind === 'dbs')
  const entered = lacking ? parseDay(person.register.on) : undefined
  return entered ?? expiries(person)[0]?.on
}
