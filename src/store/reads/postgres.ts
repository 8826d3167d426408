import type { Read, ReadRecords } from '../../casework/read-records-port.ts'
import { filesOf } from '../data-folder.ts'
import { type Database, databaseOn, poolFor, type Statement } from '../postgres-connection.ts'
import { placeIn, readyTables } from '../postgres-opening.ts'
import { keysOf, type PostgresOptions } from '../postgres.ts'
import { readRecordsOver } from './reads.ts'
import { valuesOf } from './statements.ts'

/**
 * Opens the records of who read what in the database of a council's record, under the same walls. Throws
 * `StoreRefused` as the record does.
 */
export async function openPostgresReadRecords(options: Omit<PostgresOptions, 'access'>): Promise<ReadRecords> {
  const { url, folder, council, schema = 'redress', patience = 5000 } = options
  const pool = poolFor(url)
  try {
    await readyTables(pool, { ...options, schema, access: 'write' })
    const database = databaseOn(pool, { council, schema, patience })
    // The rows of a council can be written once its record is begun.
    await keysOf(database, { ...filesOf(folder, council), record: placeIn(url) }, 'write')
    return over(database)
  } catch (error) {
    await pool.end()
    throw error
  }
}

const over = (database: Database): ReadRecords =>
  readRecordsOver({
    council: database.council,
    async find(sql, values) {
      const [rows = []] = await database.read([{ sql, values }])
      return rows
    },
    write: (reads) => database.write([], () => ({ answer: undefined, statements: reads.map(recording) })),
    close: () => database.close(),
  })

const RECORD = `with record as (
    insert into read_records (council, at, person, way, what, streams) values ($1, $2, $3, $4, $5, $6)
    on conflict do nothing returning entry
  )
  insert into read_streams (council, stream, entry) select $1, stream, entry from record, unnest($7::text[]) as stream`

// Where the server goes away before it answers, the record is written again: then one read is in it twice, unless it was
// journalled.
const recording = (read: Read): Statement => ({ sql: RECORD, values: [...valuesOf(read), read.streams], keep: true })
