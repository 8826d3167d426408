import { type Day, dayInFull, dayText, isExact, type Span, spanOfDay } from '../kernel/day.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { someDay } from '../kernel/span-words.ts'
import type { Calendar } from '../law/calendar.ts'
import type { Policies } from '../law/policies.ts'
import { RULES } from '../law/rules/index.ts'
import { withSupposedHoliday } from '../law/supposed-holiday.ts'
import { covers, type ExplainedDay, workingDaysBetween } from '../law/working-days.ts'
import type { Duty, Moves } from './assessment.ts'
import { countingWith } from './counter.ts'
import { explainDuty } from './explain-duty.ts'
import { type ClockDates, clockDates } from './stage-clock.ts'

/** What is supposed of a date: another start, a notice until a day, one more bank holiday. What is left out is as it was. */
export type Supposed = {
  readonly start?: Day | undefined
  /** In place of every notice that was sent, and sent in time. */
  readonly notice?: Day | undefined
  readonly holiday?: Day | undefined
}

/** Why it cannot be supposed; `nothing` where no supposition fits this date. */
export type CannotSuppose = { readonly about: keyof Supposed | 'nothing'; readonly says: string }

/** A date as it would be. Nothing of it is recorded anywhere. */
export type WhatIf = {
  readonly dates: Pick<Duty, 'from' | 'firstDue' | 'due' | 'latest' | 'assumed'>
  /** The calendar that it was counted with. */
  readonly calendar: Pick<Calendar, 'version' | 'source' | 'publishedTo'>
  /** As `explainDuty` lists them. */
  readonly days: readonly ExplainedDay[]
  /** Working days after the real date, negative before it; `undefined` where either is not known to the day. */
  readonly later: number | undefined
  /** A notice that was sent in time would have come too late. */
  readonly noticeTooLate: boolean
}

const UNMOVED: Moves = { notices: [], paused: [], set: false }

/**
 * The date of a duty as the same law gives it under other facts. Refuses what the rule does not allow, with the words
 * for each field: a notice past the ceiling, a bank holiday on a Sunday, a start before the rule had effect.
 */
export function whatIf(
  duty: Duty,
  supposed: Supposed,
  { calendar, policies }: { readonly calendar: Calendar; readonly policies: Policies },
): Result<WhatIf, readonly CannotSuppose[]> {
  const moves = duty.movedBy ?? UNMOVED
  if (moves.set)
    return cannot('nothing', 'Somebody set this date. It is not counted from a start, so it moves with none')
  const added = supposed.holiday === undefined ? ok(calendar) : withSupposedHoliday(calendar, supposed.holiday)
  const used = added.ok ? added.value : calendar
  const from = supposed.start === undefined ? duty.from : spanOfDay(supposed.start)
  const by = { counter: countingWith(used, policies), policies }
  const clock = { rule: duty.rule, from, paused: moves.paused }
  const recorded = clockDates({ ...clock, notices: moves.notices }, by)
  const problems: CannotSuppose[] = added.ok ? [] : [{ about: 'holiday', says: added.error }]
  if (!recorded || outside(recorded, from)) return fail([...problems, noDate(supposed, calendar)])
  const dates =
    supposed.notice === undefined ? recorded : clockDates({ ...clock, notices: [until(supposed.notice, from)] }, by)
  const wrongNotice = supposed.notice === undefined ? undefined : noticeProblem(supposed.notice, recorded, duty)
  if (wrongNotice !== undefined) problems.push({ about: 'notice', says: wrongNotice })
  if (problems.length > 0 || !dates) return fail(problems)
  const { firstDue, due, ceiling, notified } = dates
  return ok({
    dates: { from, firstDue, due, latest: ceiling, assumed: by.counter.assumed(due) },
    calendar: used,
    days: explainDuty({ rule: duty.rule, from, firstDue, due }, used, policies),
    later: workingDaysApart(duty.due, due, used),
    noticeTooLate: wasNotified(duty) && notified === 'no',
  })
}

const cannot = (about: CannotSuppose['about'], says: string) => fail([{ about, says }])

/** A notice sent on the first day there was, which is in time wherever the start is known only roughly. */
const until = (day: Day, from: Span): Moves['notices'][number] => ({
  sent: { ref: '', when: spanOfDay(from.earliest) },
  until: dayText(day),
})

/** A start that is known to the day leads to a day, unless the count leaves the calendar. */
const outside = ({ due }: ClockDates, from: Span): boolean => isExact(from) && !Number.isFinite(due.latest)

function noDate({ start }: Supposed, { from, to }: Calendar): CannotSuppose {
  const says = `No date can be counted from that day: the rule had no effect yet, or the count leaves the bank holidays known here, which cover ${dayInFull(from)} to ${dayInFull(to)}`
  return start === undefined
    ? { about: 'nothing', says: says.replace('that day', 'its start') }
    : { about: 'start', says }
}

function noticeProblem(notice: Day, { firstDue, ceiling }: ClockDates, { rule }: Duty): string | undefined {
  const most = RULES[rule].extension?.ceiling.n
  if (!ceiling || most === undefined) return 'No notice can move this date: its rule knows no extension'
  if (notice > ceiling.latest)
    return `No notice can give a day after ${someDay(ceiling)}: that is ${most} working days from the start, the most that the rule allows. Enter that day or an earlier one`
  if (notice < firstDue.earliest)
    return `A notice cannot bring the date forward. Without one it is ${someDay(firstDue)} already. Enter a later day`
  return undefined
}

const wasNotified = ({ firstDue, due }: Duty): boolean => due.latest > firstDue.latest

function workingDaysApart(real: Span, supposed: Span, calendar: Calendar): number | undefined {
  if (!isExact(real) || !isExact(supposed)) return undefined
  const [a, b] = [real.earliest, supposed.earliest]
  if (!covers(a, calendar) || !covers(b, calendar)) return undefined
  return b >= a ? workingDaysBetween(a, b, calendar) : -workingDaysBetween(b, a, calendar)
}
