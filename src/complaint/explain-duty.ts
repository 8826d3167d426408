import { type Day, isExact } from '../kernel/day.ts'
import type { Calendar } from '../law/calendar.ts'
import { countingOf, periodOf } from '../law/period.ts'
import type { Policies } from '../law/policies.ts'
import { RULES } from '../law/rules/index.ts'
import {
  type Counting,
  covers,
  type ExplainedDay,
  explainWorkingDays,
  workingDaysAfter,
  workingDaysBetween,
} from '../law/working-days.ts'
import type { Duty } from './assessment.ts'

/**
 * Every day from the start of a duty to its date, with its number or why it was passed over. Empty where no days
 * were counted one by one: the start or the date is not known to the day, the limit is not in working days, the
 * date was set by somebody, or a hold stopped the clock on the way.
 */
export function explainDuty(
  duty: Pick<Duty, 'rule' | 'from' | 'firstDue' | 'due'>,
  calendar: Calendar,
  policies: Policies,
): readonly ExplainedDay[] {
  const { from, firstDue, due } = duty
  const period = periodOf(RULES[duty.rule], from.latest, policies)
  if (period?.unit !== 'working-days' || period.before) return []
  if (![from, firstDue, due].every((span) => isExact(span) && covers(span.earliest, calendar))) return []
  const counting = countingOf(policies)
  const counted = (to: Day) => daysCounted(from.earliest, to, calendar, counting)
  if (counted(firstDue.earliest) !== period.n) return []
  return explainWorkingDays(from.earliest, counted(due.earliest), calendar, counting)
}

/** How many days of a period that begins with an event on `start` there are up to and including a day. */
function daysCounted(start: Day, to: Day, calendar: Calendar, counting: Counting): number {
  const trigger = workingDaysAfter(start, 0, calendar, counting)
  const head = workingDaysAfter(start, 1, calendar, counting) === trigger ? 1 : 0
  return workingDaysBetween(trigger, to, calendar) + head
}
