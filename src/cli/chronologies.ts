import { basename } from 'node:path'
import type { Problem } from '../complaint/chronology/problem.ts'
import type { Row } from '../complaint/chronology/rows.ts'
import type { History } from '../complaint/history.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { type FileOpener, isOpenedApart } from './files.ts'
import { formOf, readInput, type Reader } from './input.ts'

/** How chronologies are read from text. */
export type ChronologyReaders = {
  readonly readJson: (text: string) => Result<History, readonly Problem[]>
  readonly readCsv: (text: string) => Result<readonly History[], readonly Problem[]>
  readonly readRows: (rows: readonly Row[]) => Result<readonly History[], readonly Problem[]>
  readonly openFile: FileOpener
}

/** Reads every chronology in a file, or says everything that is wrong with it, a line for each problem. */
export async function readChronologies(
  file: string,
  read: Reader,
  readers: ChronologyReaders,
): Promise<Result<readonly History[], readonly string[]>> {
  if (isOpenedApart(file)) return readSpreadsheet(file, readers)
  const input = await readInput(file, read)
  if (!input.ok) return fail([input.error])
  const found =
    formOf(input.value) === 'json' ? inList(readers.readJson(input.value.text)) : readers.readCsv(input.value.text)
  return found.ok ? found : fail(found.error.map((problem) => problemText(input.value.name, problem)))
}

/** The sheet with a row for each event is the first that has the columns for it. */
async function readSpreadsheet(
  file: string,
  { openFile, readRows }: ChronologyReaders,
): Promise<Result<readonly History[], readonly string[]>> {
  const name = basename(file)
  const opened = await openFile(file)
  if (!opened.ok) return fail([opened.error])
  if (opened.value.is !== 'rows')
    return fail([`${name}: This holds no table. Give a spreadsheet with a row for each event.`])
  const sheet = opened.value.sheets.find(({ columns }) => NEEDED.every((column) => columns.includes(column)))
  if (!sheet) return fail([`${name}: No sheet has the columns ${NEEDED.join(', ')} in its first row.`])
  const found = readRows(sheet.rows)
  const problems = [...sheet.problems, ...(found.ok ? [] : found.error)].sort((a, b) => a.line - b.line)
  return found.ok && problems.length === 0 ? found : fail(problems.map((problem) => problemText(name, problem)))
}

const NEEDED = ['reference', 'on', 'type']

const inList = <Value, Reason>(result: Result<Value, Reason>): Result<readonly Value[], Reason> =>
  result.ok ? ok([result.value]) : result

/** `FILE:LINE:COLUMN: where it stands: what is wrong. What to write instead.` */
export function problemText(name: string, { line, column, where, says, suggestion }: Problem): string {
  const place = [name, line, column].filter((part) => part !== undefined).join(':')
  const sentence = /[.?!]$/.test(says) ? says : `${says}.`
  return [`${place}:`, where && `${where}:`, sentence, suggestion].filter(Boolean).join(' ')
}
