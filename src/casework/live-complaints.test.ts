import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readJsonChronology } from '../complaint/chronology/read-json.ts'
import { day, type Day, dayText, plusDays } from '../kernel/day.ts'
import { isWorkingDay, OutsideCalendar, workingDaysBetween } from '../law/working-days.ts'
import { englandAndWales } from '../../test/calendar.ts'
import { datedFrom } from './live-complaints.ts'

const dated = (today: string, text: string): string => datedFrom(day(today), englandAndWales, text)

test('dates counted from today are written in full, working days over Christmas included', () => {
  // Tuesday 29 December 2026; 25 December and, as a substitute for the Saturday, 28 December are bank holidays.
  const cases = [
    ['"today"', '"2026-12-29"'],
    ['"today-0wd"', '"2026-12-29"'],
    ['"today-1wd"', '"2026-12-24"'],
    ['"today-5wd"', '"2026-12-18"'],
    ['"today+3wd"', '"2027-01-04"'],
    ['"today-5d"', '"2026-12-24"'],
    ['"today+400d"', '"2028-02-02"'],
  ]
  for (const [text = '', date] of cases) assert.equal(dated('2026-12-29', text), date, text)
})

test('on a day that is not a working day the count starts from the last that was', () => {
  for (const today of ['2026-08-29', '2026-08-30', '2026-08-31']) {
    assert.equal(dated(today, '["today-0wd", "today-1wd", "today+1wd"]'), '["2026-08-28", "2026-08-27", "2026-09-01"]')
    assert.equal(dated(today, '"today"'), `"${today}"`)
  }
})

test('as many working days lie behind and ahead of any day as the token says', () => {
  for (let today = day('2026-07-01'); today <= day('2027-06-30'); today = plusDays(today, 1)) {
    for (const n of [1, 7, 31, 117]) {
      const at = (sign: string): Day => day(datedFrom(today, englandAndWales, `"today${sign}${n}wd"`).slice(1, -1))
      const place = `${n} from ${dayText(today)}`
      assert.equal(workingDaysBetween(at('-'), today, englandAndWales), n, place)
      assert.equal(workingDaysBetween(today, at('+'), englandAndWales), n, place)
      assert.ok(isWorkingDay(at('-'), englandAndWales) && isWorkingDay(at('+'), englandAndWales), place)
    }
  }
})

test('prose, lines and anything that is no such date stay as they are', () => {
  const text = '{\n  "says": "She rang today-1wd late",\n  "on": "today-3weeks", "note": "today wd", "n": "TODAY" }'
  assert.equal(dated('2026-03-02', text), text)
})

test('a date in another form is refused with its line when the chronology is read', () => {
  const text = `{ "format": "redress-chronology/1", "reference": "R", "council": "C", "events": [
    { "on": "today-2wd", "type": "complaint-received" },
    { "on": "today-1wk", "type": "complaint-acknowledged" }] }`
  const read = readJsonChronology(dated('2026-03-02', text))
  assert.deepEqual(read.ok || read.error.map(({ line, where }) => ({ line, where })), [
    { line: 3, where: 'events[1].on' },
  ])
})

test('a day that the bank holidays do not reach is an error, never a guess', () => {
  assert.throws(() => dated('2035-12-31', '"today+1wd"'), OutsideCalendar)
  assert.throws(() => dated('2006-01-02', '"today-1wd"'), OutsideCalendar)
})
