import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { BEGINNING, day, END } from '../../kernel/day.ts'
import { FAULT_CODES, FAULTS } from '../faults.ts'
import type { Rule } from '../rule.ts'
import { ALL_RULES, isRuleId, limitOn, rule, RULES, shownInDecision, stopsAStep } from './index.ts'

const CATALOGUE = `
  I.manager I.expedite I.ack I.info I.advocacy I.advocacy-publicity I.oral I.sufficient-interest I.one-year
  I.one-year-override I.prejudice-hold I.prejudice-resubmit I.child-check I.safeguard I.freeze A.due-regard
  A.ip-in-discussion I.reasonable-adjust I.route
  S1.respond S1.extend S1.advocate S1.skip S1.timeout S1.close S1.next-step
  S2.request S2.accept S2.ack S2.appoint-ip S2.appoint-io S2.statement S2.clock S2.complete S2.extend S2.update
  S2.information S2.report S2.ip-report S2.adjudicate S2.send-pack S2.redo S2.actions
  S3.request S3.ack S3.accept S3.compose S3.papers S3.panel-held S3.submissions S3.companion S3.report S3.report-to
  S3.consider S3.respond S3.reasons S3.early-referral S3.total
  O.signpost O.premature O.in-time O.enquiry-reply O.draft-comment O.agreed-action O.evidence O.report-consider O.ofsted
  R.record R.annual-report R.annual-anon D.dp-ack D.dp-outcome`
  .trim()
  .split(/\s+/)

// A rule whose text, number or date of effect was read only in a summary, or that is a local choice.
const NOT_CONFIRMED = `
  I.ack I.info I.oral I.sufficient-interest I.one-year-override I.prejudice-hold I.prejudice-resubmit I.child-check
  I.safeguard I.freeze A.due-regard A.ip-in-discussion I.reasonable-adjust
  S1.respond S1.extend S1.advocate S1.timeout S1.close S1.next-step
  S2.request S2.ack S2.statement S2.clock S2.extend S2.report
  S3.request S3.ack S3.papers S3.reasons S3.total
  O.enquiry-reply R.record R.annual-report R.annual-anon D.dp-ack D.dp-outcome`
  .trim()
  .split(/\s+/)

describe('The catalogue of rules', () => {
  test('is complete, in order and without a double', () => {
    assert.deepEqual(
      ALL_RULES.map(({ id }) => id),
      CATALOGUE,
    )
    assert.deepEqual(Object.keys(RULES), CATALOGUE)
    assert.equal(rule('S2.complete').id, 'S2.complete')
    assert.equal(isRuleId('S2.complete'), true)
    assert.equal(isRuleId('toString'), false)
  })

  test('says of each rule whether it is confirmed', () => {
    assert.deepEqual(
      ALL_RULES.filter(({ verified }) => !verified).map(({ id }) => id),
      NOT_CONFIRMED,
    )
    for (const { force, verified, id } of ALL_RULES) assert.ok(!(force === 'POL' && verified), id)
  })

  test('cites a source of its own force for each rule', () => {
    for (const { id, force, cites } of ALL_RULES) {
      assert.equal(cites[0]?.force, force, id)
      for (const { at, says } of cites) assert.ok(says.trim() === says && says.length > 3 && at === at.trim(), id)
    }
  })

  test('names a published decision as the Ombudsman writes it', () => {
    for (const { id, cites } of ALL_RULES) {
      for (const { says, at } of cites.filter(({ says }) => says.startsWith('Ombudsman decision'))) {
        assert.match(at, /^\d\d \d\d\d \d\d\d$/, id)
        assert.match(says, /^Ombudsman decision \d\d \d\d\d \d\d\d \([A-Z][A-Za-z ]+\)$/, id)
      }
    }
  })

  test('speaks in whole plain sentences, without the trade’s initials', () => {
    for (const { id, title, says, ifMissed, note, target } of ALL_RULES) {
      assert.match(title, /^[A-Z].*[^.]$/, id)
      for (const text of [says, ifMissed, note, target?.says])
        if (text !== undefined) assert.match(text, /^[A-Z0-9].*[.?]$/, id)
      const words = [title, says, ifMissed, note, target?.says].join(' ')
      assert.doesNotMatch(words, /\b(WD|IO|IP|AO|GUID|POL|REG|OMB|LGSCO|CM)\b/, id)
    }
  })

  test('puts each rule into its section', () => {
    const sections = { I: '7.1', A: '7.1', S1: '7.2', S2: '7.3', S3: '7.4', O: '7.5', R: '7.6', D: '7.6' }
    for (const { id, section } of ALL_RULES) {
      const expected =
        id === 'I.route' ? '5.3' : Object.entries(sections).find(([prefix]) => id.startsWith(`${prefix}.`))?.[1]
      assert.equal(section, expected, id)
    }
  })
})

describe('The clocks', () => {
  test('a rule with a limit says what starts it and what ends it', () => {
    for (const { id, limits, starts, ends } of ALL_RULES) {
      if (limits.length > 0) assert.ok(starts.length > 0 && ends.length > 0, id)
    }
  })

  test('a limit has a number or a policy, and limits are in order of effect', () => {
    for (const { id, limits } of ALL_RULES) {
      for (const { n, policy } of limits) assert.ok((n === undefined) !== (policy === undefined), id)
      const from = limits.map((limit) => day(limit.from))
      assert.deepEqual(
        from,
        [...from].sort((a, b) => a - b),
        id,
      )
    }
  })

  test('the limits of the Regulations and the Acts', () => {
    const inLaw = ALL_RULES.filter(({ force }) => force === 'REG' || force === 'ACT').flatMap(({ id, limits }) =>
      limits.flatMap(({ n, unit, from }) => (n === undefined ? [] : [`${id} ${n} ${unit} from ${from}`])),
    )
    assert.deepEqual(inLaw, [
      'I.one-year 1 years from 2006-09-01',
      'I.prejudice-resubmit 1 years from 2006-09-01',
      'S1.respond 10 working-days from 2006-09-01',
      'S1.extend 10 working-days from 2006-09-01',
      'S2.complete 25 working-days from 2006-09-01',
      'S2.extend 25 working-days from 2006-09-01',
      'S3.request 20 working-days from 2006-09-01',
      'S3.panel-held 30 working-days from 2006-09-01',
      'S3.report 5 working-days from 2006-09-01',
      'S3.respond 15 working-days from 2006-09-01',
      'O.in-time 12 months from 2006-09-01',
      'O.report-consider 3 months from 2006-09-01',
      'D.dp-ack 30 calendar-days from 2026-06-19',
    ])
  })

  test('only stages 1 and 2 can be extended, by a notice that is among what moves them', () => {
    const extended = ALL_RULES.flatMap((rule) => (rule.extension ? [[rule.id, rule.extension] as const] : []))
    assert.deepEqual(
      extended.map(([id, { by, ceiling }]) => [id, by, ceiling.n, ceiling.unit]),
      [
        ['S1.respond', 'stage-1-extended', 20, 'working-days'],
        ['S2.complete', 'stage-2-extended', 65, 'working-days'],
      ],
    )
    for (const [id, { by }] of extended) assert.ok(rule(id).movedBy.includes(by), id)
  })

  test('what starts, ends and moves the clocks of the stages', () => {
    const holds = ['complaint-held', 'hold-ended', 'complaint-resubmitted']
    assert.deepEqual(RULES['S1.respond'].starts, ['complaint-received', 'complaint-resubmitted', 'hold-ended'])
    assert.deepEqual(RULES['S1.respond'].ends, ['stage-1-responded', 'stage-1-resolved'])
    assert.deepEqual(RULES['S1.respond'].movedBy, ['stage-1-extended', ...holds])
    assert.deepEqual(RULES['S2.complete'].ends, ['stage-2-responded'])
    assert.deepEqual(RULES['S2.complete'].movedBy, ['stage-2-extended', ...holds])
    assert.deepEqual(RULES['S3.panel-held'].movedBy, holds)
    assert.deepEqual(RULES['S3.report'].starts, ['panel-held'])
    assert.deepEqual(RULES['S3.respond'].starts, ['panel-report-received', 'panel-reported'])
    assert.equal(RULES['S3.panel-held'].extension, undefined)
  })
})

describe('The limit that has effect on a day', () => {
  const limitsOf = (...from: string[]): Rule => ({
    ...rule('S2.complete'),
    limits: from.map((from, index) => ({ from, unit: 'working-days', n: index + 1 })),
  })
  const changing = limitsOf('2006-09-01', '2030-04-01')

  test('is the one of its day, and none before the first', () => {
    assert.equal(limitOn(changing, day('2006-08-31')), undefined)
    assert.equal(limitOn(changing, day('2006-09-01'))?.n, 1)
    assert.equal(limitOn(changing, day('2030-03-31'))?.n, 1)
    assert.equal(limitOn(changing, day('2030-04-01'))?.n, 2)
  })
  test('of a day without a bound is the first, or the latest', () => {
    assert.equal(limitOn(changing, BEGINNING)?.n, 1)
    assert.equal(limitOn(changing, END)?.n, 2)
  })
  test('is none where the law gives no number', () => {
    assert.equal(limitOn(rule('S2.accept'), day('2024-01-02')), undefined)
  })
  test('data protection complaints have had one since 19 June 2026', () => {
    assert.equal(limitOn(rule('D.dp-ack'), day('2026-06-18')), undefined)
    assert.equal(limitOn(rule('D.dp-ack'), day('2026-06-19'))?.n, 30)
  })
})

describe('Which rules stop a step', () => {
  test('a confirmed rule, and one that a published decision shows', () => {
    assert.equal(stopsAStep(rule('S3.compose')), true)
    assert.equal(rule('I.sufficient-interest').verified, false)
    assert.equal(shownInDecision(rule('I.sufficient-interest')), true)
    assert.equal(stopsAStep(rule('I.sufficient-interest')), true)
  })
  test('not a local policy, though a decision bears on it, nor one read only in a summary', () => {
    assert.equal(shownInDecision(rule('S2.clock')), true)
    assert.equal(stopsAStep(rule('S2.clock')), false)
    assert.equal(stopsAStep(rule('I.ack')), false)
    assert.equal(stopsAStep(rule('I.info')), false)
    assert.equal(stopsAStep(rule('S1.next-step')), false)
  })
})

describe('The faults', () => {
  test('each rests on rules of the catalogue', () => {
    for (const code of FAULT_CODES) {
      assert.ok(FAULTS[code].rules.length > 0, code)
      for (const id of FAULTS[code].rules) assert.ok(isRuleId(id), `${code} names ${id}`)
    }
  })
})
