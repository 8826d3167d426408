import { type Day, day } from '../kernel/day.ts'
import type { PersonId, StreamId } from '../kernel/ids.ts'
import type { Instant } from './ports.ts'
import type { ReadKind, ReadRecord } from './read-records-port.ts'

// What is unusual in the looking of some weeks. It is a reason to ask, and says nothing of whether it was wrong.

/** Looking before or after these hours in Europe/London, or at a weekend, is out of hours. */
export const HOURS = { from: 7, to: 20 } as const
/** More complaints than this many times the person's own median of the other days. */
export const TIMES_USUAL = 3
/** Fewer complaints in a day than this, or fewer looks at one, are not unusual whatever the person's median is. */
export const LEAST = 10

export type OutOfHours = { readonly person: PersonId; readonly times: number; readonly last: Instant }
export type ManyInADay = {
  readonly person: PersonId
  readonly day: Day
  readonly complaints: number
  /** The median of the other days on which they opened any; nothing where there was no other. */
  readonly usual?: number
}
export type AgainAndAgain = {
  readonly person: PersonId
  readonly stream: StreamId
  readonly times: number
  readonly last: Instant
}

/** How often somebody looked at one complaint, at all. */
export type Looked = AgainAndAgain

export type ReadTally = {
  /** Takes records in the order of time. */
  readonly add: (read: ReadRecord) => void
  readonly outOfHours: () => readonly OutOfHours[]
  readonly manyInADay: () => readonly ManyInADay[]
  readonly againAndAgain: () => readonly AgainAndAgain[]
  /** All that somebody looked into. */
  readonly lookedInto: (person: PersonId) => readonly Looked[]
}

/** Ways of looking into a complaint itself; a list shows little of many. */
const OPENED: ReadonlySet<ReadKind> = new Set(['case', 'date', 'download', 'export'])

/** Ways of looking at who is in a complaint, or at what was written about them. */
const INTO: ReadonlySet<ReadKind> = new Set([...OPENED, 'people', 'notes', 'step', 'asked', 'emergency'])

/** Counts records of reads, without keeping them. */
export function readTally(): ReadTally {
  const hourOf = hours()
  const late = new Map<PersonId, OutOfHours>()
  const days = new Map<PersonId, Map<Day, Set<StreamId>>>()
  const looks = new Map<string, AgainAndAgain>()
  const into = new Map<PersonId, Map<StreamId, Looked>>()
  return {
    add({ person, at, what, streams }) {
      const { day, isOut } = hourOf(at)
      if (isOut) late.set(person, { person, times: (late.get(person)?.times ?? 0) + 1, last: at })
      if (INTO.has(what)) {
        const ofPerson = valueAt(into, person, () => new Map<StreamId, Looked>())
        for (const stream of streams)
          ofPerson.set(stream, { person, stream, times: (ofPerson.get(stream)?.times ?? 0) + 1, last: at })
      }
      if (!OPENED.has(what)) return
      const ofPerson = valueAt(days, person, () => new Map<Day, Set<StreamId>>())
      const opened = valueAt(ofPerson, day, () => new Set<StreamId>())
      for (const stream of streams) {
        opened.add(stream)
        const key = `${person} ${stream}`
        looks.set(key, { person, stream, times: (looks.get(key)?.times ?? 0) + 1, last: at })
      }
    },
    outOfHours: () => mostFirst([...late.values()]),
    manyInADay: () =>
      [...days]
        .flatMap(([person, byDay]) => manyOf(person, [...byDay]))
        .sort((a, b) => b.complaints - a.complaints || b.day - a.day),
    againAndAgain: () => mostFirst([...looks.values()].filter(({ times }) => times >= LEAST)),
    lookedInto: (person) => [...(into.get(person)?.values() ?? [])],
  }
}

function manyOf(person: PersonId, byDay: readonly (readonly [Day, ReadonlySet<StreamId>])[]): readonly ManyInADay[] {
  return byDay.flatMap(([day, { size: complaints }], at): ManyInADay[] => {
    const usual = median(byDay.filter(([, { size }], other) => other !== at && size > 0).map(([, { size }]) => size))
    if (complaints < LEAST || complaints <= TIMES_USUAL * (usual ?? 0)) return []
    return [{ person, day, complaints, ...(usual !== undefined && { usual }) }]
  })
}

function median(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

const mostFirst = <Counted extends { readonly times: number }>(counted: Counted[]): readonly Counted[] =>
  counted.sort((a, b) => b.times - a.times)

function valueAt<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}

const SATURDAY = 6

/** In which London day an instant falls, and whether out of hours; worked out once for each hour. */
function hours(): (at: Instant) => { readonly day: Day; readonly isOut: boolean } {
  const known = new Map<string, { readonly day: Day; readonly isOut: boolean }>()
  return (at) =>
    valueAt(known, at.slice(0, '2026-03-02T09'.length), () => {
      const there = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/London')
      const isOut = there.hour < HOURS.from || there.hour >= HOURS.to || there.dayOfWeek >= SATURDAY
      return { day: day(there.toPlainDate().toString()), isOut }
    })
}
