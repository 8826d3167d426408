import { randomBytes } from 'node:crypto'
import { after } from 'node:test'
import type { Client } from 'pg'
import type { Store } from '../src/casework/ports.ts'
import { newFolder } from '../src/store/contract/sqlite-folder.ts'
import { council } from '../src/store/contract/subject.ts'
import { openPostgresStore, type PostgresOptions } from '../src/store/postgres.ts'
import { prepareTables } from '../src/store/postgres-schema.ts'
import { asAdmin, type TestDatabase } from './postgres.ts'

// Records in PostgreSQL for tests, and what somebody could do to them who holds the database.

const opened: Store[] = []
after(() => Promise.all(opened.map((store) => store.close())))

export type PostgresRecord = {
  readonly schema: string
  readonly folder: string
  /** Opens it with the ordinary role, which finds the tables ready. */
  readonly open: (options?: Partial<PostgresOptions>) => Promise<Store>
  /** Changes it as no role of the application can: past the walls, without a look at references. */
  readonly behindItsBack: <Answer>(change: (client: Client) => Promise<Answer>) => Promise<Answer>
}

/** Tables of their own in a database for tests; stores on them are closed after the tests, whatever becomes of them. */
export async function newRecord(database: TestDatabase): Promise<PostgresRecord> {
  const folder = newFolder()
  const schema = `record_${randomBytes(6).toString('hex')}`
  const open: PostgresRecord['open'] = async (options) => {
    const store = await openPostgresStore({ url: database.url, folder, council, schema, ...options })
    opened.push(store)
    return store
  }
  await prepareTables(database.adminUrl, schema, new URL(database.url).username)
  return {
    schema,
    folder,
    open,
    behindItsBack: (change) =>
      asAdmin(database.adminUrl, async (client) => {
        await client.query(`set search_path = ${schema}; set session_replication_role = replica`)
        return change(client)
      }),
  }
}
