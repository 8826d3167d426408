import { type Day, plusDays, type Span, spanOfDay } from '../kernel/day.ts'
import { earlierOf, isAfter, isBy, laterOf } from '../kernel/span.ts'
import { either, type Truth } from '../kernel/truth.ts'
import { workingDaysBetween } from '../law/working-days.ts'
import { type Period, periodOf } from '../law/period.ts'
import { type RuleId, RULES } from '../law/rules/index.ts'
import type { FaultWeight } from '../law/faults.ts'
import type { Policies } from '../law/policies.ts'
import type { Duty, EventRef, Moves, Notice, Reading, Standing } from './assessment.ts'
import type { Counting } from './counter.ts'
import { type Case, citesOfRule } from './finding-faults.ts'
import { type Delay, delayOf, NOT_LATE } from './lateness.ts'

// One statutory clock over one run of a stage: its first limit, a notice that moves it, its ceiling, and what became of it.

export type ClockOf = {
  readonly rule: RuleId
  readonly from: Span
  readonly because: readonly EventRef[]
  readonly reading: Reading
  readonly headline: boolean
  readonly points: readonly string[]
  readonly paused: Moves['paused']
  readonly notices: readonly Notice[]
  /** When it was done; absent while it is not. */
  readonly done?: Span | undefined
  /** When it came to an end without being done. */
  readonly stopped?: { readonly standing: 'held' | 'ended' | 'not-shown'; readonly at: Span } | undefined
  /** A date that stands in place of the counted one, as where the Ombudsman set it. */
  readonly setDate?: Span | undefined
}

export type ClockDates = {
  readonly firstDue: Span
  readonly due: Span
  readonly ceiling?: Span | undefined
  /** Whether a notice was sent in time; `no` where there was none. */
  readonly notified: Truth
}

export type Clock = ClockOf & ClockDates & { readonly until: Span }

/** By what a date is counted: the calendar and the council's way of counting, but no day of judging. */
export type CountedBy = { readonly counter: Counting; readonly policies: Policies }

/** The clock with its dates; `undefined` where no limit had effect yet on the day it would have started. */
export function clockOf(of: ClockOf, matter: Case): Clock | undefined {
  const dates = clockDates(of, matter)
  return dates && { ...of, ...dates, until: of.done ?? of.stopped?.at ?? matter.counter.today }
}

/** The dates of a clock alone, whatever became of it; `undefined` as for `clockOf`. */
export function clockDates(
  of: Pick<ClockOf, 'rule' | 'from' | 'paused' | 'notices' | 'setDate'>,
  by: CountedBy,
): ClockDates | undefined {
  const rule = RULES[of.rule]
  const period = periodOf(rule, of.from.latest, by.policies)
  if (!period && !of.setDate) return undefined
  const end = (length: Period) => held(by.counter.lastDay(of.from, length), of.paused, by)
  const firstDue = of.setDate ?? (period ? end(period) : of.from)
  const ceiling = rule.extension && !of.setDate ? end(rule.extension.ceiling) : undefined
  if (!ceiling) return { firstDue, due: firstDue, notified: 'no' }
  return { firstDue, ceiling, ...extended(of.notices, firstDue, ceiling, by) }
}

/** The end of a rule's first limit from a day, before any notice, hold or set date. */
export function firstLimit(id: RuleId, from: Span, { counter, policies }: Case): Span | undefined {
  const period = periodOf(RULES[id], from.latest, policies)
  return period && counter.lastDay(from, period)
}

/** Moves a date by the working days for which the clock stood still (P11 `remaining`). */
function held(date: Span, paused: Moves['paused'], { counter }: CountedBy): Span {
  return paused.reduce((moved, { from, to }) => {
    const days = (a: Day, b: Day) =>
      b > a && a >= counter.calendar.from && b <= counter.calendar.to ? workingDaysBetween(a, b, counter.calendar) : 0
    return {
      earliest: counter.after(spanOfDay(moved.earliest), days(from.latest, to.earliest)).earliest,
      latest: counter.after(spanOfDay(moved.latest), days(from.earliest, to.latest)).latest,
    }
  }, date)
}

/** The notice sent in time that reaches furthest moves the date, never past the ceiling. */
function extended(
  notices: readonly Notice[],
  firstDue: Span,
  ceiling: Span,
  { counter }: CountedBy,
): Pick<Clock, 'due' | 'notified'> {
  let due = firstDue
  let notified: Truth = 'no'
  for (const notice of notices) {
    const inTime = isBy(notice.sent.when, firstDue)
    if (inTime === 'no') continue
    const asked = notice.until === undefined ? ceiling : counter.textDay(notice.until)
    const until = earlierOf(laterOf(asked, firstDue), ceiling)
    const moved = laterOf(due, until)
    due = inTime === 'yes' ? moved : { earliest: due.earliest, latest: moved.latest }
    notified = either(notified, inTime)
  }
  return { due, notified }
}

/** One limit of a clock and how late the thing is against it. */
export type Level = {
  readonly against: string
  readonly weight: FaultWeight
  readonly delay: Delay
  readonly due: Span
}

/** The limit first missed (the counted or the notified date), and the ceiling. */
export function levelsOf(clock: Clock, matter: Case): { readonly first: Level; readonly ceiling?: Level | undefined } {
  const n = periodOf(RULES[clock.rule], clock.from.latest, matter.policies)?.n ?? 0
  const level = (due: Span, against: string, weight: FaultWeight): Level => ({
    against,
    weight,
    due,
    delay: delayOf({ ...clock, due }, matter.pauses, matter.counter),
  })
  if (clock.setDate) return { first: level(clock.firstDue, 'Ombudsman date', 'fault') }
  if (!clock.ceiling) return { first: level(clock.firstDue, `${n} WD`, 'fault') }
  const ceiling = level(clock.ceiling, `${RULES[clock.rule].extension?.ceiling.n} WD`, 'fault')
  const counted = level(clock.firstDue, `${n} WD`, 'poor-practice')
  if (clock.notified === 'no') return { first: counted, ceiling }
  const promised = level(clock.due, 'notified date', 'fault')
  if (clock.notified === 'yes') return { first: promised, ceiling }
  const byCouncil = counted.delay.byCouncil === promised.delay.byCouncil ? counted.delay.byCouncil : 'maybe'
  return { first: { ...counted, delay: { ...counted.delay, byCouncil } }, ceiling }
}

/** The duty as it stands, for a list or a page. */
export function dutyOf(clock: Clock, matter: Case): Duty {
  const rule = RULES[clock.rule]
  const delay = delayOf(clock, matter.pauses, matter.counter)
  const { standing, sure } = standingOf(clock, delay.late)
  return {
    rule: clock.rule,
    owedBy: rule.owedBy,
    reading: clock.reading,
    headline: clock.headline,
    points: clock.points,
    from: clock.from,
    firstDue: clock.firstDue,
    due: clock.due,
    latest: clock.ceiling,
    done: clock.done,
    standing,
    certainty: sure ? 'certain' : 'possible',
    assumed: matter.counter.assumed(clock.due),
    movedBy: movedBy(clock),
    workingDaysLate: delay.late === 'no' ? NOT_LATE : delay.lateness,
    explainedBy: delay.explainedBy,
    because: clock.because,
    cites: citesOfRule(clock.rule),
  }
}

/** What may have moved the date of a clock; `undefined` where nothing did. */
function movedBy({ notices, paused, setDate }: Clock): Moves | undefined {
  if (notices.length === 0 && paused.length === 0 && !setDate) return undefined
  const sent = notices.map(({ sent: { ref, when }, until }) => ({ sent: { ref, when }, until }))
  return { notices: sent, paused, set: setDate !== undefined }
}

function standingOf(clock: Clock, late: Truth): { readonly standing: Standing; readonly sure: boolean } {
  const sure = late !== 'maybe'
  if (clock.done) return { standing: late === 'yes' ? 'met-late' : 'met', sure }
  if (clock.stopped) return { standing: clock.stopped.standing, sure: true }
  return { standing: late === 'yes' ? 'overdue' : 'running', sure }
}

/** The day after the last day in time. */
export const sinceOf = (due: Span): Span => ({ earliest: plusDays(due.earliest, 1), latest: plusDays(due.latest, 1) })

/** Whether a thing still undone was late before a hold stopped its clock. */
export const lateBefore = (due: Span, stopped: Span): Truth => (isAfter(stopped, due) === 'yes' ? 'yes' : 'no')
