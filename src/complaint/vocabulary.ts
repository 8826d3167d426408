import type { EventType } from '../kernel/event-types.ts'
import {
  amount,
  anEvent,
  choice,
  date,
  due,
  type FieldShape,
  flag,
  instant,
  list,
  record,
  type RecordOf,
  text,
  textOrList,
  when,
  wholeNumber,
} from './field.ts'

// The published language of a complaint (docs/chronology.md): every event type and the fields beyond the common ones.

export const FINDINGS = ['upheld', 'partially-upheld', 'not-upheld', 'no-finding'] as const
export const VOICES = ['stage-1', 'investigating-officer', 'adjudicating-officer', 'panel', 'council'] as const
export const ANSWERS = ['accepted', 'accepted-in-part', 'refused', 'already-done', 'not-ours'] as const
export const PROCEDURES = [
  'statutory',
  'corporate',
  'court',
  'tribunal',
  'conference-appeal',
  'fostering-review',
  'data-protection',
  'childrens-home',
  'adult-care',
  'health',
  'personnel',
  'other',
] as const
export const CHANNELS = ['letter', 'email', 'phone', 'in-person', 'web-form', 'text', 'advocate', 'other'] as const
export const ACTION_KINDS = [
  'apology',
  'payment',
  'start-or-complete-stage',
  'inform-of-rights',
  'staff-reminder',
  'review-procedure',
  'training',
  'evidence',
  'meeting',
  'other',
] as const
export const DECISIONS = [
  'upheld',
  'upheld-early-resolution',
  'not-upheld',
  'closed-after-initial-enquiries',
  'premature',
  'discontinued',
  'report',
] as const

const finding = record({ point: text, finding: choice(...FINDINGS), reasons: text }, ['point', 'finding'])
const recommendation = record({ id: text, says: text }, ['id'])
const answer = record(
  {
    recommendation: text,
    answer: choice(...ANSWERS),
    reason: text,
    action: text,
    owner: text,
    due: date,
    passedTo: text,
  },
  ['recommendation', 'answer'],
)
const disagreement = record({ point: text, reasons: text }, ['point'])
const quote = record({ point: text, by: choice(...VOICES), finding: choice(...FINDINGS) }, ['point', 'by', 'finding'])
const declared = list(record({ question: text, answer: flag }, ['question', 'answer']))
const panellist = record({ who: text, independence: declared, supplier: text }, ['who'])
const agreedAction = record(
  {
    id: text,
    says: text,
    kind: choice(...ACTION_KINDS),
    amount,
    due,
    stage: choice('stage-1', 'stage-2', 'stage-3'),
    part: choice('appoint', 'start', 'complete'),
    to: text,
    phrase: text,
  },
  ['id'],
)
/** One point of complaint. Also the shape of `points` in the header of a chronology. */
export const POINT = {
  id: text,
  says: text,
  function: choice(
    's17',
    's18',
    's20',
    's22',
    's23',
    'care-leaving',
    's26',
    's31',
    's33',
    's34',
    's35',
    's43',
    's44',
    's47',
    'adoption',
    'special-guardianship',
    'fostering-support',
    'fostering-approval',
    'conference',
    'court-report',
    'ehc-plan',
    'school',
    'data-protection',
    'adult-care',
    'health',
    'other',
  ),
  wants: text,
  arose: when,
  service: text,
  from: list(text),
  significant: flag,
} as const
const point = record(POINT, ['id'])

const findings = list(finding)
const recommendations = list(recommendation)
const answers = list(answer)
const appointment = { who: text, independence: declared, supplier: text } as const
const reasoned = { reasons: text, ombudsmanRightExplained: flag } as const

export const VOCABULARY = {
  'representation-received': { kind: choice('compliment', 'comment', 'enquiry', 'member-enquiry') },
  'complaint-received': { channel: choice(...CHANNELS) },
  'complaint-acknowledged': {},
  'points-stated': { points: list(point) },
  'point-withdrawn': { point: text, reason: text, authorisedBy: text },
  'point-routed': { point: text, procedure: choice(...PROCEDURES), reason: text, authorisedBy: text },
  'complaint-recorded-in-writing': {},
  'written-record-agreed': {},
  'information-given': {},
  'advocate-offered': { who: text },
  'advocate-declined': { who: text },
  'advocate-appointed': { who: text },
  'authority-given': { who: text, actsFor: text, scope: text },
  'authority-withdrawn': { who: text, actsFor: text, scope: text },
  'childs-wishes-recorded': { view: text, notSoughtBecause: text },
  'adjustment-agreed': { says: text },
  'contact-made-safe': { says: text },
  'came-of-age': {},
  'procedure-chosen': { procedure: choice(...PROCEDURES), reason: text },
  'interest-decided': { accepted: flag, childsViews: text, ...reasoned },
  'late-complaint-decided': {
    accepted: flag,
    reasonableToExpectEarlier: text,
    effectiveAndFairNow: text,
    decidedBy: text,
    ombudsmanRightExplained: flag,
  },
  'complaint-refused': {
    grounds: list(choice('not-entitled', 'not-in-scope', 'out-of-time', 'proceedings', 'repeat', 'other')),
    of: text,
    ...reasoned,
  },
  'complaint-held': {
    proceedings: text,
    reasons: text,
    reviewOn: date,
    returnRightExplained: flag,
    ombudsmanRightExplained: flag,
  },
  'hold-ended': { of: text, reason: text },
  'proceedings-ended': { of: text },
  'complaint-resubmitted': { of: text },
  'disputed-decision-considered': { decision: text, deferred: flag, reasons: text, until: date },
  'postponed-for-complainant': { reason: text, until: date },
  resumed: {},
  'complainant-did-not-answer': { asked: text },
  'complaint-withdrawn': { reason: text },
  'complaint-closed': {
    reason: choice(
      'resolved',
      'response-sent-no-request',
      'all-stages-done',
      'withdrawn',
      'refused',
      'moved',
      'lost-contact',
      'duplicate',
      'error',
    ),
    ombudsmanRightExplained: flag,
  },
  'complaint-reopened': { reason: text },
  'complaint-linked': { to: text, as: choice('duplicate', 'related', 'data-protection', 'corporate part') },
  'safeguarding-referred': {},
  'complaint-chased': {},
  'update-sent': {},
  'reminder-sent': { to: text },
  'meeting-offered': { purpose: text, present: textOrList(text) },
  'meeting-held': { purpose: text, present: textOrList(text) },
  'step-handed-over': { step: text, to: text, due: date },
  'contact-restricted': { reasons: text, until: date },
  'contact-restriction-reviewed': { reasons: text, until: date },
  'outcome-told': { to: textOrList(text), notToldBecause: text },
  'data-complaint-opened': {},
  'data-complaint-acknowledged': {},
  'data-complaint-answered': {},
  'stage-1-skipped': { agreedByComplainant: flag },
  'stage-1-allocated': { to: text, due: date },
  'stage-1-extended': { until: date, reason: choice('complex', 'advocate-awaited') },
  'stage-1-responded': { findings, stage2RightExplained: flag, offered: text },
  'stage-1-resolved': { terms: text },
  'corporate-stage-1-responded': {},
  'corporate-stage-2-requested': {},
  'corporate-stage-2-refused': {},
  'corporate-stage-2-responded': {},
  'stage-offered': { stage: choice('stage-1', 'stage-2', 'stage-3') },
  'stage-2-requested': { channel: choice(...CHANNELS) },
  'stage-2-acknowledged': {},
  'stage-2-started': { because: choice('requested', 'agreed-skip', 'ombudsman') },
  'stage-2-refused': { grounds: list(choice('late-request', 'proceedings', 'not-in-scope', 'other')), ...reasoned },
  'other-step-taken': {
    step: choice('meeting', 'review', 'letter', 'form-demanded', 'other'),
    inPlaceOf: choice('stage-1', 'stage-2', 'stage-3'),
  },
  'investigating-officer-appointed': appointment,
  'independent-person-appointed': appointment,
  'adjudicating-officer-appointed': appointment,
  'appointment-ended': {
    role: choice('investigating-officer', 'independent-person', 'adjudicating-officer', 'panel-chair', 'panel-member'),
    who: text,
    reason: text,
  },
  'statement-drafted': { version: wholeNumber },
  'statement-agreed': { version: wholeNumber },
  'statement-settled-unagreed': { version: wholeNumber },
  'files-requested': { from: text, what: text, reason: text },
  'files-supplied': { from: text, what: text, reason: text },
  'files-withheld': { from: choice('investigating-officer', 'independent-person'), what: text, reason: text },
  'interview-planned': { who: text, point: text, what: text },
  'interview-held': { who: text, point: text, what: text },
  'evidence-registered': { who: text, point: text, what: text },
  'draft-report-checked': { changes: text, findings },
  'stage-2-extended': { until: date, reason: text },
  'investigating-officer-reported': { findings, recommendations },
  'independent-person-reported': {
    agreesWithFindings: flag,
    disagreements: list(disagreement),
    fair: flag,
    concerns: text,
  },
  'stage-2-restarted': { reason: text },
  adjudicated: { findings, answers },
  'stage-2-responded': {
    enclosed: list(choice('io-report', 'ip-report', 'adjudication')),
    stage3RightExplained: flag,
    quotes: list(quote),
  },
  'independent-person-took-part': { in: text },
  'stage-3-requested': { channel: choice(...CHANNELS) },
  'stage-3-acknowledged': {},
  'stage-3-refused': { grounds: list(choice('late-request', 'proceedings', 'other')), ...reasoned },
  'early-referral-made': {
    agreedBy: text,
    investigationRobust: text,
    desiredOutcomesMet: choice('all', 'most', 'some', 'none'),
    actionPlan: text,
  },
  'panel-appointed': { chair: panellist, members: list(panellist) },
  'panel-date-set': { date, askedBy: text },
  'panel-postponed': { date, askedBy: text },
  'panel-papers-sent': { to: textOrList(text) },
  'panel-held': {
    mode: text,
    present: textOrList(text),
    companions: textOrList(text),
    submissions: textOrList(text),
  },
  'panel-reported': { findings, recommendations, sentTo: textOrList(text), reason: text },
  'panel-report-received': { findings, recommendations, sentTo: textOrList(text), reason: text },
  'independent-person-consulted': {},
  'stage-3-responded': { findings, answers, reason: text, quotes: list(quote), ...reasoned },
  'letter-issued': { letter: text, to: textOrList(text), version: wholeNumber },
  'action-agreed': {
    action: text,
    says: text,
    owner: text,
    due,
    from: choice('stage-1', 'stage-2', 'stage-3', 'early-remedy', 'ombudsman'),
  },
  'action-varied': { action: text, due: date, says: text, reason: text, agreedBy: text },
  'action-done': { action: text, evidence: textOrList(text), reason: text },
  'action-declined-by-complainant': { action: text, evidence: textOrList(text), reason: text },
  'action-abandoned': { action: text, evidence: textOrList(text), reason: text },
  'apology-sent': { amount, for: text, action: text },
  'payment-offered': { amount, for: text, action: text },
  'payment-answered': { amount, for: text, action: text, accepted: flag },
  'payment-made': { amount, for: text, action: text },
  'ombudsman-complained': {},
  'ombudsman-enquired': { due: date },
  'enquiry-answered': { due: date },
  'draft-decision-received': { due: date },
  'draft-decision-answered': { due: date },
  'ombudsman-decided': {
    reference: text,
    decision: choice(...DECISIONS),
    category: textOrList(text),
    faults: list(text),
    actions: list(agreedAction),
  },
  'evidence-sent': { actions: list(text) },
  'compliance-confirmed': { outcome: choice('complied', 'complied-late', 'not-complied'), actions: list(text) },
  'public-report-issued': {},
  'public-report-considered': {},
  'correction-made': { of: text, reason: text, now: anEvent },
} as const satisfies Record<EventType, Readonly<Record<string, FieldShape>>>

/** The event types that carry legal meaning: they have gates. The rest need only a form. */
export const GATED: ReadonlySet<EventType> = new Set<EventType>([
  'complaint-received',
  'points-stated',
  'point-withdrawn',
  'point-routed',
  'information-given',
  'advocate-offered',
  'advocate-declined',
  'advocate-appointed',
  'procedure-chosen',
  'interest-decided',
  'late-complaint-decided',
  'complaint-refused',
  'complaint-held',
  'hold-ended',
  'complaint-resubmitted',
  'disputed-decision-considered',
  'complaint-withdrawn',
  'complaint-closed',
  'complaint-reopened',
  'outcome-told',
  'stage-1-skipped',
  'stage-1-extended',
  'stage-1-responded',
  'stage-1-resolved',
  'stage-offered',
  'stage-2-requested',
  'stage-2-acknowledged',
  'stage-2-started',
  'stage-2-refused',
  'other-step-taken',
  'investigating-officer-appointed',
  'independent-person-appointed',
  'adjudicating-officer-appointed',
  'statement-drafted',
  'statement-agreed',
  'statement-settled-unagreed',
  'files-withheld',
  'stage-2-extended',
  'investigating-officer-reported',
  'independent-person-reported',
  'stage-2-restarted',
  'adjudicated',
  'stage-2-responded',
  'independent-person-took-part',
  'stage-3-requested',
  'stage-3-acknowledged',
  'stage-3-refused',
  'early-referral-made',
  'panel-appointed',
  'panel-papers-sent',
  'panel-held',
  'panel-reported',
  'panel-report-received',
  'independent-person-consulted',
  'stage-3-responded',
  'action-agreed',
  'action-varied',
  'action-done',
  'action-declined-by-complainant',
  'action-abandoned',
  'apology-sent',
  'payment-offered',
  'payment-answered',
  'payment-made',
  'ombudsman-complained',
  'ombudsman-enquired',
  'enquiry-answered',
  'draft-decision-received',
  'draft-decision-answered',
  'ombudsman-decided',
  'evidence-sent',
  'compliance-confirmed',
  'public-report-issued',
  'public-report-considered',
  'correction-made',
])

/** Counts an event from another: twenty weeks after event `e3`. */
const after = record({ event: text, n: wholeNumber, unit: choice('days', 'working-days', 'weeks', 'months') }, [
  'event',
  'n',
  'unit',
])

/** What may stand on any event. `points` of `points-stated` is its own field, not this one. */
export const COMMON = {
  id: text,
  on: when,
  after,
  madeOn: when,
  reachedThemOn: when,
  note: text,
  by: text,
  points: list(text),
  documents: list(text),
  recordedAt: instant,
  recordedBy: text,
  source: choice('recorded', 'imported'),
  externalIds: list(text),
  /** It was done although something stood against it: who let it be done, and why. */
  despite: record({ authorisedBy: text, reason: text }, ['reason']),
} as const

export const PERSON = {
  id: text,
  as: choice('complainant', 'child', 'representative', 'advocate', 'supporter'),
  class: choice(
    'child',
    'care-leaver',
    'parent',
    'person-with-parental-responsibility',
    'foster-carer',
    'special-guardian',
    'child-under-special-guardianship',
    'special-guardianship-applicant',
    'adopter',
    'adopted-person',
    'prospective-adopter',
    'former-guardian',
    'adoption-support-recipient',
    'other-sufficient-interest',
  ),
  inOwnRight: flag,
  actsFor: textOrList(text),
  calledHere: text,
} as const

export type Point = RecordOf<typeof POINT, 'id'>
export type Person = RecordOf<typeof PERSON>
export type LegalFunction = NonNullable<Point['function']>
export type PersonClass = NonNullable<Person['class']>
export type Finding = (typeof FINDINGS)[number]
export type Voice = (typeof VOICES)[number]
export type FindingOnPoint = NonNullable<EventOf<'adjudicated'>['findings']>[number]
export type Recommendation = NonNullable<EventOf<'panel-reported'>['recommendations']>[number]
export type Answer = NonNullable<EventOf<'adjudicated'>['answers']>[number]
export type Disagreement = NonNullable<EventOf<'independent-person-reported'>['disagreements']>[number]
export type Quote = NonNullable<EventOf<'stage-2-responded'>['quotes']>[number]
export type AgreedAction = NonNullable<EventOf<'ombudsman-decided'>['actions']>[number]
export type Panellist = NonNullable<EventOf<'panel-appointed'>['chair']>

type Common = RecordOf<typeof COMMON>

/** An event of one type, as a chronology and the store hold it. */
export type EventOf<T extends EventType> = { readonly type: T } & Omit<Common, keyof (typeof VOCABULARY)[T]> &
  RecordOf<(typeof VOCABULARY)[T]>

export type ComplaintEvent = { [T in EventType]: EventOf<T> }[EventType]
