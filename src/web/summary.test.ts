import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { finished, fresh, held, neverStarted, running } from '../../test/browser/histories.ts'
import { assessed, TODAY } from '../../test/browser/office.ts'
import { dayText, plusDays } from '../kernel/day.ts'
import { mostUrgentFirst, summaryOf } from './summary.ts'

const summary = (history: typeof running) => summaryOf(assessed(history, TODAY))

describe('One complaint in the list', () => {
  test('is known by the clock of its stage, not by whatever ends first', () => {
    const { clock, stage } = summary(running)
    assert.deepEqual(
      [stage, clock?.rule, clock?.reading, clock && dayText(clock.due.latest)],
      ['stage-2', 'S2.complete', 'request_received', '2024-11-28'],
    )
  })

  test('names what is overdue, the longest first', () => {
    const { overdue } = summary(finished)
    assert.deepEqual(
      overdue.map(({ due }) => dayText(due.latest)),
      ['2023-02-03', '2023-03-31', '2023-06-30'],
    )
    assert.deepEqual(summary(running).overdue, [])
  })

  test('counts faults of full weight, the possible ones apart', () => {
    const assessment = assessed(finished, TODAY)
    const full = assessment.faults.filter(({ weight }) => weight === 'fault')
    assert.ok(full.length > 0 && full.length < assessment.faults.length)
    assert.deepEqual(summaryOf(assessment).faults, { certain: full.length, possible: 0 })
    const [one, ...others] = full
    assert.ok(one)
    const doubted = summaryOf({ ...assessment, faults: [{ ...one, certainty: 'possible' }, ...others] })
    assert.deepEqual(doubted.faults, { certain: full.length - 1, possible: 1 })
  })

  test('has a lead holder while it is live', () => {
    for (const history of [running, neverStarted, held, fresh]) assert.ok(summary(history).lead, history.reference)
  })
})

describe('The most urgent first', () => {
  const over = { ...summary(running), reference: 'over', live: false }

  test('overdue the longest, then due the soonest, then on hold, then over', () => {
    const mixed = [over, held, running, fresh, neverStarted, finished].map((one) =>
      'events' in one ? summary(one) : one,
    )
    assert.deepEqual(
      mixed.sort(mostUrgentFirst(TODAY)).map(({ reference }) => reference),
      [finished, neverStarted, fresh, running, held].map(({ reference }) => reference).concat('over'),
    )
  })

  test('a record that ends with the Ombudsman’s decision after what still runs', () => {
    const decided = { ...summary(neverStarted), reference: 'decided', asOf: plusDays(TODAY, -1) }
    const mixed = [over, decided, summary(held), summary(fresh)]
    assert.deepEqual(
      mixed.sort(mostUrgentFirst(TODAY)).map(({ reference }) => reference),
      [fresh.reference, held.reference, 'decided', 'over'],
    )
  })

  test('by reference where nothing else tells them apart', () => {
    const twins = ['b', 'a', 'c'].map((reference) => ({ ...summary(fresh), reference }))
    assert.deepEqual(
      twins.sort(mostUrgentFirst(TODAY)).map(({ reference }) => reference),
      ['a', 'b', 'c'],
    )
  })
})
