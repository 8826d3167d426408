import type { Casework } from '../casework/casework.ts'
import { systemClock } from '../casework/clock.ts'
import type { Looking } from '../casework/looking.ts'
import type { Clock, NameFound } from '../casework/ports.ts'
import type { Listed, Worklist } from '../casework/worklist.ts'
import { dayToJudge } from '../complaint/day-to-judge.ts'
import type { Calendar } from '../law/calendar.ts'
import { DEFAULT_POLICIES } from '../law/policies.ts'
import { fail } from '../kernel/result.ts'
import type { Deps } from '../web/deps.ts'
import { forecastOf, lastDayOf } from '../worklist/forecast.ts'
import { assessingWith } from './law.ts'

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
      return { teams: mergedNames(all.map(({ teams }) => teams)), people: mergedNames(all.map(({ people }) => people)) }
    },
    async forecast(viewer) {
      const today = clock.today()
      const until = lastDayOf(40, today, calendar)
      const entries = await Promise.all(records.map((record) => record.dueBy(viewer, until)))
      return forecastOf(entries.flat(), today, calendar, DEFAULT_POLICIES)
    },
    async touchedBy(viewer, rules) {
      const all = await Promise.all(records.map((record) => record.touchedBy(viewer, rules)))
      return rules.map((_, at) => all.reduce((sum, counts) => sum + (counts[at] ?? 0), 0))
    },
    ...eachComplaint(records, assess, clock),
    savedViews: (viewer) => kept.savedViews(viewer),
    saveView: (viewer, view) => kept.saveView(viewer, view),
    dropView: (viewer, id) => kept.dropView(viewer, id),
  }
}

type OfEach =
  | 'standing'
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
  const fromFirst = async <Found>(find: (record: Casework) => Promise<Found | undefined>) => {
    for (const record of records) {
      const found = await find(record)
      if (found !== undefined) return found
    }
    return undefined
  }
  return {
    async allowed(viewer, reference) {
      const found = await fromFirst(async (record) => {
        const all = await record.allowed(viewer, reference)
        return all.size > 0 ? all : undefined
      })
      return found ?? new Set()
    },
    whoMay: (viewer, reference) => fromFirst((record) => record.whoMay(viewer, reference)),
    async sayWhoMay(viewer, reference, change) {
      for (const record of records) {
        const done = await record.sayWhoMay(viewer, reference, change)
        if (done.ok || done.error.because !== 'not-there') return done
      }
      return kept.sayWhoMay(viewer, reference, change)
    },
    standing: (viewer, reference) => fromFirst((record) => record.standing(viewer, reference)),
    async takeStep(viewer, asked) {
      for (const record of records) {
        const done = await record.takeStep(viewer, asked)
        if (done.ok || done.error.because !== 'not-there') return done
      }
      return fail({ because: 'not-there' })
    },
    open: (viewer, opening) => kept.open(viewer, opening),
    readCase: (viewer, reference, { to: _recorded, ...at }) =>
      fromFirst(async (record) => {
        const history = await record.read(viewer, reference)
        return history && { history, assessment: assess(history, { asOf: dayToJudge(history, clock.today()), ...at }) }
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

function mergedNames(lists: readonly (readonly NameFound[])[]): readonly NameFound[] {
  const rows = new Map<string, number>()
  for (const { name, rows: count } of lists.flat()) rows.set(name, (rows.get(name) ?? 0) + count)
  return [...rows].map(([name, count]) => ({ name, rows: count })).sort((a, b) => (a.name < b.name ? -1 : 1))
}
