import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { dayText } from '../kernel/day.ts'
import { councilId, personId, streamId } from '../kernel/ids.ts'
import type { ReadRecord } from './read-records-port.ts'
import { readTally } from './unusual-reads.ts'

const read = (at: string, changes: Partial<ReadRecord> = {}): ReadRecord => ({
  entry: 1,
  council: councilId('anytown'),
  at,
  person: personId('p1'),
  way: 'role',
  what: 'case',
  streams: [streamId('a')],
  ...changes,
})

const tallyOf = (reads: readonly ReadRecord[]) => {
  const tally = readTally()
  reads.forEach(tally.add)
  return tally
}

describe('Out of hours', () => {
  for (const [at, isOut] of [
    // Winter: London is on UTC. 2 March 2026 is a Monday.
    ['2026-03-02T06:59:59.999Z', true],
    ['2026-03-02T07:00:00.000Z', false],
    ['2026-03-02T19:59:59.999Z', false],
    ['2026-03-02T20:00:00.000Z', true],
    // Summer: London is an hour ahead.
    ['2026-07-01T05:59:00.000Z', true],
    ['2026-07-01T06:00:00.000Z', false],
    ['2026-07-01T18:59:00.000Z', false],
    ['2026-07-01T19:00:00.000Z', true],
    // Saturday and Sunday; Sunday's last hour in UTC is Monday's first in London.
    ['2026-02-28T12:00:00.000Z', true],
    ['2026-03-01T12:00:00.000Z', true],
    ['2026-07-05T23:30:00.000Z', true],
  ] as const) {
    test(`${at}: ${isOut ? 'is' : 'is not'}`, () => {
      assert.equal(tallyOf([read(at)]).outOfHours().length, isOut ? 1 : 0)
    })
  }

  test('counts every look, and says when the last was', () => {
    const at = (hour: string) => `2026-03-02T${hour}:00:00.000Z`
    const late = tallyOf([read(at('05')), read(at('12')), read(at('21'), { what: 'list' })]).outOfHours()
    assert.deepEqual(late, [{ person: 'p1', times: 2, last: at('21') }])
  })
})

/** So many complaints opened on a weekday of March 2026. */
const opened = (date: number, count: number, changes: Partial<ReadRecord> = {}) =>
  Array.from({ length: count }, (_, at) =>
    read(`2026-03-${String(date).padStart(2, '0')}T10:00:00.000Z`, { streams: [streamId(`s${at}`)], ...changes }),
  )

const many = (...reads: (readonly ReadRecord[])[]) =>
  tallyOf(reads.flat())
    .manyInADay()
    .map(({ day, complaints, usual }) => [dayText(day), complaints, usual])

describe('Many complaints in a day', () => {
  test('is more than three times the median of the other days', () => {
    const usual = [opened(2, 4), opened(3, 5), opened(4, 6)]
    assert.deepEqual(many(...usual, opened(5, 15)), [])
    assert.deepEqual(many(...usual, opened(5, 16)), [['2026-03-05', 16, 5]])
  })

  test('takes the middle of two where the days are even', () => {
    assert.deepEqual(many(opened(2, 4), opened(3, 5), opened(4, 14)), [['2026-03-04', 14, 4.5]])
  })

  test('is at least ten, and a first day has nothing to be compared with', () => {
    assert.deepEqual(many(opened(2, 1), opened(3, 9)), [])
    assert.deepEqual(many(opened(2, 9)), [])
    assert.deepEqual(many(opened(2, 10)), [['2026-03-02', 10, undefined]])
  })

  test('counts a complaint once a day, and not those that were only listed', () => {
    assert.deepEqual(many(opened(2, 40, { streams: [streamId('a')] })), [])
    assert.deepEqual(many(opened(2, 40, { what: 'list' })), [])
  })

  test('holds each person against themselves', () => {
    const busy = [2, 3, 4].flatMap((date) => opened(date, 30, { person: personId('p2') }))
    assert.deepEqual(many(busy, opened(2, 3), opened(3, 12)), [['2026-03-03', 12, 3]])
  })
})

describe('Again and again at one complaint', () => {
  test('is ten looks into it by one person', () => {
    const looks = (count: number) => Array.from({ length: count }, () => read('2026-03-02T10:00:00.000Z'))
    const other = read('2026-03-02T11:00:00.000Z', { person: personId('p2') })
    const listed = read('2026-03-02T11:00:00.000Z', { what: 'list' })
    assert.deepEqual(tallyOf([...looks(9), other, listed]).againAndAgain(), [])
    assert.deepEqual(tallyOf(looks(10)).againAndAgain(), [
      { person: 'p1', stream: 'a', times: 10, last: '2026-03-02T10:00:00.000Z' },
    ])
  })
})
