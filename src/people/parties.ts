import type { Person } from '../complaint/vocabulary.ts'
import type { StreamId } from '../kernel/ids.ts'
import { type FactRefusal, LONGEST_NAME } from './refusal.ts'

// Who is who in a complaint, as its own stream says: who complains, whom it is about, who acts for them. Like those of
// access these events are not part of a chronology; what they come to are the people in its header.

/** What somebody is in one complaint. All else that is known of them is in a stream of their own. */
export type Particulars = Omit<Person, 'id'>

/** `id` is that of a party: the id of their own stream, or what an imported chronology called them. */
export type PartyEvent =
  | { readonly type: 'person-joined'; readonly person: Particulars & { readonly id: StreamId } }
  /** The same person with other particulars, which take the place of those before. */
  | { readonly type: 'person-described'; readonly id: string; readonly person: Particulars }
  /** Somebody of an imported chronology is the person of this stream. */
  | { readonly type: 'person-linked'; readonly id: string; readonly stream: StreamId }
  | { readonly type: 'person-left'; readonly id: string; readonly reason: string }

export const PARTY_TYPES: ReadonlySet<string> = new Set<PartyEvent['type']>([
  'person-joined',
  'person-described',
  'person-linked',
  'person-left',
])

export type Party = {
  /** Their place among all who ever were in the complaint, from 1: it never changes and says nothing of who they are. */
  readonly place: number
  /** What events call them; `#2`, by their place, where the chronology gave them no id of their own. */
  readonly id: string
  readonly person: Person
  /** Their own stream, where they have one. */
  readonly stream?: StreamId
  /** Why they are no longer in the complaint. */
  readonly left?: string
}

/** All who are or were in a complaint: those whom its header names, then those who joined it. Refuses nothing. */
export function partiesIn(header: readonly Person[], events: readonly PartyEvent[]): readonly Party[] {
  const parties = header.map((person, at): Party => ({ place: at + 1, id: idAt(header, at), person }))
  for (const event of events) {
    const id = event.type === 'person-joined' ? event.person.id : event.id
    const at = parties.findIndex((party) => party.id === id)
    const before = parties[at]
    if (event.type === 'person-joined') {
      const { place } = before ?? { place: parties.length + 1 }
      parties[place - 1] = { place, id, person: event.person, stream: event.person.id }
    } else if (before) parties[at] = changed(before, event)
  }
  return parties
}

function changed(before: Party, event: Exclude<PartyEvent, { type: 'person-joined' }>): Party {
  switch (event.type) {
    case 'person-described':
      return { ...before, person: { ...(before.person.id !== undefined && { id: before.person.id }), ...event.person } }
    case 'person-linked':
      return { ...before, stream: event.stream }
    case 'person-left':
      return { ...before, left: event.reason }
  }
}

/** An id that another has before them names that other. */
function idAt(people: readonly Person[], at: number): string {
  const own = people[at]?.id
  return own === undefined || people.slice(0, at).some(({ id }) => id === own) ? `#${at + 1}` : own
}

/** Those who are in the complaint now, as its header names them. */
export const peopleNow = (parties: readonly Party[]): readonly Person[] =>
  parties.flatMap(({ person, left }) => (left === undefined ? [person] : []))

/** The ids of those for whom somebody acts. */
export const actsFor = ({ actsFor: whom = [] }: Particulars): readonly string[] =>
  typeof whom === 'string' ? [whom] : whom

/** Whether a text, as events name people, means this one. */
export const isCalled = ({ id, person }: Pick<Party, 'id' | 'person'>, text: string): boolean =>
  text === id || text === person.id || (text.trim() !== '' && text.trim() === person.calledHere?.trim())

/** Reads an event as it was stored; nothing where it is of another kind. */
export const partyEvent = (type: string, body: unknown): PartyEvent | undefined =>
  PARTY_TYPES.has(type) && typeof body === 'object' && body !== null ? ({ ...body, type } as PartyEvent) : undefined

/** What is wrong with the particulars of a party, and in which part; nothing where they can stand. */
export function partyRefusal({ as, calledHere = '' }: Particulars): FactRefusal | undefined {
  if (as === undefined) return { part: 'as', says: 'Choose what they are in this complaint' }
  if (calledHere.trim() === '') return { part: 'calledHere', says: 'Enter what they are called in this complaint' }
  return calledHere.length > LONGEST_NAME
    ? { part: 'calledHere', says: `What they are called must be ${LONGEST_NAME} letters or fewer` }
    : undefined
}
