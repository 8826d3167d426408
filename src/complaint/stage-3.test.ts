import { describe, test } from 'node:test'
import { complaint } from '../../test/scenario.ts'

// Asked for on Monday 2 March 2026, over Easter: panel by Wednesday 15 April, report by Wednesday 22 April,
// answer by Thursday 14 May (over the early May bank holiday).
const asked = complaint('whole')
  .on('2026-02-16', 'stage-2-responded', {
    enclosed: ['io-report', 'ip-report', 'adjudication'],
    stage3RightExplained: true,
  })
  .on('2026-03-02', 'stage-3-requested', { channel: 'email' })
const panel = { chair: { who: 'Clara' }, members: [{ who: 'Mo' }, { who: 'Nia' }] } as const
const appointed = asked.on('2026-03-16', 'panel-appointed', panel)
const held = appointed.on('2026-04-15', 'panel-held')
const told = { ombudsmanRightExplained: true } as const

describe('The panel meets within 30 working days of the request', () => {
  test('on day 30 it is in time', () => {
    appointed.asOf('2026-04-15').doesNotFind('S3_LATE', 'S3_NOT_STARTED').due('S3.panel-held', '2026-04-15', {
      from: '2026-03-02',
      standing: 'running',
    })
    held.asOf('2026-04-20').doesNotFind('S3_LATE').due('S3.panel-held', '2026-04-15', { standing: 'met' })
  })
  test('on day 31 it is late', () => {
    appointed
      .asOf('2026-04-16')
      .finds('S3_LATE', {
        certainty: 'certain',
        weight: 'fault',
        against: '30 WD',
        since: '2026-04-16',
        council: 1,
      })
      .doesNotFind('S3_NOT_STARTED')
    appointed
      .on('2026-04-16', 'panel-held')
      .asOf('2026-04-20')
      .finds('S3_LATE', { certainty: 'certain', weight: 'fault', since: '2026-04-16' })
      .due('S3.panel-held', '2026-04-15', { standing: 'met-late', council: 1 })
  })
  test('a panel whose date is set, but past day 30, is late and not unstarted', () => {
    asked
      .on('2026-03-20', 'panel-date-set', { date: '2026-04-29' })
      .asOf('2026-04-16')
      .finds('S3_LATE', { certainty: 'certain' })
      .doesNotFind('S3_NOT_STARTED')
  })
  test('in part the same days decide', () => {
    const inPart = complaint('part').on('2026-03-02', 'stage-3-requested')
    inPart.on('2026-04-15', 'panel-held').asOf('2026-05-01').doesNotFind('S3_LATE', 'S3_NOT_STARTED')
    inPart.on('2026-04-16', 'panel-held').asOf('2026-05-01').finds('S3_LATE', { certainty: 'certain' })
  })
})

describe('The papers go 10 working days before the day that is set', () => {
  const set = appointed.on('2026-03-18', 'panel-date-set', { date: '2026-04-15' })
  test('counted back from it, over Easter', () => {
    set.asOf('2026-03-18').due('S3.papers', '2026-03-30', { from: '2026-04-15', standing: 'running' })
    set.on('2026-03-30', 'panel-papers-sent', { to: 'everyone' }).asOf('2026-04-02').due('S3.papers', '2026-03-30', {
      standing: 'met',
    })
    set.on('2026-03-31', 'panel-papers-sent', { to: 'everyone' }).asOf('2026-04-02').due('S3.papers', '2026-03-30', {
      standing: 'met-late',
    })
  })
  test('from the new day, where the panel is put off', () => {
    set
      .on('2026-03-20', 'panel-postponed', { date: '2026-04-22', askedBy: 'complainant' })
      .asOf('2026-03-23')
      .due('S3.papers', '2026-04-08', { from: '2026-04-22' })
  })
  test('are owed no more once the panel has met', () => {
    set.on('2026-04-15', 'panel-held').asOf('2026-04-16').due('S3.papers', '2026-03-30', { standing: 'ended' })
  })
})

describe('Whoever holds the next step of stage 3 has a day of their own', () => {
  test('a panel is made up by day 10, and once that has passed the 30 days alone count', () => {
    asked.asOf('2026-03-16').leads('complaints-manager', '2026-03-16')
    asked.asOf('2026-03-17').leads('complaints-manager', '2026-04-15')
  })
  test('then its day is set, the papers go, and it meets on that day', () => {
    appointed.asOf('2026-03-17').leads('complaints-manager', '2026-04-15')
    const set = appointed.on('2026-03-18', 'panel-date-set', { date: '2026-04-13' })
    set.asOf('2026-03-18').leads('complaints-manager', '2026-03-26')
    set.on('2026-03-25', 'panel-papers-sent').asOf('2026-03-25').leads('complaints-manager', '2026-04-13')
  })
})

describe('A panel that was never arranged', () => {
  test('is found once 30 working days have passed, and not also as late', () => {
    asked.asOf('2026-04-15').doesNotFind('S3_NOT_STARTED', 'S3_LATE')
    asked
      .asOf('2026-04-16')
      .finds('S3_NOT_STARTED', { certainty: 'certain', weight: 'fault', against: '30 WD', since: '2026-04-16' })
      .doesNotFind('S3_LATE')
  })
  test('is found in part too', () => {
    complaint('part')
      .on('2026-03-02', 'stage-3-requested')
      .on('2026-06-01', 'complaint-chased')
      .asOf('2026-06-01')
      .finds('S3_NOT_STARTED', { certainty: 'certain' })
      .doesNotFind('S3_LATE')
  })
  test('is not found where the panel was refused, held under regulation 8 or withdrawn', () => {
    asked
      .on('2026-03-09', 'stage-3-refused', { grounds: ['other'], reasons: 'It would add nothing', ...told })
      .asOf('2026-06-01')
      .doesNotFind('S3_NOT_STARTED', 'S3_LATE')
    asked
      .on('2026-03-09', 'complaint-held', { proceedings: 'A trial', reviewOn: '2026-09-01', reasons: 'Same facts' })
      .asOf('2026-06-01')
      .doesNotFind('S3_NOT_STARTED', 'S3_LATE')
    asked.on('2026-03-09', 'complaint-withdrawn').asOf('2026-06-01').doesNotFind('S3_NOT_STARTED', 'S3_LATE')
  })
  test('is not found where nobody asked', () => {
    complaint('whole')
      .on('2026-02-16', 'stage-2-responded', { stage3RightExplained: true })
      .asOf('2026-09-01')
      .doesNotFind('S3_NOT_STARTED', 'S3_LATE')
  })
})

describe('The panel reports within 5 working days', () => {
  const reason = 'A member was ill'

  test('on day 5 it is in time', () => {
    held.asOf('2026-04-22').doesNotFind('S3_REPORT_LATE').due('S3.report', '2026-04-22', { standing: 'running' })
    held.on('2026-04-22', 'panel-reported').asOf('2026-04-23').doesNotFind('S3_REPORT_LATE')
  })
  test('on day 6 it is fault, or poor practice where a reason is recorded', () => {
    held.asOf('2026-04-23').finds('S3_REPORT_LATE', { certainty: 'certain', weight: 'fault', against: '5 WD' })
    held
      .on('2026-04-23', 'panel-reported', { reason: '' })
      .asOf('2026-04-24')
      .finds('S3_REPORT_LATE', { certainty: 'certain', weight: 'fault', against: '5 WD', since: '2026-04-23' })
    held
      .on('2026-04-23', 'panel-reported', { reason })
      .asOf('2026-04-24')
      .finds('S3_REPORT_LATE', { certainty: 'certain', weight: 'poor-practice', against: '5 WD', since: '2026-04-23' })
  })
  test('in part, the two dates decide', () => {
    const inPart = complaint('part').on('2026-04-15', 'panel-held')
    inPart.on('2026-04-22', 'panel-reported').asOf('2026-06-01').doesNotFind('S3_REPORT_LATE')
    inPart.on('2026-04-23', 'panel-reported').asOf('2026-06-01').finds('S3_REPORT_LATE', { certainty: 'certain' })
  })
})

describe('The final response goes within 15 working days of the council receiving the report', () => {
  const reported = held
    .on('2026-04-21', 'panel-reported')
    .on('2026-04-22', 'panel-report-received')
    .on('2026-04-27', 'independent-person-consulted')

  test('on day 15 it is in time', () => {
    reported.asOf('2026-05-14').doesNotFind('S3_RESPONSE_LATE').due('S3.respond', '2026-05-14', {
      from: '2026-04-22',
      standing: 'running',
    })
    reported
      .on('2026-05-14', 'stage-3-responded', told)
      .asOf('2026-06-01')
      .doesNotFind('S3_RESPONSE_LATE')
      .due('S3.respond', '2026-05-14', { standing: 'met' })
  })
  test('on day 16 it is fault, or poor practice where a reason is recorded', () => {
    reported.asOf('2026-05-15').finds('S3_RESPONSE_LATE', { certainty: 'certain', weight: 'fault', against: '15 WD' })
    reported
      .on('2026-05-15', 'stage-3-responded', told)
      .asOf('2026-06-01')
      .finds('S3_RESPONSE_LATE', { certainty: 'certain', weight: 'fault', against: '15 WD', since: '2026-05-15' })
    reported
      .on('2026-05-15', 'stage-3-responded', { ...told, reason: 'The director was away' })
      .asOf('2026-06-01')
      .finds('S3_RESPONSE_LATE', { certainty: 'certain', weight: 'poor-practice' })
  })
  test('in time from a late report but past 20 working days from the panel is no fault', () => {
    held
      .on('2026-04-28', 'panel-reported', { reason: 'A member was ill' })
      .on('2026-04-29', 'panel-report-received')
      .on('2026-05-21', 'stage-3-responded', told)
      .asOf('2026-06-01')
      .doesNotFind('S3_RESPONSE_LATE')
      .due('S3.respond', '2026-05-21', { reading: 'report_received', headline: true, standing: 'met' })
      .due('S3.respond', '2026-05-14', { reading: 'panel_held', headline: false, standing: 'met-late' })
  })
  test('under P6 the twenty days run from the panel', () => {
    const fromPanel = reported.under({ 'stage3.response_clock': '20_from_panel' })
    fromPanel.on('2026-05-14', 'stage-3-responded', told).asOf('2026-06-01').doesNotFind('S3_RESPONSE_LATE')
    held
      .on('2026-04-17', 'panel-reported')
      .on('2026-04-20', 'panel-report-received')
      .on('2026-05-14', 'stage-3-responded', told)
      .under({ 'stage3.response_clock': '20_from_panel' })
      .asOf('2026-06-01')
      .doesNotFind('S3_RESPONSE_LATE')
      .due('S3.respond', '2026-05-14', { from: '2026-04-15', headline: true })
      .due('S3.respond', '2026-05-12', { from: '2026-04-20', headline: false })
    fromPanel
      .on('2026-05-15', 'stage-3-responded', told)
      .asOf('2026-06-01')
      .finds('S3_RESPONSE_LATE', { against: '20 WD', since: '2026-05-15' })
  })
  test('a report sent on the day of the panel starts the clock when it is received', () => {
    held
      .on('2026-04-15', 'panel-reported')
      .on('2026-04-22', 'panel-report-received')
      .on('2026-05-14', 'stage-3-responded', told)
      .asOf('2026-06-01')
      .doesNotFind('S3_RESPONSE_LATE', 'S3_REPORT_LATE')
  })
})

describe('A panel ordered by the Ombudsman', () => {
  const ordered = complaint('part').on('2026-03-02', 'ombudsman-decided', {
    decision: 'upheld',
    actions: [{ id: 'A1', says: 'Hold the panel', kind: 'start-or-complete-stage', stage: 'stage-3' }],
  })

  test('has 30 working days from the decision', () => {
    ordered.asOf('2026-04-15').doesNotFind('S3_NOT_STARTED')
    ordered.asOf('2026-04-16').finds('S3_NOT_STARTED', { since: '2026-04-16' })
    ordered.on('2026-04-15', 'panel-held').asOf('2026-04-20').doesNotFind('S3_LATE')
    ordered.on('2026-04-16', 'panel-held').asOf('2026-04-20').finds('S3_LATE', { since: '2026-04-16' })
  })
})
