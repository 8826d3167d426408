import { describe, test } from 'node:test'
import { complaint } from '../../test/scenario.ts'
import type { StageName } from './assessment.ts'
import type { EventType } from '../kernel/event-types.ts'

describe('What a later step shows of an earlier one, in a record in part', () => {
  test('a request for stage 2 shows that stage 1 was answered, and not when', () => {
    complaint('part')
      .on('2025-01-06', 'complaint-received')
      .on('2025-06-02', 'stage-2-requested')
      .asOf('2025-06-03')
      .leavesOpen('S1_LATE')
      .due('S1.respond', '2025-01-20', { standing: 'not-shown' })
    complaint('part')
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-20', 'stage-2-requested')
      .asOf('2025-01-21')
      .doesNotFind('S1_LATE')
  })
  test('in a whole record it shows that stage 1 was left behind', () => {
    complaint('whole')
      .on('2025-01-06', 'complaint-received')
      .on('2025-06-02', 'stage-2-requested')
      .asOf('2025-06-03')
      .finds('S1_LATE', { certainty: 'certain', weight: 'fault' })
  })
  test('a request for a panel shows that stage 2 was answered', () => {
    complaint('part')
      .on('2025-01-20', 'stage-2-requested')
      .on('2025-09-01', 'stage-3-requested')
      .asOf('2025-09-02')
      .leavesOpen('S2_LATE')
      .doesNotFind('S2_NOT_STARTED')
  })
  test('a final response shows that the panel met and reported', () => {
    complaint('part')
      .on('2025-01-20', 'stage-3-requested')
      .on('2025-06-02', 'stage-3-responded')
      .asOf('2025-09-01')
      .leavesOpen('S3_LATE', 'IP_NOT_CONSULTED')
      .doesNotFind('S3_NOT_STARTED')
      .due('S3.panel-held', '2025-03-03', { standing: 'not-shown' })
    complaint('part')
      .on('2025-01-20', 'stage-3-requested')
      .on('2025-02-24', 'panel-held')
      .on('2025-06-02', 'stage-3-responded')
      .asOf('2025-09-01')
      .leavesOpen('S3_REPORT_LATE')
      .due('S3.report', '2025-03-03', { standing: 'not-shown' })
  })
  test('a report shows that the panel met', () => {
    complaint('part')
      .on('2025-01-20', 'stage-3-requested')
      .on('2025-06-02', 'panel-reported')
      .asOf('2025-06-03')
      .leavesOpen('S3_LATE')
  })
  test('a stated reason for closing may stand for what the record leaves out', () => {
    const asked = complaint('part').on('2025-01-20', 'stage-2-requested')
    asked
      .on('2025-02-03', 'complaint-closed', { reason: 'withdrawn' })
      .asOf('2025-03-03')
      .leavesOpen('PROCEDURE_NOT_COMPLETED')
    asked
      .on('2025-02-03', 'complaint-closed', { reason: 'lost-contact' })
      .asOf('2025-03-03')
      .finds('PROCEDURE_NOT_COMPLETED')
    complaint('whole')
      .on('2025-01-20', 'stage-2-requested')
      .on('2025-02-03', 'complaint-closed', { reason: 'withdrawn' })
      .asOf('2025-03-03')
      .finds('PROCEDURE_NOT_COMPLETED')
  })
})

describe('A step shows that its stage was running, though nothing recorded began it', () => {
  const shows: Readonly<Record<Extract<StageName, `stage-${number}`>, readonly EventType[]>> = {
    'stage-1': ['stage-1-allocated', 'stage-1-extended', 'stage-1-responded', 'stage-1-resolved'],
    'stage-2': [
      'stage-2-acknowledged',
      'investigating-officer-appointed',
      'independent-person-appointed',
      'adjudicating-officer-appointed',
      'statement-drafted',
      'statement-agreed',
      'interview-held',
      'stage-2-extended',
      'investigating-officer-reported',
      'independent-person-reported',
      'stage-2-restarted',
      'adjudicated',
      'stage-2-responded',
    ],
    'stage-3': [
      'stage-3-acknowledged',
      'panel-appointed',
      'panel-date-set',
      'panel-postponed',
      'panel-papers-sent',
      'panel-held',
      'panel-reported',
      'panel-report-received',
      'independent-person-consulted',
    ],
  }
  for (const stage of ['stage-1', 'stage-2', 'stage-3'] as const) {
    for (const type of shows[stage]) {
      test(`${type}: ${stage}, and nothing late without a day that started it`, () => {
        complaint('part')
          .on('2025-01-20', type)
          .asOf('2025-01-20')
          .inStage(stage)
          .doesNotFind('S1_LATE', 'S2_LATE', 'S2_NOT_STARTED', 'S3_LATE', 'S3_NOT_STARTED')
      })
    }
  }
})
