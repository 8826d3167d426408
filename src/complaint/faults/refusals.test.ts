import { describe, test } from 'node:test'
import { complaint } from '../../../test/scenario.ts'

// What it is about arose on 4 September 2023, so that 4 September 2024 is the last day to complain in time.
const about = (arose: string) => ({ points: [{ id: '1', says: 'No visit', function: 's17', arose } as const] })
const told = { ombudsmanRightExplained: true } as const
const refusedLate = { grounds: ['out-of-time'], reasons: 'It came after a year', ...told } as const
const weighed = {
  accepted: false,
  reasonableToExpectEarlier: 'She had an advocate throughout and was told of the limit',
  effectiveAndFairNow: 'The two workers have left and the file was destroyed under the schedule',
  decidedBy: 'Complaints manager',
  ...told,
} as const

describe('OUT_OF_TIME_NOT_CONSIDERED: refused as late', () => {
  const late = complaint('whole', about('2023-09-04')).on('2024-09-05', 'complaint-received')

  test('without the two reasoned answers', () => {
    late
      .on('2024-09-09', 'complaint-refused', refusedLate)
      .asOf('2024-10-01')
      .finds('OUT_OF_TIME_NOT_CONSIDERED', { certainty: 'certain', weight: 'fault' })
    late
      .on('2024-09-09', 'late-complaint-decided', { ...weighed, effectiveAndFairNow: '' })
      .on('2024-09-09', 'complaint-refused', refusedLate)
      .asOf('2024-10-01')
      .finds('OUT_OF_TIME_NOT_CONSIDERED', { certainty: 'certain' })
    late
      .on('2024-09-09', 'late-complaint-decided', { accepted: false, reasonableToExpectEarlier: 'Yes', ...told })
      .on('2024-09-09', 'complaint-refused', refusedLate)
      .asOf('2024-10-01')
      .finds('OUT_OF_TIME_NOT_CONSIDERED', { certainty: 'certain' })
  })
  test('with both answers it is lawful', () => {
    late
      .on('2024-09-09', 'late-complaint-decided', weighed)
      .on('2024-09-09', 'complaint-refused', refusedLate)
      .asOf('2024-10-01')
      .doesNotFind('OUT_OF_TIME_NOT_CONSIDERED', 'REFUSAL_NOT_REASONED')
  })
  test('accepted though late, it is lawful', () => {
    late
      .on('2024-09-09', 'late-complaint-decided', { accepted: true })
      .asOf('2024-09-16')
      .doesNotFind('OUT_OF_TIME_NOT_CONSIDERED')
  })
  test('made within the year, on the same date of the next year at the latest, it is never lawful', () => {
    const judged = (received: string) =>
      complaint('whole', about('2023-09-04'))
        .on(received, 'complaint-received')
        .on('2024-09-09', 'late-complaint-decided', weighed)
        .on('2024-09-09', 'complaint-refused', refusedLate)
        .asOf('2024-10-01')
    judged('2024-09-04').finds('OUT_OF_TIME_NOT_CONSIDERED', { certainty: 'certain' })
    judged('2024-09-05').doesNotFind('OUT_OF_TIME_NOT_CONSIDERED')
  })
  test('made on 28 February about a 29 February it is in time', () => {
    const judged = (received: string) =>
      complaint('whole', about('2024-02-29'))
        .on(received, 'complaint-received')
        .on('2025-03-10', 'late-complaint-decided', weighed)
        .on('2025-03-10', 'complaint-refused', refusedLate)
        .asOf('2025-04-01')
    judged('2025-02-28').finds('OUT_OF_TIME_NOT_CONSIDERED')
    judged('2025-03-03').doesNotFind('OUT_OF_TIME_NOT_CONSIDERED')
  })
  test('it is the day when it was made that counts, where that is known', () => {
    complaint('whole', about('2023-09-04'))
      .on('2024-09-09', 'complaint-received', { madeOn: '2024-09-03' })
      .on('2024-09-16', 'late-complaint-decided', weighed)
      .on('2024-09-16', 'complaint-refused', refusedLate)
      .asOf('2024-10-01')
      .finds('OUT_OF_TIME_NOT_CONSIDERED')
  })
  test('each point has its own year', () => {
    const points = [
      { id: '1', says: 'The move', function: 's20', arose: '2023-01' },
      { id: '2', says: 'The review', function: 's26', arose: '2024-02' },
    ] as const
    const story = complaint('whole', { points })
      .on('2024-09-05', 'complaint-received')
      .on('2024-09-09', 'late-complaint-decided', weighed)
    story
      .on('2024-09-09', 'complaint-refused', refusedLate)
      .asOf('2024-10-01')
      .finds('OUT_OF_TIME_NOT_CONSIDERED', { certainty: 'certain', points: ['2'] })
    story
      .on('2024-09-09', 'complaint-refused', { ...refusedLate, points: ['1'] })
      .asOf('2024-10-01')
      .doesNotFind('OUT_OF_TIME_NOT_CONSIDERED')
  })
  test('in part a letter known to give no reasons is found, though no decision is shown', () => {
    const inPart = complaint('part').on('2024-09-05', 'complaint-received')
    inPart
      .on('2024-09-09', 'complaint-refused', { grounds: ['out-of-time'], reasons: '' })
      .asOf('2024-10-01')
      .finds('OUT_OF_TIME_NOT_CONSIDERED', { certainty: 'certain' })
    inPart
      .on('2024-09-09', 'complaint-refused', { grounds: ['out-of-time'], reasons: 'It is two years old' })
      .asOf('2024-10-01')
      .leavesOpen('OUT_OF_TIME_NOT_CONSIDERED')
  })
  test('in part an answer that is empty is found, one that is not there is not shown', () => {
    const inPart = complaint('part').on('2024-09-05', 'complaint-received')
    inPart
      .on('2024-09-09', 'late-complaint-decided', { ...weighed, reasonableToExpectEarlier: '' })
      .on('2024-09-09', 'complaint-refused', refusedLate)
      .asOf('2024-10-01')
      .finds('OUT_OF_TIME_NOT_CONSIDERED', { certainty: 'certain' })
    inPart
      .on('2024-09-09', 'late-complaint-decided', { accepted: false })
      .on('2024-09-09', 'complaint-refused', refusedLate)
      .asOf('2024-10-01')
      .leavesOpen('OUT_OF_TIME_NOT_CONSIDERED')
  })
})

describe('REFUSAL_NOT_REASONED: any other refusal or hold', () => {
  const received = complaint('whole').on('2025-01-06', 'complaint-received')
  const inPart = complaint('part').on('2025-01-06', 'complaint-received')

  test('a refusal without reasons, or without a ground', () => {
    for (const unreasoned of [
      { grounds: ['not-entitled'], reasons: '' },
      { grounds: ['not-entitled'] },
      { reasons: 'It is not for us' },
      { grounds: [], reasons: 'It is not for us' },
    ] as const)
      received
        .on('2025-01-08', 'complaint-refused', { ...unreasoned, ...told })
        .asOf('2025-02-03')
        .finds('REFUSAL_NOT_REASONED', { certainty: 'certain', weight: 'fault' })
  })
  test('a hold without reasons, or without the proceedings it is for', () => {
    received
      .on('2025-01-08', 'complaint-held', { proceedings: 'Care proceedings', reasons: '', ...told })
      .asOf('2025-02-03')
      .finds('REFUSAL_NOT_REASONED', { certainty: 'certain' })
    received
      .on('2025-01-08', 'complaint-held', { reasons: 'It might prejudice them', ...told })
      .asOf('2025-02-03')
      .finds('REFUSAL_NOT_REASONED', { certainty: 'certain' })
  })
  test('an interest found insufficient without reasons', () => {
    received
      .on('2025-01-08', 'interest-decided', { accepted: false, reasons: '', ...told })
      .asOf('2025-02-03')
      .finds('REFUSAL_NOT_REASONED', { certainty: 'certain' })
    received
      .on('2025-01-08', 'interest-decided', { accepted: false, reasons: 'He has not met the child', ...told })
      .asOf('2025-02-03')
      .doesNotFind('REFUSAL_NOT_REASONED')
  })
  test('a letter may rest on the reasons of the decision that it sends', () => {
    received
      .on('2025-01-08', 'interest-decided', {
        id: 'decision',
        accepted: false,
        reasons: 'He has not met the child',
        ...told,
      })
      .on('2025-01-09', 'complaint-refused', { grounds: ['not-entitled'], of: 'decision', ...told })
      .asOf('2025-02-03')
      .doesNotFind('REFUSAL_NOT_REASONED')
    received
      .on('2025-01-08', 'interest-decided', { id: 'decision', accepted: false, reasons: '', ...told })
      .on('2025-01-09', 'complaint-refused', { grounds: ['not-entitled'], of: 'decision', ...told })
      .asOf('2025-02-03')
      .finds('REFUSAL_NOT_REASONED')
  })
  test('nor does a decision need what its letter gives', () => {
    received
      .on('2025-01-08', 'interest-decided', { id: 'decision', accepted: false, ...told })
      .on('2025-01-09', 'complaint-refused', {
        grounds: ['not-entitled'],
        of: 'decision',
        reasons: 'He has not met the child',
        ...told,
      })
      .asOf('2025-02-03')
      .doesNotFind('REFUSAL_NOT_REASONED')
  })
  test('late and something else besides: each ground has its own test', () => {
    received
      .on('2025-01-08', 'complaint-refused', { grounds: ['out-of-time', 'other'], reasons: '', ...told })
      .asOf('2025-02-03')
      .finds('REFUSAL_NOT_REASONED')
      .finds('OUT_OF_TIME_NOT_CONSIDERED')
  })
  test('with ground and reasons it is lawful, and a missing review date is no fault', () => {
    received
      .on('2025-01-08', 'complaint-refused', {
        grounds: ['repeat'],
        reasons: 'Answered at all stages in 2023',
        ...told,
      })
      .asOf('2025-02-03')
      .doesNotFind('REFUSAL_NOT_REASONED')
    received
      .on('2025-01-08', 'complaint-held', { proceedings: 'A trial', reasons: 'The same witnesses', ...told })
      .asOf('2025-02-03')
      .doesNotFind('REFUSAL_NOT_REASONED')
  })
  test('in part only what is known to be empty', () => {
    inPart
      .on('2025-01-08', 'complaint-refused', { grounds: ['not-entitled'], reasons: '' })
      .asOf('2025-02-03')
      .finds('REFUSAL_NOT_REASONED', { certainty: 'certain' })
    inPart
      .on('2025-01-08', 'complaint-refused', { grounds: ['not-entitled'] })
      .asOf('2025-02-03')
      .leavesOpen('REFUSAL_NOT_REASONED')
    inPart
      .on('2025-01-08', 'complaint-held', { proceedings: 'A trial' })
      .asOf('2025-02-03')
      .leavesOpen('REFUSAL_NOT_REASONED')
  })
  test('refusals of stage 2 and 3, and for lateness, have codes of their own', () => {
    received
      .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true })
      .on('2025-01-20', 'stage-2-requested')
      .on('2025-01-27', 'stage-2-refused', { reasons: '', ...told })
      .asOf('2025-02-03')
      .finds('S2_REFUSED')
      .doesNotFind('REFUSAL_NOT_REASONED')
    received
      .on('2025-01-27', 'complaint-refused', { grounds: ['out-of-time'], reasons: 'Too late', ...told })
      .asOf('2025-02-03')
      .finds('OUT_OF_TIME_NOT_CONSIDERED')
      .doesNotFind('REFUSAL_NOT_REASONED')
  })
})
