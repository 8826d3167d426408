import { type CaseView, happened } from './case-view.ts'

/** Where the independent person differs from the finding on a point: what they would have found, and why. */
export const disagreementsOn = (
  point: string,
  matter: Pick<CaseView, 'history' | 'assessment'>,
): readonly (string | undefined)[] =>
  happened(matter).flatMap(({ event, corrected }) =>
    event.type === 'independent-person-reported' && !corrected
      ? (event.disagreements ?? []).flatMap((one) => (one.point === point ? [one.reasons] : []))
      : [],
  )
