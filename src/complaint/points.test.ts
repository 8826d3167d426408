import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { complaint } from '../../test/scenario.ts'

const told = { stage2RightExplained: true } as const
const packTold = { stage3RightExplained: true } as const
const ombudsmanTold = { reasons: 'As set out', ombudsmanRightExplained: true } as const
const two = [
  { id: '1', says: 'The move', function: 's20' },
  { id: '2', says: 'No plan', function: 's17' },
] as const
// Received on 6 January 2025: day 10 is Monday 20 January, day 20 Monday 3 February.
const received = complaint('whole', { points: two }).on('2025-01-06', 'complaint-received')

describe('Points that take different routes', () => {
  test('each has its own stage and clock', () => {
    received
      .on('2025-01-15', 'stage-1-responded', { points: ['1'], ...told })
      .on('2025-01-20', 'stage-2-requested', { points: ['1'] })
      .asOf('2025-01-21')
      .due('S2.complete', '2025-02-24', { points: ['1'] })
      .finds('S1_LATE', { points: ['1', '2'], weight: 'poor-practice' })
    received
      .on('2025-01-15', 'stage-1-responded', { points: ['1'], ...told })
      .on('2025-01-20', 'stage-1-responded', { points: ['2'], ...told })
      .asOf('2025-06-02')
      .doesNotFind('S1_LATE')
  })
  test('what was asked for one point may still be asked for the other', () => {
    const answered = received
      .on('2025-01-15', 'stage-1-responded', told)
      .on('2025-01-20', 'stage-2-requested', { points: ['1'] })
    answered.asOf('2025-01-21').hasRight('request-stage-2')
    answered
      .on('2025-01-22', 'stage-2-requested', { points: ['2'] })
      .asOf('2025-01-23')
      .hasNoRight('request-stage-2')
  })
  test('refused for one, answered for the other', () => {
    received
      .on('2025-01-08', 'complaint-refused', { points: ['1'], grounds: ['repeat'], ...ombudsmanTold })
      .on('2025-01-17', 'stage-1-responded', { points: ['2'], ...told })
      .asOf('2025-06-02')
      .findsOnly()
      .inStage('stage-1')
      .hasRight('request-stage-2')
  })
  test('sent elsewhere and never answered there, the other answered here', () => {
    complaint('whole', { points: [{ id: '1', says: 'The enquiry', function: 's47' }, two[1]] })
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-08', 'point-routed', { point: '1', procedure: 'corporate', reason: 'Not in regulation 3' })
      .on('2025-01-17', 'stage-1-responded', { points: ['2'], ...told })
      .asOf('2025-06-02')
      .findsOnly()
  })
  test('a complaint within the procedure that was sent elsewhere and left there is in no stage', () => {
    complaint('whole')
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-08', 'procedure-chosen', { procedure: 'corporate', reason: 'A section 47 enquiry took place' })
      .asOf('2025-02-04')
      .finds('PROCEDURE_NOT_STARTED', { certainty: 'certain', points: ['1'] })
  })
})

describe('A second complaint in the same file', () => {
  test('is in no stage, though the first is at stage 2', () => {
    complaint('whole', { points: two })
      .on('2025-01-06', 'complaint-received', { points: ['1'] })
      .on('2025-01-13', 'stage-1-responded', { points: ['1'], ...told })
      .on('2025-01-20', 'stage-2-requested', { points: ['1'] })
      .on('2025-01-27', 'stage-2-started', { points: ['1'], because: 'requested' })
      .on('2025-01-27', 'complaint-received', { points: ['2'] })
      .asOf('2025-02-25')
      .finds('PROCEDURE_NOT_STARTED', { points: ['2'], since: '2025-02-25' })
  })
})

describe('A point that was withdrawn', () => {
  test('waits for nothing more, and the others go on', () => {
    received
      .on('2025-01-10', 'point-withdrawn', { point: '1', reason: 'The move was stopped' })
      .on('2025-01-20', 'stage-1-responded', { points: ['2'], ...told })
      .asOf('2025-06-02')
      .findsOnly()
    received
      .on('2025-01-10', 'point-withdrawn', { point: '1' })
      .asOf('2025-02-04')
      .finds('S1_LATE', { weight: 'fault' })
  })
  test('leaves a late answer to the others late', () => {
    received
      .on('2025-02-10', 'stage-1-responded', { points: ['1'], ...told })
      .on('2025-02-12', 'point-withdrawn', { point: '2' })
      .asOf('2025-06-02')
      .finds('S1_LATE', { weight: 'fault', points: ['1'], council: 5 })
      .hasRight('request-stage-2')
  })
  test('goes on to no later stage', () => {
    const asked = received
      .on('2025-01-10', 'point-withdrawn', { point: '1' })
      .on('2025-01-15', 'stage-1-responded', { ...told })
      .on('2025-01-20', 'stage-2-requested')
    asked
      .asOf('2025-01-21')
      .due('S2.complete', '2025-02-24', { points: ['2'] })
      .hasNoRight('request-stage-2')
    asked
      .on('2025-02-24', 'stage-2-responded', { points: ['2'], ...packTold })
      .asOf('2025-06-02')
      .doesNotFind('S2_LATE')
  })
  test('may come back with the complaint', () => {
    received
      .on('2025-01-10', 'point-withdrawn', { point: '1' })
      .on('2025-03-10', 'complaint-received', { points: ['1'] })
      .asOf('2025-03-11')
      .due('S1.respond', '2025-03-24', { points: ['1'] })
  })
  test('all of them withdrawn, nothing is owed', () => {
    received
      .on('2025-01-10', 'point-withdrawn', { point: '1' })
      .on('2025-01-10', 'point-withdrawn', { point: '2' })
      .asOf('2025-06-02')
      .doesNotFind('S1_LATE', 'PROCEDURE_NOT_STARTED')
  })
})

describe('Points stated on the way', () => {
  test('a new one joins stage 1 while it runs, and its clock moves for nobody', () => {
    const joined = complaint('whole')
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-10', 'points-stated', { points: [{ id: '9', says: 'The letter', function: 's17' }] })
    joined.asOf('2025-01-13').due('S1.respond', '2025-01-20', { points: ['1', '9'] })
    joined
      .on('2025-01-17', 'stage-1-responded', { points: ['1'], ...told })
      .asOf('2025-01-21')
      .finds('S1_LATE')
  })
  test('one that is outside the procedure joins nothing', () => {
    complaint('whole')
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-10', 'points-stated', { points: [{ id: '9', says: 'The exclusion', function: 'school' }] })
      .asOf('2025-01-13')
      .due('S1.respond', '2025-01-20', { points: ['1'] })
  })
  test('the first to be stated are what the complaint was about from the start', () => {
    complaint('whole', { points: [] })
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-10', 'points-stated', { points: two })
      .on('2025-01-17', 'stage-1-responded', { points: ['2'], ...told })
      .asOf('2025-01-21')
      .due('S1.respond', '2025-01-20', { points: ['1', '2'], standing: 'overdue' })
  })
  test('one that was sent elsewhere may come back to stage 1, to the clock it had', () => {
    received
      .on('2025-01-08', 'point-routed', { point: '1', procedure: 'corporate', reason: 'Thought to be section 47' })
      .on('2025-01-15', 'stage-1-responded', { points: ['2'], ...told })
      .on('2025-01-17', 'point-routed', { point: '1', procedure: 'statutory', reason: 'It is section 17' })
      .asOf('2025-01-21')
      .finds('S1_LATE', { since: '2025-01-21' })
  })
})

describe('Points that split and join', () => {
  const split = complaint('whole')
    .on('2025-01-06', 'complaint-received')
    .on('2025-01-08', 'points-stated', {
      points: [
        { id: '1a', says: 'The visit of May', function: 's17', from: ['1'] },
        { id: '1b', says: 'The enquiry of June', function: 's47', from: ['1'] },
      ],
    })

  test('each part goes where it belongs', () => {
    split
      .on('2025-01-15', 'corporate-stage-1-responded', { points: ['1b'] })
      .on('2025-01-20', 'stage-1-responded', { points: ['1a'], ...told })
      .asOf('2025-06-02')
      .doesNotFind('WRONG_PROCEDURE', 'S1_LATE', 'PROCEDURE_NOT_STARTED')
    split
      .on('2025-01-15', 'corporate-stage-1-responded')
      .asOf('2025-06-02')
      .finds('WRONG_PROCEDURE', { certainty: 'certain', points: ['1a'] })
  })
  test('what is said of the earlier point is said of what came from it', () => {
    complaint('whole')
      .on('2025-01-20', 'stage-2-requested', { points: ['1'] })
      .on('2025-01-27', 'points-stated', {
        points: [
          { id: '1a', says: 'May', from: ['1'] },
          { id: '1b', says: 'June', from: ['1'] },
        ],
      })
      .on('2025-02-12', 'investigating-officer-reported', {
        findings: [
          { point: '1a', finding: 'upheld' },
          { point: '1b', finding: 'upheld' },
        ],
      })
      .on('2025-02-19', 'adjudicated', { findings: [{ point: '1a', finding: 'upheld' }] })
      .on('2025-02-21', 'stage-2-responded', packTold)
      .asOf('2025-03-03')
      .finds('ADJUDICATION_INCOMPLETE', { points: ['1b'] })
      .doesNotFind('S2_LATE')
  })
  test('two that became one are answered as one', () => {
    received
      .on('2025-01-08', 'points-stated', { points: [{ id: '3', says: 'The move without a plan', from: ['1', '2'] }] })
      .on('2025-01-20', 'stage-1-responded', { points: ['3'], ...told })
      .asOf('2025-06-02')
      .findsOnly()
    received
      .on('2025-01-08', 'points-stated', { points: [{ id: '3', says: 'The move without a plan', from: ['1', '2'] }] })
      .asOf('2025-01-21')
      .finds('S1_LATE', { certainty: 'certain', points: ['3'] })
  })
  test('the findings of each voice stay under the point as it was called', () => {
    const { findings } = complaint('whole')
      .on('2025-01-13', 'stage-1-responded', { findings: [{ point: '1', finding: 'not-upheld' }], ...told })
      .on('2025-01-20', 'stage-2-requested')
      .on('2025-01-27', 'points-stated', { points: [{ id: '1a', says: 'May', from: ['1'] }] })
      .on('2025-02-12', 'investigating-officer-reported', { findings: [{ point: '1a', finding: 'upheld' }] })
      .asOf('2025-03-03').assessment
    assert.deepEqual(
      findings.map(({ point, by, finding }) => [point, by, finding]),
      [
        ['1', 'stage-1', 'not-upheld'],
        ['1a', 'investigating-officer', 'upheld'],
      ],
    )
  })
})
