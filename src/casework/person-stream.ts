import { commandId, type StreamId, streamId } from '../kernel/ids.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { evolve, nameWords, type Person, type PersonFact, plainContact, type RecordedFact } from '../people/person.ts'
import { refusalOf } from '../people/refusal.ts'
import type { Clock, Instant, Store, StoredRow, Stream, Viewer } from './ports.ts'
import { eventOf, factsIn, type PEOPLE, PERSON_NAME, personRows, type PARTIES } from './recorded-person.ts'
import { requestHash } from './request-hash.ts'

// The stream of one person, read and written to, whether they are on the register or concerned in complaints.

/** A person with the id of their stream, which says nothing of who they are. */
export type PersonRead = {
  readonly id: StreamId
  readonly person: Person
  /** All that was recorded, what was taken back included. */
  readonly facts: readonly (RecordedFact & { readonly recordedAt: Instant })[]
}

/** `part` is where it can be put right, if anywhere. */
export type PersonRefusal = {
  readonly because: 'cannot-stand' | 'sent-before' | 'not-there'
  readonly part?: string
  readonly says: string
}

export const NOT_THERE: PersonRefusal = {
  because: 'not-there',
  says: 'This person is not in the record, or was erased.',
}
export const SENT_BEFORE: PersonRefusal = {
  because: 'sent-before',
  says: 'This form was sent before with something else in it. Look at what was recorded, then open the form again.',
}

/** The id of a stream in an address or a form; nothing where it can be none. */
export const streamIn = (id: string): StreamId | undefined => (/^[0-9a-f]{32}$/.test(id) ? streamId(id) : undefined)

export async function readPerson(store: Store, stream: Stream): Promise<PersonRead | undefined> {
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

export async function readAll(store: Store, rows: readonly StoredRow[]): Promise<readonly PersonRead[]> {
  const people = await Promise.all(rows.map((row) => readPerson(store, row)))
  return people.filter((one) => one !== undefined)
}

export type Wish = { readonly command: string; readonly facts: readonly PersonFact[]; readonly isNew: boolean }

type Parts = { readonly store: Store; readonly clock: Clock }

/** The first thing that is wrong with facts as they were put. */
export function factsRefusal(facts: readonly PersonFact[], clock: Clock): PersonRefusal | undefined {
  const refused = facts.map((fact) => refusalOf(fact, clock.today())).find((one) => one !== undefined)
  return refused && { because: 'cannot-stand', ...refused }
}

/** Records the facts after all that was recorded, again where somebody wrote meanwhile: no fact undoes another's. */
export async function recordFacts(
  { store, clock }: Parts,
  viewer: Viewer,
  stream: Stream,
  { command, facts, isNew }: Wish,
): Promise<Result<StreamId, PersonRefusal>> {
  const refused = factsRefusal(facts, clock)
  if (refused) return fail(refused)
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

export type Who = { readonly name: string; readonly contacts: readonly string[] }

const AT_ONCE = 200

/** Those of a list who are recorded under this name or with one of these contacts. */
export async function alikeIn(
  store: Store,
  viewer: Viewer,
  list: typeof PEOPLE | typeof PARTIES,
  { name, contacts }: Who,
): Promise<readonly PersonRead[]> {
  const words = nameWords(name).map((word) => ({ is: PERSON_NAME.word + word, whole: true }))
  const wanted = [
    ...(words.length === 0 ? [] : [words]),
    ...contacts.map((contact) => [{ is: PERSON_NAME.contact + plainContact(contact), whole: true }]),
  ]
  const found = new Map<string, StoredRow>()
  for (const names of wanted) {
    const { rows } = await store.rows(viewer, { list, names, limit: AT_ONCE })
    for (const row of rows) found.set(row.stream, row)
  }
  return readAll(store, [...found.values()])
}
