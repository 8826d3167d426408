import { type Day, spanOf } from '../kernel/day.ts'
import type { History } from './history.ts'

/**
 * The day on which to judge a history where nobody says another: today, or the day of the Ombudsman's decision
 * where that is the last thing in it. Of a decision known only to its month or year, the last day it may have been.
 */
export function dayToJudge({ events }: History, today: Day): Day {
  const last = events.at(-1)
  if (last?.type !== 'ombudsman-decided' || last.on === undefined) return today
  return spanOf(last.on)?.latest ?? today
}
