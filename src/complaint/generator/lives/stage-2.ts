import { heldForCourt } from '../chapters/holds.ts'
import { takenIn } from '../chapters/intake.ts'
import { type Investigated, investigated } from '../chapters/investigation.ts'
import { orderedByTheOmbudsman, referredEarly, stageShown } from '../chapters/ombudsman.ts'
import { forgotten, kept, keptLate } from '../chapters/promises.ts'
import { pointSplit } from '../chapters/record.ts'
import { answered, leftThere } from '../chapters/stage-1.ts'
import {
  askedAloud,
  askedForStage2,
  meetingInstead,
  neverStarted,
  reopenedForStage2,
  stage1Skipped,
  stage2Refused,
  withdrawnAtStage2,
} from '../chapters/stage-2.ts'
import { answeredElsewhere } from '../chapters/turned-away.ts'
import type { Chapter, Premise } from '../telling.ts'
import { type Life, livesReaching } from './life.ts'

const life = livesReaching(2, { points: [1, 7] })

const stage1 = [takenIn, answered({ on: [5, 10] })] as const
const asked = [...stage1, askedForStage2] as const
const lateStage1 = [takenIn, answered({ on: [24, 50] }), askedForStage2] as const
const splitAtStage1 = [takenIn, pointSplit, answered({ on: [6, 10] }), askedForStage2] as const
const closedBefore = [...stage1, leftThere, askedForStage2, reopenedForStage2] as const
const ends = [kept, leftThere] as const

/** A stage 2 within 65 working days, but for what is said of it. */
const inTime = (how: Omit<Investigated, 'on'> = {}): Chapter => investigated({ on: [52, 65], extended: true, ...how })
const late = (how: Partial<Investigated> = {}): Chapter => investigated({ on: [68, 130], extended: true, ...how })

/** From the complaint to its closing after stage 2. */
const through = (...stage2: readonly Chapter[]): readonly Chapter[] => [...asked, ...stage2, ...ends]

/** The Ombudsman has stage 2 done, and it is done and shown in the time agreed. */
const ordered = [orderedByTheOmbudsman, investigated({ on: [50, 60] }), stageShown, ...ends] as const

const severalPoints: Premise = { points: [2, 7] }
const thirtyPoints: Premise = { points: [30, 36] }
const family: Premise = { who: 'family' }
const childNamed: Premise = { ...family, child: true }

export const LAWFUL: readonly Life[] = [
  life(40, 'done within 25 days', [], through(investigated({ on: [22, 25] }))),
  life(170, 'done within a notice', [], through(inTime())),
  life(25, 'asked for aloud', [], [...stage1, askedAloud, inTime(), ...ends]),
  life(30, 'stage 1 left out by agreement', [], [takenIn, stage1Skipped, inTime(), ...ends]),
  life(15, 'a statement never agreed', [], through(inTime({ statement: 'never agreed' }))),
  life(10, 'a point that was two', [], [...splitAtStage1, inTime(), ...ends]),
  life(15, 'asked for after the closing', [], [...closedBefore, inTime(), ...ends]),
  life(20, 'held for a court', [], through(heldForCourt, inTime())),
  life(30, 'put off as the complainant wished', [], through(late({ on: [70, 80], putOff: true }))),
  life(30, 'withdrawn', [], [...asked, withdrawnAtStage2]),
  life(15, 'sent on early, as it may be', [], [...asked, inTime({ upholds: 'all' }), referredEarly, kept]),
  life(8, 'thirty points and more', [], through(inTime()), thirtyPoints),
]

// Delay is the commonest fault at stage 2; refusing or replacing it the next; promises that are not kept the third.
export const FAULTY: readonly Life[] = [
  life(120, 'late, with news', ['S2_LATE'], through(late())),
  life(50, 'late, without a word', ['S2_LATE', 'POOR_COMMUNICATION'], through(late({ on: [80, 160], silent: true }))),
  life(40, 'no notice, and past 25 days', ['S2_LATE'], through(investigated({ on: [28, 64] }))),
  life(30, 'late at both stages', ['S1_LATE', 'S2_LATE'], [...lateStage1, late(), ...ends]),
  life(35, 'never started', ['S2_NOT_STARTED', 'S2_LATE', 'POOR_COMMUNICATION'], [...asked, neverStarted]),
  life(30, 'started when ordered', ['S2_LATE', 'POOR_COMMUNICATION'], [...asked, neverStarted, ...ordered]),
  life(
    25,
    'a meeting in its place',
    ['SUBSTITUTE_STEP', 'S2_NOT_STARTED', 'S2_LATE', 'POOR_COMMUNICATION'],
    [...asked, meetingInstead, neverStarted],
  ),
  life(30, 'refused', ['S2_REFUSED'], [...asked, stage2Refused]),
  life(25, 'the wrong procedure, put right', ['WRONG_PROCEDURE'], [answeredElsewhere, ...ordered], family),
  life(35, 'a statement that dragged on', ['S2_STATEMENT_DELAY'], through(inTime({ statement: 'slow' }))),
  life(15, 'no independent person', ['S2_NO_INDEPENDENT_PERSON'], through(inTime({ withoutIp: true }))),
  life(
    25,
    'a recommendation unanswered',
    ['ADJUDICATION_INCOMPLETE', 'RECOMMENDATION_NOT_MET'],
    through(inTime({ leavesOut: 'a recommendation' })),
  ),
  life(15, 'a point unanswered', ['ADJUDICATION_INCOMPLETE'], through(inTime({ leavesOut: 'a point' })), severalPoints),
  life(15, 'a finding misquoted', ['FINDING_MISQUOTED'], through(inTime({ misquotes: true }))),
  life(15, 'a finding changed without a word', ['ANSWER_NOT_REASONED'], through(inTime({ unreasoned: true }))),
  life(15, 'stage 3 not mentioned', ['RIGHTS_NOT_EXPLAINED'], through(inTime({ tellsOfStage3: false }))),
  life(40, 'a recommendation done late', ['RECOMMENDATION_LATE'], through(inTime(), keptLate([5, 60]))),
  life(30, 'a recommendation forgotten', ['RECOMMENDATION_NOT_MET'], [...asked, inTime(), forgotten]),
  life(15, 'the child not told', ['OUTCOME_NOT_TOLD'], through(inTime({ childNotTold: true })), childNamed),
  life(8, 'files withheld', ['FILES_WITHHELD'], through(inTime({ filesWithheld: true }))),
  life(8, 'an investigator with a tie', ['IO_NOT_INDEPENDENT'], through(inTime({ tied: 'investigating-officer' }))),
  life(8, 'an independent person with a tie', ['IP_NOT_INDEPENDENT'], through(inTime({ tied: 'independent-person' }))),
  life(10, 'begun again, and late', ['S2_LATE'], through(late({ on: [95, 140], restarted: true }))),
  life(
    10,
    'sent on early all the same',
    ['EARLY_REFERRAL_IMPROPER'],
    [...asked, inTime({ upholds: 'not all' }), referredEarly, kept],
  ),
]

const imported: Premise = { imported: true }

export const IMPORTED: readonly Life[] = [
  life(40, 'imported, done within a notice', [], [...asked, inTime(), kept], imported),
  life(50, 'imported, late', ['S2_LATE'], [...asked, late({ on: [130, 200], silent: true }), kept], imported),
  life(30, 'imported, never started', ['S2_NOT_STARTED', 'S2_LATE'], [...asked, neverStarted], imported),
  life(15, 'imported, refused', ['S2_REFUSED'], [...asked, stage2Refused], imported),
]

export const STAGE_2_LIVES: readonly Life[] = [...LAWFUL, ...FAULTY, ...IMPORTED]
