import type { RowsAsked, Viewer } from '../casework/ports.ts'
import { ROW_COLUMNS, type Value } from './columns.ts'

/** The two statements that answer one page of rows and how many there are in all. */
export type Listing = {
  readonly count: { readonly sql: string; readonly values: readonly Value[] }
  readonly page: { readonly sql: string; readonly values: readonly Value[] }
}

const VISIBLE = { 'every-complaint': 'council = ' } as const satisfies Record<Viewer['sees'], string>

/** `mark` writes the place of a value, counted from 1, as the database has it: `?` or `$1`. */
export function listingOf(viewer: Viewer, asked: RowsAsked, mark: (at: number) => string): Listing {
  const conditions: (readonly [sql: string, value: string | undefined])[] = [
    [VISIBLE[viewer.sees], viewer.council],
    ['list = ', asked.list],
    ['code = ', asked.code],
    ['holder = ', asked.holder],
    ['due <= ', asked.dueBy],
  ]
  const narrowed = conditions.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]))
  const where = narrowed.map(({ sql }, at) => sql + mark(at + 1)).join(' and ')
  const values = narrowed.map(({ value }) => value)
  const [limit, offset] = [mark(values.length + 1), mark(values.length + 2)]
  return {
    count: { sql: `select count(*) as total from projection_rows where ${where}`, values },
    page: {
      sql: `select ${ROW_COLUMNS} from projection_rows where ${where}
            order by due nulls last, kind, stream, key limit ${limit} offset ${offset}`,
      values: [...values, asked.limit, asked.skip ?? 0],
    },
  }
}
