import type { Assessment, Duty, NextStep, StageName } from '../complaint/assessment.ts'
import type { Day } from '../kernel/day.ts'
import type { RuleId } from '../law/rules/index.ts'

/** One complaint as the list shows it. */
export type CaseSummary = {
  readonly reference: string
  readonly council: string
  readonly stage: StageName
  readonly live: boolean
  readonly held: boolean
  /** The day on which it was judged; before today where its record ends with the Ombudsman’s decision. */
  readonly asOf: Day
  /** The date that matters most now. */
  readonly clock?: Duty
  readonly lead?: NextStep
  readonly overdue: readonly Duty[]
  /** Of full weight; poor practice and what only added to a delay are not counted. */
  readonly faults: { readonly certain: number; readonly possible: number }
}

/** The clock that a stage is known by. */
const STAGE_CLOCKS: Partial<Readonly<Record<StageName, readonly RuleId[]>>> = {
  'stage-1': ['S1.respond'],
  'stage-2': ['S2.complete'],
  'stage-3': ['S3.respond', 'S3.report', 'S3.panel-held'],
}

/** What the list needs of one assessment. */
export function summaryOf(assessment: Assessment): CaseSummary {
  const { reference, council, stage, live, held, asOf } = assessment
  const clock = clockOf(assessment)
  const lead = assessment.next.find((step) => step.lead)
  return {
    reference,
    council,
    stage,
    live,
    held,
    asOf: asOf.earliest,
    ...(clock && { clock }),
    ...(lead && { lead }),
    overdue: headlines(assessment)
      .filter((duty) => duty.standing === 'overdue')
      .sort(byDue),
    faults: faultCounts(assessment),
  }
}

/** The clock of the stage where it runs or has run out; else the date of the leading step; else the earliest that is open. */
export function clockOf(assessment: Assessment): Duty | undefined {
  const open = headlines(assessment)
    .filter(({ standing }) => standing === 'overdue' || standing === 'running' || standing === 'held')
    .sort(byDue)
  const ofStage = STAGE_CLOCKS[assessment.stage] ?? []
  const leading = assessment.next.find((step) => step.lead)?.rule
  return (
    ofStage.flatMap((rule) => open.filter((duty) => duty.rule === rule))[0] ??
    open.find((duty) => duty.rule === leading) ??
    open[0]
  )
}

export function faultCounts(assessment: Assessment): CaseSummary['faults'] {
  const faults = assessment.faults.filter((fault) => fault.weight === 'fault')
  const certain = faults.filter((fault) => fault.certainty === 'certain').length
  return { certain, possible: faults.length - certain }
}

/**
 * The most urgent first: what is overdue the longest, then what is due the soonest, then what is on hold, then the
 * records that end with a decision of the Ombudsman, then what is over.
 */
export const mostUrgentFirst =
  (today: Day) =>
  (a: CaseSummary, b: CaseSummary): number =>
    urgency(a, today) - urgency(b, today) || nextDate(a) - nextDate(b) || (a.reference < b.reference ? -1 : 1)

function urgency(one: CaseSummary, today: Day): number {
  if (!one.live) return 4
  if (one.asOf < today) return 3
  if (one.overdue.length > 0) return 0
  return one.held ? 2 : 1
}

function nextDate(one: CaseSummary): number {
  const dates = [one.overdue[0]?.due.latest, one.clock?.due.latest, one.lead?.by?.latest]
  const earliest = Math.min(...dates.filter((day): day is Day => day !== undefined))
  return Number.isFinite(earliest) ? earliest : Number.MAX_SAFE_INTEGER
}

const headlines = (assessment: Assessment): readonly Duty[] => assessment.duties.filter((duty) => duty.headline)

const byDue = (a: Duty, b: Duty): number => a.due.latest - b.due.latest || a.due.earliest - b.due.earliest
