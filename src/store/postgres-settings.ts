import type { ClientBase } from 'pg'
import { StoreRefused } from './faults.ts'

const OLDEST = 15

/** What a connection runs with, as the server says itself. */
export type Settings = {
  readonly version: number
  readonly fsync: string
  readonly synchronousCommit: string
  readonly fullPageWrites: string
  readonly encoding: string
  readonly role: string
  readonly superuser: boolean
  readonly bypassesWalls: boolean
}

/** Reads the settings of a connection. */
export async function settingsOf(client: ClientBase): Promise<Settings> {
  const { rows } = await client.query<Settings>(
    `select current_setting('server_version_num')::integer / 10000 as version, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as "synchronousCommit",
            current_setting('full_page_writes') as "fullPageWrites", current_setting('server_encoding') as encoding,
            rolname as role, rolsuper as superuser, rolbypassrls as "bypassesWalls"
     from pg_roles where rolname = current_user`,
  )
  const [settings] = rows
  if (!settings) throw new Error('The database does not say who is connected')
  return settings
}

/** Throws `StoreRefused` where a record could be lost, or one council see another's, under these settings. */
export function refuseUnsafe(settings: Settings): void {
  const wrong = unsafeIn(settings)
  if (wrong !== undefined) throw new StoreRefused(`The record cannot be kept safely in this database: ${wrong}`)
}

function unsafeIn(settings: Settings): string | undefined {
  const { version, fsync, synchronousCommit, fullPageWrites, encoding, role, superuser, bypassesWalls } = settings
  if (!(version >= OLDEST)) return `PostgreSQL ${version} is too old. Use ${OLDEST} or later.`
  if (fsync !== 'on') return 'it does not wait for the disk (fsync is off). Set fsync = on in postgresql.conf.'
  if (synchronousCommit === 'off') {
    return 'it answers before the disk has what it was given (synchronous_commit is off). Set it to on, for the server or for this role.'
  }
  if (fullPageWrites !== 'on') {
    return 'a crash can leave pages half written (full_page_writes is off). Set full_page_writes = on in postgresql.conf.'
  }
  if (encoding !== 'UTF8') return `it keeps text as ${encoding}. Create the database with encoding UTF8.`
  if (superuser || bypassesWalls) {
    const which = superuser ? 'is a superuser' : 'may bypass row-level security'
    return `the role ${role} ${which}, so nothing would keep councils apart. Put an ordinary role in DATABASE_URL (create role redress login), and this one in DATABASE_ADMIN_URL for the first start.`
  }
  return undefined
}
