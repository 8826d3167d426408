import { CsvError, parse } from 'csv-parse/sync'
import type { FileProblem, Sheet } from '../casework/file-reader-port.ts'
import type { Problem } from '../complaint/chronology/problem.ts'
import { ok, type Result } from '../kernel/result.ts'
import { MOST_ROWS } from './limits.ts'
import { type Line, sheetOf } from './sheet.ts'

// Cells separated by commas, semicolons or tabs. Nothing in such a file says that it is one, so its lines are counted.

/** Whether the sender's name for the file says that it is a table; bytes cannot, where the file is plain text. */
export const namedAsTable = (name: string): boolean => /\.(?:csv|tsv)$/iu.test(name.trim())

const SEPARATORS = [',', ';', '\t'] as const
/** Enough of a file to see whether its lines have cells, and how many. */
const SAMPLE = 64 * 1024
const SAMPLE_LINES = 20

/** The separator of the table that a text is; nothing where it is prose. */
export function separatorOf(text: string, named: boolean): string | undefined {
  const found = SEPARATORS.map((separator) => ({ separator, ...shapeOf(text.slice(0, SAMPLE), separator) }))
  const tables = found.filter(({ width, alike }) => width > 1 && (named || alike))
  const [widest] = tables.toSorted((a, b) => Number(b.alike) - Number(a.alike) || b.width - a.width)
  return widest?.separator ?? (named ? ',' : undefined)
}

/** How many cells the first line has, and whether most of those after it have as many. */
function shapeOf(text: string, separator: string): { readonly width: number; readonly alike: boolean } {
  const options = { bom: true, delimiter: separator, relax_column_count: true, relax_quotes: true, to: SAMPLE_LINES }
  const widths: number[] = []
  const on_record = (cells: readonly string[]) => {
    if (cells.length > 1 || cells[0]?.trim() !== '') widths.push(cells.length)
    return null
  }
  try {
    parse(text, { ...options, on_record })
  } catch (error) {
    // The sample may end within a quoted cell; what stands before it has been counted.
    if (!(error instanceof CsvError)) throw error
  }
  const [width = 0, ...others] = widths
  const same = others.filter((one) => one === width).length
  return { width, alike: others.length > 0 && same >= others.length * 0.6 }
}

/** Reads the cells up to the first quotation mark out of place, which is told as a problem of its line. */
export function readSeparated(text: string, separator: string): Result<Sheet, FileProblem> {
  const { lines, broken } = linesOf(text, separator)
  const sheet = sheetOf('', lines)
  if (!sheet.ok || broken === undefined) return sheet
  return ok({ ...sheet.value, problems: [...sheet.value.problems, broken] })
}

function linesOf(text: string, delimiter: string): { readonly lines: readonly Line[]; readonly broken?: Problem } {
  const lines: Line[] = []
  let next = 1
  const on_record = (cells: readonly string[]) => {
    // One more than may be read is enough to tell that there are too many.
    if (lines.length <= MOST_ROWS + 1) lines.push({ line: next, cells })
    next += 1 + cells.reduce((sum, cell) => sum + breaksIn(cell), 0)
    return null
  }
  const record_delimiter = ['\r\n', '\n', '\r']
  try {
    parse(text, { bom: true, delimiter, relax_column_count: true, record_delimiter, on_record })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { lines, broken: { line: next, where: '', ...(QUOTING[error.code] ?? UNREADABLE) } }
  }
  return { lines }
}

const breaksIn = (cell: string): number => (/[\r\n]/u.test(cell) ? [...cell.matchAll(/\r\n|\r|\n/gu)].length : 0)

type Said = Pick<Problem, 'says' | 'suggestion'>

const UNREADABLE: Said = { says: 'cannot be read as cells, nor anything below it' }

const QUOTING: Readonly<Record<string, Said>> = {
  CSV_QUOTE_NOT_CLOSED: {
    says: 'a quotation mark opens in this row and is never closed, so nothing below it is read',
    suggestion: 'Close it, or double it where it belongs to the text.',
  },
  INVALID_OPENING_QUOTE: {
    says: 'a quotation mark stands within a cell that does not begin with one, so nothing below it is read',
    suggestion: 'Put the whole cell in quotation marks and double those within it.',
  },
  CSV_INVALID_CLOSING_QUOTE: {
    says: 'a cell goes on after its closing quotation mark, so nothing below it is read',
    suggestion: 'Double each quotation mark that belongs to the text.',
  },
}
