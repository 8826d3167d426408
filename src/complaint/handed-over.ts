import type { EventOf } from './vocabulary.ts'

/** Whether it was the answer at stage 1 that somebody else now holds, as far as the words of the step tell. */
export const isOfStage1 = ({ step }: Pick<EventOf<'step-handed-over'>, 'step'>): boolean =>
  step !== undefined && /\bstage\s*(1|one)\b/i.test(step)
