import type { Problem } from '../complaint/chronology/problem.ts'
import type { Row } from '../complaint/chronology/rows.ts'
import type { Result } from '../kernel/result.ts'

/** One sheet of a workbook, or a whole file of separated cells, from the row that names the columns on. */
export type Sheet = {
  /** Empty where the file has no sheets. */
  readonly name: string
  /** In their places. A filled column without a name of its own is told by its letter, `column H`; an empty one is ''. */
  readonly columns: readonly string[]
  /** Every row with anything in it; a cell with nothing in it is not there. Dates are ISO 8601 at the precision shown. */
  readonly rows: readonly Row[]
  /** Cells whose value cannot be known: a formula that failed, a time without a date. */
  readonly problems: readonly Problem[]
}

/** What an uploaded file says, by what it holds and not by what it is called. */
export type ReadFile =
  | { readonly is: 'rows'; readonly sheets: readonly Sheet[] }
  /** A page, a PDF or a Word file, as the lines that a reader sees. */
  | { readonly is: 'lines'; readonly lines: readonly string[] }
  /** JSON or plain text, as it stands. */
  | { readonly is: 'text'; readonly text: string }

export type FileProblemCause =
  | 'empty'
  | 'wrong-kind'
  | 'old-format'
  | 'locked'
  | 'has-macros'
  | 'unsafe'
  | 'damaged'
  | 'no-text'
  | 'too-big'
  | 'took-too-long'
  | 'busy'

/** Why a file cannot be read, and what a person can do about it; neither repeats anything the file holds. */
export type FileProblem = {
  readonly because: FileProblemCause
  readonly says: string
  readonly suggestion: string
}

/**
 * Reads a file that nobody vouches for. `name` is what its sender calls it: it settles only whether plain text is a
 * table. A file that cannot be read is an answer; a reader that does not start is thrown.
 */
export type FileReader = {
  readonly readFile: (bytes: Uint8Array, name: string) => Promise<Result<ReadFile, FileProblem>>
}
