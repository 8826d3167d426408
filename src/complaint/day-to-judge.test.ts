import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, dayText } from '../kernel/day.ts'
import { dayToJudge } from './day-to-judge.ts'
import type { ComplaintEvent } from './vocabulary.ts'

const today = day('2026-11-20')
const judged = (...events: ComplaintEvent[]) =>
  dayText(dayToJudge({ reference: 'r', council: 'c', coverage: 'part', people: [], points: [], events }, today))

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

test('a decision without a date is judged today', () => {
  assert.equal(judged(received, { type: 'ombudsman-decided' }), '2026-11-20')
})
