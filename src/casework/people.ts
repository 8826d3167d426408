import type { History } from '../complaint/history.ts'
import { type Day, dayText } from '../kernel/day.ts'
import type { StreamId } from '../kernel/ids.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { type EqualityAnswers, type EqualityCounts, type EqualityFigures, figuresOf } from '../people/equality.ts'
import { nameWords, type PersonFact, plainContact } from '../people/person.ts'
import type { RegisterRole, Skill } from '../people/register.ts'
import { type Suggestion, suggestFor } from '../people/suggestion.ts'
import { equalityCounts, keepAnswers } from './equality-answers.ts'
import { eraseFor, type ErasureReason } from './erasure.ts'
import { everyRow } from './every-row.ts'
import {
  alikeIn,
  NOT_THERE,
  type PersonRead,
  type PersonRefusal,
  readAll,
  readPerson,
  recordFacts,
  streamIn,
  type Who,
} from './person-stream.ts'
import type { Clock, NameFound, RowsWanted, Store, Viewer } from './ports.ts'
import { newPersonStream, PEOPLE, PERSON_NAME, PERSON_RANK, PERSON_TAG, personStream } from './recorded-person.ts'

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
  readonly alike: (viewer: Viewer, who: Who) => Promise<readonly PersonRead[]>
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
    const stream = streamIn(id)
    const found = stream && (await readPerson(store, personStream(council, stream)))
    // Whoever is concerned in complaints is reached by those complaints alone.
    return found?.person.party ? undefined : found
  }
  return {
    record: (viewer, command, facts) =>
      recordFacts(parts, viewer, newPersonStream(viewer.council, command), { command, facts, isNew: true }),
    async add(viewer, id, command, fact) {
      const found = await read(viewer, id)
      if (!found) return fail(NOT_THERE)
      return recordFacts(parts, viewer, personStream(viewer.council, found.id), {
        command,
        facts: [fact],
        isNew: false,
      })
    },
    read,
    register: (viewer, asked) => registerOf(store, viewer, asked),
    async suppliers(viewer) {
      const names = await store.names(viewer, PEOPLE, PERSON_NAME.supplier)
      return names.map(({ name, rows }) => ({ name: name.slice(PERSON_NAME.supplier.length), rows }))
    },
    alike: (viewer, who) => alikeIn(store, viewer, PEOPLE, who),
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

async function registerOf(store: Store, viewer: Viewer, asked: RegisterAsked): Promise<RegisterFound> {
  const { rows, total } = await store.rows(viewer, { ...wantedOf(asked), skip: asked.skip, limit: asked.limit })
  return { people: await readAll(store, rows), total }
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

async function allOf(store: Store, viewer: Viewer, wanted: RowsWanted): Promise<readonly PersonRead[]> {
  const rows = await everyRow(store, viewer, wanted)
  return readAll(store, rows)
}
