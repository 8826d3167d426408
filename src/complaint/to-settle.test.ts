import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales } from '../../test/calendar.ts'
import { day } from '../kernel/day.ts'
import { DEFAULT_POLICIES } from '../law/policies.ts'
import { assess } from './assess.ts'
import type { History } from './history.ts'
import type { ComplaintEvent, Person, Point } from './vocabulary.ts'

const RECEIVED = { type: 'complaint-received', on: '2025-03-03', channel: 'letter' } as const
const TOLD = { type: 'information-given', on: '2025-03-03' } as const

const matter = (person: Person, point: Omit<Point, 'id' | 'says'>, ...events: readonly ComplaintEvent[]): History => ({
  reference: 'S-1',
  council: 'Anytown',
  coverage: 'whole',
  people: [{ id: 'p', as: 'complainant', ...person }],
  points: [{ id: '1', says: 'A visit was missed', function: 's17', ...point }],
  events: [RECEIVED, TOLD, ...events],
})

const on = (asOf: string, history: History) =>
  assess(history, { policies: DEFAULT_POLICIES, calendar: englandAndWales, asOf: day(asOf) })

const settles = (...asked: Parameters<typeof matter>) =>
  on('2025-03-05', matter(...asked)).toSettle.map(({ what }) => what)

describe('What is to be settled at the start', () => {
  test('nothing where a parent complains in time and was told of the procedure', () => {
    assert.deepEqual(settles({ class: 'parent' }, { arose: '2024-03-03' }), [])
  })

  test('the interest of somebody whom the Act does not list, until it is decided', () => {
    const relative = { class: 'other-sufficient-interest' } as const
    assert.deepEqual(settles(relative, {}), ['interest'])
    const decided = { type: 'interest-decided', on: '2025-03-04', reasons: 'As set out', childsViews: 'Asked' } as const
    assert.deepEqual(settles(relative, {}, { ...decided, accepted: true }), [])
    assert.deepEqual(settles(relative, {}, { ...decided, accepted: false }), ['refusal-letter'])
    const refused = { type: 'complaint-refused', on: '2025-03-04', grounds: ['not-entitled'], reasons: 'So' } as const
    assert.deepEqual(settles(relative, {}, { ...decided, accepted: false }, refused), [])
  })

  test('lateness only after the year to the day, and only on the points that are not decided', () => {
    assert.deepEqual(settles({ class: 'parent' }, { arose: '2024-03-02' }), ['late'])
    const decided = {
      type: 'late-complaint-decided',
      on: '2025-03-04',
      accepted: true,
      reasonableToExpectEarlier: 'No',
      effectiveAndFairNow: 'Yes',
      decidedBy: 'M',
    } as const
    assert.deepEqual(settles({ class: 'parent' }, { arose: '2024-03-02' }, decided), [])
    const [said] = on('2025-03-05', matter({ class: 'parent' }, { arose: '2024-03' })).toSettle
    assert.match(said?.says ?? '', /^It may have been made/)
  })

  test('what the child wants only where somebody complains for the child', () => {
    assert.deepEqual(settles({ class: 'parent', inOwnRight: true }, {}), [])
    assert.deepEqual(settles({ class: 'parent', inOwnRight: false }, {}), ['childs-wishes'])
    const wishes = { type: 'childs-wishes-recorded', on: '2025-03-04', view: 'Yes please' } as const
    assert.deepEqual(settles({ class: 'parent', inOwnRight: false }, {}, wishes), [])
  })

  test('an advocate for a child: offered, and then answered', () => {
    const offered = { type: 'advocate-offered', on: '2025-03-04' } as const
    assert.deepEqual(settles({ class: 'child' }, {}), ['advocate'])
    const by = (...more: readonly ComplaintEvent[]) =>
      on('2025-03-05', matter({ class: 'child' }, {}, ...more)).toSettle.flatMap((one) => one.by)
    assert.deepEqual(by(), ['advocate-offered'])
    assert.deepEqual(by(offered), ['advocate-appointed', 'advocate-declined'])
    assert.deepEqual(by(offered, { type: 'advocate-declined', on: '2025-03-04' }), [])
  })

  test('a move that may be contested, until it was considered', () => {
    assert.deepEqual(settles({ class: 'parent' }, { function: 's20' }), ['disputed-decision'])
  })

  test('nothing any more once stage 1 was answered', () => {
    const answered = {
      type: 'stage-1-responded',
      on: '2025-03-04',
      findings: [{ point: '1', finding: 'upheld' }],
      stage2RightExplained: true,
    } as const
    assert.deepEqual(settles({ class: 'child' }, {}, answered), [])
  })
})

test('by what right each complains', () => {
  const right = (person: Person) => on('2025-03-05', matter(person, {})).complains[0]?.right
  assert.equal(right({ class: 'parent' }), 'own')
  assert.equal(right({ class: 'parent', inOwnRight: false }), 'for-a-child')
  assert.equal(right({ class: 'other-sufficient-interest' }), 'undecided')
  assert.equal(right({}), 'unknown')
})
