import type { EventType } from '../kernel/event-types.ts'
import type { Citation, Force } from './citation.ts'

/** Who owes a duty, or holds a right. */
export type OwedBy =
  | 'council'
  | 'complaints-manager'
  | 'investigating-officer'
  | 'independent-person'
  | 'adjudicating-officer'
  | 'panel'
  | 'complainant'
  | 'ombudsman'
  | 'any-handler'

export type PeriodUnit = 'working-days' | 'calendar-days' | 'months' | 'years'

/** A number, or the policy that holds it, with the day from which it has effect (ISO date). */
export type Limit = {
  readonly from: string
  readonly unit: PeriodUnit
  readonly n?: number
  /** The policy that gives the number, where the law gives none. */
  readonly policy?: 'P13' | 'P16' | 'P17' | 'P18' | 'P21' | 'P22'
  /** Counted back from the event: papers go this long before the panel. */
  readonly before?: true
}

/** A day to aim at inside a limit, or for the whole. Passing it is no fault; it belongs on a plan, not in a clock. */
export type Target = {
  readonly unit: PeriodUnit
  readonly n: number
  /** From what the aim is counted, and why it is set there. */
  readonly says: string
}

export type Extension = {
  /** The notice that extends, which must be sent within the first limit. */
  readonly by: EventType
  /** The most the period can be in total, counted from the same start. No later notice lifts it. */
  readonly ceiling: { readonly unit: PeriodUnit; readonly n: number }
  readonly when: string
  readonly approver: string
}

/**
 * One rule of the catalogue: its clock, its words, its citation. Everything that shows, counts or enforces
 * the rule reads it from here.
 */
export type Rule<Id extends string = string> = {
  readonly id: Id
  /** What it is called in plain words, for a list or a heading. */
  readonly title: string
  /** What it asks, in one plain sentence. */
  readonly says: string
  readonly force: Force
  readonly cites: readonly Citation[]
  /** Confirmed from a primary source or shown in a published decision that was read. */
  readonly verified: boolean
  readonly owedBy: OwedBy
  readonly section: '7.1' | '7.2' | '7.3' | '7.4' | '7.5' | '7.6' | '5.3'
  /** The event types that start its clock; empty for a standing duty. */
  readonly starts: readonly EventType[]
  /** The event types that show it done. */
  readonly ends: readonly EventType[]
  /** The only event types that may move its date once the clock runs (beside a correction of the record). */
  readonly movedBy: readonly EventType[]
  /** In order of effect; an old case keeps the limit of its day. Empty where the law gives no number. */
  readonly limits: readonly Limit[]
  readonly extension?: Extension
  readonly target?: Target
  readonly ifMissed: string
  /** Where sources disagree or are silent. */
  readonly note?: string
}
