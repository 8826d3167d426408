import { randomUUID } from 'node:crypto'
import type { History } from '../complaint/history.ts'
import type { ComplaintEvent } from '../complaint/vocabulary.ts'
import { type Access, accessEvent, accessOf, ACCESS_TYPES } from '../people/access.ts'
import { type Asking, askingEvent, ASKING_TYPES, askingsOf } from '../people/asking.ts'
import { type Note, NOTE_TYPES, type NoteEvent, noteEvent, notesOf } from '../people/notes.ts'
import { OPENING_TYPES, openingEvent, openingsOf } from '../people/openings.ts'
import { type Party, partiesIn, partyEvent, PARTY_TYPES, peopleNow } from '../people/parties.ts'
import { type CouncilId, eventId, type PersonId } from '../kernel/ids.ts'
import type { Instant, NewEvent, StoredEvent, Stream } from './ports.ts'
import { streamIdOf } from './stream-ids.ts'

// Between a history and the events of its stream. The first event holds what a chronology says in its header; each
// that follows holds one event, its type and date in columns of their own and all else in the body.

const OPENED = 'record-opened'

type Opening = Omit<History, 'events'> & { readonly source: 'imported' | 'recorded' }

/** An event of a complaint, before or after it was stored. */
export type Recorded = Omit<NewEvent, 'body'> & Pick<StoredEvent, 'commandId' | 'body'>

/**
 * The stream of the complaint with this reference. Worked out from the reference, so that there is never a second
 * one, and without showing it: a council's references may hold a name.
 */
export const complaintStream = (council: CouncilId, reference: string): Stream => ({
  council,
  kind: 'complaint',
  stream: streamIdOf(council, 'complaint', reference),
})

type By = { readonly recordedAt: Instant; readonly recordedBy: PersonId }

/** The events that put a chronology into the record as it is. */
export function eventsOfImport({ events, ...header }: History, by: By): readonly NewEvent[] {
  const opening: Opening = { ...header, source: 'imported' }
  return [{ id: eventId(randomUUID()), type: OPENED, ...by, body: JSON.stringify(opening) }, ...eventsOf(events, by)]
}

/** What opens a complaint that is recorded here from its first day. */
export const openingOf = (header: Omit<History, 'events'>): Pick<NewEvent, 'type' | 'body'> => {
  const opening: Opening = { ...header, source: 'recorded' }
  return { type: OPENED, body: JSON.stringify(opening) }
}

/** What happened in a complaint, as events to be recorded. */
export const eventsOf = (events: readonly ComplaintEvent[], by: By): readonly NewEvent[] =>
  events.map(({ type, on, ...rest }) => ({
    id: eventId(randomUUID()),
    type,
    ...(on !== undefined && { on }),
    ...by,
    body: JSON.stringify(rest),
  }))

/**
 * The history that the events of a stream tell, each event with its id and by whom and when it was recorded; nothing
 * for a stream that does not exist or whose key was destroyed. An imported event without an id of its own is named by
 * its place in the list, as it is everywhere (`#3`).
 */
export function historyFrom(events: readonly Recorded[]): History | undefined {
  return told(events, (event, place, imported) => {
    const { id, recordedAt, recordedBy } = event
    return imported
      ? { id: `#${place}`, recordedAt, recordedBy, source: 'imported', ...given(event) }
      : { ...given(event), id, recordedAt, recordedBy, source: 'recorded' }
  })
}

/**
 * The chronology to give out: what was imported as it came, since when this record took it in says nothing about the
 * complaint; what was recorded here with who recorded it and when. An imported event that was put right since is named
 * by its place, as the correction names it.
 */
export function chronologyFrom(events: readonly Recorded[]): History | undefined {
  const corrected = new Set(events.flatMap((event) => (event.type === 'correction-made' ? correctedBy(event) : [])))
  return told(events, (event, place, imported) => {
    const { id, recordedAt, recordedBy } = event
    const named = corrected.has(`#${place}`) ? { id: `#${place}` } : {}
    return imported
      ? { ...named, ...given(event) }
      : { ...given(event), id, recordedAt, recordedBy, source: 'recorded' }
  })
}

const correctedBy = ({ body }: Recorded): readonly string[] => {
  const { of }: { readonly of?: string } = JSON.parse(body ?? '{}')
  return of === undefined ? [] : [of]
}

/** Who may see the complaint, as its own stream says. */
export const accessIn = (events: readonly Recorded[]): Access =>
  accessOf(
    bodiesOf(events, ACCESS_TYPES).flatMap(([type, body]) => accessEvent(type, body) ?? []),
    openingsOf(bodiesOf(events, OPENING_TYPES).flatMap(([type, body]) => openingEvent(type, body) ?? [])),
  )

/** What was asked in the complaint of those who do not see it, and what they answered, in the order of time. */
export const askingsIn = (events: readonly Recorded[]): readonly Asking[] =>
  askingsOf(bodiesOf(events, ASKING_TYPES).flatMap(([type, body]) => askingEvent(type, body) ?? []))

/** What the office noted on the complaint, in the order of time. */
export const notesIn = (events: readonly Recorded[]): readonly Note[] => notesOf(noteEventsIn(events))

export const noteEventsIn = (events: readonly Recorded[]): readonly NoteEvent[] =>
  bodiesOf(events, NOTE_TYPES).flatMap(([type, body]) => noteEvent(type, body) ?? [])

/** The types and bodies of the events of some types: no other is read. */
const bodiesOf = (events: readonly Recorded[], types: ReadonlySet<string>): readonly (readonly [string, unknown])[] =>
  events.flatMap(({ type, body }) => (types.has(type) && body !== undefined ? [[type, JSON.parse(body)] as const] : []))

/** All who are or were in the complaint; nobody where there is no such complaint. */
export function partiesFrom(events: readonly Recorded[]): readonly Party[] {
  const [first, ...rest] = events
  if (first?.body === undefined) return []
  const { people }: Opening = JSON.parse(first.body)
  return partiesIn(
    people,
    bodiesOf(rest, PARTY_TYPES).flatMap(([type, body]) => partyEvent(type, body) ?? []),
  )
}

/** What is said in the stream of a complaint beside its chronology. */
const BESIDE = [ACCESS_TYPES, OPENING_TYPES, PARTY_TYPES, ASKING_TYPES, NOTE_TYPES]

type Telling = (event: Recorded, place: number, imported: boolean) => object

function told(events: readonly Recorded[], telling: Telling): History | undefined {
  const [first, ...rest] = events
  if (first?.body === undefined) return undefined
  if (first.type !== OPENED) throw new Error(`A complaint begins with ${OPENED}`)
  const { source, ...header }: Opening = JSON.parse(first.body)
  const told = rest.filter(({ type }) => !BESIDE.some((types) => types.has(type)))
  const imported = (event: Recorded) => source === 'imported' && event.commandId === first.commandId
  return {
    ...header,
    people: peopleNow(partiesFrom(events)),
    // The vocabulary was checked when the events were taken in, and their hashes vouch for them since.
    events: told.map((event, at) => telling(event, at + 1, imported(event)) as ComplaintEvent),
  }
}

const given = ({ type, on, body }: Recorded): object => ({
  type,
  ...(on !== undefined && { on }),
  ...JSON.parse(body ?? '{}'),
})
