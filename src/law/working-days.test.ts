import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { bankHolidays, englandAndWales } from '../../test/calendar.ts'
import { BEGINNING, day, dayText, END, plusDays } from '../kernel/day.ts'
import { makeCalendar, withHoliday, withoutHoliday } from './calendar.ts'
import {
  type Counting,
  covers,
  explainWorkingDays,
  isAssumed,
  isWorkingDay,
  ORDINARY_COUNTING,
  OutsideCalendar,
  workingDaysAfter,
  workingDaysBefore,
  workingDaysBetween,
} from './working-days.ts'

const after = (start: string, n: number, counting: Counting = ORDINARY_COUNTING) =>
  dayText(workingDaysAfter(day(start), n, englandAndWales, counting))

const WITH_TRIGGER: Counting = { countTriggerDay: true, nonWorkingReceipt: 'same_day' }
const DEEMED: Counting = { countTriggerDay: false, nonWorkingReceipt: 'next_working_day' }

describe('The last day of a period of working days', () => {
  const vectors = [
    // trigger, N, the day of the event left out, the day of the event counted, why
    ['2024-12-20', 10, '2025-01-08', '2025-01-07', 'Christmas, Boxing Day and New Year on weekdays'],
    ['2024-12-20', 25, '2025-01-29', '2025-01-28', 'the first limit of stage 2 over Christmas'],
    ['2024-12-20', 65, '2025-03-26', '2025-03-25', 'three bank holidays make 65 days more than 13 weeks'],
    ['2024-08-18', 65, '2024-11-18', '2024-11-18', 'from a Sunday: it cannot be day 1'],
    ['2025-04-17', 10, '2025-05-06', '2025-05-02', 'Good Friday, Easter Monday and the early May bank holiday'],
    ['2026-03-02', 30, '2026-04-15', '2026-04-14', 'a panel over Easter'],
    ['2026-12-24', 5, '2027-01-05', '2027-01-04', 'Boxing Day on a Saturday, its substitute on the Monday'],
    ['2026-12-11', 20, '2027-01-13', '2027-01-12', 'the ceiling of stage 1 over Christmas'],
  ] as const
  for (const [start, n, excluded, counted, why] of vectors) {
    test(`${n} from ${start} is ${excluded}: ${why}`, () => {
      assert.equal(after(start, n), excluded)
      assert.equal(after(start, n, WITH_TRIGGER), counted)
    })
  }

  test('stage 3 as a chain: panel, report, final response', () => {
    assert.equal(after('2026-03-02', 30), '2026-04-15')
    assert.equal(after('2026-04-15', 5), '2026-04-22')
    assert.equal(after('2026-04-22', 15), '2026-05-14')
  })

  test('65 working days are not 13 weeks', () => {
    assert.equal(dayText(plusDays(day('2024-12-20'), 13 * 7)), '2025-03-21')
    assert.notEqual(after('2024-12-20', 65), '2025-03-21')
  })

  const more = [
    ['2025-03-03', 10, '2025-03-17', 'stage 1, by telephone on a Monday'],
    ['2025-03-03', 9, '2025-03-14', 'a notice on day 9'],
    ['2025-03-03', 20, '2025-03-31', 'the ceiling of stage 1'],
    ['2025-03-03', 21, '2025-04-01', 'the day on which stage 2 is open'],
    ['2024-08-29', 18, '2024-09-24', 'the prompt for the notice'],
    ['2024-08-29', 25, '2024-10-03', 'the first limit of stage 2'],
    ['2024-08-29', 65, '2024-11-28', 'as the Ombudsman counted in 25 005 179'],
    ['2024-09-19', 65, '2024-12-19', 'the second clock, from the agreed statement'],
    ['2025-01-06', 2, '2025-01-08', 'acknowledge the request for a panel'],
    ['2025-01-06', 10, '2025-01-20', 'a chair by day 10'],
    ['2025-01-06', 30, '2025-02-17', 'the panel'],
    ['2025-02-17', 5, '2025-02-24', 'the panel’s report'],
    ['2025-02-24', 15, '2025-03-17', 'the final response'],
    ['2026-09-01', 30, '2026-10-13', 'no bank holiday on the way'],
    ['2026-12-11', 30, '2027-01-27', 'over Christmas and New Year'],
    ['2026-04-02', 30, '2026-05-19', 'from the day before Good Friday, over early May'],
    ['2027-03-01', 30, '2027-04-14', 'over Good Friday and Easter Monday'],
    ['2024-09-06', 1, '2024-09-09', 'from a Friday'],
    ['2024-09-07', 1, '2024-09-09', 'from a Saturday: Monday is day 1'],
    ['2024-09-08', 1, '2024-09-09', 'from a Sunday: Monday is day 1'],
    ['2024-03-28', 1, '2024-04-02', 'over the Easter weekend'],
    ['2026-12-24', 1, '2026-12-29', 'Christmas Day on a Friday'],
    ['2027-12-23', 2, '2027-12-29', 'Christmas Day on a Saturday'],
    ['2022-12-22', 2, '2022-12-28', 'Christmas Day on a Sunday'],
    ['2024-12-27', 2, '2024-12-31', 'days on which the council may be closed count'],
    ['2027-12-31', 1, '2028-01-04', 'New Year’s Day on a Saturday'],
    ['2011-04-28', 1, '2011-05-03', 'the royal wedding, a Friday before a bank holiday'],
    ['2012-05-25', 1, '2012-05-28', 'the spring bank holiday of 2012 had moved'],
    ['2012-06-01', 1, '2012-06-06', 'the moved spring bank holiday and the Diamond Jubilee'],
    ['2020-05-01', 1, '2020-05-04', 'the early May bank holiday of 2020 had moved'],
    ['2020-05-07', 1, '2020-05-11', 'to the Friday, VE day'],
    ['2022-05-27', 1, '2022-05-30', 'the spring bank holiday of 2022 had moved'],
    ['2022-06-01', 1, '2022-06-06', 'to the Thursday, before the Platinum Jubilee'],
    ['2022-09-16', 1, '2022-09-20', 'the State Funeral'],
    ['2023-04-28', 1, '2023-05-02', 'the early May bank holiday'],
    ['2023-05-05', 1, '2023-05-09', 'and, a week later, the coronation'],
  ] as const
  for (const [start, n, last, why] of more) {
    test(`${n} from ${start} is ${last}: ${why}`, () => assert.equal(after(start, n), last))
  }

  test('a Saturday counts as itself unless the council deems it the next working day (P8)', () => {
    assert.equal(after('2024-08-31', 25), '2024-10-04')
    assert.equal(after('2024-08-31', 25, DEEMED), '2024-10-07')
    assert.equal(after('2024-08-30', 25, DEEMED), after('2024-08-30', 25))
  })

  test('with both policies the deemed day is day 1', () => {
    assert.equal(after('2024-08-31', 1, { countTriggerDay: true, nonWorkingReceipt: 'next_working_day' }), '2024-09-02')
  })

  test('no days leave the day of the event', () => {
    assert.equal(after('2024-08-31', 0), '2024-08-31')
    assert.equal(after('2024-08-31', 0, DEEMED), '2024-09-02')
  })
})

describe('Papers that go before a meeting', () => {
  test('10 working days before Monday 17 February 2025', () => {
    assert.equal(dayText(workingDaysBefore(day('2025-02-17'), 10, englandAndWales)), '2025-02-03')
  })
  test('over Easter, and before a day that is not a working day', () => {
    assert.equal(dayText(workingDaysBefore(day('2025-04-23'), 2, englandAndWales)), '2025-04-17')
    assert.equal(dayText(workingDaysBefore(day('2025-04-21'), 1, englandAndWales)), '2025-04-17')
  })
})

describe('A bank holiday added later', () => {
  const before = withoutHoliday(bankHolidays, '2022-09-19', 'before 9 September 2022')
  assert.ok(before.ok)
  const added = withHoliday(before.value, '2022-09-19', 'State Funeral', 'from 9 September 2022')
  assert.ok(added.ok)
  const calendarBefore = makeCalendar(before.value)
  const calendarAfter = makeCalendar(added.value)
  const both = (start: string, n: number) =>
    [calendarBefore, calendarAfter].map((calendar) => dayText(workingDaysAfter(day(start), n, calendar)))

  test('a period across 19 September 2022 has two values', () => {
    assert.deepEqual(both('2022-09-05', 10), ['2022-09-19', '2022-09-20'])
    assert.deepEqual(both('2022-09-01', 25), ['2022-10-06', '2022-10-07'])
  })
  test('a period that ends before it, or starts on it, has one', () => {
    assert.deepEqual(both('2022-09-02', 10), ['2022-09-16', '2022-09-16'])
    assert.deepEqual(both('2022-09-19', 10), ['2022-10-03', '2022-10-03'])
  })
  test('each calendar names its version', () => {
    assert.equal(calendarBefore.version, 'before 9 September 2022')
    assert.equal(calendarAfter.version, 'from 9 September 2022')
  })
})

describe('Working days between two days', () => {
  const between = (a: string, b: string) => workingDaysBetween(day(a), day(b), englandAndWales)
  test('the first day is left out, the last is in', () => {
    assert.equal(between('2024-08-29', '2024-11-28'), 65)
    assert.equal(between('2024-08-30', '2024-08-31'), 0)
    assert.equal(between('2024-08-30', '2024-09-02'), 1)
  })
  test('none where the second is not after the first', () => {
    assert.equal(between('2024-09-02', '2024-09-02'), 0)
    assert.equal(between('2024-09-03', '2024-09-02'), 0)
  })
})

describe('The edges of the calendar', () => {
  test('an unbounded day passes through', () => {
    assert.equal(workingDaysAfter(BEGINNING, 10, englandAndWales), BEGINNING)
    assert.equal(workingDaysAfter(END, 10, englandAndWales), END)
    assert.equal(workingDaysBefore(END, 10, englandAndWales), END)
    assert.equal(workingDaysBetween(BEGINNING, day('2024-01-02'), englandAndWales), Infinity)
    assert.equal(workingDaysBetween(day('2024-01-02'), END, englandAndWales), Infinity)
    assert.equal(workingDaysBetween(day('2024-01-02'), BEGINNING, englandAndWales), 0)
    assert.equal(workingDaysBetween(END, END, englandAndWales), 0)
  })
  test('a bounded one outside it is an error, never a guess', () => {
    const outside = [
      () => workingDaysAfter(day('2005-12-31'), 1, englandAndWales),
      () => workingDaysAfter(day('2036-01-01'), 1, englandAndWales),
      () => workingDaysAfter(day('2035-12-20'), 20, englandAndWales),
      () => workingDaysBefore(day('2006-01-09'), 10, englandAndWales),
      () => workingDaysBetween(day('2005-12-31'), day('2006-02-01'), englandAndWales),
      () => isWorkingDay(day('2036-01-01'), englandAndWales),
      () => explainWorkingDays(day('2035-12-20'), 20, englandAndWales),
    ]
    for (const count of outside) assert.throws(count, OutsideCalendar)
  })
  test('the first and the last day are covered', () => {
    assert.equal(covers(day('2005-12-31'), englandAndWales), false)
    assert.equal(covers(day('2006-01-01'), englandAndWales), true)
    assert.equal(covers(day('2035-12-31'), englandAndWales), true)
    assert.equal(covers(day('2036-01-01'), englandAndWales), false)
    assert.equal(isWorkingDay(day('2006-01-01'), englandAndWales), false)
    assert.equal(isWorkingDay(day('2035-12-31'), englandAndWales), true)
  })
  test('past the last published holiday a day is assumed', () => {
    assert.equal(isAssumed(day('2028-12-26'), englandAndWales), false)
    assert.equal(isAssumed(day('2028-12-27'), englandAndWales), true)
  })
  test('half a day and a negative number of days cannot be counted', () => {
    assert.throws(() => workingDaysAfter(day('2024-01-02'), 1.5, englandAndWales), RangeError)
    assert.throws(() => workingDaysAfter(day('2024-01-02'), -1, englandAndWales), RangeError)
    assert.throws(() => explainWorkingDays(BEGINNING, 1, englandAndWales), RangeError)
  })
})

describe('A date explains itself', () => {
  const told = (start: string, n: number, counting?: Counting) =>
    explainWorkingDays(day(start), n, englandAndWales, counting).map(
      ({ day, counted, why }) => `${dayText(day)} ${counted ?? '-'} ${why}`,
    )

  test('each day counted or passed over, with its reason', () => {
    assert.deepEqual(told('2026-12-24', 3), [
      '2026-12-24 - day of the event',
      '2026-12-25 - Christmas Day',
      '2026-12-26 - Boxing Day',
      '2026-12-27 - Sunday',
      '2026-12-28 - Boxing Day (substitute day)',
      '2026-12-29 1 counted',
      '2026-12-30 2 counted',
      '2026-12-31 3 counted',
    ])
  })
  test('a Saturday deemed the next working day', () => {
    assert.deepEqual(told('2024-08-31', 1, DEEMED), [
      '2024-08-31 - Saturday',
      '2024-09-01 - Sunday',
      '2024-09-02 - day of the event',
      '2024-09-03 1 counted',
    ])
  })
  test('the day of the event counted', () => {
    assert.deepEqual(told('2025-04-17', 2, WITH_TRIGGER), [
      '2025-04-17 1 counted',
      '2025-04-18 - Good Friday',
      '2025-04-19 - Saturday',
      '2025-04-20 - Sunday',
      '2025-04-21 - Easter Monday',
      '2025-04-22 2 counted',
    ])
  })
  test('days past the last published holiday are marked', () => {
    const days = explainWorkingDays(day('2028-12-22'), 3, englandAndWales)
    assert.deepEqual(
      days.map(({ assumed }) => assumed),
      [false, false, false, false, false, true, true, true],
    )
  })
})
