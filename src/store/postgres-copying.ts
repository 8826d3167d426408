import type { CouncilId } from '../kernel/ids.ts'
import { whole } from './columns.ts'
import { COPIED } from './copied-tables.ts'
import { type CopySource, type CopyTarget, lastSql, pagesOn } from './copying.ts'
import { filesOf, keysIn } from './data-folder.ts'
import { StoreRefused } from './faults.ts'
import { type Database, databaseOn, poolFor, type Statement } from './postgres-connection.ts'
import { placeIn, readyTables } from './postgres-opening.ts'
import { insertInto } from './postgres-transaction.ts'
import type { PostgresOptions } from './postgres.ts'
import { FILL_READ_STREAMS } from './reads/postgres-tables.ts'

export type PostgresPlace = Pick<PostgresOptions, 'url' | 'adminUrl' | 'folder' | 'council' | 'schema'>

/** The record in a database, to copy from. */
export const fromPostgres =
  (place: PostgresPlace): CopySource =>
  (use) =>
    on(place, 'read', (database) =>
      database.steps('read', async (ask) => {
        const [[last] = []] = await ask([{ sql: lastSql(), values: [place.council] }])
        await use(
          (table) =>
            pagesOn(table, place.council, async (sql, values) => {
              const [rows = []] = await ask([{ sql, values }])
              return rows
            }),
          last ? whole(last, 'position') : 0,
        )
      }),
    )

/** The record in a database, which must be new or empty, to copy into. Its keys are in the data folder already. */
export const intoPostgres =
  (place: PostgresPlace): CopyTarget =>
  (use) =>
    on(place, 'write', (database) => {
      const { council, folder } = place
      const keys = keysIn(filesOf(folder, council), 'there')
      const begin = {
        sql: 'insert into councils (council, master_key) values ($1, $2) on conflict do nothing',
        values: [council, keys.master.id],
      }
      const turn = {
        sql: 'select master_key from councils where council = $1 for update',
        values: [council],
      }
      const moveOn = {
        sql: `update councils set last_position = (select coalesce(max(position), 0) from events where council = $1)
              where council = $1`,
        values: [council],
      }
      return database.steps('write', async (ask) => {
        const [, [there] = [], ...found] = await ask([begin, turn, ...anyRows(council)])
        if (there?.['master_key'] !== keys.master.id || found.flat().length > 0) {
          throw new StoreRefused(`${filled(place)} Nothing was copied. ${EMPTY}`)
        }
        await use(async ({ name, columns, numbers }, rows) => {
          await ask(insertInto(name, columns, rows, '', numbers))
        })
        await ask([moveOn, { sql: FILL_READ_STREAMS, values: [council] }])
      })
    })

const anyRows = (council: CouncilId): readonly Statement[] =>
  COPIED.map(({ name }) => ({ sql: `select 1 as there from ${name} where council = $1 limit 1`, values: [council] }))

const filled = ({ council, url }: PostgresPlace): string =>
  `There is a record of ${council}, or an account, in ${placeIn(url)} already.`
const EMPTY = 'Point DATABASE_URL to an empty database.'

/** Throws `StoreRefused` where the database cannot be used or holds something of the council already. */
export const refuseFilledDatabase = (place: PostgresPlace): Promise<void> =>
  on(place, 'write', async (database) => {
    const found = await database.read(anyRows(place.council))
    if (found.flat().length > 0) throw new StoreRefused(`${filled(place)} ${EMPTY}`)
  })

async function on(
  place: PostgresPlace,
  access: 'read' | 'write',
  use: (database: Database) => Promise<void>,
): Promise<void> {
  const { url, council, schema = 'redress' } = place
  const pool = poolFor(url)
  try {
    await readyTables(pool, { ...place, schema, access })
    await use(databaseOn(pool, { council, schema, patience: 5000 }))
  } finally {
    await pool.end()
  }
}
