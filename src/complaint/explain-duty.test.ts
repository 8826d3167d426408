import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales } from '../../test/calendar.ts'
import { type Day, day, dayText, spanOf } from '../kernel/day.ts'
import { DEFAULT_POLICIES, type Policies } from '../law/policies.ts'
import type { RuleId } from '../law/rules/index.ts'
import { assess } from './assess.ts'
import { explainDuty } from './explain-duty.ts'
import type { ComplaintEvent } from './vocabulary.ts'

function explained(rule: RuleId, events: readonly ComplaintEvent[], changed: Partial<Policies> = {}) {
  const policies = { ...DEFAULT_POLICIES, ...changed }
  const history = { reference: 'r', council: 'c', coverage: 'whole', people: [], points: [], events } as const
  const { duties } = assess(history, { policies, calendar: englandAndWales, asOf: day('2026-06-01') })
  const duty = duties.find((one) => one.rule === rule && one.headline)
  assert.ok(duty, `no duty ${rule}`)
  return { duty, days: explainDuty(duty, englandAndWales, policies) }
}

const said = ({ day, counted, why }: { day: Day; counted: number | null; why: string }) =>
  `${dayText(day)} ${counted ?? why}`

const received = (on: string) => ({ type: 'complaint-received', on }) as const
const requested = (on: string) => ({ type: 'stage-2-requested', on }) as const

describe('Explaining a date', () => {
  test('from the day of the event, which is not counted, over Easter to day 10', () => {
    const { days } = explained('S1.respond', [received('2026-03-30')])
    assert.deepEqual(days.map(said), [
      '2026-03-30 day of the event',
      '2026-03-31 1',
      '2026-04-01 2',
      '2026-04-02 3',
      '2026-04-03 Good Friday',
      '2026-04-04 Saturday',
      '2026-04-05 Sunday',
      '2026-04-06 Easter Monday',
      '2026-04-07 4',
      '2026-04-08 5',
      '2026-04-09 6',
      '2026-04-10 7',
      '2026-04-11 Saturday',
      '2026-04-12 Sunday',
      '2026-04-13 8',
      '2026-04-14 9',
      '2026-04-15 10',
    ])
  })

  test('the last day is the date of the duty, also where a notice moved it', () => {
    const events = [received('2026-01-05'), requested('2026-02-02')]
    const notice = { type: 'stage-2-extended', on: '2026-02-20', until: '2026-04-01', reason: 'complex' } as const
    for (const more of [[], [notice]]) {
      const { duty, days } = explained('S2.complete', [...events, ...more])
      assert.equal(days.at(-1)?.day, duty.due.earliest)
    }
    const { days } = explained('S2.complete', [...events, notice])
    assert.equal(dayText(days.at(-1)?.day ?? day('2000-01-01')), '2026-04-01')
  })

  test('with the other ways of counting that a council may settle', () => {
    const trigger = explained('S1.respond', [received('2026-02-02')], { 'calendar.count_trigger_day': true })
    assert.equal(trigger.days.map(said)[0], '2026-02-02 1')
    assert.equal(trigger.days.at(-1)?.counted, 10)
    const weekend = explained('S1.respond', [received('2026-02-07')], {
      'calendar.non_working_receipt': 'next_working_day',
    })
    assert.deepEqual(weekend.days.map(said).slice(0, 4), [
      '2026-02-07 Saturday',
      '2026-02-08 Sunday',
      '2026-02-09 day of the event',
      '2026-02-10 1',
    ])
    assert.equal(weekend.days.at(-1)?.day, weekend.duty.due.earliest)
  })

  test('no day is listed where the start is known only to its month', () => {
    const { duty, days } = explained('S1.respond', [received('2026-03')])
    assert.deepEqual(duty.from, spanOf('2026-03'))
    assert.deepEqual(days, [])
  })

  test('no day is listed where a hold stopped the clock on the way', () => {
    const events = [
      received('2026-02-02'),
      { type: 'complaint-held', on: '2026-02-04', proceedings: 'court', reasons: 'A hearing.' },
      { type: 'hold-ended', on: '2026-02-18' },
    ] as const
    const { duty, days } = explained('S1.respond', events, { 'reg8.resume': 'remaining' })
    assert.ok(duty.due.earliest > day('2026-02-16'), dayText(duty.due.earliest))
    assert.deepEqual(days, [])
  })
})
