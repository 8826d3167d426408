import { describe, test } from 'node:test'
import { complaint } from '../../test/scenario.ts'

const told = { stage2RightExplained: true } as const

describe('A date known to the month or the year', () => {
  // From 1 January 2025 day 25 is Wednesday 5 February; from 31 January it is Friday 7 March.
  const inJanuary = complaint('part').on('2025-01', 'stage-2-requested')

  test('leaves late on no day before the earliest limit, possible up to the latest, certain after it', () => {
    inJanuary.asOf('2025-02-05').doesNotFind('S2_LATE', 'S2_NOT_STARTED')
    inJanuary.asOf('2025-02-06').finds('S2_LATE', { certainty: 'possible' })
    inJanuary.asOf('2025-03-07').finds('S2_LATE', { certainty: 'possible' })
    inJanuary
      .asOf('2025-03-08')
      .finds('S2_LATE', { certainty: 'certain', against: '25 WD', since: '2025-02-06/2025-03-08' })
      .finds('S2_NOT_STARTED', { certainty: 'certain' })
  })
  test('gives a duty a range of dates', () => {
    inJanuary.asOf('2025-02-05').due('S2.complete', '2025-02-05/2025-03-07', { from: '2025-01-01/2025-01-31' })
  })
  test('a year is enough where the limit has passed from its last day', () => {
    const in2025 = complaint('part').on('2025', 'stage-2-requested')
    in2025.asOf('2026-02-05').finds('S2_LATE', { certainty: 'possible' })
    in2025.asOf('2026-02-06').finds('S2_LATE', { certainty: 'certain' })
  })
  test('two months: late for every pair of days, for some, for none', () => {
    const answeredIn = (month: string) =>
      complaint('whole').on('2025-01', 'complaint-received').on(month, 'stage-1-responded', told).asOf('2025-09-01')
    answeredIn('2025-03').finds('S1_LATE', { certainty: 'certain', weight: 'fault', against: '20 WD' })
    answeredIn('2025-02').finds('S1_LATE', { certainty: 'possible' })
    complaint('whole')
      .on('2025-01-06', 'complaint-received')
      .on('2025-01', 'stage-1-responded', told)
      .on('2025-01-20', 'stage-2-requested')
      .asOf('2025-02-03')
      .doesNotFind('S1_LATE')
  })
  test('a notice that may have come in time: late all the same, if it is late against both dates', () => {
    const answeredIn = (month: string) =>
      complaint('part')
        .on('2024-10', 'stage-2-requested')
        .on('2024-11', 'stage-2-extended', { until: '2024-12-20', reason: 'Files' })
        .on(month, 'stage-2-responded')
        .asOf('2025-06-02')
    answeredIn('2025-01').finds('S2_LATE', { certainty: 'certain', weight: 'poor-practice', against: '25 WD' })
    answeredIn('2024-12').finds('S2_LATE', { certainty: 'possible' })
  })
  test('within the year, or not, of a month', () => {
    const refusedLate = (received: string) =>
      complaint('part', { points: [{ id: '1', says: 'No visit', function: 's17', arose: '2023-09' }] })
        .on(received, 'complaint-received')
        .on('2024-12-02', 'late-complaint-decided', {
          accepted: false,
          reasonableToExpectEarlier: 'Yes',
          effectiveAndFairNow: 'No',
        })
        .asOf('2025-01-06')
    refusedLate('2024-09-01').finds('OUT_OF_TIME_NOT_CONSIDERED', { certainty: 'certain' })
    refusedLate('2024-09-30').finds('OUT_OF_TIME_NOT_CONSIDERED', { certainty: 'possible' })
    refusedLate('2024-10-01').doesNotFind('OUT_OF_TIME_NOT_CONSIDERED')
  })
})

describe('A date that is not known', () => {
  test('lies between its neighbours', () => {
    complaint('whole')
      .on('2025-01-06', 'complaint-received')
      .sometime('stage-1-responded', told)
      .on('2025-01-20', 'stage-2-requested')
      .asOf('2025-02-03')
      .doesNotFind('S1_LATE')
    complaint('whole')
      .on('2025-01-06', 'complaint-received')
      .sometime('stage-1-responded', told)
      .on('2025-01-21', 'stage-2-requested')
      .asOf('2025-02-03')
      .finds('S1_LATE', { certainty: 'possible' })
    complaint('whole')
      .on('2025-01-06', 'complaint-received')
      .on('2025-02-05', 'complaint-chased')
      .sometime('stage-1-responded', told)
      .asOf('2025-03-03')
      .finds('S1_LATE', { certainty: 'certain', weight: 'fault' })
  })
  test('makes nothing about time certain where no event has one', () => {
    complaint('part')
      .sometime('complaint-received')
      .sometime('stage-1-responded')
      .sometime('stage-2-requested')
      .sometime('stage-2-responded')
      .asOf('2025-03-03')
      .finds('S2_LATE', { certainty: 'possible' })
  })
  test('of an approach leaves the order: it came while the stage was running', () => {
    complaint('part')
      .on('2025-01', 'stage-2-requested')
      .sometime('ombudsman-complained')
      .on('2025-03', 'stage-2-responded')
      .asOf('2025-09-01')
      .answers('PREMATURE')
  })
})

describe('A date counted from another event', () => {
  const asked = complaint('part').on('2025-01-20', 'stage-2-requested', { id: 'request' })

  test('in weeks, months or working days', () => {
    asked
      .sometime('stage-2-responded', { after: { event: 'request', n: 5, unit: 'weeks' } })
      .asOf('2025-09-01')
      .doesNotFind('S2_LATE')
    asked
      .sometime('stage-2-responded', { after: { event: 'request', n: 36, unit: 'days' } })
      .asOf('2025-09-01')
      .finds('S2_LATE', { certainty: 'certain', weight: 'poor-practice', council: 1 })
    asked
      .sometime('stage-2-responded', { after: { event: 'request', n: 65, unit: 'working-days' } })
      .asOf('2025-09-01')
      .doesNotFindAgainst('S2_LATE', '65 WD')
    asked
      .sometime('stage-2-responded', { after: { event: 'request', n: 4, unit: 'months' } })
      .asOf('2025-09-01')
      .finds('S2_LATE', { certainty: 'certain', weight: 'fault', against: '65 WD' })
  })
  test('moves together with it: twenty weeks are too long from any day of the year, two are not', () => {
    const in2025 = complaint('part').on('2025', 'stage-2-requested', { id: 'request' })
    const after = (n: number) =>
      in2025.sometime('stage-2-responded', { after: { event: 'request', n, unit: 'weeks' } }).asOf('2026-09-01')
    after(20).finds('S2_LATE', {
      certainty: 'certain',
      weight: 'fault',
      against: '65 WD',
      council: { atLeast: 29, atMost: 34 },
    })
    after(10)
      .finds('S2_LATE', { certainty: 'certain', weight: 'poor-practice', against: '25 WD' })
      .doesNotFindAgainst('S2_LATE', '65 WD')
    after(5).finds('S2_LATE', { certainty: 'possible', weight: 'poor-practice' })
    after(3).doesNotFind('S2_LATE')
  })
  test('of 13 weeks from any day of a year is at least poor practice, and may be fault', () => {
    complaint('part')
      .on('2025', 'stage-2-requested', { id: 'request' })
      .sometime('stage-2-responded', { after: { event: 'request', n: 92, unit: 'days' } })
      .asOf('2026-09-01')
      .finds('S2_LATE', { certainty: 'certain', weight: 'poor-practice', against: '25 WD' })
      .finds('S2_LATE', { certainty: 'possible', weight: 'fault', against: '65 WD' })
  })
})

describe('An event that may lie after the day of judging', () => {
  test('makes what rests on its absence possible', () => {
    const story = complaint('whole').on('2025-01-06', 'complaint-received').on('2025-02', 'stage-1-responded', told)
    story.asOf('2025-02-10').finds('S1_LATE', { weight: 'fault', certainty: 'possible' })
    story.asOf('2025-01-31').finds('S1_LATE', { against: '10 WD', certainty: 'certain' })
  })
  test('has not happened where its first day is later', () => {
    complaint('whole')
      .on('2025-01-20', 'stage-2-requested')
      .on('2025-03', 'stage-2-responded')
      .asOf('2025-02-25')
      .finds('S2_LATE', { certainty: 'certain', against: '25 WD' })
      .finds('S2_NOT_STARTED', { certainty: 'certain' })
  })
})
