import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainDate } from './cell-date.ts'

const read = (cell: string, order?: 'day-first') => {
  const date = plainDate(cell, order)
  return date.ok ? date.value : date.error.says
}

test('a date in text is read where it can be one day only', () => {
  for (const [cell, date] of [
    ['2025-03-02', '2025-03-02'],
    ['2025-03', '2025-03'],
    ['2025-03-02T10:30:00', '2025-03-02'],
    [' 2025-03-02 10:30 ', '2025-03-02'],
    ['14/06/2021', '2021-06-14'],
    ['14-6-2021', '2021-06-14'],
    ['03.03.2025', '2025-03-03'],
    ['3 February 2025', '2025-02-03'],
    ['3rd Feb 2025', '2025-02-03'],
    ['14-Jun-2021', '2021-06-14'],
    ['June 2021', '2021-06'],
    ['sept 2021', '2021-09'],
  ] as const)
    assert.equal(read(cell), date, cell)
})

test('a date that can be two days is neither, until the order is known', () => {
  assert.equal(read('3/2/2025'), '"3/2/2025" may be 3 February 2025 or 2 March 2025')
  assert.equal(read('3/2/2025', 'day-first'), '2025-02-03')
  assert.equal(read('12.11.2024'), '"12.11.2024" may be 12 November 2024 or 11 December 2024')
  assert.deepEqual(plainDate('03/02/2025', undefined), {
    ok: false,
    error: {
      says: '"03/02/2025" may be 3 February 2025 or 2 March 2025',
      suggestion: 'Write 2025-02-03 or 2025-03-02, or say that all dates of the sheet stand with the day first.',
    },
  })
})

test('what is no date is left for the check to refuse, and no century is guessed', () => {
  for (const cell of ['06/14/2021', '31/02/2024', '14/06/21', 'Jun-21', 'last week', '3 Febtober 2025', '32/13/2024'])
    assert.equal(read(cell, 'day-first'), cell)
})
