import writeExcelFile, { type Cell } from 'write-excel-file/node'
import { dayText, parseDay } from '../kernel/day.ts'
import { likely } from './serial.ts'

/** One sheet: the names of its columns, and its rows by column. A cell that is not there is empty. */
export type SheetToWrite = {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, string>>[]
}

/**
 * Sheets as an Excel workbook whose first row names the columns. Every cell is text, so that nothing in it runs or turns
 * into something else, but for a full date, which is a date of the spreadsheet.
 */
export const workbookOf = (sheets: readonly SheetToWrite[]): Promise<Uint8Array> =>
  writeExcelFile(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: columns.map(() => ({ width: 18 })),
      data: [
        columns.map((column) => ({ value: escaped(column), type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) => columns.map((column) => cellOf(row[column] ?? ''))),
      ],
    })),
  ).toBuffer()

function cellOf(text: string): Cell {
  if (text === '') return null
  const day = fullDate(text)
  return day ? { value: day, type: Date, format: 'yyyy-mm-dd' } : { value: escaped(text), type: String }
}

/** A day as the spreadsheet counts it, where it will be read as a date again. */
function fullDate(text: string): Date | undefined {
  const day = parseDay(text)
  return day !== undefined && likely(day) !== undefined && dayText(day) === text ? new Date(day * MS_IN_DAY) : undefined
}

const MS_IN_DAY = 86_400_000

/** What would not come back as it was, in the way that workbooks write letters that XML cannot hold. */
export function escaped(text: string): string {
  const safe = text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_').replaceAll(NOT_IN_XML, inFigures)
  // The library looks texts up among the properties of an object, which has some of its own: `valueOf`, `__proto__`.
  return safe in Object.prototype ? inFigures(safe.charAt(0)) + safe.slice(1) : safe
}

// eslint-disable-next-line no-control-regex
const NOT_IN_XML = /[\u0000-\u0008\u000B-\u001F]|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu

/** Each half of a letter by its number. */
const inFigures = (letter: string): string =>
  letter.replaceAll(/[^]/g, (half) => `_x${half.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
