import { type CopySource, type CopyTarget, pageSql } from './copying.ts'
import { filesOf, keysIn } from './data-folder.ts'
import { StoreRefused } from './faults.ts'
import { type Database, databaseOn, poolFor } from './postgres-connection.ts'
import { placeIn, readyTables } from './postgres-opening.ts'
import { insertInto } from './postgres-transaction.ts'
import type { PostgresOptions } from './postgres.ts'

export type PostgresPlace = Pick<PostgresOptions, 'url' | 'adminUrl' | 'folder' | 'council' | 'schema'>

/** The record in a database, to copy from. */
export const fromPostgres =
  (place: PostgresPlace): CopySource =>
  (use) =>
    on(place, 'read', (database) =>
      database.steps('read', (ask) =>
        use(async (table, after, limit) => {
          const sql = pageSql(table, after, (at) => `$${at}`)
          const [rows = []] = await ask([{ sql, values: [place.council, ...after, limit] }])
          return rows
        }),
      ),
    )

/** The record in a database, which must be new or empty, to copy into. Its keys are in the data folder already. */
export const intoPostgres =
  (place: PostgresPlace): CopyTarget =>
  (use) =>
    on(place, 'write', (database) => {
      const { council, folder, url } = place
      const keys = keysIn(filesOf(folder, council), 'there')
      const begin = {
        sql: 'insert into councils (council, master_key) values ($1, $2) on conflict do nothing',
        values: [council, keys.master.id],
      }
      const turn = {
        sql: 'select master_key, last_position from councils where council = $1 for update',
        values: [council],
      }
      const moveOn = {
        sql: `update councils set last_position = (select coalesce(max(position), 0) from events where council = $1)
              where council = $1`,
        values: [council],
      }
      return database.steps('write', async (ask) => {
        const [, [there] = []] = await ask([begin, turn])
        if (there?.['master_key'] !== keys.master.id || there['last_position'] !== 0) {
          throw new StoreRefused(`There is a record of ${council} in ${placeIn(url)} already. Nothing was copied.`)
        }
        await use(async ({ name, columns }, rows) => {
          await ask(insertInto(name, columns, rows))
        })
        await ask([moveOn])
      })
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
