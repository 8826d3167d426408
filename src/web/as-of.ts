import { type Day, daysInMonth, dayInWords, dayOf } from '../kernel/day.ts'

export type DatePartName = 'day' | 'month' | 'year'
export type TypedDate = Readonly<Record<DatePartName, string>>

/** What was asked for by a date form: nothing, a day, or something that is none. */
export type DateAsked =
  | { readonly is: 'nothing' }
  | { readonly is: 'day'; readonly day: Day }
  | { readonly is: 'wrong'; readonly typed: TypedDate; readonly says: string; readonly parts: readonly DatePartName[] }

const PARTS = ['day', 'month', 'year'] as const satisfies readonly DatePartName[]
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Reads the three boxes of a date form. A month may be a number or a name. What was typed comes back with the reason
 * where it is no day, or a day outside `bounds`.
 */
export function readDate(
  query: Readonly<Record<string, string | undefined>>,
  bounds: { readonly from: Day; readonly to: Day },
): DateAsked {
  const typed = { day: query['day'] ?? '', month: query['month'] ?? '', year: query['year'] ?? '' }
  const wrong = (says: string, parts: readonly DatePartName[]): DateAsked => ({ is: 'wrong', typed, says, parts })
  const missing = PARTS.filter((part) => typed[part].trim() === '')
  if (missing.length === 3)
    return Object.keys(query).some(isPart) ? wrong('Enter a day, month and year', PARTS) : { is: 'nothing' }
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

const isPart = (key: string): boolean => key === 'day' || key === 'month' || key === 'year'

const wholeNumber = (text: string): number | undefined =>
  /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : undefined

function monthNumber(text: string): number | undefined {
  const named = MONTHS.findIndex((month) => text.trim().toLowerCase().startsWith(month))
  return named >= 0 ? named + 1 : wholeNumber(text)
}

const EXAMPLES: TypedDate = { day: '27', month: '3', year: '2024' }
const example = (parts: readonly DatePartName[]): string => parts.map((part) => EXAMPLES[part]).join(' and ')
