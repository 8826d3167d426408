import { dirname } from 'node:path'
import type { Store } from '../casework/ports.ts'
import type { CouncilId } from '../kernel/ids.ts'
import { replaceRowsIn } from './commit.ts'
import { type CouncilFiles, filesOf, isThere, keysIn, prepareFolder, replaceWhole, textIn } from './data-folder.ts'
import { StoreRefused, StoreStopped } from './faults.ts'
import { refuseCut } from './kept-checkpoint.ts'
import type { Keys } from './keys.ts'
import { type Database, databaseOn, poolFor } from './postgres-connection.ts'
import { placeIn, readyTables } from './postgres-opening.ts'
import { type Reads, readsOn } from './postgres-reader.ts'
import { destroyKey, dropStrayRows, setRebuiltAs, transact } from './postgres-transaction.ts'
import { committerOn } from './postgres-writer.ts'
import { storeOver } from './store.ts'
import type { Tables } from './tables.ts'

export type PostgresOptions = {
  /** The address of the database, with an ordinary role: `postgres://user:password@host:5432/name`. */
  readonly url: string
  /** The address with a role that may create tables; needed where that of `url` may not, the first time and after an update. */
  readonly adminUrl?: string
  /** The data folder, for the keys and the checkpoint; made where it does not exist. */
  readonly folder: string
  readonly council: CouncilId
  /** `read` opens what is there, even a record that would be refused as cut, and writes nothing. */
  readonly access?: 'write' | 'read'
  /** Where the tables are; `redress` where it is left out. */
  readonly schema?: string
  /** Milliseconds that the server may be away, or another process be writing, before a caller is told; else 5,000. */
  readonly patience?: number
}

/**
 * Opens the record of one council in a PostgreSQL database, with its keys in the data folder; both are made on the
 * first run. Throws `StoreRefused`, saying what to do, where the database cannot be reached, the record could not be
 * kept safely, is not ours, or ends before the checkpoint that was kept of it.
 */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const { url, folder, council, access = 'write', schema = 'redress', patience = 5000 } = options
  const files: CouncilFiles = { ...filesOf(folder, council), record: placeIn(url) }
  if (access === 'write') prepareFolder(folder)
  const pool = poolFor(url)
  try {
    await readyTables(pool, { ...options, schema, access })
    const database = databaseOn(pool, { council, schema, patience })
    const keys = await keysOf(database, files, access)
    const reads = readsOn(database)
    if (access === 'write') refuseCut(files, keys, await reads.heads())
    return storeOver(tablesOf({ database, files, reads, writes: access === 'write' }), keys)
  } catch (error) {
    await pool.end()
    throw error
  }
}

/** The keys of the record, which is begun where it is not there; throws where it is sealed with others. */
export async function keysOf(database: Database, files: CouncilFiles, access: 'read' | 'write'): Promise<Keys> {
  const { council } = database
  const question = { sql: 'select master_key from councils where council = $1', values: [council] }
  const [[found] = []] = await database.read([question])
  if (!found && access === 'read') {
    throw new StoreRefused(`There is no record of ${council} in ${files.record}. Correct DATABASE_URL.`)
  }
  const elsewhere = filesOf(dirname(files.keys), council).record
  if (!found && isThere(elsewhere)) {
    throw new StoreRefused(
      `The record is in ${elsewhere}, and ${files.record} holds none. Copy it there ("redress copy database"), or move that file away to begin a new one.`,
    )
  }
  const keys = keysIn(files, found ? 'there' : 'new')
  const begin = {
    sql: 'insert into councils (council, master_key) values ($1, $2) on conflict do nothing',
    values: [council, keys.master.id],
  }
  if (!found) await database.write([], () => ({ answer: undefined, statements: [begin] }))
  // Asked again, for another process may have begun it at the same moment.
  const [[sealed] = []] = await database.read([question])
  if (sealed?.['master_key'] === keys.master.id) return keys
  throw new StoreRefused(
    `The record in ${files.record} was sealed with another master key. Put the key file that was made with it at ${files.keys}, from where your keys are kept.`,
  )
}

type Parts = {
  readonly database: Database
  readonly files: CouncilFiles
  readonly reads: Reads
  readonly writes: boolean
}

function tablesOf({ database, files, reads, writes }: Parts): Tables {
  const { council } = database
  const committer = committerOn(database)
  const writing = <Given extends unknown[], Answer>(work: (...given: Given) => Promise<Answer>) =>
    writes ? work : () => Promise.reject(new StoreStopped('The record was opened for reading only.'))
  return {
    council,
    ...reads,
    commit: writing((command) => committer.commit(command)),
    replaceRows: writing((of) =>
      transact(database, { commands: [], streams: of.map(({ stream }) => stream) }, (transaction) =>
        replaceRowsIn(transaction, of),
      ),
    ),
    setRebuiltAs: writing((as) => setRebuiltAs(database, as)),
    dropStrayRows: writing(() => dropStrayRows(database)),
    destroyKey: writing((stream) => destroyKey(database, stream)),
    async keepCheckpoint(text) {
      replaceWhole(files.checkpoint, text)
    },
    keptCheckpoint: async () => textIn(files.checkpoint),
    async close() {
      await committer.close()
      await database.close()
    },
  }
}
