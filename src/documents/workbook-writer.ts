import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { fail, ok, type Result } from '../kernel/result.ts'
import { MOST_IN_CELL, MOST_ROWS } from './limits.ts'
import { escaped, type SheetToWrite } from './workbook-file.ts'

const THREAD = new URL('writing-thread.ts', import.meta.url)

/** Writes sheets as a workbook, in a thread of its own. The error says in a sentence what does not fit into one. */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Result<Uint8Array, string>> {
  const problem = sheets.map(problemIn).find((one) => one !== undefined)
  if (problem !== undefined) return fail(problem)
  // What fails in the thread is thrown here.
  const [bytes] = await once(new Worker(THREAD, { workerData: sheets }), 'message')
  return ok(bytes)
}

function problemIn({ name, columns, rows }: SheetToWrite): string | undefined {
  if (rows.length >= MOST_ROWS)
    return `The sheet ${name} would have ${inFigures(rows.length + 1)} rows, and ${inFigures(MOST_ROWS)} are the most that can be read again.`
  const long = columns.find((column) => rows.some((row) => escaped(row[column] ?? '').length > MOST_IN_CELL))
  return long === undefined
    ? undefined
    : `A text under ${long} is longer than a cell of a spreadsheet can hold, which is ${inFigures(MOST_IN_CELL)} letters.`
}

const inFigures = (n: number): string => n.toLocaleString('en-GB')
