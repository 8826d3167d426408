import { describe, test } from 'node:test'
import { complaint } from '../../test/scenario.ts'

// Asked for on 29 August 2024 (day 25: 3 October, day 65: 28 November); the statement agreed on
// 16 September (day 25: 21 October, day 65: 16 December).
const asked = complaint('whole')
  .on('2024-08-29', 'stage-2-requested', { channel: 'email' })
  .on('2024-09-04', 'investigating-officer-appointed', { who: 'Ines' })
  .on('2024-09-04', 'independent-person-appointed', { who: 'Per' })
const agreed = asked.on('2024-09-16', 'statement-agreed', { version: 1 })
const answer = { enclosed: ['io-report', 'adjudication'], stage3RightExplained: true } as const
const answeredOn = (date: string) => agreed.on(date, 'stage-2-responded', answer).asOf('2025-06-02')

describe('Two clocks of stage 2: from the request and from the agreed statement (P1)', () => {
  test('both are shown and the request is the headline', () => {
    agreed
      .asOf('2024-09-17')
      .due('S2.complete', '2024-10-03', { reading: 'request_received', headline: true, latest: '2024-11-28' })
      .due('S2.complete', '2024-10-21', { reading: 'statement_agreed', headline: false, latest: '2024-12-16' })
  })
  test('late on neither is not late', () => {
    answeredOn('2024-10-03').doesNotFind('S2_LATE')
  })
  test('late on the request alone is possible, and names the reading', () => {
    answeredOn('2024-10-04').finds('S2_LATE', {
      certainty: 'possible',
      weight: 'poor-practice',
      against: '25 WD',
      reading: 'request_received',
      since: '2024-10-04',
    })
    answeredOn('2024-10-21').finds('S2_LATE', { certainty: 'possible', reading: 'request_received' })
  })
  test('late on both is certain', () => {
    answeredOn('2024-10-22').finds('S2_LATE', { certainty: 'certain', weight: 'poor-practice', against: '25 WD' })
    answeredOn('2024-12-17').finds('S2_LATE', { certainty: 'certain', weight: 'fault', against: '65 WD' })
  })
  test('past 65 on the request alone is possible fault beside a certain delay', () => {
    answeredOn('2024-12-16')
      .finds('S2_LATE', { certainty: 'certain', against: '25 WD', weight: 'poor-practice' })
      .finds('S2_LATE', { certainty: 'possible', against: '65 WD', weight: 'fault', reading: 'request_received' })
  })
  test('a council may take the statement as its headline, and the other stays beside it', () => {
    agreed
      .under({ 'stage2.clock_start': 'statement_agreed' })
      .asOf('2024-09-17')
      .due('S2.complete', '2024-10-21', { reading: 'statement_agreed', headline: true })
      .due('S2.complete', '2024-10-03', { reading: 'request_received', headline: false })
  })
  test('without an agreed statement the delay is no less certain, whatever the policy', () => {
    asked.asOf('2024-10-04').finds('S2_LATE', { certainty: 'certain', against: '25 WD' })
    asked
      .under({ 'stage2.clock_start': 'statement_agreed' })
      .asOf('2024-10-04')
      .finds('S2_LATE', { certainty: 'certain', against: '25 WD' })
  })
  test('a notice on day 25 of the statement is late on the request', () => {
    agreed
      .on('2024-10-21', 'stage-2-extended', { until: '2024-11-15', reason: 'Witnesses' })
      .on('2024-11-15', 'stage-2-responded', answer)
      .asOf('2025-06-02')
      .finds('S2_LATE', { certainty: 'possible', reading: 'request_received' })
      .due('S2.complete', '2024-11-15', { reading: 'statement_agreed', standing: 'met' })
  })
})

describe('A request by word of mouth', () => {
  test('runs, as the headline, from the statement that puts it into writing', () => {
    complaint('whole')
      .on('2024-08-29', 'stage-2-requested', { channel: 'phone' })
      .on('2024-09-16', 'statement-agreed', { version: 1 })
      .asOf('2024-09-17')
      .due('S2.complete', '2024-10-21', { reading: 'statement_agreed', headline: true })
      .due('S2.complete', '2024-10-03', { reading: 'request_received', headline: false })
  })
  test('made in person and never put into writing is late from the request', () => {
    complaint('whole')
      .on('2024-08-29', 'stage-2-requested', { channel: 'in-person' })
      .asOf('2024-10-04')
      .finds('S2_LATE', { certainty: 'certain' })
      .finds('S2_NOT_STARTED', { certainty: 'certain' })
  })
})

describe('Stage 2 ordered by the Ombudsman', () => {
  const decided = (due?: string | { n: number; unit: 'working-days' }) =>
    complaint('part').on('2024-08-18', 'ombudsman-decided', {
      reference: '24 000 001',
      decision: 'upheld',
      actions: [
        {
          id: 'A1',
          says: 'Investigate at stage 2',
          kind: 'start-or-complete-stage',
          stage: 'stage-2',
          part: 'complete',
          ...(due === undefined ? {} : { due }),
        },
      ],
    })

  test('runs from the decision', () => {
    decided().asOf('2024-09-23').doesNotFind('S2_LATE', 'S2_NOT_STARTED')
    decided()
      .asOf('2024-09-24')
      .finds('S2_NOT_STARTED', { certainty: 'certain', since: '2024-09-24' })
      .finds('S2_LATE', { certainty: 'certain', since: '2024-09-24' })
  })
  test('65 working days from a decision on a Sunday end with the day that the decision would give', () => {
    const within = decided({ n: 65, unit: 'working-days' }).on('2024-09-02', 'investigating-officer-appointed')
    within.on('2024-11-18', 'stage-2-responded').asOf('2025-06-02').doesNotFindAgainst('S2_LATE', '65 WD')
    within
      .on('2024-11-19', 'stage-2-responded')
      .asOf('2025-06-02')
      .finds('S2_LATE', { certainty: 'certain', weight: 'fault', since: '2024-11-19' })
  })
  test('the clock of an earlier request stands beside it', () => {
    complaint('part')
      .on('2023-09-04', 'stage-2-requested', { channel: 'email' })
      .on('2024-08-18', 'ombudsman-decided', {
        decision: 'upheld',
        actions: [{ id: 'A1', kind: 'start-or-complete-stage', stage: 'stage-2', due: '2024-11-18' }],
      })
      .on('2024-08-27', 'investigating-officer-appointed', { who: 'Ines' })
      .on('2024-11-15', 'stage-2-responded', answer)
      .asOf('2025-06-02')
      .finds('S2_LATE', { certainty: 'certain', weight: 'fault', against: '65 WD', reading: 'request_received' })
  })
})

describe('What ends stage 2 (P2)', () => {
  const reported = asked
    .on('2024-10-03', 'investigating-officer-reported', { findings: [{ point: '1', finding: 'upheld' }] })
    .on('2024-10-10', 'stage-2-responded', answer)

  test('the answer, or under a council’s own policy the investigator’s report', () => {
    reported.asOf('2025-06-02').finds('S2_LATE', { against: '25 WD' })
    reported.under({ 'stage2.end_event': 'io_report' }).asOf('2025-06-02').doesNotFind('S2_LATE')
  })
})
