import { type Authority, authoritiesIn } from '../complaint/authority.ts'
import type { PersonId, StreamId } from '../kernel/ids.ts'
import { nameWords, plainContact } from '../people/person.ts'
import { type Party, partyEvent, type PartyEvent } from '../people/parties.ts'
import { mayUse } from '../people/permission.ts'
import { COMPLAINTS, NAME, referenceIn, TAG } from './complaint-rows.ts'
import type { KeptRows } from './kept-rows.ts'
import { alikeIn, type PersonRead, readPerson, type Who } from './person-stream.ts'
import type { Clock, Instant, Store, Viewer } from './ports.ts'
import { accessIn, complaintStream, historyFrom, partiesFrom, type Recorded } from './recorded-complaint.ts'
import { PARTIES, personStream } from './recorded-person.ts'
import { may, readsAsOpened } from './viewer.ts'

// The people of a complaint as somebody may see them.

export type PartyRead = Party & {
  /** What is recorded in their own stream; `erased` where it can no longer be read, nothing where there is none. */
  readonly known?: PersonRead | 'erased'
  /** Other complaints that they are in, as far as whoever asks sees them. */
  readonly alsoIn: readonly string[]
}

/** What was recorded of who is who, so that what was put right stays to be seen. */
export type PartyChange = PartyEvent & { readonly recordedAt: Instant; readonly recordedBy: PersonId }

export type PeopleRead = {
  readonly reference: string
  readonly parties: readonly PartyRead[]
  /** Who may act for whom, as it stands. */
  readonly authorities: readonly Authority[]
  readonly changes: readonly PartyChange[]
  /** Whether how to reach them is in it; without, no contact is. */
  readonly contacts: boolean
  /** Until when, where it is read only because it was opened in an emergency. */
  readonly openedUntil?: Instant
}

type Parts = { readonly store: Store; readonly clock: Clock } & Pick<KeptRows, 'keepUp'>

/** Everybody who is or was in a complaint; nothing where whoever asks may not read it. */
export async function peopleOf(parts: Parts, viewer: Viewer, reference: string): Promise<PeopleRead | undefined> {
  const events = await parts.store.read(complaintStream(viewer.council, reference))
  const access = accessIn(events)
  const now = parts.clock.now()
  const history = may(viewer, 'read', access, now) ? historyFrom(events) : undefined
  if (!history) return undefined
  await parts.keepUp()
  const contacts = may(viewer, 'see-contacts', access, now)
  const parties = await Promise.all(
    partiesFrom(events).map(async (party): Promise<PartyRead> => {
      const { stream } = party
      if (stream === undefined) return { ...party, alsoIn: [] }
      const known = await knownOf(parts, viewer, stream, contacts)
      const all = await complaintsOf(parts, viewer, stream)
      return { ...party, ...(known && { known }), alsoIn: all.filter((one) => one !== reference) }
    }),
  )
  const openedUntil = readsAsOpened(viewer, access, now)
  return {
    reference,
    parties,
    contacts,
    authorities: authoritiesIn(history.events),
    changes: changesIn(events),
    ...(openedUntil !== undefined && { openedUntil }),
  }
}

async function knownOf({ store }: Parts, { council }: Viewer, stream: StreamId, contacts: boolean) {
  const own = personStream(council, stream)
  const found = await readPerson(store, own)
  if (found) return contacts ? found : withoutContacts(found)
  return (await store.read(own)).length > 0 ? ('erased' as const) : undefined
}

/** What was put right may quote a contact, so nothing of what was recorded goes along. */
const withoutContacts = ({ id, person }: PersonRead): PersonRead => ({
  id,
  person: { ...person, contacts: [] },
  facts: [],
})

const AT_MOST = 100

/** The complaints that somebody is in, by reference, as far as whoever asks sees them. */
async function complaintsOf({ store }: Parts, viewer: Viewer, stream: StreamId): Promise<readonly string[]> {
  const { rows } = await store.rows(viewer, { list: COMPLAINTS, tags: [TAG.party + stream], limit: AT_MOST })
  return rows.map(referenceIn).sort()
}

const changesIn = (events: readonly Recorded[]): readonly PartyChange[] =>
  events.flatMap(({ type, body, recordedAt, recordedBy }) => {
    const event = body === undefined ? undefined : partyEvent(type, JSON.parse(body))
    return event ? [{ ...event, recordedAt, recordedBy }] : []
  })

/** Somebody who may be meant, and the complaints by which whoever asks can tell them from a namesake. */
export type AlikeRead = PersonRead & { readonly references: readonly string[] }

/** Those like somebody who is to be added to a complaint, but for whoever is in it already. */
export async function alikeFor(
  parts: Parts,
  viewer: Viewer,
  reference: string,
  who: Who,
): Promise<readonly AlikeRead[]> {
  const events = await parts.store.read(complaintStream(viewer.council, reference))
  if (events.length === 0 || !may(viewer, 'keep-people', accessIn(events))) return []
  const here = new Set(partiesFrom(events).flatMap(({ stream, left }) => (left === undefined ? [stream] : [])))
  return (await alikeKnownTo(parts, viewer, who)).filter(({ id }) => !here.has(id))
}

/**
 * Those recorded with complaints under this name or with one of these contacts. Nobody is found who is only in
 * complaints that whoever asks does not see: they look as if they were not there.
 */
export async function alikeKnownTo(parts: Parts, viewer: Viewer, who: Who): Promise<readonly AlikeRead[]> {
  await parts.keepUp()
  const found = await Promise.all(
    (await alikeIn(parts.store, viewer, PARTIES, who)).map(async (one) => ({
      one,
      known: await isKnownTo(parts, viewer, one.id),
      references: await complaintsOf(parts, viewer, one.id),
    })),
  )
  return found.flatMap(({ one, known, references }) => (known ? [{ ...one, references }] : []))
}

/** The same, for whoever may open a complaint: before there is one that they are added to. */
export const alikeBefore = async (parts: Parts, viewer: Viewer, who: Who): Promise<readonly AlikeRead[]> =>
  viewer.sees === 'every-complaint' || mayUse(viewer.roles, 'open-complaint') ? alikeKnownTo(parts, viewer, who) : []

/**
 * The complaints in which somebody has the surname of a person, or one of that person's own contacts, as far as whoever
 * asks sees them: for those who watch how the record is looked at.
 */
export async function closeTo(parts: Parts, viewer: Viewer, who: Who): Promise<readonly string[]> {
  const watches = viewer.sees === 'every-complaint' || mayUse(viewer.roles, 'watch')
  const surname = nameWords(who.name).at(-1)
  if (!watches || surname === undefined) return []
  const hasIt = (name: string | undefined) => nameWords(name ?? '').at(-1) === surname
  const own = new Set(who.contacts.map(plainContact))
  const known = await alikeKnownTo(parts, viewer, { name: surname, contacts: who.contacts })
  const close = known.filter(
    ({ person }) => hasIt(person.name) || person.contacts.some(({ value }) => own.has(plainContact(value))),
  )
  // Of whoever has no record of their own, all that is known is what the complaint calls them.
  const names = [{ is: NAME.word + surname, whole: true }]
  const { rows } = await parts.store.rows(viewer, { list: COMPLAINTS, names, limit: AT_MOST })
  const called = await Promise.all(
    rows.map(async (row) => {
      const { council } = viewer
      const parties = partiesFrom(await parts.store.read({ council, kind: 'complaint', stream: row.stream }))
      return parties.some(({ person }) => hasIt(person.calledHere)) ? [referenceIn(row)] : []
    }),
  )
  return [...new Set([...close.flatMap(({ references }) => references), ...called.flat()])].sort()
}

/** Whether somebody is, or was, in a complaint that the viewer sees. */
export async function isKnownTo({ store }: Pick<Parts, 'store'>, viewer: Viewer, stream: StreamId): Promise<boolean> {
  const counts = await store.counts(
    viewer,
    [TAG.party, TAG.formerParty].map((prefix) => ({ list: COMPLAINTS, tags: [prefix + stream] })),
  )
  return counts.some((count) => count > 0)
}
