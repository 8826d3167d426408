import type { DatabaseSync } from 'node:sqlite'
import type { CouncilId } from '../kernel/ids.ts'
import { whole } from './columns.ts'
import { COPIED, type CopiedTable } from './copied-tables.ts'
import { type CopySource, type CopyTarget, lastSql, pagesOn } from './copying.ts'
import { type CouncilFiles, filesOf, isThere, keysIn, prepareFile } from './data-folder.ts'
import { prepareDoor, refuseOtherDoor } from './door/sqlite.ts'
import { StoreRefused } from './faults.ts'
import { FILL_READ_STREAMS, prepareReads, refuseOtherReads } from './reads/sqlite.ts'
import { connect, errorCode } from './sqlite-connection.ts'
import { prepareRecord, refuseStranger } from './sqlite-schema.ts'
import { marks } from './sqlite-rows.ts'

export type SqlitePlace = { readonly folder: string; readonly council: CouncilId }

type Check = (database: DatabaseSync, path: string, council: CouncilId, masterKey: string) => void
type CopiedFile = CopiedTable['file']

const FILES: readonly CopiedFile[] = ['record', 'door', 'reads']
const REFUSE: Readonly<Record<CopiedFile, Check>> = {
  record: refuseStranger,
  door: refuseOtherDoor,
  reads: refuseOtherReads,
}
const PREPARE: Readonly<Record<CopiedFile, Check>> = { record: prepareRecord, door: prepareDoor, reads: prepareReads }

/** Left to itself SQLite finds the council's rows by an index in another order, and sorts them all for each page. */
const IN_ORDER = new Set(['events', 'read_records'])
const inOrder = (table: CopiedTable): CopiedTable =>
  IN_ORDER.has(table.name) ? { ...table, name: `${table.name} not indexed` } : table

const placed = (sql: string): string => sql.replaceAll(/\$(\d+)/g, '?$1')

/** The record in a data folder, to copy from. Where there are no accounts or reads yet, it has none. */
export const fromSqlite =
  ({ folder, council }: SqlitePlace): CopySource =>
  async (use) => {
    const files = filesOf(folder, council)
    if (!isThere(files.record)) throw new StoreRefused(`There is no record at ${files.record} to copy.`)
    const keys = keysIn(files, 'there')
    const opened = new Map<CopiedFile, DatabaseSync>()
    try {
      // Accounts are never dropped: those that the record speaks of are there a moment later too.
      for (const file of FILES) {
        if (isThere(files[file])) opened.set(file, asItStands(files[file], REFUSE[file], council, keys.master.id))
      }
      const last = opened
        .get('record')
        ?.prepare(placed(lastSql('events not indexed')))
        .get(council)
      await use(
        async function* (table) {
          const database = opened.get(table.file)
          if (database)
            yield* pagesOn(inOrder(table), council, async (sql, values) => database.prepare(placed(sql)).all(...values))
        },
        last ? whole(last, 'position') : 0,
      )
    } finally {
      for (const database of opened.values()) database.close()
    }
  }

/** A connection that goes on seeing what stands in a file now. */
function asItStands(path: string, refuse: Check, council: CouncilId, masterKey: string): DatabaseSync {
  let database: DatabaseSync | undefined
  try {
    database = connect(path, { readOnly: true })
    database.exec('begin')
    refuse(database, path, council, masterKey)
    return database
  } catch (error) {
    database?.close()
    if (errorCode(error) === undefined) throw error
    throw new StoreRefused(`${path} cannot be read (${error instanceof Error ? error.message : 'unknown error'}).`)
  }
}

/** The record in a data folder, which must be new or empty, to copy into. Its keys are there already. */
export const intoSqlite =
  ({ folder, council }: SqlitePlace): CopyTarget =>
  async (use) => {
    const files = filesOf(folder, council)
    const keys = keysIn(files, 'there')
    const opened = new Map<CopiedFile, DatabaseSync>()
    try {
      for (const file of FILES) {
        prepareFile(files[file])
        const database = connect(files[file], { readOnly: false })
        opened.set(file, database)
        PREPARE[file](database, files[file], council, keys.master.id)
        database.exec('begin immediate')
      }
      refuseFilled(files, opened)
      await use(async ({ name, columns, file }, rows) => {
        const insert = opened.get(file)?.prepare(`insert into ${name} (${columns}) values (${marks(columns)})`)
        for (const row of rows) insert?.run(...row)
      })
      opened.get('reads')?.exec(FILL_READ_STREAMS)
      // The record goes last: where it is there, all is there.
      for (const file of FILES.toReversed()) opened.get(file)?.exec('commit')
    } finally {
      for (const database of opened.values()) database.close()
    }
  }

function refuseFilled(files: CouncilFiles, opened: ReadonlyMap<CopiedFile, DatabaseSync>): void {
  const filled = FILES.filter((file) =>
    COPIED.some((table) => table.file === file && opened.get(file)?.prepare(`select 1 from ${table.name}`).get()),
  )
  if (filled.length === 0) return
  const paths = filled.map((file) => files[file]).join(' and ')
  throw new StoreRefused(`There is a record at ${paths} already. Nothing was copied; move that away first.`)
}
