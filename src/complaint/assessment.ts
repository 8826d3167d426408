import type { Day, Span } from '../kernel/day.ts'
import type { FaultCode, AnswerCode, FaultKind, FaultWeight } from '../law/faults.ts'
import type { RuleId } from '../law/rules/index.ts'
import type { StepCode } from './step-words.ts'
import type { Finding, Point, Voice } from './vocabulary.ts'

/** The identity of an event within its history: its own `id`, or `#` and its place in the list, from 1. */
export type EventRef = string

export type Certainty = 'certain' | 'possible'

export type Standing = 'not-owed' | 'running' | 'overdue' | 'met' | 'met-late' | 'held' | 'ended' | 'not-shown'

/** Working days late, at the least and at the most that the dates allow, by whose delay it was. */
export type Lateness = { readonly council: Bounds; readonly complainant: Bounds }
export type Bounds = { readonly atLeast: number; readonly atMost: number }

/** How a clock is read where sources differ (policies P1 and P6), or the one reading there is. */
export type Reading =
  | 'request_received'
  | 'statement_agreed'
  | 'ombudsman_decision'
  | 'report_received'
  | 'panel_held'
  | 'only'

/** A notice of extension: where it stands in the record, and the day it gave; to the ceiling where it gave none. */
export type Notice = {
  readonly sent: { readonly ref: EventRef; readonly when: Span }
  readonly until?: string | undefined
}

/** What may have moved a date from where its rule puts it. */
export type Moves = {
  readonly notices: readonly Notice[]
  /** The holds for which the clock stood still and then ran on. */
  readonly paused: readonly { readonly from: Span; readonly to: Span }[]
  /** Somebody set the date, as the Ombudsman may: it is not counted by the rule. */
  readonly set: boolean
}

export type Duty = {
  readonly rule: RuleId
  readonly owedBy: string
  readonly reading: Reading
  /** The reading that counts where two are arguable. */
  readonly headline: boolean
  /** The points concerned; empty where the history states none. */
  readonly points: readonly string[]
  /** Which promise, where the duty is to keep one. */
  readonly action?: string | undefined
  /** The day the clock started from (the day of receipt is day 0). */
  readonly from: Span
  /** Before any extension. */
  readonly firstDue: Span
  /** After lawful extensions. */
  readonly due: Span
  /** The ceiling, where there is one. */
  readonly latest?: Span | undefined
  /** When the thing owed was done. */
  readonly done?: Span | undefined
  readonly standing: Standing
  readonly certainty: Certainty
  /** The date ran past the last published bank holiday and may still move. */
  readonly assumed: boolean
  readonly movedBy?: Moves | undefined
  readonly workingDaysLate: Lateness
  readonly explainedBy: readonly EventRef[]
  readonly because: readonly EventRef[]
  readonly cites: readonly string[]
}

export type Fault = {
  readonly code: FaultCode
  readonly kind: FaultKind
  readonly weight: FaultWeight
  readonly certainty: Certainty
  /** Which limit or rule: `10 WD`, `notified date`, `20 WD`. */
  readonly against: string
  readonly says: string
  readonly points: readonly string[]
  readonly rules: readonly RuleId[]
  readonly because: readonly EventRef[]
  readonly cites: readonly string[]
  /** The first day of fault, where the dates tell. */
  readonly since?: Span | undefined
  readonly reading?: Reading | undefined
  readonly workingDaysLate?: Lateness | undefined
}

/** A delay that the complainant asked for and that explains all of the lateness: no fault. */
export type Explained = { readonly code: FaultCode; readonly says: string; readonly explainedBy: readonly EventRef[] }

export type StageName =
  | 'intake'
  | 'stage-1'
  | 'stage-2'
  | 'stage-3'
  | 'finished'
  | 'refused'
  | 'withdrawn'
  | 'closed'
  | 'another-procedure'

export type Given = {
  readonly answer: AnswerCode
  readonly certainty: Certainty
  readonly says: string
  readonly because: readonly EventRef[]
}

export type Right = {
  readonly right:
    | 'answer-at-stage-1'
    | 'request-stage-2'
    | 'request-stage-3'
    | 'ask-the-ombudsman'
    | 'resubmit'
    | 'advocate'
  readonly until?: Span
  /** A request after the date is still accepted unless there is a good reason. */
  readonly soft: boolean
  readonly says: string
  readonly cites: readonly string[]
  readonly because: readonly EventRef[]
}

/** Who holds a step. A live complaint has exactly one with `lead`. */
export type Holder =
  | 'complaints-manager'
  | 'stage-1-manager'
  | 'investigating-officer'
  | 'independent-person'
  | 'adjudicating-officer'
  | 'panel'
  | 'director'
  | 'ombudsman-link-officer'
  | 'action-owner'
  | 'complainant'
  | 'court'
  | 'ombudsman'

export type NextStep = {
  readonly lead: boolean
  readonly who: Holder
  /** The named person, where the record names one. */
  readonly name?: string
  /** Which step, as a code. */
  readonly does: StepCode
  /** The step in words, with what the record says of it. */
  readonly must: string
  readonly by?: Span
  /** Where a court holds the step: who watches, and when we look again. */
  readonly watchedBy?: Holder
  readonly rule?: RuleId
}

/** A hold under regulation 8, from its notice to its end. */
export type HoldShown = {
  readonly held: EventRef
  readonly from: Span
  /** The points that wait; empty where the complaint has none that were stated. */
  readonly points: readonly string[]
  /** Nothing of the complaint goes on beside it. */
  readonly whole: boolean
  readonly proceedings?: string
  /** Why going on would prejudice them. */
  readonly reasons?: string
  /** The day on which it is to be looked at again. */
  readonly reviewOn?: Span
  readonly proceedingsEnded?: Span
  /** The last day for the complainant to bring it back, once the proceedings have ended. */
  readonly until?: Span
  /** By the council, by the complainant who brought it back, by another hold of the same points, or with the complaint. */
  readonly ended?: {
    readonly by: 'council' | 'complainant' | 'another-hold' | 'complaint'
    readonly at: EventRef
    readonly on: Span
  }
}

/** One voice's finding on one point. Never overwritten; a corrected one stays, marked. */
export type FindingVoiced = {
  readonly point: string
  readonly by: Voice
  readonly finding: Finding
  readonly reasons?: string
  readonly event: EventRef
  readonly corrected: boolean
}

/** A point as it was last worded, and whether it is still one of those that the complaint is made of. */
export type StatedPoint = Point & { readonly stands: boolean }

/** One recommendation through every stage that made or answered it. */
export type RecommendationThread = {
  readonly id: string
  readonly says?: string
  readonly made: readonly { readonly by: Voice; readonly event: EventRef }[]
  readonly answered: readonly {
    readonly by: Voice
    readonly answer: string
    readonly reason?: string
    readonly event: EventRef
  }[]
  readonly action?: string
}

/** A promise: an accepted recommendation, an action agreed at any stage, or one agreed with the Ombudsman. */
export type ActionThread = {
  readonly id: string
  readonly says?: string
  readonly owner?: string
  readonly from: 'stage-1' | 'stage-2' | 'stage-3' | 'early-remedy' | 'ombudsman'
  readonly due?: Span
  readonly done?: Span
  readonly evidenced?: Span
  readonly status: 'open' | 'done' | 'declined' | 'abandoned'
  readonly because: readonly EventRef[]
}

/** The law applied to one history on one day. */
export type Assessment = {
  readonly reference: string
  readonly council: string
  readonly asOf: Span
  /** The first later day on which the same history may be judged otherwise; absent where this judgement stands for good. */
  readonly holdsUntil?: Day
  readonly stage: StageName
  readonly live: boolean
  readonly held: boolean
  /** Every hold there was, in their order. */
  readonly holds: readonly HoldShown[]
  readonly duties: readonly Duty[]
  /** The one of `duties` whose date matters most now. */
  readonly clock?: Duty
  readonly faults: readonly Fault[]
  readonly explained: readonly Explained[]
  readonly answers: readonly Given[]
  /** Codes that a whole record would have to show and this one does not. */
  readonly notShown: readonly FaultCode[]
  readonly rights: readonly Right[]
  readonly next: readonly NextStep[]
  /** Every point that was ever stated, as it was last worded; one that was split or joined no longer stands. */
  readonly points: readonly StatedPoint[]
  readonly findings: readonly FindingVoiced[]
  readonly recommendations: readonly RecommendationThread[]
  readonly actions: readonly ActionThread[]
  /** The events in the order taken, each with the days it may have happened on. */
  readonly timeline: readonly { readonly ref: EventRef; readonly when: Span; readonly corrected: boolean }[]
}
