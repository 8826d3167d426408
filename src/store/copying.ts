import { createHash } from 'node:crypto'
import { type Columns, type Value, valueIn } from './columns.ts'
import { COPIED, type CopiedTable } from './copied-tables.ts'
import { StoreRefused } from './faults.ts'

/** The statement of the last event's position. */
export const lastSql = (events = 'events'): string =>
  `select position from ${events} where council = $1 order by position desc limit 1`

/** The rows of a table in its order, some at a time. */
export type PagesOf = (table: CopiedTable) => AsyncIterable<readonly Columns[]>
export type Put = (table: CopiedTable, rows: readonly (readonly Value[])[]) => Promise<void>

/** How many rows of a table were copied, and the SHA-256 of all they hold, in their order. */
export type Tally = { readonly rows: number; readonly hash: string }
/** The tally of each table but that of the events, which their chain holds together. */
export type Tallies = Readonly<Record<string, Tally>>

/** A record to copy from, as it stands at one moment; `last` is the position of its last event, 0 where it is empty. */
export type CopySource = (use: (pages: PagesOf, last: number) => Promise<void>) => Promise<void>
/** An empty record to copy into: all is there once `use` has ended, and nothing where it throws. */
export type CopyTarget = (use: (put: Put) => Promise<Tallies>, last: number) => Promise<void>

/**
 * Copies a record, table by table in their order; `step` is told how many events were copied, and of how many. Answers
 * the tallies of what was copied.
 */
export const copyTables = (
  source: CopySource,
  target: CopyTarget,
  step: (events: number, of: number) => void,
): Promise<Tallies> => copyEach(COPIED, source, target, step)

/** The tallies of a record that is there. */
export const talliesIn = (source: CopySource): Promise<Tallies> =>
  copyEach(
    COPIED.filter(({ name }) => name !== 'events'),
    source,
    async (use) => void (await use(async () => {})),
    () => {},
  )

async function copyEach(
  tables: readonly CopiedTable[],
  source: CopySource,
  target: CopyTarget,
  step: (events: number, of: number) => void,
): Promise<Tallies> {
  let tallies: Tallies = {}
  await source((pages, last) =>
    target(async (put) => {
      for (const table of tables) {
        if (table.name === 'events') await copyTable(table, pages, put, (done) => step(done, last))
        else tallies = { ...tallies, [table.name]: await copyTallied(table, pages, put) }
      }
      return tallies
    }, last),
  )
  return tallies
}

async function copyTallied(table: CopiedTable, pages: PagesOf, put: Put): Promise<Tally> {
  const hash = createHash('sha256')
  const adding: Put = async (of, rows) => {
    for (const row of rows) hash.update(`${JSON.stringify(row)}\n`)
    await put(of, rows)
  }
  return { rows: await copyTable(table, pages, adding), hash: hash.digest('hex') }
}

async function copyTable(
  table: CopiedTable,
  pages: PagesOf,
  put: Put,
  step: (done: number) => void = () => {},
): Promise<number> {
  const columns = namesIn(table.columns)
  let done = 0
  for await (const page of pages(table)) {
    await put(
      table,
      page.map((row) => columns.map((column) => valueIn(row, column))),
    )
    done += page.length
    step(done)
  }
  return done
}

/** How many accounts there are, and records of who looked. */
export type Beside = { readonly accounts: number; readonly reads: number }

export const besideIn = (tallies: Tallies): Beside => ({
  accounts: tallies['door_accounts']?.rows ?? 0,
  reads: tallies['read_records']?.rows ?? 0,
})

/** Throws `StoreRefused`, beginning with `says`, where a table does not hold what was written down of it. */
export function refuseOtherTallies(found: Tallies, wanted: Tallies, says: string): void {
  for (const { name } of COPIED) {
    const [there, told] = [found[name], wanted[name]]
    if (there?.hash === told?.hash && there?.rows === told?.rows) continue
    throw new StoreRefused(
      `${says} The table ${name} does not hold what it held: ${there?.rows ?? 0} rows were read, where there were ${told?.rows ?? 0}.`,
    )
  }
}

const namesIn = (columns: string): readonly string[] => columns.split(', ')

const ROWS_AT_ONCE = 500

/** Runs one statement, whose values stand in it as `$1` and so on. */
type Ask = (sql: string, values: readonly Value[]) => Promise<readonly Columns[]>

/** Asks for a table page by page: the rows of this council, each time those after the last. */
export async function* pagesOn(
  { name, columns, by }: CopiedTable,
  council: string,
  ask: Ask,
): AsyncGenerator<readonly Columns[]> {
  const order = namesIn(by)
  const wanted = [...new Set([...namesIn(columns), ...order])].join(', ')
  const places = order.map((_, at) => `$${at + 3}`).join(', ')
  for (let after: readonly Value[] = []; ;) {
    const further = after.length > 0 ? `and (${by}) > (${places})` : ''
    const sql = `select ${wanted} from ${name} where council = $1 ${further} order by ${by} limit $2`
    const rows = await ask(sql, [council, ROWS_AT_ONCE, ...after])
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = order.map((column) => valueIn(last, column))
  }
}
