import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { office } from '../../test/browser/office.ts'
import type { Duty } from '../complaint/assessment.ts'
import { day, type Span, spanOf, spanOfDay } from '../kernel/day.ts'
import { clockInWords, stepDate } from './clock.ts'

const { law } = office()
const on = (text: string): Span => spanOfDay(day(text))
const month = (text: string): Span => spanOf(text) ?? on(text)
const none = { atLeast: 0, atMost: 0 }

const duty = (changes: Partial<Duty>): Duty => ({
  rule: 'S2.complete',
  owedBy: 'council',
  reading: 'request_received',
  headline: true,
  points: [],
  from: on('2024-08-29'),
  firstDue: on('2024-10-03'),
  due: on('2024-11-28'),
  standing: 'running',
  certainty: 'certain',
  assumed: false,
  workingDaysLate: { council: none, complainant: none },
  explainedBy: [],
  because: [],
  cites: [],
  ...changes,
})

const words = (changes: Partial<Duty>, asOf = '2024-10-11') => {
  const { first, rest } = clockInWords(duty(changes), day(asOf), law)
  return `${first}: ${rest}`
}

describe('A clock in words', () => {
  test('counts the days that have run and those there are', () =>
    assert.equal(words({}), 'Day 31 of 65: due on Thursday 28 November 2024'))

  test('names no day number on the day it starts', () =>
    assert.equal(words({}, '2024-08-29'), 'Day 0 of 65: due on Thursday 28 November 2024'))

  test('says that it is due today on its last day, and not the day before', () => {
    assert.equal(words({}, '2024-11-28'), 'Day 65 of 65: due today')
    assert.equal(words({}, '2024-11-27'), 'Day 64 of 65: due on Thursday 28 November 2024')
  })

  test('counts no days where its start or end is not known to the day', () => {
    assert.equal(words({ from: month('2024-08'), due: month('2024-11') }), 'Running: due in November 2024')
  })

  test('counts no days where the law counts none', () =>
    assert.equal(
      words({ rule: 'I.one-year', from: on('2024-08-29'), due: on('2025-08-29') }),
      'Running: due on Friday 29 August 2025',
    ))

  test('says how late it is, as far as the dates tell', () => {
    const late = (atLeast: number, atMost: number) =>
      words({ standing: 'overdue', workingDaysLate: { council: { atLeast, atMost }, complainant: none } })
    assert.equal(late(12, 12), '12 working days late: was due on Thursday 28 November 2024')
    assert.equal(late(1, 1), '1 working day late: was due on Thursday 28 November 2024')
    assert.equal(late(3, 40), 'Between 3 and 40 working days late: was due on Thursday 28 November 2024')
    assert.equal(late(0, 40), 'Up to 40 working days late: was due on Thursday 28 November 2024')
    assert.equal(late(0, 0), 'Overdue: was due on Thursday 28 November 2024')
    assert.equal(late(5, Infinity), 'At least 5 working days late: was due on Thursday 28 November 2024')
  })

  test('keeps the council’s delay apart from the complainant’s', () => {
    const both = { council: { atLeast: 4, atMost: 4 }, complainant: { atLeast: 6, atMost: 6 } }
    assert.match(
      words({ standing: 'overdue', workingDaysLate: both }),
      /^4 working days late, beside 6 working days that the complainant asked for/,
    )
    const theirs = { council: none, complainant: { atLeast: 6, atMost: 6 } }
    assert.match(
      words({ standing: 'overdue', workingDaysLate: theirs }),
      /^6 working days late, as the complainant asked/,
    )
  })

  test('has words for every way of standing', () => {
    const done = on('2024-11-20')
    assert.match(words({ standing: 'met', done }), /^Done in time: on Wednesday 20 November 2024; due/)
    assert.match(
      words({ standing: 'met-late', done, workingDaysLate: { council: { atLeast: 2, atMost: 2 }, complainant: none } }),
      /^Done 2 working days late: /,
    )
    assert.match(words({ standing: 'held' }), /^On hold: /)
    assert.match(words({ standing: 'not-owed' }), /^Not owed yet: /)
    assert.match(words({ standing: 'ended' }), /^No longer owed: /)
    assert.match(words({ standing: 'not-shown' }), /^Not shown: was due .*; the record does not say/)
  })
})

test('a step whose day has passed is called overdue, from the day after', () => {
  assert.equal(stepDate(on('2024-10-10'), day('2024-10-10')), 'by Thursday 10 October 2024')
  assert.equal(stepDate(on('2024-10-10'), day('2024-10-11')), 'by Thursday 10 October 2024 (overdue)')
})
