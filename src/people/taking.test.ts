import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { EVENT_TYPES, type EventType } from '../kernel/event-types.ts'
import type { Tie } from './permission.ts'
import { type Role, ROLES } from './roles.ts'
import { mayRecordForOthers, mayTake, stepsFor, type TakingStanding } from './taking.ts'

/** A letter for each who takes steps: those of the office, those in the procedure, those from outside. */
const WHO = {
  M: 'complaints-manager',
  O: 'complaints-officer',
  L: 'ombudsman-link-officer',
  D: 'director',
  1: 'stage-1-manager',
  A: 'adjudicating-officer',
  I: 'investigating-officer',
  P: 'independent-person',
  3: 'panel-member',
  C: 'panel-clerk',
  V: 'advocate',
} as const satisfies Readonly<Record<string, Role>>
const OFFICE: readonly Role[] = [WHO.M, WHO.O, WHO.L, WHO.D]

/** The table once more, written out as a council would agree it: whose step each is. */
const AGREED: Readonly<Record<EventType, string>> = {
  'representation-received': 'MO',
  'complaint-received': 'MO',
  'complaint-acknowledged': 'MO',
  'points-stated': 'MOI',
  'point-withdrawn': 'MOLD1AIP3CV',
  'point-routed': 'M',
  'complaint-recorded-in-writing': 'MO',
  'written-record-agreed': 'MO',
  'information-given': 'MO',
  'advocate-offered': 'MO1I',
  'advocate-declined': 'MO1I',
  'advocate-appointed': 'MO',
  'authority-given': 'MO',
  'authority-withdrawn': 'MO',
  'childs-wishes-recorded': 'MO1IV',
  'adjustment-agreed': 'MO1IC',
  'contact-made-safe': 'MO',
  'came-of-age': 'MO',
  'procedure-chosen': 'M',
  'interest-decided': 'M',
  'late-complaint-decided': 'M',
  'complaint-refused': 'M',
  'complaint-held': 'M',
  'hold-ended': 'M',
  'proceedings-ended': 'MO',
  'complaint-resubmitted': 'MOLD1AIP3CV',
  'disputed-decision-considered': 'M',
  'postponed-for-complainant': 'MO',
  resumed: 'MO',
  'complainant-did-not-answer': 'MOI',
  'complaint-withdrawn': 'MOLD1AIP3CV',
  'complaint-closed': 'M',
  'complaint-reopened': 'M',
  'complaint-linked': 'MO',
  'safeguarding-referred': 'MOLD1AIP3CV',
  'complaint-chased': 'MOLD1AIP3CV',
  'update-sent': 'MO1IC',
  'reminder-sent': 'MO',
  'meeting-offered': 'MO1A',
  'meeting-held': 'MO1A',
  'step-handed-over': 'MO',
  'contact-restricted': 'M',
  'contact-restriction-reviewed': 'M',
  'outcome-told': 'MO',
  'data-complaint-opened': 'MO',
  'data-complaint-acknowledged': 'MO',
  'data-complaint-answered': 'MO',
  'stage-1-skipped': 'M',
  'stage-1-allocated': 'MO',
  'stage-1-extended': 'MO1',
  'stage-1-responded': 'MO1',
  'stage-1-resolved': 'MO1',
  'corporate-stage-1-responded': 'MO',
  'corporate-stage-2-requested': 'MO',
  'corporate-stage-2-refused': 'MO',
  'corporate-stage-2-responded': 'MO',
  'stage-offered': 'MO1A',
  'stage-2-requested': 'MOLD1AIP3CV',
  'stage-2-acknowledged': 'MO',
  'stage-2-started': 'M',
  'stage-2-refused': 'M',
  'other-step-taken': 'MO',
  'investigating-officer-appointed': 'M',
  'independent-person-appointed': 'M',
  'adjudicating-officer-appointed': 'M',
  'appointment-ended': 'M',
  'statement-drafted': 'MOI',
  'statement-agreed': 'MOI',
  'statement-settled-unagreed': 'MOI',
  'files-requested': 'MOIP',
  'files-supplied': 'MO',
  'files-withheld': 'M',
  'interview-planned': 'MOI',
  'interview-held': 'MOI',
  'evidence-registered': 'MOI',
  'draft-report-checked': 'MOI',
  'stage-2-extended': 'M',
  'investigating-officer-reported': 'MI',
  'independent-person-reported': 'MP',
  'stage-2-restarted': 'M',
  adjudicated: 'DA',
  'stage-2-responded': 'MDA',
  'independent-person-took-part': 'MDAP',
  'stage-3-requested': 'MOLD1AIP3CV',
  'stage-3-acknowledged': 'MOC',
  'stage-3-refused': 'M',
  'early-referral-made': 'M',
  'panel-appointed': 'M',
  'panel-date-set': 'MOC',
  'panel-postponed': 'MOC',
  'panel-papers-sent': 'MOC',
  'panel-held': 'MO3C',
  'panel-reported': 'MO3C',
  'panel-report-received': 'MO',
  'independent-person-consulted': 'MDAP',
  'stage-3-responded': 'MD',
  'letter-issued': 'MOD1AC',
  'action-agreed': 'MOLD1A',
  'action-varied': 'MLDA',
  'action-done': 'MOLD1A',
  'action-declined-by-complainant': 'MOLD1A',
  'action-abandoned': 'MDA',
  'apology-sent': 'MOLD1A',
  'payment-offered': 'MOLD1A',
  'payment-answered': 'MOLD1A',
  'payment-made': 'MOLD1A',
  'ombudsman-complained': 'MOL',
  'ombudsman-enquired': 'MOL',
  'enquiry-answered': 'MOL',
  'draft-decision-received': 'MOL',
  'draft-decision-answered': 'MOL',
  'ombudsman-decided': 'MOL',
  'evidence-sent': 'MOL',
  'compliance-confirmed': 'MOL',
  'public-report-issued': 'MOL',
  'public-report-considered': 'MOLD',
  'correction-made': 'MO',
}

const takenBy = (type: EventType): readonly Role[] =>
  Object.entries(WHO).flatMap(([letter, role]) => (AGREED[type].includes(letter) ? [role] : []))

const standing = (
  ties: readonly Tie[],
  { restricted = false, as = [] }: { readonly restricted?: boolean; readonly as?: TakingStanding['assignedAs'] } = {},
): TakingStanding => ({ ties: new Set(ties), restricted, assignedAs: as })

describe('Whose step is whose', () => {
  test('is as it was agreed, for whoever is assigned to a complaint', () => {
    for (const type of EVENT_TYPES) {
      for (const as of [undefined, 'their own'] as const) {
        const given = ROLES.filter((role) => mayTake([role], type, standing(['assigned'], { as: [as && role] })))
        assert.deepEqual(given.toSorted(), takenBy(type).toSorted(), type)
      }
    }
  })

  test('lets the office take its steps in every complaint, and others only in their own', () => {
    for (const type of EVENT_TYPES) {
      for (const ties of [[], ['was-assigned']] as const) {
        const given = ROLES.filter((role) => mayTake([role], type, standing(ties, { as: [role] })))
        assert.deepEqual(
          given.toSorted(),
          takenBy(type)
            .filter((role) => OFFICE.includes(role))
            .toSorted(),
          type,
        )
      }
    }
  })

  test('holds for what somebody was assigned to do, not for what else they are', () => {
    const both = [WHO.I, WHO.P] as const
    const may = (as: TakingStanding['assignedAs']) =>
      mayTake(both, 'investigating-officer-reported', standing(['assigned'], { as }))
    assert.deepEqual(
      [may([WHO.I]), may([WHO.P]), may([undefined]), may([WHO.P, WHO.I]), may([])],
      [true, false, true, true, false],
    )
  })

  test('is of no weight where somebody is named or has a stake, or a restricted complaint is not theirs', () => {
    for (const role of ROLES) {
      for (const type of EVENT_TYPES) {
        const as = [undefined]
        for (const tie of ['named', 'conflicted'] as const)
          for (const ties of [[tie], ['assigned', tie]] as const)
            assert.ok(!mayTake([role], type, standing(ties, { as })))
        assert.ok(!mayTake([role], type, standing([], { as, restricted: true })))
        assert.ok(!mayTake([role], type, standing(['was-assigned'], { as, restricted: true })))
        const mine = mayTake([role], type, standing(['assigned'], { as, restricted: true }))
        assert.equal(mine, takenBy(type).includes(role), `${role} ${type}`)
      }
    }
  })

  test('comes to a list of steps, of all that somebody is', () => {
    const of = (roles: readonly Role[]) => stepsFor(roles, standing(['assigned'], { as: [undefined] }))
    const both = [WHO.V, WHO.C] as const
    assert.deepEqual(
      of(both),
      EVENT_TYPES.filter((type) => both.some((role) => takenBy(type).includes(role))),
    )
    assert.deepEqual(of([]), [])
    assert.deepEqual(of(['administrator', 'auditor']), [])
  })

  test('lets those who record what comes in record what others did', () => {
    for (const ties of [[], ['assigned']] as const) {
      const given = ROLES.filter((role) => mayRecordForOthers([role], standing(ties, { as: [undefined] })))
      assert.deepEqual(given, [WHO.M, WHO.O])
    }
    assert.ok(!mayRecordForOthers([WHO.M], standing(['named'])))
  })
})
