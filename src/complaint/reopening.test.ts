import { describe, test } from 'node:test'
import { aChild, aParent, complaint } from '../../test/scenario.ts'

const told = { stage2RightExplained: true } as const
const ombudsmanTold = { reasons: 'As set out', ombudsmanRightExplained: true } as const

describe('Several complainants', () => {
  const stranger = { id: 'uncle', as: 'complainant', class: 'other-sufficient-interest' } as const

  test('one who is listed is enough', () => {
    complaint('whole', { people: [stranger, aParent] })
      .on('2025-01-06', 'complaint-received')
      .asOf('2025-02-04')
      .finds('S1_LATE', { certainty: 'certain' })
    complaint('whole', { people: [stranger] })
      .on('2025-01-06', 'complaint-received')
      .asOf('2025-02-04')
      .finds('S1_LATE', { certainty: 'possible' })
  })
  test('the child among them is offered an advocate', () => {
    complaint('whole', { people: [aParent, aChild] })
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-13', 'stage-1-responded', told)
      .asOf('2025-02-03')
      .finds('ADVOCACY_NOT_OFFERED')
  })
  test('nobody of whom is entitled: nothing is owed, and no procedure is wrong', () => {
    complaint('whole', { people: [stranger] })
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-08', 'interest-decided', { accepted: false, ...ombudsmanTold })
      .asOf('2025-06-02')
      .doesNotFind('S1_LATE', 'PROCEDURE_NOT_STARTED', 'WRONG_PROCEDURE')
  })
})

describe('Closing, reopening and starting again', () => {
  const answered = complaint('whole').on('2025-01-06', 'complaint-received').on('2025-01-13', 'stage-1-responded', told)
  const closed = answered.on('2025-02-24', 'complaint-closed', {
    reason: 'response-sent-no-request',
    ombudsmanRightExplained: true,
  })

  test('a request after the closing reopens the complaint at stage 2', () => {
    closed.asOf('2025-03-03').inStage('closed').findsOnly()
    closed
      .on('2025-03-10', 'stage-2-requested')
      .asOf('2025-03-11')
      .inStage('stage-2')
      .findsOnly()
      .leads('complaints-manager', '2025-03-17')
      .due('S2.complete', '2025-04-14', { from: '2025-03-10' })
  })
  test('a complaint reopened goes on with the clock it had', () => {
    answered
      .on('2025-01-20', 'stage-2-requested')
      .on('2025-02-03', 'complaint-closed', { reason: 'lost-contact', ombudsmanRightExplained: true })
      .on('2025-02-10', 'complaint-reopened')
      .asOf('2025-02-25')
      .finds('S2_LATE', { since: '2025-02-25' })
      .due('S2.complete', '2025-02-24', { from: '2025-01-20' })
  })
  test('once it is open again the closing sends nobody to the Ombudsman', () => {
    closed.asOf('2025-03-03').hasRight('ask-the-ombudsman')
    closed.on('2025-03-05', 'complaint-reopened').asOf('2025-03-06').hasNoRight('ask-the-ombudsman')
  })
  test('a complaint made again after it was withdrawn has a clock of its own', () => {
    complaint('whole')
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-10', 'complaint-withdrawn')
      .on('2025-03-10', 'complaint-received')
      .asOf('2025-03-25')
      .inStage('intake')
      .due('S1.respond', '2025-03-24', { from: '2025-03-10', standing: 'overdue' })
      .finds('S1_LATE', { since: '2025-03-25' })
  })
})
