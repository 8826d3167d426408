import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aChild, aParent, complaint } from '../../test/scenario.ts'

const received = complaint('whole').on('2025-01-06', 'complaint-received')
// Sent on Monday 13 January 2025, arrived on Wednesday 15 January: day 20 is Wednesday 12 February.
const answered = received.on('2025-01-13', 'stage-1-responded', {
  stage2RightExplained: true,
  reachedThemOn: '2025-01-15',
})
const asked = answered.on('2025-01-20', 'stage-2-requested')
const pack = { enclosed: ['io-report', 'adjudication'], stage3RightExplained: true } as const
// Arrived on Wednesday 26 February 2025: day 20 is Wednesday 26 March.
const packSent = asked.on('2025-02-24', 'stage-2-responded', { ...pack, reachedThemOn: '2025-02-26' })
const told = { reasons: 'As set out', ombudsmanRightExplained: true } as const

describe('The right to an answer', () => {
  test('runs with stage 1, to its date, and ends with the answer', () => {
    received.asOf('2025-01-08').hasRight('answer-at-stage-1', '2025-01-20')
    answered.asOf('2025-01-14').hasNoRight('answer-at-stage-1')
  })
})

describe('Going to the Ombudsman without a panel', () => {
  const agreed = (agreedBy: string) => packSent.on('2025-03-03', 'early-referral-made', { agreedBy }).asOf('2025-03-04')

  test('by agreement leaves the panel out, and the Ombudsman holds the next step', () => {
    agreed('The complainant, by letter').hasNoRight('request-stage-3')
    agreed('The complainant, by letter').leads('ombudsman')
  })
  test('without it leaves the right to a panel standing', () => {
    agreed('').hasRight('request-stage-3', '2025-03-26')
  })
})

describe('The right to stage 2', () => {
  test('20 working days from the arrival of the answer, and a later request is still accepted', () => {
    answered.asOf('2025-01-20').hasRight('request-stage-2', '2025-02-12')
    answered.asOf('2025-09-01').hasRight('request-stage-2', '2025-02-12')
  })
  test('two working days for the post where the arrival is not recorded (P22)', () => {
    received
      .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true })
      .asOf('2025-01-20')
      .hasRight('request-stage-2', '2025-02-12')
  })
  test('28 days, or no date, where the council says so (P4)', () => {
    answered
      .under({ 'stage2.request_window': '28days_soft' })
      .asOf('2025-01-20')
      .hasRight('request-stage-2', '2025-02-12')
    received
      .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true, reachedThemOn: '2025-01-17' })
      .under({ 'stage2.request_window': '28days_soft' })
      .asOf('2025-01-20')
      .hasRight('request-stage-2', '2025-02-14')
    answered.under({ 'stage2.request_window': 'none' }).asOf('2025-01-20').hasRight('request-stage-2', null)
  })
  test('no date where the letter did not explain it', () => {
    received
      .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: false })
      .asOf('2025-09-01')
      .hasRight('request-stage-2', null)
  })
  test('opens when stage 1 is not answered in 20 working days', () => {
    received.asOf('2025-02-03').hasNoRight('request-stage-2')
    received.asOf('2025-02-04').hasRight('request-stage-2', null)
  })
  test('outlives a closing after the answer, and a closing that cut stage 2 off', () => {
    answered
      .on('2025-02-24', 'complaint-closed', { reason: 'response-sent-no-request', ombudsmanRightExplained: true })
      .asOf('2025-03-03')
      .hasRight('request-stage-2')
    asked
      .on('2025-01-27', 'complaint-closed', { reason: 'lost-contact', ombudsmanRightExplained: true })
      .asOf('2025-03-03')
      .hasRight('request-stage-2')
  })
  test('is not there once it was used, or before there is anything to answer', () => {
    asked.asOf('2025-01-27').hasNoRight('request-stage-2')
    received.asOf('2025-01-08').hasNoRight('request-stage-2')
    answered.on('2025-01-16', 'complaint-withdrawn').asOf('2025-01-20').hasNoRight('request-stage-2')
  })
  test('is there again after stage 2 was refused', () => {
    asked
      .on('2025-01-22', 'stage-2-refused', { grounds: ['other'], ...told })
      .asOf('2025-01-27')
      .hasRight('request-stage-2')
      .hasRight('ask-the-ombudsman')
  })
})

describe('The right to a review panel', () => {
  test('20 working days from the arrival of the whole answer', () => {
    packSent.asOf('2025-03-03').hasRight('request-stage-3', '2025-03-26').hasNoRight('request-stage-2')
  })
  test('no date where the right was not explained or a report was left out', () => {
    for (const sent of [
      { ...pack, stage3RightExplained: false },
      { ...pack, enclosed: ['adjudication'] },
    ] as const)
      asked.on('2025-02-24', 'stage-2-responded', sent).asOf('2025-09-01').hasRight('request-stage-3', null)
  })
  test('soft unless the council keeps to the window (P5)', () => {
    const soft = (story: typeof packSent) =>
      story.asOf('2025-03-03').assessment.rights.find(({ right }) => right === 'request-stage-3')?.soft
    assert.equal(soft(packSent), true)
    assert.equal(soft(packSent.under({ 'stage3.request_window': '20wd_hard' })), false)
  })
  test('not once it was used, nor before stage 2 is answered', () => {
    packSent.on('2025-03-03', 'stage-3-requested').asOf('2025-03-10').hasNoRight('request-stage-3')
    asked.asOf('2025-02-10').hasNoRight('request-stage-3')
  })
})

describe('The right to go to the Ombudsman', () => {
  test('after the final response, a refusal or a hold', () => {
    packSent
      .on('2025-03-03', 'stage-3-requested')
      .on('2025-04-07', 'panel-held')
      .on('2025-04-28', 'stage-3-responded', { ombudsmanRightExplained: true })
      .asOf('2025-05-06')
      .hasRight('ask-the-ombudsman')
      .hasNoRight('request-stage-2', 'request-stage-3')
    received
      .on('2025-01-08', 'complaint-refused', { grounds: ['not-entitled'], ...told })
      .asOf('2025-01-13')
      .hasRight('ask-the-ombudsman')
    received
      .on('2025-01-08', 'complaint-held', { proceedings: 'A trial', ...told })
      .asOf('2025-01-13')
      .hasRight('ask-the-ombudsman')
    received
      .on('2025-01-08', 'interest-decided', { accepted: false, ...told })
      .asOf('2025-01-13')
      .hasRight('ask-the-ombudsman')
  })
  test('is not told of while a stage is running', () => {
    received.asOf('2025-01-08').hasNoRight('ask-the-ombudsman')
    asked.asOf('2025-01-27').hasNoRight('ask-the-ombudsman')
    asked
      .on('2025-01-22', 'stage-2-refused', { grounds: ['other'], ...told })
      .on('2025-01-29', 'stage-2-started', { because: 'requested' })
      .asOf('2025-02-03')
      .hasNoRight('ask-the-ombudsman')
  })
})

describe('The right to bring a held complaint back', () => {
  const held = received.on('2025-01-08', 'complaint-held', { id: 'hold', proceedings: 'A trial', ...told })

  test('within a year of the end of the proceedings', () => {
    held.asOf('2025-02-03').hasRight('resubmit', null)
    held.on('2025-03-03', 'proceedings-ended', { of: 'hold' }).asOf('2025-03-10').hasRight('resubmit', '2026-03-03')
  })
  test('not once it was brought back, lifted or withdrawn', () => {
    held.on('2025-02-03', 'complaint-resubmitted', { of: 'hold' }).asOf('2025-02-10').hasNoRight('resubmit')
    held.on('2025-02-03', 'hold-ended', { of: 'hold' }).asOf('2025-02-10').hasNoRight('resubmit', 'ask-the-ombudsman')
    held.on('2025-02-03', 'complaint-withdrawn').asOf('2025-02-10').hasNoRight('resubmit')
  })
})

describe('The right to an advocate', () => {
  const by = (person: typeof aChild) => complaint('whole', { people: [person] }).on('2025-01-06', 'complaint-received')

  test('is a child’s who complains, until one acts', () => {
    by(aChild).asOf('2025-01-08').hasRight('advocate')
    by(aChild).on('2025-01-07', 'advocate-declined').asOf('2025-01-08').hasRight('advocate')
    by(aChild).on('2025-01-07', 'advocate-appointed', { who: 'Ada' }).asOf('2025-01-08').hasNoRight('advocate')
  })
  test('is not a parent’s', () => {
    by(aParent).asOf('2025-01-08').hasNoRight('advocate')
  })
  test('ends with the complaint', () => {
    by(aChild).on('2025-01-07', 'complaint-withdrawn').asOf('2025-01-08').hasNoRight('advocate')
  })
})
