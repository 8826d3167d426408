import { describe, test } from 'node:test'
import { complaint } from '../../../test/scenario.ts'

// Stage 2 asked for on 29 August 2024: day 25 is Thursday 3 October, ten working days later Thursday 17 October.
const asked = (coverage: 'whole' | 'part' = 'whole') =>
  complaint(coverage)
    .on('2024-08-29', 'stage-2-requested', { channel: 'email' })
    .on('2024-09-04', 'investigating-officer-appointed', { who: 'Ines' })
const extended = asked().on('2024-10-03', 'stage-2-extended', { until: '2024-11-15', reason: 'Two witnesses are away' })

describe('POOR_COMMUNICATION: no update for longer than policy P17', () => {
  test('after a notice, from the eleventh working day without news', () => {
    extended.asOf('2024-10-17').doesNotFind('POOR_COMMUNICATION')
    extended
      .asOf('2024-10-18')
      .finds('POOR_COMMUNICATION', { certainty: 'certain', weight: 'poor-practice', against: '10 WD' })
  })
  test('while overdue, from the eleventh working day after the date', () => {
    asked().asOf('2024-10-17').doesNotFind('POOR_COMMUNICATION')
    asked().asOf('2024-10-18').finds('POOR_COMMUNICATION', { certainty: 'certain', weight: 'poor-practice' })
  })
  test('at stage 1 and stage 3 too', () => {
    complaint('whole')
      .on('2024-09-02', 'complaint-received')
      .on('2024-09-03', 'stage-1-allocated')
      .asOf('2024-10-01')
      .finds('POOR_COMMUNICATION')
    complaint('whole')
      .on('2026-03-02', 'stage-3-requested')
      .on('2026-03-09', 'panel-date-set', { date: '2026-05-20' })
      .asOf('2026-05-06')
      .finds('POOR_COMMUNICATION')
  })
  test('not where news came every ten working days', () => {
    extended
      .on('2024-10-17', 'update-sent')
      .on('2024-10-31', 'update-sent')
      .asOf('2024-11-14')
      .doesNotFind('POOR_COMMUNICATION')
    extended
      .on('2024-10-17', 'update-sent')
      .on('2024-11-01', 'update-sent')
      .asOf('2024-11-14')
      .finds('POOR_COMMUNICATION')
  })
  test('not while the stage is in time, however silent', () => {
    asked().asOf('2024-10-03').doesNotFind('POOR_COMMUNICATION')
    asked()
      .on('2024-10-03', 'stage-2-responded', { stage3RightExplained: true })
      .asOf('2025-06-02')
      .doesNotFind('POOR_COMMUNICATION')
  })
  test('a council may promise more often', () => {
    extended.under({ update_every: 5 }).asOf('2024-10-11').finds('POOR_COMMUNICATION', { against: '5 WD' })
    extended.under({ update_every: 5 }).asOf('2024-10-10').doesNotFind('POOR_COMMUNICATION')
  })
  test('in part it is not shown', () => {
    asked('part').asOf('2024-12-02').leavesOpen('POOR_COMMUNICATION')
  })
})
