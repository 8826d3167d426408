import type { Span } from '../kernel/day.ts'
import type { Duty, Holder, NextStep } from './assessment.ts'
import { STEP_WORDS, type StepCode } from './step-words.ts'

/** A step that comes next, before it is said which one leads. */
export type Step = Omit<NextStep, 'lead'>

export const step = (who: Holder, does: StepCode, by?: Span, more: Partial<Step> = {}): Step => ({
  who,
  does,
  must: STEP_WORDS[does],
  ...(by ? { by } : {}),
  ...more,
})

export const name = (who: string | undefined): Partial<Step> => (who === undefined || who === '' ? {} : { name: who })

/** The date of a duty under the reading that counts; of the one that rests on an event, where one is named. */
export const dueOf = (rule: Duty['rule'], duties: readonly Duty[], because?: string): Span | undefined =>
  duties.find(
    (duty) => duty.rule === rule && duty.headline && (because === undefined || duty.because.includes(because)),
  )?.due
