import { type Day, spanOf } from '../kernel/day.ts'
import type { History } from './history.ts'
import { asCorrected } from './placing.ts'

/**
 * The day of the Ombudsman's decision, where that is the last thing that happened in a history. Of a decision known only
 * to its month or year, the last day it may have been.
 */
export function decisionDay({ events }: Pick<History, 'events'>): Day | undefined {
  const last = asCorrected(events).at(-1)
  return last?.type === 'ombudsman-decided' && last.on !== undefined ? spanOf(last.on)?.latest : undefined
}

/** The day on which to judge a history where nobody says another: that of the decision it ends with, or today. */
export const dayToJudge = (history: Pick<History, 'events'>, today: Day): Day => decisionDay(history) ?? today
