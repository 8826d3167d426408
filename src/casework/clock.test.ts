import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayText } from '../kernel/day.ts'
import { londonDay } from './clock.ts'

test('an instant falls on the day that it is in London', () => {
  for (const [at, on] of [
    ['2024-06-30T22:59:59.999Z', '2024-06-30'],
    ['2024-06-30T23:00:00.000Z', '2024-07-01'],
    ['2024-12-31T23:59:59.999Z', '2024-12-31'],
    ['2025-01-01T00:30:00+02:00', '2024-12-31'],
  ] as const)
    assert.equal(dayText(londonDay(at)), on, at)
})
