import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { anyHistory, plausibleHistory } from '../../../test/histories.ts'
import { EVENT_TYPES } from '../../kernel/event-types.ts'
import type { History } from '../history.ts'
import { fieldsOf } from './fields.ts'
import { readCsvChronologies } from './read-csv.ts'
import { readRows } from './read-rows.ts'
import { COLUMNS } from './rows.ts'
import { tableOf, writeCsvChronologies } from './write-csv.ts'

const readBack = (...histories: History[]) => readCsvChronologies(writeCsvChronologies(histories))

test('any history comes back from its cells as it was', () => {
  fc.assert(
    fc.property(anyHistory(), (history) => assert.deepEqual(readBack(history), { ok: true, value: [history] })),
    { seed: 2006, numRuns: 200 },
  )
})

test('several complaints come back from one file, in their order', () => {
  const several = fc.uniqueArray(fc.oneof(anyHistory(), plausibleHistory()), {
    selector: ({ reference }) => reference,
    minLength: 1,
    maxLength: 4,
  })
  fc.assert(
    fc.property(several, (histories) => assert.deepEqual(readBack(...histories), { ok: true, value: histories })),
    { seed: 1738, numRuns: 40 },
  )
})

test('no cell runs as a formula', () => {
  fc.assert(
    fc.property(anyHistory(), (history) => {
      for (const row of tableOf([history]).rows)
        for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^[-=+@\t\r\n]/u)
    }),
    { seed: 12, numRuns: 100 },
  )
})

test('rows come back as they are, for a workbook that has no text', () => {
  fc.assert(
    fc.property(anyHistory(), (history) => {
      const rows = tableOf([history]).rows.map((cells, at) => ({ line: at + 2, cells }))
      assert.deepEqual(readRows(rows), { ok: true, value: [history] })
    }),
    { seed: 7, numRuns: 50 },
  )
})

test('each field has one column, and the columns of the complaint itself are no fields', () => {
  const names = new Set(EVENT_TYPES.flatMap((type) => Object.keys(fieldsOf(type))))
  for (const name of ['type', 'council', 'coverage', 'ombudsmanReference']) assert.ok(!names.has(name), name)
  assert.deepEqual(
    EVENT_TYPES.filter((type) => Object.hasOwn(fieldsOf(type), 'reference')),
    ['ombudsman-decided'],
  )
  for (const name of names) assert.ok(COLUMNS.has(name), name)
})

test('a file is as short as its complaint, in forms that a person could have typed', () => {
  const history: History = {
    reference: 'CSC-1',
    council: 'Exampleham',
    coverage: 'part',
    people: [{ as: 'complainant', class: 'parent', calledHere: 'Ms X' }],
    points: [{ id: '1', says: 'Late, and rude' }],
    events: [
      { on: '2021-06', type: 'complaint-received', id: 'e1', points: ['1'] },
      { type: 'adjudicated', findings: [{ point: '1', finding: 'upheld', reasons: 'On file' }], note: '=SUM(A1)' },
      {
        type: 'stage-1-responded',
        offered: '',
        stage2RightExplained: false,
        after: { event: 'e1', n: 2, unit: 'weeks' },
      },
      {
        type: 'ombudsman-decided',
        reference: '22 006',
        actions: [{ id: 'a', due: { n: 4, unit: 'weeks' } }],
        faults: ['x; y'],
      },
    ],
  }
  assert.equal(
    writeCsvChronologies([history]),
    '\uFEFF' +
      [
        'reference,on,type,points,by,note,council,coverage,id,as,class,calledHere,says,after,findings,stage2RightExplained,offered,ombudsmanReference,faults,actions',
        'CSC-1,,complaint,,,,Exampleham,part,,,,,,,,,,,,',
        'CSC-1,,person,,,,,,,complainant,parent,Ms X,,,,,,,,',
        'CSC-1,,point,,,,,,1,,,,"Late, and rude",,,,,,,',
        'CSC-1,2021-06,complaint-received,1,,,,,e1,,,,,,,,,,,',
        `CSC-1,,adjudicated,,,"'=SUM(A1)",,,,,,,,,"1=upheld, reasons=On file",,,,,`,
        'CSC-1,,stage-1-responded,,,,,,,,,,,2 weeks after e1,,no,"""""",,,',
        'CSC-1,,ombudsman-decided,,,,,,,,,,,,,,,22 006,"[""x; y""]","a, due=4 weeks"',
        '',
      ].join('\r\n'),
  )
})

test('two complaints with one reference are not written as one', () => {
  const history: History = { reference: 'A', council: 'B', coverage: 'part', people: [], points: [], events: [] }
  assert.throws(() => writeCsvChronologies([history, history]), /one reference/u)
})
