import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day, dayText } from '../kernel/day.ts'
import { readDate } from './as-of.ts'

const bounds = { from: day('2006-01-01'), to: day('2028-12-31') }
const typed = (dayTyped: string, month: string, year: string) => readDate({ day: dayTyped, month, year }, bounds)

describe('A day typed in three boxes', () => {
  const days: readonly (readonly [string, string, string, string])[] = [
    ['24', '8', '2022', '2022-08-24'],
    ['01', '09', '2024', '2024-09-01'],
    [' 3 ', ' May ', ' 2024 ', '2024-05-03'],
    ['29', 'february', '2024', '2024-02-29'],
    ['31', 'DEC', '2028', '2028-12-31'],
    ['1', '1', '2006', '2006-01-01'],
  ]
  for (const [d, m, y, expected] of days) {
    test(`${d} ${m} ${y} is ${expected}`, () => {
      const asked = typed(d, m, y)
      assert.equal(asked.is === 'day' && dayText(asked.day), expected)
    })
  }

  const wrong: readonly (readonly [string, string, string, string, string])[] = [
    ['', '', '', 'Enter a day, month and year', 'day month year'],
    ['', '8', '2022', 'The date must include a day', 'day'],
    ['24', ' ', '', 'The date must include a month and a year', 'month year'],
    ['x', '8', '2022', 'The day must be a number, like 27', 'day'],
    ['24', 'Augst', 'two', 'The year must be a number, like 2024', 'year'],
    ['24', 'month', '2022', 'The month must be a number, like 3', 'month'],
    ['24', '13', '2022', 'The month must be between 1 and 12', 'month'],
    ['30', '2', '2024', 'There is no such day in that month', 'day'],
    ['0', '2', '2024', 'There is no such day in that month', 'day'],
    ['24', '8', '22', 'The year must have 4 numbers', 'year'],
    ['31', '12', '2005', 'The date must be between 1 January 2006 and 31 December 2028', 'day month year'],
    ['1', '1', '2029', 'The date must be between 1 January 2006 and 31 December 2028', 'day month year'],
    ['-1', '8', '2022', 'The day must be a number, like 27', 'day'],
    ['1e1', '8', '2022', 'The day must be a number, like 27', 'day'],
  ]
  for (const [d, m, y, says, parts] of wrong) {
    test(`“${d}” “${m}” “${y}”: ${says}`, () => {
      const asked = typed(d, m, y)
      assert.deepEqual(asked, { is: 'wrong', typed: { day: d, month: m, year: y }, says, parts: parts.split(' ') })
    })
  }

  test('nothing asked for is no mistake', () => {
    assert.deepEqual(readDate({}, bounds), { is: 'nothing' })
    assert.deepEqual(readDate({ page: '2' }, bounds), { is: 'nothing' })
  })
})
