import type { FileProblem, Sheet } from '../casework/file-reader-port.ts'
import type { Problem } from '../complaint/chronology/problem.ts'
import type { Row } from '../complaint/chronology/rows.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { MOST_COLUMNS, MOST_IN_CELL, MOST_ROWS } from './limits.ts'
import { TOO_LONG_A_CELL, TOO_MANY_COLUMNS, TOO_MANY_ROWS } from './problems.ts'

/** What a cell holds, or what is wrong with it. */
export type Cell = string | { readonly says: string; readonly suggestion: string }

/** The cells of one line of the file, in their order; `line` counts from 1. */
export type Line = { readonly line: number; readonly cells: readonly Cell[] }

/**
 * Makes a sheet of lines of cells. The first line with two filled cells names the columns; what stands above it is a
 * title. Nothing below it is left out: a column without a name of its own is told by its letter.
 */
export function sheetOf(name: string, lines: readonly Line[]): Result<Sheet, FileProblem> {
  const filled = lines.filter(({ cells }) => cells.some(holdsSomething))
  const tooLarge = whyTooLarge(filled)
  if (tooLarge !== undefined) return fail(tooLarge)
  const header = Math.max(
    filled.findIndex(({ cells }) => cells.filter(holdsSomething).length > 1),
    0,
  )
  const body = filled.slice(header + 1)
  const columns = columnsOf(filled[header]?.cells ?? [], body)
  const problems: Problem[] = []
  const rows = body.map(({ line, cells }): Row => {
    const entries = cells.flatMap((cell, at): [string, string][] => {
      const column = columns[at] ?? letterName(at)
      if (typeof cell === 'string') return cell === '' ? [] : [[column, cell]]
      problems.push({ line, column: at + 1, where: column, ...cell })
      return []
    })
    return { line, cells: Object.fromEntries(entries) }
  })
  return ok({ name, columns, rows, problems })
}

const holdsSomething = (cell: Cell): boolean => typeof cell !== 'string' || cell.trim() !== ''

function whyTooLarge(lines: readonly Line[]): FileProblem | undefined {
  if (lines.length > MOST_ROWS) return TOO_MANY_ROWS
  for (const { cells } of lines) {
    if (cells.length > MOST_COLUMNS && cells.slice(MOST_COLUMNS).some(holdsSomething)) return TOO_MANY_COLUMNS
    if (cells.some((cell) => typeof cell === 'string' && cell.length > MOST_IN_CELL)) return TOO_LONG_A_CELL
  }
  return undefined
}

/** The names in the header; a column that is filled below and has none, or a name for the second time, has its letter. */
function columnsOf(header: readonly Cell[], body: readonly Line[]): readonly string[] {
  const filled = new Set<number>()
  for (const { cells } of body) for (const [at, cell] of cells.entries()) if (holdsSomething(cell)) filled.add(at)
  const named = header.findLastIndex(holdsSomething) + 1
  const width = Math.max(named, ...[...filled].map((at) => at + 1))
  const taken = new Set<string>()
  return Array.from({ length: width }, (_, at) => {
    const cell = header[at] ?? ''
    const written = typeof cell === 'string' ? cell.trim().replaceAll(/\s+/gu, ' ') : ''
    if (written === '') return filled.has(at) ? letterName(at) : ''
    const name = taken.has(written) ? `${written} (${letterName(at)})` : written
    taken.add(name)
    return name
  })
}

const letterName = (at: number): string => `column ${letters(at)}`

/** A, B, … Z, AA: as a spreadsheet names its columns. */
function letters(at: number): string {
  const last = String.fromCodePoint(65 + (at % 26))
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last
}
