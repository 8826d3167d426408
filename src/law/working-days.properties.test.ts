import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { bankHolidays, englandAndWales } from '../../test/calendar.ts'
import { type Day, day, dayOfWeek, dayText, plusDays } from '../kernel/day.ts'
import { makeCalendar, withHoliday } from './calendar.ts'
import {
  type Counting,
  covers,
  explainWorkingDays,
  isWorkingDay,
  workingDaysAfter,
  workingDaysBefore,
  workingDaysBetween,
} from './working-days.ts'

const WITH_TRIGGER: Counting = { countTriggerDay: true, nonWorkingReceipt: 'same_day' }
const DEEMED: Counting = { countTriggerDay: false, nonWorkingReceipt: 'next_working_day' }

// A second implementation, from the words of regulation 2: a walk over Temporal dates with a set of holidays.
const holidays = new Set(bankHolidays.days.map(({ date }) => date))
function walked(start: string, n: number): string {
  let at = Temporal.PlainDate.from(start)
  for (let left = n; left > 0;) {
    at = at.add({ days: 1 })
    const christmas = at.month === 12 && (at.day === 25 || at.day === 26)
    if (at.dayOfWeek < 6 && !christmas && !holidays.has(at.toString())) left -= 1
  }
  return at.toString()
}

describe('For any day and any period', () => {
  const settings = { seed: 20_060_901, numRuns: 500 }
  const aDay = fc.integer({ min: day('2006-01-01'), max: day('2035-01-01') }).map((value) => plusDays(0 as Day, value))
  const aPeriod = fc.integer({ min: 1, max: 130 })
  const aCounting = fc.record<Counting>({
    countTriggerDay: fc.boolean(),
    nonWorkingReceipt: fc.constantFrom('same_day', 'next_working_day'),
  })
  const check = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>) => fc.assert(property, settings)

  test('the table agrees with a walk over dates', () => {
    check(
      fc.property(aDay, aPeriod, (start, n) =>
        assert.equal(dayText(workingDaysAfter(start, n, englandAndWales)), walked(dayText(start), n)),
      ),
    )
  })
  test('the explanation agrees with the table', () => {
    check(
      fc.property(aDay, aPeriod, aCounting, (start, n, counting) => {
        const days = explainWorkingDays(start, n, englandAndWales, counting)
        assert.equal(days.at(-1)?.day, workingDaysAfter(start, n, englandAndWales, counting))
        const numbers = days.flatMap(({ counted }) => (counted === null ? [] : [counted]))
        assert.deepEqual(
          numbers,
          Array.from({ length: n }, (_, i) => i + 1),
        )
        assert.deepEqual(
          days.map(({ day }) => day),
          Array.from({ length: days.length }, (_, i) => start + i),
        )
      }),
    )
  })
  test('measuring undoes adding', () => {
    check(
      fc.property(aDay, aPeriod, (start, n) => {
        const last = workingDaysAfter(start, n, englandAndWales)
        assert.equal(workingDaysBetween(start, last, englandAndWales), n)
        assert.equal(isWorkingDay(last, englandAndWales), true)
      }),
    )
  })
  test('counting back and counting on meet', () => {
    check(
      fc.property(aDay, aPeriod, (start, n) => {
        const end = workingDaysAfter(start, n, englandAndWales)
        fc.pre(workingDaysBetween(day('2006-01-01'), end, englandAndWales) > n)
        const latest = workingDaysBefore(end, n, englandAndWales)
        assert.equal(isWorkingDay(latest, englandAndWales), true)
        assert.equal(workingDaysAfter(latest, n, englandAndWales), end)
      }),
    )
  })
  test('a later start never ends earlier, and the policies never take a day from another start', () => {
    check(
      fc.property(aDay, aPeriod, (start, n) => {
        const here = workingDaysAfter(start, n, englandAndWales)
        assert.ok(workingDaysAfter(plusDays(start, 1), n, englandAndWales) >= here)
        assert.ok(workingDaysAfter(start, n, englandAndWales, DEEMED) >= here)
        assert.ok(workingDaysAfter(start, n, englandAndWales, WITH_TRIGGER) <= here)
      }),
    )
  })
  test('one more bank holiday never brings a date forward', () => {
    const weekday = aDay.filter((value) => dayOfWeek(value) < 6 && !holidays.has(dayText(value)))
    fc.assert(
      fc.property(weekday, fc.integer({ min: -60, max: 10 }), aPeriod, (holiday, gap, n) => {
        const start = plusDays(holiday, gap)
        fc.pre(covers(start, englandAndWales))
        const list = withHoliday(bankHolidays, dayText(holiday), 'One-off', 'later')
        assert.ok(list.ok)
        const was = workingDaysAfter(start, n, englandAndWales)
        const now = workingDaysAfter(start, n, makeCalendar(list.value))
        assert.ok(holiday > start && holiday <= was ? now > was : now === was)
      }),
      { ...settings, numRuns: 50 },
    )
  })
})
