import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { BEGINNING, day, END, type Span, spanOf } from '../kernel/day.ts'
import { byInWords, momentInWords, sinceInWords, spanInFull, spanInWords, whenInWords } from './dates.ts'

const span = (earliest: string, latest: string): Span => ({ earliest: day(earliest), latest: day(latest) })
const exact = span('2024-11-28', '2024-11-28')

describe('A date at the precision that is known', () => {
  const rows: readonly (readonly [Span | undefined, string])[] = [
    [exact, '28 November 2024'],
    [spanOf('2021-06'), 'June 2021'],
    [spanOf('2024-02'), 'February 2024'],
    [spanOf('2021'), '2021'],
    [span('2021-06-01', '2022-05-31'), 'between June 2021 and May 2022'],
    [span('2021-06-01', '2021-07-15'), 'between 1 June 2021 and 15 July 2021'],
    [span('2021-06-02', '2021-06-30'), 'between 2 June 2021 and 30 June 2021'],
    [{ earliest: BEGINNING, latest: day('2021-07-15') }, 'by 15 July 2021'],
    [{ earliest: day('2021-07-15'), latest: END }, '15 July 2021 or later'],
    [{ earliest: BEGINNING, latest: END }, 'date not known'],
  ]
  for (const [value, words] of rows) test(words, () => assert.equal(value && spanInWords(value), words))

  test('has its weekday where it is one day', () => {
    assert.equal(spanInFull(exact), 'Thursday 28 November 2024')
    assert.equal(spanInFull(span('2021-06-01', '2021-06-30')), 'June 2021')
  })

  test('stands in a sentence', () => {
    assert.equal(whenInWords(exact), 'on Thursday 28 November 2024')
    assert.equal(whenInWords(span('2021-06-01', '2021-06-30')), 'in June 2021')
    assert.equal(whenInWords(span('2021-06-01', '2022-05-31')), 'between June 2021 and May 2022')
    assert.equal(whenInWords({ earliest: day('2021-07-15'), latest: END }), 'on 15 July 2021 or later')
    assert.equal(whenInWords({ earliest: BEGINNING, latest: END }), 'on a day that is not known')
    assert.equal(byInWords(exact), 'by Thursday 28 November 2024')
    assert.equal(byInWords(span('2021-06-01', '2021-06-30')), 'by some day in June 2021')
    assert.equal(sinceInWords(span('2021-06-01', '2021-06-20')), 'since some day between 1 June 2021 and 20 June 2021')
  })
})

describe('A moment', () => {
  test('is told by the clocks of the council, with its year', () => {
    assert.equal(momentInWords('2026-11-29T16:05:00Z'), 'Sun, 29 Nov 2026, 16:05')
    assert.equal(momentInWords(Date.UTC(2026, 5, 1, 9)), 'Mon, 1 Jun 2026, 10:00')
  })
})
