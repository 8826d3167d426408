import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales as calendar } from '../../../../test/calendar.ts'
import { day, type Day, dayText, plusDays, spanOf } from '../../../kernel/day.ts'
import { FAULT_CODES } from '../../../law/faults.ts'
import { DEFAULT_POLICIES as policies } from '../../../law/policies.ts'
import { isWorkingDay } from '../../../law/working-days.ts'
import { assess } from '../../assess.ts'
import { readCsvChronologies } from '../../chronology/read-csv.ts'
import { readJsonChronology } from '../../chronology/read-json.ts'
import { writeCsvChronologies } from '../../chronology/write-csv.ts'
import { writeJsonChronology } from '../../chronology/write-json.ts'
import type { History } from '../../history.ts'
import { Chance } from '../chance.ts'
import { lead } from '../lead.ts'
import { type Life, LIVES } from './index.ts'

const TURNS = 4

/** Some complaints through one life, received on days spread over two years. */
const led = (life: Life, turns = TURNS): readonly History[] =>
  Array.from({ length: turns }, (_, turn) =>
    lead(life, {
      reference: `CSC-2024-${turn + 1}`,
      council: 'Anytown Council',
      received: plusDays(day('2024-01-02'), turn * 121),
      calendar,
      chance: new Chance(11, LIVES.indexOf(life), turn),
    }),
  )

/** The last day on which anything in it may have happened. */
const lastDay = ({ events }: History): Day => {
  const days = events.flatMap(({ on }) => (on === undefined ? [] : [spanOf(on)?.latest ?? day(on)]))
  return days.reduce((a, b) => (a > b ? a : b))
}

const faultsOn = (history: History, asOf: Day) => assess(history, { policies, calendar, asOf }).faults
const codes = (found: readonly { readonly code: string }[]) => [...new Set(found.map(({ code }) => code))].sort()

const stageOf = ({ reaches }: Life) => (reaches === 3 ? 'a panel asked for' : `as far as stage ${reaches}`)
const whole = LIVES.filter(({ premise }) => !premise.imported)
const imported = LIVES.filter(({ premise }) => premise.imported)

describe('A life told in whole holds the faults that it intends, and no others', () => {
  for (const life of whole) {
    test(`${stageOf(life)}, ${life.name}: ${life.intends.join(', ') || 'none'}`, () => {
      for (const history of led(life)) {
        const found = faultsOn(history, lastDay(history))
        assert.deepEqual(codes(found), [...life.intends].sort(), writeJsonChronology(history))
      }
    })
  }
})

describe('A lawful life is without fault', () => {
  for (const life of whole.filter(({ intends }) => intends.length === 0)) {
    test(`${stageOf(life)}, ${life.name}: on the eve and the day of each event, and a year after the last`, () => {
      for (const history of led(life, 2)) {
        const days = history.events.flatMap(({ on = '' }) => [plusDays(day(on), -1), day(on)])
        for (const asOf of new Set([...days, plusDays(lastDay(history), 365)]))
          assert.deepEqual(faultsOn(history, asOf), [], `${dayText(asOf)}\n${writeJsonChronology(history)}`)
      }
    })
  }
})

describe('A life taken over in part shows what it intends, and is certain of nothing else', () => {
  for (const life of imported) {
    test(`${stageOf(life)}, ${life.name}: ${life.intends.join(', ') || 'none'}`, () => {
      for (const history of led(life, 15)) {
        const found = faultsOn(history, plusDays(lastDay(history), 40))
        const certain = found.filter(({ certainty }) => certainty === 'certain')
        const place = writeJsonChronology(history)
        assert.deepEqual(
          [...life.intends].filter((code) => !codes(found).includes(code)),
          [],
          place,
        )
        assert.deepEqual(
          codes(certain).filter((code) => !life.intends.some((meant) => meant === code)),
          [],
          place,
        )
      }
    })
  }
})

describe('Every life', () => {
  const all = LIVES.flatMap((life) => led(life, 2).map((history) => ({ life, history })))

  test('reads back from JSON and from CSV as it was', () => {
    for (const { life, history } of all) {
      const json = readJsonChronology(writeJsonChronology(history))
      assert.ok(json.ok, `${life.name}: ${JSON.stringify(json)}`)
      assert.deepEqual(json.value, history)
      const csv = readCsvChronologies(writeCsvChronologies([history]))
      assert.ok(csv.ok, `${life.name}: ${JSON.stringify(csv)}`)
      assert.deepEqual(csv.value, [history])
    }
  })

  test('is in the order of its days, and the council acts on working days', () => {
    const ANY_DAY = /received|requested|chased|withdrawn|ombudsman-complained/
    for (const { history } of all.filter(({ life }) => !life.premise.imported)) {
      const days = history.events.map(({ on = '' }) => day(on))
      assert.deepEqual(
        days,
        days.toSorted((a, b) => a - b),
      )
      for (const { type, on = '' } of history.events)
        assert.ok(ANY_DAY.test(type) || isWorkingDay(day(on), calendar), `${type} on ${on}`)
    }
  })

  test('is written in whole words: no mark of an alternative is left, and no person is called nothing', () => {
    for (const { life, history } of all) {
      const texts = JSON.stringify(history).match(/"(says|wants|note|reasons?|terms|offered|calledHere|who)":"[^"]*"/gu)
      // A refusal or a hold whose letter gave no reasons says so by an empty text.
      for (const written of (texts ?? []).filter((text) => text !== '"reasons":""'))
        assert.doesNotMatch(written, /[{}|]| {2}|undefined|: ?" |\.\.|:""/u, `${life.name}: ${written}`)
    }
  })

  test('goes as far as it says', () => {
    for (const { life, history } of all) {
      const has = (...types: readonly string[]) => history.events.some(({ type }) => types.includes(type))
      const reached = has('stage-3-requested') ? 3 : has('stage-2-requested', 'stage-2-started') ? 2 : 1
      assert.equal(reached, life.reaches, life.name)
    }
  })

  test('has a share, and a name of its own among those that go as far', () => {
    assert.equal(new Set(LIVES.map((life) => `${life.reaches} ${life.name}`)).size, LIVES.length)
    for (const { share, name } of LIVES) assert.ok(Number.isInteger(share) && share > 0, name)
  })

  test('all together they hold every fault that a check can find', () => {
    const intended = new Set(LIVES.flatMap(({ intends }) => intends))
    assert.deepEqual(
      FAULT_CODES.filter((code) => !intended.has(code)),
      [],
    )
  })
})
