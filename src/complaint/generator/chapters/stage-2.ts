import { dayText } from '../../../kernel/day.ts'
import { CHASED, STILL_UNHAPPY } from '../phrases.ts'
import type { Chapter } from '../telling.ts'
import { MANAGER } from './intake.ts'

// How stage 2 is asked for, and what may come in its way. The investigation itself: investigation.ts.

/** Not content with the answer. */
export const askedForStage2: Chapter = (story) => {
  const { chance } = story
  const note = STILL_UNHAPPY(chance)
  story.tell(
    { type: 'stage-2-requested', channel: chance.pick(['email', 'email', 'letter', 'web-form']), note },
    story.inDays([3, 24]),
  )
  story.startClock()
  story.tell({ type: 'stage-2-acknowledged' }, story.onDay([1, 2]))
}

/** It had been closed after stage 1, and the request opens it again. */
export const reopenedForStage2: Chapter = (story) => {
  story.tell({ type: 'complaint-reopened', reason: 'Stage 2 was asked for after all.', by: MANAGER })
}

/** Asked for by telephone: what was said is written down and agreed first (regulation 16). */
export const askedAloud: Chapter = (story) => {
  story.tell({ type: 'stage-2-requested', channel: 'phone' }, story.inWorkingDays([3, 15]))
  story.startClock()
  story.tell({ type: 'stage-2-acknowledged' }, story.onDay([1, 1]))
  story.tell({ type: 'complaint-recorded-in-writing', by: MANAGER })
  story.tell({ type: 'written-record-agreed' }, story.inWorkingDays([1, 2]))
}

/** Both sides think that stage 1 would add nothing. */
export const stage1Skipped: Chapter = (story) => {
  story.tell({ type: 'stage-1-skipped', agreedByComplainant: true, by: MANAGER }, story.onDay([3, 6]))
  story.startClock()
  story.tell({ type: 'stage-2-started', because: 'agreed-skip' }, story.onDay([1, 1]))
}

/** Nothing follows but questions of where it has got to. */
export const neverStarted: Chapter = (story) => {
  for (let turn = 0; turn < 3; turn += 1) {
    story.tell({ type: 'complaint-chased', note: CHASED(story.chance) }, story.inDays([18, 45]))
  }
}

/** A meeting is held, and the stage that was asked for does not come. */
export const meetingInstead: Chapter = (story) => {
  story.tell(
    { type: 'other-step-taken', step: 'meeting', inPlaceOf: 'stage-2', by: 'Head of service' },
    story.onDay([9, 20]),
  )
}

/** Refused on a ground that the law does not give. */
export const stage2Refused: Chapter = (story) => {
  const reasons = story.chance.pick([
    'Stage 1 answered every point and there is nothing to add.',
    'An investigation would cost more than it could bring.',
    'The request came after the twenty days.',
  ])
  const refused = {
    type: 'stage-2-refused',
    grounds: ['other'],
    reasons,
    ombudsmanRightExplained: true,
    by: MANAGER,
  } as const
  story.tell(refused, story.onDay([3, 9]))
}

export const withdrawnAtStage2: Chapter = (story) => {
  const reason = 'The head of service came to see us, and it was settled there.'
  story.tell({ type: 'complaint-withdrawn', reason }, story.inDays([2, 12]))
}

/** Everything is put off at the complainant’s own wish, for about a month. */
export const putOffForComplainant: Chapter = (story) => {
  const until = story.inWorkingDays([20, 24])
  const reason = story.chance.pick(['A baby is due.', 'A funeral abroad.', 'In hospital; wants to be there for it.'])
  story.tell({ type: 'postponed-for-complainant', reason, until: dayText(until) })
  story.tell({ type: 'resumed' }, until)
}
