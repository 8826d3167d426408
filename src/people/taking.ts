import { EVENT_TYPES, type EventType } from '../kernel/event-types.ts'
import { BARRED, type Standing } from './permission.ts'
import type { Role } from './roles.ts'

// Whose step is whose. What is not in this table cannot be taken by anybody.

const TEAM = ['complaints-manager', 'complaints-officer'] as const
const MANAGER = ['complaints-manager'] as const
/** What a complainant says may reach the council through anybody who works on the complaint. */
const ANYBODY = [
  ...TEAM,
  'stage-1-manager',
  'investigating-officer',
  'independent-person',
  'adjudicating-officer',
  'director',
  'ombudsman-link-officer',
  'panel-clerk',
  'panel-member',
  'advocate',
] as const
const STAGE_1 = [...TEAM, 'stage-1-manager'] as const
const INVESTIGATION = [...TEAM, 'investigating-officer'] as const
const PANEL = [...TEAM, 'panel-clerk'] as const
const DECIDERS = ['complaints-manager', 'adjudicating-officer', 'director'] as const
const OWNERS = [...TEAM, 'stage-1-manager', 'adjudicating-officer', 'director', 'ombudsman-link-officer'] as const
const LINK = [...TEAM, 'ombudsman-link-officer'] as const

/** Who takes each step. A new kind of step does not compile until somebody has it. */
export const TAKEN_BY: Readonly<Record<EventType, readonly Role[]>> = {
  'representation-received': TEAM,
  'complaint-received': TEAM,
  'complaint-acknowledged': TEAM,
  'points-stated': INVESTIGATION,
  'point-withdrawn': ANYBODY,
  'point-routed': MANAGER,
  'complaint-recorded-in-writing': TEAM,
  'written-record-agreed': TEAM,
  'information-given': TEAM,
  'advocate-offered': [...TEAM, 'stage-1-manager', 'investigating-officer'],
  'advocate-declined': [...TEAM, 'stage-1-manager', 'investigating-officer'],
  'advocate-appointed': TEAM,
  'authority-given': TEAM,
  'authority-withdrawn': TEAM,
  'childs-wishes-recorded': [...TEAM, 'stage-1-manager', 'investigating-officer', 'advocate'],
  'adjustment-agreed': [...TEAM, 'stage-1-manager', 'investigating-officer', 'panel-clerk'],
  'contact-made-safe': TEAM,
  'came-of-age': TEAM,
  'procedure-chosen': MANAGER,
  'interest-decided': MANAGER,
  'late-complaint-decided': MANAGER,
  'complaint-refused': MANAGER,
  'complaint-held': MANAGER,
  'hold-ended': MANAGER,
  'proceedings-ended': TEAM,
  'complaint-resubmitted': ANYBODY,
  'disputed-decision-considered': MANAGER,
  'postponed-for-complainant': TEAM,
  resumed: TEAM,
  'complainant-did-not-answer': INVESTIGATION,
  'complaint-withdrawn': ANYBODY,
  'complaint-closed': MANAGER,
  'complaint-reopened': MANAGER,
  'complaint-linked': TEAM,
  'safeguarding-referred': ANYBODY,
  'complaint-chased': ANYBODY,
  'update-sent': [...TEAM, 'stage-1-manager', 'investigating-officer', 'panel-clerk'],
  'reminder-sent': TEAM,
  'meeting-offered': [...TEAM, 'stage-1-manager', 'adjudicating-officer'],
  'meeting-held': [...TEAM, 'stage-1-manager', 'adjudicating-officer'],
  'step-handed-over': TEAM,
  'contact-restricted': MANAGER,
  'contact-restriction-reviewed': MANAGER,
  'outcome-told': TEAM,
  'data-complaint-opened': TEAM,
  'data-complaint-acknowledged': TEAM,
  'data-complaint-answered': TEAM,
  'stage-1-skipped': MANAGER,
  'stage-1-allocated': TEAM,
  'stage-1-extended': STAGE_1,
  'stage-1-responded': STAGE_1,
  'stage-1-resolved': STAGE_1,
  'corporate-stage-1-responded': TEAM,
  'corporate-stage-2-requested': TEAM,
  'corporate-stage-2-refused': TEAM,
  'corporate-stage-2-responded': TEAM,
  'stage-offered': [...TEAM, 'stage-1-manager', 'adjudicating-officer'],
  'stage-2-requested': ANYBODY,
  'stage-2-acknowledged': TEAM,
  'stage-2-started': MANAGER,
  'stage-2-refused': MANAGER,
  'other-step-taken': TEAM,
  'investigating-officer-appointed': MANAGER,
  'independent-person-appointed': MANAGER,
  'adjudicating-officer-appointed': MANAGER,
  'appointment-ended': MANAGER,
  'statement-drafted': INVESTIGATION,
  'statement-agreed': INVESTIGATION,
  'statement-settled-unagreed': INVESTIGATION,
  'files-requested': [...INVESTIGATION, 'independent-person'],
  'files-supplied': TEAM,
  'files-withheld': MANAGER,
  'interview-planned': INVESTIGATION,
  'interview-held': INVESTIGATION,
  'evidence-registered': INVESTIGATION,
  // What the draft found is for the investigating officer to say; whoever checked its facts is named.
  'draft-report-checked': INVESTIGATION,
  'stage-2-extended': MANAGER,
  'investigating-officer-reported': ['complaints-manager', 'investigating-officer'],
  'independent-person-reported': ['complaints-manager', 'independent-person'],
  'stage-2-restarted': MANAGER,
  // The council’s own decision, which nobody takes for the adjudicating officer.
  adjudicated: ['adjudicating-officer', 'director'],
  'stage-2-responded': DECIDERS,
  'independent-person-took-part': [...DECIDERS, 'independent-person'],
  'stage-3-requested': ANYBODY,
  'stage-3-acknowledged': PANEL,
  'stage-3-refused': MANAGER,
  'early-referral-made': MANAGER,
  'panel-appointed': MANAGER,
  'panel-date-set': PANEL,
  'panel-postponed': PANEL,
  'panel-papers-sent': PANEL,
  'panel-held': [...PANEL, 'panel-member'],
  'panel-reported': [...PANEL, 'panel-member'],
  'panel-report-received': TEAM,
  'independent-person-consulted': [...DECIDERS, 'independent-person'],
  'stage-3-responded': ['complaints-manager', 'director'],
  'letter-issued': [...TEAM, 'stage-1-manager', 'adjudicating-officer', 'director', 'panel-clerk'],
  'action-agreed': OWNERS,
  'action-varied': ['complaints-manager', 'adjudicating-officer', 'director', 'ombudsman-link-officer'],
  'action-done': OWNERS,
  'action-declined-by-complainant': OWNERS,
  'action-abandoned': ['complaints-manager', 'adjudicating-officer', 'director'],
  'apology-sent': OWNERS,
  'payment-offered': OWNERS,
  'payment-answered': OWNERS,
  'payment-made': OWNERS,
  'ombudsman-complained': LINK,
  'ombudsman-enquired': LINK,
  'enquiry-answered': LINK,
  'draft-decision-received': LINK,
  'draft-decision-answered': LINK,
  'ombudsman-decided': LINK,
  'evidence-sent': LINK,
  'compliance-confirmed': LINK,
  'public-report-issued': LINK,
  'public-report-considered': [...LINK, 'director'],
  'correction-made': TEAM,
}

/** Those of the office, who take their steps in every complaint that they may see. */
const OF_THE_OFFICE: ReadonlySet<Role> = new Set<Role>([
  'complaints-manager',
  'complaints-officer',
  'ombudsman-link-officer',
  'director',
])

/** How somebody stands to a complaint, and what they were assigned to do in it where that was said. */
export type TakingStanding = Standing & { readonly assignedAs: readonly (Role | undefined)[] }

/** Whether any of these roles may take this step in a complaint with which somebody stands so. */
export function mayTake(roles: readonly Role[], type: EventType, standing: TakingStanding): boolean {
  const { ties, restricted, assignedAs, coveringAs = [] } = standing
  if ([...ties].some((tie) => BARRED.has(tie)) || (restricted && !ties.has('assigned'))) return false
  return roles.some(
    (role) =>
      TAKEN_BY[type].includes(role) &&
      (OF_THE_OFFICE.has(role) ||
        (ties.has('assigned') && assignedAs.some((as) => as === undefined || as === role)) ||
        coveringAs.includes(role)),
  )
}

/** Every step that somebody may take in a complaint; whether it is its turn is for the complaint to say. */
export const stepsFor = (roles: readonly Role[], standing: TakingStanding): readonly EventType[] =>
  EVENT_TYPES.filter((type) => mayTake(roles, type, standing))

/** Who may record what somebody else did, whoever’s step it was. */
export const mayRecordForOthers = (roles: readonly Role[], standing: TakingStanding): boolean =>
  mayTake(roles, 'complaint-received', standing)
