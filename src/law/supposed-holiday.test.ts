import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { bankHolidays, englandAndWales } from '../../test/calendar.ts'
import { day, dayText, plusDays } from '../kernel/day.ts'
import { makeCalendar, withHoliday } from './calendar.ts'
import { SUPPOSED_HOLIDAY, withSupposedHoliday } from './supposed-holiday.ts'
import { explainWorkingDays, isWorkingDay, workingDaysAfter } from './working-days.ts'

const supposed = (on: string) => withSupposedHoliday(englandAndWales, day(on))

describe('A bank holiday that is only supposed', () => {
  test('counts as if it stood in the list', () => {
    const added = supposed('2024-10-07')
    const listed = withHoliday(bankHolidays, '2024-10-07', 'One-off', '2')
    assert.ok(added.ok && listed.ok)
    const real = makeCalendar(listed.value)
    assert.deepEqual(added.value.counted, real.counted)
    assert.deepEqual(added.value.workingDays, real.workingDays)
  })

  test('moves a count that runs over it by one working day, and no other', () => {
    const added = supposed('2024-10-07')
    assert.ok(added.ok)
    for (let n = 1, before = day('2024-10-01'); n <= 10; n += 1) {
      const real = workingDaysAfter(before, n, englandAndWales)
      const moved = workingDaysAfter(before, n, added.value)
      assert.equal(moved, n < 4 ? real : workingDaysAfter(before, n + 1, englandAndWales), `${n} days`)
    }
  })

  test('is named in the count as what it is', () => {
    const added = supposed('2024-10-07')
    assert.ok(added.ok)
    const days = explainWorkingDays(day('2024-10-04'), 1, added.value)
    assert.deepEqual(
      days.map(({ day, why }) => `${dayText(day)} ${why}`),
      [
        '2024-10-04 day of the event',
        '2024-10-05 Saturday',
        '2024-10-06 Sunday',
        `2024-10-07 ${SUPPOSED_HOLIDAY}`,
        '2024-10-08 counted',
      ],
    )
  })

  test('leaves the real calendar as it is, and says in its version what was added', () => {
    const on = day('2024-10-07')
    const added = withSupposedHoliday(englandAndWales, on)
    assert.ok(added.ok)
    assert.equal(isWorkingDay(on, englandAndWales), true)
    assert.equal(englandAndWales.titles.has(on), false)
    assert.equal(added.value.version, `${englandAndWales.version}, and Monday 7 October 2024`)
  })

  test('is refused on a day that is no working day already, and outside the calendar', () => {
    const says = (on: string) => {
      const added = supposed(on)
      return added.ok ? 'accepted' : added.error
    }
    assert.equal(
      says('2024-10-05'),
      'Saturday 5 October 2024 is no working day already. Enter a day from Monday to Friday',
    )
    assert.equal(says('2024-12-25'), 'Wednesday 25 December 2024 is left out already: Christmas Day. Enter another day')
    assert.equal(
      says('2024-08-26'),
      'Monday 26 August 2024 is left out already: Summer bank holiday. Enter another day',
    )
    const { to } = englandAndWales
    assert.equal(says(dayText(plusDays(to, 1))), 'Enter a day between 1 January 2006 and 31 December 2035')
  })
})
