import { describe, test } from 'node:test'
import { complaint } from '../../../test/scenario.ts'

const held = complaint('whole').on('2025-01-06', 'complaint-received').on('2025-01-10', 'complaint-held', {
  id: 'hold',
  proceedings: 'Care proceedings',
  reasons: 'The same facts are before the court',
  reviewOn: '2025-04-10',
  ombudsmanRightExplained: true,
})

describe('HOLD_OUTLIVED: held for longer than the reason for it', () => {
  test('still held after the proceedings ended', () => {
    const ended = held.on('2025-03-03', 'proceedings-ended', { of: 'hold' })
    ended.asOf('2025-03-03').doesNotFind('HOLD_OUTLIVED')
    ended.asOf('2025-03-04').finds('HOLD_OUTLIVED', { certainty: 'certain', weight: 'fault', since: '2025-03-04' })
  })
  test('past its review date without a decision', () => {
    held.asOf('2025-04-10').doesNotFind('HOLD_OUTLIVED')
    held.asOf('2025-04-11').finds('HOLD_OUTLIVED', { certainty: 'certain', weight: 'fault', since: '2025-04-11' })
  })
  test('not where the council lifted it, or the complainant came back', () => {
    held
      .on('2025-03-03', 'proceedings-ended', { of: 'hold' })
      .on('2025-03-03', 'hold-ended', { of: 'hold', reason: 'The order was made' })
      .asOf('2025-06-02')
      .doesNotFind('HOLD_OUTLIVED')
    held.on('2025-03-17', 'complaint-resubmitted', { of: 'hold' }).asOf('2025-06-02').doesNotFind('HOLD_OUTLIVED')
  })
  test('not where the hold was looked at and made again with a later date', () => {
    held
      .on('2025-04-09', 'complaint-held', {
        proceedings: 'Care proceedings',
        reasons: 'The final hearing was put off to July',
        reviewOn: '2025-08-01',
        ombudsmanRightExplained: true,
      })
      .asOf('2025-06-02')
      .doesNotFind('HOLD_OUTLIVED')
  })
  test('not where the complaint was withdrawn or closed meanwhile', () => {
    held.on('2025-02-03', 'complaint-withdrawn').asOf('2025-06-02').doesNotFind('HOLD_OUTLIVED')
    held.on('2025-02-03', 'complaint-closed', { reason: 'moved' }).asOf('2025-06-02').doesNotFind('HOLD_OUTLIVED')
  })
  test('not for the other hold, where there are two', () => {
    const points = [
      { id: '1', says: 'The move', function: 's20' },
      { id: '2', says: 'No plan', function: 's17' },
    ] as const
    const two = complaint('whole', { points })
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-10', 'complaint-held', { id: 'care', points: ['1'], proceedings: 'Care', reasons: 'Same facts' })
      .on('2025-01-10', 'complaint-held', { id: 'trial', points: ['2'], proceedings: 'A trial', reasons: 'Witnesses' })
    two
      .on('2025-03-03', 'proceedings-ended', { of: 'care' })
      .on('2025-03-04', 'hold-ended', { of: 'care' })
      .asOf('2025-06-02')
      .doesNotFind('HOLD_OUTLIVED')
    two
      .on('2025-03-03', 'proceedings-ended', { of: 'care' })
      .on('2025-03-04', 'hold-ended', { of: 'trial' })
      .asOf('2025-06-02')
      .finds('HOLD_OUTLIVED', { points: ['1'] })
  })
  test('in part a review date that is not there is not shown', () => {
    complaint('part')
      .on('2025-01-10', 'complaint-held', { proceedings: 'A trial', reasons: 'Same witnesses' })
      .asOf('2026-06-01')
      .leavesOpen('HOLD_OUTLIVED')
  })
})
