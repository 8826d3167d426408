// Regulation 2 of SI 2006/1738: a working day is not a Saturday, a Sunday, Christmas Day, Boxing Day, Good Friday
// or a bank holiday. Days on which the council is closed count. Readings chosen: docs/law/readings.md.
import { type Day, dayOfWeek, dayText, plusDays, weekdayName } from '../kernel/day.ts'
import { type Calendar, namedDay } from './calendar.ts'

/** How the day of the event is treated: policies P7 and P8. */
export type Counting = {
  /** P7: the day of the event is day 1 where it is a working day. */
  readonly countTriggerDay: boolean
  /** P8: a thing that arrives on a day that is not a working day counts as come on the next that is. */
  readonly nonWorkingReceipt: 'same_day' | 'next_working_day'
}

export const ORDINARY_COUNTING: Counting = { countTriggerDay: false, nonWorkingReceipt: 'same_day' }

/** The count left the years that the bank holiday list covers. */
export class OutsideCalendar extends Error {
  constructor(value: Day, calendar: Calendar) {
    const place = Number.isFinite(value) ? dayText(value) : 'A day'
    super(
      `${place} is outside the bank holidays of ${calendar.version}, which cover ${dayText(calendar.from)} to ${dayText(calendar.to)}`,
    )
    this.name = 'OutsideCalendar'
  }
}

/** Whether the calendar holds the day. No calendar holds an unbounded day, though counting lets one pass. */
export const covers = (value: Day, calendar: Calendar): boolean => value >= calendar.from && value <= calendar.to

/** Whether the day runs past the last published bank holiday, so that a date resting on it may still move. */
export const isAssumed = (value: Day, calendar: Calendar): boolean => value > calendar.publishedTo

/** Whether the day is a working day. Throws `OutsideCalendar`. */
export const isWorkingDay = (value: Day, calendar: Calendar): boolean =>
  countedTo(value, calendar) > (value === calendar.from ? 0 : countedTo(plusDays(value, -1), calendar))

/**
 * The last day of a period of `n` working days that begins with an event on `start`: by default the day of the
 * event is day 0, whatever day of the week it is, and day 1 is the next working day. `n` of 0 is the day itself.
 * Unbounded days are answered as they are. Throws `OutsideCalendar` where the count leaves the calendar, and a
 * RangeError where `n` is no whole number.
 */
export function workingDaysAfter(
  start: Day,
  n: number,
  calendar: Calendar,
  counting: Counting = ORDINARY_COUNTING,
): Day {
  checkCount(n)
  if (!Number.isFinite(start)) return start
  const trigger = counting.nonWorkingReceipt === 'next_working_day' ? nextWorkingDayFrom(start, calendar) : start
  if (n === 0) return trigger
  const before = countedTo(trigger, calendar)
  const head = counting.countTriggerDay && isWorkingDay(trigger, calendar) ? 1 : 0
  return workingDayNumber(before - head + n - 1, calendar)
}

/**
 * The last day on which to act so that `n` working days lie from the day after it up to and including `end`:
 * papers that must go 10 working days before a meeting. Unbounded days are answered as they are. Throws `OutsideCalendar`.
 */
export function workingDaysBefore(end: Day, n: number, calendar: Calendar): Day {
  checkCount(n)
  if (!Number.isFinite(end) || n === 0) return end
  const before = countedTo(end, calendar) - (isWorkingDay(end, calendar) ? 1 : 0)
  return workingDayNumber(before - n, calendar)
}

/**
 * How many working days there are after `a` up to and including `b`; 0 where `b` is not after `a`.
 * Unbounded on either side is Infinity. Throws `OutsideCalendar`.
 */
export function workingDaysBetween(a: Day, b: Day, calendar: Calendar): number {
  if (b <= a) return 0
  if (!Number.isFinite(a) || !Number.isFinite(b)) return Infinity
  return countedTo(b, calendar) - countedTo(a, calendar)
}

/** One day of a count: its number, or why it was passed over. */
export type ExplainedDay = {
  readonly day: Day
  /** Its number in the period; `null` where it does not count. */
  readonly counted: number | null
  /** `counted`, `day of the event`, `Saturday`, `Sunday`, or the name of the holiday. */
  readonly why: string
  readonly assumed: boolean
}

/**
 * The same count as `workingDaysAfter`, day by day from the event to the last day, each with its reason.
 * It walks, so ask for it only to show it. Throws `OutsideCalendar`, and a RangeError for an unbounded start.
 */
export function explainWorkingDays(
  start: Day,
  n: number,
  calendar: Calendar,
  counting: Counting = ORDINARY_COUNTING,
): ExplainedDay[] {
  checkCount(n)
  if (!Number.isFinite(start)) throw new RangeError('A count from an unbounded day cannot be explained')
  const days: ExplainedDay[] = []
  let received = false
  let number = 0
  for (let at = start; !received || number < n; at = plusDays(at, 1)) {
    const working = isWorkingDay(at, calendar)
    const first = !received
    received ||= working || counting.nonWorkingReceipt === 'same_day'
    const counts = working && (!first || counting.countTriggerDay) && number < n
    if (counts) number += 1
    days.push({
      day: at,
      counted: counts ? number : null,
      why: counts ? 'counted' : (reasonNotWorking(at, calendar) ?? 'day of the event'),
      assumed: isAssumed(at, calendar),
    })
  }
  return days
}

/** Why a day is not a working day: the name of the holiday, else of the day at the weekend; `undefined` where it is one. */
export function reasonNotWorking(value: Day, calendar: Calendar): string | undefined {
  const title = namedDay(value) ?? calendar.titles.get(value)
  return title ?? (dayOfWeek(value) > 5 ? weekdayName(value) : undefined)
}

function checkCount(n: number): void {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`Not a number of days to count: ${n}`)
}

const nextWorkingDayFrom = (value: Day, calendar: Calendar): Day =>
  isWorkingDay(value, calendar) ? value : workingDayNumber(countedTo(value, calendar), calendar)

function countedTo(value: Day, calendar: Calendar): number {
  const counted = calendar.counted[value - calendar.from]
  if (counted === undefined) throw new OutsideCalendar(value, calendar)
  return counted
}

function workingDayNumber(number: number, calendar: Calendar): Day {
  const offset = calendar.workingDays[number]
  if (offset === undefined)
    throw new OutsideCalendar(number < 0 ? plusDays(calendar.from, -1) : plusDays(calendar.to, 1), calendar)
  return plusDays(calendar.from, offset)
}
