import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { fieldsOf } from '../src/complaint/chronology/fields.ts'
import type { History } from '../src/complaint/history.ts'
import { EVENT_TYPES } from '../src/kernel/event-types.ts'
import { anyHistory, plausibleHistory, widen, withinRange } from './histories.ts'

const histories = fc.sample(anyHistory(), { numRuns: 400, seed: 41 })

test('random histories hold every event type and every field of each', () => {
  const drawn = new Map<string, Set<string>>()
  for (const { type, ...fields } of histories.flatMap(({ events }) => events)) {
    const names = drawn.get(type) ?? new Set()
    for (const name of Object.keys(fields)) names.add(name)
    drawn.set(type, names)
  }
  const missing = EVENT_TYPES.flatMap((type) =>
    Object.keys(fieldsOf(type))
      .filter((name) => drawn.get(type)?.has(name) !== true)
      .map((name) => `${type}.${name}`),
  )
  assert.deepEqual(missing, [])
})

test('random histories hold dates of every precision, and none', () => {
  const lengths = new Set(histories.flatMap(({ events }) => events.map(({ on }) => on?.length ?? 0)))
  assert.deepEqual(
    [...lengths].sort((a, b) => a - b),
    [0, 4, 7, 10],
  )
})

test('plausible lives run in the order of their days, each event with its own id', () => {
  for (const { events } of fc.sample(plausibleHistory(), { numRuns: 200, seed: 42 })) {
    const days = events.map(({ on }) => on ?? '')
    assert.deepEqual(days, days.toSorted())
    assert.equal(new Set(events.map(({ id }) => id)).size, events.length)
  }
})

test('a date is widened by one step, and narrowed to a day within it', () => {
  const on = (date: string): History => ({
    reference: 'A',
    council: 'B',
    coverage: 'part',
    people: [],
    points: [],
    events: [{ type: 'resumed', on: date }],
  })
  assert.deepEqual(widen(on('2021-06-14'), 0), on('2021-06'))
  assert.deepEqual(widen(on('2021-06'), 0), on('2021'))
  assert.deepEqual(widen(on('2021'), 0), on('2021'))
  assert.deepEqual(widen(on('2021-06'), 1), on('2021-06'))
  assert.deepEqual(withinRange(on('2021'), 0, 0), on('2021-01-01'))
  assert.deepEqual(withinRange(on('2021-02'), 0, 0.999), on('2021-02-28'))
  assert.deepEqual(withinRange(on('2021-06-14'), 0, 0.5), on('2021-06-14'))
})
