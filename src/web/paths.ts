import { calendarDate, type Day } from '../kernel/day.ts'

/** The day that a page speaks of: `undefined` is today, which needs no mention in an address. */
export type AsOf = Day | undefined

export const LIST_PATH = '/'
export const RULES_PATH = '/rules'
export const CHECK_PATH = '/check'
export const CALENDAR_PATH = '/calendar'

export const casePath = (reference: string, asOf?: AsOf): string =>
  `/complaints/${encodeURIComponent(reference)}${asOfQuery(asOf)}`

export const datePath = (reference: string, duty: string, asOf?: AsOf): string =>
  `/complaints/${encodeURIComponent(reference)}/dates/${encodeURIComponent(duty)}${asOfQuery(asOf)}`

export const downloadPath = (reference: string, form: string): string =>
  `/complaints/${encodeURIComponent(reference)}/chronology.${form}`

export const calendarPath = (year: number): string => `${CALENDAR_PATH}?year=${year}`

export const rulePath = (id: string): string => `${RULES_PATH}#${encodeURIComponent(id)}`

function asOfQuery(asOf: AsOf): string {
  if (asOf === undefined) return ''
  const { year, month, date } = calendarDate(asOf)
  return `?day=${date}&month=${month}&year=${year}`
}
