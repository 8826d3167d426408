import type { History } from '../complaint/history.ts'
import { type Day, dayText } from '../kernel/day.ts'
import { commandId, type StreamId, streamId } from '../kernel/ids.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { type EqualityAnswers, type EqualityCounts, type EqualityFigures, figuresOf } from '../people/equality.ts'
import { evolve, nameWords, type Person, type PersonFact, plainContact, type RecordedFact } from '../people/person.ts'
import { type FactRefusal, refusalOf } from '../people/refusal.ts'
import type { RegisterRole, Skill } from '../people/register.ts'
import { type Suggestion, suggestFor } from '../people/suggestion.ts'
import { equalityCounts, keepAnswers } from './equality-answers.ts'
import { eraseFor, type ErasureReason } from './erasure.ts'
import { everyRow } from './every-row.ts'
import type { Clock, Instant, NameFound, RowsWanted, Store, StoredRow, Stream, Viewer } from './ports.ts'
import {
  eventOf,
  factsIn,
  newPersonStream,
  PEOPLE,
  PERSON_NAME,
  PERSON_RANK,
  PERSON_TAG,
  personRows,
  personStream,
} from './recorded-person.ts'
import { requestHash } from './request-hash.ts'

/** A person with the id of their stream, which says nothing of who they are. */
export type PersonRead = {
  readonly id: StreamId
  readonly person: Person
  /** All that was recorded, what was taken back included. */
  readonly facts: readonly (RecordedFact & { readonly recordedAt: Instant })[]
}

export type RegisterAsked = {
  readonly role?: RegisterRole
  readonly skill?: Skill
  readonly supplier?: string
  /** A name or how its words begin, or a whole contact. */
  readonly words?: string
  /** On the register and lacking something by this day. */
  readonly dueBy?: Day
  /** Those who left it, in the place of those who are on it. */
  readonly left?: boolean
  readonly skip: number
  readonly limit: number
}

export type RegisterFound = { readonly people: readonly PersonRead[]; readonly total: number }

/** `part` is where it can be put right, if anywhere. */
export type PersonRefusal = {
  readonly because: 'cannot-stand' | 'sent-before' | 'not-there'
  readonly part?: string
  readonly says: string
}

/** The use cases on people and on the register of independents. `command` names one wish: sent again, it is done once. */
export type People = {
  /** Records somebody new; the first fact gives the name. Answers the id of their stream. */
  readonly record: (
    viewer: Viewer,
    command: string,
    facts: readonly [Extract<PersonFact, { type: 'person-recorded' }>, ...PersonFact[]],
  ) => Promise<Result<StreamId, PersonRefusal>>
  /** Records something more about somebody: an entry, a correction, a departure. */
  readonly add: (
    viewer: Viewer,
    id: string,
    command: string,
    fact: PersonFact,
  ) => Promise<Result<StreamId, PersonRefusal>>
  readonly read: (viewer: Viewer, id: string) => Promise<PersonRead | undefined>
  /** One page of the register: whoever lacks something first, by the day since when or from which. */
  readonly register: (viewer: Viewer, asked: RegisterAsked) => Promise<RegisterFound>
  readonly suppliers: (viewer: Viewer) => Promise<readonly NameFound[]>
  /** Those who are recorded already under this name or with one of these contacts. */
  readonly alike: (
    viewer: Viewer,
    who: { readonly name: string; readonly contacts: readonly string[] },
  ) => Promise<readonly PersonRead[]>
  readonly suggest: (
    viewer: Viewer,
    role: RegisterRole,
    complaint: Pick<History, 'people' | 'events'>,
  ) => Promise<Suggestion<PersonRead>>
  /** Makes a person unreadable for ever and notes that it was done, and why, without saying who it was. */
  readonly erase: (viewer: Viewer, id: string, because: ErasureReason) => Promise<Result<StreamId, PersonRefusal>>
  /** Keeps what somebody answered about themselves apart from them; given again, it takes the place of before. */
  readonly giveEqualityAnswers: (
    viewer: Viewer,
    id: string,
    answers: EqualityAnswers,
  ) => Promise<Result<StreamId, PersonRefusal>>
  /** How many gave each answer, without a number from which anybody could be told. */
  readonly equalityFigures: (viewer: Viewer) => Promise<EqualityFigures>
}

/** One record of people, of which several can be shown as one. */
export type PeopleRecord = People & {
  /** What figures are made of, for them alone. */
  readonly equalityCounts: (viewer: Viewer) => Promise<EqualityCounts>
}

type Parts = { readonly store: Store; readonly clock: Clock }

export function peopleIn(parts: Parts): PeopleRecord {
  const { store, clock } = parts
  const read = async ({ council }: Viewer, id: string) => {
    const stream = streamOf(id)
    return stream && readPerson(store, personStream(council, stream))
  }
  return {
    record: (viewer, command, facts) =>
      append(parts, viewer, newPersonStream(viewer.council, command), { command, facts, isNew: true }),
    async add(viewer, id, command, fact) {
      const found = await read(viewer, id)
      if (!found) return fail(NOT_THERE)
      return append(parts, viewer, personStream(viewer.council, found.id), { command, facts: [fact], isNew: false })
    },
    read,
    register: (viewer, asked) => registerOf(store, viewer, asked),
    async suppliers(viewer) {
      const names = await store.names(viewer, PEOPLE, PERSON_NAME.supplier)
      return names.map(({ name, rows }) => ({ name: name.slice(PERSON_NAME.supplier.length), rows }))
    },
    alike: (viewer, who) => alike(store, viewer, who),
    async suggest(viewer, role, complaint) {
      const wanted = { list: PEOPLE, rank: PERSON_RANK['on-register'], tags: [PERSON_TAG.role + role] }
      return suggestFor(role, await allOf(store, viewer, wanted), complaint, clock.today())
    },
    async erase(viewer, id, because) {
      const found = await read(viewer, id)
      if (!found) return fail(NOT_THERE)
      await eraseFor(parts, viewer, found.id, because)
      return ok(found.id)
    },
    async giveEqualityAnswers(viewer, id, answers) {
      const found = await read(viewer, id)
      if (!found) return fail(NOT_THERE)
      return (await keepAnswers(parts, viewer, found.id, answers)) ? ok(found.id) : fail(NOT_THERE)
    },
    equalityCounts: (viewer) => equalityCounts(store, viewer),
    equalityFigures: async (viewer) => figuresOf(await equalityCounts(store, viewer)),
  }
}

const NOT_THERE: PersonRefusal = { because: 'not-there', says: 'This person is not in the record, or was erased.' }
const SENT_BEFORE: PersonRefusal = {
  because: 'sent-before',
  says: 'This form was sent before with something else in it. Look at what was recorded, then open the form again.',
}

/** The id of a stream in an address; nothing where it can be none. */
function streamOf(id: string): StreamId | undefined {
  return /^[0-9a-f]{32}$/.test(id) ? streamId(id) : undefined
}

async function readPerson(store: Store, stream: Stream): Promise<PersonRead | undefined> {
  const events = await store.read(stream)
  const facts = factsIn(events)
  const person = evolve(facts)
  if (!person) return undefined
  const at = new Map<string, Instant>(events.map((event) => [event.id, event.recordedAt]))
  return {
    id: stream.stream,
    person,
    facts: facts.map((fact) => ({ ...fact, recordedAt: at.get(fact.id) ?? '' })),
  }
}

type Wish = { readonly command: string; readonly facts: readonly PersonFact[]; readonly isNew: boolean }

/** Records the facts after all that was recorded, again where somebody wrote meanwhile: no fact undoes another's. */
async function append(
  { store, clock }: Parts,
  viewer: Viewer,
  stream: Stream,
  { command, facts, isNew }: Wish,
): Promise<Result<StreamId, PersonRefusal>> {
  const refused = facts.map((fact) => refusalOf(fact, clock.today())).find((one) => one !== undefined)
  if (refused) return fail(cannotStand(refused))
  const by = { at: clock.now(), person: viewer.person }
  const events = facts.map((fact) => eventOf(fact, by))
  for (;;) {
    const known = isNew ? [] : await store.read(stream)
    const outcome = await store.append({
      council: stream.council,
      commandId: commandId(`person:${command}`),
      requestHash: requestHash([stream.stream, facts]),
      writes: [{ ...stream, expectedVersion: known.length, events, rows: personRows([...known, ...events]) }],
      jobs: [],
    })
    if (outcome.is === 'acknowledged' || outcome.is === 'already-done') return ok(stream.stream)
    if (outcome.is === 'key-destroyed') return fail(NOT_THERE)
    if (outcome.is === 'another-request' || isNew) return fail(SENT_BEFORE)
  }
}

const cannotStand = ({ part, says }: FactRefusal): PersonRefusal => ({ because: 'cannot-stand', part, says })

async function registerOf(store: Store, viewer: Viewer, asked: RegisterAsked): Promise<RegisterFound> {
  const { rows, total } = await store.rows(viewer, { ...wantedOf(asked), skip: asked.skip, limit: asked.limit })
  return { people: await peopleOf(store, rows), total }
}

function wantedOf({ role, skill, supplier, words, dueBy, left }: RegisterAsked): RowsWanted {
  const names = [
    ...(supplier === undefined ? [] : [{ is: PERSON_NAME.supplier + supplier, whole: true }]),
    ...(words === undefined ? [] : wordsWanted(words)),
  ]
  return {
    list: PEOPLE,
    rank: PERSON_RANK[left ? 'left' : 'on-register'],
    tags: [
      ...(role === undefined ? [] : [PERSON_TAG.role + role]),
      ...(skill === undefined ? [] : [PERSON_TAG.skill + skill]),
    ],
    names,
    ...(dueBy !== undefined && { dueBy: dayText(dueBy) }),
  }
}

/** What has a digit or an @ in it is a contact, anything else words of a name. */
const wordsWanted = (words: string): NonNullable<RowsWanted['names']> =>
  /[@\d]/.test(words)
    ? [{ is: PERSON_NAME.contact + plainContact(words), whole: true }]
    : nameWords(words).map((word) => ({ is: PERSON_NAME.word + word, whole: false }))

const AT_ONCE = 200

async function allOf(store: Store, viewer: Viewer, wanted: RowsWanted): Promise<readonly PersonRead[]> {
  const rows = await everyRow(store, viewer, wanted)
  return peopleOf(store, rows)
}

async function peopleOf(store: Store, rows: readonly StoredRow[]): Promise<readonly PersonRead[]> {
  const people = await Promise.all(rows.map((row) => readPerson(store, row)))
  return people.filter((one) => one !== undefined)
}

async function alike(
  store: Store,
  viewer: Viewer,
  { name, contacts }: { readonly name: string; readonly contacts: readonly string[] },
): Promise<readonly PersonRead[]> {
  const words = nameWords(name).map((word) => ({ is: PERSON_NAME.word + word, whole: true }))
  const wanted = [
    ...(words.length === 0 ? [] : [words]),
    ...contacts.map((contact) => [{ is: PERSON_NAME.contact + plainContact(contact), whole: true }]),
  ]
  const found = new Map<string, StoredRow>()
  for (const names of wanted) {
    const { rows } = await store.rows(viewer, { list: PEOPLE, names, limit: AT_ONCE })
    for (const row of rows) found.set(row.stream, row)
  }
  return peopleOf(store, [...found.values()])
}
