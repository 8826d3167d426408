// A statutory day has no hour and no time zone, so a day is a whole number: days since 1 January 1970.
// Text at the edges is ISO 8601; inside, counting is arithmetic.

declare const dayBrand: unique symbol
/** Days since 1970-01-01 in the proleptic Gregorian calendar. ±Infinity means "no bound is known". */
export type Day = number & { readonly [dayBrand]: true }

/** `2021`, `2021-06` or `2021-06-14`: ISO 8601 reduced precision. */
export type DateText = string

/** The days an event may have happened on, both ends included. */
export type Span = { readonly earliest: Day; readonly latest: Day }

export const BEGINNING = -Infinity as Day
export const END = Infinity as Day

const MILLISECONDS = 86_400_000

export function dayOf(year: number, month: number, date: number): Day {
  return Math.round(Date.UTC(year, month - 1, date) / MILLISECONDS) as Day
}

export type CalendarDate = { readonly year: number; readonly month: number; readonly date: number }

/** Howard Hinnant's civil-from-days, which needs no Date object. */
export function calendarDate(day: Day): CalendarDate {
  const z = day + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  }
}

export const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Monday is 1, Sunday is 7. */
export const dayOfWeek = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1

export const plusDays = (day: Day, days: number): Day => (day + days) as Day

/** The same day number `months` later, or the last day of that month where it has no such number. */
export function plusMonths(day: Day, months: number): Day {
  if (!Number.isFinite(day)) return day
  const from = calendarDate(day)
  const index = from.year * 12 + from.month - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return dayOf(year, month, Math.min(from.date, daysInMonth(year, month)))
}

export const plusYears = (day: Day, years: number): Day => plusMonths(day, years * 12)

const digits = (text: string, from: number, to: number): number => {
  let value = 0
  for (let i = from; i < to; i += 1) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

const spans = new Map<string, Span | undefined>()
const REMEMBERED = 4096

/** Reads a date of any precision as the days it allows; `undefined` where the text is no such date. */
export function spanOf(text: DateText): Span | undefined {
  if (spans.has(text)) return spans.get(text)
  const span = readSpan(text)
  if (spans.size >= REMEMBERED) spans.clear()
  spans.set(text, span)
  return span
}

function readSpan(text: DateText): Span | undefined {
  const { length } = text
  if (length !== 4 && length !== 7 && length !== 10) return undefined
  const year = digits(text, 0, 4)
  if (!(year >= 1000)) return undefined
  if (length === 4) return { earliest: dayOf(year, 1, 1), latest: dayOf(year, 12, 31) }
  const month = digits(text, 5, 7)
  if (text.charCodeAt(4) !== 45 || !(month >= 1 && month <= 12)) return undefined
  if (length === 7) return { earliest: dayOf(year, month, 1), latest: dayOf(year, month, daysInMonth(year, month)) }
  const date = digits(text, 8, 10)
  if (text.charCodeAt(7) !== 45 || !(date >= 1 && date <= daysInMonth(year, month))) return undefined
  const day = dayOf(year, month, date)
  return { earliest: day, latest: day }
}

/** Reads a full date, `YYYY-MM-DD`; `undefined` for anything else. */
export function parseDay(text: string): Day | undefined {
  return text.length === 10 ? spanOf(text)?.earliest : undefined
}

/** Reads a full date that the program itself wrote; throws where it is none. */
export function day(text: string): Day {
  const read = parseDay(text)
  if (read === undefined) throw new Error(`Not a date (YYYY-MM-DD): ${text}`)
  return read
}

const two = (value: number) => (value < 10 ? `0${value}` : `${value}`)

/** `YYYY-MM-DD`. Throws for an unbounded day, which has no text. */
export function dayText(value: Day): string {
  if (!Number.isFinite(value)) throw new Error('An unbounded day has no text')
  const { year, month, date } = calendarDate(value)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** `28 November 2024`. */
export function dayInWords(value: Day): string {
  const { year, month, date } = calendarDate(value)
  return `${date} ${MONTHS[month - 1]} ${year}`
}

/** `Thursday 28 November 2024`. */
export const dayInFull = (value: Day): string => `${weekdayName(value)} ${dayInWords(value)}`

export const weekdayName = (value: Day): string => WEEKDAYS[dayOfWeek(value) - 1] ?? ''

export const spanOfDay = (value: Day): Span => ({ earliest: value, latest: value })

export const isExact = (span: Span): boolean => span.earliest === span.latest
