import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BEGINNING, day, END, type Span } from './day.ts'
import { spanInFull, spanInWords } from './span-words.ts'

const span = (earliest: string, latest: string): Span => ({
  earliest: earliest === '' ? BEGINNING : day(earliest),
  latest: latest === '' ? END : day(latest),
})

const vectors = [
  ['2024-11-28', '2024-11-28', '28 November 2024'],
  ['2024-02-01', '2024-02-29', 'February 2024'],
  ['2023-02-01', '2023-02-28', 'February 2023'],
  ['2024-02-01', '2024-02-28', 'between 1 February 2024 and 28 February 2024'],
  ['2021-01-01', '2021-12-31', '2021'],
  ['2021-06-01', '2022-05-31', 'between June 2021 and May 2022'],
  ['2021-06-14', '2021-06-30', 'between 14 June 2021 and 30 June 2021'],
  ['2021-06-14', '', '14 June 2021 or later'],
  ['', '2021-06-14', 'by 14 June 2021'],
  ['', '', 'on a day not known'],
] as const

for (const [earliest, latest, words] of vectors) {
  test(`${earliest || '…'} to ${latest || '…'} is ${words}`, () => {
    assert.equal(spanInWords(span(earliest, latest)), words)
  })
}

test('the weekday is said only where the day is known', () => {
  assert.equal(spanInFull(span('2024-11-28', '2024-11-28')), 'Thursday 28 November 2024')
  assert.equal(spanInFull(span('2024-11-01', '2024-11-30')), 'November 2024')
})
