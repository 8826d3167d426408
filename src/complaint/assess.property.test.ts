import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { englandAndWales as calendar } from '../../test/calendar.ts'
import { anyHistory, plausibleHistory, widen, withinRange } from '../../test/histories.ts'
import { type Day, day, dayOf, plusDays } from '../kernel/day.ts'
import { EVENT_TYPES } from '../kernel/event-types.ts'
import { DEFAULT_POLICIES, type Policies } from '../law/policies.ts'
import { RULES } from '../law/rules/index.ts'
import { assess } from './assess.ts'
import type { Assessment, Duty, Standing } from './assessment.ts'
import type { History } from './history.ts'
import type { ComplaintEvent } from './vocabulary.ts'

// What must hold of every history, not of the ones somebody thought of.

const settings = { seed: 20260, numRuns: 300 }
const judge = (history: History, asOf: Day, more: { policies?: Policies; knownAt?: string } = {}): Assessment =>
  assess(history, { policies: DEFAULT_POLICIES, calendar, asOf, ...more })

const anyDay = fc.integer({ min: dayOf(2004, 1, 1), max: dayOf(2037, 12, 31) }).map((value) => value as Day)
const anyPolicies: fc.Arbitrary<Policies> = fc
  .record({
    'stage2.clock_start': fc.constantFrom('request_received' as const, 'statement_agreed' as const),
    'stage2.end_event': fc.constantFrom('response_sent' as const, 'io_report' as const),
    'reg8.resume': fc.constantFrom('fresh' as const, 'remaining' as const),
    'stage1.limit': fc.constantFrom('10_then_20' as const, '20' as const),
    'stage3.response_clock': fc.constantFrom('5_plus_15' as const, '20_from_panel' as const),
    'calendar.count_trigger_day': fc.boolean(),
  })
  .map((changed) => ({ ...DEFAULT_POLICIES, ...changed }))

const lastDay = (history: History): Day =>
  Math.max(...history.events.map((event) => (event.on?.length === 10 ? day(event.on) : dayOf(2020, 1, 1)))) as Day

const certain = (assessment: Assessment): ReadonlySet<string> =>
  new Set([
    ...assessment.faults.filter((fault) => fault.certainty === 'certain').map((fault) => fault.code),
    ...assessment.answers.filter((given) => given.certainty === 'certain').map((given) => given.answer),
  ])

const missing = (from: ReadonlySet<string>, within: ReadonlySet<string>): readonly string[] =>
  [...from].filter((code) => !within.has(code))

/** All that stays the same while no limit passes: without the days counted so far. */
const inSubstance = (assessment: Assessment): unknown => {
  const { asOf: _asOf, holdsUntil: _until, clock: _clock, duties, faults, timeline, ...rest } = assessment
  const standing = duties.map(({ workingDaysLate: _days, ...duty }) => duty)
  const found = faults.map(({ workingDaysLate: _days, ...fault }) => fault)
  return JSON.parse(JSON.stringify({ ...rest, standing, found, timeline: timeline.map(({ ref }) => ref) }))
}

describe('Whatever the history', () => {
  test('an assessment says the day until which it holds', () => {
    const later = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.nat(4000), fc.constantFrom('near', 'last'))
    const vague = fc.tuple(plausibleHistory(), fc.nat()).map(([lived, n]) => widen(lived, n % lived.events.length))
    const history = fc.oneof(plausibleHistory(), vague, anyHistory())
    fc.assert(
      fc.property(history, later, (given, [after, further, end]) => {
        const asOf = plusDays(lastDay(given), after - 300)
        const now = judge(given, asOf)
        const { holdsUntil } = now
        if (holdsUntil !== undefined) assert.ok(holdsUntil > asOf)
        const last = holdsUntil === undefined ? plusDays(asOf, further) : plusDays(holdsUntil, -1)
        const then = end === 'last' ? last : (Math.min(last, plusDays(asOf, 1 + (further % 40))) as Day)
        if (then > calendar.to) return
        assert.deepEqual(inSubstance(judge(given, then)), inSubstance(now))
      }),
      { ...settings, numRuns: 1500 },
    )
  })

  test('assessing it never fails, on any day, under any policy', () => {
    fc.assert(
      fc.property(
        anyHistory(),
        anyDay,
        anyPolicies,
        fc.option(fc.constantFrom('2020-01-01T00:00:00Z', '2025-06-30T12:00:00+01:00'), { nil: undefined }),
        (history, asOf, policies, knownAt) => {
          judge(history, asOf, { policies, ...(knownAt === undefined ? {} : { knownAt }) })
        },
      ),
      { ...settings, numRuns: 1500 },
    )
  })

  test('a live complaint has exactly one lead holder of the next step', () => {
    fc.assert(
      fc.property(fc.oneof(anyHistory(), plausibleHistory()), anyDay, (history, asOf) => {
        const { live, next } = judge(history, asOf)
        assert.equal(next.filter((step) => step.lead).length, live ? 1 : 0)
      }),
      settings,
    )
  })

  test('every fault, duty and right cites its source, and rests on events that are there', () => {
    fc.assert(
      fc.property(fc.oneof(anyHistory(), plausibleHistory()), anyDay, (history, asOf) => {
        const { faults, duties, rights, timeline } = judge(history, asOf)
        const refs = new Set(timeline.map((entry) => entry.ref))
        for (const one of [...faults, ...duties, ...rights]) {
          assert.ok(one.cites.length > 0)
          assert.deepEqual(
            one.because.filter((ref) => !refs.has(ref)),
            [],
          )
        }
      }),
      settings,
    )
  })

  test('a recorded finding never disappears', () => {
    fc.assert(
      fc.property(fc.oneof(anyHistory(), plausibleHistory()), fc.nat(60), (history, keep) => {
        const asOf = dayOf(2037, 12, 31)
        const voiced = (events: readonly ComplaintEvent[]) =>
          judge({ ...history, events }, asOf).findings.map(
            ({ point, by, finding, event }) => `${event} ${by} ${point} ${finding}`,
          )
        const earlier = voiced(history.events.slice(0, keep))
        const all = new Set(voiced(history.events))
        assert.deepEqual(
          earlier.filter((finding) => !all.has(finding)),
          [],
        )
      }),
      settings,
    )
  })

  test('as known at an instant is as if nothing later had been recorded', () => {
    const instant = '2024-07-01T00:00:00Z'
    const stamped = fc.tuple(
      fc.oneof(anyHistory(), plausibleHistory()),
      fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
    )
    fc.assert(
      fc.property(stamped, anyDay, ([history, early], asOf) => {
        const events = history.events.map((event, index) => ({
          ...event,
          id: event.id ?? `e${index}`,
          recordedAt: early[index % early.length] ? '2024-06-30T23:59:59Z' : '2024-07-01T00:00:01Z',
        }))
        const known = events.filter((event) => event.recordedAt < instant)
        assert.deepEqual(
          judge({ ...history, events }, asOf, { knownAt: instant }),
          judge({ ...history, events: known }, asOf),
        )
      }),
      settings,
    )
  })

  test('names, references and free text decide nothing', () => {
    fc.assert(
      fc.property(plausibleHistory(), (history) => {
        const asOf = plusDays(lastDay(history), 30)
        const codes = ({ faults, answers, notShown }: Assessment) => [
          faults.map(({ code, certainty, weight }) => `${code} ${certainty} ${weight}`),
          answers.map(({ answer }) => answer),
          notShown,
        ]
        const renamed: History = {
          ...history,
          reference: 'zz-1',
          council: 'Another Council',
          points: history.points.map((point) => ({ ...point, says: 'Something else.' })),
          events: history.events.map((event) => ({ ...event, note: 'Words.' })),
        }
        assert.deepEqual(codes(judge(renamed, asOf)), codes(judge(history, asOf)))
      }),
      settings,
    )
  })
})

describe('Dates that are not known to the day', () => {
  test('making one date less precise never makes a possible answer certain', () => {
    fc.assert(
      fc.property(plausibleHistory(), fc.nat(60), fc.nat(400), (history, index, later) => {
        const asOf = plusDays(lastDay(history), later - 100)
        const widened = widen(history, index % Math.max(1, history.events.length))
        const gained = missing(certain(judge(widened, asOf)), certain(judge(history, asOf)))
        assert.deepEqual(gained, [])
      }),
      { ...settings, numRuns: 1500 },
    )
  })

  test('a certain answer stays for every day within the range', () => {
    fc.assert(
      fc.property(plausibleHistory(), fc.nat(60), fc.nat(999), fc.nat(400), (history, at, pick, later) => {
        const index = at % Math.max(1, history.events.length)
        const asOf = plusDays(lastDay(history), later - 100)
        const widened = widen(history, index)
        const narrowed = withinRange(widened, index, pick / 1000)
        if (!inOrder(narrowed)) return
        assert.deepEqual(missing(certain(judge(widened, asOf)), certain(judge(narrowed, asOf))), [])
      }),
      { ...settings, numRuns: 1500 },
    )
  })
})

const inOrder = (history: History): boolean => {
  const days = history.events.flatMap((event) => (event.on === undefined ? [] : [event.on]))
  return days.every(
    (on, index) =>
      index === 0 || (days[index - 1] ?? '').slice(0, on.length) <= on.slice(0, (days[index - 1] ?? '').length),
  )
}

const STOPPED: readonly Standing[] = ['ended', 'held', 'not-shown']

describe('A deadline', () => {
  const key = (duty: Duty) => `${duty.rule} ${duty.reading} ${duty.action ?? ''} ${duty.because[0]}`
  const dates = (duty: Duty) =>
    [duty.firstDue, duty.due, duty.latest].map((span) => span && [span.earliest, span.latest])

  test('moves only through an event type that its rule names', () => {
    fc.assert(
      fc.property(plausibleHistory(), fc.constantFrom(...EVENT_TYPES), fc.nat(60), (history, type, at) => {
        const asOf = plusDays(lastDay(history), 60)
        const events = history.events.map((event, index) => ({ ...event, id: event.id ?? `e${index}` }))
        const index = 1 + (at % Math.max(1, events.length))
        const on = events[index - 1]?.on
        const added = {
          type,
          id: 'added',
          ...(on === undefined ? {} : { on }),
          until: '2030-01-01',
          due: '2030-01-01',
        } as unknown as ComplaintEvent
        const before = judge({ ...history, events }, asOf)
        const after = judge({ ...history, events: [...events.slice(0, index), added, ...events.slice(index)] }, asOf)
        const now = new Map(after.duties.map((duty) => [key(duty), duty] as const))
        for (const duty of before.duties) {
          const rule = RULES[duty.rule]
          const mayMove = [...rule.starts, ...rule.movedBy].includes(type)
          const moved = now.get(key(duty))
          // The event may end the stage itself, and a notice after that moves nothing.
          const stopped = moved !== undefined && STOPPED.includes(moved.standing) && !STOPPED.includes(duty.standing)
          const ends = rule.ends.includes(type) || stopped
          if (moved && !mayMove && !ends) assert.deepEqual(dates(moved), dates(duty), `${type} moved ${duty.rule}`)
        }
      }),
      { ...settings, numRuns: 2000 },
    )
  })
})
