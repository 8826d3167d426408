import { commandId, type StreamId } from '../kernel/ids.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { EqualityAnswers } from '../people/equality.ts'
import { actsFor, type Particulars, type Party, partyEvent, type PartyEvent, partyRefusal } from '../people/parties.ts'
import type { PersonFact } from '../people/person.ts'
import { LONGEST_TEXT } from '../people/refusal.ts'
import { keepAnswers } from './equality-answers.ts'
import { eraseFor, type ErasureReason } from './erasure.ts'
import type { KeptRows } from './kept-rows.ts'
import { type AlikeRead, alikeBefore, alikeFor, closeTo, isKnownTo, type PeopleRead, peopleOf } from './people-read.ts'
import {
  factsRefusal,
  NOT_THERE,
  type PersonRefusal,
  readPerson,
  recordFacts,
  SENT_BEFORE,
  type Who,
} from './person-stream.ts'
import type { Clock, NewEvent, Store, Viewer, Write } from './ports.ts'
import { accessIn, complaintStream, partiesFrom, type Recorded } from './recorded-complaint.ts'
import { factsOf, type Joining, joining, isPartyFact, partyEventOf, streamFor, type Whom } from './recorded-party.ts'
import { personStream } from './recorded-person.ts'
import { requestHash } from './request-hash.ts'
import { may } from './viewer.ts'

/**
 * The use cases on the people of one complaint. `place` is that of a party; `command` names one wish: sent again, it is
 * done once. A complaint that the viewer may not see is answered as one that is not there.
 */
export type ComplaintPeople = {
  /** Everybody who is or was in a complaint, with what is known of them as far as the viewer may see it. */
  readonly peopleOf: (viewer: Viewer, reference: string) => Promise<PeopleRead | undefined>
  /** Those recorded already under this name or with one of these contacts, as far as the viewer sees their complaints. */
  readonly peopleAlike: (viewer: Viewer, reference: string, who: Who) => Promise<readonly AlikeRead[]>
  /** The same, for a complaint that is about to be opened. */
  readonly peopleKnown: (viewer: Viewer, who: Who) => Promise<readonly AlikeRead[]>
  /** The complaints in which somebody is of the same surname as a person, or reached as they are. */
  readonly closeTo: (viewer: Viewer, who: Who) => Promise<readonly string[]>
  readonly joinPerson: (
    viewer: Viewer,
    reference: string,
    command: string,
    who: Joining,
  ) => Promise<Result<Party, PersonRefusal>>
  /** Gives somebody of an imported chronology a stream of their own. */
  readonly linkPerson: (
    viewer: Viewer,
    reference: string,
    command: string,
    link: { readonly place: number; readonly whom: Whom },
  ) => Promise<Result<Party, PersonRefusal>>
  readonly describePerson: (
    viewer: Viewer,
    reference: string,
    command: string,
    now: { readonly place: number; readonly person: Particulars },
  ) => Promise<Result<Party, PersonRefusal>>
  readonly removePerson: (
    viewer: Viewer,
    reference: string,
    command: string,
    gone: { readonly place: number; readonly reason: string },
  ) => Promise<Result<Party, PersonRefusal>>
  /** Records something about somebody themselves: a contact, a need, a correction. */
  readonly recordAboutPerson: (
    viewer: Viewer,
    reference: string,
    command: string,
    about: { readonly place: number; readonly fact: PersonFact },
  ) => Promise<Result<StreamId, PersonRefusal>>
  /** Makes somebody unreadable for ever, in every complaint that they are in; what they were in each stays. */
  readonly erasePerson: (
    viewer: Viewer,
    reference: string,
    gone: { readonly place: number; readonly because: ErasureReason },
  ) => Promise<Result<StreamId, PersonRefusal>>
  readonly answersOfPerson: (
    viewer: Viewer,
    reference: string,
    given: { readonly place: number; readonly answers: EqualityAnswers },
  ) => Promise<Result<StreamId, PersonRefusal>>
}

export type PeopleParts = { readonly store: Store; readonly clock: Clock } & Pick<KeptRows, 'project' | 'keepUp'>

export function complaintPeopleIn(parts: PeopleParts): ComplaintPeople {
  const { store, clock } = parts
  /** Does something to the stream of a party, where they have one that can be read. */
  const toParty = async <Done>(
    viewer: Viewer,
    reference: string,
    place: number,
    act: (stream: StreamId) => Promise<Result<Done, PersonRefusal>>,
  ) => {
    const known = await keepable(parts, viewer, reference)
    const stream = known && partiesFrom(known).find((party) => party.place === place)?.stream
    const found = stream && (await readPerson(store, personStream(viewer.council, stream)))
    return found ? act(found.id) : fail(NOT_THERE)
  }
  return {
    peopleOf: (viewer, reference) => peopleOf(parts, viewer, reference),
    peopleAlike: (viewer, reference, who) => alikeFor(parts, viewer, reference, who),
    peopleKnown: (viewer, who) => alikeBefore(parts, viewer, who),
    closeTo: (viewer, who) => closeTo(parts, viewer, who),
    joinPerson: (viewer, reference, command, who) =>
      change(parts, viewer, reference, {
        command,
        asked: who,
        make: (known) => joined(parts, viewer, { command, who }, known),
      }),
    linkPerson: (viewer, reference, command, link) =>
      change(parts, viewer, reference, {
        command,
        asked: link,
        make: (known) => linked(parts, viewer, { command, ...link }, known),
      }),
    describePerson: (viewer, reference, command, now) =>
      change(parts, viewer, reference, { command, asked: now, make: (known) => described(parts, viewer, now, known) }),
    removePerson: (viewer, reference, command, gone) =>
      change(parts, viewer, reference, { command, asked: gone, make: (known) => removed(parts, viewer, gone, known) }),
    async recordAboutPerson(viewer, reference, command, { place, fact }) {
      if (!isPartyFact(fact)) return fail(OF_THE_REGISTER)
      return toParty(viewer, reference, place, (stream) =>
        recordFacts(parts, viewer, personStream(viewer.council, stream), { command, facts: [fact], isNew: false }),
      )
    },
    erasePerson: (viewer, reference, { place, because }) =>
      toParty(viewer, reference, place, async (stream) => {
        await eraseFor({ store, clock }, viewer, stream, because)
        return ok(stream)
      }),
    answersOfPerson: (viewer, reference, { place, answers }) =>
      toParty(viewer, reference, place, async (stream) =>
        (await keepAnswers({ store, clock }, viewer, stream, answers)) ? ok(stream) : fail(NOT_THERE),
      ),
  }
}

const OF_THE_REGISTER: PersonRefusal = {
  because: 'cannot-stand',
  says: 'This belongs to the register of independents, not to somebody of a complaint',
}
const NO_COMPLAINT: PersonRefusal = { because: 'not-there', says: 'There is no such complaint' }

/** The events of a complaint whose people the viewer may change. */
async function keepable({ store }: PeopleParts, viewer: Viewer, reference: string) {
  const known = await store.read(complaintStream(viewer.council, reference))
  return known.length > 0 && may(viewer, 'keep-people', accessIn(known)) ? known : undefined
}

/** What a wish comes to: an event of the complaint, and what is written to the stream of somebody new with it. */
type Made = { readonly event: NewEvent; readonly writes: readonly Write[] }
type Making = Result<Made, PersonRefusal>
type Wish = {
  readonly command: string
  readonly asked: unknown
  readonly make: (known: readonly Party[]) => Promise<Making> | Making
}

/** Appends to the stream of the complaint what the wish comes to, again where somebody wrote meanwhile. */
async function change(
  parts: PeopleParts,
  viewer: Viewer,
  reference: string,
  { command, asked, make }: Wish,
): Promise<Result<Party, PersonRefusal>> {
  const { store, project } = parts
  const { council, kind, stream } = complaintStream(viewer.council, reference)
  const id = commandId(`complaint-people:${command}`)
  const hash = requestHash([reference, asked])
  for (;;) {
    const known = await keepable(parts, viewer, reference)
    if (!known) return fail(NO_COMPLAINT)
    const made = await make(partiesFrom(known))
    const before = known.find((event) => event.commandId === id)
    // Sent again, what was done may stand in its own way: somebody who joined is there.
    if (!made.ok) return before ? partyOf(known, before) : made
    const { event, writes } = made.value
    const after = [...known, { ...event, commandId: id }]
    const write: Write = { kind, stream, expectedVersion: known.length, events: [event], rows: project(after) }
    const outcome = await store.append({
      council,
      commandId: id,
      requestHash: hash,
      writes: [write, ...writes],
      jobs: [],
    })
    if (outcome.is === 'acknowledged') return partyOf(after, event)
    if (outcome.is === 'already-done' && before) return partyOf(known, before)
    if (outcome.is === 'key-destroyed') return fail(NO_COMPLAINT)
    if (outcome.is === 'another-request') return fail(SENT_BEFORE)
  }
}

/** The party that an event of the complaint is about. */
function partyOf(events: readonly Recorded[], { type, body }: Recorded | NewEvent): Result<Party, PersonRefusal> {
  const event = partyEvent(type, JSON.parse(body ?? 'null'))
  const id = event?.type === 'person-joined' ? event.person.id : event?.id
  const party = partiesFrom(events).find((one) => one.id === id)
  return party ? ok(party) : fail(NOT_THERE)
}

const cannotStand = (part: string, says: string): Making => fail({ because: 'cannot-stand', part, says })

/** Refuses what cannot be the stream of a party: not there, of the register, not for this viewer, or here already. */
export async function whomRefusal(
  parts: Pick<PeopleParts, 'store' | 'clock'>,
  viewer: Viewer,
  whom: Whom,
  parties: readonly Party[],
): Promise<PersonRefusal | undefined> {
  if (whom.is === 'new') return factsRefusal(factsOf(whom), parts.clock)
  const { stream } = whom
  if (parties.some((party) => party.stream === stream && party.left === undefined))
    return { because: 'cannot-stand', part: 'who', says: 'They are in this complaint already' }
  const found = await readPerson(parts.store, personStream(viewer.council, stream))
  const known = found?.person.party && (await isKnownTo(parts, viewer, stream))
  return known ? undefined : { because: 'cannot-stand', part: 'who', says: 'Choose one of these people' }
}

const WHOM_THEY_ACT_FOR = 'Tick people of this complaint, not they themselves'

/** Refuses particulars that cannot stand among those who are in the complaint. */
function particularsRefusal(person: Particulars, others: readonly Party[]): PersonRefusal | undefined {
  const refused = partyRefusal(person)
  if (refused) return { because: 'cannot-stand', ...refused }
  const stray = actsFor(person).some((id) => !others.some((party) => party.id === id))
  return stray ? { because: 'cannot-stand', part: 'actsFor', says: WHOM_THEY_ACT_FOR } : undefined
}

async function joined(
  parts: PeopleParts,
  viewer: Viewer,
  { command, who }: { readonly command: string; readonly who: Joining },
  known: readonly Party[],
): Promise<Making> {
  const refused = (await whomRefusal(parts, viewer, who.whom, known)) ?? particularsRefusal(who.person, known)
  if (refused) return fail(refused)
  return ok(joining(viewer.council, command, who, byOf(parts, viewer)))
}

const byOf = ({ clock }: PeopleParts, { person }: Viewer) => ({ at: clock.now(), person })

async function linked(
  parts: PeopleParts,
  viewer: Viewer,
  { command, place, whom }: { readonly command: string; readonly place: number; readonly whom: Whom },
  known: readonly Party[],
): Promise<Making> {
  const party = presentAt(known, place)
  if (!party) return fail(NOT_THERE)
  if (party.stream !== undefined) return cannotStand('who', 'It is recorded already who this is')
  const refused = await whomRefusal(parts, viewer, whom, known)
  if (refused) return fail(refused)
  const by = byOf(parts, viewer)
  const { stream, writes } = streamFor(viewer.council, command, whom, by)
  return ok({ writes, event: partyEventOf({ type: 'person-linked', id: party.id, stream }, by) })
}

function described(
  parts: PeopleParts,
  viewer: Viewer,
  { place, person }: { readonly place: number; readonly person: Particulars },
  known: readonly Party[],
): Making {
  const party = presentAt(known, place)
  if (!party) return fail(NOT_THERE)
  const refused = particularsRefusal(
    person,
    known.filter((one) => one !== party),
  )
  if (refused) return fail(refused)
  const event: PartyEvent = { type: 'person-described', id: party.id, person }
  return ok({ writes: [], event: partyEventOf(event, byOf(parts, viewer)) })
}

function removed(
  parts: PeopleParts,
  viewer: Viewer,
  { place, reason }: { readonly place: number; readonly reason: string },
  known: readonly Party[],
): Making {
  const party = presentAt(known, place)
  if (!party) return fail(NOT_THERE)
  if (reason.trim() === '') return cannotStand('because', 'Enter why they are removed')
  if (reason.length > LONGEST_TEXT) return cannotStand('because', `Use ${LONGEST_TEXT} letters or fewer`)
  return ok({ writes: [], event: partyEventOf({ type: 'person-left', id: party.id, reason }, byOf(parts, viewer)) })
}

const presentAt = (known: readonly Party[], place: number): Party | undefined =>
  known.find((party) => party.place === place && party.left === undefined)
