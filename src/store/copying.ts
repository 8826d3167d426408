import { COMMAND_COLUMNS, type Columns, EVENT_COLUMNS, KEY_COLUMNS, type Value, valueIn } from './columns.ts'

/** A table of a record, and the columns that put its rows in an order of their own. */
export type CopiedTable = { readonly name: string; readonly columns: string; readonly by: string }

/**
 * What makes up a record, in an order in which references hold. It is copied as it is stored: sealed bodies to the
 * byte, and keys as they are wrapped. Rows of projections are not in it: they are worked out afresh.
 */
const COPIED: readonly CopiedTable[] = [
  { name: 'commands', columns: COMMAND_COLUMNS, by: 'command_id' },
  { name: 'stream_keys', columns: KEY_COLUMNS, by: 'kind, stream' },
  { name: 'events', columns: EVENT_COLUMNS, by: 'position' },
  {
    name: 'jobs',
    columns: 'council, command_id, queue, run_at, dedupe_key, payload, attempts, locked_until, done_at',
    by: 'queue, dedupe_key',
  },
]

/** The statement of the last event's position; `mark` writes the place of the council. */
export const lastSql = (mark: string, events = 'events'): string =>
  `select position from ${events} where council = ${mark} order by position desc limit 1`

/** The next rows of a table after one of these values in its order. */
export type PageOf = (table: CopiedTable, after: readonly Value[], limit: number) => Promise<readonly Columns[]>
export type Put = (table: CopiedTable, rows: readonly (readonly Value[])[]) => Promise<void>

/** A record to copy from, as it stands at one moment; `last` is the position of its last event, 0 where it is empty. */
export type CopySource = (use: (page: PageOf, last: number) => Promise<void>) => Promise<void>
/** An empty record to copy into: all is there once `use` has ended, and nothing where it throws. */
export type CopyTarget = (use: (put: Put) => Promise<void>, last: number) => Promise<void>

const ROWS_AT_ONCE = 500

/** Copies a record, table by table in their order; `step` is told how many events were copied, and of how many. */
export const copyTables = (
  source: CopySource,
  target: CopyTarget,
  step: (events: number, of: number) => void,
): Promise<void> =>
  source((page, last) =>
    target(async (put) => {
      for (const table of COPIED) {
        await copyTable(table, page, async (rows, done) => {
          await put(table, rows)
          if (table.name === 'events') step(done, last)
        })
      }
    }, last),
  )

async function copyTable(
  table: CopiedTable,
  page: PageOf,
  put: (rows: readonly (readonly Value[])[], done: number) => Promise<void>,
): Promise<void> {
  const [columns, by] = [namesIn(table.columns), namesIn(table.by)]
  let after: readonly Value[] = []
  for (let done = 0; ;) {
    const found = await page(table, after, ROWS_AT_ONCE)
    const last = found.at(-1)
    if (!last) return
    done += found.length
    await put(
      found.map((row) => columns.map((column) => valueIn(row, column))),
      done,
    )
    after = by.map((column) => valueIn(last, column))
  }
}

const namesIn = (columns: string): readonly string[] => columns.split(', ')

/** The statement of one page; `mark` writes the place of a value, counted from 1: the council, `after`, the limit. */
export function pageSql({ name, columns, by }: CopiedTable, after: readonly Value[], mark: (at: number) => string) {
  const further = after.length > 0 ? `and (${by}) > (${after.map((_, at) => mark(at + 2)).join(', ')})` : ''
  return `select ${columns} from ${name} where council = ${mark(1)} ${further} order by ${by} limit ${mark(after.length + 2)}`
}
