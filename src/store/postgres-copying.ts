import { whole } from './columns.ts'
import { type CopySource, type CopyTarget, lastSql, pageSql } from './copying.ts'
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
      database.steps('read', async (ask) => {
        const [[last] = []] = await ask([{ sql: lastSql('$1'), values: [place.council] }])
        await use(
          async (table, after, limit) => {
            const sql = pageSql(table, after, (at) => `$${at}`)
            const [rows = []] = await ask([{ sql, values: [place.council, ...after, limit] }])
            return rows
          },
          last ? whole(last, 'position') : 0,
        )
      }),
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
          throw new StoreRefused(
            `There is a record of ${council} in ${placeIn(url)} already. Nothing was copied. Point DATABASE_URL to an empty database.`,
          )
        }
        await use(async ({ name, columns }, rows) => {
          await ask(insertInto(name, columns, rows))
        })
        await ask([moveOn])
      })
    })

/** Throws `StoreRefused` where the database cannot be used or holds events of the council already. */
export const refuseFilledDatabase = (place: PostgresPlace): Promise<void> =>
  on(place, 'write', async (database) => {
    const [[last] = []] = await database.read([{ sql: lastSql('$1'), values: [place.council] }])
    if (!last) return
    throw new StoreRefused(
      `There is a record of ${place.council} in ${placeIn(place.url)} already. Point DATABASE_URL to an empty database.`,
    )
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
