import { CsvError, parse } from 'csv-parse/sync'
import { fail, type Result } from '../../kernel/result.ts'
import type { History } from '../history.ts'
import { inOrder, type Problem } from './problem.ts'
import { noSuchColumn, problemsRowByRow, readRows } from './read-rows.ts'
import { COLUMNS, LEADING, type Row } from './rows.ts'

/**
 * Reads a file of cells separated by commas, semicolons or tabs, its first line the names of the columns
 * (docs/chronology.md): one complaint or several, told apart by `reference`. The error holds every problem at once; only
 * after a stray quotation mark, where it cannot be known which cell is which, is nothing judged.
 */
export function readCsvChronologies(text: string): Result<readonly History[], readonly Problem[]> {
  const { lines, broken } = linesOf(text)
  const [header, ...body] = lines
  if (header === undefined) return fail([broken ?? { line: 1, where: '', says: 'the file is empty' }])
  const columns = header.cells.map((cell) => cell.trim())
  const problems = [...checkHeader(columns, header.line), ...(broken === undefined ? [] : [broken])]
  if (!NEEDED.every((column) => columns.includes(column))) return fail(inOrder(problems))
  for (const line of body) problems.push(...checkWidth(columns, line))
  const rows = body.map(({ line, cells }) => rowOf(columns, line, cells))
  if (broken !== undefined) return fail(inOrder([...problems, ...problemsRowByRow(rows)]))
  const read = readRows(rows)
  return problems.length === 0 ? read : fail(inOrder([...problems, ...(read.ok ? [] : read.error)]))
}

type Line = { readonly line: number; readonly cells: readonly string[] }

const SEPARATORS = [',', ';', '\t']
const NEEDED = ['reference', 'type']

/** The cells of every row up to the first quotation mark out of place. */
function linesOf(text: string): { readonly lines: readonly Line[]; readonly broken?: Problem } {
  const lines: Line[] = []
  let next = 1
  const on_record = (cells: readonly string[]) => {
    lines.push({ line: next, cells })
    next += 1 + cells.reduce((sum, cell) => sum + [...cell.matchAll(/\r\n|\r|\n/gu)].length, 0)
    return null
  }
  const options = {
    bom: true,
    delimiter: separatorOf(text),
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  }
  try {
    parse(text, { ...options, on_record })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { lines, broken: { line: next, where: '', ...(QUOTING[error.code] ?? { says: 'cannot be read as cells' }) } }
  }
  return { lines }
}

const QUOTING: Readonly<Record<string, { readonly says: string; readonly suggestion: string }>> = {
  CSV_QUOTE_NOT_CLOSED: {
    says: 'a quotation mark opens in this row and is never closed',
    suggestion: 'Close it, or double it where it belongs to the text.',
  },
  INVALID_OPENING_QUOTE: {
    says: 'a quotation mark stands within a cell that does not begin with one',
    suggestion: 'Put the whole cell in quotation marks and double those within it.',
  },
  CSV_INVALID_CLOSING_QUOTE: {
    says: 'a cell goes on after its closing quotation mark',
    suggestion: 'Double each quotation mark that belongs to the text.',
  },
}

/** The separator that makes the most known columns of the first line. */
function separatorOf(text: string): string {
  const [first = ''] = text.replace('\uFEFF', '').split(/[\r\n]/u, 1)
  const known = (separator: string) =>
    first.split(separator).filter((name) => COLUMNS.has(name.trim().replaceAll('"', ''))).length
  return SEPARATORS.reduce((best, separator) => (known(separator) > known(best) ? separator : best))
}

function checkHeader(columns: readonly string[], line: number): Problem[] {
  if (!columns.some((column) => COLUMNS.has(column)))
    return [
      {
        line,
        where: '',
        says: 'the first line does not name the columns',
        suggestion: `Begin with ${LEADING.join(', ')}.`,
      },
    ]
  const twice = columns.filter((column, at) => column !== '' && columns.indexOf(column) < at)
  return [
    ...columns.filter((column) => column !== '' && !COLUMNS.has(column)).map((column) => noSuchColumn(column, line)),
    ...twice.map((column) => ({ line, where: column, says: 'stands here twice', suggestion: 'Keep one of the two.' })),
    ...NEEDED.filter((column) => !columns.includes(column)).map((column) => ({
      line,
      where: column,
      says: 'there is no such column',
      suggestion: `Add a column ${column}.`,
    })),
  ]
}

function checkWidth(columns: readonly string[], { line, cells }: Line): Problem[] {
  const nameless = cells.findIndex((cell, at) => (columns[at] ?? '') === '' && cell.trim() !== '')
  if (nameless < 0) return []
  return [
    {
      line,
      column: nameless + 1,
      where: '',
      says: 'stands in a column without a name',
      suggestion: 'Name the column in the first line.',
    },
  ]
}

const rowOf = (columns: readonly string[], line: number, cells: readonly string[]): Row => ({
  line,
  cells: Object.fromEntries(
    columns.flatMap((column, at): [string, string][] => (COLUMNS.has(column) ? [[column, cells[at] ?? '']] : [])),
  ),
})
