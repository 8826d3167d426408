import { type Day, plusDays, plusMonths, plusYears } from '../kernel/day.ts'
import type { Calendar } from './calendar.ts'
import type { Policies } from './policies.ts'
import type { Limit, PeriodUnit, Rule } from './rule.ts'
import { limitOn } from './rules/index.ts'
import { type Counting, ORDINARY_COUNTING, workingDaysAfter, workingDaysBefore } from './working-days.ts'

/** A length of time to be counted from an event. */
export type Period = {
  readonly unit: PeriodUnit
  readonly n: number
  /** Counted back: it ends on the day of the event. */
  readonly before?: true
  /** It begins with the day of the event, which is day 1: a period of calendar days under policy P14. */
  readonly withFirstDay?: true
}

/** How a council counts working days: policies P7 and P8. */
export const countingOf = (policies: Policies): Counting => ({
  countTriggerDay: policies['calendar.count_trigger_day'],
  nonWorkingReceipt: policies['calendar.non_working_receipt'],
})

/**
 * The period that a rule gives on a day, as the council's policies have it; `undefined` where there is none.
 * Where only the start differs (P1, P6), the period of the rule itself is answered.
 */
export function periodOf(rule: Rule, on: Day, policies: Policies): Period | undefined {
  const limit = limitOn(rule, on)
  if (limit === undefined) return undefined
  const period = { unit: limit.unit, n: numberIn(limit, policies), ...(limit.before ? { before: limit.before } : {}) }
  switch (rule.id) {
    case 'S1.respond':
      return policies['stage1.limit'] === '20' ? { ...period, n: 20 } : period
    case 'S2.request':
      return STAGE_2_WINDOW[policies['stage2.request_window']]
    case 'D.dp-ack':
      return policies['dp.day_count'] === 'statute' ? { ...period, withFirstDay: true } : period
    default:
      return period
  }
}

const STAGE_2_WINDOW: { readonly [Window in Policies['stage2.request_window']]: Period | undefined } = {
  none: undefined,
  '20wd_soft': { unit: 'working-days', n: 20 },
  '28days_soft': { unit: 'calendar-days', n: 28 },
}

/** The number of a limit: its own, or the one in the policy it names. Throws where a rule was written with neither. */
export function numberIn(limit: Limit, policies: Policies): number {
  if (limit.n !== undefined) return limit.n
  if (limit.policy === undefined) throw new Error('A limit has a number or a policy')
  return policies[NUMBERED[limit.policy]]
}

const NUMBERED = {
  P13: 'ack.days',
  P16: 'stage2.statement_days',
  P17: 'update_every',
  P18: 'appoint_days',
  P21: 'recommendation_days',
  P22: 'deemed_delivery',
} as const satisfies Record<NonNullable<Limit['policy']>, keyof Policies>

/**
 * The last day in time for a period that runs from an event on `start`. Months and years end on the same day number,
 * or the last day of a shorter month. Throws `OutsideCalendar` where working days run out of the calendar.
 */
export function lastDayOf(start: Day, period: Period, calendar: Calendar, counting: Counting = ORDINARY_COUNTING): Day {
  const n = period.before ? -period.n : period.n
  switch (period.unit) {
    case 'working-days':
      return period.before
        ? workingDaysBefore(start, period.n, calendar)
        : workingDaysAfter(start, period.n, calendar, counting)
    case 'calendar-days':
      return plusDays(start, period.withFirstDay ? n - 1 : n)
    case 'months':
      return plusMonths(start, n)
    case 'years':
      return plusYears(start, n)
  }
}
