import { calendarDate, type Day, dayInFull, dayInWords, daysInMonth, isExact, type Span } from './day.ts'

/** A span at the precision that is known: a day, a month, a year, between two, by one, or not known. */
export function spanInWords(span: Span): string {
  const { earliest, latest } = span
  if (!Number.isFinite(earliest)) return Number.isFinite(latest) ? `by ${dayInWords(latest)}` : 'date not known'
  if (!Number.isFinite(latest)) return `${dayInWords(earliest)} or later`
  if (isExact(span)) return dayInWords(earliest)
  if (!startsMonth(earliest) || !endsMonth(latest)) return `between ${dayInWords(earliest)} and ${dayInWords(latest)}`
  const from = calendarDate(earliest)
  const to = calendarDate(latest)
  if (from.year === to.year && from.month === to.month) return monthInWords(earliest)
  if (from.year === to.year && from.month === 1 && to.month === 12) return String(from.year)
  return `between ${monthInWords(earliest)} and ${monthInWords(latest)}`
}

/** As `spanInWords`, with the weekday where the day is known. */
export const spanInFull = (span: Span): string =>
  isExact(span) && Number.isFinite(span.earliest) ? dayInFull(span.earliest) : spanInWords(span)

/** `on Thursday 28 November 2024`, `in June 2021`, `between June 2021 and May 2022`. */
export function whenInWords(span: Span): string {
  const words = spanInFull(span)
  if (!Number.isFinite(span.earliest) && !Number.isFinite(span.latest)) return 'on a day that is not known'
  if (isExact(span)) return `on ${words}`
  if (words.startsWith('between') || words.startsWith('by')) return words
  return words.endsWith('or later') ? `on ${words}` : `in ${words}`
}

/** `Thursday 28 November 2024`, `some day in June 2021`: where a sentence asks for a day. */
export function someDay(span: Span): string {
  if (isExact(span) || (Number.isFinite(span.earliest) && !Number.isFinite(span.latest))) return spanInFull(span)
  return `some day ${whenInWords(span).replace('on a day ', '')}`
}

/** `by Thursday 28 November 2024`, `by some day in June 2021`. */
export const byInWords = (span: Span): string => `by ${someDay(span)}`

/** `since Wednesday 1 June 2022`, `since some day in June 2021`. */
export const sinceInWords = (span: Span): string => `since ${someDay(span)}`

const startsMonth = (day: Day): boolean => calendarDate(day).date === 1

const endsMonth = (day: Day): boolean => {
  const { year, month, date } = calendarDate(day)
  return date === daysInMonth(year, month)
}

const monthInWords = (day: Day): string => dayInWords(day).replace(/^\d+ /, '')
