import type { EventType } from '../../kernel/event-types.ts'
import type { Question } from '../assess.ts'
import type { History } from '../history.ts'
import { doneNow, everybodyInPost, inPost, panelInPost, type Stage2Post } from '../in-post.ts'
import { soFar } from './so-far.ts'
import { type Course, type Episode, has, type Stage } from '../course.ts'

// What must have happened before a step can. A step out of its turn is no lateness: it would answer, report or decide
// on what is not there.

/** What has to be so before a step, and what is said where it is not. */
type Turn = { readonly holds: (course: Course) => boolean; readonly says: string }

const turn = (says: string, holds: Turn['holds']): Turn => ({ says, holds })

const running = (course: Course, stage: Stage): readonly Episode[] =>
  course.episodes.filter((episode) => episode.stage === stage && !episode.ended)

const happened = (...types: readonly EventType[]): Turn['holds'] => {
  return (course) => course.among(types).length > 0
}

/** A step of the stage as it runs now, not of one that ended. */
const inStage =
  (stage: Stage, ...types: readonly EventType[]): Turn['holds'] =>
  (course) =>
    running(course, stage).some((episode) => has(episode, ...types))

/** An answer at stage 1 still counts when the complainant has gone on, for want of it, to stage 2. */
const stage1Unanswered: Turn['holds'] = ({ episodes }) =>
  episodes.some(({ stage, ended }) => stage === 1 && (!ended || ended.by === 'overtaken'))

const BEGUN = turn(
  'Record that the complaint was received first',
  ({ episodes, events }) => episodes.length > 0 || events.length > 0,
)
const STAGE_1 = turn('Stage 1 is not running', (course) => running(course, 1).length > 0)
const STAGE_1_ANSWER = turn('Stage 1 is not waiting for an answer', stage1Unanswered)
const STAGE_2 = turn(
  'Stage 2 is not running: record that it was asked for first',
  (course) => running(course, 2).length > 0,
)
const STAGE_3 = turn(
  'Stage 3 is not running: record that it was asked for first',
  (course) => running(course, 3).length > 0,
)
const NOT_OVER = turn('The complaint is closed: reopen it first', ({ over }) => over === undefined)
/** A step of stage 2 as it is done now, and whoever has a post in it now. */
const inStage2Now =
  (...types: readonly EventType[]): Turn['holds'] =>
  (course) =>
    running(course, 2).some((episode) => doneNow(episode, ...types))

const hasPost =
  (post: Stage2Post): Turn['holds'] =>
  (course) =>
    running(course, 2).some((episode) => inPost(post, episode, course) !== undefined)

const PANEL = turn('Appoint the panel first', (course) =>
  running(course, 3).some((episode) => panelInPost(episode, course) !== undefined),
)
const INVESTIGATED = turn(
  'The investigating officer has not reported yet',
  inStage2Now('investigating-officer-reported'),
)
const PANEL_REPORT = turn('The panel has not reported yet', inStage(3, 'panel-reported', 'panel-report-received'))
const HELD = turn('Nothing is on hold', ({ holds }) => holds.some(({ ended }) => !ended))
const DECIDED = turn('No decision of the Ombudsman is recorded yet', happened('ombudsman-decided'))

const TURNS: { readonly [T in EventType]?: readonly Turn[] } = {
  'complaint-received': [
    turn('The complaint is recorded as received', ({ episodes, over }) => episodes.length === 0 || over !== undefined),
  ],
  'complaint-acknowledged': [BEGUN],
  'point-withdrawn': [NOT_OVER],
  'complaint-refused': [NOT_OVER],
  'complaint-held': [NOT_OVER],
  'hold-ended': [HELD],
  'proceedings-ended': [HELD],
  'complaint-resubmitted': [
    turn(
      'Nothing is on hold and nothing was refused',
      ({ holds, over }) => holds.some(({ ended }) => !ended) || over?.by === 'refused',
    ),
  ],
  resumed: [turn('Nothing was put off', happened('postponed-for-complainant'))],
  'complaint-withdrawn': [NOT_OVER],
  'complaint-closed': [NOT_OVER],
  'complaint-reopened': [turn('The complaint is not closed', ({ over }) => over !== undefined)],
  'stage-1-skipped': [BEGUN],
  'stage-1-allocated': [STAGE_1],
  'stage-1-extended': [STAGE_1],
  'stage-1-responded': [STAGE_1_ANSWER],
  'stage-1-resolved': [STAGE_1_ANSWER],
  'stage-2-acknowledged': [STAGE_2],
  'stage-2-refused': [STAGE_2],
  'investigating-officer-appointed': [STAGE_2],
  'independent-person-appointed': [STAGE_2],
  'adjudicating-officer-appointed': [STAGE_2],
  'statement-drafted': [STAGE_2],
  'statement-agreed': [STAGE_2],
  'statement-settled-unagreed': [STAGE_2],
  'files-withheld': [STAGE_2],
  'draft-report-checked': [STAGE_2],
  'stage-2-extended': [STAGE_2],
  'stage-2-restarted': [
    turn('There is no stage 2 to start again', ({ episodes }) => episodes.some(({ stage }) => stage === 2)),
  ],
  'investigating-officer-reported': [
    STAGE_2,
    turn('Appoint an investigating officer first', hasPost('investigating-officer')),
  ],
  'independent-person-reported': [STAGE_2, turn('Appoint an independent person first', hasPost('independent-person'))],
  adjudicated: [STAGE_2, INVESTIGATED],
  'stage-2-responded': [STAGE_2, turn('Decide on every finding and recommendation first', inStage2Now('adjudicated'))],
  'stage-3-acknowledged': [STAGE_3],
  'stage-3-refused': [STAGE_3],
  'early-referral-made': [turn('Stage 2 has not been answered', happened('stage-2-responded'))],
  'panel-appointed': [STAGE_3],
  'panel-date-set': [STAGE_3],
  'panel-postponed': [STAGE_3, turn('No date of the panel is set', inStage(3, 'panel-date-set', 'panel-postponed'))],
  'panel-papers-sent': [STAGE_3, PANEL],
  'panel-held': [STAGE_3, PANEL],
  'appointment-ended': [turn('Nobody has a post in this complaint', (course) => everybodyInPost(course).length > 0)],
  'panel-reported': [STAGE_3, turn('Record that the panel met first', inStage(3, 'panel-held'))],
  'panel-report-received': [STAGE_3, turn('Record that the panel met first', inStage(3, 'panel-held'))],
  'independent-person-consulted': [STAGE_3, PANEL_REPORT],
  'stage-3-responded': [
    STAGE_3,
    PANEL_REPORT,
    turn('Consult the independent person of stage 2 first', inStage(3, 'independent-person-consulted')),
  ],
  'enquiry-answered': [turn('The Ombudsman has not asked anything', happened('ombudsman-enquired'))],
  'draft-decision-answered': [turn('No draft decision was received', happened('draft-decision-received'))],
  'evidence-sent': [DECIDED],
  'compliance-confirmed': [DECIDED],
}

/** What is missing before this step can be taken, in plain words; nothing where it is its turn. */
export const notYet = (type: EventType, course: Course): string | undefined =>
  TURNS[type]?.find(({ holds }) => !holds(course))?.says

/** Of some steps, those whose turn it is. */
export function inTurnOf(types: readonly EventType[], history: History, question: Question): readonly EventType[] {
  const course = soFar(history, question)
  return types.filter((type) => notYet(type, course) === undefined)
}
