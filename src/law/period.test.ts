import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales } from '../../test/calendar.ts'
import { BEGINNING, day, dayText, END, plusDays } from '../kernel/day.ts'
import { countingOf, lastDayOf, numberIn, periodOf } from './period.ts'
import { DEFAULT_POLICIES, type Policies } from './policies.ts'
import { ALL_RULES, rule, type RuleId } from './rules/index.ts'

const lastDay = (id: RuleId, start: string, changed: Partial<Policies> = {}) => {
  const policies = { ...DEFAULT_POLICIES, ...changed }
  const period = periodOf(rule(id), day(start), policies)
  return period && dayText(lastDayOf(day(start), period, englandAndWales, countingOf(policies)))
}

// Worked out by hand: rule, day of the event, last day in time, first late day, why that event.
const BOUNDARIES: readonly (readonly [RuleId, string, string, string, string])[] = [
  ['I.ack', '2024-12-20', '2024-12-24', '2024-12-25', 'two working days before Christmas'],
  ['I.one-year', '2023-03-14', '2024-03-14', '2024-03-15', 'the same date of the next year'],
  ['I.one-year', '2024-02-29', '2025-02-28', '2025-03-01', 'from a leap day'],
  ['I.prejudice-resubmit', '2024-06-30', '2025-06-30', '2025-07-01', 'a year from the end of the proceedings'],
  ['S1.respond', '2025-03-03', '2025-03-17', '2025-03-18', 'two weeks without a bank holiday'],
  ['S1.extend', '2024-12-20', '2025-01-08', '2025-01-09', 'the notice, over Christmas'],
  ['S1.advocate', '2026-12-11', '2027-01-13', '2027-01-14', 'the ceiling, over Christmas'],
  ['S1.timeout', '2025-03-03', '2025-03-31', '2025-04-01', 'stage 2 is open on day 21'],
  ['S2.request', '2025-03-17', '2025-04-14', '2025-04-15', 'the week before Easter'],
  ['S2.ack', '2025-04-17', '2025-04-23', '2025-04-24', 'over Easter'],
  ['S2.appoint-ip', '2024-08-29', '2024-09-05', '2024-09-06', 'a week'],
  ['S2.appoint-io', '2024-12-24', '2025-01-03', '2025-01-04', 'from Christmas Eve'],
  ['S2.statement', '2024-09-05', '2024-09-19', '2024-09-20', 'from the appointment of both'],
  ['S2.complete', '2024-08-29', '2024-10-03', '2024-10-04', 'five weeks without a bank holiday'],
  ['S2.extend', '2024-12-20', '2025-01-29', '2025-01-30', 'the notice, over Christmas'],
  ['S2.update', '2025-04-17', '2025-05-06', '2025-05-07', 'over Easter and early May'],
  ['S2.actions', '2024-08-29', '2024-11-21', '2024-11-22', 'twelve weeks'],
  ['S3.request', '2024-11-28', '2024-12-30', '2024-12-31', 'over Christmas'],
  ['S3.ack', '2025-01-06', '2025-01-08', '2025-01-09', 'from a Monday'],
  ['S3.papers', '2025-02-17', '2025-02-03', '2025-02-04', 'counted back from the panel'],
  ['S3.panel-held', '2026-03-02', '2026-04-15', '2026-04-16', 'over Easter'],
  ['S3.report', '2026-04-15', '2026-04-22', '2026-04-23', 'a week'],
  ['S3.respond', '2026-04-22', '2026-05-14', '2026-05-15', 'over early May'],
  ['O.in-time', '2023-08-31', '2024-08-31', '2024-09-01', 'twelve months'],
  ['O.report-consider', '2024-11-30', '2025-02-28', '2025-03-01', 'three months, to the end of a shorter one'],
  ['D.dp-ack', '2026-07-01', '2026-07-30', '2026-07-31', 'the day of receipt is day 1'],
]

describe('The last day in time and the first late day of every limit', () => {
  for (const [id, start, last, firstLate, why] of BOUNDARIES) {
    test(`${id} from ${start}: ${last}, not ${firstLate} (${why})`, () => {
      assert.equal(lastDay(id, start), last)
      assert.equal(dayText(plusDays(day(last), 1)), firstLate)
    })
  }
  test('no rule with a limit is left out', () => {
    assert.deepEqual(
      ALL_RULES.flatMap(({ id, limits }) => (limits.length > 0 ? [id] : [])),
      [...new Set(BOUNDARIES.map(([id]) => id))],
    )
  })
})

describe('The ceilings', () => {
  const ceilingOf = (id: RuleId, start: string) => {
    const ceiling = rule(id).extension?.ceiling
    assert.ok(ceiling, id)
    return dayText(lastDayOf(day(start), ceiling, englandAndWales))
  }
  test('stage 1 ends on day 20 at the latest, stage 2 on day 65', () => {
    assert.equal(ceilingOf('S1.respond', '2025-03-03'), '2025-03-31')
    assert.equal(ceilingOf('S2.complete', '2024-08-29'), '2024-11-28')
    assert.equal(ceilingOf('S2.complete', '2024-12-20'), '2025-03-26')
  })
})

describe('A council’s policies change a period', () => {
  test('P3: 20 working days for stage 1 at once', () => {
    assert.equal(lastDay('S1.respond', '2025-03-03', { 'stage1.limit': '20' }), '2025-03-31')
    assert.equal(lastDay('S1.extend', '2025-03-03', { 'stage1.limit': '20' }), '2025-03-17')
  })
  test('P4: 28 days to ask for stage 2, or no window', () => {
    assert.equal(lastDay('S2.request', '2025-03-17', { 'stage2.request_window': '28days_soft' }), '2025-04-14')
    assert.equal(lastDay('S2.request', '2025-04-10', { 'stage2.request_window': '28days_soft' }), '2025-05-08')
    assert.equal(lastDay('S2.request', '2025-04-10'), '2025-05-13')
    assert.equal(lastDay('S2.request', '2025-04-10', { 'stage2.request_window': 'none' }), undefined)
  })
  test('P7 and P8: how the day of the event counts', () => {
    assert.equal(lastDay('S2.complete', '2024-12-20', { 'calendar.count_trigger_day': true }), '2025-01-28')
    assert.equal(lastDay('S2.complete', '2024-08-31'), '2024-10-04')
    assert.equal(
      lastDay('S2.complete', '2024-08-31', { 'calendar.non_working_receipt': 'next_working_day' }),
      '2024-10-07',
    )
  })
  test('P13, P16, P17, P18 and P21: the numbers the law does not give', () => {
    assert.equal(lastDay('I.ack', '2025-01-06', { 'ack.days': 5 }), '2025-01-13')
    assert.equal(lastDay('S2.ack', '2025-01-06', { 'ack.days': 3 }), '2025-01-09')
    assert.equal(lastDay('S2.statement', '2025-01-06', { 'stage2.statement_days': 1 }), '2025-01-07')
    assert.equal(lastDay('S2.update', '2025-01-06', { update_every: 4 }), '2025-01-10')
    assert.equal(lastDay('S2.appoint-io', '2025-01-06', { appoint_days: 6 }), '2025-01-14')
    assert.equal(lastDay('S2.actions', '2025-01-06', { recommendation_days: 7 }), '2025-01-15')
    assert.equal(numberIn({ from: '2006-09-01', unit: 'working-days', policy: 'P22' }, DEFAULT_POLICIES), 2)
  })
  test('P14: 30 days from the day after receipt', () => {
    assert.equal(lastDay('D.dp-ack', '2026-07-01', { 'dp.day_count': 'day_after_receipt' }), '2026-07-31')
    assert.equal(lastDay('D.dp-ack', '2026-06-18'), undefined)
  })
})

describe('A day without a bound', () => {
  test('stays without one in every unit', () => {
    for (const { limits } of ALL_RULES) {
      for (const limit of limits) {
        const period = { unit: limit.unit, n: numberIn(limit, DEFAULT_POLICIES) }
        assert.equal(lastDayOf(BEGINNING, period, englandAndWales), BEGINNING)
        assert.equal(lastDayOf(END, period, englandAndWales), END)
      }
    }
  })
})

test('a limit without a number or a policy is a mistake in the rules', () => {
  assert.throws(() => numberIn({ from: '2006-09-01', unit: 'working-days' }, DEFAULT_POLICIES), /number or a policy/)
})
