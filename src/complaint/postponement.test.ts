import { describe, test } from 'node:test'
import { complaint } from '../../test/scenario.ts'

// Stage 2 asked for on 20 January 2025: day 25 is Monday 24 February, ten working days later Monday 10 March.
const asked = complaint('whole')
  .on('2025-01-20', 'stage-2-requested', { channel: 'email' })
  .on('2025-01-23', 'investigating-officer-appointed', { who: 'Ines' })
const answer = { stage3RightExplained: true } as const

describe('A delay that the complainant asked for', () => {
  const postponed = asked
    .on('2025-02-03', 'postponed-for-complainant', { id: 'exams', reason: 'Her exams' })
    .on('2025-02-17', 'resumed')

  test('explains a delay that is no longer than it', () => {
    postponed
      .on('2025-03-10', 'stage-2-responded', answer)
      .asOf('2025-06-02')
      .explains('S2_LATE', 'exams')
      .due('S2.complete', '2025-02-24', { standing: 'met-late', council: 0, complainant: 10 })
  })
  test('is taken off a delay that is longer', () => {
    postponed
      .on('2025-03-11', 'stage-2-responded', answer)
      .asOf('2025-06-02')
      .finds('S2_LATE', { certainty: 'certain', council: 1, complainant: 10 })
  })
  test('moves no limit', () => {
    postponed.asOf('2025-02-18').due('S2.complete', '2025-02-24', { firstDue: '2025-02-24', latest: '2025-04-23' })
  })
  test('lasts until its date, where nothing resumed it', () => {
    const until = asked.on('2025-02-03', 'postponed-for-complainant', { until: '2025-02-17', reason: 'Her exams' })
    until.on('2025-03-10', 'stage-2-responded', answer).asOf('2025-06-02').explains('S2_LATE')
    until.on('2025-03-11', 'stage-2-responded', answer).asOf('2025-06-02').finds('S2_LATE', { council: 1 })
  })
  test('explains a late answer at stage 1 too', () => {
    const stage1 = complaint('whole')
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-13', 'postponed-for-complainant', { reason: 'In hospital' })
      .on('2025-01-20', 'resumed')
    stage1.on('2025-01-27', 'stage-1-responded', { stage2RightExplained: true }).asOf('2025-06-02').explains('S1_LATE')
    stage1
      .on('2025-01-28', 'stage-1-responded', { stage2RightExplained: true })
      .asOf('2025-06-02')
      .finds('S1_LATE', { council: 1, complainant: 5 })
  })
})

describe('A delay that the complainant asked for at one stage', () => {
  test('explains nothing at the next', () => {
    complaint('whole')
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-07', 'postponed-for-complainant', { reason: 'Away' })
      .on('2025-01-20', 'resumed')
      .on('2025-01-27', 'stage-1-responded', { stage2RightExplained: true })
      .on('2025-02-03', 'stage-2-requested')
      .on('2025-03-17', 'stage-2-responded', answer)
      .asOf('2025-06-02')
      .explains('S1_LATE')
      .finds('S2_LATE', { certainty: 'certain', council: 5, complainant: 0 })
  })
  test('counts from the day that the next began, where it lasts into it', () => {
    complaint('whole')
      .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true })
      .on('2025-01-13', 'postponed-for-complainant', { reason: 'Away' })
      .on('2025-02-03', 'stage-2-requested')
      .on('2025-02-10', 'resumed')
      .on('2025-03-18', 'stage-2-responded', answer)
      .asOf('2025-06-02')
      .finds('S2_LATE', { council: 1, complainant: 5 })
  })
})

describe('The complainant’s silence', () => {
  test('from what was asked to the note that nothing came', () => {
    const silent = asked
      .on('2025-02-03', 'statement-drafted', { id: 'draft', version: 1 })
      .on('2025-02-17', 'complainant-did-not-answer', { id: 'silence', asked: 'draft' })
      .on('2025-02-17', 'statement-settled-unagreed', { version: 1 })
    silent.on('2025-03-10', 'stage-2-responded', answer).asOf('2025-06-02').explains('S2_LATE', 'silence')
    // Counted from the statement as well, day 25 is 24 March: one reading alone is late.
    silent
      .on('2025-03-11', 'stage-2-responded', answer)
      .asOf('2025-06-02')
      .finds('S2_LATE', { certainty: 'possible', council: 1, complainant: 10 })
  })
})

describe('A panel put off', () => {
  // Asked for on 2 March 2026: day 30 is Wednesday 15 April. The panel was set for Tuesday 14 April.
  const set = complaint('whole')
    .on('2026-03-02', 'stage-3-requested')
    .on('2026-03-16', 'panel-date-set', { date: '2026-04-14' })

  test('at the complainant’s wish is no fault on the day they asked for', () => {
    set
      .on('2026-04-07', 'panel-postponed', { id: 'wish', date: '2026-05-06', askedBy: 'complainant' })
      .on('2026-05-06', 'panel-held')
      .asOf('2026-05-07')
      .explains('S3_LATE', 'wish')
      .due('S3.panel-held', '2026-04-15', { standing: 'met-late' })
  })
  test('at their wish, and then later than they asked for', () => {
    set
      .on('2026-04-07', 'panel-postponed', { date: '2026-05-06', askedBy: 'complainant' })
      .on('2026-05-20', 'panel-held')
      .asOf('2026-05-21')
      .finds('S3_LATE', { certainty: 'certain' })
  })
  test('by a complainant who is named', () => {
    set
      .on('2026-04-07', 'panel-postponed', { date: '2026-05-06', askedBy: 'mother' })
      .on('2026-05-06', 'panel-held')
      .asOf('2026-05-07')
      .explains('S3_LATE')
  })
  test('counts from the date last set before it', () => {
    const twice = set
      .on('2026-03-23', 'panel-date-set', { date: '2026-04-28' })
      .on('2026-04-24', 'panel-postponed', { date: '2026-05-06', askedBy: 'complainant' })
      .on('2026-05-06', 'panel-held')
      .asOf('2026-05-07')
    // Day 30 is 15 April; five of the fourteen days after it were theirs.
    twice.finds('S3_LATE', { council: 9, complainant: 5 })
  })
  test('by the council is fault', () => {
    set
      .on('2026-04-07', 'panel-postponed', { date: '2026-05-06', askedBy: 'The chair' })
      .on('2026-05-06', 'panel-held')
      .asOf('2026-05-07')
      .finds('S3_LATE', { certainty: 'certain', weight: 'fault' })
  })
})
