import type { Assessment, Certainty, Duty, Holder, StageName } from '../complaint/assessment.ts'
import type { FaultCode } from '../law/faults.ts'
import { decisionDay } from '../complaint/day-to-judge.ts'
import type { History } from '../complaint/history.ts'
import { openDuties } from '../complaint/leading-clock.ts'
import type { StepCode } from '../complaint/step-words.ts'
import type { LegalFunction, PersonClass } from '../complaint/vocabulary.ts'
import type { Day, Span } from '../kernel/day.ts'
import type { RuleId } from '../law/rules/index.ts'
import { asCorrected } from '../complaint/placing.ts'
import { type Procedure, proceduresOf } from './procedure.ts'

/** A date that the council owes somebody, open on the day of judging. */
export type OwedDate = {
  readonly rule: RuleId
  readonly standing: 'running' | 'overdue' | 'held'
  /** Where its clock started. */
  readonly from: Span
  readonly due: Span
  /** Whether the complainant's own wish explains some of the time. */
  readonly shared: boolean
}

/** Where a complaint stands in the list: live ones first, then those whose record ends with the Ombudsman, then the rest. */
export const RANKS = ['live', 'decided', 'over'] as const
export type Rank = (typeof RANKS)[number]

/**
 * One complaint as the list knows it: codes and dates that hold from the day of judging until `holdsUntil`. Nothing in
 * it names anybody or counts days, so it need not change when a day passes.
 */
export type Entry = {
  readonly reference: string
  readonly rank: Rank
  readonly stage: StageName
  /** Nothing goes on. */
  readonly held: boolean
  /** How many points wait for other proceedings. */
  readonly heldPoints: number
  readonly procedures: readonly Procedure[]
  /** Who complains, the child first; what is not known is left out. */
  readonly complainants: readonly PersonClass[]
  readonly functions: readonly LegalFunction[]
  readonly points: number
  /** What is owed and open, the earliest date first. */
  readonly owed: readonly OwedDate[]
  /** Which of `owed` the stage is known by. */
  readonly clock?: number
  readonly lead?: { readonly who: Holder; readonly does: StepCode; readonly by?: Span }
  /** How many steps are held beside the leading one. */
  readonly besides: number
  /** Of full weight; poor practice and what only added to a delay are left out. */
  readonly faults: readonly { readonly code: FaultCode; readonly certainty: Certainty }[]
  /** The rules that an open date or a fault rests on. */
  readonly rules: readonly RuleId[]
  /** The day of the Ombudsman's decision, where the record ends with it and is judged on it. */
  readonly decidedOn?: Day
  readonly holdsUntil?: Day
}

/** What the list says of a complaint, from its history and its assessment. */
export function entryOf(history: History, assessment: Assessment): Entry {
  const { reference, stage, live, held, next, holdsUntil } = assessment
  const decidedOn = decisionDay(history)
  const points = pointsOf(history)
  const lead = next.find((step) => step.lead)
  const open = openDuties(assessment.duties)
  const clock = assessment.clock === undefined ? -1 : open.indexOf(assessment.clock)
  const faults = assessment.faults.filter(({ weight }) => weight === 'fault')
  return {
    reference,
    rank: !live ? 'over' : decidedOn === undefined ? 'live' : 'decided',
    stage,
    held,
    heldPoints: unique(assessment.holds.filter(({ ended }) => ended === undefined).flatMap((hold) => hold.points))
      .length,
    procedures: proceduresOf(history, assessment),
    complainants: complainantsOf(history),
    functions: unique(points.flatMap((point) => point.function ?? [])),
    points: points.length,
    owed: open.map(owedDate),
    ...(clock !== -1 && { clock }),
    ...(lead && { lead: { who: lead.who, does: lead.does, ...(lead.by && { by: lead.by }) } }),
    besides: Math.max(0, next.length - 1),
    faults: faults.map(({ code, certainty }) => ({ code, certainty })),
    rules: unique([...open.map(({ rule }) => rule), ...assessment.faults.flatMap(({ rules }) => rules)]),
    ...(decidedOn !== undefined && { decidedOn }),
    // A record that ends with a decision is judged on the day of that decision, whatever the day.
    ...(holdsUntil !== undefined && decidedOn === undefined && { holdsUntil }),
  }
}

/** The date that a list is ordered by: the earliest that is owed, or else the date of the leading step. */
export function orderOf({ owed, lead }: Pick<Entry, 'owed' | 'lead'>): Day | undefined {
  const first = owed.find(({ standing }) => standing !== 'held')?.due ?? lead?.by
  return first && [first.latest, first.earliest].find((day) => Number.isFinite(day))
}

const owedDate = ({ rule, standing, from, due, workingDaysLate }: Duty): OwedDate => ({
  rule,
  standing: standing === 'overdue' || standing === 'held' ? standing : 'running',
  from,
  due,
  shared: workingDaysLate.complainant.atMost > 0,
})

/** The points as they were last stated. */
function pointsOf({ points, events }: History) {
  const stated = asCorrected(events).findLast((event) => event.type === 'points-stated')
  return stated?.type === 'points-stated' && stated.points ? stated.points : points
}

function complainantsOf({ people }: History): readonly PersonClass[] {
  const complaining = people.filter(({ as }) => as === 'complainant' || as === undefined)
  const own = complaining.length > 0 ? complaining : people.filter(({ as }) => as === 'child')
  const classes = unique(own.flatMap((person) => person.class ?? []))
  return [...classes].sort((a, b) => Number(b === 'child') - Number(a === 'child'))
}

const unique = <Item>(items: readonly Item[]): readonly Item[] => [...new Set(items)]
