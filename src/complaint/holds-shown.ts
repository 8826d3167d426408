import { plusYears, type Span } from '../kernel/day.ts'
import type { HoldShown } from './assessment.ts'
import type { Course, Hold } from './course.ts'
import type { Case } from './finding-faults.ts'
import { WHOLE } from './points.ts'

/** Regulation 8, as far as it is known: what was held may be brought back within a year of the end of the proceedings. */
export function lastDayToBringBack({ proceedingsEnded }: Hold): Span | undefined {
  const end = proceedingsEnded?.when
  return end && { earliest: plusYears(end.earliest, 1), latest: plusYears(end.latest, 1) }
}

/** Every hold with what it holds, its dates, and what ended it. */
export const holdsShown = ({ course, counter }: Case): readonly HoldShown[] =>
  course.holds.map((hold): HoldShown => {
    const { event, ref, when } = hold.held
    const until = lastDayToBringBack(hold)
    const ended = endOf(hold, course)
    return {
      held: ref,
      from: when,
      points: hold.points.filter((point) => point !== WHOLE),
      whole: course.points.meantBy(undefined).every((point) => hold.points.includes(point)),
      ...(event.proceedings !== undefined && { proceedings: event.proceedings }),
      ...(event.reasons !== undefined && { reasons: event.reasons }),
      ...(event.reviewOn !== undefined && { reviewOn: counter.textDay(event.reviewOn) }),
      ...(hold.proceedingsEnded && { proceedingsEnded: hold.proceedingsEnded.when }),
      ...(until && { until }),
      ...(ended && { ended }),
    }
  })

function endOf({ ended }: Hold, { over }: Course): HoldShown['ended'] {
  const at = ended ?? over?.at
  if (!at) return undefined
  const by = {
    'hold-ended': 'council',
    'complaint-resubmitted': 'complainant',
    'complaint-held': 'another-hold',
  } as const
  const known = at.type === 'hold-ended' || at.type === 'complaint-resubmitted' || at.type === 'complaint-held'
  return { by: known ? by[at.type] : 'complaint', at: at.ref, on: at.when }
}
