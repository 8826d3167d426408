import type { Row } from './rows.ts'

/** Where something stands in columns of which nobody knows what they hold. */
export type Strays = {
  readonly lines: ReadonlySet<number>
  /** Of each such column, the first line. */
  readonly first: ReadonlyMap<string, number>
}

export function straysIn(rows: readonly Row[], knows: (column: string) => boolean): Strays {
  const lines = new Set<number>()
  const first = new Map<string, number>()
  for (const { line, cells } of rows)
    for (const [column, cell] of Object.entries(cells)) {
      if (cell.trim() === '' || knows(column)) continue
      lines.add(line)
      if (!first.has(column)) first.set(column, line)
    }
  return { lines, first }
}
