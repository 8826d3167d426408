import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales } from '../../test/calendar.ts'
import { asEvent } from './as-event.ts'
import { readDecision, workingDaysIn } from './read-decision.ts'

const add = workingDaysIn(englandAndWales)

const event = (header: string, words: string) =>
  asEvent(
    readDecision(
      `Hexley Council (23 900 001)\n\nCategory : Children's care services > Other\n\nDecision : ${header}\n\nDecision date : 10 Jan 2024\n\nThe Ombudsman's final decision:\n\nSummary: Ms X complained.\n\nAnalysis\n\n1. ${words}\n`,
      add,
    ),
  )

describe('Which outcome a header stands for', () => {
  const rows = [
    ['Upheld', 'The Council has agreed to resolve the complaint early.', 'upheld-early-resolution'],
    [
      'Upheld',
      'We may decide not to continue. (Local Government Act 1974, section 24A(7), as amended)',
      'upheld-early-resolution',
    ],
    ['Upheld', 'I have completed my investigation.', 'upheld'],
    ['Not upheld', 'There was no fault.', 'not-upheld'],
    ['Closed after initial enquiries', 'We will not investigate.', 'closed-after-initial-enquiries'],
  ] as const
  for (const [header, words, outcome] of rows) {
    test(`${header}: ${words}`, () => {
      const { event: made, ask } = event(header, words)
      assert.equal(made.decision, outcome)
      assert.deepEqual(ask, [])
    })
  }

  test('an upheld complaint whose text speaks of neither, or of both, is asked', () => {
    for (const words of [
      'There was delay.',
      'The Council agreed to resolve the complaint early. I have completed my investigation.',
    ]) {
      const { event: made, ask } = event('Upheld', words)
      assert.ok(!('decision' in made))
      assert.deepEqual(ask, [{ what: 'Which outcome the decision is', passage: 'Upheld' }])
    }
  })

  test('a header that is not known is asked', () => {
    assert.deepEqual(event('Remitted', 'Words.').ask, [{ what: 'Which outcome the decision is', passage: 'Remitted' }])
  })
})

test('the event holds the day, the reference, the category and each action under an id', () => {
  const { event: made } = event(
    'Upheld',
    'We asked the Council to resolve the complaint early by paying Ms X £90 and completing stage two within one month of this decision.',
  )
  assert.deepEqual(made, {
    type: 'ombudsman-decided',
    on: '2024-01-10',
    reference: '23 900 001',
    category: ["Children's care services", 'Other'],
    decision: 'upheld-early-resolution',
    actions: [
      {
        id: '1',
        says: 'paying Ms X £90',
        kind: 'payment',
        amount: 90,
        to: 'Ms X',
        due: '2024-02-10',
        phrase: 'within one month of this decision',
      },
      {
        id: '2',
        says: 'completing stage two within one month of this decision.',
        kind: 'start-or-complete-stage',
        due: '2024-02-10',
        phrase: 'within one month of this decision',
        stage: 'stage-2',
        part: 'complete',
      },
    ],
  })
})
