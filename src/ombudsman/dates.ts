import { type Day, dayOf, daysInMonth } from '../kernel/day.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A month by its name or the first letters of it, 1 to 12. */
export function monthNumber(name: string): number | undefined {
  const index = MONTHS.indexOf(name.slice(0, 3).toLowerCase())
  return index < 0 ? undefined : index + 1
}

export const MONTH_NAME =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)'

const WRITTEN = new RegExp(
  `^(?:[a-z]+,? )?(\\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?(${MONTH_NAME}),?[ -](\\d{4})\\.?$`,
  'i',
)
const DIGITS = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/

/** Reads a date as a header gives it: `21 Jan 2021`, `06-Jan-2026`, `21/01/2021`; `undefined` where it is none. */
export function readDate(text: string): Day | undefined {
  const plain = text.trim()
  const written = WRITTEN.exec(plain)
  if (written) return checkedDay(Number(written[3]), monthNumber(written[2] ?? ''), Number(written[1]))
  const digits = DIGITS.exec(plain)
  if (digits) return checkedDay(Number(digits[3]), Number(digits[2]), Number(digits[1]))
  const iso = ISO.exec(plain)
  return iso ? checkedDay(Number(iso[1]), Number(iso[2]), Number(iso[3])) : undefined
}

/** The day, where the calendar has it. No decision or deadline lies outside the years 1900 to 2999. */
export function checkedDay(year: number, month: number | undefined, date: number): Day | undefined {
  if (month === undefined || month < 1 || month > 12 || year < 1900 || year > 2999) return undefined
  return date >= 1 && date <= daysInMonth(year, month) ? dayOf(year, month, date) : undefined
}

const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const TEENS = ['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** A number in words or digits as a limit gives it. */
export const NUMBER = `(?:\\d{1,3}|an?|(?:${TENS.join('|')})(?:[ -](?:${WORDS.slice(0, 9).join('|')}))?|${[...WORDS, ...TEENS].join('|')})`

/** The value of a text that `NUMBER` matches. */
export function numberOf(text: string): number {
  const plain = text.toLowerCase()
  if (/^\d/.test(plain)) return Number(plain)
  const [first = '', second] = plain.split(/[ -]/)
  const tens = TENS.indexOf(first)
  if (tens >= 0) return (tens + 2) * 10 + (second === undefined ? 0 : WORDS.indexOf(second) + 1)
  const small = [...WORDS, ...TEENS].indexOf(first)
  return small < 0 ? 1 : small + 1
}
