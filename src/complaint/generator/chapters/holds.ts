import { dayText, plusMonths } from '../../../kernel/day.ts'
import { PROCEEDINGS, WHY_HELD } from '../phrases.ts'
import type { Chapter, Range, Telling } from '../telling.ts'
import { MANAGER } from './intake.ts'

// Regulation 8: a complaint waits for a court, all of it or some of its points.

/** How long proceedings last, in calendar days, always within the six months to the review. */
const LASTS: Range = [30, 170]

function held(story: Telling, points: readonly string[] | undefined, reasons: string): string {
  return story.tell(
    {
      type: 'complaint-held',
      proceedings: PROCEEDINGS(story.chance),
      reasons,
      reviewOn: dayText(plusMonths(story.now, 6)),
      returnRightExplained: true,
      ombudsmanRightExplained: true,
      ...(points ? { points } : {}),
      by: MANAGER,
    },
    story.onDay([4, 8]),
  )
}

/** The court is done, and the council takes the complaint up again the same day. */
function lifted(story: Telling, of: string): void {
  story.tell({ type: 'proceedings-ended', of }, story.officeDay(story.inDays(LASTS)))
  story.tell({ type: 'hold-ended', of, reason: 'The proceedings are over.' })
  story.startClock()
}

/** All of it waits; then its clock runs afresh. */
export const heldForCourt: Chapter = (story) => lifted(story, held(story, undefined, WHY_HELD(story.chance)))

/** The same, with nothing said of why. */
export const heldWithoutReasons: Chapter = (story) => lifted(story, held(story, undefined, ''))

/** The first point waits; the others are answered by `meanwhile`, and it goes on alone when the court is done. */
export const heldInPart =
  (...meanwhile: readonly Chapter[]): Chapter =>
  (story) => {
    const [first = '', ...others] = story.open
    const of = held(story, [first], WHY_HELD(story.chance))
    story.open = others
    for (const chapter of meanwhile) chapter(story)
    story.open = [first]
    lifted(story, of)
  }

/** The court is done, and nobody takes the complaint up again. */
export const heldTooLong: Chapter = (story) => {
  const of = held(story, undefined, WHY_HELD(story.chance))
  story.tell({ type: 'proceedings-ended', of }, story.officeDay(story.inDays(LASTS)))
  story.tell({ type: 'complaint-chased', note: '“The judge finished weeks ago.”' }, story.inDays([25, 60]))
}
