import { dayInWords, parseDay } from '../../kernel/day.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { quoted } from './problem.ts'

/** How a sheet's dates stand where they are text; without it, a text that can be two days is neither. */
export type DateOrder = 'day-first' | undefined

type Doubt = { readonly says: string; readonly suggestion: string }

/**
 * A cell under a date as the vocabulary writes dates, if it is one that people write: a moment without its time, a month
 * in words. Any other text comes back as it is, for the check that follows. `3/2/2025` is two days unless an order is given.
 */
export function plainDate(cell: string, order: DateOrder): Result<string, Doubt> {
  const text = cell.trim()
  const [, day] = MOMENT.exec(text) ?? []
  if (day !== undefined) return ok(day)
  const inWords = fromWords(text)
  if (inWords !== undefined) return ok(inWords)
  const parts = FIGURES.exec(text)
  if (parts === null) return ok(text)
  const [, first = '', second = '', year = ''] = parts
  const iso = (month: string, date: string) => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const [dayFirst, monthFirst] = [iso(second, first), iso(first, second)]
  const [asDayFirst, asMonthFirst] = [parseDay(dayFirst), parseDay(monthFirst)]
  // What is a day only with the month first is left for the check to refuse: this is a British procedure.
  if (asDayFirst === undefined) return ok(text)
  if (order === 'day-first' || asMonthFirst === undefined || asDayFirst === asMonthFirst) return ok(dayFirst)
  return fail({
    says: `${quoted(text)} may be ${dayInWords(asDayFirst)} or ${dayInWords(asMonthFirst)}`,
    suggestion: `Write ${dayFirst} or ${monthFirst}, or say that all dates of the sheet stand with the day first.`,
  })
}

const MOMENT = /^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d)?$/u
const FIGURES = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u
const WORDS = /^(?:(\d{1,2})(?:st|nd|rd|th)?[ -]+(?:of +)?)?([a-z]{3,9})[ -]+(\d{4})$/iu

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const

function fromWords(text: string): string | undefined {
  const [, date, word = '', year = ''] = WORDS.exec(text) ?? []
  const at = word === '' ? -1 : MONTHS.findIndex((month) => month.startsWith(word.toLowerCase()))
  if (at < 0) return undefined
  const month = `${year}-${String(at + 1).padStart(2, '0')}`
  return date === undefined ? month : `${month}-${date.padStart(2, '0')}`
}
