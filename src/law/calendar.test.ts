import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { bankHolidays, englandAndWales } from '../../test/calendar.ts'
import { type Day, day, dayOf, dayOfWeek, dayText, daysInMonth, plusDays } from '../kernel/day.ts'
import { easterSunday, makeCalendar, namedDay, readBankHolidays, withHoliday, withoutHoliday } from './calendar.ts'
import { isWorkingDay } from './working-days.ts'

const dates = (year: number) => bankHolidays.days.flatMap(({ date }) => (date.startsWith(String(year)) ? [date] : []))

const firstMonday = (year: number, month: number) => {
  const first = dayOf(year, month, 1)
  return plusDays(first, (8 - dayOfWeek(first)) % 7)
}
const lastMonday = (year: number, month: number) => {
  const last = dayOf(year, month, daysInMonth(year, month))
  return plusDays(last, 1 - dayOfWeek(last))
}

/** The days the Act and the yearly proclamations give where nothing special is proclaimed. */
function byRule(year: number): string[] {
  const taken = new Set<Day>()
  const orNextFree = (start: Day): Day => {
    let at = start
    while (dayOfWeek(at) > 5 || taken.has(at)) at = plusDays(at, 1)
    taken.add(at)
    return at
  }
  const easter = easterSunday(year)
  // A Boxing Day on a weekday keeps its day, so it is placed before a Christmas Day that has to move.
  const [first, second] = dayOfWeek(dayOf(year, 12, 25)) === 7 ? [26, 25] : [25, 26]
  const days = [
    orNextFree(dayOf(year, 1, 1)),
    plusDays(easter, -2),
    plusDays(easter, 1),
    firstMonday(year, 5),
    lastMonday(year, 5),
    lastMonday(year, 8),
    orNextFree(dayOf(year, 12, first)),
    orNextFree(dayOf(year, 12, second)),
  ]
  return days.sort((a, b) => a - b).map(dayText)
}

describe('The bank holidays that come with the project', () => {
  test('follow the rule in every year without a special proclamation, and provisionally after the last published', () => {
    const special = new Set([2011, 2012, 2020, 2022, 2023])
    for (let year = 2006; year <= 2035; year += 1) {
      if (!special.has(year)) assert.deepEqual(dates(year), byRule(year), String(year))
    }
  })
  test('hold the days that were proclaimed, and not those they replaced', () => {
    const there = [
      '2011-04-29',
      '2012-06-04',
      '2012-06-05',
      '2020-05-08',
      '2022-06-02',
      '2022-06-03',
      '2022-09-19',
      '2023-05-08',
    ]
    for (const date of there) assert.equal(isWorkingDay(day(date), englandAndWales), false, date)
    const moved = ['2012-05-28', '2020-05-04', '2022-05-30']
    for (const date of moved) assert.equal(isWorkingDay(day(date), englandAndWales), true, date)
    assert.deepEqual(
      [2011, 2012, 2020, 2022, 2023].map((year) => dates(year).length),
      [9, 9, 8, 10, 9],
    )
  })
  test('do not hold a day of Scotland or Northern Ireland', () => {
    const elsewhere = ['2024-01-02', '2024-03-18', '2024-07-12', '2024-08-05', '2024-12-02', '2026-06-15']
    for (const date of elsewhere) assert.equal(isWorkingDay(day(date), englandAndWales), true, date)
  })
  test('say which days are published and which only follow from the rule', () => {
    for (const { date, provisional } of bankHolidays.days) {
      assert.equal(provisional === true, date > bankHolidays.publishedTo, date)
    }
    assert.equal(bankHolidays.publishedTo, '2028-12-26')
    assert.ok(bankHolidays.version && bankHolidays.source)
  })
})

describe('The days that regulation 2 names', () => {
  test('are no working days on any day of the week', () => {
    assert.equal(namedDay(day('2026-12-26')), 'Boxing Day')
    assert.equal(namedDay(day('2022-12-25')), 'Christmas Day')
    assert.equal(namedDay(day('2024-03-29')), 'Good Friday')
    assert.equal(namedDay(day('2024-04-01')), undefined)
    assert.equal(namedDay(day('2024-12-27')), undefined)
  })
  test('hold even where a list leaves them out', () => {
    const list = withoutHoliday(bankHolidays, '2025-04-18', 'without Good Friday')
    assert.ok(list.ok)
    assert.equal(isWorkingDay(day('2025-04-18'), makeCalendar(list.value)), false)
    const monday = withoutHoliday(bankHolidays, '2025-04-21', 'without Easter Monday')
    assert.ok(monday.ok)
    assert.equal(isWorkingDay(day('2025-04-21'), makeCalendar(monday.value)), true)
  })
  test('Easter, early, late and in the years where the rule has exceptions', () => {
    const easters = [
      '1818-03-22',
      '1943-04-25',
      '1954-04-18',
      '1981-04-19',
      '2008-03-23',
      '2024-03-31',
      '2038-04-25',
      '2049-04-18',
    ]
    for (const date of easters) assert.equal(dayText(easterSunday(Number(date.slice(0, 4)))), date)
  })
})

describe('Reading a bank holiday list', () => {
  const good = {
    version: '1',
    source: 'test',
    publishedTo: '2024-12-26',
    from: '2024-01-01',
    to: '2025-12-31',
    days: [{ date: '2024-12-25', title: 'Christmas Day' }],
  }
  const problems = (value: unknown) => {
    const read = readBankHolidays(value)
    return read.ok ? [] : read.error
  }

  test('a good one is taken over as it is', () => {
    assert.deepEqual(readBankHolidays(good), { ok: true, value: good })
  })
  test('every problem is named', () => {
    assert.deepEqual(problems([]), [
      'A bank holiday list is an object with version, source, publishedTo, from, to and days',
    ])
    assert.deepEqual(
      problems({
        ...good,
        version: '',
        from: '2024-13-01',
        days: [{ date: '2024-02-30', title: ' ' }, 7],
        region: 'x',
      }),
      [
        'the list has an unknown key: region',
        'version is missing',
        'from is not YYYY-MM-DD',
        'day 1: date is not YYYY-MM-DD',
        'day 1: title is missing',
        'day 2 is not { date, title }',
      ],
    )
    assert.deepEqual(problems({ ...good, days: 'none' }), ['days is a list of { date, title }'])
    assert.deepEqual(
      problems({ ...good, days: [{ date: '2024-12-25', title: 'Christmas Day', notes: '', provisional: false }] }),
      ['day 1 has an unknown key: notes', 'day 1: provisional is true or absent'],
    )
  })
  test('a day at the weekend is a slip: the substitute is meant', () => {
    assert.deepEqual(problems({ ...good, days: [{ date: '2024-09-15', title: 'One-off' }] }), [
      'day 1: Sunday 15 September 2024 is no working day in any case; give the substitute day',
    ])
  })
  test('days out of order, twice, outside the list, or provisional though published', () => {
    const title = 'x'
    const days = [
      { date: '2024-12-25', title },
      { date: '2024-12-25', title },
      { date: '2024-05-06', title, provisional: true },
      { date: '2026-01-01', title },
    ]
    assert.deepEqual(problems({ ...good, days }), [
      '2024-12-25 is there twice',
      '2024-05-06 comes after 2024-12-25: the days are in order',
      '2024-05-06 is provisional, but publishedTo is 2024-12-26',
      '2026-01-01 is outside 2024-01-01 to 2025-12-31',
    ])
  })
  test('bounds that make no sense', () => {
    assert.deepEqual(problems({ ...good, from: '2026-01-01', days: [] }), [
      'from (2026-01-01) is after to (2025-12-31)',
      'publishedTo (2024-12-26) is outside 2026-01-01 to 2025-12-31',
    ])
    assert.deepEqual(problems({ ...good, to: '2300-01-01' }), [
      '2024-01-01 to 2300-01-01 is more than a calendar holds (179 years)',
    ])
  })
})

describe('Changing a list', () => {
  test('a day is put in its place under a new version, and the list it came from stays', () => {
    const list = withHoliday(bankHolidays, '2030-06-03', 'One-off', '2')
    assert.ok(list.ok)
    assert.equal(list.value.version, '2')
    assert.equal(list.value.days.length, bankHolidays.days.length + 1)
    assert.ok(list.value.days.some(({ date, title }) => date === '2030-06-03' && title === 'One-off'))
    assert.ok(!bankHolidays.days.some(({ date }) => date === '2030-06-03'))
  })
  test('a day that is there, or cannot be one, is refused', () => {
    assert.deepEqual(withHoliday(bankHolidays, '2026-12-28', 'Again', '2'), {
      ok: false,
      error: ['2026-12-28 is there twice'],
    })
    assert.equal(withHoliday(bankHolidays, '2026-12-27', 'Sunday', '2').ok, false)
    assert.deepEqual(withoutHoliday(bankHolidays, '2026-12-29', '2'), {
      ok: false,
      error: ['2026-12-29 is not in the list'],
    })
  })
})
