import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales } from '../../test/calendar.ts'
import { type Day, day, dayText, isExact, type Span } from '../kernel/day.ts'
import { DEFAULT_POLICIES, type Policies } from '../law/policies.ts'
import type { RuleId } from '../law/rules/index.ts'
import { assess } from './assess.ts'
import type { Duty } from './assessment.ts'
import type { ComplaintEvent } from './vocabulary.ts'
import { type Supposed, whatIf } from './what-if.ts'

const ASKED = { policies: DEFAULT_POLICIES, calendar: englandAndWales, asOf: day('2026-06-01') }

function dutiesOf(events: readonly ComplaintEvent[], changed: Partial<Policies> = {}): readonly Duty[] {
  const history = { reference: 'r', council: 'c', coverage: 'whole', people: [], points: [], events } as const
  return assess(history, { ...ASKED, policies: { ...DEFAULT_POLICIES, ...changed } }).duties
}

function suppose(rule: RuleId, events: readonly ComplaintEvent[], supposed: Supposed) {
  const duty = dutiesOf(events).find((one) => one.rule === rule && one.headline)
  assert.ok(duty, `no duty ${rule}`)
  return { duty, supposed: whatIf(duty, supposed, ASKED) }
}

const textOf = (span: Span | undefined) =>
  span && (isExact(span) ? dayText(span.earliest) : `${dayText(span.earliest)}..${dayText(span.latest)}`)

function dates(rule: RuleId, events: readonly ComplaintEvent[], supposed: Supposed) {
  const { supposed: found } = suppose(rule, events, supposed)
  assert.ok(found.ok, JSON.stringify(found))
  const { firstDue, due, latest } = found.value.dates
  return [textOf(firstDue), textOf(due), textOf(latest), found.value.later]
}

function refusals(rule: RuleId, events: readonly ComplaintEvent[], supposed: Supposed) {
  const { supposed: found } = suppose(rule, events, supposed)
  assert.ok(!found.ok, 'accepted')
  return found.error.map(({ about, says }) => `${about}: ${says}`)
}

const at = (text: string): Day => day(text)
const received = (on: string) => ({ type: 'complaint-received', on }) as const
const requested = (on: string) => ({ type: 'stage-2-requested', on }) as const
const extended = (on: string, until: string) => ({ type: 'stage-2-extended', on, until, reason: 'complex' }) as const

describe('What if', () => {
  test('nothing were different: the dates of every duty are its own', () => {
    const events = [
      received('2026-01-05'),
      { type: 'complaint-acknowledged', on: '2026-01-06' } as const,
      { type: 'stage-1-responded', on: '2026-01' } as const,
      requested('2026-02-02'),
      extended('2026-02-20', '2026-04-01'),
      { type: 'statement-agreed', on: '2026-02-24' } as const,
      { type: 'stage-2-responded', on: '2026-04-10' } as const,
      { type: 'stage-3-requested', on: '2026-04-20' } as const,
      { type: 'panel-held', on: '2026-05-20' } as const,
    ]
    const duties = dutiesOf(events)
    assert.ok(duties.length > 8)
    for (const duty of duties) {
      const found = whatIf(duty, {}, ASKED)
      assert.ok(found.ok, duty.rule)
      const { from, firstDue, due, latest, assumed } = duty
      assert.deepEqual(found.value.dates, { from, firstDue, due, latest, assumed }, duty.rule)
      assert.equal(found.value.later, isExact(due) ? 0 : undefined)
    }
  })

  test('the clock had started on another day', () => {
    const events = [received('2026-03-30')]
    assert.deepEqual(dates('S1.respond', events, {}), ['2026-04-15', '2026-04-15', '2026-04-29', 0])
    assert.deepEqual(dates('S1.respond', events, { start: at('2026-04-02') }), [
      '2026-04-20',
      '2026-04-20',
      '2026-05-05',
      3,
    ])
    assert.deepEqual(dates('S1.respond', events, { start: at('2026-03-27') }), [
      '2026-04-14',
      '2026-04-14',
      '2026-04-28',
      -1,
    ])
  })

  test('a notice had been sent: to any day up to the ceiling, in place of those that were', () => {
    const events = [requested('2026-02-02'), extended('2026-02-20', '2026-04-01')]
    assert.deepEqual(dates('S2.complete', events, {}), ['2026-03-09', '2026-04-01', '2026-05-07', 0])
    assert.deepEqual(dates('S2.complete', events, { notice: at('2026-03-12') }).slice(1, 2), ['2026-03-12'])
    assert.deepEqual(dates('S2.complete', events, { notice: at('2026-05-07') }).slice(1, 2), ['2026-05-07'])
    assert.deepEqual(refusals('S2.complete', events, { notice: at('2026-05-08') }), [
      'notice: No notice can give a day after Thursday 7 May 2026: that is 65 working days from the start, the most that the rule allows. Enter that day or an earlier one',
    ])
    assert.deepEqual(refusals('S2.complete', events, { notice: at('2026-03-06') }), [
      'notice: A notice cannot bring the date forward. Without one it is Monday 9 March 2026 already. Enter a later day',
    ])
    assert.deepEqual(refusals('S1.respond', [received('2026-03-30')], { notice: at('2026-04-30') }), [
      'notice: No notice can give a day after Wednesday 29 April 2026: that is 20 working days from the start, the most that the rule allows. Enter that day or an earlier one',
    ])
  })

  test('a day between were a bank holiday: the date and the ceiling move, a day set by a notice does not', () => {
    const events = [requested('2026-02-02')]
    assert.deepEqual(dates('S2.complete', events, { holiday: at('2026-02-11') }), [
      '2026-03-10',
      '2026-03-10',
      '2026-05-08',
      1,
    ])
    const noticed = [...events, extended('2026-02-20', '2026-04-01')]
    assert.deepEqual(dates('S2.complete', noticed, { holiday: at('2026-02-11') }), [
      '2026-03-10',
      '2026-04-01',
      '2026-05-08',
      0,
    ])
    assert.deepEqual(
      dates('S2.complete', noticed, { holiday: at('2026-02-11'), notice: at('2026-05-08') }).slice(1, 2),
      ['2026-05-08'],
    )
  })

  test('the days of the count are listed, and end on the date', () => {
    const { supposed } = suppose('S1.respond', [received('2026-03-30')], {
      start: at('2026-04-02'),
      holiday: at('2026-04-07'),
    })
    assert.ok(supposed.ok)
    const { days, dates } = supposed.value
    assert.equal(days[0]?.day, at('2026-04-02'))
    assert.equal(days.at(-1)?.day, dates.due.earliest)
    assert.equal(days.at(-1)?.counted, 10)
    assert.deepEqual(
      days.filter(({ day }) => day === at('2026-04-07')).map(({ counted, why }) => [counted, why]),
      [[null, 'Bank holiday of this what-if only']],
    )
  })

  test('a start known only to its month stays a span, and a day for it gives a day', () => {
    const events = [received('2026-03')]
    assert.deepEqual(dates('S1.respond', events, { holiday: at('2026-04-07') }), [
      '2026-03-13..2026-04-17',
      '2026-03-13..2026-04-17',
      '2026-03-27..2026-05-01',
      undefined,
    ])
    assert.deepEqual(dates('S1.respond', events, { start: at('2026-03-30') }), [
      '2026-04-15',
      '2026-04-15',
      '2026-04-29',
      undefined,
    ])
  })

  test('a notice that was in time would have come too late', () => {
    const events = [requested('2026-02-02'), extended('2026-03-06', '2026-04-01')]
    const { supposed } = suppose('S2.complete', events, { start: at('2026-01-20') })
    assert.ok(supposed.ok)
    assert.equal(supposed.value.noticeTooLate, true)
    assert.equal(textOf(supposed.value.dates.due), '2026-02-24')
  })

  test('the days of a hold are kept', () => {
    const events = [
      received('2026-02-02'),
      { type: 'complaint-held', on: '2026-02-04', proceedings: 'court', reasons: 'A hearing.' },
      { type: 'hold-ended', on: '2026-02-18' },
    ] as const
    const [duty] = dutiesOf(events, { 'reg8.resume': 'remaining' })
    assert.ok(duty)
    assert.equal(textOf(duty.due), '2026-03-02')
    const found = whatIf(duty, { start: at('2026-02-03') }, ASKED)
    assert.ok(found.ok)
    assert.equal(textOf(found.value.dates.due), '2026-03-03')
  })

  test('is refused, each with its field', () => {
    const events = [requested('2026-02-02')]
    assert.deepEqual(refusals('S2.complete', events, { holiday: at('2026-02-14'), notice: at('2027-01-04') }), [
      'holiday: Saturday 14 February 2026 is no working day already. Enter a day from Monday to Friday',
      'notice: No notice can give a day after Thursday 7 May 2026: that is 65 working days from the start, the most that the rule allows. Enter that day or an earlier one',
    ])
    assert.match(
      refusals('S2.complete', events, { start: at('2035-12-20') }).join(),
      /^start: No date can be counted from that day: .* to Monday 31 December 2035$/,
    )
    assert.deepEqual(refusals('I.ack', [received('2026-03-30')], { notice: at('2026-04-30') }), [
      'notice: No notice can move this date: its rule knows no extension',
    ])
  })

  test('fits no date that somebody set', () => {
    const duty = dutiesOf([
      requested('2024-08-01'),
      {
        type: 'ombudsman-decided',
        on: '2026-05-01',
        reference: '99 000 303',
        decision: 'upheld',
        actions: [{ id: 'O1', says: 'Apologise', kind: 'apology', due: { n: 4, unit: 'weeks' } }],
      },
    ]).find(({ rule }) => rule === 'O.agreed-action')
    assert.ok(duty)
    for (const supposed of [{}, { start: at('2026-05-04') }]) {
      const found = whatIf(duty, supposed, ASKED)
      assert.ok(!found.ok)
      assert.deepEqual(found.error, [
        {
          about: 'nothing',
          says: 'Somebody set this date. It is not counted from a start, so it moves with none',
        },
      ])
    }
  })
})
