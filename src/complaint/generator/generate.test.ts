import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import { englandAndWales as calendar } from '../../../test/calendar.ts'
import { day } from '../../kernel/day.ts'
import { readJsonChronology } from '../chronology/read-json.ts'
import { writeJsonChronology } from '../chronology/write-json.ts'
import type { History } from '../history.ts'
import { generateMany, generateYear, livesOfYear, VOLUMES, volumesOf, type Year, yearsIn } from './generate.ts'

const asked = { seed: 1, council: 'Anytown Council', year: 2024, calendar } as const
const year = (of: Partial<Year> = {}): readonly History[] => [...generateYear({ ...asked, ...of })]
const many = (seed: number, count: number): readonly History[] => [...generateMany({ seed, count, calendar })]
const digest = (histories: readonly History[]) =>
  createHash('sha256').update(histories.map(writeJsonChronology).join('')).digest('hex').slice(0, 16)

const reaching = (histories: readonly History[], ...types: readonly string[]) =>
  histories.filter(({ events }) => events.some(({ type }) => types.includes(type))).length

describe('A year of one council', () => {
  test('has the volumes that it was asked for', () => {
    for (const volumes of [...Object.values(VOLUMES), volumesOf(200)]) {
      const histories = year({ volumes })
      const reached = {
        stage1: histories.length,
        stage2: reaching(histories, 'stage-2-requested', 'stage-2-started'),
        stage3: reaching(histories, 'stage-3-requested'),
      }
      assert.deepEqual(reached, volumes)
    }
  })

  test('comes in the order of receipt, under references of the year that are never used twice', () => {
    const histories = year({ volumes: VOLUMES.large })
    const days = histories.map(({ events }) => events[0]?.on ?? '')
    assert.deepEqual(days, days.toSorted())
    assert.ok(days.every((on) => on.startsWith('2024-')))
    assert.equal(histories[0]?.reference, 'CSC-2024-0001')
    assert.equal(histories.at(-1)?.reference, 'CSC-2024-0370')
    assert.equal(new Set(histories.map(({ reference }) => reference)).size, 370)
    assert.ok(histories.every(({ council }) => council === 'Anytown Council'))
  })

  test('is the same for the same words, and another for another seed, council or year', () => {
    assert.equal(digest(year()), digest(year()))
    const others = [year(), year({ seed: 2 }), year({ council: 'Exampleham' }), year({ year: 2023 })]
    // What happened differs, not only the name above it.
    const happened = others.map((histories) => JSON.stringify(histories.map(({ events }) => events)))
    assert.equal(new Set(happened).size, others.length)
  })

  test('says of each complaint which life was drawn for it', () => {
    const led = [...livesOfYear(asked)]
    assert.deepEqual(
      led.map(({ history }) => history),
      year(),
    )
    assert.ok(led.some(({ life }) => life.intends.length === 0) && led.some(({ life }) => life.intends.length > 0))
  })

  test('is told as it stood on a day: nothing later, and the rest as it will be', () => {
    const until = day('2024-09-30')
    const all = year()
    const then = year({ until })
    assert.ok(then.length > 0 && then.length < all.length)
    for (const [at, history] of then.entries()) {
      assert.equal(history.reference, all[at]?.reference)
      assert.ok(history.events.every(({ on = '2024' }) => on <= '2024-09-30'))
      const read = readJsonChronology(writeJsonChronology(history))
      assert.ok(read.ok)
      assert.deepEqual(read.value, history)
      const later = all[at]?.events ?? []
      assert.deepEqual(history.events, later.slice(0, history.events.length))
    }
    const open = then.filter(({ events }, at) => events.length < (all[at]?.events.length ?? 0))
    assert.ok(open.length > 5, `${open.length} still go on`)
  })

  test('is refused where the calendar does not reach, or the volumes cannot be', () => {
    assert.deepEqual(yearsIn(calendar), { from: 2006, to: 2031 })
    for (const wrong of [2005, 2032, 2024.5]) assert.throws(() => year({ year: wrong }), RangeError)
    for (const volumes of [
      { stage1: 5, stage2: 6, stage3: 0 },
      { stage1: 5, stage2: 1, stage3: 2 },
      { stage1: 1.5, stage2: 0, stage3: 0 },
      { stage1: 5, stage2: 1, stage3: -1 },
    ])
      assert.throws(() => year({ volumes }), RangeError)
  })

  test('in the last year that the calendar reaches every complaint comes to its end', () => {
    assert.equal(year({ year: yearsIn(calendar).to, volumes: VOLUMES.large }).length, 370)
  })
})

describe('A stream of many', () => {
  test('is the same on every machine', () => {
    // Whoever changes a life or a word on purpose changes this with it.
    assert.equal(digest(many(1, 500)), 'b0adbaba72b9869c')
  })

  test('of which a shorter one is the beginning of a longer one', () => {
    assert.deepEqual(many(3, 40), many(3, 100).slice(0, 40))
  })

  test('has a reference of its own for each, and goes as far as councils publish', () => {
    const histories = many(2, 3000)
    assert.equal(new Set(histories.map(({ reference }) => reference)).size, 3000)
    const share = (...types: readonly string[]) => reaching(histories, ...types) / 3000
    assert.ok(Math.abs(share('stage-2-requested', 'stage-2-started') - 0.1) < 0.02)
    assert.ok(Math.abs(share('stage-3-requested') - 0.033) < 0.012)
  })

  test('keeps to the days and the council that it is given', () => {
    const [from, to] = [day('2024-02-01'), day('2024-02-03')]
    const council = 'Exampleham'
    const histories = [...generateMany({ seed: 1, count: 60, calendar, council, from, to, until: day('2024-02-02') })]
    const days = new Set(histories.map(({ events }) => events[0]?.on))
    assert.deepEqual(days, new Set(['2024-02-01', '2024-02-02']))
    assert.ok(histories.length < 60 && histories.every((history) => history.council === council))
  })
})
