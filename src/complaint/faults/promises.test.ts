import { describe, test } from 'node:test'
import { complaint } from '../../../test/scenario.ts'

const recommendations = [{ id: 'R1', says: 'Reassess the child' }] as const
type Reply = {
  readonly recommendation: 'R1'
  readonly answer: 'accepted' | 'accepted-in-part' | 'refused' | 'already-done' | 'not-ours'
  readonly due?: string
  readonly action?: string
}
// The answer goes on Monday 24 February 2025; 60 working days later is Thursday 22 May, over Easter and early May.
const answered = (reply: Reply | undefined, coverage: 'whole' | 'part' = 'whole') =>
  complaint(coverage)
    .on('2025-02-12', 'investigating-officer-reported', {
      findings: [{ point: '1', finding: 'upheld' }],
      recommendations,
    })
    .on('2025-02-19', 'adjudicated', {
      findings: [{ point: '1', finding: 'upheld' }],
      answers: reply ? [reply] : [],
    })
    .on('2025-02-24', 'stage-2-responded', { stage3RightExplained: true })
const dated = answered({ recommendation: 'R1', answer: 'accepted', due: '2025-03-31' })

describe('RECOMMENDATION_NOT_MET and RECOMMENDATION_LATE: what was accepted', () => {
  test('done on its date is in time, a day later it is late', () => {
    dated
      .on('2025-03-31', 'action-done', { action: 'R1' })
      .asOf('2025-06-02')
      .doesNotFind('RECOMMENDATION_NOT_MET', 'RECOMMENDATION_LATE')
    dated
      .on('2025-04-01', 'action-done', { action: 'R1' })
      .asOf('2025-06-02')
      .finds('RECOMMENDATION_LATE', { certainty: 'certain', weight: 'fault', since: '2025-04-01' })
      .doesNotFind('RECOMMENDATION_NOT_MET')
  })
  test('done on the Saturday after a Friday it is late, though no working day lies between', () => {
    answered({ recommendation: 'R1', answer: 'accepted', due: '2025-03-28' })
      .on('2025-03-29', 'action-done', { action: 'R1' })
      .asOf('2025-06-02')
      .finds('RECOMMENDATION_LATE', { certainty: 'certain', council: 0 })
  })
  test('not done when its date has passed', () => {
    dated.asOf('2025-03-31').doesNotFind('RECOMMENDATION_NOT_MET')
    dated
      .asOf('2025-04-01')
      .finds('RECOMMENDATION_NOT_MET', { certainty: 'certain', weight: 'fault', since: '2025-04-01' })
      .doesNotFind('RECOMMENDATION_LATE')
  })
  test('without a date it is due 60 working days after the answer that accepted it (P21)', () => {
    const undated = answered({ recommendation: 'R1', answer: 'accepted' })
    undated.asOf('2025-05-22').doesNotFind('RECOMMENDATION_NOT_MET')
    undated.asOf('2025-05-23').finds('RECOMMENDATION_NOT_MET', { certainty: 'certain', since: '2025-05-23' })
    undated.on('2025-05-22', 'action-done', { action: 'R1' }).asOf('2025-06-02').doesNotFind('RECOMMENDATION_LATE')
    undated.on('2025-05-23', 'action-done', { action: 'R1' }).asOf('2025-06-02').finds('RECOMMENDATION_LATE')
    undated
      .under({ recommendation_days: 20 })
      .asOf('2025-03-25')
      .finds('RECOMMENDATION_NOT_MET', { since: '2025-03-25' })
  })
  test('what was accepted in part is promised too', () => {
    answered({ recommendation: 'R1', answer: 'accepted-in-part', due: '2025-03-31' })
      .asOf('2025-04-01')
      .finds('RECOMMENDATION_NOT_MET')
  })
  test('what was refused, done already or passed on promises nothing', () => {
    for (const answer of ['refused', 'already-done', 'not-ours'] as const)
      answered({ recommendation: 'R1', answer })
        .asOf('2026-02-02')
        .doesNotFind('RECOMMENDATION_NOT_MET', 'RECOMMENDATION_LATE')
  })
  test('left without an answer, it was owed when the answer went', () => {
    answered(undefined).asOf('2025-02-25').finds('RECOMMENDATION_NOT_MET', { certainty: 'certain' })
    answered(undefined)
      .on('2025-03-10', 'action-done', { action: 'R1' })
      .asOf('2025-04-01')
      .finds('RECOMMENDATION_LATE')
      .doesNotFind('RECOMMENDATION_NOT_MET')
  })
  test('in part, answers that the record leaves out promise and break nothing', () => {
    complaint('part')
      .on('2025-02-12', 'investigating-officer-reported', { recommendations })
      .on('2025-02-19', 'adjudicated')
      .on('2025-02-24', 'stage-2-responded')
      .asOf('2026-02-02')
      .doesNotFind('RECOMMENDATION_NOT_MET', 'RECOMMENDATION_LATE')
  })
  test('left without an answer, but no longer wanted before the answer went', () => {
    complaint('whole')
      .on('2025-02-12', 'investigating-officer-reported', { recommendations })
      .on('2025-02-17', 'action-declined-by-complainant', { action: 'R1' })
      .on('2025-02-24', 'stage-2-responded', { stage3RightExplained: true })
      .asOf('2025-06-02')
      .doesNotFind('RECOMMENDATION_NOT_MET')
  })
  test('wanted no longer: in time it ends the promise, after the date it cures nothing', () => {
    dated
      .on('2025-03-31', 'action-declined-by-complainant', { action: 'R1', reason: 'She has moved' })
      .asOf('2025-06-02')
      .doesNotFind('RECOMMENDATION_NOT_MET')
    dated
      .on('2025-04-22', 'action-declined-by-complainant', { action: 'R1', reason: 'Too late to help' })
      .asOf('2025-06-02')
      .finds('RECOMMENDATION_NOT_MET', { certainty: 'certain' })
  })
  test('a variation moves the date, an abandonment does not end it', () => {
    const varied = dated.on('2025-03-20', 'action-varied', {
      action: 'R1',
      due: '2025-04-30',
      reason: 'The assessor is ill',
      agreedBy: 'Complainant',
    })
    varied.asOf('2025-04-30').doesNotFind('RECOMMENDATION_NOT_MET')
    varied.asOf('2025-05-01').finds('RECOMMENDATION_NOT_MET', { since: '2025-05-01' })
    dated
      .on('2025-03-20', 'action-abandoned', { action: 'R1', reason: 'No budget' })
      .asOf('2025-06-02')
      .finds('RECOMMENDATION_NOT_MET')
  })
  test('the action that answers it may be named in its place', () => {
    const named = answered({ recommendation: 'R1', answer: 'accepted', due: '2025-03-31', action: 'A7' })
    named.on('2025-03-28', 'action-done', { action: 'A7' }).asOf('2025-06-02').doesNotFind('RECOMMENDATION_NOT_MET')
    named.on('2025-03-28', 'action-done', { action: 'A8' }).asOf('2025-06-02').finds('RECOMMENDATION_NOT_MET')
  })
  test('and gives its date, where the answer gave none', () => {
    const named = complaint('whole')
      .on('2025-02-12', 'investigating-officer-reported', { recommendations })
      .on('2025-02-19', 'adjudicated', { answers: [{ recommendation: 'R1', answer: 'accepted', action: 'A7' }] })
      .on('2025-02-19', 'action-agreed', { action: 'A6', due: '2025-02-28', from: 'stage-2' })
      .on('2025-02-19', 'action-agreed', { action: 'A7', due: '2025-03-31', from: 'stage-2' })
      .on('2025-02-24', 'stage-2-responded', { stage3RightExplained: true })
      .on('2025-02-28', 'action-done', { action: 'A6' })
    named.asOf('2025-03-31').doesNotFind('RECOMMENDATION_NOT_MET')
    named.asOf('2025-04-01').finds('RECOMMENDATION_NOT_MET', { since: '2025-04-01' })
  })
  test('in part a promise with a date that passed is found too', () => {
    answered({ recommendation: 'R1', answer: 'accepted', due: '2025-03-31' }, 'part')
      .asOf('2025-06-02')
      .finds('RECOMMENDATION_NOT_MET', { certainty: 'certain' })
  })
})

describe('An action promised at any stage', () => {
  const promised = complaint('whole')
    .on('2025-01-06', 'complaint-received')
    .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true })
    .on('2025-01-13', 'action-agreed', {
      action: 'A1',
      says: 'Apologise in writing',
      due: '2025-01-31',
      from: 'stage-1',
    })

  test('is closed by the apology or the payment that names it', () => {
    promised
      .on('2025-01-31', 'apology-sent', { action: 'A1' })
      .asOf('2025-06-02')
      .doesNotFind('RECOMMENDATION_NOT_MET', 'RECOMMENDATION_LATE')
    promised
      .on('2025-02-03', 'apology-sent', { action: 'A1' })
      .asOf('2025-06-02')
      .finds('RECOMMENDATION_LATE', { certainty: 'certain', since: '2025-02-01', council: 1 })
    promised.on('2025-01-30', 'apology-sent').asOf('2025-06-02').finds('RECOMMENDATION_NOT_MET')
  })
  test('may be due a number of weeks or months from the promise', () => {
    const due = (n: number, unit: 'weeks' | 'months') =>
      complaint('whole').on('2025-01-31', 'action-agreed', { action: 'A1', due: { n, unit }, from: 'stage-1' })
    due(2, 'weeks').asOf('2025-02-14').doesNotFind('RECOMMENDATION_NOT_MET')
    due(2, 'weeks').asOf('2025-02-15').finds('RECOMMENDATION_NOT_MET', { since: '2025-02-15' })
    due(1, 'months').asOf('2025-02-28').doesNotFind('RECOMMENDATION_NOT_MET')
    due(1, 'months').asOf('2025-03-01').finds('RECOMMENDATION_NOT_MET', { since: '2025-03-01' })
  })
})

describe('AGREED_ACTION_LATE and AGREED_ACTION_NOT_MET: agreed with the Ombudsman', () => {
  type Due = string | { readonly n: number; readonly unit: 'weeks' | 'months' | 'working-days' }
  const decided = (on: string, due: Due, coverage: 'whole' | 'part' = 'whole') =>
    complaint(coverage).on(on, 'ombudsman-decided', {
      reference: '24 000 002',
      decision: 'upheld',
      actions: [{ id: 'A1', says: 'Apologise', kind: 'apology', due }],
    })
  const weeks = decided('2025-01-14', { n: 4, unit: 'weeks' })

  test('done and evidenced on the last day is in time, a day later it is late', () => {
    weeks
      .on('2025-02-11', 'apology-sent', { action: 'A1' })
      .on('2025-02-11', 'evidence-sent', { actions: ['A1'] })
      .asOf('2025-06-02')
      .doesNotFind('AGREED_ACTION_LATE', 'AGREED_ACTION_NOT_MET')
    weeks
      .on('2025-02-12', 'apology-sent', { action: 'A1' })
      .on('2025-02-12', 'evidence-sent', { actions: ['A1'] })
      .asOf('2025-06-02')
      .finds('AGREED_ACTION_LATE', { certainty: 'certain', weight: 'fault', since: '2025-02-12' })
      .doesNotFind('AGREED_ACTION_NOT_MET')
  })
  test('done in time but evidenced late is late', () => {
    weeks
      .on('2025-02-10', 'apology-sent', { action: 'A1' })
      .on('2025-02-17', 'evidence-sent', { actions: ['A1'] })
      .asOf('2025-06-02')
      .finds('AGREED_ACTION_LATE', { certainty: 'certain' })
  })
  test('not done by its date', () => {
    weeks.asOf('2025-02-11').doesNotFind('AGREED_ACTION_NOT_MET', 'AGREED_ACTION_LATE')
    weeks.asOf('2025-02-12').finds('AGREED_ACTION_NOT_MET', { certainty: 'certain', since: '2025-02-12' })
    decided('2025-01-14', '2025-02-11', 'part')
      .asOf('2025-02-12')
      .finds('AGREED_ACTION_NOT_MET', { certainty: 'certain', since: '2025-02-12' })
  })
  test('a month from a date is the same day of the next month, or its last', () => {
    const from = (on: string, months: number) => decided(on, { n: months, unit: 'months' })
    from('2025-01-14', 1).asOf('2025-02-14').doesNotFind('AGREED_ACTION_NOT_MET')
    from('2025-01-14', 1).asOf('2025-02-15').finds('AGREED_ACTION_NOT_MET', { since: '2025-02-15' })
    from('2025-01-31', 1).asOf('2025-02-28').doesNotFind('AGREED_ACTION_NOT_MET')
    from('2025-01-31', 1).asOf('2025-03-01').finds('AGREED_ACTION_NOT_MET', { since: '2025-03-01' })
    from('2023-12-31', 2).asOf('2024-02-29').doesNotFind('AGREED_ACTION_NOT_MET')
    from('2023-12-31', 2).asOf('2024-03-01').finds('AGREED_ACTION_NOT_MET')
    from('2024-11-30', 3).asOf('2025-03-01').finds('AGREED_ACTION_NOT_MET', { since: '2025-03-01' })
  })
  test('65 working days from a decision', () => {
    const days = decided('2024-08-18', { n: 65, unit: 'working-days' })
    days.asOf('2024-11-18').doesNotFind('AGREED_ACTION_NOT_MET')
    days.asOf('2024-11-19').finds('AGREED_ACTION_NOT_MET', { since: '2024-11-19' })
  })
  test('what the Ombudsman confirms decides', () => {
    const done = weeks.on('2025-02-10', 'apology-sent', { action: 'A1' })
    done
      .on('2025-03-03', 'compliance-confirmed', { outcome: 'complied' })
      .asOf('2025-06-02')
      .doesNotFind('AGREED_ACTION_LATE', 'AGREED_ACTION_NOT_MET')
    done
      .on('2025-03-03', 'compliance-confirmed', { outcome: 'complied-late' })
      .asOf('2025-06-02')
      .finds('AGREED_ACTION_LATE')
    done
      .on('2025-03-03', 'compliance-confirmed', { outcome: 'not-complied' })
      .asOf('2025-06-02')
      .finds('AGREED_ACTION_NOT_MET')
  })
  test('evidence that names an action shows that it was done', () => {
    const inPart = decided('2025-01-14', '2025-02-11', 'part')
    inPart
      .on('2025-02-11', 'evidence-sent', { actions: ['A1'] })
      .asOf('2025-06-02')
      .doesNotFind('AGREED_ACTION_NOT_MET', 'AGREED_ACTION_LATE')
    inPart
      .on('2025-02-12', 'evidence-sent', { actions: ['A1'] })
      .asOf('2025-06-02')
      .finds('AGREED_ACTION_LATE', { since: '2025-02-12' })
      .doesNotFind('AGREED_ACTION_NOT_MET')
  })
  test('in part an apology that names no action may be the one; in a whole record it is not', () => {
    decided('2025-01-14', '2025-02-11', 'part')
      .on('2025-02-03', 'apology-sent')
      .asOf('2025-06-02')
      .finds('AGREED_ACTION_NOT_MET', { certainty: 'possible' })
    decided('2025-01-14', '2025-02-11', 'part')
      .on('2025-02-03', 'payment-made', { amount: 100 })
      .asOf('2025-06-02')
      .finds('AGREED_ACTION_NOT_MET', { certainty: 'certain' })
    decided('2025-01-14', '2025-02-11', 'part')
      .on('2025-02-03', 'evidence-sent')
      .asOf('2025-06-02')
      .finds('AGREED_ACTION_NOT_MET', { certainty: 'possible' })
    decided('2025-01-14', '2025-02-11')
      .on('2025-02-03', 'apology-sent')
      .asOf('2025-06-02')
      .finds('AGREED_ACTION_NOT_MET', { certainty: 'certain' })
  })
  test('a stage that was ordered is done by the stage itself', () => {
    const ordered = complaint('part').on('2024-08-18', 'ombudsman-decided', {
      decision: 'upheld',
      actions: [{ id: 'A1', kind: 'start-or-complete-stage', stage: 'stage-2', part: 'complete', due: '2024-11-18' }],
    })
    const begun = ordered.on('2024-09-02', 'investigating-officer-appointed', { who: 'Ines' })
    begun.on('2024-11-18', 'stage-2-responded').asOf('2025-01-06').doesNotFind('AGREED_ACTION_LATE')
    begun.on('2024-11-19', 'stage-2-responded').asOf('2025-01-06').finds('AGREED_ACTION_LATE', { since: '2024-11-19' })
    begun.asOf('2024-11-19').finds('AGREED_ACTION_NOT_MET', { since: '2024-11-19' })
  })
  test('an action without a date is never late', () => {
    complaint('part')
      .on('2025-01-14', 'ombudsman-decided', { decision: 'upheld', actions: [{ id: 'A1', kind: 'other' }] })
      .asOf('2027-01-14')
      .doesNotFind('AGREED_ACTION_LATE', 'AGREED_ACTION_NOT_MET')
  })
})
