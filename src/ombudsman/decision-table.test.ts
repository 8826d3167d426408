import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Decision } from './decision.ts'
import { decisionTable } from './decision-table.ts'

const decision: Decision = {
  format: 'redress-decision/1',
  reference: '99 000 303',
  council: '=Anytown',
  category: [],
  decision: 'Upheld',
  decisionDate: '2025-03-03',
  summary: 'Delay.',
  sections: [],
  statutes: [],
  people: [],
  actions: [
    {
      says: '+44 for the delay',
      kind: 'payment',
      amount: 350.5,
      to: 'Ms P',
      due: '2025-04-03',
      phrase: 'Within one month',
    },
    { says: 'Remind staff', kind: 'staff-reminder', amount: null, to: null, due: null, phrase: null },
  ],
  unsure: [{ what: 'Whose amount it is', passage: 'pay £100' }],
}

test('a decision is a row for itself, for each action and each doubt, and no cell starts a formula', () => {
  const { columns, rows } = decisionTable(decision)
  assert.deepEqual(
    rows.map(({ what, kind, says, amount, due, phrase }) => [what, kind, says, amount, due, phrase]),
    [
      ['decision', undefined, 'Delay.', undefined, undefined, undefined],
      ['action', 'payment', "'+44 for the delay", '350.5', '2025-04-03', 'Within one month'],
      ['action', 'staff-reminder', 'Remind staff', undefined, undefined, undefined],
      ['in doubt', undefined, 'Whose amount it is', undefined, undefined, 'pay £100'],
    ],
  )
  for (const row of rows) {
    assert.equal(row['council'], "'=Anytown")
    assert.ok(Object.keys(row).every((column) => columns.includes(column)))
  }
})
