import { readFileSync } from 'node:fs'
import { assess } from '../complaint/assess.ts'
import type { Assessment } from '../complaint/assessment.ts'
import { explainDuty } from '../complaint/explain-duty.ts'
import type { History } from '../complaint/history.ts'
import { type Supposed, whatIf } from '../complaint/what-if.ts'
import { QUESTIONS } from '../complaint/independence-questions.ts'
import { asksOf } from '../complaint/taking/asks.ts'
import type { EventType } from '../kernel/event-types.ts'
import type { Day } from '../kernel/day.ts'
import { type Calendar, makeCalendar, readBankHolidays } from '../law/calendar.ts'
import { DEFAULT_POLICIES } from '../law/policies.ts'
import { type LegalFunction, scopeOf } from '../law/scope.ts'

/** The bank holidays that come with the program, as a calendar. */
export function publishedCalendar(): Calendar {
  const list = readBankHolidays(JSON.parse(readFileSync(fileIn('bank-holidays.json'), 'utf8')))
  if (!list.ok) throw new Error(`The bank holidays cannot be used:\n${list.error.join('\n')}`)
  return makeCalendar(list.value)
}

/** A file that comes with the program. */
export const fileIn = (name: string): URL => new URL(`../../data/${name}`, import.meta.url)

export type AsOf = { readonly asOf: Day; readonly knownAt?: string }

/** Assesses a history under the calendar and the policies of this office. */
export const assessingWith =
  (calendar: Calendar) =>
  (history: History, at: AsOf): Assessment =>
    assess(history, { calendar, policies: DEFAULT_POLICIES, ...at })

/** The law as a record is judged under it, and its name: rows that were made under another are made again. */
export const lawOf = (calendar: Calendar) => ({
  assess: assessingWith(calendar),
  law: { policies: DEFAULT_POLICIES, calendar },
  lawIs: `bank holidays ${calendar.version}`,
})

/** What the forms of steps ask, on the day that it is. */
export const stepsWith = (calendar: Calendar, today: () => Day) => ({
  asks: (type: EventType, history: History) =>
    asksOf(type, history, { calendar, policies: DEFAULT_POLICIES, asOf: today() }),
  belongs: (legalFunction: LegalFunction | undefined) => scopeOf(legalFunction, DEFAULT_POLICIES),
  questions: QUESTIONS,
})

export const explainingWith = (calendar: Calendar) => (duty: Parameters<typeof explainDuty>[0]) =>
  explainDuty(duty, calendar, DEFAULT_POLICIES)

export const supposingWith = (calendar: Calendar) => (duty: Parameters<typeof whatIf>[0], supposed: Supposed) =>
  whatIf(duty, supposed, { calendar, policies: DEFAULT_POLICIES })
