import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../kernel/day.ts'
import type { History } from '../history.ts'
import type { Mapping } from './mapping.ts'
import { readSheet, type SheetForm, type SheetReading } from './read-sheet.ts'

/** A sheet of cells, its header on line 1; an empty cell is not there. */
function sheet(header: readonly string[], ...lines: readonly (readonly string[])[]) {
  const rows = lines.map((cells, at) => ({
    line: at + 2,
    cells: Object.fromEntries(header.flatMap((name, n) => (cells[n] ? [[name, cells[n]]] : []))),
  }))
  return { columns: header, rows, problems: [] }
}

const said = ({ problems }: SheetReading) =>
  problems.map(({ line, column, where, says }) => `${line}:${column ?? ''} ${where}: ${says}`)

const references = (histories: readonly History[]) => histories.map(({ reference }) => reference)

const wide = (mapping: Mapping): SheetForm => ({ is: 'row-a-complaint', mapping, council: 'Exampleham' })

describe('one row a complaint, as it is kept while the complaint is open', () => {
  test('a day moves past a year that may be before it, to where no day before it is later', () => {
    const rows = sheet(['Given', 'IP', 'Ref', 'In'], ['2024-11-21', '2024', 'C-1', '2024-11-18'])
    const mapping = { Given: 'stage-1-allocated', IP: 'independent-person-appointed', Ref: 'reference' }
    const [history] = readSheet(rows, wide({ ...mapping, In: 'complaint-received' })).histories
    assert.deepEqual(
      history?.events.map(({ on }) => on),
      ['2024-11-18', '2024-11-21', '2024'],
    )
  })

  test('a day that has not come is no day on which something happened, where today is known', () => {
    const rows = sheet(['Ref', 'In', 'Panel', 'To'], ['C-1', '2025-03-03', '2025-07-09'], ['C-2', '2025-06', '', ''])
    const mapping = { Ref: 'reference', In: 'complaint-received', Panel: 'panel-held', To: 'stage-1-extended.until' }
    const reading = readSheet(rows, { ...wide(mapping), today: day('2025-06-02') } as SheetForm)
    assert.deepEqual(said(reading), ['2:3 Panel: "2025-07-09" has not come yet'])
    assert.deepEqual(references(reading.histories), ['C-2'])
    assert.deepEqual(references(readSheet(rows, wide(mapping)).histories), ['C-1', 'C-2'])
  })

  test('a row in which nothing has happened is told, as where the complaints were counted', () => {
    const rows = sheet(['Answered', 'Ref', 'In'], ['', 'C-1', '2025-03-03'], ['', 'Total: 1', ''], ['', 'C-2', '-'])
    const reading = readSheet(rows, wide({ Ref: 'reference', In: 'complaint-received', Answered: 'stage-1-responded' }))
    assert.deepEqual(said(reading), [
      '3:3 In: no event of the complaint is filled in',
      '4:3 In: no event of the complaint is filled in',
    ])
    assert.deepEqual(references(reading.histories), ['C-1'])
  })
})
