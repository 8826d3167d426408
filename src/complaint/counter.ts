import { BEGINNING, type Day, END, plusDays, type Span, spanOf, spanOfDay } from '../kernel/day.ts'
import type { Calendar } from '../law/calendar.ts'
import type { Policies } from '../law/policies.ts'
import { countingOf, lastDayOf, type Period } from '../law/period.ts'
import { covers, isAssumed, workingDaysAfter } from '../law/working-days.ts'
import { isAfter } from '../kernel/span.ts'
import type { Truth } from '../kernel/truth.ts'
import { UNKNOWN } from './placing.ts'
import type { Turn } from './turn.ts'

/** Counts periods: the calendar, and the council's way of counting. */
export type Counting = {
  readonly calendar: Calendar
  /** The last day in time, `n` working days after each day of a span. */
  readonly after: (from: Span, n: number) => Span
  /** The last day in time for a period of a rule. */
  readonly lastDay: (from: Span, period: Period) => Span
  readonly textDay: (text: string) => Span
  readonly assumed: (span: Span) => boolean
}

/** Counts periods for one assessment, on its day of judging. */
export type Counter = Counting & {
  readonly today: Span
  /**
   * Whether `day` lies after a limit. Where `day` is the day of judging, the answer holds only for a while, which is
   * noted; so what is compared with the day of judging is compared here.
   */
  readonly isAfter: (day: Span, limit: Span) => Truth
  /** Notes that what was found may come out otherwise on the very next day. */
  readonly changesDaily: () => void
}

export function makeCounter(calendar: Calendar, policies: Policies, asOf: Day, turn: Turn): Counter {
  const today = spanOfDay(asOf)
  return {
    ...countingWith(calendar, policies),
    today,
    isAfter(day, limit) {
      if (day === today) turn.passing(limit)
      return isAfter(day, limit)
    },
    changesDaily: () => turn.on(plusDays(asOf, 1)),
  }
}

export function countingWith(calendar: Calendar, policies: Policies): Counting {
  const counting = countingOf(policies)
  const lastDay = (day: Day, period: Period): Day =>
    Number.isFinite(day) ? lastDayOf(day, period, calendar, counting) : day
  const add = (day: Day, n: number, beyond: Day): Day => {
    if (!Number.isFinite(day)) return day
    // Twice the days and a fortnight is more than n working days ever take.
    if (!covers(day, calendar) || !covers(plusDays(day, n * 2 + 15), calendar)) return beyond
    return workingDaysAfter(day, n, calendar, counting)
  }
  const after = (from: Span, n: number): Span => {
    const earliest = add(from.earliest, n, BEGINNING)
    return from.latest === from.earliest && Number.isFinite(earliest)
      ? { earliest, latest: earliest }
      : { earliest, latest: add(from.latest, n, END) }
  }
  const counts = (day: Day, n: number): boolean => covers(day, calendar) && covers(plusDays(day, -n * 2 - 15), calendar)
  return {
    calendar,
    after,
    lastDay: (from, period) => {
      if (period.unit !== 'working-days') return each(from, (day) => lastDay(day, period))
      if (!period.before) return after(from, period.n)
      const back = (day: Day, beyond: Day) => (counts(day, period.n) ? lastDay(day, period) : beyond)
      return { earliest: back(from.earliest, BEGINNING), latest: back(from.latest, END) }
    },
    textDay: (text) => spanOf(text) ?? UNKNOWN,
    assumed: (span) => Number.isFinite(span.latest) && isAssumed(span.latest, calendar),
  }
}

const each = (span: Span, move: (day: Day) => Day): Span => ({
  earliest: move(span.earliest),
  latest: move(span.latest),
})
