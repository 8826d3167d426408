import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { englandAndWales as calendar } from '../../test/calendar.ts'
import { day } from '../kernel/day.ts'
import { DEFAULT_POLICIES } from '../law/policies.ts'
import { assess } from './assess.ts'
import { readJsonChronology } from './chronology/read-json.ts'
import { csvOf } from './chronology/write-csv.ts'
import { foundTable, problemTable } from './found-table.ts'
import type { History } from './history.ts'

const asOf = day('2024-06-03')
const found = (history: History) => foundTable([assess(history, { calendar, policies: DEFAULT_POLICIES, asOf })]).rows

function published(): History {
  const read = readJsonChronology(
    readFileSync(new URL('../../data/reference/22-006-612.json', import.meta.url), 'utf8'),
  )
  assert.ok(read.ok)
  return read.value
}

test('everything that an assessment found has a row of its own', () => {
  const history = published()
  const { duties, faults, answers, notShown, rights, next } = assess(history, {
    calendar,
    policies: DEFAULT_POLICIES,
    asOf,
  })
  const rows = found(history)
  const count = (what: string) => rows.filter((row) => row['what'] === what).length
  assert.deepEqual(['complaint', 'duty', 'fault', 'answer', 'not shown', 'right'].map(count), [
    1,
    duties.length,
    faults.length,
    answers.length,
    notShown.length,
    rights.length,
  ])
  assert.equal(count('next step') + count('another step'), next.length)
  assert.ok(duties.length > 3 && faults.length > 0)
  const fault = rows.find((row) => row['code'] === faults[0]?.code)
  assert.deepEqual(
    [fault?.['reference'], fault?.['says'], fault?.['certainty']],
    ['22 006 612', faults[0]?.says, faults[0]?.certainty],
  )
})

test('days are written as days, and days that may be several from the first to the last', () => {
  const rows = found({
    reference: 'X',
    council: 'Anytown',
    coverage: 'part',
    people: [],
    points: [],
    events: [{ type: 'complaint-received', on: '2024-05-20' }],
  })
  const answer = rows.find((row) => row['code'] === 'S1.respond')
  assert.deepEqual([answer?.['from'], answer?.['due'], answer?.['standing']], ['2024-05-20', '2024-06-04', 'running'])
  const month = found({ ...published(), events: [{ type: 'complaint-received', on: '2024-05' }] })
  assert.match(month.find((row) => row['code'] === 'S1.respond')?.['due'] ?? '', /^2024-05-\d\d to 2024-06-\d\d$/)
})

test('no cell begins as a formula does, whatever a complaint or a problem says', () => {
  const formula = '=HYPERLINK("http://example.com")'
  const rows = found({ ...published(), reference: formula, council: '+1' })
  for (const row of rows) for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^[-=+@\t\r]/)
  const csv = csvOf(problemTable([{ line: 2, where: '@x', says: formula, suggestion: '-1' }]))
  assert.match(csv, /"'=HYPERLINK/)
  assert.doesNotMatch(csv, /(?:^|,)"?[-=+@]/m)
})
