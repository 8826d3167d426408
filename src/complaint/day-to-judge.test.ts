import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, dayText } from '../kernel/day.ts'
import { dayToJudge } from './day-to-judge.ts'
import type { ComplaintEvent } from './vocabulary.ts'

const today = day('2026-11-20')
const judged = (...events: ComplaintEvent[]) => dayText(dayToJudge({ events }, today))

const received = { type: 'complaint-received', on: '2021-06-01' } as const
const decided = { type: 'ombudsman-decided', on: '2022-08-24' } as const

test('a history that ends with the Ombudsman’s decision is judged on that day', () => {
  assert.equal(judged(received, decided), '2022-08-24')
})

test('a decision known to its month is judged on the last day of it', () => {
  assert.equal(judged(received, { type: 'ombudsman-decided', on: '2022-02' }), '2022-02-28')
})

test('any other history is judged today: one that goes on after a decision, one without, one with no events', () => {
  assert.equal(judged(received, decided, { type: 'evidence-sent', on: '2022-09-20' }), '2026-11-20')
  assert.equal(judged(received), '2026-11-20')
  assert.equal(judged(), '2026-11-20')
})

test('an entry that was put right counts as it stands, and putting it right is nothing that happened', () => {
  const wrong = { id: 'd', ...decided } as const
  const right = { type: 'correction-made', of: 'd', on: '2022-10-03', now: { ...decided, on: '2022-08-22' } } as const
  assert.equal(judged(received, wrong, right), '2022-08-22')
  assert.equal(judged(received, wrong, { type: 'correction-made', of: 'd', now: null }), '2026-11-20')
  const sent = { id: 's', type: 'evidence-sent', on: '2022-09-20' } as const
  assert.equal(judged(received, decided, sent, { type: 'correction-made', of: 's', now: null }), '2022-08-24')
})

test('a decision without a date is judged today', () => {
  assert.equal(judged(received, { type: 'ombudsman-decided' }), '2026-11-20')
})
