import type { Assessment } from '../../../complaint/assessment.ts'
import type { History } from '../../../complaint/history.ts'
import { PROCEDURE_WORDS } from '../../words/complaint.ts'
import { happened } from '../case/case-view.ts'

export type Procedure = Exclude<keyof typeof PROCEDURE_WORDS, 'undecided'>

/** Every procedure that a point can go to. */
export const PROCEDURES_SHOWN = Object.keys(PROCEDURE_WORDS).filter((one): one is Procedure => one !== 'undecided')

/** Where a point was said to belong, with the reason as it was given. */
export type RouteDecision = {
  readonly on: string | undefined
  readonly procedure: Procedure
  readonly reason: string | undefined
}

/** Every decision on where a point belongs, the first one first: a later one does not wipe out those before it. */
export const decisionsOn = (
  point: string,
  matter: { readonly history: History; readonly assessment: Assessment },
): readonly RouteDecision[] =>
  happened(matter).flatMap(({ event, corrected }) => {
    if (corrected || (event.type !== 'procedure-chosen' && event.type !== 'point-routed')) return []
    const { on, procedure, reason } = event
    const meant = event.type === 'point-routed' ? event.point === point : (event.points?.includes(point) ?? true)
    return meant && procedure !== undefined ? [{ on, procedure, reason }] : []
  })
