import type { Instant } from '../casework/ports.ts'
import { type Day, daysInMonth, dayInWords, dayOf, dayText } from '../kernel/day.ts'

export type DatePartName = 'day' | 'month' | 'year'
export type TypedDate = Readonly<Record<DatePartName, string>>

/** What was asked for by a date form: nothing, a day, or something that is none. */
export type DateAsked =
  | { readonly is: 'nothing' }
  | { readonly is: 'day'; readonly day: Day }
  | { readonly is: 'wrong'; readonly typed: TypedDate; readonly says: string; readonly parts: readonly DatePartName[] }

/** The last moment of a day in Europe/London, to the millisecond. */
export const endOfDay = (day: Day): Instant =>
  Temporal.PlainDate.from(dayText(day))
    .add({ days: 1 })
    .toZonedDateTime('Europe/London')
    .subtract({ milliseconds: 1 })
    .toInstant()
    .toString({ smallestUnit: 'millisecond' })

/**
 * Reads the day that a page is to speak of and, from the boxes named `known-…`, the day up to which it is to know the
 * record. The second may be left out, and the first where the second is given.
 */
export function readDates(
  query: Readonly<Record<string, string | undefined>>,
  bounds: { readonly from: Day; readonly to: Day },
): { readonly asked: DateAsked; readonly known: DateAsked } {
  const known = readOptionalDate(query, bounds, 'known-')
  return { asked: known.is === 'nothing' ? readDate(query, bounds) : readOptionalDate(query, bounds), known }
}

/** As `readDate`, but three boxes that were left empty are nothing. */
export function readOptionalDate(
  query: Readonly<Record<string, string | undefined>>,
  bounds: { readonly from: Day; readonly to: Day },
  prefix = '',
): DateAsked {
  const isBlank = PARTS.every((part) => (query[`${prefix}${part}`] ?? '').trim() === '')
  return isBlank ? { is: 'nothing' } : readDate(query, bounds, prefix)
}

/** What a case is asked for by the two dates of its form. */
export const askedOf = (asked: DateAsked, known: DateAsked): { readonly asOf?: Day; readonly knownAt?: Instant } => ({
  ...(asked.is === 'day' && { asOf: asked.day }),
  ...(known.is === 'day' && { knownAt: endOfDay(known.day) }),
})

const PARTS = ['day', 'month', 'year'] as const satisfies readonly DatePartName[]
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Reads the three boxes of a date form. A month may be a number or a name. What was typed comes back with the reason
 * where it is no day, or a day outside `bounds`. `prefix` stands before the names of the boxes.
 */
export function readDate(
  query: Readonly<Record<string, string | undefined>>,
  bounds: { readonly from: Day; readonly to: Day },
  prefix = '',
): DateAsked {
  const box = (part: DatePartName) => query[`${prefix}${part}`]
  const typed = { day: box('day') ?? '', month: box('month') ?? '', year: box('year') ?? '' }
  const wrong = (says: string, parts: readonly DatePartName[]): DateAsked => ({ is: 'wrong', typed, says, parts })
  const missing = PARTS.filter((part) => typed[part].trim() === '')
  if (missing.length === 3)
    return PARTS.some((part) => box(part) !== undefined)
      ? wrong('Enter a day, month and year', PARTS)
      : { is: 'nothing' }
  if (missing.length > 0) return wrong(`The date must include a ${missing.join(' and a ')}`, missing)

  const numbers = { day: wholeNumber(typed.day), month: monthNumber(typed.month), year: wholeNumber(typed.year) }
  const unread = PARTS.filter((part) => numbers[part] === undefined)
  if (unread.length > 0)
    return wrong(`The ${unread.join(' and the ')} must be a number, like ${example(unread)}`, unread)

  const { day = 0, month = 0, year = 0 } = numbers
  if (year < 1000) return wrong('The year must have 4 numbers', ['year'])
  if (month < 1 || month > 12) return wrong('The month must be between 1 and 12', ['month'])
  if (day < 1 || day > daysInMonth(year, month)) return wrong('There is no such day in that month', ['day'])
  const asked = dayOf(year, month, day)
  if (asked >= bounds.from && asked <= bounds.to) return { is: 'day', day: asked }
  return wrong(`The date must be between ${dayInWords(bounds.from)} and ${dayInWords(bounds.to)}`, PARTS)
}

const wholeNumber = (text: string): number | undefined =>
  /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : undefined

function monthNumber(text: string): number | undefined {
  const named = MONTHS.findIndex((month) => text.trim().toLowerCase().startsWith(month))
  return named >= 0 ? named + 1 : wholeNumber(text)
}

const EXAMPLES: TypedDate = { day: '27', month: '3', year: '2024' }
const example = (parts: readonly DatePartName[]): string => parts.map((part) => EXAMPLES[part]).join(' and ')
