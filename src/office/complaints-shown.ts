import { FIRST_REVIEWS } from '../casework/hold-reviews.ts'
import type { Askings } from '../casework/asking.ts'
import { firstDue, type Notes } from '../casework/noting.ts'
import type { Casework } from '../casework/casework.ts'
import { systemClock } from '../casework/clock.ts'
import type { Looking } from '../casework/looking.ts'
import type { ComplaintPeople } from '../casework/complaint-people.ts'
import type { Emergency } from '../casework/emergency.ts'
import type { Clock, Viewer } from '../casework/ports.ts'
import type { Listed, Worklist } from '../casework/worklist.ts'
import { dayToJudge } from '../complaint/day-to-judge.ts'
import type { Calendar } from '../law/calendar.ts'
import { DEFAULT_POLICIES } from '../law/policies.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { Result } from '../kernel/result.ts'
import type { Deps } from '../web/deps.ts'
import { forecastOf, lastDayOf } from '../worklist/forecast.ts'
import { assessingWith } from './law.ts'
import { namesTogether } from './names-together.ts'

/**
 * What the pages show of the complaints in several records, the one that is kept last: its owner's views are there, and
 * of two complaints with one reference the first is shown.
 */
export function complaintsShown(
  records: readonly [Casework, ...Casework[]],
  calendar: Calendar,
  clock: Clock = systemClock,
): Omit<Deps['casework'], keyof Looking> {
  const assess = assessingWith(calendar)
  const kept = records.at(-1) ?? records[0]
  return {
    async worklist(viewer, asked) {
      const soon = lastDayOf(10, clock.today(), calendar)
      const { skip, limit } = asked
      if (records.length === 1) return kept.worklist(viewer, { ...asked, soon })
      // The page is somewhere among the first of each.
      const found = await Promise.all(
        records.map((record) => record.worklist(viewer, { ...asked, soon, skip: 0, limit: skip + limit })),
      )
      return merged(found, skip, limit)
    },
    async choices(viewer) {
      if (records.length === 1) return kept.choices(viewer)
      const all = await Promise.all(records.map((record) => record.choices(viewer)))
      return {
        teams: namesTogether(all.map(({ teams }) => teams)),
        people: namesTogether(all.map(({ people }) => people)),
      }
    },
    async forecast(viewer) {
      const today = clock.today()
      const until = lastDayOf(40, today, calendar)
      const entries = await Promise.all(records.map((record) => record.dueBy(viewer, until)))
      return forecastOf(entries.flat(), today, calendar, DEFAULT_POLICIES)
    },
    async holdReviews(viewer) {
      const by = lastDayOf(10, clock.today(), calendar)
      const all = await Promise.all(records.map((record) => record.holdReviews(viewer, by)))
      return {
        first: all
          .flatMap(({ first }) => first)
          .toSorted((a, b) => a.by - b.by)
          .slice(0, FIRST_REVIEWS),
        total: all.reduce((sum, { total }) => sum + total, 0),
      }
    },
    async touchedBy(viewer, rules) {
      const all = await Promise.all(records.map((record) => record.touchedBy(viewer, rules)))
      return rules.map((_, at) => all.reduce((sum, counts) => sum + (counts[at] ?? 0), 0))
    },
    ...eachComplaint(records, assess, clock),
    ...peopleOfEach(records),
    ...emergencyOfEach(records),
    ...askingsOfEach(records),
    ...notesOfEach(records),
    savedViews: (viewer) => kept.savedViews(viewer),
    saveView: (viewer, view) => kept.saveView(viewer, view),
    dropView: (viewer, id) => kept.dropView(viewer, id),
  }
}

/** Of these complaints, those that somebody sees to for another, wherever they are. */
export const coveredIn =
  (records: readonly Pick<Casework, 'covered'>[]) =>
  async (viewer: Viewer, references: readonly string[]): Promise<ReadonlyMap<string, PersonId>> => {
    const found = await Promise.all(records.map((record) => record.covered(viewer, references)))
    return new Map(found.flatMap((one) => [...one]))
  }

type OfEach =
  | 'standing'
  | 'held'
  | 'heldFor'
  | 'holdingOf'
  | 'takeStep'
  | 'open'
  | 'readCase'
  | 'exportCase'
  | 'importCase'
  | 'allowed'
  | 'whoMay'
  | 'sayWhoMay'

/** What is asked of one complaint: of the first record that knows it. */
function eachComplaint(
  records: readonly [Casework, ...Casework[]],
  assess: ReturnType<typeof assessingWith>,
  clock: Clock,
): Pick<Deps['casework'], OfEach> {
  const kept = records.at(-1) ?? records[0]
  const fromFirst = fromFirstOf(records)
  const inFirst = inFirstOf(records)
  return {
    async allowed(viewer, reference) {
      const found = await fromFirst(async (record) => {
        const all = await record.allowed(viewer, reference)
        return all.size > 0 ? all : undefined
      })
      return found ?? new Set()
    },
    whoMay: (viewer, reference) => fromFirst((record) => record.whoMay(viewer, reference)),
    sayWhoMay: (...given) => inFirst((record) => record.sayWhoMay(...given)),
    standing: (viewer, reference) => fromFirst((record) => record.standing(viewer, reference)),
    ...holdingsOfEach(records),
    takeStep: (viewer, asked) => inFirst((record) => record.takeStep(viewer, asked)),
    open: (viewer, opening) => kept.open(viewer, opening),
    readCase: (viewer, reference, { to: _recorded, ...at }) =>
      fromFirst(async (record) => {
        const seen = await record.see(viewer, reference)
        if (!seen) return undefined
        const { history } = seen
        return { ...seen, assessment: assess(history, { asOf: dayToJudge(history, clock.today()), ...at }) }
      }),
    async importCase(viewer, history) {
      // Where a record that is not kept has the reference, it says so itself.
      for (const record of records) {
        if ((await record.read(viewer, history.reference)) !== undefined)
          return record.importChronology(viewer, history)
      }
      return kept.importChronology(viewer, history)
    },
    exportCase: (viewer, reference) => fromFirst((record) => record.export(viewer, reference)),
  }
}

/** What people hold, in all records together. */
const holdingsOfEach = (records: readonly Casework[]): Pick<Deps['casework'], 'held' | 'heldFor' | 'holdingOf'> => ({
  held: async (viewer) => (await Promise.all(records.map((record) => record.held(viewer)))).flat(),
  heldFor: async (viewer, who) => (await Promise.all(records.map((record) => record.heldFor(viewer, who)))).flat(),
  async holdingOf(viewer, people) {
    const all = await Promise.all(records.map((record) => record.holdingOf(viewer, people)))
    const sum = (one: PersonId) => all.reduce((total, counts) => total + (counts.get(one) ?? 0), 0)
    return new Map(people.flatMap((one) => (sum(one) > 0 ? [[one, sum(one)] as const] : [])))
  },
})

/** What the first record finds that knows it. */
const fromFirstOf =
  (records: readonly Casework[]) =>
  async <Found>(find: (record: Casework) => Promise<Found | undefined>): Promise<Found | undefined> => {
    for (const record of records) {
      const found = await find(record)
      if (found !== undefined) return found
    }
    return undefined
  }

/** Does something where the complaint is: each record refuses what it does not know, and has done nothing then. */
const inFirstOf =
  (records: readonly [Casework, ...Casework[]]) =>
  async <Value, Refused extends { readonly because: string }>(
    change: (record: Casework) => Promise<Result<Value, Refused>>,
  ) => {
    let done = await change(records[0])
    for (const record of records.slice(1)) {
      if (done.ok || done.error.because !== 'not-there') return done
      done = await change(record)
    }
    return done
  }

/** What is asked in a complaint is in the record that holds it; what somebody is asked, in all of them together. */
function askingsOfEach(records: readonly [Casework, ...Casework[]]): Askings {
  const [fromFirst, inFirst] = [fromFirstOf(records), inFirstOf(records)]
  return {
    askings: (viewer, reference) => fromFirst((record) => record.askings(viewer, reference)),
    ask: (...given) => inFirst((record) => record.ask(...given)),
    askedOnce: (viewer, asking) => fromFirst((record) => record.askedOnce(viewer, asking)),
    answerAsked: (...given) => inFirst((record) => record.answerAsked(...given)),
    askedOfMe: async (viewer) => (await Promise.all(records.map((record) => record.askedOfMe(viewer)))).flat(),
    async howManyAsked(viewer) {
      const each = await Promise.all(records.map((record) => record.howManyAsked(viewer)))
      return {
        waiting: each.reduce((sum, { waiting }) => sum + waiting, 0),
        all: each.reduce((sum, { all }) => sum + all, 0),
      }
    },
  }
}

/** Notes are in the record that holds their complaint; what somebody has to do, in all of them together. */
function notesOfEach(records: readonly [Casework, ...Casework[]]): Notes {
  const [fromFirst, inFirst] = [fromFirstOf(records), inFirstOf(records)]
  return {
    notes: (...given) => fromFirst((record) => record.notes(...given)),
    writeNote: (...given) => inFirst((record) => record.writeNote(...given)),
    changeNote: (...given) => inFirst((record) => record.changeNote(...given)),
    async tasksOf(viewer, holders) {
      const each = await Promise.all(records.map((record) => record.tasksOf(viewer, holders)))
      return each.flat().sort(firstDue)
    },
  }
}

/** Openings in an emergency: each in the record that holds the complaint. */
function emergencyOfEach(records: readonly [Casework, ...Casework[]]): Emergency {
  const inFirst = inFirstOf(records)
  return {
    openInEmergency: (viewer, asked) => inFirst((record) => record.openInEmergency(viewer, asked)),
    openNow: async (viewer) => (await Promise.all(records.map((record) => record.openNow(viewer)))).flat(),
    openings: async (viewer) => (await Promise.all(records.map((record) => record.openings(viewer)))).flat(),
    openingsToReview: async (viewer) =>
      (await Promise.all(records.map((record) => record.openingsToReview(viewer)))).reduce((sum, one) => sum + one, 0),
    reviewOpening: (viewer, opening, asked) => inFirst((record) => record.reviewOpening(viewer, opening, asked)),
  }
}

/** The people of a complaint are in the record that holds it. */
function peopleOfEach(records: readonly [Casework, ...Casework[]]): ComplaintPeople {
  const holding = async (viewer: Viewer, reference: string): Promise<Casework> => {
    const [first, ...others] = records
    for (const record of others.length > 0 ? records : [])
      if ((await record.allowed(viewer, reference)).size > 0) return record
    return first
  }
  /** The same use case of the record that holds the complaint. */
  const held =
    <Given extends readonly unknown[], Answer>(
      use: (record: Casework) => (viewer: Viewer, reference: string, ...given: Given) => Promise<Answer>,
    ) =>
    async (viewer: Viewer, reference: string, ...given: Given): Promise<Answer> =>
      use(await holding(viewer, reference))(viewer, reference, ...given)
  return {
    peopleOf: held((record) => record.peopleOf),
    peopleAlike: held((record) => record.peopleAlike),
    // A complaint is opened in the first, with people of the first.
    peopleKnown: (viewer, who) => records[0].peopleKnown(viewer, who),
    closeTo: async (viewer, who) =>
      (await Promise.all(records.map((record) => record.closeTo(viewer, who)))).flat().sort(),
    joinPerson: held((record) => record.joinPerson),
    linkPerson: held((record) => record.linkPerson),
    describePerson: held((record) => record.describePerson),
    removePerson: held((record) => record.removePerson),
    recordAboutPerson: held((record) => record.recordAboutPerson),
    erasePerson: held((record) => record.erasePerson),
    answersOfPerson: held((record) => record.answersOfPerson),
  }
}

function merged(found: readonly Worklist[], skip: number, limit: number): Worklist {
  const listed = found.flatMap((one): readonly Listed[] => one.listed).sort((a, b) => (a.order < b.order ? -1 : 1))
  const [first, ...others] = found
  const counts = { ...first?.counts } as Record<keyof Worklist['counts'], number>
  for (const one of others) for (const show of Object.keys(counts)) add(counts, show as keyof Worklist['counts'], one)
  return { listed: listed.slice(skip, skip + limit), total: found.reduce((sum, { total }) => sum + total, 0), counts }
}

const add = (counts: Record<keyof Worklist['counts'], number>, show: keyof Worklist['counts'], one: Worklist): void => {
  counts[show] += one.counts[show]
}
