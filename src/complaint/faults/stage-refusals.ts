import { spanOf } from '../../kernel/day.ts'
import { isAfter } from '../../kernel/span.ts'
import { both, either, not, type Truth } from '../../kernel/truth.ts'
import type { Course } from '../course.ts'
import { add, type Case, type Findings } from '../finding-faults.ts'
import { lacking } from '../pack.ts'
import type { Placed } from '../placing.ts'

/** Stage 2 may be declined only for points that are held, withdrawn or outside the Regulations. Lateness is never enough. */
export function stage2Refused({ course }: Case, findings: Findings): void {
  for (const refused of course.of('stage-2-refused')) {
    const { grounds, reasons } = refused.event
    const points = concerned(refused, 2, course)
    const wrong = points
      .map((point) => both(course.inScope(point), not(excused(point, refused, course))))
      .reduce<Truth>(either, 'no')
    if (statedHold(grounds, course)) {
      findings.notShown.add('S2_REFUSED')
      continue
    }
    add(findings, 'S2_REFUSED', wrong, {
      says: saysRefused('Stage 2', grounds, reasons),
      because: [refused.ref],
      points: points.filter((point) => point !== '*'),
    })
  }
}

/** In part, proceedings named as the only ground stand for a hold that the record does not show. */
const statedHold = (grounds: readonly string[] | undefined, course: Course): boolean =>
  course.coverage === 'part' && grounds?.length === 1 && grounds[0] === 'proceedings'

function saysRefused(stage: string, grounds: readonly string[] | undefined, reasons: string | undefined): string {
  if (!grounds || grounds.length === 0) return `${stage} was refused, and no ground is recorded.`
  const stated = `${stage} was refused (${grounds.join(', ')})`
  return reasons === undefined || reasons === ''
    ? `${stated}, and no reasons are recorded.`
    : `${stated}; that is no ground the law gives.`
}

function concerned(refused: Placed, stage: 2 | 3, course: Course): readonly string[] {
  const { event } = refused
  if (event.type !== 'points-stated' && event.points !== undefined) return course.points.meantBy(event.points)
  const asked = course.episodes.find((episode) => episode.stage === stage && episode.ended?.at === refused)
  return asked?.points ?? course.points.meantBy(undefined)
}

/** The point was held under regulation 8, or had been withdrawn. */
function excused(point: string, at: Placed, course: Course): Truth {
  const before = (other: Placed) => other.place <= at.place
  const held = course.holds.some(
    (hold) => hold.points.includes(point) && before(hold.held) && !(hold.ended && before(hold.ended)),
  )
  const withdrawn = [...course.of('point-withdrawn'), ...course.of('complaint-withdrawn')]
    .filter(before)
    .some(({ event }) => {
      if (event.type === 'complaint-withdrawn') return course.points.meantBy(event.points).includes(point)
      return event.point !== undefined && course.points.now(event.point).includes(point)
    })
  return held || withdrawn ? 'yes' : 'no'
}

/** A panel may be declined for a request after the window, which runs from receipt of a complete pack with the right explained. */
export function stage3Refused(matter: Case, findings: Findings): void {
  const { course } = matter
  for (const refused of course.of('stage-3-refused')) {
    const { grounds, reasons } = refused.event
    const points = concerned(refused, 3, course)
    if (statedHold(grounds, course)) {
      findings.notShown.add('S3_REFUSED')
      continue
    }
    const late = askedAfterTheWindow(refused, matter)
    // Where the dates do not tell, a stated ground of lateness is taken as it stands.
    if (late === 'maybe' && grounds?.includes('late-request')) continue
    const open = points
      .map((point) => both(course.inScope(point), not(excused(point, refused, course))))
      .reduce<Truth>(either, 'no')
    add(findings, 'S3_REFUSED', both(open, not(late)), {
      says: saysRefused('A review panel', grounds, reasons),
      because: [refused.ref],
      points: points.filter((point) => point !== '*'),
    })
  }
}

const WINDOW = 20

function askedAfterTheWindow(refused: Placed, { course, counter, policies }: Case): Truth {
  const request = course.of('stage-3-requested').findLast((each) => each.place < refused.place)
  const answer = course.of('stage-2-responded').findLast((each) => each.place < refused.place)
  if (!answer) return 'maybe'
  const { stage3RightExplained, reachedThemOn } = answer.event
  if (stage3RightExplained === false || lacking(answer, course).length > 0) return 'no'
  const reached = reachedThemOn === undefined ? undefined : spanOf(reachedThemOn)
  const received = reached ?? counter.after(answer.when, policies['deemed_delivery'])
  return isAfter((request ?? refused).when, counter.after(received, WINDOW))
}
