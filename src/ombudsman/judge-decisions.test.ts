import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Decision, DecisionAction } from './decision.ts'
import { type ExpectedDecision, judgeDecision } from './judge-decisions.ts'

const action = (kind: DecisionAction['kind'], amount: number | null, due: string | null): DecisionAction => ({
  says: '',
  kind,
  amount,
  to: null,
  due,
  phrase: null,
})

const apology = action('apology', null, '2024-02-10')
const payment = action('payment', 300, '2024-02-10')
const evidence = action('evidence', null, null)

const expected: ExpectedDecision = {
  reference: '23 900 001',
  category: ['A', 'B'],
  decision: 'Upheld',
  actions: [apology, payment, evidence],
}

const read = (actions: readonly DecisionAction[], changes: Partial<Decision> = {}): Decision => ({
  format: 'redress-decision/1',
  reference: '23 900 001',
  council: 'Hexley Council',
  category: ['A', 'B'],
  decision: 'Upheld',
  decisionDate: '2024-01-10',
  summary: null,
  sections: [],
  statutes: [],
  people: [],
  actions,
  unsure: [],
  ...changes,
})

const judge = (actions: readonly DecisionAction[], changes: Partial<Decision> = {}) =>
  judgeDecision(expected, read(actions, changes))

describe('Judging a decision as read', () => {
  test('the same actions in another order are right, and so are two more without a new date or sum', () => {
    assert.deepEqual(judge([evidence, payment, apology]), { misses: [], falseAlarms: [] })
    const more = [action('other', null, null), action('training', null, '2024-02-10')]
    assert.deepEqual(judge([apology, payment, evidence, ...more]), { misses: [], falseAlarms: [] })
  })

  test('a third action more is a false alarm', () => {
    const { misses, falseAlarms } = judge([apology, payment, evidence, evidence, evidence, evidence])
    assert.deepEqual(misses, [])
    assert.deepEqual(falseAlarms, ['3 actions too many: evidence; evidence; evidence'])
  })

  test('an action with another kind, sum or date is missed', () => {
    assert.deepEqual(judge([payment, evidence]).misses, ['action: apology by 2024-02-10'])
    assert.deepEqual(judge([action('meeting', null, '2024-02-10'), payment, evidence]).misses, [
      'action: apology by 2024-02-10',
    ])
    assert.deepEqual(judge([apology, action('payment', 300, null), evidence]), {
      misses: ['action: payment £300 by 2024-02-10'],
      falseAlarms: ['an amount that is not there: payment £300'],
    })
  })

  test('an amount twice, an amount invented and a date added are false alarms', () => {
    assert.deepEqual(judge([apology, payment, payment, evidence]).falseAlarms, [
      'an amount that is not there: payment £300 by 2024-02-10',
    ])
    assert.deepEqual(judge([apology, payment, evidence, action('payment', 50, null)]).falseAlarms, [
      'an amount that is not there: payment £50',
    ])
    assert.deepEqual(judge([apology, payment, action('evidence', null, '2024-03-10')]), {
      misses: ['action: evidence'],
      falseAlarms: ['a date that is not there: evidence by 2024-03-10'],
    })
  })

  test('header values are the same to the letter; what a case does not name is not judged', () => {
    const all = [apology, payment, evidence]
    assert.deepEqual(judge(all, { decision: 'upheld', category: ['A'], council: null }).misses, [
      'category: expected ["A","B"], read ["A"]',
      'decision: expected "Upheld", read "upheld"',
    ])
  })

  test('what is unsure counts as a false alarm', () => {
    const { falseAlarms } = judge([apology, payment, evidence], { unsure: [{ what: 'A doubt', passage: 'words' }] })
    assert.deepEqual(falseAlarms, ['unsure: A doubt (words)'])
  })
})
