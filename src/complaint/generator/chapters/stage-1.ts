import { dayText, type Day } from '../../../kernel/day.ts'
import type { EventOf, Finding, FindingOnPoint } from '../../vocabulary.ts'
import { type Shared, lottery } from '../chance.ts'
import { BECAUSE, CHASED, NEWS, OFFERED, TERMS } from '../phrases.ts'
import type { Chapter, Range, Telling } from '../telling.ts'
import { MANAGER, responder } from './intake.ts'

type Answered = {
  /** The working day of stage 1 on which the answer goes. */
  readonly on: Range
  /** A notice on day 6 to 9 moves the answer to day 20. */
  readonly extended?: EventOf<'stage-1-extended'>['reason']
  /** Nobody writes in between. */
  readonly silent?: true
  /** Whether the answer tells of stage 2; it does unless it says so. */
  readonly tellsOfStage2?: boolean
}

/** The stage 1 answer, with a finding on each point. */
export const answered =
  ({ on, extended, silent, tellsOfStage2 = true }: Answered): Chapter =>
  (story) => {
    const day = story.onDay(on)
    let lastNews = story.onDay([10, 10])
    if (extended !== undefined) {
      lastNews = story.onDay([6, 9])
      const until = dayText(story.onDay([20, 20]))
      story.tell({ type: 'stage-1-extended', until, reason: extended, by: MANAGER }, lastNews)
    }
    if (!silent) keptInformed(story, lastNews, day)
    else if (story.chance.happens(1, 2)) chased(story, lastNews, day)
    story.tell(
      {
        type: 'stage-1-responded',
        by: responder(story),
        findings: findingsBy(story, drawFinding),
        stage2RightExplained: tellsOfStage2,
        ...(story.chance.happens(1, 3) ? { offered: OFFERED(story.chance) } : {}),
      },
      day,
    )
  }

/** Put right before there was anything to answer. */
export const resolved: Chapter = (story) => {
  story.tell({ type: 'meeting-held', purpose: 'To hear it in person', by: responder(story) }, story.onDay([4, 6]))
  story.tell(
    { type: 'stage-1-resolved', terms: TERMS(story.chance), by: responder(story) },
    story.inWorkingDays([1, 3]),
  )
  story.tell(
    { type: 'complaint-closed', reason: 'resolved', ombudsmanRightExplained: true },
    story.inWorkingDays([1, 5]),
  )
}

/** Answered, and nobody asked to go on. */
export const leftThere: Chapter = (story) => {
  story.tell(
    { type: 'complaint-closed', reason: 'response-sent-no-request', ombudsmanRightExplained: true },
    story.inWorkingDays([23, 30]),
  )
}

export const withdrawn: Chapter = (story) => {
  const reason = story.chance.pick([
    'The visits have started again.',
    'It has been put right.',
    'A new worker listens.',
  ])
  story.tell({ type: 'complaint-withdrawn', reason }, story.inDays([1, 4]))
}

/** News of the wait, never more than ten working days apart. */
export function keptInformed(story: Telling, from: Day, until: Day): void {
  for (let next = story.after(from, [7, 9]); next < until; next = story.after(next, [7, 9])) {
    story.aside({ type: 'update-sent', note: NEWS(story.chance) }, next)
  }
}

/** The complainant asks where it has got to. */
export function chased(story: Telling, from: Day, until: Day): void {
  const on = story.after(from, [4, 15])
  if (on < until) story.aside({ type: 'complaint-chased', note: CHASED(story.chance) }, on)
}

type Likely = Shared & { readonly finding: Finding }

const FINDINGS: readonly Likely[] = [
  { share: 22, finding: 'upheld' },
  { share: 24, finding: 'partially-upheld' },
  { share: 46, finding: 'not-upheld' },
  { share: 8, finding: 'no-finding' },
]

const draw = lottery(FINDINGS)
export const drawFinding = (story: Telling): Finding => draw(story.chance).finding

/** A finding on each point that is answered here, remembered as the last word on it. */
export const findingsBy = (
  story: Telling,
  find: (story: Telling, was: Finding | undefined) => Finding,
): readonly FindingOnPoint[] =>
  story.open.map((point) => {
    const finding = find(story, story.found.get(point))
    story.found.set(point, finding)
    return { point, finding, reasons: BECAUSE[finding](story.chance) }
  })
