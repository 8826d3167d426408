import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { History } from '../complaint/history.ts'
import { teamsOf, wordsIn, wordsOf } from './words.ts'

const history: History = {
  reference: 'AC-1042',
  council: 'Anytown Council',
  coverage: 'part',
  people: [{ id: 'secretid', as: 'complainant', class: 'parent', calledHere: 'Ms Zoë O’Neill' }],
  points: [{ id: '1', says: 'The visits were cancelled twice', function: 's22', service: ' Children in Care North ' }],
  events: [
    { type: 'complaint-received', on: '2026-03-02', by: 'Foster carer' },
    { type: 'points-stated', on: '2026-03-04', points: [{ id: '2', says: 'Nobody wrote', service: 'Fostering' }] },
  ],
}

describe('The words that a complaint is found by', () => {
  test('are small, without accents, and none that everybody uses', () => {
    assert.deepEqual(wordsIn('The visits, to ZOË: re-arranged & CANCELLED!'), [
      'visits',
      'zoe',
      're',
      'arranged',
      'cancelled',
    ])
    assert.deepEqual(wordsIn('a — ! the'), [])
    assert.equal(wordsIn('x'.repeat(99))[0]?.length, 40)
  })

  test('are those of its reference, with and without its marks, its people, points and events', () => {
    const words = wordsOf(history)
    for (const word of ['ac', '1042', 'ac1042', 'zoe', 'neill', 'visits', 'north', 'foster', 'wrote', 'fostering'])
      assert.ok(words.includes(word), word)
  })

  test('leave out ids, dates and codes', () => {
    const words = wordsOf(history)
    for (const word of ['secretid', 's22', '2026', 'complainant', 'parent', 'received'])
      assert.ok(!words.includes(word), word)
  })

  test('leave out a team that was put right', () => {
    const wrong = { id: 'p', type: 'points-stated', points: [{ id: '2', service: 'Adoption' }] } as const
    const right = {
      type: 'correction-made',
      of: 'p',
      now: { ...wrong, points: [{ id: '2', service: 'Fostering' }] },
    } as const
    assert.deepEqual(teamsOf({ points: [], events: [wrong, right] }), ['Fostering'])
  })

  test('name each team once, as it is written', () => {
    assert.deepEqual(teamsOf(history), ['Children in Care North', 'Fostering'])
  })
})
