import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { datedFrom } from '../src/casework/live-complaints.ts'
import type { Assessment, Duty, Reading } from '../src/complaint/assessment.ts'
import { assess } from '../src/complaint/assess.ts'
import { readJsonChronology } from '../src/complaint/chronology/read-json.ts'
import type { History } from '../src/complaint/history.ts'
import { day, type Day, dayText, plusDays } from '../src/kernel/day.ts'
import { DEFAULT_POLICIES } from '../src/law/policies.ts'
import { workingDaysBetween } from '../src/law/working-days.ts'
import { englandAndWales } from './calendar.ts'

// The three invented complaints of data/live/, as they stand on whatever day the program is started.

const FOLDER = new URL('../data/live/', import.meta.url)
const FILES = ['stage-1.json', 'stage-2.json', 'stage-3.json'] as const
type File = (typeof FILES)[number]
const TEXTS = new Map(FILES.map((file) => [file, readFileSync(new URL(file, FOLDER), 'utf8')]))

function liveOn(file: File, today: Day): History {
  const read = readJsonChronology(datedFrom(today, englandAndWales, TEXTS.get(file) ?? ''))
  if (!read.ok) throw new Error(`${file} on ${dayText(today)}: ${JSON.stringify(read.error)}`)
  return read.value
}

const assessedOn = (file: File, today: Day): Assessment =>
  assess(liveOn(file, today), { policies: DEFAULT_POLICIES, calendar: englandAndWales, asOf: today })

/** `day 7 of 10, running`: how the clock of a duty stands. */
function clock({ duties }: Assessment, today: Day, rule: Duty['rule'], reading: Reading = 'only'): string {
  const duty = duties.find((each) => each.rule === rule && each.reading === reading)
  if (!duty) return 'no such duty'
  const count = (to: Day) => workingDaysBetween(duty.from.earliest, to, englandAndWales)
  return `day ${count(today)} of ${count(duty.due.latest)}, ${duty.standing}`
}

const leads = ({ next }: Assessment) => next.filter(({ lead }) => lead).map(({ who, rule }) => `${who} ${rule}`)
const faults = (found: Assessment) => found.faults.map(({ code, weight }) => `${code} ${weight}`).sort()

/** Every day of a year: its weekends, Easter, Christmas and the turn of the year. */
function everyDay(file: File, check: (found: Assessment, today: Day, place: string) => void): void {
  for (let today = day('2026-07-01'); today <= day('2027-06-30'); today = plusDays(today, 1)) {
    check(assessedOn(file, today), today, `${file} on ${dayText(today)}`)
  }
}

describe('The three live complaints', () => {
  test('there are no others, and each is a whole record of the invented council', () => {
    assert.deepEqual(readdirSync(FOLDER).sort(), FILES)
    const today = day('2026-03-02')
    for (const file of FILES) {
      const { council, coverage, points } = liveOn(file, today)
      assert.deepEqual({ council, coverage }, { council: 'Anytown Council', coverage: 'whole' }, file)
      for (const { id, says, function: legal } of points) assert.ok(says && legal, `${file}, point ${id}`)
    }
    assert.equal(new Set(FILES.map((file) => liveOn(file, today).reference)).size, 3)
  })

  test('nothing in them has happened after today, and the events stand in the order of their days', () => {
    for (const today of [day('2026-12-27'), day('2027-04-06'), day('2027-06-16')]) {
      for (const file of FILES) {
        const days = liveOn(file, today).events.map(({ on }) => day(on ?? ''))
        assert.deepEqual(
          days,
          days.toSorted((a, b) => a - b),
          file,
        )
        assert.ok((days.at(-1) ?? today) <= today, file)
      }
    }
  })

  test('stage 1: day 7 of 10 on any day, with the manager who answers, and no fault', () => {
    everyDay('stage-1.json', (found, today, place) => {
      assert.equal(found.stage, 'stage-1', place)
      assert.equal(clock(found, today, 'S1.respond'), 'day 7 of 10, running', place)
      assert.deepEqual(leads(found), ['stage-1-manager S1.respond'], place)
      assert.deepEqual(faults(found), [], place)
    })
  })

  test('stage 1: a child in care, spoken to safely and offered an advocate before anything else was done', () => {
    const { people, events } = liveOn('stage-1.json', day('2026-03-02'))
    assert.deepEqual(
      people.map(({ as, class: kind, inOwnRight }) => ({ as, kind, inOwnRight })),
      [{ as: 'complainant', kind: 'child', inOwnRight: true }],
    )
    const types = events.map(({ type }) => type)
    assert.ok(types.includes('contact-made-safe'))
    assert.ok(types.indexOf('advocate-offered') < types.indexOf('stage-1-allocated'))
  })

  test('stage 2: day 31 of 65 from the request and day 19 beside it from the statement, and no fault', () => {
    everyDay('stage-2.json', (found, today, place) => {
      assert.equal(found.stage, 'stage-2', place)
      assert.equal(clock(found, today, 'S2.complete', 'request_received'), 'day 31 of 65, running', place)
      assert.equal(clock(found, today, 'S2.complete', 'statement_agreed'), 'day 19 of 53, running', place)
      assert.deepEqual(leads(found), ['investigating-officer S2.report'], place)
      assert.deepEqual(faults(found), [], place)
    })
  })

  test('stage 2: the request is the headline, extended in time to its ceiling, for six points', () => {
    const found = assessedOn('stage-2.json', day('2026-03-02'))
    const headline = found.duties.filter(({ rule, headline }) => rule === 'S2.complete' && headline)
    assert.deepEqual(
      headline.map(({ reading, points, due, latest }) => ({
        reading,
        points: points.length,
        atCeiling: due.latest === latest?.latest,
      })),
      [{ reading: 'request_received', points: 6, atCeiling: true }],
    )
    assert.ok(headline.every(({ firstDue }) => firstDue.latest < day('2026-03-02')))
  })

  test('stage 3: day 20 of 30 with the panel to be held, one action overdue, one update missed, nothing else', () => {
    everyDay('stage-3.json', (found, today, place) => {
      assert.equal(found.stage, 'stage-3', place)
      assert.equal(clock(found, today, 'S3.panel-held'), 'day 20 of 30, running', place)
      assert.deepEqual(leads(found), ['complaints-manager S3.panel-held'], place)
      assert.deepEqual(faults(found), ['POOR_COMMUNICATION poor-practice', 'RECOMMENDATION_NOT_MET fault'], place)
      const standing = Map.groupBy(
        found.duties.filter(({ rule }) => rule === 'S2.actions'),
        (duty) => duty.standing,
      )
      const counts = Object.fromEntries([...standing].map(([name, duties]) => [name, duties.length]))
      assert.deepEqual(counts, { met: 7, overdue: 1, running: 4 }, place)
    })
  })

  test('stage 3: twelve recommendations, each accepted with an owner and a date, and three independent panellists', () => {
    const history = liveOn('stage-3.json', day('2026-03-02'))
    const { recommendations, actions, notShown } = assessedOn('stage-3.json', day('2026-03-02'))
    assert.equal(recommendations.length, 12)
    assert.ok(recommendations.every(({ answered }) => answered.map(({ answer }) => answer).join() === 'accepted'))
    assert.ok(actions.length === 12 && actions.every(({ owner, due }) => owner !== undefined && due !== undefined))
    assert.deepEqual(notShown, [])
    const panel = history.events.find(({ type }) => type === 'panel-appointed')
    assert.ok(panel?.type === 'panel-appointed' && panel.chair && panel.members?.length === 2)
  })

  test('the panel meets within its 30 working days, and the papers went ten before', () => {
    const today = day('2026-03-02')
    const { events } = liveOn('stage-3.json', today)
    const set = events.find((event) => event.type === 'panel-date-set')
    const sent = events.find((event) => event.type === 'panel-papers-sent')
    const meets = day((set?.type === 'panel-date-set' && set.date) || '')
    const due = assessedOn('stage-3.json', today).duties.find(({ rule }) => rule === 'S3.panel-held')?.due
    assert.ok(due && meets <= due.latest)
    assert.ok(workingDaysBetween(day(sent?.on ?? ''), meets, englandAndWales) >= 10)
  })
})
