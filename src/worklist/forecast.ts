import type { StepCode } from '../complaint/step-words.ts'
import type { Day } from '../kernel/day.ts'
import { type Calendar } from '../law/calendar.ts'
import type { Policies } from '../law/policies.ts'
import { RULES } from '../law/rules/index.ts'
import { covers, workingDaysAfter, workingDaysBetween } from '../law/working-days.ts'
import type { Entry, OwedDate } from './entry.ts'

/** How far ahead a forecast looks, in working days. */
const HORIZONS = [10, 20, 40] as const
const FARTHEST: Horizon = 40
export type Horizon = (typeof HORIZONS)[number]

/** A complaint whose stage falls due within a horizon. */
export type Ahead = {
  readonly entry: Entry
  readonly clock: OwedDate
  /** Working days from today up to and including the last day in time. */
  readonly left: number
  /** Working days that the steps still to be taken usually need; nothing where nobody can say. */
  readonly needs?: number
  /** More working days are needed than are left. */
  readonly willBeLate: boolean
}

/** Working days that an investigation takes from the agreed statement to the reports: a planning figure, and no limit. */
const INVESTIGATION = 20

type Plan = { readonly [Step in StepCode]?: number }

/**
 * Working days from a step to the end of its stage, by the planning times of the rules and policies themselves: what a
 * step should take, added up over those that are still to come. They are no limits, and the page says so.
 */
function planOf(policies: Policies): Plan {
  const adjudication = RULES['S2.adjudicate'].target?.n ?? 0
  const investigation = INVESTIGATION + adjudication
  const statement = policies['stage2.statement_days'] + investigation
  const appointing = policies['appoint_days'] + statement
  const arranging = RULES['S3.compose'].target?.n ?? 0
  const papers = RULES['S3.papers'].limits.at(-1)?.n ?? 0
  return {
    'appoint-both': appointing,
    'appoint-investigating-officer': appointing,
    'appoint-independent-person': appointing,
    'agree-statement': statement,
    investigate: investigation,
    adjudicate: adjudication,
    'appoint-panel': arranging + papers,
  }
}

/** What falls due within the farthest horizon, the nearest date first, with what it still needs. */
function aheadOf(entries: readonly Entry[], today: Day, calendar: Calendar, policies: Policies): readonly Ahead[] {
  const plan = planOf(policies)
  const farthest = lastDayOf(FARTHEST, today, calendar)
  return entries
    .flatMap((entry): Ahead[] => {
      const clock = entry.clock === undefined ? undefined : entry.owed[entry.clock]
      const due = clock?.due.latest
      if (!clock || due === undefined || clock.standing !== 'running' || due < today || due > farthest) return []
      const needs = entry.lead && plan[entry.lead.does]
      const left = workingDaysBetween(today, due, calendar)
      return [
        {
          entry,
          clock,
          left,
          ...(needs !== undefined && { needs }),
          willBeLate: needs !== undefined && needs > left,
        },
      ]
    })
    .sort((a, b) => a.left - b.left || (a.entry.reference < b.entry.reference ? -1 : 1))
}

/** The last day of a horizon; the end of the calendar where it does not reach so far. */
export const lastDayOf = (horizon: Horizon, today: Day, calendar: Calendar): Day =>
  covers(today, calendar) && covers((today + horizon * 2 + 15) as Day, calendar)
    ? workingDaysAfter(today, horizon, calendar)
    : calendar.to

/** What falls due within a horizon and after the one before it, the nearest date first. */
export type Band = {
  readonly horizon: Horizon
  /** The horizon before it, in working days; 0 for the first. */
  readonly after: Horizon | 0
  /** The last day of the horizon. */
  readonly until: Day
  readonly ahead: readonly Ahead[]
}

/** What falls due, horizon by horizon, the nearest first. */
export type Forecast = readonly Band[]

export function forecastOf(entries: readonly Entry[], today: Day, calendar: Calendar, policies: Policies): Forecast {
  const ahead = aheadOf(entries, today, calendar, policies)
  return HORIZONS.map((horizon, i) => {
    const after = HORIZONS[i - 1] ?? 0
    const within = ({ left }: Ahead) => left <= horizon && (after === 0 || left > after)
    return { horizon, after, until: lastDayOf(horizon, today, calendar), ahead: ahead.filter(within) }
  })
}
