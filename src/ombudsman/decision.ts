import type { ACTION_KINDS } from '../complaint/vocabulary.ts'

export type ActionKind = (typeof ACTION_KINDS)[number]
export type Stage = 'stage-1' | 'stage-2' | 'stage-3'
export type StagePart = 'appoint' | 'start' | 'complete'

/** What the reader will not decide by itself: what the doubt is, and the words it rests on. */
export type Unsure = { readonly what: string; readonly passage: string }

/** One thing that the council agreed, or was asked, to do. */
export type DecisionAction = {
  readonly says: string
  readonly kind: ActionKind
  /** Pounds; null where the text gives no figure. */
  readonly amount: number | null
  /** Whom it is for, as anonymised in the text. */
  readonly to: string | null
  /** `YYYY-MM-DD`, counted from the date of the decision; null where the text sets no date that can be counted. */
  readonly due: string | null
  /** The words that set the time, as published. */
  readonly phrase: string | null
  readonly stage?: Stage
  readonly part?: StagePart
}

export type DecisionSection = { readonly heading: string; readonly paragraphs: readonly string[] }

/** A published decision as read: the shape of `redress-decision/1`. Null means that the text does not say. */
export type Decision = {
  readonly format: 'redress-decision/1'
  /** `22 006 612`. */
  readonly reference: string | null
  readonly council: string | null
  readonly category: readonly string[]
  /** The header's value, as published. */
  readonly decision: string | null
  readonly decisionDate: string | null
  readonly summary: string | null
  readonly sections: readonly DecisionSection[]
  readonly statutes: readonly string[]
  readonly people: readonly string[]
  readonly actions: readonly DecisionAction[]
  readonly unsure: readonly Unsure[]
}
