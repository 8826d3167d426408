import { describe, test } from 'node:test'
import { complaint } from '../../test/scenario.ts'

// Asked for on Thursday 29 August 2024: day 25 is Thursday 3 October, day 65 Thursday 28 November.
const asked = complaint('whole')
  .on('2024-08-01', 'complaint-received')
  .on('2024-08-14', 'stage-1-responded', { stage2RightExplained: true })
  .on('2024-08-29', 'stage-2-requested', { channel: 'email' })
const begun = asked
  .on('2024-09-04', 'investigating-officer-appointed', { who: 'Ines' })
  .on('2024-09-04', 'independent-person-appointed', { who: 'Per' })
const responded = { enclosed: ['io-report', 'ip-report', 'adjudication'], stage3RightExplained: true } as const
const answeredOn = (date: string) => begun.on(date, 'stage-2-responded', responded).asOf('2025-06-02')
const longer = (date: string, until: string) =>
  begun.on(date, 'stage-2-extended', { until, reason: 'Two witnesses are away' })

describe('Stage 2 is finished within 25 working days', () => {
  test('nothing is late on day 25, and an answer on day 25 is in time', () => {
    begun.asOf('2024-10-03').doesNotFind('S2_LATE').due('S2.complete', '2024-10-03', {
      reading: 'request_received',
      standing: 'running',
      firstDue: '2024-10-03',
      latest: '2024-11-28',
      from: '2024-08-29',
      headline: true,
    })
    answeredOn('2024-10-03').doesNotFind('S2_LATE').due('S2.complete', '2024-10-03', { standing: 'met' })
  })
  test('day 26 without a notice is poor practice, and so is day 65', () => {
    begun
      .asOf('2024-10-04')
      .finds('S2_LATE', {
        certainty: 'certain',
        weight: 'poor-practice',
        against: '25 WD',
        since: '2024-10-04',
        council: 1,
      })
      .due('S2.complete', '2024-10-03', { standing: 'overdue', council: 1 })
    answeredOn('2024-10-04').finds('S2_LATE', { weight: 'poor-practice', against: '25 WD', council: 1 })
    answeredOn('2024-11-28')
      .finds('S2_LATE', { weight: 'poor-practice', against: '25 WD', council: 40 })
      .doesNotFindAgainst('S2_LATE', '65 WD')
  })
  test('day 66 is fault', () => {
    begun.asOf('2024-11-28').doesNotFindAgainst('S2_LATE', '65 WD')
    begun
      .asOf('2024-11-29')
      .finds('S2_LATE', { certainty: 'certain', weight: 'fault', against: '65 WD', since: '2024-11-29', council: 1 })
    answeredOn('2024-11-29').finds('S2_LATE', { certainty: 'certain', weight: 'fault', against: '65 WD' })
  })
  test('over Christmas the 65th working day is later than the end of the 13th week', () => {
    const atChristmas = complaint('whole')
      .on('2024-12-20', 'stage-2-requested', { channel: 'letter' })
      .on('2025-01-02', 'stage-2-started', { because: 'requested' })
    atChristmas
      .on('2025-03-26', 'stage-2-responded', responded)
      .asOf('2025-06-02')
      .doesNotFindAgainst('S2_LATE', '65 WD')
      .due('S2.complete', '2025-01-29', { latest: '2025-03-26' })
    atChristmas
      .on('2025-03-27', 'stage-2-responded', responded)
      .asOf('2025-06-02')
      .finds('S2_LATE', { weight: 'fault', since: '2025-03-27' })
  })
  test('in part the same days decide: a notice that is not shown was not sent', () => {
    complaint('part')
      .on('2024-08-29', 'stage-2-requested', { channel: 'email' })
      .on('2024-11-28', 'stage-2-responded')
      .asOf('2025-06-02')
      .finds('S2_LATE', { certainty: 'certain', weight: 'poor-practice', against: '25 WD' })
      .doesNotFindAgainst('S2_LATE', '65 WD')
    complaint('part')
      .on('2024-08-29', 'stage-2-requested', { channel: 'email' })
      .on('2024-11-29', 'stage-2-responded')
      .asOf('2025-06-02')
      .finds('S2_LATE', { certainty: 'certain', weight: 'fault', against: '65 WD' })
  })
  test('where stage 1 was skipped by agreement it runs from the agreement', () => {
    complaint('whole')
      .on('2024-08-26', 'complaint-received')
      .on('2024-08-29', 'stage-1-skipped', { agreedByComplainant: true })
      .on('2024-09-04', 'stage-2-started', { because: 'agreed-skip' })
      .on('2024-10-04', 'stage-2-responded', responded)
      .asOf('2025-06-02')
      .due('S2.complete', '2024-10-03', { from: '2024-08-29', standing: 'met-late' })
      .finds('S2_LATE', { against: '25 WD', since: '2024-10-04' })
  })
})

describe('A notice that stage 2 needs longer', () => {
  test('sent on day 25 gives until its date, and the answer on that date is in time', () => {
    longer('2024-10-03', '2024-11-15')
      .on('2024-11-15', 'stage-2-responded', responded)
      .asOf('2025-06-02')
      .doesNotFind('S2_LATE')
      .due('S2.complete', '2024-11-15', { standing: 'met', firstDue: '2024-10-03', latest: '2024-11-28' })
  })
  test('an answer the day after the notified date is fault against that date', () => {
    longer('2024-10-03', '2024-11-15')
      .on('2024-11-16', 'stage-2-responded', responded)
      .asOf('2025-06-02')
      .finds('S2_LATE', { certainty: 'certain', weight: 'fault', against: 'notified date', since: '2024-11-16' })
      .doesNotFindAgainst('S2_LATE', '25 WD')
  })
  test('sent on day 26 gives nothing', () => {
    longer('2024-10-04', '2024-11-15')
      .on('2024-11-15', 'stage-2-responded', responded)
      .asOf('2025-06-02')
      .finds('S2_LATE', { certainty: 'certain', weight: 'poor-practice', against: '25 WD', since: '2024-10-04' })
      .due('S2.complete', '2024-10-03', { standing: 'met-late' })
  })
  test('cannot go past day 65, also where the complainant would have waited', () => {
    longer('2024-09-20', '2024-12-20')
      .on('2024-11-28', 'stage-2-responded', responded)
      .asOf('2025-06-02')
      .doesNotFind('S2_LATE')
      .due('S2.complete', '2024-11-28', { standing: 'met' })
    longer('2024-09-20', '2024-12-20')
      .on('2024-11-29', 'stage-2-responded', responded)
      .asOf('2025-06-02')
      .finds('S2_LATE', { weight: 'fault', since: '2024-11-29' })
  })
  test('a second notice in time moves the date again, one after day 25 does not', () => {
    longer('2024-09-20', '2024-10-18')
      .on('2024-10-03', 'stage-2-extended', { until: '2024-11-08', reason: 'More files' })
      .on('2024-11-08', 'stage-2-responded', responded)
      .asOf('2025-06-02')
      .doesNotFind('S2_LATE')
      .due('S2.complete', '2024-11-08')
    longer('2024-09-20', '2024-10-18')
      .on('2024-10-17', 'stage-2-extended', { until: '2024-11-08', reason: 'More files' })
      .on('2024-11-08', 'stage-2-responded', responded)
      .asOf('2025-06-02')
      .finds('S2_LATE', { weight: 'fault', against: 'notified date', since: '2024-10-19' })
      .due('S2.complete', '2024-10-18')
  })
  test('a stage done again keeps its old clock', () => {
    begun
      .on('2024-09-30', 'stage-2-restarted', { reason: 'The investigating officer had a part in the case' })
      .on('2024-10-04', 'stage-2-responded', responded)
      .asOf('2025-06-02')
      .finds('S2_LATE', { against: '25 WD', since: '2024-10-04' })
      .due('S2.complete', '2024-10-03', { from: '2024-08-29' })
  })
})

describe('Stage 2 done again after it was answered', () => {
  const again = begun
    .on('2024-10-03', 'stage-2-responded', responded)
    .on('2024-11-04', 'stage-2-restarted', { reason: 'A witness had not been heard' })

  test('runs for a time of its own from the day it began again', () => {
    again
      .asOf('2024-12-09')
      .doesNotFind('S2_LATE', 'S2_NOT_STARTED')
      .inStage('stage-2')
      .hasNoRight('request-stage-3')
      .due('S2.complete', '2024-12-09', { from: '2024-11-04', standing: 'running' })
      .due('S2.complete', '2024-10-03', { standing: 'met' })
    again.asOf('2024-12-10').finds('S2_LATE', { since: '2024-12-10' }).doesNotFind('S2_NOT_STARTED')
    again
      .on('2024-12-09', 'stage-2-responded', responded)
      .asOf('2025-06-02')
      .doesNotFind('S2_LATE')
      .hasRight('request-stage-3')
  })
  test('is what the Ombudsman ordered', () => {
    begun
      .on('2024-10-03', 'stage-2-responded', responded)
      .on('2025-01-06', 'ombudsman-decided', {
        decision: 'upheld',
        actions: [{ id: 'A1', kind: 'start-or-complete-stage', stage: 'stage-2', part: 'start', due: '2025-02-06' }],
      })
      .on('2025-01-20', 'stage-2-restarted')
      .on('2025-01-21', 'evidence-sent', { actions: ['A1'] })
      .asOf('2025-02-11')
      .doesNotFind('S2_NOT_STARTED', 'AGREED_ACTION_NOT_MET', 'AGREED_ACTION_LATE')
      .finds('S2_LATE', { reading: 'ombudsman_decision', since: '2025-02-11' })
  })
})

describe('Whoever has a post of stage 2 may leave it', () => {
  const gone = complaint('whole')
    .on('2024-08-29', 'stage-2-requested', { channel: 'email' })
    .on('2024-09-03', 'investigating-officer-appointed', { who: 'Ada' })
    .on('2024-09-03', 'independent-person-appointed', { who: 'Ben' })
    .on('2024-09-12', 'statement-agreed', { version: 1 })
  const ended = gone.on('2024-09-16', 'appointment-ended', {
    role: 'investigating-officer',
    who: 'Ada',
    reason: 'Ill',
  })
  test('then the manager appoints another, and the clock goes on as it was', () => {
    gone.asOf('2024-09-16').leads('investigating-officer', '2024-10-03')
    ended.asOf('2024-09-16').leads('complaints-manager', '2024-10-03').due('S2.complete', '2024-10-03')
    const replaced = ended.on('2024-09-20', 'investigating-officer-appointed', { who: 'Cleo' })
    replaced.asOf('2024-09-20').leads('investigating-officer', '2024-10-03')
  })
  test('and one that is done again is done by other people, with the statement as it was agreed', () => {
    const again = gone.on('2024-09-17', 'stage-2-restarted', { reason: 'Ada had a part in the case' })
    again.asOf('2024-09-17').leads('complaints-manager', '2024-10-03')
    again
      .on('2024-09-18', 'investigating-officer-appointed', { who: 'Cleo' })
      .on('2024-09-18', 'independent-person-appointed', { who: 'Dan' })
      .asOf('2024-09-18')
      .leads('investigating-officer', '2024-10-03')
  })
})

describe('Stage 2 that never started', () => {
  test('is found once 25 working days have passed, beside the delay', () => {
    asked.asOf('2024-10-03').doesNotFind('S2_NOT_STARTED', 'S2_LATE')
    asked
      .asOf('2024-10-04')
      .finds('S2_NOT_STARTED', { certainty: 'certain', weight: 'fault', against: '25 WD', since: '2024-10-04' })
      .finds('S2_LATE', { certainty: 'certain', against: '25 WD' })
  })
  test('is found where stage 1 was skipped by agreement', () => {
    complaint('whole')
      .on('2024-08-29', 'complaint-received')
      .on('2024-08-29', 'stage-1-skipped', { agreedByComplainant: true })
      .asOf('2024-10-04')
      .finds('S2_NOT_STARTED', { certainty: 'certain' })
  })
  test('is found where the complainant only chased, also in part', () => {
    complaint('part')
      .on('2024-08-29', 'stage-2-requested', { channel: 'email' })
      .on('2024-12-02', 'complaint-chased')
      .asOf('2024-12-02')
      .finds('S2_NOT_STARTED', { certainty: 'certain' })
      .finds('S2_LATE', { certainty: 'certain', weight: 'fault', against: '65 WD' })
  })
  test('is not found after any appointment, start, statement, report or answer, however late', () => {
    for (const type of [
      'investigating-officer-appointed',
      'independent-person-appointed',
      'stage-2-started',
      'statement-drafted',
      'statement-agreed',
      'investigating-officer-reported',
      'stage-2-responded',
    ] as const)
      asked.on('2024-11-04', type).asOf('2024-11-05').doesNotFind('S2_NOT_STARTED').finds('S2_LATE')
  })
  test('is not found where stage 2 was refused, held or withdrawn', () => {
    const told = { reasons: 'The trial is in January', ombudsmanRightExplained: true } as const
    asked
      .on('2024-09-09', 'complaint-held', { proceedings: 'A criminal trial', reviewOn: '2025-02-03', ...told })
      .asOf('2025-01-06')
      .doesNotFind('S2_NOT_STARTED', 'S2_LATE')
    asked
      .on('2024-09-09', 'stage-2-refused', { grounds: ['other'], ...told })
      .asOf('2025-01-06')
      .doesNotFind('S2_NOT_STARTED', 'S2_LATE')
    asked.on('2024-09-09', 'complaint-withdrawn').asOf('2025-01-06').doesNotFind('S2_NOT_STARTED', 'S2_LATE')
  })
  test('is not found where nobody asked', () => {
    complaint('whole')
      .on('2024-08-01', 'complaint-received')
      .on('2024-08-14', 'stage-1-responded', { stage2RightExplained: true })
      .asOf('2025-06-02')
      .doesNotFind('S2_NOT_STARTED', 'S2_LATE')
  })
})
