import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { complaint } from '../../test/scenario.ts'

// Received on 6 January 2025: day 10 is Monday 20 January.
const received = complaint('whole').on('2025-01-06', 'complaint-received', { id: 'came' })
const answer = { stage2RightExplained: true } as const
const late = received.on('2025-01-27', 'stage-1-responded', { id: 'answer', ...answer })

describe('A correction of the record', () => {
  test('puts the right entry in place of the wrong one', () => {
    late.asOf('2025-03-03').finds('S1_LATE')
    late
      .corrected('2025-02-03', 'answer', { type: 'stage-1-responded', on: '2025-01-17', ...answer })
      .asOf('2025-03-03')
      .doesNotFind('S1_LATE')
      .due('S1.respond', '2025-01-20', { standing: 'met' })
  })
  test('can find what the wrong entry hid', () => {
    received
      .on('2025-01-17', 'stage-1-responded', { id: 'answer', ...answer })
      .corrected('2025-02-03', 'answer', { type: 'stage-1-responded', on: '2025-01-22', ...answer })
      .asOf('2025-03-03')
      .finds('S1_LATE', { since: '2025-01-21', council: 2 })
  })
  test('says that something never happened', () => {
    received
      .on('2025-01-17', 'stage-1-responded', { id: 'answer', ...answer })
      .corrected('2025-02-03', 'answer', null)
      .asOf('2025-02-04')
      .finds('S1_LATE', { weight: 'fault', against: '20 WD' })
      .due('S1.respond', '2025-01-20', { standing: 'overdue' })
  })
  test('of the day of receipt moves every date that rests on it', () => {
    received
      .corrected('2025-01-08', 'came', { type: 'complaint-received', on: '2025-01-03' })
      .asOf('2025-01-09')
      .due('S1.respond', '2025-01-17', { from: '2025-01-03' })
  })
  test('may itself be corrected: it was no mistake after all', () => {
    late
      .corrected('2025-02-03', 'answer', { type: 'stage-1-responded', on: '2025-01-17', ...answer }, { id: 'c1' })
      .corrected('2025-02-10', 'c1', null)
      .asOf('2025-03-03')
      .finds('S1_LATE', { since: '2025-01-21', council: 5 })
  })
  test('a second correction of the same entry takes the place of the first', () => {
    late
      .corrected('2025-02-03', 'answer', { type: 'stage-1-responded', on: '2025-01-17', ...answer })
      .corrected('2025-02-10', 'answer', { type: 'stage-1-responded', on: '2025-01-21', ...answer })
      .asOf('2025-03-03')
      .finds('S1_LATE', { council: 1 })
  })
  test('keeps the findings of the wrong entry, marked', () => {
    const { findings } = complaint('whole')
      .on('2025-02-12', 'investigating-officer-reported', {
        id: 'report',
        findings: [{ point: '1', finding: 'not-upheld' }],
      })
      .corrected('2025-02-14', 'report', {
        type: 'investigating-officer-reported',
        on: '2025-02-12',
        findings: [{ point: '1', finding: 'upheld' }],
      })
      .asOf('2025-03-03').assessment
    assert.deepEqual(
      findings.map(({ finding, event, corrected }) => ({ finding, event, corrected })),
      [
        { finding: 'not-upheld', event: 'report', corrected: true },
        { finding: 'upheld', event: 'report', corrected: false },
      ],
    )
  })
  test('of a finding: a letter that quotes the wrong one misquotes', () => {
    complaint('whole')
      .on('2025-02-12', 'investigating-officer-reported', {
        id: 'report',
        findings: [{ point: '1', finding: 'not-upheld' }],
      })
      .corrected('2025-02-14', 'report', {
        type: 'investigating-officer-reported',
        on: '2025-02-12',
        findings: [{ point: '1', finding: 'upheld' }],
      })
      .on('2025-02-24', 'stage-2-responded', {
        quotes: [{ point: '1', by: 'investigating-officer', finding: 'not-upheld' }],
      })
      .asOf('2025-03-03')
      .finds('FINDING_MISQUOTED')
  })
})

describe('As it was known at an earlier instant', () => {
  const story = complaint('whole')
    .on('2025-01-06', 'complaint-received', { recordedAt: '2025-01-06T10:00:00Z' })
    .on('2025-01-17', 'stage-1-responded', { id: 'answer', recordedAt: '2025-02-03T09:00:00Z', ...answer })
    .corrected(
      '2025-02-10',
      'answer',
      { type: 'stage-1-responded', on: '2025-01-22', ...answer },
      { recordedAt: '2025-02-10T09:00:00Z' },
    )

  test('what was recorded later was not known', () => {
    story.knownAt('2025-01-31T00:00:00Z').asOf('2025-03-03').finds('S1_LATE', { against: '20 WD' })
    story.knownAt('2025-02-03T09:00:00Z').asOf('2025-03-03').doesNotFind('S1_LATE')
    story.knownAt('2025-02-10T09:00:00Z').asOf('2025-03-03').finds('S1_LATE', { against: '10 WD', council: 2 })
    story.asOf('2025-03-03').finds('S1_LATE', { against: '10 WD', council: 2 })
  })
  test('an instant is one wherever its clock stood', () => {
    story.knownAt('2025-02-03T10:00:00+01:00').asOf('2025-03-03').doesNotFind('S1_LATE')
    story.knownAt('2025-02-03T09:59:59+01:00').asOf('2025-03-03').finds('S1_LATE')
  })
})

describe('What is recorded out of order', () => {
  test('is taken by its day: a request entered after the appointments it led to', () => {
    complaint('whole')
      .on('2025-01-23', 'investigating-officer-appointed', { who: 'Ines' })
      .on('2025-01-20', 'stage-2-requested', { channel: 'email' })
      .asOf('2025-02-24')
      .doesNotFind('S2_NOT_STARTED', 'S2_LATE')
      .due('S2.complete', '2025-02-24', { from: '2025-01-20' })
  })
  test('an answer entered before the complaint that it answers', () => {
    complaint('whole')
      .on('2025-01-17', 'stage-1-responded', answer)
      .on('2025-01-06', 'complaint-received')
      .asOf('2025-03-03')
      .doesNotFind('S1_LATE', 'PROCEDURE_NOT_STARTED')
      .due('S1.respond', '2025-01-20', { standing: 'met' })
  })
  test('a notice entered late was sent on its day', () => {
    received
      .on('2025-01-31', 'stage-1-responded', answer)
      .on('2025-01-15', 'stage-1-extended', { until: '2025-01-31', reason: 'complex' })
      .asOf('2025-03-03')
      .doesNotFind('S1_LATE')
  })
})
