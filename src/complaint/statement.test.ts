import { describe, test } from 'node:test'
import { complaint } from '../../test/scenario.ts'

// The second of the two was appointed on Monday 9 September 2024: day 10 is Monday 23 September.
const appointed = complaint('whole')
  .on('2024-08-29', 'stage-2-requested', { channel: 'email' })
  .on('2024-09-04', 'investigating-officer-appointed', { who: 'Ines' })
  .on('2024-09-09', 'independent-person-appointed', { who: 'Per' })

describe('Agreeing the statement of complaint takes ten working days from the appointment of both (P16)', () => {
  test('on day 10 it is in time, on day 11 it adds to the delay', () => {
    appointed.on('2024-09-23', 'statement-agreed').asOf('2025-01-06').doesNotFind('S2_STATEMENT_DELAY')
    appointed
      .on('2024-09-24', 'statement-agreed')
      .asOf('2025-01-06')
      .finds('S2_STATEMENT_DELAY', { certainty: 'certain', weight: 'contributing', since: '2024-09-24', council: 1 })
  })
  test('while there is none it is late from day 11', () => {
    appointed.asOf('2024-09-23').doesNotFind('S2_STATEMENT_DELAY')
    appointed.asOf('2024-09-24').finds('S2_STATEMENT_DELAY', { weight: 'contributing', since: '2024-09-24' })
  })
  test('a statement settled without agreement ends it too', () => {
    appointed.on('2024-09-23', 'statement-settled-unagreed').asOf('2025-01-06').doesNotFind('S2_STATEMENT_DELAY')
    appointed
      .on('2024-12-09', 'statement-settled-unagreed')
      .asOf('2025-01-06')
      .finds('S2_STATEMENT_DELAY', { weight: 'contributing' })
  })
  test('the time that the complainant takes to reply to a draft is not counted', () => {
    appointed
      .on('2024-09-13', 'statement-drafted', { version: 1 })
      .on('2024-10-14', 'statement-agreed', { version: 1 })
      .asOf('2025-01-06')
      .doesNotFind('S2_STATEMENT_DELAY')
    appointed
      .on('2024-10-07', 'statement-drafted', { version: 1 })
      .on('2024-10-08', 'statement-agreed', { version: 1 })
      .asOf('2025-01-06')
      .finds('S2_STATEMENT_DELAY', { certainty: 'certain', weight: 'contributing' })
  })
  test('a council may give itself other days', () => {
    appointed
      .under({ 'stage2.statement_days': 15 })
      .on('2024-09-30', 'statement-agreed')
      .asOf('2025-01-06')
      .doesNotFind('S2_STATEMENT_DELAY')
    appointed
      .under({ 'stage2.statement_days': 15 })
      .on('2024-10-01', 'statement-agreed')
      .asOf('2025-01-06')
      .finds('S2_STATEMENT_DELAY', { against: '15 WD' })
  })
  test('in part a reply time may be missing, so three months are possible delay; a statement that is not there is not shown', () => {
    const inPart = complaint('part')
      .on('2024-08-29', 'stage-2-requested')
      .on('2024-09-04', 'investigating-officer-appointed', { who: 'Ines' })
      .on('2024-09-09', 'independent-person-appointed', { who: 'Per' })
    inPart
      .on('2024-12-09', 'statement-agreed')
      .asOf('2025-01-06')
      .finds('S2_STATEMENT_DELAY', { certainty: 'possible' })
    inPart.asOf('2025-01-06').leavesOpen('S2_STATEMENT_DELAY')
  })
  test('before both are appointed nothing runs', () => {
    complaint('whole')
      .on('2024-08-29', 'stage-2-requested')
      .on('2024-09-04', 'investigating-officer-appointed', { who: 'Ines' })
      .asOf('2024-10-02')
      .doesNotFind('S2_STATEMENT_DELAY')
  })
})
