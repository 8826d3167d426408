import { daysInMonth, parseDay, spanOf } from '../../kernel/day.ts'
import { quoted } from './problem.ts'

/** Why a text is not what it should be, and what to write instead. */
export type Reason = { readonly says: string; readonly suggestion: string }

const EARLIEST = 1900
const LATEST = 2100
const FULL = 'Write the day as YYYY-MM-DD, such as 2021-06-14.'
const ANY = 'Write what is known: 2021, 2021-06 or 2021-06-14.'
const INSTANT = 'Write the moment as 2021-06-14T09:30:00Z, or with its offset: 2021-06-14T10:30:00+01:00.'

/** Why a text is no plausible date, or nothing. A `full` date gives the day; any other may be a year or a month. */
export function whyNoDate(text: string, full: boolean): Reason | undefined {
  const suggestion = full ? FULL : ANY
  if (spanOf(text) === undefined) return { says: noSuchDate(text), suggestion: dayFirst(text) ?? suggestion }
  if (full && text.length !== 10) return { says: `${quoted(text)} is not a full date`, suggestion }
  return outOfRange(text, suggestion)
}

/** Why a text is no plausible moment, or nothing. */
export function whyNoInstant(text: string): Reason | undefined {
  const formed = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/u.exec(text)
  const known = formed !== null && parseDay(formed[1] ?? '') !== undefined && !Number.isNaN(Date.parse(text))
  return known ? outOfRange(text, INSTANT) : { says: `${quoted(text)} is no moment in time`, suggestion: INSTANT }
}

function outOfRange(text: string, suggestion: string): Reason | undefined {
  const year = Number(text.slice(0, 4))
  if (year >= EARLIEST && year <= LATEST) return undefined
  return {
    says: `${quoted(text)} is not between ${EARLIEST} and ${LATEST}`,
    suggestion: `Check the year. ${suggestion}`,
  }
}

function noSuchDate(text: string): string {
  const parts = /^(\d{4})-(\d\d)(?:-\d\d)?$/u.exec(text)
  if (parts === null) return `${quoted(text)} is no date`
  const [year, month] = [Number(parts[1]), Number(parts[2])]
  if (month < 1 || month > 12) return `${quoted(text)} is no date: there is no month ${parts[2]}`
  return `${quoted(text)} is no date: ${parts[1]}-${parts[2]} has ${daysInMonth(year, month)} days`
}

/** A date as it is written by hand in Britain, the day first, as `YYYY-MM-DD`; nothing where it is none. */
export function fromDayFirst(text: string): string | undefined {
  const parts = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/u.exec(text)
  if (parts === null) return undefined
  const [, date = '', month = '', year = ''] = parts
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return parseDay(iso) === undefined ? undefined : iso
}

function dayFirst(text: string): string | undefined {
  const iso = fromDayFirst(text)
  return iso === undefined ? undefined : `If the day stands first, write ${iso}.`
}
