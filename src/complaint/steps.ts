import type { EventType } from '../kernel/event-types.ts'
import type { EndedBy, OpenedBy, Stage } from './course.ts'

/** What an event does to the stage it belongs to. */
export type Step = {
  readonly stage: Stage
  /** It opens the stage. */
  readonly opens?: OpenedBy
  /** It ends the stage for the points it concerns. */
  readonly ends?: EndedBy
  /** It shows that the stage was running, though nothing recorded began it. */
  readonly shows?: true
  /** It means nothing to a stage that has ended: no notice moves a clock that has stopped. */
  readonly whileOpen?: true
  /** Doing it, the council acted under this procedure. */
  readonly byCouncil?: true
}

const STEPS: { readonly [T in EventType]?: Step } = {
  'stage-1-allocated': { stage: 1, shows: true, byCouncil: true },
  'stage-1-extended': { stage: 1, shows: true, byCouncil: true, whileOpen: true },
  'stage-1-responded': { stage: 1, ends: 'answered', shows: true, byCouncil: true },
  'stage-1-resolved': { stage: 1, ends: 'resolved', shows: true, byCouncil: true },
  'stage-1-skipped': { stage: 2, opens: 'agreed', byCouncil: true },
  'stage-2-requested': { stage: 2, opens: 'requested' },
  'stage-2-acknowledged': { stage: 2, shows: true },
  'stage-2-started': { stage: 2, opens: 'started', byCouncil: true },
  'stage-2-refused': { stage: 2, ends: 'refused', shows: true },
  'investigating-officer-appointed': { stage: 2, shows: true, byCouncil: true },
  'independent-person-appointed': { stage: 2, shows: true, byCouncil: true },
  'adjudicating-officer-appointed': { stage: 2, shows: true, byCouncil: true },
  'appointment-ended': { stage: 2 },
  'statement-drafted': { stage: 2, shows: true, byCouncil: true },
  'statement-agreed': { stage: 2, shows: true, byCouncil: true },
  'statement-settled-unagreed': { stage: 2, shows: true, byCouncil: true },
  'files-requested': { stage: 2 },
  'files-supplied': { stage: 2 },
  'files-withheld': { stage: 2, shows: true },
  'interview-planned': { stage: 2 },
  'interview-held': { stage: 2, shows: true, byCouncil: true },
  'evidence-registered': { stage: 2 },
  'draft-report-checked': { stage: 2, shows: true },
  'stage-2-extended': { stage: 2, shows: true, byCouncil: true, whileOpen: true },
  'investigating-officer-reported': { stage: 2, shows: true, byCouncil: true },
  'independent-person-reported': { stage: 2, shows: true, byCouncil: true },
  'stage-2-restarted': { stage: 2, opens: 'started', byCouncil: true },
  adjudicated: { stage: 2, shows: true, byCouncil: true },
  'stage-2-responded': { stage: 2, ends: 'answered', shows: true, byCouncil: true },
  'stage-3-requested': { stage: 3, opens: 'requested' },
  'stage-3-acknowledged': { stage: 3, shows: true },
  'stage-3-refused': { stage: 3, ends: 'refused', shows: true },
  'panel-appointed': { stage: 3, shows: true, byCouncil: true },
  'panel-date-set': { stage: 3, shows: true, byCouncil: true },
  'panel-postponed': { stage: 3, shows: true, byCouncil: true },
  'panel-papers-sent': { stage: 3, shows: true, byCouncil: true },
  'panel-held': { stage: 3, shows: true, byCouncil: true },
  'panel-reported': { stage: 3, shows: true, byCouncil: true },
  'panel-report-received': { stage: 3, shows: true, byCouncil: true },
  'independent-person-consulted': { stage: 3, shows: true, byCouncil: true },
  'stage-3-responded': { stage: 3, ends: 'answered', shows: true, byCouncil: true },
}

/** What an event does to a stage; nothing for an event that belongs to none. */
export const stageOfStep = (type: EventType): Step | undefined => STEPS[type]
