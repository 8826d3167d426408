import type { Assessment } from '../complaint/assessment.ts'
import type { History } from '../complaint/history.ts'
import { asCorrected } from '../complaint/placing.ts'
import type { PROCEDURES } from '../complaint/vocabulary.ts'

export type Procedure = (typeof PROCEDURES)[number] | 'undecided'

/**
 * The procedures that a complaint or some of its points are in: as chosen or routed last; where nothing was recorded,
 * the statutory one once a stage of it has begun, and undecided before.
 */
export function proceduresOf({ events }: History, { stage }: Pick<Assessment, 'stage'>): readonly Procedure[] {
  const standing = asCorrected(events)
  const chosen = standing.findLast((event) => event.type === 'procedure-chosen')
  const routed = standing.flatMap((event) =>
    event.type === 'point-routed' && event.procedure ? [event.procedure] : [],
  )
  const main: Procedure = (chosen?.type === 'procedure-chosen' && chosen.procedure) || assumed(stage)
  return [...new Set([main, ...routed])]
}

function assumed(stage: Assessment['stage']): Procedure {
  if (stage === 'another-procedure') return 'corporate'
  return stage === 'stage-1' || stage === 'stage-2' || stage === 'stage-3' || stage === 'finished'
    ? 'statutory'
    : 'undecided'
}
