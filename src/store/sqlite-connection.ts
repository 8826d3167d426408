import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { StoreRefused } from './faults.ts'

/** Before this version SQLite can lose committed transactions when two connections share a write-ahead log. */
const OLDEST_SAFE = '3.51.3'
const BUSY_MILLISECONDS = 5000
const FULL = 2

/** What a connection runs with, as it says itself. */
export type Settings = {
  readonly sqliteVersion: string
  readonly journalMode: string
  readonly synchronous: number
  readonly foreignKeys: number
  readonly busyTimeout: number
}

/** Opens a connection as the record needs it; throws `StoreRefused` where the settings did not take. */
export function connect(path: string, { readOnly }: { readonly readOnly: boolean }): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly, timeout: BUSY_MILLISECONDS })
  try {
    if (!readOnly) database.exec('pragma journal_mode = wal')
    database.exec(
      `pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = ${BUSY_MILLISECONDS};
       pragma fullfsync = on; pragma checkpoint_fullfsync = on; pragma secure_delete = on; pragma trusted_schema = off`,
    )
    refuseUnsafe(settingsOf(database))
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** What the header of a file says under this name: a number. */
export const pragma = (database: DatabaseSync, name: string): number =>
  Number(database.prepare(`pragma ${name}`).get()?.[name])

/** Whether nobody has put anything into a file yet. */
export const isEmpty = (database: DatabaseSync): boolean =>
  pragma(database, 'application_id') === 0 && database.prepare('select 1 from sqlite_schema').get() === undefined

/** Reads the settings back from a connection. */
export const settingsOf = (database: DatabaseSync): Settings => {
  const one = (sql: string): SQLOutputValue => Object.values(database.prepare(sql).get() ?? {})[0] ?? null
  return {
    sqliteVersion: String(one('select sqlite_version()')),
    journalMode: String(one('pragma journal_mode')),
    synchronous: Number(one('pragma synchronous')),
    foreignKeys: Number(one('pragma foreign_keys')),
    busyTimeout: Number(one('pragma busy_timeout')),
  }
}

/** Throws `StoreRefused` where a record could be lost or broken under these settings. */
export function refuseUnsafe(settings: Settings): void {
  const wrong = unsafeIn(settings)
  if (wrong !== undefined) throw new StoreRefused(`The record cannot be kept safely: ${wrong}`)
}

function unsafeIn(settings: Settings): string | undefined {
  const { sqliteVersion, journalMode, synchronous, foreignKeys, busyTimeout } = settings
  if (isOlder(sqliteVersion, OLDEST_SAFE)) {
    return `SQLite ${sqliteVersion} can lose committed data. Start with the Node that npm start installs, which brings ${OLDEST_SAFE} or later.`
  }
  if (journalMode !== 'wal') {
    return `the write-ahead log is off (journal_mode is ${journalMode}). Keep the data folder on a local disk, not on a network share.`
  }
  if (!(synchronous >= FULL)) return `SQLite does not wait for the disk (synchronous is ${synchronous}, not 2 or 3).`
  if (foreignKeys !== 1) return 'SQLite does not check references (foreign_keys is off).'
  if (!(busyTimeout >= BUSY_MILLISECONDS))
    return `SQLite does not wait for another process (busy_timeout is ${busyTimeout} ms).`
  return undefined
}

function isOlder(version: string, than: string): boolean {
  const [a, b] = [version.split('.').map(Number), than.split('.').map(Number)]
  const at = [0, 1, 2].find((part) => a[part] !== b[part])
  return at !== undefined && !((a[at] ?? 0) > (b[at] ?? 0))
}

const BUSY = 5
const FULL_DISK = 13
const CONSTRAINT = 19

/**
 * What an error of SQLite asks for: `skip` where one statement was refused, `retry-later` where nothing could
 * be begun or the disk is full (SQLite has undone all of it), `stop` for all else: after a failed write or
 * sync nothing that the database says can be relied on.
 */
export function askedFor(error: unknown): 'skip' | 'retry-later' | 'stop' {
  const code = errorCode(error)
  if (code === undefined || code === CONSTRAINT) return 'skip'
  return code === BUSY || code === FULL_DISK ? 'retry-later' : 'stop'
}

/** SQLite's primary result code; nothing for an error that did not come from SQLite. */
export function errorCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : undefined
}
