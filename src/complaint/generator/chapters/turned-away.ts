import { CHASED } from '../phrases.ts'
import type { Chapter } from '../telling.ts'
import { acknowledged, MANAGER } from './intake.ts'

// Complaints that were kept out of the procedure: lawfully, with the tests applied and the Ombudsman named, or not.

const LONG_AGO = 'The people have left and the records of that year are gone.'
const COULD_HAVE_COME = 'The same was raised with a manager at the time, and help to complain was offered.'

/** Refused as out of scope, with reasons. */
export const refusedOutOfScope: Chapter = (story) => {
  const reasons = 'None of it is about a function of children’s social care; the letter says where it can go.'
  story.tell(
    { type: 'complaint-refused', grounds: ['not-in-scope'], reasons, ombudsmanRightExplained: true, by: MANAGER },
    story.onDay([3, 7]),
  )
}

/** Refused as late after both tests, each with its reasons. */
export const refusedLateWithTests: Chapter = (story) => {
  const of = story.tell(
    {
      type: 'late-complaint-decided',
      accepted: false,
      reasonableToExpectEarlier: COULD_HAVE_COME,
      effectiveAndFairNow: LONG_AGO,
      decidedBy: MANAGER,
      ombudsmanRightExplained: true,
    },
    story.onDay([4, 8]),
  )
  const reasons = 'It is out of time, and both questions were answered no.'
  story.tell({ type: 'complaint-refused', grounds: ['out-of-time'], of, reasons, ombudsmanRightExplained: true })
}

/** Refused because it is old, and nothing else was asked. */
export const refusedLateOutright: Chapter = (story) => {
  const reasons = 'The council does not look at what is over a year old.'
  story.tell(
    { type: 'complaint-refused', grounds: ['out-of-time'], reasons, ombudsmanRightExplained: true, by: MANAGER },
    story.onDay([3, 9]),
  )
}

/** Late, and heard all the same. */
export const lateButHeard: Chapter = (story) => {
  story.tell(
    {
      type: 'late-complaint-decided',
      accepted: true,
      reasonableToExpectEarlier: 'No: the family was ill, and nobody had told them of the procedure.',
      effectiveAndFairNow: 'Yes: the file is whole and the worker is still here.',
      decidedBy: MANAGER,
    },
    story.onDay([2, 3]),
  )
}

/** A relative is turned away after their interest in the child was weighed. */
export const interestNotFound: Chapter = (story) => {
  const of = story.tell(
    {
      type: 'interest-decided',
      accepted: false,
      reasons: 'Has not met the child since a first birthday; the child lives with others who speak for her.',
      childsViews: 'Too young to be asked.',
      ombudsmanRightExplained: true,
      by: MANAGER,
    },
    story.onDay([4, 8]),
  )
  story.tell({ type: 'complaint-refused', grounds: ['not-entitled'], of, ombudsmanRightExplained: true })
}

/** A relative is turned away with no more than a word. */
export const interestNotWeighed: Chapter = (story) => {
  story.tell(
    { type: 'complaint-refused', grounds: ['not-entitled'], reasons: '', ombudsmanRightExplained: true, by: MANAGER },
    story.onDay([3, 8]),
  )
}

/** Answered as a corporate complaint though it belongs here, and the second step there refused. */
export const answeredElsewhere: Chapter = (story) => {
  acknowledged(story)
  const reason = 'Taken for a complaint about customer service.'
  story.tell({ type: 'procedure-chosen', procedure: 'corporate', reason }, story.onDay([2, 4]))
  story.tell({ type: 'corporate-stage-1-responded' }, story.onDay([9, 18]))
  story.tell({ type: 'corporate-stage-2-requested' }, story.inDays([3, 20]))
  story.tell(
    { type: story.chance.pick(['corporate-stage-2-refused', 'corporate-stage-2-responded']) },
    story.inWorkingDays([8, 25]),
  )
}

/** Acknowledged, and then nothing; the complainant asks again and again. */
export const leftLying: Chapter = (story) => {
  acknowledged(story)
  for (let turn = 0; turn < 3; turn += 1) {
    story.tell({ type: 'complaint-chased', note: CHASED(story.chance) }, story.inDays([16, 25]))
  }
}

/** A form has to be filled in before anybody reads it. */
export const formDemanded: Chapter = (story) => {
  story.tell({ type: 'other-step-taken', step: 'form-demanded', inPlaceOf: 'stage-1' }, story.onDay([1, 1]))
}

/** Closed before there was an answer. */
export const closedUnanswered: Chapter = (story) => {
  story.tell({ type: 'complaint-closed', reason: 'lost-contact', ombudsmanRightExplained: true }, story.onDay([6, 9]))
}

export const reopened: Chapter = (story) => {
  const reason = 'Rang from a new number; the letters had gone to the old address.'
  story.tell({ type: 'complaint-reopened', reason }, story.inWorkingDays([2, 4]))
}
