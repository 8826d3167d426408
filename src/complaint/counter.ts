import { BEGINNING, type Day, END, plusDays, plusMonths, type Span, spanOf, spanOfDay } from '../kernel/day.ts'
import type { Calendar } from '../law/calendar.ts'
import type { Policies } from '../law/policies.ts'
import type { Limit } from '../law/rule.ts'
import { type Counting, covers, isAssumed, workingDaysAfter } from '../law/working-days.ts'
import { UNKNOWN } from './placing.ts'

/** Counts periods for one assessment: the calendar, the council's way of counting, and the day of judging. */
export type Counter = {
  readonly calendar: Calendar
  readonly today: Span
  /** The last day in time, `n` working days after each day of a span. */
  readonly after: (from: Span, n: number) => Span
  readonly limit: (from: Span, limit: Limit, n: number) => Span
  readonly textDay: (text: string) => Span
  readonly assumed: (span: Span) => boolean
}

export function makeCounter(calendar: Calendar, policies: Policies, asOf: Day): Counter {
  const counting: Counting = {
    countTriggerDay: policies['calendar.count_trigger_day'],
    nonWorkingReceipt: policies['calendar.non_working_receipt'],
  }
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
  return {
    calendar,
    today: spanOfDay(asOf),
    after,
    limit: (from, limit, n) => period(from, limit.unit, n, after),
    textDay: (text) => spanOf(text) ?? UNKNOWN,
    assumed: (span) => Number.isFinite(span.latest) && isAssumed(span.latest, calendar),
  }
}

function period(from: Span, unit: Limit['unit'], n: number, after: Counter['after']): Span {
  const each = (move: (day: Day) => Day): Span => ({ earliest: move(from.earliest), latest: move(from.latest) })
  switch (unit) {
    case 'working-days':
      return after(from, n)
    case 'calendar-days':
      return each((day) => plusDays(day, n))
    case 'months':
      return each((day) => plusMonths(day, n))
    case 'years':
      return each((day) => plusMonths(day, n * 12))
  }
}
