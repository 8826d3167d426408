import { describe, test } from 'node:test'
import { complaint } from '../../test/scenario.ts'

const answered = complaint('whole')
  .on('2025-01-06', 'complaint-received')
  .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true })

describe('The course of a complaint', () => {
  test('an appointment made before the request does not hide the request', () => {
    answered
      .on('2025-01-15', 'investigating-officer-appointed', { who: 'Ines' })
      .on('2025-01-20', 'stage-2-requested')
      .asOf('2025-02-25')
      .finds('S2_LATE', { certainty: 'certain', since: '2025-02-25' })
      .doesNotFind('S2_NOT_STARTED')
      .due('S2.complete', '2025-02-24', { from: '2025-01-20', reading: 'request_received' })
  })
  test('closed after an answer, stage 2 can still be asked for: premature', () => {
    answered
      .on('2025-02-24', 'complaint-closed', { reason: 'response-sent-no-request', ombudsmanRightExplained: true })
      .on('2025-03-03', 'ombudsman-complained')
      .asOf('2025-03-10')
      .answers('PREMATURE')
  })
  test('a point within the procedure cannot be routed out of stage 2', () => {
    const asked = answered.on('2025-01-20', 'stage-2-requested')
    asked
      .on('2025-02-03', 'point-routed', { point: '1', procedure: 'corporate', reason: 'Child protection' })
      .asOf('2025-02-25')
      .finds('S2_NOT_STARTED')
      .finds('S2_LATE')
    asked
      .on('2025-02-03', 'point-routed', {
        point: '1',
        procedure: 'fostering-review',
        reason: 'It is about approval',
        authorisedBy: 'Director',
      })
      .asOf('2025-02-25')
      .doesNotFind('S2_NOT_STARTED', 'S2_LATE')
  })
})
