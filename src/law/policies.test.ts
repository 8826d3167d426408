import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DEFAULT_POLICIES, POLICIES, POLICY_KEYS, readPolicies } from './policies.ts'

const problems = (value: unknown) => {
  const read = readPolicies(value)
  return read.ok ? [] : read.error
}

describe('The policies', () => {
  test('are P1 to P22, each once and in order', () => {
    assert.deepEqual(
      POLICY_KEYS.map((key) => POLICIES[key].number),
      Array.from({ length: 22 }, (_, i) => `P${i + 1}`),
    )
  })

  test('are these where a council has settled nothing', () => {
    assert.deepEqual(DEFAULT_POLICIES, {
      'stage2.clock_start': 'request_received',
      'stage2.end_event': 'response_sent',
      'stage1.limit': '10_then_20',
      'stage2.request_window': '20wd_soft',
      'stage3.request_window': '20wd_soft',
      'stage3.response_clock': '5_plus_15',
      'calendar.count_trigger_day': false,
      'calendar.non_working_receipt': 'same_day',
      'routing.s47': 'corporate',
      'ombudsman.early_referral_test': 'all_upheld',
      'reg8.resume': 'fresh',
      'payments.bands': { edition: 'none', bands: [] },
      'ack.days': 2,
      'dp.day_count': 'statute',
      'fostering.registration': 'excluded',
      'stage2.statement_days': 10,
      update_every: 10,
      appoint_days: 5,
      reminders: [14, 5],
      authorisers: {
        extend: ['complaints-manager'],
        refuse: ['complaints-manager'],
        vary: ['adjudicating-officer'],
        override: ['complaints-manager'],
      },
      recommendation_days: 60,
      deemed_delivery: 2,
    })
  })

  test('allow their own defaults and give a reason for them', () => {
    for (const key of POLICY_KEYS) {
      assert.deepEqual(problems({ [key]: POLICIES[key].default }), [], key)
      assert.match(POLICIES[key].title, /^[A-Z].*[^.]$/, key)
      assert.match(POLICIES[key].reason, /^[A-Z].*\.$/, key)
    }
  })
})

describe('A council’s own settings', () => {
  test('change what they name and nothing else', () => {
    const read = readPolicies({ 'ack.days': 3, 'routing.s47': 'statutory_like' })
    assert.ok(read.ok)
    assert.deepEqual(read.value, { ...DEFAULT_POLICIES, 'ack.days': 3, 'routing.s47': 'statutory_like' })
  })
  test('may be none at all', () => {
    assert.deepEqual(readPolicies({}), { ok: true, value: DEFAULT_POLICIES })
  })
  test('are an object', () => {
    for (const value of [null, [], 'P1', 7]) {
      assert.deepEqual(problems(value), ['Policies are an object of keys and values, such as { "ack.days": 3 }'])
    }
  })
  test('an unknown key is named with the nearest known one', () => {
    assert.deepEqual(problems({ 'ack.day': 2 }), ['ack.day is no policy. Did you mean ack.days?'])
    assert.deepEqual(problems({ P21: 30 }), ['P21 is no policy. It is called recommendation_days.'])
    assert.match(problems({ colour: 'red' })[0] ?? '', /^colour is no policy\. The policies are stage2\.clock_start, /)
    assert.match(problems({ toString: 2 })[0] ?? '', /^toString is no policy\./)
  })
  test('an unknown value is named with what it may be', () => {
    assert.deepEqual(problems({ 'stage2.clock_start': 'request-recieved' }), [
      'stage2.clock_start: "request-recieved" is not known. Did you mean request_received?',
    ])
    assert.deepEqual(problems({ 'stage1.limit': 20 }), ['stage1.limit: 20 is not known. Use 10_then_20 or 20.'])
    assert.deepEqual(problems({ 'ack.days': 4 }), ['ack.days: 4 is not known. Use 2 or 3 or 5.'])
    assert.deepEqual(problems({ 'calendar.count_trigger_day': 'no' }), [
      'calendar.count_trigger_day: "no" is neither true nor false.',
    ])
  })
  test('days are whole numbers of a working year at most', () => {
    assert.deepEqual(problems({ appoint_days: 1 }), [])
    assert.deepEqual(problems({ appoint_days: 260 }), [])
    for (const days of [0, 261, 2.5, '5', null]) {
      assert.deepEqual(problems({ appoint_days: days }), [
        `appoint_days: ${JSON.stringify(days)} is no whole number from 1 to 260.`,
      ])
    }
    assert.deepEqual(problems({ reminders: [] }), [])
    assert.deepEqual(problems({ reminders: [5, 0] }), ['reminders: [5,0] is no list of whole numbers from 1 to 260.'])
  })
  test('every power has someone who holds it', () => {
    const { authorisers } = DEFAULT_POLICIES
    assert.deepEqual(problems({ authorisers: { ...authorisers, extend: ['director', 'complaints-manager'] } }), [])
    assert.deepEqual(problems({ authorisers: { ...authorisers, extend: [] } }), [
      'authorisers: extend needs a list of at least one role.',
    ])
    assert.deepEqual(problems({ authorisers: { ...authorisers, refuse: ['directer'] } }), [
      'authorisers: refuse: "directer" is not known. Did you mean director?',
    ])
    assert.deepEqual(problems({ authorisers: { ...authorisers, extends: [] } }), [
      'authorisers: "extends" is not known. Did you mean extend?',
    ])
    assert.match(problems({ authorisers: 'anyone' })[0] ?? '', /^authorisers: Give an object/)
  })
  test('a band runs from a sum to one that is no smaller', () => {
    const bands = (...list: unknown[]) => problems({ 'payments.bands': { edition: '2025-11', bands: list } })
    assert.deepEqual(bands({ for: 'delay', from: 50, to: 50 }), [])
    assert.equal(bands({ for: 'delay', from: 100, to: 50 }).length, 1)
    assert.equal(bands({ for: '', from: 1, to: 50 }).length, 1)
    assert.equal(bands({ for: 'delay', from: -1, to: 50 }).length, 1)
    assert.equal(bands({ for: 'delay', from: 1, to: 50, per: 'month' }).length, 1)
    assert.equal(problems({ 'payments.bands': { bands: [] } }).length, 1)
    assert.equal(problems({ 'payments.bands': { edition: '1', bands: [], currency: 'GBP' } }).length, 1)
  })
  test('every problem is named, and nothing is taken over', () => {
    assert.equal(problems({ 'ack.days': 4, appoint_days: 0, reminders: [5] }).length, 2)
  })
})
