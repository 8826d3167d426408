import type { History } from '../history.ts'
import type { FieldShape } from '../field.ts'
import { writeCell } from './cell.ts'
import { type Fields, shapeIn } from './fields.ts'
import { COLUMNS, columnOf, LEADING, shapesOf } from './rows.ts'

export type Table = { readonly columns: readonly string[]; readonly rows: readonly Readonly<Record<string, string>>[] }

/**
 * Writes histories as a comma-separated file for a spreadsheet, with the byte order mark by which Excel knows UTF-8.
 * Reading it back gives equal histories. Throws where two of them share a reference: a file tells complaints apart by it.
 */
export const writeCsvChronologies = (histories: readonly History[]): string => csvOf(tableOf(histories))

/** A table whose cells are guarded already, as a comma-separated file with the byte order mark. */
export function csvOf({ columns, rows }: Table): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
  return `\uFEFF${lines.map((cells) => `${cells.map(quotedCell).join(',')}\r\n`).join('')}`
}

/** The same as rows of cells, with no column that stays empty beyond the leading ones. */
export function tableOf(histories: readonly History[]): Table {
  const references = new Set(histories.map(({ reference }) => reference))
  if (references.size < histories.length) throw new Error('Two complaints with one reference cannot stand in one file')
  const rows = histories.flatMap(rowsOf)
  const used = new Set([...LEADING, ...rows.flatMap((row) => Object.keys(row))])
  return { columns: [...COLUMNS].filter((column) => used.has(column)), rows }
}

function rowsOf({ reference, council, coverage, people, points, events }: History): Record<string, string>[] {
  const row = (type: string, fields: Fields) => ({
    reference: writeCell(TEXT, reference),
    type,
    ...cellsOf(type, fields),
  })
  return [
    { ...row('complaint', {}), council: writeCell(TEXT, council), coverage },
    ...people.map((person) => row('person', person)),
    ...points.map((point) => row('point', point)),
    ...events.map(({ type, ...fields }) => row(type, fields)),
  ]
}

const TEXT: FieldShape = { is: 'text' }

function cellsOf(type: string, fields: Fields): Record<string, string> {
  const shapes = shapesOf(type) ?? {}
  const cells = Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    const shape = shapeIn(shapes, name)
    if (shape === undefined) throw new Error(`${type} has no field ${name}, so there is no column for it`)
    return value === undefined ? [] : [[columnOf(name), writeCell(shape, value)]]
  })
  return Object.fromEntries(cells)
}

/** Quoted wherever any kind of separated file would need it. */
const quotedCell = (cell: string): string =>
  /["',;\t\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
