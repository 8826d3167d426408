import type { FindingOnPoint } from '../../../complaint/vocabulary.ts'
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

/** What the last draft that was checked for facts found on a point, so that nothing changed unseen between it and the report. */
export const checkedDraftOn = (
  point: string,
  matter: Pick<CaseView, 'history' | 'assessment'>,
): FindingOnPoint | undefined =>
  happened(matter)
    .flatMap(({ event, corrected }) =>
      event.type === 'draft-report-checked' && !corrected ? (event.findings ?? []) : [],
    )
    .findLast((one) => one.point === point)
