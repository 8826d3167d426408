import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { complaint } from '../../test/scenario.ts'

const received = complaint('whole').on('2025-01-06', 'complaint-received')
const answered = received.on('2025-01-13', 'stage-1-responded', {
  stage2RightExplained: true,
  reachedThemOn: '2025-01-15',
})
const told = { reasons: 'As set out', ombudsmanRightExplained: true } as const
const held = received.on('2025-01-08', 'complaint-held', {
  id: 'hold',
  proceedings: 'Care proceedings',
  reviewOn: '2025-06-02',
  ...told,
})

describe('Who holds the next step', () => {
  test('the complainant while the time to ask runs, the complaints manager once it has passed', () => {
    answered.asOf('2025-02-12').leads('complainant', '2025-02-12')
    answered.asOf('2025-02-13').leads('complaints-manager')
  })
  test('whoever the answer at stage 1 was handed over to last, by name', () => {
    const named = (told: typeof received) => told.asOf('2025-01-10').assessment.next[0]?.name
    const allocated = received.on('2025-01-07', 'stage-1-allocated', { to: 'Grace Adebayo' })
    assert.equal(named(allocated), 'Grace Adebayo')
    const handed = allocated.on('2025-01-08', 'step-handed-over', { step: 'The answer at stage 1', to: 'Nadia Karim' })
    assert.equal(named(handed), 'Nadia Karim')
    const other = handed.on('2025-01-08', 'step-handed-over', { step: 'The apology', to: 'Tom Ashworth' })
    assert.equal(named(other), 'Nadia Karim')
    assert.equal(named(other.on('2025-01-09', 'stage-1-allocated', { to: 'Ann Lee' })), 'Ann Lee')
  })
  test('the complainant, also while something that was promised is still to be done', () => {
    const promised = answered.on('2025-01-13', 'action-agreed', {
      action: 'A1',
      says: 'Apologise',
      due: '2025-01-31',
      from: 'stage-1',
    })
    promised.asOf('2025-01-20').leads('complainant', '2025-02-12')
    promised.asOf('2025-02-13').leads('action-owner', '2025-01-31')
  })
  test('a court while a complaint is held, by our own date to look at it again', () => {
    held.asOf('2025-02-03').leads('court', '2025-06-02')
  })
  test('the complaints manager once the proceedings have ended', () => {
    held.on('2025-03-03', 'proceedings-ended', { of: 'hold' }).asOf('2025-03-04').leads('complaints-manager')
  })
  test('whoever answers the points that are not held', () => {
    complaint('whole', {
      points: [
        { id: '1', says: 'The move', function: 's20' },
        { id: '2', says: 'No plan', function: 's17' },
      ],
    })
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-07', 'stage-1-allocated', { to: 'Tom' })
      .on('2025-01-08', 'complaint-held', { points: ['1'], proceedings: 'A trial', reviewOn: '2025-06-02', ...told })
      .asOf('2025-01-10')
      .leads('stage-1-manager', '2025-01-20', 'Tom')
  })
  test('the complaints manager of a complaint that arrived and went nowhere', () => {
    received.asOf('2025-06-02').leads('complaints-manager', '2025-01-20')
  })
  test('the complaints manager where stage 2 was asked for and nobody is appointed', () => {
    answered.on('2025-01-20', 'stage-2-requested').asOf('2025-06-02').leads('complaints-manager')
  })
  test('nobody, once it was refused, withdrawn or closed', () => {
    received
      .on('2025-01-08', 'complaint-refused', { grounds: ['repeat'], ...told })
      .asOf('2025-02-03')
      .leadsNowhere()
    received.on('2025-01-08', 'complaint-withdrawn').asOf('2025-02-03').leadsNowhere()
    answered
      .on('2025-02-24', 'complaint-closed', { reason: 'response-sent-no-request', ombudsmanRightExplained: true })
      .asOf('2025-03-03')
      .leadsNowhere()
  })
  test('whoever owes what was promised, also after the closing', () => {
    answered
      .on('2025-01-13', 'action-agreed', { action: 'A1', says: 'Apologise', due: '2025-03-31', from: 'stage-1' })
      .on('2025-02-24', 'complaint-closed', { reason: 'response-sent-no-request', ombudsmanRightExplained: true })
      .asOf('2025-03-03')
      .leads('action-owner', '2025-03-31')
  })
  test('the link officer or the Ombudsman, also where the complaint was refused', () => {
    const approached = received
      .on('2025-01-08', 'complaint-refused', { grounds: ['not-entitled'], ...told })
      .on('2025-02-03', 'ombudsman-complained')
    approached.asOf('2025-02-10').leads('ombudsman')
    approached
      .on('2025-02-10', 'ombudsman-enquired', { due: '2025-03-03' })
      .asOf('2025-02-11')
      .leads('ombudsman-link-officer', '2025-03-03')
    approached.on('2025-03-10', 'ombudsman-decided', { decision: 'not-upheld' }).asOf('2025-03-11').leadsNowhere()
  })
  test('the complainant again, where the Ombudsman sent a premature complaint back', () => {
    answered
      .on('2025-01-17', 'ombudsman-complained')
      .on('2025-01-22', 'ombudsman-decided', { decision: 'premature' })
      .asOf('2025-01-23')
      .leads('complainant', '2025-02-12')
  })
  test('nobody, for a compliment that was kept and counted', () => {
    complaint('whole')
      .on('2025-01-06', 'representation-received', { kind: 'compliment' })
      .asOf('2025-02-03')
      .leadsNowhere()
  })
  test('the complaints manager, to close what was resolved', () => {
    received
      .on('2025-01-13', 'stage-1-resolved', { terms: 'A new worker' })
      .asOf('2025-01-14')
      .leads('complaints-manager')
  })
})
