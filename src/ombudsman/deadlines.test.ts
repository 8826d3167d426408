import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales } from '../../test/calendar.ts'
import { day, dayText } from '../kernel/day.ts'
import { dueOf, phrasesIn } from './deadlines.ts'
import { workingDaysIn } from './read-decision.ts'

const add = workingDaysIn(englandAndWales)

/** What the only phrase of a text comes to, counted from a day. */
function dueIn(text: string, decided: string) {
  const phrases = phrasesIn(text)
  assert.equal(phrases.length, 1, `${text}: ${phrases.map((phrase) => phrase.text).join(' | ')}`)
  const [phrase] = phrases
  if (!phrase) throw new Error(text)
  const { due, doubt } = dueOf(phrase, decided === '' ? undefined : day(decided), add)
  return { words: phrase.text, due: due === undefined ? null : dayText(due), doubt }
}

describe('What a time limit comes to', () => {
  const rows: readonly (readonly [text: string, decided: string, due: string | null, why: string])[] = [
    ['within a month', '2024-08-18', '2024-09-18', 'the same day number of the next month'],
    ['within one month of my final decision', '2021-01-21', '2021-02-21', 'a month with that day'],
    ['within one month of my final decision', '2023-01-31', '2023-02-28', 'the last day of a shorter month'],
    ['within one month of my final decision', '2024-01-31', '2024-02-29', 'in a leap year'],
    ['within two months of my decision', '2024-12-31', '2025-02-28', 'over the end of the year'],
    ['within three months of the date of this decision', '2022-11-30', '2023-02-28', 'three months'],
    ['within 1 month of the Ombudsman’s final decision', '2024-03-15', '2024-04-15', 'the Ombudsman’s decision'],
    ['within four weeks of my final decision', '2025-01-14', '2025-02-11', 'weeks are seven days'],
    ['within 4 (four) weeks', '2025-01-14', '2025-02-11', 'a number twice'],
    ['within a fortnight', '2025-01-14', '2025-01-28', 'two weeks'],
    ['within 28 days of this statement', '2025-01-14', '2025-02-11', 'days by the calendar'],
    [
      'within 65 working days of the date of this decision',
      '2024-08-18',
      '2024-11-18',
      'decided on a Sunday, over a bank holiday',
    ],
    ['within ten working days from today', '2023-12-20', '2024-01-08', 'over Christmas and New Year'],
    ['within twenty-five working days of the decision', '2024-03-14', '2024-04-22', 'over Easter'],
    ['no later than six weeks after my decision', '2024-05-01', '2024-06-12', 'no later than'],
    ['one month from the date of the decision', '2024-05-31', '2024-06-30', 'without within'],
    ['within the next two months', '2024-05-31', '2024-07-31', 'the next'],
    ['within one calendar month', '2024-05-31', '2024-06-30', 'a calendar month'],
    ['within a year of my decision', '2024-02-29', '2025-02-28', 'a year from 29 February'],
    ['by 12 March 2025', '2025-01-14', '2025-03-12', 'a date'],
    ['by Wednesday 12th March 2025', '2025-01-14', '2025-03-12', 'with its day of the week'],
    ['no later than 1 Feb 2025', '2025-01-14', '2025-02-01', 'a short month'],
    ['on or before the 3rd of March 2025', '2025-01-14', '2025-03-03', 'on or before'],
    ['before 1 April 2025', '2025-01-14', '2025-03-31', 'the last day before it'],
    ['by the end of February 2024', '2024-01-14', '2024-02-29', 'the last day of the month'],
    ['by 31/03/2025', '2025-01-14', '2025-03-31', 'in figures'],
    ['without further delay', '2025-01-14', null, 'no date'],
    ['as soon as possible', '2025-01-14', null, 'no date'],
  ]
  for (const [text, decided, due, why] of rows) {
    test(`${text}, from ${decided}: ${why}`, () => {
      const read = dueIn(text, decided)
      assert.deepEqual([read.words, read.due, read.doubt], [text, due, undefined])
    })
  }
})

describe('What cannot be counted without a doubt', () => {
  const rows: readonly (readonly [text: string, decided: string, due: string | null, doubt: RegExp])[] = [
    ['within one month of my decision', '', null, /no decision date/],
    ['within 20 working days of the panel', '2025-01-14', null, /something other than the decision/],
    ['within 65 working days of the statement of complaint', '2025-01-14', null, /something other/],
    ['within two months of receiving her evidence', '2025-01-14', null, /something other/],
    ['within one month of receiving this decision', '2025-01-14', '2025-02-14', /receipt/],
    ['within two to three months', '2025-01-14', '2025-04-14', /range/],
    ['within 20 school days', '2025-01-14', null, /School days/],
    ['within the statutory timescales', '2025-01-14', null, /no number/],
    ['by the end of term', '2025-01-14', null, /no number/],
    ['by March 2025', '2025-01-14', null, /month without a day/],
    ['by 12 March', '2025-04-14', '2026-03-12', /no year/],
    ['by 31 February 2025', '2025-01-14', null, /no date that the calendar holds/],
    ['by 12 March 2024', '2025-01-14', null, /before the decision/],
  ]
  for (const [text, decided, due, doubt] of rows) {
    test(`${text}, from ${decided === '' ? 'an unknown day' : decided}`, () => {
      const read = dueIn(text, decided)
      assert.equal(read.due, due)
      assert.match(read.doubt ?? '', doubt)
    })
  }
})

test('a length of time is no time limit', () => {
  for (const text of [
    'a delay of two months',
    '£50 a month',
    'up to 65 working days',
    'for three weeks',
    'in two months it grew worse',
  ]) {
    assert.deepEqual(phrasesIn(text), [], text)
  }
})

test('several phrases are found in the order of the text', () => {
  const text = 'Within one month apologise; by 3 May 2024 pay; and review within two months of my decision.'
  assert.deepEqual(
    phrasesIn(text).map((phrase) => phrase.text),
    ['Within one month', 'by 3 May 2024', 'within two months of my decision'],
  )
})
