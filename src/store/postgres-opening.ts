import { DatabaseError, escapeIdentifier, type Pool } from 'pg'
import { StoreRefused } from './faults.ts'
import { refuseUnsafe, settingsOf } from './postgres-settings.ts'
import { isNotAllowed, prepareTables, VERSION } from './postgres-schema.ts'

type Wanted = {
  readonly url: string
  readonly adminUrl?: string
  readonly schema: string
  readonly access: 'read' | 'write'
}

/** Where the record is, without who may open it. */
export function placeIn(url: string): string {
  const { protocol, host, pathname } = new URL(url)
  return `${protocol}//${host}${pathname}`
}

/**
 * Makes sure that the database can be reached, keeps what it is given, and has the tables of this version; makes
 * them where a role may. Throws `StoreRefused` with what to do.
 */
export async function readyTables(pool: Pool, { url, adminUrl, schema, access }: Wanted): Promise<void> {
  const role = await roleOn(pool, url)
  const version = await versionIn(pool, schema)
  if (version > VERSION) {
    throw new StoreRefused(
      `${placeIn(url)} was prepared by a newer Redress (tables of version ${version}; this one knows ${VERSION}). Start that one, or a later one.`,
    )
  }
  if (access === 'read' && version < VERSION) {
    throw new StoreRefused(`There is no record of this Redress in ${placeIn(url)}. Correct DATABASE_URL, or start it.`)
  }
  if (version === VERSION && adminUrl === undefined) return
  if (access === 'read') return
  await prepare(adminUrl ?? url, { place: placeIn(url), schema, role, byAdmin: adminUrl !== undefined })
  if ((await versionIn(pool, schema)) === VERSION) return
  throw new StoreRefused(
    `The tables were prepared, but not in ${placeIn(url)}. Let DATABASE_ADMIN_URL name the same database as DATABASE_URL.`,
  )
}

/** The name of the role, once the server's settings are found safe. */
async function roleOn(pool: Pool, url: string): Promise<string> {
  const client = await pool.connect().catch((error: unknown) => {
    throw unreachable(url, 'DATABASE_URL', error)
  })
  try {
    const settings = await settingsOf(client)
    refuseUnsafe(settings)
    return settings.role
  } finally {
    client.release()
  }
}

/** The version of the tables; 0 where there are none, or none that this role may use. */
async function versionIn(pool: Pool, schema: string): Promise<number> {
  try {
    const { rows } = await pool.query<{ there: boolean }>(
      `select exists (select 1 from pg_tables where schemaname = $1 and tablename = 'versions') as there`,
      [schema],
    )
    if (!rows[0]?.there) return 0
    const found = await pool.query<{ version: number }>(
      `select coalesce(max(version), 0) as version from ${escapeIdentifier(schema)}.versions`,
    )
    return found.rows[0]?.version ?? 0
  } catch (error) {
    if (isNotAllowed(error)) return 0
    throw error
  }
}

type Prepared = { readonly place: string; readonly schema: string; readonly role: string; readonly byAdmin: boolean }

async function prepare(url: string, { place, schema, role, byAdmin }: Prepared): Promise<void> {
  try {
    await prepareTables(url, schema, role)
  } catch (error) {
    if (!isNotAllowed(error)) {
      throw unreachable(url, byAdmin ? 'DATABASE_ADMIN_URL' : 'DATABASE_URL', error)
    }
    throw new StoreRefused(
      byAdmin
        ? `The role in DATABASE_ADMIN_URL may not prepare ${place}. Put the owner of the database there.`
        : `${place} has to be prepared for this version, and the role ${role} may not do that. ` +
            'Start once with DATABASE_ADMIN_URL set to the same database with a role that may, such as its owner.',
    )
  }
}

const WRONG_USER = /^28/
const NO_DATABASE = '3D000'

/** Says why a database does not open, without what the address holds of secrets. */
function unreachable(url: string, setting: string, error: unknown): StoreRefused {
  const place = placeIn(url)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const says = error instanceof Error && error.message !== '' ? error.message : code
  if (WRONG_USER.test(code))
    return new StoreRefused(`${place} does not let this user in (${says}). Correct ${setting}.`)
  if (code === NO_DATABASE)
    return new StoreRefused(`${place} is not there (${says}). Create it, or correct ${setting}.`)
  if (error instanceof DatabaseError) return new StoreRefused(`${place} cannot be used: ${says}.`)
  return new StoreRefused(`${place} cannot be reached (${says}). Start the database, or correct ${setting}.`)
}
