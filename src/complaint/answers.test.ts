import { describe, test } from 'node:test'
import { complaint } from '../../test/scenario.ts'

const received = (coverage: 'whole' | 'part' = 'whole') => complaint(coverage).on('2025-01-06', 'complaint-received')
const answered = received().on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true })
const asked = answered.on('2025-01-20', 'stage-2-requested')
const done = asked
  .on('2025-02-24', 'stage-2-responded', { stage3RightExplained: true })
  .on('2025-03-03', 'stage-3-requested')
  .on('2025-04-07', 'panel-held')
  .on('2025-04-28', 'stage-3-responded', { ombudsmanRightExplained: true })
const told = { reasons: 'As set out', ombudsmanRightExplained: true } as const

describe('PREMATURE: the Ombudsman was approached while a stage could be asked for or was running', () => {
  test('while a stage is running, at any of the three', () => {
    received().on('2025-01-08', 'ombudsman-complained').asOf('2025-01-10').answers('PREMATURE', 'certain')
    asked.on('2025-01-27', 'ombudsman-complained').asOf('2025-02-03').answers('PREMATURE', 'certain')
    asked
      .on('2025-02-24', 'stage-2-responded', { stage3RightExplained: true })
      .on('2025-03-03', 'stage-3-requested')
      .on('2025-03-04', 'ombudsman-complained')
      .asOf('2025-03-05')
      .answers('PREMATURE', 'certain')
  })
  test('after an answer, while the next stage can still be asked for, also long after', () => {
    answered.on('2025-01-14', 'ombudsman-complained').asOf('2025-01-15').answers('PREMATURE', 'certain')
    answered.on('2025-06-02', 'ombudsman-complained').asOf('2025-06-03').answers('PREMATURE')
    asked
      .on('2025-02-24', 'stage-2-responded', { stage3RightExplained: true })
      .on('2025-02-26', 'ombudsman-complained')
      .asOf('2025-03-05')
      .answers('PREMATURE', 'certain')
  })
  test('in part too', () => {
    complaint('part')
      .on('2025-03', 'stage-1-responded')
      .sometime('ombudsman-complained')
      .asOf('2025-09-01')
      .answers('PREMATURE')
  })
  test('not where the record shows no stage at all', () => {
    complaint('part').on('2025-01-27', 'ombudsman-complained').asOf('2025-02-03').doesNotAnswer('PREMATURE')
  })
  test('not after the final response', () => {
    done.on('2025-05-06', 'ombudsman-complained').asOf('2025-05-12').doesNotAnswer('PREMATURE')
  })
  test('not after a stage, or the complaint, was refused', () => {
    asked
      .on('2025-01-22', 'stage-2-refused', { grounds: ['other'], ...told })
      .on('2025-01-27', 'ombudsman-complained')
      .asOf('2025-02-03')
      .doesNotAnswer('PREMATURE')
    received()
      .on('2025-01-08', 'complaint-refused', { grounds: ['not-entitled'], ...told })
      .on('2025-01-27', 'ombudsman-complained')
      .asOf('2025-02-03')
      .doesNotAnswer('PREMATURE')
  })
  test('not after the complaint was closed with a stage unanswered', () => {
    asked
      .on('2025-01-22', 'complaint-closed', { reason: 'lost-contact' })
      .on('2025-01-27', 'ombudsman-complained')
      .asOf('2025-02-03')
      .doesNotAnswer('PREMATURE')
  })
  test('not while the whole complaint is held', () => {
    asked
      .on('2025-01-22', 'complaint-held', { proceedings: 'A trial', ...told })
      .on('2025-01-27', 'ombudsman-complained')
      .asOf('2025-02-03')
      .answers('HELD')
      .doesNotAnswer('PREMATURE')
  })
  test('not where nobody approached the Ombudsman', () => {
    asked.asOf('2025-02-03').doesNotAnswer('PREMATURE', 'LATE_TO_OMBUDSMAN', 'HELD')
  })
})

describe('LATE_TO_OMBUDSMAN: over twelve months from notice of the matter to the approach', () => {
  const about = (arose: string) =>
    complaint('whole', { points: [{ id: '1', says: 'No visit', function: 's17', arose }] })
  const through = (arose: string, received: string, answer: string) =>
    about(arose).on(received, 'complaint-received').on(answer, 'stage-3-responded', { ombudsmanRightExplained: true })

  test('only ever possible', () => {
    through('2023-01-09', '2023-10-02', '2024-06-03')
      .on('2024-12-02', 'ombudsman-complained')
      .asOf('2024-12-09')
      .answers('LATE_TO_OMBUDSMAN', 'possible')
    through('2023-09-04', '2023-10-02', '2024-06-03')
      .on('2025-07-01', 'ombudsman-complained')
      .asOf('2025-07-07')
      .answers('LATE_TO_OMBUDSMAN', 'possible')
  })
  test('the days between the complaint and the final response do not count', () => {
    through('2023-09-04', '2023-10-02', '2024-12-02')
      .on('2025-01-06', 'ombudsman-complained')
      .asOf('2025-01-13')
      .doesNotAnswer('LATE_TO_OMBUDSMAN')
  })
  test('the last answer counts, not the first', () => {
    through('2022-09-05', '2022-10-03', '2024-12-02')
      .on('2025-01-06', 'ombudsman-complained')
      .asOf('2025-01-13')
      .doesNotAnswer('LATE_TO_OMBUDSMAN')
    about('2022-09-05')
      .on('2022-10-03', 'complaint-received')
      .on('2022-10-17', 'stage-1-responded', { stage2RightExplained: true })
      .on('2022-10-24', 'stage-2-requested')
      .on('2022-11-28', 'stage-2-responded', { stage3RightExplained: true })
      .on('2024-11-04', 'stage-3-requested')
      .on('2024-12-02', 'panel-held')
      .on('2024-12-16', 'stage-3-responded', { ombudsmanRightExplained: true })
      .on('2025-01-06', 'ombudsman-complained')
      .asOf('2025-01-13')
      .doesNotAnswer('LATE_TO_OMBUDSMAN')
  })
  test('of somebody who never complained to the council', () => {
    about('2023-09-04').on('2024-09-05', 'ombudsman-complained').asOf('2024-09-09').answers('LATE_TO_OMBUDSMAN')
    about('2023-09-04').on('2024-09-04', 'ombudsman-complained').asOf('2024-09-09').doesNotAnswer('LATE_TO_OMBUDSMAN')
  })
  test('not within the twelve months', () => {
    through('2024-06-03', '2024-07-01', '2024-12-02')
      .on('2025-03-03', 'ombudsman-complained')
      .asOf('2025-03-10')
      .doesNotAnswer('LATE_TO_OMBUDSMAN')
  })
  test('from a failure in handling', () => {
    complaint('whole')
      .on('2023-01-09', 'complaint-received')
      .on('2023-01-16', 'stage-1-responded', { stage2RightExplained: true })
      .on('2023-01-23', 'stage-2-requested')
      .on('2024-09-02', 'ombudsman-complained')
      .asOf('2024-09-09')
      .answers('LATE_TO_OMBUDSMAN', 'possible')
  })
  test('from a refusal', () => {
    const refused = complaint('whole')
      .on('2023-01-09', 'complaint-received')
      .on('2023-01-16', 'complaint-refused', { grounds: ['not-entitled'], ...told })
    refused.on('2024-02-05', 'ombudsman-complained').asOf('2024-02-12').answers('LATE_TO_OMBUDSMAN', 'possible')
    refused.on('2023-12-04', 'ombudsman-complained').asOf('2024-02-12').doesNotAnswer('LATE_TO_OMBUDSMAN')
  })
  test('not without an approach', () => {
    through('2020-01-06', '2023-10-02', '2024-06-03').asOf('2025-09-01').doesNotAnswer('LATE_TO_OMBUDSMAN')
  })
})

describe('HELD: a lawful hold explains the time', () => {
  const hold = { proceedings: 'Care proceedings', reviewOn: '2025-12-01', ...told } as const

  test('of the whole, at stage 1 or at stage 2', () => {
    received()
      .on('2025-01-10', 'complaint-held', hold)
      .asOf('2025-06-02')
      .answers('HELD', 'certain')
      .doesNotFind('S1_LATE')
    asked.on('2025-01-27', 'complaint-held', hold).asOf('2025-06-02').answers('HELD').doesNotFind('S2_LATE')
  })
  test('not without reasons or proceedings', () => {
    received()
      .on('2025-01-10', 'complaint-held', { ...hold, reasons: '' })
      .asOf('2025-06-02')
      .doesNotAnswer('HELD')
    received()
      .on('2025-01-10', 'complaint-held', { reasons: 'It might prejudice', ombudsmanRightExplained: true })
      .asOf('2025-06-02')
      .doesNotAnswer('HELD')
  })
  test('not once it was lifted, or the complaint withdrawn', () => {
    received()
      .on('2025-01-10', 'complaint-held', { id: 'h', ...hold })
      .on('2025-03-03', 'hold-ended', { of: 'h' })
      .asOf('2025-06-02')
      .doesNotAnswer('HELD')
    received()
      .on('2025-01-10', 'complaint-held', hold)
      .on('2025-03-03', 'complaint-withdrawn')
      .asOf('2025-06-02')
      .doesNotAnswer('HELD')
  })
  test('not where nothing was held', () => {
    received().asOf('2025-06-02').doesNotAnswer('HELD')
  })
})
