import { readFileSync } from 'node:fs'
import { systemClock } from '../casework/clock.ts'
import { datedFrom } from '../casework/live-complaints.ts'
import { type People, peopleIn, type PeopleRecord } from '../casework/people.ts'
import type { PersonRead } from '../casework/person-stream.ts'
import type { Viewer } from '../casework/ports.ts'
import { firstDue } from '../casework/recorded-person.ts'
import type { Calendar } from '../law/calendar.ts'
import { addedUp, figuresOf } from '../people/equality.ts'
import type { PersonFact } from '../people/person.ts'
import type { RegisterRole } from '../people/register.ts'
import { fewFor, type Suggestion } from '../people/suggestion.ts'
import { memoryStore } from '../store/memory.ts'
import { fileIn } from './law.ts'
import { namesTogether } from './names-together.ts'
import { COUNCIL, VIEWER } from './record.ts'

type Invented = { readonly name: string; readonly facts: readonly PersonFact[] }

/** The invented independents of the demonstration, dated from today, in a record that is gone when the program ends. */
export async function inventedPeople(calendar: Calendar): Promise<PeopleRecord> {
  const people = peopleIn({ store: memoryStore(COUNCIL), clock: systemClock })
  const text = datedFrom(systemClock.today(), calendar, readFileSync(fileIn('independents.json'), 'utf8'))
  const all: readonly Invented[] = JSON.parse(text)
  for (const [at, { name, facts }] of all.entries()) {
    const done = await people.record(VIEWER, `invented-${at}`, [{ type: 'person-recorded', name }, ...facts])
    if (!done.ok) throw new Error(`Somebody who comes with the program cannot be recorded: ${done.error.says}`)
  }
  return people
}

const AT_MOST = 10_000

/** The people of several records as one, the one that is kept last: whoever is new goes there. */
export function peopleShown(records: readonly [PeopleRecord, ...PeopleRecord[]]): People {
  const kept = records.at(-1) ?? records[0]
  const holding = async (viewer: Viewer, id: string): Promise<People> => {
    for (const record of records) if (await record.read(viewer, id)) return record
    return kept
  }
  return {
    record: kept.record,
    add: async (viewer, id, command, fact) => (await holding(viewer, id)).add(viewer, id, command, fact),
    read: async (viewer, id) => (await holding(viewer, id)).read(viewer, id),
    async register(viewer, asked) {
      const found = await Promise.all(
        records.map((record) =>
          record.register(viewer, { ...asked, skip: 0, limit: Math.min(AT_MOST, asked.skip + asked.limit) }),
        ),
      )
      const people = found.flatMap((one) => one.people).sort(byDue)
      return {
        people: people.slice(asked.skip, asked.skip + asked.limit),
        total: found.reduce((sum, { total }) => sum + total, 0),
      }
    },
    suppliers: async (viewer) => namesTogether(await Promise.all(records.map((record) => record.suppliers(viewer)))),
    alike: async (viewer, who) => (await Promise.all(records.map((record) => record.alike(viewer, who)))).flat(),
    async suggest(viewer, role, complaint) {
      const all = await Promise.all(records.map((record) => record.suggest(viewer, role, complaint)))
      return all.reduce<Suggestion<PersonRead>>((a, b) => together(role, a, b), {
        suggested: [],
        more: 0,
        refused: [],
      })
    },
    erase: async (viewer, id, because) => (await holding(viewer, id)).erase(viewer, id, because),
    giveEqualityAnswers: async (viewer, id, answers) =>
      (await holding(viewer, id)).giveEqualityAnswers(viewer, id, answers),
    async equalityFigures(viewer) {
      const counts = await Promise.all(records.map((record) => record.equalityCounts(viewer)))
      return figuresOf(counts.reduce(addedUp))
    },
  }
}

const byDue = (a: PersonRead, b: PersonRead): number =>
  (firstDue(a.person) ?? Infinity) - (firstDue(b.person) ?? Infinity)

function together(role: RegisterRole, a: Suggestion<PersonRead>, b: Suggestion<PersonRead>): Suggestion<PersonRead> {
  const { suggested, more } = fewFor(role, [...a.suggested, ...b.suggested])
  return { suggested, more: a.more + b.more + more, refused: [...a.refused, ...b.refused] }
}
