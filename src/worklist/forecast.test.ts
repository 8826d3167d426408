import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales as calendar } from '../../test/calendar.ts'
import { assess } from '../complaint/assess.ts'
import type { History } from '../complaint/history.ts'
import { day, dayText } from '../kernel/day.ts'
import { DEFAULT_POLICIES } from '../law/policies.ts'
import { entryOf } from './entry.ts'
import { forecastOf } from './forecast.ts'

const TODAY = day('2024-10-11')

/** Stage 2 asked for on 29 August 2024: 25 working days end on 3 October, 65 on 28 November. */
const atStage2 = (reference: string, ...events: History['events']): History => ({
  reference,
  council: 'Anytown Council',
  coverage: 'whole',
  people: [],
  points: [],
  events: [
    { type: 'complaint-received', on: '2024-08-01' },
    { type: 'procedure-chosen', on: '2024-08-01', procedure: 'statutory' },
    { type: 'stage-1-responded', on: '2024-08-14', stage2RightExplained: true },
    { type: 'stage-2-requested', on: '2024-08-29' },
    { type: 'stage-2-extended', on: '2024-09-20', until: '2024-11-28', reason: 'Many points' },
    ...events,
  ],
})
const io = { type: 'investigating-officer-appointed', on: '2024-09-03' } as const
const ip = { type: 'independent-person-appointed', on: '2024-09-03' } as const
const agreed = { type: 'statement-agreed', on: '2024-09-17' } as const
const reported = { type: 'investigating-officer-reported', on: '2024-10-01', findings: [] } as const

const forecast = (...histories: History[]) =>
  forecastOf(
    histories.map((history) =>
      entryOf(history, assess(history, { calendar, policies: DEFAULT_POLICIES, asOf: TODAY })),
    ),
    TODAY,
    calendar,
    DEFAULT_POLICIES,
  )

describe('The forecast', () => {
  test('ends each horizon on a working day counted from tomorrow', () => {
    assert.deepEqual(
      forecast().map(({ horizon, after, until }) => [horizon, after, dayText(until)]),
      [
        [10, 0, '2024-10-25'],
        [20, 10, '2024-11-08'],
        [40, 20, '2024-12-06'],
      ],
    )
  })

  test('tells what the steps still to be taken usually need, against the days that are left', () => {
    const [soon, later, { ahead } = { ahead: [] }] = forecast(
      atStage2('nobody'),
      atStage2('no statement', io, ip),
      atStage2('investigating', io, ip, agreed),
      atStage2('adjudicating', io, ip, agreed, reported),
    )
    assert.deepEqual([soon?.ahead, later?.ahead], [[], []])
    assert.deepEqual(
      ahead.map((one) => [one.entry.reference, one.left, one.needs, one.willBeLate]),
      [
        ['adjudicating', 34, 10, false],
        ['investigating', 34, 30, false],
        ['no statement', 34, 40, true],
        ['nobody', 34, 45, true],
      ],
    )
  })

  test('leaves out what is overdue already and what falls due later', () => {
    const late = atStage2('late')
    const without = { ...late, events: late.events.filter(({ type }) => type !== 'stage-2-extended') }
    assert.deepEqual(
      forecast(without).flatMap(({ ahead }) => ahead),
      [],
    )
    const far = { ...late, events: [{ type: 'complaint-received', on: '2024-10-10' }] } as History
    assert.deepEqual(
      forecast(far).map(({ ahead }) => ahead.map(({ left, needs }) => [left, needs])),
      [[[9, undefined]], [], []],
    )
  })
})
