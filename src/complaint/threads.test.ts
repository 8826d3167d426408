import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { complaint } from '../../test/scenario.ts'
import { dayText } from '../kernel/day.ts'

const upheld = (point: string) => [{ point, finding: 'upheld' } as const]
const story = complaint('whole')
  .on('2025-01-13', 'stage-1-responded', { id: 's1', findings: [{ point: '1', finding: 'not-upheld' }] })
  .on('2025-02-12', 'investigating-officer-reported', {
    id: 'report',
    findings: upheld('1'),
    recommendations: [{ id: 'R1', says: 'Meet the family' }, { id: 'R2' }],
  })
  .on('2025-02-19', 'adjudicated', {
    id: 'decision',
    findings: [{ point: '1', finding: 'partially-upheld', reasons: 'One visit was made' }],
    answers: [{ recommendation: 'R1', answer: 'accepted', action: 'A1', owner: 'Sol', due: '2025-03-14' }],
  })
  .on('2025-02-24', 'stage-2-responded', { id: 'letter' })
  .on('2025-03-12', 'action-done', { id: 'met', action: 'A1' })
  .on('2025-04-07', 'panel-reported', {
    id: 'panel',
    findings: upheld('1'),
    recommendations: [{ id: 'R1', says: 'Meet the family again' }],
  })
  .on('2025-04-08', 'panel-report-received', { id: 'panel-came', recommendations: [{ id: 'R1' }] })
  .on('2025-04-22', 'stage-3-responded', {
    id: 'final',
    findings: upheld('1'),
    answers: [{ recommendation: 'R1', answer: 'refused', reason: 'They have met' }],
  })

describe('Threads through the stages', () => {
  test('each voice keeps its own finding', () => {
    assert.deepEqual(
      story.asOf('2025-05-06').assessment.findings.map(({ point, by, finding, event }) => [point, by, finding, event]),
      [
        ['1', 'stage-1', 'not-upheld', 's1'],
        ['1', 'investigating-officer', 'upheld', 'report'],
        ['1', 'adjudicating-officer', 'partially-upheld', 'decision'],
        ['1', 'panel', 'upheld', 'panel'],
        ['1', 'council', 'upheld', 'final'],
      ],
    )
  })
  test('a recommendation made again is one thread', () => {
    const { recommendations } = story.asOf('2025-05-06').assessment
    assert.deepEqual(recommendations, [
      {
        id: 'R1',
        says: 'Meet the family again',
        made: [
          { by: 'investigating-officer', event: 'report' },
          { by: 'panel', event: 'panel' },
        ],
        answered: [
          { by: 'adjudicating-officer', answer: 'accepted', event: 'decision' },
          { by: 'council', answer: 'refused', reason: 'They have met', event: 'final' },
        ],
        action: 'A1',
      },
      { id: 'R2', made: [{ by: 'investigating-officer', event: 'report' }], answered: [] },
    ])
  })
  test('a promise knows its owner, its date, the day it was kept and what it rests on', () => {
    const [promise] = story.asOf('2025-05-06').assessment.actions
    assert.ok(promise?.due && promise.done)
    const { id, says, owner, from, due, done, status, because } = promise
    assert.deepEqual(
      { id, says, owner, from, due: dayText(due.latest), done: dayText(done.earliest), status, because },
      {
        id: 'R1',
        says: 'Meet the family again',
        owner: 'Sol',
        from: 'stage-2',
        due: '2025-03-14',
        done: '2025-03-12',
        status: 'done',
        because: ['decision', 'met', 'letter'],
      },
    )
  })
  test('a fault names what was not done', () => {
    const { faults } = complaint('whole')
      .on('2025-01-13', 'action-agreed', { action: 'A1', says: 'Apologise in writing', due: '2025-01-31' })
      .asOf('2025-03-03').assessment
    assert.match(faults[0]?.says ?? '', /“Apologise in writing”/)
  })
})
