import { heldForCourt, heldInPart, heldTooLong, heldWithoutReasons } from '../chapters/holds.ts'
import { acknowledged, takenIn, takenInWithoutAdvocate } from '../chapters/intake.ts'
import { forgotten, kept, keptLate, promised } from '../chapters/promises.ts'
import { dataComplaint, dayCorrected, pointSplit, struckOut, tooEarlyToTheOmbudsman } from '../chapters/record.ts'
import { answered, leftThere, resolved, withdrawn } from '../chapters/stage-1.ts'
import {
  answeredElsewhere,
  closedUnanswered,
  formDemanded,
  interestNotFound,
  interestNotWeighed,
  lateButHeard,
  leftLying,
  refusedLateOutright,
  refusedLateWithTests,
  refusedOutOfScope,
  reopened,
} from '../chapters/turned-away.ts'
import type { Chapter, Premise } from '../telling.ts'
import { type Life, livesReaching } from './life.ts'

const life = livesReaching(1)

const inTime = answered({ on: [5, 10] })
const byDay20 = answered({ on: [12, 20], extended: 'complex' })
const onceAdvocated = answered({ on: [12, 20], extended: 'advocate-awaited' })
const late = answered({ on: [21, 45] })
const lateAndSilent = answered({ on: [22, 70], silent: true })
const daysLate = answered({ on: [11, 20], silent: true })
const afterReopening = answered({ on: [14, 19], silent: true })
const pastTheNotice = answered({ on: [21, 35], extended: 'complex' })

/** Taken in, and what follows until it is left there. */
const through = (...chapters: readonly Chapter[]): readonly Chapter[] => [takenIn, ...chapters, leftThere]

const young: Premise = { who: 'young' }
const family: Premise = { who: 'family' }
const relative: Premise = { who: 'relative' }
const oneElsewhere: Premise = { ...family, elsewhere: 1 }
const allElsewhere: Premise = { ...family, points: [0, 0], elsewhere: 1 }
const severalPoints: Premise = { ...family, points: [2, 4] }
const longAgo: Premise = { ...family, arose: [15, 60] }

// Councils publish from 39 to 92 in a hundred answered in time.
export const LAWFUL: readonly Life[] = [
  life(300, 'answered in time', [], through(inTime)),
  life(70, 'put right within days', [], [takenIn, resolved]),
  life(40, 'a promise kept', [], through(inTime, promised, kept)),
  life(120, 'answered within a notice', [], through(byDay20)),
  life(12, 'waited for an advocate', [], through(onceAdvocated), young),
  life(30, 'some of it belongs elsewhere', [], through(inTime), oneElsewhere),
  life(6, 'a data protection complaint beside it', [], through(dataComplaint, inTime)),
  life(25, 'a point that was two', [], through(pointSplit, inTime)),
  life(10, 'an entry struck out', [], through(struckOut, inTime)),
  life(10, 'an entry corrected', [], through(dayCorrected, inTime)),
  life(30, 'withdrawn', [], [takenIn, withdrawn]),
  life(12, 'asked the Ombudsman too early', [], through(tooEarlyToTheOmbudsman, inTime)),
  life(12, 'held for a court', [], through(heldForCourt, inTime)),
  life(8, 'held in part', [], through(heldInPart(inTime), inTime), severalPoints),
  life(12, 'late, and heard all the same', [], [lateButHeard, ...through(inTime)], { arose: [14, 30] }),
  life(8, 'out of time after both tests', [], [acknowledged, refusedLateWithTests], longAgo),
  life(6, 'an interest weighed and not found', [], [acknowledged, interestNotFound], relative),
  life(15, 'not about social care', [], [acknowledged, refusedOutOfScope], allElsewhere),
]

export const FAULTY: readonly Life[] = [
  life(60, 'answered days late', ['S1_LATE'], through(daysLate)),
  life(60, 'answered late, with news', ['S1_LATE'], through(late)),
  life(50, 'answered late, without a word', ['S1_LATE', 'POOR_COMMUNICATION'], through(lateAndSilent)),
  life(20, 'answered after the day in the notice', ['S1_LATE'], through(pastTheNotice)),
  life(15, 'stage 2 not mentioned', ['RIGHTS_NOT_EXPLAINED'], through(answered({ on: [5, 10], tellsOfStage2: false }))),
  life(15, 'a promise kept late', ['RECOMMENDATION_LATE'], through(inTime, promised, keptLate([1, 30]))),
  life(12, 'a promise forgotten', ['RECOMMENDATION_NOT_MET'], [...through(inTime, promised), forgotten]),
  life(8, 'no advocate offered', ['ADVOCACY_NOT_OFFERED'], [takenInWithoutAdvocate, inTime, leftThere], young),
  life(22, 'answered under the wrong procedure', ['WRONG_PROCEDURE'], [answeredElsewhere], family),
  life(8, 'put into no stage', ['PROCEDURE_NOT_STARTED', 'S1_LATE', 'POOR_COMMUNICATION'], [leftLying], family),
  life(6, 'a form demanded first', ['ACCESS_BARRIER'], [formDemanded, ...through(inTime)]),
  life(5, 'closed without an answer', ['PROCEDURE_NOT_COMPLETED'], [takenIn, closedUnanswered]),
  life(
    5,
    'closed, reopened and answered late',
    ['PROCEDURE_NOT_COMPLETED', 'S1_LATE'],
    [takenIn, closedUnanswered, reopened, afterReopening, leftThere],
  ),
  life(7, 'held too long', ['HOLD_OUTLIVED'], [takenIn, heldTooLong]),
  life(4, 'held without reasons', ['REFUSAL_NOT_REASONED'], through(heldWithoutReasons, inTime)),
  life(8, 'refused as late outright', ['OUT_OF_TIME_NOT_CONSIDERED'], [acknowledged, refusedLateOutright], longAgo),
  life(
    4,
    'refused as late within the year',
    ['OUT_OF_TIME_NOT_CONSIDERED'],
    [acknowledged, refusedLateWithTests],
    family,
  ),
  life(5, 'an interest not weighed', ['REFUSAL_NOT_REASONED'], [acknowledged, interestNotWeighed], relative),
]

const imported: Premise = { imported: true }

/** Taken over from what was kept before: no more than was written down, so much of it is only possible. */
export const IMPORTED: readonly Life[] = [
  life(60, 'imported, answered in time', [], [takenIn, inTime], imported),
  life(20, 'imported, answered within a notice', [], [takenIn, byDay20], imported),
  life(30, 'imported, answered late', ['S1_LATE'], [takenIn, answered({ on: [75, 120], silent: true })], imported),
  life(10, 'imported, the wrong procedure', ['WRONG_PROCEDURE'], [answeredElsewhere], { ...family, ...imported }),
]

export const STAGE_1_LIVES: readonly Life[] = [...LAWFUL, ...FAULTY, ...IMPORTED]
