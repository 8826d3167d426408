import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { anyHistory, plausibleHistory } from '../../../test/histories.ts'
import type { History } from '../history.ts'
import { readJsonChronology } from './read-json.ts'
import { writeJsonChronology } from './write-json.ts'

const readBack = (history: History) => readJsonChronology(writeJsonChronology(history))

test('any history comes back from its JSON as it was', () => {
  fc.assert(
    fc.property(anyHistory(), (history) => assert.deepEqual(readBack(history), { ok: true, value: history })),
    { seed: 2006, numRuns: 300 },
  )
})

test('a plausible life comes back from its JSON as it was', () => {
  fc.assert(
    fc.property(plausibleHistory(), (history) => assert.deepEqual(readBack(history), { ok: true, value: history })),
    { seed: 1738, numRuns: 100 },
  )
})

test('each event stands on a line of its own, keys always in the same order', () => {
  const history: History = {
    reference: 'C-1',
    council: 'Exampleham',
    coverage: 'part',
    people: [],
    points: [{ says: 'The plan was late', id: '1' }],
    events: [
      { type: 'complaint-received', channel: 'email', on: '2021-06', points: ['1'], id: 'e1' },
      { type: 'adjudicated', findings: [{ finding: 'upheld', point: '1' }], answers: [] },
    ],
  }
  assert.equal(
    writeJsonChronology(history),
    `{
  "format": "redress-chronology/1",
  "reference": "C-1",
  "council": "Exampleham",
  "coverage": "part",
  "points": [
    { "id": "1", "says": "The plan was late" }
  ],
  "events": [
    { "id": "e1", "on": "2021-06", "type": "complaint-received", "points": ["1"], "channel": "email" },
    { "type": "adjudicated", "findings": [{ "point": "1", "finding": "upheld" }], "answers": [] }
  ]
}
`,
  )
})

test('a key without a value is not written', () => {
  const event = { type: 'resumed', ...Object.fromEntries([['by', undefined]]) } as const
  const history: History = { reference: 'A', council: 'B', coverage: 'part', people: [], points: [], events: [event] }
  assert.deepEqual(readBack(history), { ok: true, value: { ...history, events: [{ type: 'resumed' }] } })
})
