import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { complaint } from '../../test/scenario.ts'

const received = complaint('whole').on('2025-01-06', 'complaint-received')
const asked = complaint('whole').on('2025-01-20', 'stage-2-requested', { channel: 'email' })

describe('Acknowledging', () => {
  test('a complaint in two working days, or as the council promises (P13)', () => {
    received
      .on('2025-01-08', 'complaint-acknowledged')
      .asOf('2025-01-09')
      .due('I.ack', '2025-01-08', { standing: 'met' })
    received
      .on('2025-01-09', 'complaint-acknowledged')
      .asOf('2025-01-09')
      .due('I.ack', '2025-01-08', { standing: 'met-late', council: 1 })
    received.under({ 'ack.days': 5 }).asOf('2025-01-09').due('I.ack', '2025-01-13', { standing: 'running' })
  })
  test('is no fault when it is late, and not shown in part', () => {
    received.asOf('2025-01-10').due('I.ack', '2025-01-08', { standing: 'overdue' }).findsOnly()
    complaint('part')
      .on('2025-01-06', 'complaint-received')
      .asOf('2025-01-10')
      .due('I.ack', '2025-01-08', { standing: 'not-shown' })
  })
  test('a request for stage 2 or for a panel', () => {
    asked.asOf('2025-01-21').due('S2.ack', '2025-01-22', { standing: 'running' })
    asked.on('2025-01-22', 'stage-2-acknowledged').asOf('2025-01-23').due('S2.ack', '2025-01-22', { standing: 'met' })
    complaint('whole')
      .on('2025-01-20', 'stage-3-requested')
      .on('2025-01-23', 'stage-3-acknowledged')
      .asOf('2025-01-24')
      .due('S3.ack', '2025-01-22', { standing: 'met-late' })
  })
})

describe('Appointing both for stage 2 within five working days (P18)', () => {
  test('day 5 is in time, day 6 is late', () => {
    asked
      .on('2025-01-27', 'investigating-officer-appointed', { who: 'Ines' })
      .on('2025-01-28', 'independent-person-appointed', { who: 'Per' })
      .asOf('2025-01-29')
      .due('S2.appoint-io', '2025-01-27', { standing: 'met' })
      .due('S2.appoint-ip', '2025-01-27', { standing: 'met-late', council: 1 })
      .findsOnly()
  })
  test('a council may promise other days', () => {
    asked.under({ appoint_days: 10 }).asOf('2025-01-21').due('S2.appoint-io', '2025-02-03', { standing: 'running' })
  })
})

describe('What the Ombudsman asks for', () => {
  const approached = complaint('part').on('2025-01-06', 'ombudsman-complained')

  test('an answer to an enquiry and comments on a draft, by the date given', () => {
    const enquired = approached.on('2025-01-13', 'ombudsman-enquired', { due: '2025-02-10' })
    enquired.asOf('2025-02-10').due('O.enquiry-reply', '2025-02-10', { standing: 'running' })
    enquired.asOf('2025-02-11').due('O.enquiry-reply', '2025-02-10', { standing: 'overdue' })
    enquired
      .on('2025-02-10', 'enquiry-answered')
      .asOf('2025-03-03')
      .due('O.enquiry-reply', '2025-02-10', { standing: 'met' })
    approached
      .on('2025-03-03', 'draft-decision-received', { due: '2025-03-17' })
      .on('2025-03-18', 'draft-decision-answered')
      .asOf('2025-03-19')
      .due('O.draft-comment', '2025-03-17', { standing: 'met-late', council: 1 })
  })
  test('a public report goes before members within three months', () => {
    const issued = complaint('part').on('2025-11-30', 'public-report-issued')
    issued
      .on('2026-02-28', 'public-report-considered')
      .asOf('2026-03-02')
      .due('O.report-consider', '2026-02-28', { standing: 'met' })
    issued.asOf('2026-03-01').due('O.report-consider', '2026-02-28', { standing: 'overdue' })
  })
})

describe('A data protection complaint', () => {
  const opened = complaint('whole').on('2026-07-01', 'data-complaint-opened')

  test('is acknowledged in 30 calendar days, the day of receipt the first (P14)', () => {
    opened
      .on('2026-07-30', 'data-complaint-acknowledged')
      .asOf('2026-08-03')
      .due('D.dp-ack', '2026-07-30', { standing: 'met' })
    opened.asOf('2026-07-31').due('D.dp-ack', '2026-07-30', { standing: 'overdue' })
  })
  test('or the day after it the first, where the council counts so', () => {
    opened
      .under({ 'dp.day_count': 'day_after_receipt' })
      .asOf('2026-07-31')
      .due('D.dp-ack', '2026-07-31', { standing: 'running' })
  })
})

describe('A promise', () => {
  test('is a duty with the date it was given, or the one that P21 gives', () => {
    const promised = complaint('whole').on('2025-01-13', 'action-agreed', { action: 'A1', due: '2025-01-31' })
    promised.asOf('2025-01-31').due('S2.actions', '2025-01-31', { standing: 'running' })
    promised.asOf('2025-02-01').due('S2.actions', '2025-01-31', { standing: 'overdue' })
    complaint('whole')
      .on('2025-02-24', 'action-agreed', { action: 'A1', from: 'stage-1' })
      .asOf('2025-03-03')
      .due('S2.actions', '2025-05-22', { standing: 'running' })
  })
  test('to the Ombudsman is one under their rule', () => {
    complaint('part')
      .on('2025-01-14', 'ombudsman-decided', {
        decision: 'upheld',
        actions: [{ id: 'A1', kind: 'apology', due: { n: 4, unit: 'weeks' } }],
      })
      .on('2025-02-11', 'apology-sent', { action: 'A1' })
      .asOf('2025-03-03')
      .due('O.agreed-action', '2025-02-11', { standing: 'met' })
  })
})

describe('A date past the last published bank holiday', () => {
  test('is marked as assumed, and one before it is not', () => {
    const assumed = (on: string) =>
      complaint('whole')
        .on(on, 'complaint-received')
        .asOf(on)
        .assessment.duties.find(({ rule }) => rule === 'S1.respond')?.assumed
    assert.equal(assumed('2028-12-01'), false)
    assert.equal(assumed('2028-12-28'), true)
  })
})
