import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { finished, fresh, held, neverStarted, running } from '../../test/browser/histories.ts'
import { englandAndWales as calendar } from '../../test/calendar.ts'
import { plausibleHistory, widen } from '../../test/histories.ts'
import { assess } from '../complaint/assess.ts'
import { dayToJudge } from '../complaint/day-to-judge.ts'
import type { History } from '../complaint/history.ts'
import { type Day, day, dayText, plusDays } from '../kernel/day.ts'
import { DEFAULT_POLICIES } from '../law/policies.ts'
import type { ComplaintEvent } from '../complaint/vocabulary.ts'
import { type Entry, entryOf, orderOf } from './entry.ts'

const TODAY = day('2024-10-11')
const entryOn = (history: History, asOf: Day = TODAY): Entry =>
  entryOf(history, assess(history, { calendar, policies: DEFAULT_POLICIES, asOf }))
const text = (date: Day | undefined) => date && dayText(date)

describe('A complaint in the list', () => {
  test('is known by the clock of its stage, not by whatever ends first', () => {
    const { clock = -1, owed, stage, rank } = entryOn(running)
    assert.deepEqual(
      [stage, rank, owed[clock]?.rule, text(owed[clock]?.due.latest)],
      ['stage-2', 'live', 'S2.complete', '2024-11-28'],
    )
  })

  test('names what is owed, the longest overdue first, and is ordered by it', () => {
    const entry = entryOn(finished)
    assert.deepEqual(
      entry.owed.map(({ due, standing }) => [dayText(due.latest), standing]),
      [
        ['2023-02-03', 'overdue'],
        ['2023-03-31', 'overdue'],
        ['2023-06-30', 'overdue'],
      ],
    )
    assert.equal(text(orderOf(entry)), '2023-02-03')
  })

  test('on hold is ordered by the day on which the hold is looked at again', () => {
    const entry = entryOn(held)
    assert.equal(entry.held, true)
    assert.equal(text(orderOf(entry)), text(entry.lead?.by?.latest))
  })

  test('has a leading step while it is live, and counts only faults of full weight', () => {
    for (const history of [running, neverStarted, held, fresh]) assert.ok(entryOn(history).lead, history.reference)
    const assessment = assess(finished, { calendar, policies: DEFAULT_POLICIES, asOf: TODAY })
    const full = assessment.faults.filter(({ weight }) => weight === 'fault')
    assert.ok(full.length > 0 && full.length < assessment.faults.length)
    assert.equal(entryOn(finished).faults.length, full.length)
  })

  test('that ends with the Ombudsman’s decision is judged on that day and stays as it is', () => {
    const decided: History = {
      ...neverStarted,
      events: [...neverStarted.events, { type: 'ombudsman-decided', on: '2024-09-02', decision: 'upheld' }],
    }
    const entry = entryOn(decided, day('2024-09-02'))
    assert.deepEqual([entry.rank, text(entry.decidedOn), entry.holdsUntil], ['decided', '2024-09-02', undefined])
  })

  test('says the procedures of its points, the child before others, and the functions as last stated', () => {
    const entry = entryOn({
      ...running,
      people: [
        { id: 'm', as: 'complainant', class: 'parent' },
        { id: 'c', as: 'complainant', class: 'child' },
      ],
      points: [{ id: '1', function: 's17' }],
      events: [
        ...running.events,
        { type: 'points-stated', on: '2024-10-01', points: [{ id: '1', function: 's20' }, { id: '2' }] },
        { type: 'point-routed', on: '2024-10-02', point: '2', procedure: 'tribunal' },
      ],
    })
    assert.deepEqual(entry.complainants, ['child', 'parent'])
    assert.deepEqual([entry.functions, entry.points], [['s20'], 2])
    assert.deepEqual(entry.procedures, ['statutory', 'tribunal'])
  })

  test('goes by its entries as they were put right', () => {
    const put = (of: string, now: ComplaintEvent | null): ComplaintEvent => ({ type: 'correction-made', of, now })
    const stated: ComplaintEvent[] = [
      { id: 'p', type: 'points-stated', on: '2024-10-01', points: [{ id: '1', function: 's20' }, { id: '2' }] },
      { id: 'r', type: 'point-routed', on: '2024-10-02', point: '2', procedure: 'tribunal' },
      { id: 'c', type: 'procedure-chosen', on: '2024-10-02', procedure: 'corporate' },
    ]
    const entry = entryOn({
      ...running,
      points: [],
      events: [
        ...running.events,
        ...stated,
        put('p', { type: 'points-stated', on: '2024-10-01', points: [{ id: '1', function: 's17' }] }),
        put('r', null),
        put('c', { type: 'procedure-chosen', on: '2024-10-02', procedure: 'statutory' }),
      ],
    })
    assert.deepEqual([entry.functions, entry.points, entry.procedures], [['s17'], 1, ['statutory']])
    const decided = { id: 'd', type: 'ombudsman-decided', on: '2024-09-02', decision: 'upheld' } as const
    const judged = (now: ComplaintEvent | null) =>
      entryOn({ ...neverStarted, events: [...neverStarted.events, decided, put('d', now)] }, day('2024-10-01'))
    assert.equal(judged(null).rank, 'live')
    assert.equal(text(judged({ ...decided, on: '2024-09-03' }).decidedOn), '2024-09-03')
  })

  test('is the same on every day until the one on which it turns', () => {
    const vague = fc.tuple(plausibleHistory(), fc.nat()).map(([lived, n]) => widen(lived, n % lived.events.length))
    fc.assert(
      fc.property(
        fc.oneof(plausibleHistory(), vague),
        fc.integer({ min: -100, max: 400 }),
        fc.nat(),
        (history, after, n) => {
          const last = Math.max(
            ...history.events.map(({ on }) => (on?.length === 10 ? day(on) : day('2020-01-01'))),
          ) as Day
          const made = plusDays(last, after)
          const entry = entryOn(history, dayToJudge(history, made))
          const end = entry.holdsUntil ?? plusDays(made, 1000)
          const then = plusDays(made, n % (end - made))
          assert.deepEqual(entryOn(history, dayToJudge(history, then)), entry)
        },
      ),
      { seed: 20_261_129, numRuns: 500 },
    )
  })
})
