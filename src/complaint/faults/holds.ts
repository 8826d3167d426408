import { either, type Truth } from '../../kernel/truth.ts'
import { add, type Case, type Findings } from '../finding-faults.ts'
import { sinceOf } from '../stage-clock.ts'

/** Regulation 8: a hold lasts no longer than its proceedings, and is looked at again on its review date. */
export function holds({ course, counter }: Case, findings: Findings): void {
  for (const hold of course.holds) {
    const { reviewOn } = hold.held.event
    if (hold.ended || course.over) continue
    const afterProceedings: Truth = hold.proceedingsEnded
      ? counter.isAfter(counter.today, hold.proceedingsEnded.when)
      : 'no'
    const review = reviewOn === undefined ? undefined : counter.textDay(reviewOn)
    const pastReview: Truth = review ? counter.isAfter(counter.today, review) : 'no'
    if (reviewOn === undefined && course.coverage === 'part') findings.notShown.add('HOLD_OUTLIVED')
    const last = hold.proceedingsEnded?.when ?? review
    add(findings, 'HOLD_OUTLIVED', either(afterProceedings, pastReview), {
      says: hold.proceedingsEnded
        ? 'The complaint was still held after the proceedings had ended.'
        : 'The date to look at the hold again has passed with no decision.',
      because: [hold.held.ref, ...(hold.proceedingsEnded ? [hold.proceedingsEnded.ref] : [])],
      points: hold.points.filter((point) => point !== '*'),
      ...(last ? { since: sinceOf(last) } : {}),
    })
  }
}
