import type { Bounds, Duty } from '../complaint/assessment.ts'
import { type Day, isExact, type Span } from '../kernel/day.ts'
import { byInWords, capitalised, spanInFull, whenInWords } from './dates.ts'
import type { Law } from './deps.ts'

/** A clock in words: what to read first, and the rest. */
export type ClockWords = { readonly first: string; readonly rest: string }

/** What the words of a clock are made from. */
export type ClockOf = Pick<Duty, 'rule' | 'standing' | 'from' | 'due' | 'done' | 'workingDaysLate'>

/** How a duty stands on a day: `Day 31 of 65`, `due on Thursday 28 November 2024`. */
export function clockInWords(duty: ClockOf, asOf: Day, law: Law): ClockWords {
  const due = whenInWords(duty.due)
  switch (duty.standing) {
    case 'running':
      return { first: dayCount(duty, asOf, law) ?? 'Running', rest: isToday(duty, asOf) ? 'due today' : `due ${due}` }
    case 'overdue':
      return { first: capitalised(latenessInWords(duty) ?? 'overdue'), rest: `was due ${due}` }
    case 'met':
      return { first: 'Done in time', rest: `${doneInWords(duty)}due ${due}` }
    case 'met-late':
      return { first: `Done ${latenessInWords(duty) ?? 'late'}`, rest: `${doneInWords(duty)}was due ${due}` }
    case 'held':
      return { first: 'On hold', rest: 'the clock is stopped' }
    case 'not-owed':
      return { first: 'Not owed yet', rest: '' }
    case 'ended':
      return { first: 'No longer owed', rest: '' }
    case 'not-shown':
      return { first: 'Not shown', rest: `was due ${due}; the record does not say whether it was done` }
  }
}

/** `12 working days late`, `up to 40 working days late`; `undefined` where no working day lies between. */
export function latenessInWords(duty: Pick<Duty, 'workingDaysLate'>): string | undefined {
  const { council, complainant } = duty.workingDaysLate
  const words = boundsInWords(council)
  if (complainant.atMost === 0) return words && `${words} late`
  const theirs = boundsInWords(complainant)
  return words
    ? `${words} late, beside ${theirs} that the complainant asked for`
    : `${theirs} late, as the complainant asked`
}

function boundsInWords({ atLeast, atMost }: Bounds): string | undefined {
  if (atMost <= 0) return undefined
  const unit = atMost === 1 ? 'working day' : 'working days'
  if (atLeast === atMost) return `${atMost} ${unit}`
  if (!Number.isFinite(atMost))
    return atLeast > 0 ? `at least ${atLeast} ${atLeast === 1 ? 'working day' : 'working days'}` : 'some working days'
  return atLeast > 0 ? `between ${atLeast} and ${atMost} ${unit}` : `up to ${atMost} ${unit}`
}

function dayCount(duty: ClockOf, asOf: Day, law: Law): string | undefined {
  const limit = law.rules[duty.rule].limits.at(-1)
  const { from, due } = duty
  const countable =
    limit?.unit === 'working-days' && isExact(from) && isExact(due) && from.earliest >= law.calendar.from
  if (!countable || asOf > law.calendar.to || due.earliest > law.calendar.to || from.earliest > asOf) return undefined
  return `Day ${law.workingDaysBetween(from.earliest, asOf)} of ${law.workingDaysBetween(from.earliest, due.earliest)}`
}

const isToday = ({ due }: ClockOf, asOf: Day): boolean => isExact(due) && due.earliest === asOf

const doneInWords = ({ done }: ClockOf): string => (done ? `${whenInWords(done)}; ` : '')

/** When a step is to be taken: `by Friday 31 March 2023 (overdue)`. */
export const stepDate = (by: Span, asOf: Day): string => `${byInWords(by)}${by.latest < asOf ? ' (overdue)' : ''}`

/** The date that counts, with the weekday where it is one day. */
export const dueInFull = (duty: Duty): string => capitalised(spanInFull(duty.due))
