import type { SignInStore } from '../../casework/sign-in-port.ts'
import { filesOf } from '../data-folder.ts'
import { type Ask, type Database, databaseOn, poolFor } from '../postgres-connection.ts'
import { placeIn, readyTables } from '../postgres-opening.ts'
import { keysOf, type PostgresOptions } from '../postgres.ts'
import { sealsFrom } from './seals.ts'
import type { OpenDoor } from './sqlite.ts'
import { type Run, workOn } from './work.ts'

/**
 * Opens the accounts and sessions of one council in the database of its record, under the same walls. Throws
 * `StoreRefused` as the record does.
 */
export async function openPostgresDoor(options: Omit<PostgresOptions, 'access'>): Promise<OpenDoor> {
  const { url, folder, council, schema = 'redress', patience = 5000 } = options
  const pool = poolFor(url)
  try {
    await readyTables(pool, { ...options, schema, access: 'write' })
    const database = databaseOn(pool, { council, schema, patience })
    const keys = await keysOf(database, { ...filesOf(folder, council), record: placeIn(url) }, 'write')
    return { signIns: storeOn(database), seals: sealsFrom(keys) }
  } catch (error) {
    await pool.end()
    throw error
  }
}

const storeOn = (database: Database): SignInStore => ({
  read: (work) => database.steps('read', (ask) => work(workOn(runOn(ask), database.council))),
  change: (work) =>
    database.steps('write', async (ask) => {
      // A turn of the door's own: signing in does not wait for whoever writes to the record.
      const turn = "select pg_advisory_xact_lock(hashtext('redress-door'), hashtext(current_schema() || $1))"
      await ask([{ sql: turn, values: [database.council] }])
      return work(workOn(runOn(ask), database.council))
    }),
  close: () => database.close(),
})

const runOn =
  (ask: Ask): Run =>
  async (sql, values) => {
    const [rows = []] = await ask([{ sql, values }])
    return rows
  }
