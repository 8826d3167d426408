import { describe, test } from 'node:test'
import { complaint } from '../../test/scenario.ts'

// Monday 2 September 2024: day 10 is Monday 16 September, day 20 Monday 30 September.
const received = complaint('whole')
  .on('2024-09-02', 'complaint-received', { channel: 'email' })
  .on('2024-09-03', 'stage-1-allocated', { to: 'Team manager' })
const answer = { stage2RightExplained: true } as const
const longer = (date: string, until: string) => received.on(date, 'stage-1-extended', { until, reason: 'complex' })

describe('Stage 1 is answered within 10 working days', () => {
  test('nothing is late on day 10, and an answer on day 10 is in time', () => {
    received.asOf('2024-09-16').doesNotFind('S1_LATE').due('S1.respond', '2024-09-16', {
      standing: 'running',
      firstDue: '2024-09-16',
      latest: '2024-09-30',
      from: '2024-09-02',
    })
    received
      .on('2024-09-16', 'stage-1-responded', answer)
      .asOf('2025-03-01')
      .doesNotFind('S1_LATE')
      .due('S1.respond', '2024-09-16', { standing: 'met', council: 0 })
  })
  test('day 11 without a notice is poor practice', () => {
    received
      .asOf('2024-09-17')
      .finds('S1_LATE', {
        certainty: 'certain',
        weight: 'poor-practice',
        against: '10 WD',
        since: '2024-09-17',
        council: 1,
      })
      .due('S1.respond', '2024-09-16', { standing: 'overdue', council: 1 })
    received
      .on('2024-09-17', 'stage-1-responded', answer)
      .asOf('2025-03-01')
      .finds('S1_LATE', { weight: 'poor-practice', against: '10 WD', council: 1 })
      .due('S1.respond', '2024-09-16', { standing: 'met-late', council: 1 })
  })
  test('day 20 is still poor practice, day 21 is fault', () => {
    received
      .on('2024-09-30', 'stage-1-responded', answer)
      .asOf('2025-03-01')
      .finds('S1_LATE', { weight: 'poor-practice', against: '10 WD', council: 10 })
      .doesNotFindAgainst('S1_LATE', '20 WD')
    received.on('2024-10-01', 'stage-1-responded', answer).asOf('2025-03-01').finds('S1_LATE', {
      certainty: 'certain',
      weight: 'fault',
      against: '20 WD',
      since: '2024-10-01',
    })
    received.asOf('2024-09-30').doesNotFindAgainst('S1_LATE', '20 WD')
    received.asOf('2024-10-01').finds('S1_LATE', { weight: 'fault', against: '20 WD', since: '2024-10-01' })
  })
  test('an answer on the Saturday after day 10 is late, though no working day lies between', () => {
    complaint('whole')
      .on('2024-08-31', 'complaint-received')
      .on('2024-09-14', 'stage-1-responded', answer)
      .asOf('2024-09-14')
      .due('S1.respond', '2024-09-13', { standing: 'met-late' })
      .finds('S1_LATE', { against: '10 WD', weight: 'poor-practice', since: '2024-09-14', council: 0 })
  })
  test('what is settled is answered', () => {
    received
      .on('2024-09-16', 'stage-1-resolved', { terms: 'A new assessment by October' })
      .asOf('2024-12-01')
      .doesNotFind('S1_LATE')
  })
})

describe('The days that do not count', () => {
  const answeredOn = (from: string, day: string) =>
    complaint('whole').on(from, 'complaint-received').on(day, 'stage-1-responded', answer).asOf('2028-01-01')

  for (const [from, tenth, late, why] of [
    ['2024-12-20', '2025-01-08', '2025-01-09', 'over Christmas and New Year'],
    ['2025-04-17', '2025-05-06', '2025-05-07', 'over Good Friday, Easter Monday and the early May bank holiday'],
    ['2022-09-05', '2022-09-20', '2022-09-21', 'over the day of the State Funeral'],
    ['2024-08-31', '2024-09-13', '2024-09-14', 'from a Saturday, of which Monday is day 1'],
    ['2026-12-11', '2026-12-29', '2026-12-30', 'over a Boxing Day on a Saturday and its substitute on Monday'],
  ] as const) {
    test(`${from} to ${tenth}: ${why}`, () => {
      answeredOn(from, tenth).doesNotFind('S1_LATE').due('S1.respond', tenth, { standing: 'met' })
      answeredOn(from, late).finds('S1_LATE', { weight: 'poor-practice', since: dayAfter(tenth) })
    })
  }
})

const dayAfter = (date: string) => Temporal.PlainDate.from(date).add({ days: 1 }).toString()

describe('A notice that stage 1 needs longer', () => {
  test('sent on day 10 gives until its date, and the answer on that date is in time', () => {
    longer('2024-09-16', '2024-09-25')
      .on('2024-09-25', 'stage-1-responded', answer)
      .asOf('2025-01-01')
      .doesNotFind('S1_LATE')
      .due('S1.respond', '2024-09-25', { standing: 'met', firstDue: '2024-09-16', latest: '2024-09-30' })
  })
  test('an answer the day after the notified date is late against that date', () => {
    longer('2024-09-16', '2024-09-25')
      .on('2024-09-26', 'stage-1-responded', answer)
      .asOf('2025-01-01')
      .finds('S1_LATE', { certainty: 'certain', against: 'notified date', since: '2024-09-26', council: 1 })
      .doesNotFindAgainst('S1_LATE', '10 WD')
  })
  test('sent on day 11 gives nothing', () => {
    longer('2024-09-17', '2024-09-25')
      .on('2024-09-25', 'stage-1-responded', answer)
      .asOf('2025-01-01')
      .finds('S1_LATE', { weight: 'poor-practice', against: '10 WD', since: '2024-09-17' })
      .due('S1.respond', '2024-09-16', { standing: 'met-late' })
  })
  test('cannot go past day 20', () => {
    longer('2024-09-10', '2024-10-11')
      .on('2024-09-30', 'stage-1-responded', answer)
      .asOf('2025-01-01')
      .doesNotFind('S1_LATE')
      .due('S1.respond', '2024-09-30', { standing: 'met' })
    longer('2024-09-10', '2024-10-11')
      .on('2024-10-01', 'stage-1-responded', answer)
      .asOf('2025-01-01')
      .finds('S1_LATE', { weight: 'fault', since: '2024-10-01' })
  })
  test('a second notice in time moves the date again, one after day 10 does not', () => {
    longer('2024-09-10', '2024-09-20')
      .on('2024-09-16', 'stage-1-extended', { until: '2024-09-27', reason: 'complex' })
      .on('2024-09-27', 'stage-1-responded', answer)
      .asOf('2025-01-01')
      .doesNotFind('S1_LATE')
      .due('S1.respond', '2024-09-27')
    longer('2024-09-10', '2024-09-20')
      .on('2024-09-17', 'stage-1-extended', { until: '2024-09-27', reason: 'complex' })
      .on('2024-09-27', 'stage-1-responded', answer)
      .asOf('2025-01-01')
      .finds('S1_LATE', { against: 'notified date', since: '2024-09-21' })
  })
  test('while an advocate is awaited the ten days wait and the twenty do not', () => {
    const waiting = received.on('2024-09-12', 'stage-1-extended', { until: '2024-10-04', reason: 'advocate-awaited' })
    waiting.on('2024-09-30', 'stage-1-responded', answer).asOf('2025-01-01').doesNotFind('S1_LATE')
    waiting
      .on('2024-10-01', 'stage-1-responded', answer)
      .asOf('2025-01-01')
      .finds('S1_LATE', { weight: 'fault', since: '2024-10-01' })
  })
})

describe('Where stage 1 is not owed', () => {
  const nobodyAnswers = complaint('whole').on('2024-09-02', 'complaint-received')
  const told = { reasons: 'It concerns the school', ombudsmanRightExplained: true } as const

  test('not where the complaint was refused, held, withdrawn or stage 1 was skipped', () => {
    nobodyAnswers
      .on('2024-09-09', 'complaint-refused', { grounds: ['other'], ...told })
      .asOf('2025-01-01')
      .doesNotFind('S1_LATE', 'PROCEDURE_NOT_STARTED')
    nobodyAnswers
      .on('2024-09-09', 'complaint-held', { proceedings: 'Care proceedings', reviewOn: '2025-06-01', ...told })
      .asOf('2025-01-01')
      .doesNotFind('S1_LATE', 'PROCEDURE_NOT_STARTED')
    nobodyAnswers
      .on('2024-09-09', 'complaint-withdrawn', { reason: 'Settled at home' })
      .asOf('2025-01-01')
      .doesNotFind('S1_LATE', 'PROCEDURE_NOT_STARTED')
    nobodyAnswers
      .on('2024-09-09', 'stage-1-skipped', { agreedByComplainant: true })
      .asOf('2025-01-01')
      .doesNotFind('S1_LATE', 'PROCEDURE_NOT_STARTED')
  })
  test('not for a point outside regulations 3 to 5', () => {
    complaint('whole', { points: [{ id: '1', says: 'The exclusion', function: 'school' }] })
      .on('2024-09-02', 'complaint-received')
      .asOf('2025-01-01')
      .doesNotFind('S1_LATE', 'PROCEDURE_NOT_STARTED')
  })
  test('for a function or a person that is not known it is only possible', () => {
    complaint('whole', { points: [{ id: '1', says: 'Something' }] })
      .on('2024-09-02', 'complaint-received')
      .asOf('2025-01-01')
      .finds('S1_LATE', { certainty: 'possible' })
    complaint('part', { people: [], points: [{ id: '1', says: 'No help', function: 's17' }] })
      .on('2024-09-02', 'complaint-received')
      .asOf('2025-01-01')
      .finds('S1_LATE', { certainty: 'possible' })
  })
})

describe('A complaint put into no stage', () => {
  const lying = complaint('whole').on('2024-09-02', 'complaint-received').on('2024-09-04', 'complaint-acknowledged')

  test('is found once 20 working days have passed', () => {
    lying.asOf('2024-09-30').doesNotFind('PROCEDURE_NOT_STARTED')
    lying
      .asOf('2024-10-01')
      .finds('PROCEDURE_NOT_STARTED', { certainty: 'certain', weight: 'fault', since: '2024-10-01' })
  })
  test('is found in part too, where nothing later shows that a stage began', () => {
    complaint('part')
      .on('2024-11-04', 'complaint-received')
      .on('2024-12-09', 'complaint-chased')
      .asOf('2024-12-16')
      .finds('PROCEDURE_NOT_STARTED', { certainty: 'certain' })
  })
  test('is not found once it is at stage 1 or 2, however late', () => {
    received.asOf('2025-01-01').doesNotFind('PROCEDURE_NOT_STARTED')
    complaint('part')
      .on('2024-11-04', 'complaint-received')
      .on('2025-02-03', 'stage-2-started')
      .asOf('2025-02-10')
      .doesNotFind('PROCEDURE_NOT_STARTED')
  })
})

describe('A council’s own reading of the stage 1 clock', () => {
  test('P3: twenty days at once', () => {
    const twenty = received.under({ 'stage1.limit': '20' })
    twenty.on('2024-09-30', 'stage-1-responded', answer).asOf('2025-01-01').doesNotFind('S1_LATE')
    twenty
      .on('2024-10-01', 'stage-1-responded', answer)
      .asOf('2025-01-01')
      .finds('S1_LATE', { weight: 'fault', against: '20 WD' })
  })
  test('P7: the day of receipt is day 1', () => {
    received
      .under({ 'calendar.count_trigger_day': true })
      .on('2024-09-16', 'stage-1-responded', answer)
      .asOf('2025-01-01')
      .due('S1.respond', '2024-09-13', { standing: 'met-late' })
  })
  test('P8: what arrives on a Saturday counts as come on Monday', () => {
    complaint('whole')
      .on('2024-08-31', 'complaint-received')
      .under({ 'calendar.non_working_receipt': 'next_working_day' })
      .asOf('2024-09-16')
      .doesNotFind('S1_LATE')
      .due('S1.respond', '2024-09-16')
  })
})
