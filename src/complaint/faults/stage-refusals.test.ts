import { describe, test } from 'node:test'
import { complaint } from '../../../test/scenario.ts'

const told = { reasons: 'As set out in the letter', ombudsmanRightExplained: true } as const
const held = { proceedings: 'Care proceedings', reviewOn: '2025-12-01', ...told } as const

describe('S2_REFUSED: stage 2 declined', () => {
  const asked = complaint('whole')
    .on('2025-01-06', 'complaint-received')
    .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true })
    .on('2025-01-20', 'stage-2-requested')

  test('because there is nothing to add', () => {
    asked
      .on('2025-01-27', 'stage-2-refused', { grounds: ['other'], ...told })
      .asOf('2025-03-03')
      .finds('S2_REFUSED', { certainty: 'certain', weight: 'fault' })
  })
  test('because it was asked for late', () => {
    complaint('whole')
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true })
      .on('2025-09-01', 'stage-2-requested')
      .on('2025-09-03', 'stage-2-refused', { grounds: ['late-request'], ...told })
      .asOf('2025-10-01')
      .finds('S2_REFUSED', { certainty: 'certain' })
  })
  test('without a ground, in part too', () => {
    complaint('part').on('2025', 'stage-2-refused').asOf('2026-03-02').finds('S2_REFUSED')
    asked.on('2025-01-27', 'stage-2-refused').asOf('2025-03-03').finds('S2_REFUSED', { certainty: 'certain' })
  })
  test('because of scope, though a point is within regulations 3 to 5', () => {
    asked
      .on('2025-01-27', 'stage-2-refused', { grounds: ['not-in-scope'], ...told })
      .asOf('2025-03-03')
      .finds('S2_REFUSED', { certainty: 'certain' })
  })
  test('lawful where every point is outside regulations 3 to 5', () => {
    complaint('whole', {
      points: [
        { id: '1', says: 'The report to the court', function: 'court-report' },
        { id: '2', says: 'The enquiry', function: 's47' },
      ],
    })
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true })
      .on('2025-01-20', 'stage-2-requested')
      .on('2025-01-27', 'stage-2-refused', { grounds: ['not-in-scope'], ...told })
      .asOf('2025-03-03')
      .doesNotFind('S2_REFUSED')
  })
  test('of two points only the one inside is refused wrongly', () => {
    complaint('whole', {
      points: [
        { id: '1', says: 'The report to the court', function: 'court-report' },
        { id: '2', says: 'No plan', function: 's17' },
      ],
    })
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true })
      .on('2025-01-20', 'stage-2-requested')
      .on('2025-01-27', 'stage-2-refused', { grounds: ['not-in-scope'], ...told })
      .asOf('2025-03-03')
      .finds('S2_REFUSED', { certainty: 'certain', points: ['2'] })
  })
  test('lawful where all is held under regulation 8, or withdrawn', () => {
    asked
      .on('2025-01-27', 'complaint-held', held)
      .on('2025-01-27', 'stage-2-refused', { grounds: ['proceedings'], ...told })
      .asOf('2025-03-03')
      .doesNotFind('S2_REFUSED')
    asked
      .on('2025-01-24', 'complaint-withdrawn')
      .on('2025-01-27', 'stage-2-refused', { grounds: ['other'], ...told })
      .asOf('2025-03-03')
      .doesNotFind('S2_REFUSED')
  })
  test('not lawful where only one of two points is held', () => {
    complaint('whole', {
      points: [
        { id: '1', says: 'The move', function: 's20' },
        { id: '2', says: 'No plan', function: 's17' },
      ],
    })
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true })
      .on('2025-01-20', 'stage-2-requested')
      .on('2025-01-27', 'complaint-held', { ...held, points: ['1'] })
      .on('2025-01-27', 'stage-2-refused', { grounds: ['proceedings'], ...told })
      .asOf('2025-03-03')
      .finds('S2_REFUSED', { certainty: 'certain' })
  })
  test('only possible where the function is not known', () => {
    complaint('part')
      .on('2025-01-20', 'stage-2-requested')
      .on('2025-01-27', 'stage-2-refused', { grounds: ['not-in-scope'], ...told })
      .asOf('2025-03-03')
      .finds('S2_REFUSED', { certainty: 'certain' })
    complaint('part', { points: [] })
      .on('2025-01-20', 'stage-2-requested')
      .on('2025-01-27', 'stage-2-refused', { grounds: ['not-in-scope'], ...told })
      .asOf('2025-03-03')
      .finds('S2_REFUSED', { certainty: 'possible' })
  })
})

describe('S3_REFUSED: a panel declined', () => {
  const pack = { enclosed: ['io-report', 'ip-report', 'adjudication'], stage3RightExplained: true } as const
  // The pack arrived on Wednesday 8 January 2025, so that Wednesday 5 February is day 20.
  const answered = complaint('whole').on('2025-01-06', 'stage-2-responded', { ...pack, reachedThemOn: '2025-01-08' })
  const late = { grounds: ['late-request'], ...told } as const

  test('though asked for in the window', () => {
    answered
      .on('2025-01-27', 'stage-3-requested')
      .on('2025-01-29', 'stage-3-refused', { grounds: ['other'], ...told })
      .asOf('2025-03-03')
      .finds('S3_REFUSED', { certainty: 'certain', weight: 'fault' })
    answered
      .on('2025-01-27', 'stage-3-requested')
      .on('2025-01-29', 'stage-3-refused')
      .asOf('2025-03-03')
      .finds('S3_REFUSED', { certainty: 'certain' })
  })
  test('as late on day 20 of the window it is fault, on day 21 lawful', () => {
    answered
      .on('2025-02-05', 'stage-3-requested')
      .on('2025-02-07', 'stage-3-refused', late)
      .asOf('2025-03-03')
      .finds('S3_REFUSED', { certainty: 'certain' })
    answered
      .on('2025-02-06', 'stage-3-requested')
      .on('2025-02-07', 'stage-3-refused', late)
      .asOf('2025-03-03')
      .doesNotFind('S3_REFUSED')
  })
  test('where the day of arrival is not recorded, it is counted from two working days after posting (P22)', () => {
    const posted = complaint('whole').on('2025-01-06', 'stage-2-responded', pack)
    posted
      .on('2025-02-05', 'stage-3-requested')
      .on('2025-02-07', 'stage-3-refused', late)
      .asOf('2025-03-03')
      .finds('S3_REFUSED')
    posted
      .on('2025-02-06', 'stage-3-requested')
      .on('2025-02-07', 'stage-3-refused', late)
      .asOf('2025-03-03')
      .doesNotFind('S3_REFUSED')
    posted
      .under({ deemed_delivery: 1 })
      .on('2025-02-05', 'stage-3-requested')
      .on('2025-02-07', 'stage-3-refused', late)
      .asOf('2025-03-03')
      .doesNotFind('S3_REFUSED')
  })
  test('the window never began where the right was not explained or the pack was not whole', () => {
    for (const sent of [
      { ...pack, stage3RightExplained: false },
      { ...pack, enclosed: ['io-report'] },
    ] as const)
      complaint('whole')
        .on('2025-01-06', 'stage-2-responded', { ...sent, reachedThemOn: '2025-01-08' })
        .on('2025-04-07', 'stage-3-requested')
        .on('2025-04-09', 'stage-3-refused', late)
        .asOf('2025-06-02')
        .finds('S3_REFUSED', { certainty: 'certain' })
  })
  test('where stage 2 was done again, the window runs from its second answer', () => {
    answered
      .on('2025-02-10', 'stage-2-restarted', { reason: 'A witness had not been heard' })
      .on('2025-03-03', 'stage-2-responded', { ...pack, reachedThemOn: '2025-03-05' })
      .on('2025-03-31', 'stage-3-requested')
      .on('2025-04-02', 'stage-3-refused', late)
      .asOf('2025-06-02')
      .finds('S3_REFUSED', { certainty: 'certain' })
  })
  test('nor where the independent person reported and their report was left out', () => {
    const reported = complaint('whole').on('2024-12-20', 'independent-person-reported', { fair: true })
    const judged = (enclosed: ('io-report' | 'ip-report' | 'adjudication')[]) =>
      reported
        .on('2025-01-06', 'stage-2-responded', { ...pack, enclosed, reachedThemOn: '2025-01-08' })
        .on('2025-04-07', 'stage-3-requested')
        .on('2025-04-09', 'stage-3-refused', late)
        .asOf('2025-06-02')
    judged(['io-report', 'adjudication'])
      .finds('S3_REFUSED', { certainty: 'certain' })
      .hasRight('request-stage-3', null)
    judged(['io-report', 'ip-report', 'adjudication']).doesNotFind('S3_REFUSED')
  })
  test('only possible where the function is not known', () => {
    complaint('part', { points: [] })
      .on('2025-01-06', 'stage-2-responded', pack)
      .on('2025-01-27', 'stage-3-requested')
      .on('2025-01-29', 'stage-3-refused', { grounds: ['other'], ...told })
      .asOf('2025-03-03')
      .finds('S3_REFUSED', { certainty: 'possible' })
  })
  test('lawful where all is held, withdrawn or outside the procedure', () => {
    answered
      .on('2025-01-27', 'stage-3-requested')
      .on('2025-01-28', 'complaint-held', held)
      .on('2025-01-29', 'stage-3-refused', { grounds: ['proceedings'], ...told })
      .asOf('2025-03-03')
      .doesNotFind('S3_REFUSED')
    answered
      .on('2025-01-27', 'stage-3-requested')
      .on('2025-01-28', 'complaint-withdrawn')
      .on('2025-01-29', 'stage-3-refused', { grounds: ['other'], ...told })
      .asOf('2025-03-03')
      .doesNotFind('S3_REFUSED')
    complaint('whole', { points: [{ id: '1', says: 'The court report', function: 'court-report' }] })
      .on('2025-01-06', 'stage-2-responded', pack)
      .on('2025-01-27', 'stage-3-requested')
      .on('2025-01-29', 'stage-3-refused', { grounds: ['other'], ...told })
      .asOf('2025-03-03')
      .doesNotFind('S3_REFUSED')
  })
  test('in part, a request refused as late without dates is taken as late', () => {
    complaint('part')
      .on('2025', 'stage-3-requested')
      .sometime('stage-3-refused', late)
      .asOf('2026-03-02')
      .doesNotFind('S3_REFUSED')
  })
})
