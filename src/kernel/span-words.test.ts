import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BEGINNING, day, END, type Span } from './day.ts'
import { byInWords, sinceInWords, someDay, spanInFull, spanInWords, whenInWords } from './span-words.ts'

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
  ['', '', 'date not known'],
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

test('in a sentence: when it was, by when it is due, since when it has lasted', () => {
  const vectors = [
    ['2024-11-28', '2024-11-28', 'on Thursday 28 November 2024', 'Thursday 28 November 2024'],
    ['2021-06-01', '2021-06-30', 'in June 2021', 'some day in June 2021'],
    ['2021-06-01', '2022-05-31', 'between June 2021 and May 2022', 'some day between June 2021 and May 2022'],
    ['', '2021-06-14', 'by 14 June 2021', 'some day by 14 June 2021'],
    ['2021-06-14', '', 'on 14 June 2021 or later', '14 June 2021 or later'],
    ['', '', 'on a day that is not known', 'some day that is not known'],
  ] as const
  for (const [earliest, latest, when, some] of vectors) {
    const days = span(earliest, latest)
    assert.deepEqual([whenInWords(days), someDay(days)], [when, some])
    assert.deepEqual([byInWords(days), sinceInWords(days)], [`by ${some}`, `since ${some}`])
  }
})
