import { type Day, plusDays, type Span } from '../kernel/day.ts'

/**
 * Gathers, while a history is judged on one day, the first later day on which the same history may be judged
 * otherwise: a limit then has passed, or an event that lies ahead has happened.
 */
export type Turn = {
  /** Something may change on this day. */
  readonly on: (day: Day) => void
  /** Something changes once the day of judging lies after a limit: after the first day it may be, and after the last. */
  readonly passing: (limit: Span) => void
  /** The earliest such day; none where the judgement stands for good. */
  readonly next: () => Day | undefined
}

export function turnAfter(asOf: Day): Turn {
  let next: Day | undefined
  const on = (day: Day): void => {
    if (day > asOf && Number.isFinite(day) && (next === undefined || day < next)) next = day
  }
  return {
    on,
    passing({ earliest, latest }) {
      on(plusDays(earliest, 1))
      on(plusDays(latest, 1))
    },
    next: () => next,
  }
}
