import readWorkbookSheets from 'read-excel-file/universal'
import type { FileProblem, Sheet } from '../casework/file-reader-port.ts'
import { dayOf, dayText, plusDays } from '../kernel/day.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { TOO_MANY_COLUMNS } from './problems.ts'
import { likely } from './serial.ts'
import { type Cell, type Line, sheetOf } from './sheet.ts'
import { FAILED, plainSheet } from './sheet-xml.ts'
import { stylesThatShow } from './styles.ts'
import { pack, type Parts } from './zip.ts'

/**
 * Reads the sheets of an Excel workbook, hidden ones too. Formulas are not run: a cell holds what it showed when the
 * workbook was last saved. Dates come out as ISO 8601.
 */
export async function readWorkbook(parts: Parts): Promise<Result<readonly Sheet[], FileProblem>> {
  const plain = plainParts(parts)
  if (plain === undefined) return fail(TOO_MANY_COLUMNS)
  const read = await readWorkbookSheets(pack(plain).buffer, { trim: false, parseNumber: numberText })
  const sheets: Sheet[] = []
  for (const { sheet: name, data } of read) {
    const sheet = sheetOf(name, linesOf(data ?? []))
    if (!sheet.ok) return sheet
    sheets.push(sheet.value)
  }
  return ok(sheets)
}

/** The parts with nothing in them that the library would read otherwise than a spreadsheet does. */
function plainParts(parts: Parts): Parts | undefined {
  const shown = stylesThatShow(textOf(parts, /(?:^|\/)styles\.xml$/u))
  const from1904 = FROM_1904.test(textOf(parts, WORKBOOK))
  const plain = new Map<string, Buffer>()
  for (const [name, part] of parts) {
    const xml = part.toString('latin1')
    const written = WORKBOOK.test(name)
      ? xml.replace(FROM_1904, 'date1904="1"')
      : SHEET.test(name)
        ? plainSheet(xml, shown, from1904)
        : xml
    if (written === undefined) return undefined
    plain.set(name, Buffer.from(written, 'latin1'))
  }
  return plain
}

const WORKBOOK = /(?:^|\/)workbook\.xml$/u
const SHEET = /(?:^|\/)worksheets\/[^/]+\.xml$/u
const FROM_1904 = /\bdate1904\s*=\s*["'](?:1|true)["']/u

const textOf = (parts: Parts, name: RegExp): string =>
  [...parts].find(([each]) => name.test(each))?.[1].toString('latin1') ?? ''

const linesOf = (data: readonly (readonly unknown[])[]): readonly Line[] =>
  data.map((cells, at) => ({ line: at + 1, cells: cells.map(cellOf) }))

function cellOf(value: unknown): Cell {
  if (value instanceof Date) return dateOf(value.getTime())
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value !== 'string') return ''
  return value.startsWith(FAILED) ? failed(value.slice(FAILED.length)) : value
}

const failed = (name: string): Cell =>
  name === ''
    ? {
        says: 'holds a formula whose result was not saved with the file',
        suggestion: 'Open the file in Excel, let it work the formulas out, and save it again.',
      }
    : { says: `holds a formula that ended in the error ${name}`, suggestion: 'Mend the formula, or write the value.' }

/** A date as ISO 8601, with its time of day where it has one. */
function dateOf(milliseconds: number): Cell {
  const seconds = Math.round(milliseconds / 1000)
  const day = likely(plusDays(FIRST, Math.floor(seconds / SECONDS_IN_DAY)))
  if (day === undefined) return NO_DATE
  const moment = new Date(seconds * 1000).toISOString().slice(0, 19)
  return moment.endsWith(MIDNIGHT) ? dayText(day) : moment
}

const FIRST = dayOf(1970, 1, 1)
const SECONDS_IN_DAY = 86_400
const MIDNIGHT = 'T00:00:00'

const NO_DATE: Cell = {
  says: 'is shown as a date but holds a time of day, or a number that is no date',
  suggestion: 'Write the day as YYYY-MM-DD.',
}

/** Fifteen figures are as many as a spreadsheet keeps; what it stores beyond them is noise. */
const numberText = (written: string): string =>
  /^-?\d{1,15}$/u.test(written) ? written : String(Number(Number(written).toPrecision(15)))
