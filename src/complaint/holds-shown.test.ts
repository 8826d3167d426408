import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales } from '../../test/calendar.ts'
import { day, dayText } from '../kernel/day.ts'
import { DEFAULT_POLICIES } from '../law/policies.ts'
import { assess } from './assess.ts'
import type { History } from './history.ts'

const HELD = {
  id: 'h',
  type: 'complaint-held',
  on: '2025-03-05',
  points: ['2', '3'],
  proceedings: 'Care proceedings',
  reasons: 'The same facts',
  reviewOn: '2025-06-16',
  returnRightExplained: true,
  ombudsmanRightExplained: true,
} as const
const HISTORY: History = {
  reference: 'H-1',
  council: 'Anytown',
  coverage: 'whole',
  people: [{ id: 'p', as: 'complainant', class: 'parent' }],
  points: ['1', '2', '3'].map((id) => ({ id, says: `Point ${id}`, function: 's17' })),
  events: [
    { type: 'complaint-received', on: '2025-03-03' },
    { type: 'procedure-chosen', on: '2025-03-03', procedure: 'statutory', reason: 's17' },
    HELD,
  ],
}

const on = (asOf: string, ...more: History['events']) =>
  assess(
    { ...HISTORY, events: [...HISTORY.events, ...more] },
    { policies: DEFAULT_POLICIES, calendar: englandAndWales, asOf: day(asOf) },
  )

const ANSWERED = {
  type: 'stage-1-responded',
  on: '2025-03-14',
  findings: [{ point: '1', finding: 'upheld' }],
  stage2RightExplained: true,
} as const
const ENDED = { type: 'proceedings-ended', on: '2025-06-18', of: 'h' } as const

describe('A hold as it is shown', () => {
  test('holds its own points from its day, and the clock speaks of the others', () => {
    const { holds, duties, held } = on('2025-03-06')
    assert.deepEqual(
      holds.map(({ points, whole, from, reviewOn, ended }) => [
        points,
        whole,
        dayText(from.latest),
        reviewOn && dayText(reviewOn.latest),
        ended,
      ]),
      [[['2', '3'], false, '2025-03-05', '2025-06-16', undefined]],
    )
    assert.equal(held, false)
    assert.deepEqual(duties.find(({ rule }) => rule === 'S1.respond')?.points, ['1'])
  })

  test('can be brought back for a year from the end of the proceedings', () => {
    assert.equal(on('2025-06-17', ANSWERED).holds[0]?.until, undefined)
    const until = on('2025-06-18', ANSWERED, ENDED).holds[0]?.until
    assert.equal(until && dayText(until.latest), '2026-06-18')
  })

  test('says by whom it was ended, and when', () => {
    const lifted = on('2025-06-20', ENDED, { type: 'hold-ended', on: '2025-06-19', of: 'h', reason: 'Over' })
    const back = on('2025-07-02', ENDED, { type: 'complaint-resubmitted', on: '2025-07-01', of: 'h' })
    const again = on('2025-06-17', { ...HELD, id: 'h2', on: '2025-06-16' })
    const closed = on('2025-06-17', { type: 'complaint-withdrawn', on: '2025-06-16' })
    const endOf = ({ holds }: typeof lifted) =>
      holds[0]?.ended && [holds[0].ended.by, dayText(holds[0].ended.on.latest)]
    assert.deepEqual([lifted, back, again, closed].map(endOf), [
      ['council', '2025-06-19'],
      ['complainant', '2025-07-01'],
      ['another-hold', '2025-06-16'],
      ['complaint', '2025-06-16'],
    ])
  })

  test('keeps the rest of the complaint from being closed over it', () => {
    const { next } = on('2025-06-10', ANSWERED)
    assert.deepEqual(
      next.map(({ does }) => does),
      ['finish-proceedings'],
    )
  })
})
