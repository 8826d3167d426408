import { describe, test } from 'node:test'
import { complaint } from '../../test/scenario.ts'

const points = [
  { id: '1', says: 'The move', function: 's20' },
  { id: '2', says: 'No plan', function: 's17' },
] as const
const hold = {
  id: 'hold',
  proceedings: 'Care proceedings',
  reasons: 'The same facts are before the court',
  reviewOn: '2025-06-02',
  ombudsmanRightExplained: true,
} as const
// Received on Monday 6 January 2025: day 10 is Monday 20 January. Held on day 4, Friday 10 January.
const received = complaint('whole', { points }).on('2025-01-06', 'complaint-received')
const held = received.on('2025-01-10', 'complaint-held', hold)
// Asked for on Monday 20 January: day 25 is Monday 24 February. Held on day 5, Monday 27 January.
const asked = received
  .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true })
  .on('2025-01-20', 'stage-2-requested')
const asked2 = asked.on('2025-01-27', 'complaint-held', hold)

describe('A hold of the whole complaint', () => {
  test('stops the clock, and nothing is late however long it lasts', () => {
    held
      .asOf('2025-06-02')
      .isHeld(true)
      .answers('HELD')
      .findsOnly()
      .due('S1.respond', '2025-01-20', { standing: 'held' })
    asked2.asOf('2025-06-02').answers('HELD').findsOnly().due('S2.complete', '2025-02-24', { standing: 'held' })
  })
  test('the clock runs afresh from the day the council lifts it (P11)', () => {
    const lifted = held.on('2025-03-10', 'hold-ended', { of: 'hold', reason: 'The order was made' })
    lifted.asOf('2025-03-24').doesNotFind('S1_LATE').due('S1.respond', '2025-03-24', { from: '2025-03-10' })
    lifted.asOf('2025-03-25').finds('S1_LATE', { weight: 'poor-practice', since: '2025-03-25' })
  })
  test('or from the complainant’s return, where that comes first', () => {
    held
      .on('2025-03-10', 'complaint-resubmitted', { of: 'hold' })
      .on('2025-03-17', 'hold-ended', { of: 'hold' })
      .asOf('2025-03-18')
      .due('S1.respond', '2025-03-24', { from: '2025-03-10' })
    held
      .on('2025-03-10', 'hold-ended', { of: 'hold' })
      .on('2025-03-17', 'complaint-resubmitted', { of: 'hold' })
      .asOf('2025-03-18')
      .due('S1.respond', '2025-03-24', { from: '2025-03-10' })
  })
  test('or goes on with the days that were left, where the council counts so', () => {
    const remaining = held.on('2025-03-10', 'hold-ended', { of: 'hold' }).under({ 'reg8.resume': 'remaining' })
    remaining.asOf('2025-03-18').doesNotFind('S1_LATE').due('S1.respond', '2025-03-18')
    remaining.asOf('2025-03-19').finds('S1_LATE', { since: '2025-03-19' })
  })
  test('is over when the complaint is', () => {
    held.on('2025-02-03', 'complaint-withdrawn').asOf('2025-02-10').isHeld(false)
    held.on('2025-02-03', 'hold-ended', { of: 'hold' }).asOf('2025-02-10').isHeld(false)
  })
  test('stage 2 goes on at stage 2, afresh or with what was left', () => {
    const lifted = asked2.on('2025-03-10', 'hold-ended', { of: 'hold' })
    lifted.asOf('2025-03-11').inStage('stage-2').due('S2.complete', '2025-04-14', { from: '2025-03-10' })
    lifted.asOf('2025-04-15').finds('S2_LATE', { since: '2025-04-15' }).finds('S2_NOT_STARTED')
    lifted.under({ 'reg8.resume': 'remaining' }).asOf('2025-03-11').due('S2.complete', '2025-04-07')
  })
  test('a statement agreed before it starts no second clock after it', () => {
    const agreed = asked
      .on('2025-01-24', 'statement-agreed')
      .on('2025-01-27', 'complaint-held', hold)
      .on('2025-03-10', 'hold-ended', { of: 'hold' })
    agreed.asOf('2025-04-15').finds('S2_LATE', { certainty: 'certain', since: '2025-04-15' })
    agreed
      .on('2025-03-17', 'statement-agreed', { version: 2 })
      .asOf('2025-04-15')
      .finds('S2_LATE', { certainty: 'possible', since: '2025-04-15' })
  })
  test('a panel that was asked for is held as well', () => {
    const panel = asked
      .on('2025-02-24', 'stage-2-responded', { stage3RightExplained: true })
      .on('2025-03-03', 'stage-3-requested')
      .on('2025-03-05', 'complaint-held', hold)
    panel.asOf('2025-05-06').answers('HELD').doesNotFind('S3_NOT_STARTED', 'S3_LATE')
    panel
      .on('2025-03-10', 'hold-ended', { of: 'hold' })
      .asOf('2025-03-11')
      .inStage('stage-3')
      .due('S3.panel-held', '2025-04-23', { from: '2025-03-10' })
  })
  test('a stage asked for during it waits with it', () => {
    received
      .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true })
      .on('2025-01-15', 'complaint-held', hold)
      .on('2025-01-20', 'stage-2-requested')
      .asOf('2025-05-06')
      .answers('HELD')
      .doesNotFind('S2_NOT_STARTED', 'S2_LATE')
  })
})

describe('A hold of some of the points', () => {
  const part = received.on('2025-01-10', 'complaint-held', { ...hold, points: ['1'] })

  test('leaves the others running', () => {
    part.asOf('2025-01-21').isHeld(false).answers('HELD').finds('S1_LATE', { certainty: 'certain' })
    part
      .on('2025-01-20', 'stage-1-responded', { points: ['2'], stage2RightExplained: true })
      .asOf('2025-05-06')
      .answers('HELD')
      .doesNotFind('S1_LATE')
  })
  test('and takes up its own point when it is lifted', () => {
    const lifted = part
      .on('2025-01-20', 'stage-1-responded', { points: ['2'], stage2RightExplained: true })
      .on('2025-03-10', 'hold-ended', { of: 'hold' })
    lifted.asOf('2025-03-11').due('S1.respond', '2025-03-24', { from: '2025-03-10', points: ['1'] })
    lifted.asOf('2025-03-25').finds('S1_LATE', { points: ['1'] })
  })
  test('lets the other point go on to stage 2', () => {
    part
      .on('2025-01-20', 'stage-1-responded', { points: ['2'], stage2RightExplained: true })
      .on('2025-01-27', 'stage-2-requested', { points: ['2'] })
      .asOf('2025-02-03')
      .inStage('stage-2')
      .due('S2.complete', '2025-03-03', { points: ['2'] })
  })
})

describe('A complaint refused because of proceedings', () => {
  test('comes back when they end, with a clock of its own', () => {
    received
      .on('2025-01-08', 'complaint-refused', {
        id: 'refusal',
        grounds: ['proceedings'],
        reasons: 'A trial on the same facts',
        ombudsmanRightExplained: true,
      })
      .on('2025-03-10', 'complaint-resubmitted')
      .asOf('2025-03-11')
      .due('S1.respond', '2025-03-24', { from: '2025-03-10', standing: 'running' })
  })
})
